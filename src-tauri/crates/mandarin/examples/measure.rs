//! Reads a text as fast as it can: `cargo run --release -p wenxi-mandarin --example measure -- TEXT SENTENCES`. Prints the
//! CPU seconds that TEXT took, then the reading of each line of SENTENCES. `cargo xtask bench mandarin` runs it beside
//! its peers.

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::time::Instant;

use wenxi_mandarin::{Language, pinyin};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut file =
        || fs::read_to_string(arguments.next().ok_or("give two files")?).map_err(Box::<dyn Error>::from);
    let (text, sentences) = (file()?, file()?);
    let start = Instant::now();
    let language = Language::load()?;
    eprintln!("ready in {:.1} ms", start.elapsed().as_secs_f64() * 1e3);

    let before = cpu_seconds()?;
    for line in text.lines() {
        black_box(language.annotate(line, &[]));
    }
    let seconds = cpu_seconds()? - before;
    eprintln!("{:.0} characters a second", text.chars().count() as f64 / seconds);
    println!("{seconds}");
    for line in sentences.lines() {
        let words = language.annotate(line, &[]);
        let readings = words.iter().flat_map(|word| &word.readings);
        let read: Vec<String> = readings
            .map(|reading| pinyin::numbers(&[reading.citation]))
            .collect();
        println!("{}", read.join(" "));
    }
    Ok(())
}

/// How long this program has had a processor, as Linux counts it.
fn cpu_seconds() -> Result<f64, Box<dyn Error>> {
    let counted = fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds: f64 = counted.split(' ').next().unwrap_or_default().parse()?;
    Ok(nanoseconds / 1e9)
}
