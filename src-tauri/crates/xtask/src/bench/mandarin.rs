//! The language measured against its peers in the same run: Python `jieba` + `pypinyin`, and npm `pinyin-pro`, which
//! are installed into a scratch folder.

use crate::program::{cargo, run};
use std::path::Path;
use std::process::{Command, Stdio};
use std::{fs, io};

const PYTHON: [&str; 2] = ["jieba==0.42.1", "pypinyin==0.55.0"];
const NPM: &str = "pinyin-pro@3.29.4";

/// Bytes of text that are read.
const LENGTH: usize = 3_000_000;

/// What a program said of itself.
struct Measured {
    name: &'static str,
    /// CPU seconds for the whole text.
    seconds: f64,
    /// Its readings of the sentences.
    readings: Vec<String>,
}

/// Reads 3 MB with the program and its peers, and prints how fast they were and how often right on our own sentences.
pub(crate) fn bench(root: &Path) -> io::Result<()> {
    let scratch = root.join("target/bench-mandarin");
    fs::create_dir_all(&scratch)?;
    let fixture = |name: &str| fs::read_to_string(root.join("tests/fixtures/readings").join(name));
    let lines = fixture("sentences.tsv")? + &fixture("held-out.tsv")?;
    let sentences: Vec<(&str, &str)> = lines.lines().filter_map(|line| line.split_once('\t')).collect();
    let once: String = sentences
        .iter()
        .map(|(sentence, _)| format!("{sentence}\n"))
        .collect();
    let (text, few) = (scratch.join("text.txt"), scratch.join("sentences.txt"));
    fs::write(&text, once.repeat(LENGTH / once.len()))?;
    fs::write(&few, &once)?;
    let ask = |name, command: &mut Command| measure(name, command.arg(&text).arg(&few));

    let own = [
        "run",
        "--quiet",
        "--release",
        "-p",
        "wenxi-mandarin",
        "--example",
        "measure",
        "--",
    ];
    let own = ask("wenxi", &mut cargo(root, &own))?;

    run(Command::new("python3")
        .args(["-m", "venv", "venv"])
        .current_dir(&scratch))?;
    let python = scratch.join("venv/bin/python");
    run(Command::new(&python)
        .args(["-m", "pip", "install", "--quiet"])
        .args(PYTHON))?;
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("bench");
    let pypinyin = ask(
        "jieba + pypinyin",
        Command::new(&python).arg(scripts.join("jieba-and-pypinyin.py")),
    )?;

    run(Command::new("npm")
        .args(["install", "--silent", "--prefix"])
        .arg(&scratch)
        .arg(NPM))?;
    // Node looks for packages from where the script lies.
    fs::copy(scripts.join("pinyin-pro.mjs"), scratch.join("pinyin-pro.mjs"))?;
    let pinyin_pro = ask(
        "pinyin-pro",
        Command::new("node").arg(scratch.join("pinyin-pro.mjs")),
    )?;

    let megabytes = fs::metadata(&text)?.len() as f64 / 1e6;
    for one in [&own, &pypinyin, &pinyin_pro] {
        let readings = one.readings.iter().zip(&sentences);
        let (right, all) = readings.fold((0, 0), |(right, all), (read, (_, expected))| {
            let (more, of) = compare(read, expected);
            (right + more, all + of)
        });
        println!(
            "{}: {:.2} MB a CPU second, {:.2} % of {all} syllables right; wenxi is {:.1} times as fast",
            one.name,
            megabytes / one.seconds,
            100.0 * f64::from(right) / f64::from(all),
            one.seconds / own.seconds
        );
    }
    Ok(())
}

/// How many syllables are right, and how many there are; none where there are not as many as there should be.
fn compare(read: &str, expected: &str) -> (i32, i32) {
    let parse = |text: &str| wenxi_mandarin::pinyin::parse(&text.replace("u:", "ü")).unwrap_or_default();
    let expected: Vec<_> = expected.split(' ').map(parse).collect();
    let read: Vec<_> = read
        .split(' ')
        .map(parse)
        .filter(|syllables| !syllables.is_empty())
        .collect();
    let same = read.len() == expected.len();
    let right = read
        .iter()
        .zip(&expected)
        .filter(|(left, right)| same && left == right)
        .count();
    let number = |count| i32::try_from(count).unwrap_or(i32::MAX);
    (number(right), number(expected.len()))
}

fn measure(name: &'static str, command: &mut Command) -> io::Result<Measured> {
    // What else a program has to say of itself is for the reader.
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(io::Error::other(format!("{name} ended with {}", output.status)));
    }
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut lines = said.lines();
    let seconds = lines.next().and_then(|line| line.trim().parse().ok());
    Ok(Measured {
        name,
        seconds: seconds.ok_or_else(|| io::Error::other(format!("{name} did not say how long it took")))?,
        readings: lines.map(str::to_owned).collect(),
    })
}
