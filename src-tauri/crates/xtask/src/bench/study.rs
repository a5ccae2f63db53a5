//! Study measured beside Anki (PyPI `anki`, fetched into a scratch folder): the same package, the same steps, in turn, so
//! that what else the machine does falls on both. Only the ratios count; both write durably.
//!
//! What is compared: Wenxi is measured through the functions that its window calls, each with all that the window is given;
//! Anki through the methods of its backend that its own window calls. An answer of Wenxi is graded, written and durable, and
//! the next question is there to be drawn; of Anki the next card is taken from the queue and rendered, answered and
//! written. Wenxi gathers thirty questions when a practice begins, Anki takes cards from its queue one by one: beginning is
//! measured as a step of its own, beside one card of Anki. A program is opened and asked for the first card of its queue; and
//! opened anew and asked to draw it, for which Wenxi reads its language data. Anki is opened by a Python that runs already.
//! What the window of Wenxi does behind its first page is done between the steps. Finding parameters ends for both when they
//! are found; what it takes to replay all reviews with them is said behind it. The package holds 20,000 words in one deck,
//! or in 400 of 50 with `--decks 400`.

use crate::program::{cargo, run};
use std::{
    fs,
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

const ANKI: &str = "anki==26.9.3";

/// The reviews of the log that is replayed as a whole.
const REPLAYED: u32 = 500_000;

/// How often the steps are gone through; what is said is over all rounds.
const ROUNDS: usize = 5;

/// The steps that are measured in each round, with how often, and the share of Anki's time that is wanted, where one is.
const STEPS: [(&str, &str, &str, Option<f64>); 7] = [
    ("open and first question drawn", "draw", "", None),
    ("open and first due card", "open", "", Some(0.1)),
    ("begin a practice", "begin", " 10", None),
    ("next card and answer", "answer", " 100", Some(0.8)),
    ("what is due", "queue", " 20", Some(0.1)),
    ("search a text", "search", " 20", Some(0.1)),
    ("statistics of a year", "statistics", " 4", Some(0.1)),
];

/// Measures both, and prints a line for each step.
pub(super) fn bench(root: &Path, decks: u32) -> io::Result<()> {
    let scratch = root.join("target/bench-study");
    fs::create_dir_all(&scratch)?;
    let python = scratch.join("venv/bin/python");
    if !python.exists() {
        run(Command::new("python3")
            .args(["-m", "venv", "venv"])
            .current_dir(&scratch))?;
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", ANKI]))?;
    }
    let build = ["build", "--quiet", "--release", "--package", "wenxi-api"];
    run(cargo(root, &build).args(["--example", "study_bench"]))?;
    let folders = tempfile::tempdir_in(&scratch)?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/study-with-anki.py");
    let folder = |of: &str, round: usize| folders.path().join(format!("{of}-{round}"));
    let start_theirs = |round| {
        fs::create_dir_all(folder("anki", round))?;
        Program::start(Command::new(&python).arg(&script).arg(folder("anki", round)))
    };
    let start_ours = |round| {
        let program = root.join("target/release/examples/study_bench");
        Program::start(Command::new(program).arg(folder("wenxi", round)))
    };
    let (mut ours, mut theirs) = (start_ours(0)?, start_theirs(0)?);

    // Taken in by each round's own folder, and by the last one's for all that follows.
    let made = folders.path().join("made.apkg").display().to_string();
    theirs.step(&format!("make {decks} {made}"))?;
    let import = format!("import {made}");
    let (mut our, mut their) = (Vec::new(), Vec::new());
    for round in 1..=ROUNDS {
        (ours, theirs) = (start_ours(round)?, start_theirs(round)?);
        our.extend(ours.step(&import)?);
        their.extend(theirs.step(&import)?);
    }
    say("take a package in", &mut our, &mut their, Some(1.0));
    // No step waits for the disk because of what all these imports wrote.
    run(&mut Command::new("sync"))?;
    let behind = ours.step("findable")?.iter().sum::<f64>();
    println!("until its words are found, behind that: {behind:.0} ms");
    ours.step("limits")?;
    theirs.step("limits")?;
    let mut found: Vec<[Vec<f64>; 2]> = STEPS.iter().map(|_| [Vec::new(), Vec::new()]).collect();
    for _ in 0..ROUNDS {
        for ((_, step, times, _), [our, their]) in STEPS.iter().zip(&mut found) {
            our.extend(ours.step(&format!("{step}{times}"))?);
            their.extend(theirs.step(&format!("{step}{times}"))?);
        }
    }
    for ((name, _, _, wanted), [our, their]) in STEPS.iter().zip(&mut found) {
        say(name, our, their, *wanted);
    }
    one(
        "write a package",
        &mut ours,
        &mut theirs,
        &format!("export {}", folders.path().join("out.apkg").display()),
        Some(1.0),
    )?;
    one("find parameters", &mut ours, &mut theirs, "find", None)?;
    let kept = ours.step("optimise")?.iter().sum::<f64>();
    println!("find parameters, and replay all reviews with them if they are better: {kept:.0} ms");
    say_memory("after all of it", &mut ours, &mut theirs)?;
    let replayed = ours.step(&format!("replay {REPLAYED}"))?;
    let seconds = replayed.iter().sum::<f64>() / 1000.0;
    println!("replay a log of {REPLAYED} reviews: {seconds:.2} s (wanted 3)");
    drop((ours, theirs));
    let (mut ours, mut theirs) = (start_ours(ROUNDS)?, start_theirs(ROUNDS)?);
    for step in ["begin 1", "answer 100", "queue 1", "statistics 1"] {
        ours.step(step)?;
        theirs.step(step)?;
    }
    say_memory(
        "after the start, a practice, today and progress",
        &mut ours,
        &mut theirs,
    )
}

fn say_memory(when: &str, ours: &mut Program, theirs: &mut Program) -> io::Result<()> {
    let memory = |megabytes: Vec<f64>| megabytes.first().copied().unwrap_or(f64::NAN);
    let (our, their) = (memory(ours.step("memory")?), memory(theirs.step("memory")?));
    println!("memory {when}: {our:.0} MB, Anki with Python {their:.0} MB");
    Ok(())
}

/// Does a step once with both.
fn one(
    name: &str,
    ours: &mut Program,
    theirs: &mut Program,
    step: &str,
    wanted: Option<f64>,
) -> io::Result<()> {
    let (mut our, mut their) = (ours.step(step)?, theirs.step(step)?);
    say(name, &mut our, &mut their, wanted);
    Ok(())
}

/// Prints the medians, where there are many the 99th percentiles, and the share of ours.
fn say(name: &str, our: &mut [f64], their: &mut [f64], wanted: Option<f64>) {
    our.sort_by(f64::total_cmp);
    their.sort_by(f64::total_cmp);
    let at = |times: &[f64], share: usize| times.get(times.len() * share / 100).copied().unwrap_or(f64::NAN);
    let (median, their_median) = (at(our, 50), at(their, 50));
    print!(
        "{name}: {median:.2} ms, Anki {their_median:.2} ms, a share of {:.3}",
        median / their_median
    );
    if let Some(wanted) = wanted {
        print!(" (wanted {wanted})");
    }
    if our.len() >= 100 {
        let (worst, their_worst) = (at(our, 99), at(their, 99));
        print!(
            "; p99 {worst:.2} ms, Anki {their_worst:.2} ms, {:.2}",
            worst / their_worst
        );
    }
    println!();
}

/// A program that does one step for each line that it is told.
struct Program {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Program {
    fn start(command: &mut Command) -> io::Result<Self> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let missing = || io::Error::other("a program has no input or output");
        Ok(Self {
            input: child.stdin.take().ok_or_else(missing)?,
            output: BufReader::new(child.stdout.take().ok_or_else(missing)?),
            child,
        })
    }

    /// Does a step, and gives the milliseconds of each time.
    fn step(&mut self, step: &str) -> io::Result<Vec<f64>> {
        writeln!(self.input, "{step}")?;
        self.input.flush()?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        let took: Vec<f64> = line.split_whitespace().filter_map(|ms| ms.parse().ok()).collect();
        if took.is_empty() {
            return Err(io::Error::other(format!("a program ended at “{step}”")));
        }
        Ok(took)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It ends by itself when nobody tells it more; that it has ended already is no failure.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
