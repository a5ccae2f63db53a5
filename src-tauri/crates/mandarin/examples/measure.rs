//! Reads a text as fast as it can: `cargo run --release -p wenxi-mandarin --example measure -- TEXT SENTENCES`. Prints the
//! CPU seconds that TEXT took, then the reading of each line of SENTENCES; what else there is to know of the language data
//! goes to the terminal. `cargo xtask bench mandarin` runs it beside its peers.

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::time::Instant;

use wenxi_mandarin::{Language, WordKind, pinyin};

/// What is measured has the allocator of the program: see decision 0110.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut file =
        || fs::read_to_string(arguments.next().ok_or("give two files")?).map_err(Box::<dyn Error>::from);
    let (text, sentences) = (file()?, file()?);
    let small = resident()?;
    let start = Instant::now();
    let language = Language::load()?;
    eprintln!(
        "language data ready in {:.1} ms",
        start.elapsed().as_secs_f64() * 1e3
    );
    eprintln!(
        "model and lookup data of readings: {:.1} MB",
        Language::reading_data() as f64 / 1e6
    );

    let before = cpu_seconds()?;
    for line in text.lines() {
        black_box(language.annotate(line, &[]));
    }
    let seconds = cpu_seconds()? - before;
    eprintln!(
        "{:.0} characters a CPU second",
        text.chars().count() as f64 / seconds
    );
    println!("{seconds}");
    let mut words = Vec::new();
    for line in sentences.lines() {
        let read = language.annotate(line, &[]);
        let readings = read.iter().flat_map(|word| &word.readings);
        let numbers: Vec<String> = readings
            .map(|reading| pinyin::numbers(&[reading.written]))
            .collect();
        println!("{}", numbers.join(" "));
        words.extend(read.into_iter().filter(|word| word.kind == WordKind::Chinese));
    }
    let before = cpu_seconds()?;
    for word in &words {
        black_box(language.define(&word.text));
    }
    let lookup = (cpu_seconds()? - before) / words.len() as f64;
    eprintln!(
        "a lookup: {:.2} µs, mean of {} words of the sentences",
        lookup * 1e6,
        words.len()
    );
    eprintln!(
        "memory of all language data, in use: {:.0} MB",
        (resident()? - small) / 1e6
    );
    Ok(())
}

/// How long this program has had a processor, as Linux counts it.
fn cpu_seconds() -> Result<f64, Box<dyn Error>> {
    let counted = fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds: f64 = counted.split(' ').next().unwrap_or_default().parse()?;
    Ok(nanoseconds / 1e9)
}

/// The memory that this program takes, in bytes.
fn resident() -> Result<f64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes: f64 = line
        .and_then(|line| line.split_whitespace().next())
        .unwrap_or_default()
        .parse()?;
    Ok(kilobytes * 1024.0)
}
