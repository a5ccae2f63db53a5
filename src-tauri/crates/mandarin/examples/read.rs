//! Shows how the program reads text: each line of the input, cut into words, with its readings, spoken tones and
//! what is unsure. `echo 你好 | cargo run -p wenxi-mandarin --example read`

use std::io::{self, BufRead, Write};

use wenxi_mandarin::{Language, WordKind, pinyin};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let language = Language::load()?;
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        for word in language.annotate(&line?, &[]) {
            if word.kind == WordKind::Other {
                write!(out, "{} ", word.text)?;
                continue;
            }
            let written = |of: fn(&wenxi_mandarin::CharReading) -> wenxi_mandarin::Syllable| {
                pinyin::join(&word.readings.iter().map(of).collect::<Vec<_>>())
            };
            let (written, spoken) = (
                written(|reading| reading.written),
                written(|reading| reading.spoken),
            );
            let change = if written == spoken {
                String::new()
            } else {
                format!("→{spoken}")
            };
            let unsure = if word.readings.iter().any(|reading| reading.sure < 0.9) {
                "?"
            } else {
                ""
            };
            write!(out, "{}[{written}{change}{unsure}] ", word.text)?;
        }
        writeln!(out)?;
    }
    Ok(())
}
