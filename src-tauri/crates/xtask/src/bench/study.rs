//! Study measured beside Anki (PyPI `anki`, fetched into a scratch folder): the same package, the same steps, in turn, so
//! that what else the machine does falls on both. Only the ratios count; both write durably.

use super::mandarin::run;
use std::{
    fs,
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

const ANKI: &str = "anki==26.9.3";

/// How often the steps are gone through; what is said is over all rounds.
const ROUNDS: usize = 5;

/// The steps that are measured in each round, with how often, and the share of Anki's time that is wanted.
const STEPS: [(&str, &str, &str, f64); 5] = [
    ("open and first due card", "open", "", 0.1),
    ("next card and answer", "answer", " 100", 0.8),
    ("what is due", "queue", " 20", 0.1),
    ("search a text", "search", " 20", 0.1),
    ("statistics of a year", "statistics", " 4", 0.1),
];

/// Measures both, and prints a line for each step.
pub(super) fn bench(root: &Path) -> io::Result<()> {
    let scratch = root.join("target/bench-study");
    fs::create_dir_all(&scratch)?;
    let python = scratch.join("venv/bin/python");
    if !python.exists() {
        run(Command::new("python3")
            .args(["-m", "venv", "venv"])
            .current_dir(&scratch))?;
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", ANKI]))?;
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    run(Command::new(cargo).current_dir(root).args([
        "build",
        "--quiet",
        "--release",
        "--package",
        "wenxi-api",
        "--example",
        "study_bench",
    ]))?;
    let folders = tempfile::tempdir_in(&scratch)?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/study-with-anki.py");
    let theirs_folder = folders.path().join("anki");
    fs::create_dir(&theirs_folder)?;
    let mut theirs = Program::start(Command::new(&python).arg(script).arg(&theirs_folder))?;
    let mut ours = Program::start(
        Command::new(root.join("target/release/examples/study_bench")).arg(folders.path().join("wenxi")),
    )?;

    let made = folders.path().join("made.apkg").display().to_string();
    theirs.step(&format!("make {made}"))?;
    one(
        "take a package in",
        &mut ours,
        &mut theirs,
        &format!("import {made}"),
        1.0,
    )?;
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
        1.0,
    )?;
    one("find parameters", &mut ours, &mut theirs, "optimise", 1.0)?;
    let (our, their) = (ours.step("memory")?, theirs.step("memory")?);
    let memory = |megabytes: Vec<f64>| megabytes.first().copied().unwrap_or(f64::NAN);
    println!(
        "memory of the program: {:.0} MB; of Anki with Python {:.0} MB",
        memory(our),
        memory(their)
    );
    Ok(())
}

/// Does a step once with both.
fn one(name: &str, ours: &mut Program, theirs: &mut Program, step: &str, wanted: f64) -> io::Result<()> {
    let (mut our, mut their) = (ours.step(step)?, theirs.step(step)?);
    say(name, &mut our, &mut their, wanted);
    Ok(())
}

/// Prints the medians, where there are many the 99th percentiles, and the share of ours.
fn say(name: &str, our: &mut [f64], their: &mut [f64], wanted: f64) {
    our.sort_by(f64::total_cmp);
    their.sort_by(f64::total_cmp);
    let at = |times: &[f64], share: usize| times.get(times.len() * share / 100).copied().unwrap_or(f64::NAN);
    let (median, their_median) = (at(our, 50), at(their, 50));
    print!(
        "{name}: {median:.2} ms, Anki {their_median:.2} ms, a share of {:.2} (wanted {wanted})",
        median / their_median
    );
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
