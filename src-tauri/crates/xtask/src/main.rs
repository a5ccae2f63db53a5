//! Tasks of the people who build Wenxi. Run as `cargo xtask TASK`.

mod bench;
mod program;

use bench::Bench;
use clap::{Parser, Subcommand};
use program::{cargo, run};
use std::path::{Path, PathBuf, absolute};
use std::{fs, io};

/// What is measured has the allocator of the program: see decision 0110.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
#[command(about = "Tasks of the people who build Wenxi")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Writes the TypeScript side of the contract from the Rust types.
    Contract,
    /// Measures what is built for release, by `cargo xtask bench …`; the figures belong in `src-tauri/docs/benchmarks.md`.
    #[command(subcommand)]
    Bench(Bench),
    /// Writes the glossary of the built-in course from its lessons.
    Glossary,
    /// Trains the choice between the readings of characters, and says how good it is.
    TrainReadings {
        /// The folder of the reading corpora, with `cpp` and `g2pl` in it.
        data: PathBuf,
        /// Where the model is written, with its scores beside it; nowhere when left out.
        model: Option<PathBuf>,
    },
}

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    match Arguments::parse().task {
        Task::Contract => fs::write(
            root.join("ui/src/lib/backend/contract.ts"),
            wenxi_api::typescript::contract(),
        ),
        Task::Bench(bench) => bench.run(&root),
        Task::Glossary => {
            let course = root.join("src-tauri/lessons");
            let glossary = wenxi_api::course_glossary(&course).map_err(io::Error::other)?;
            fs::write(course.join(wenxi_api::GLOSSARY), glossary)
        }
        Task::TrainReadings { data, model } => {
            let mut trainer = cargo(&root, &["run", "--quiet", "--release", "-p", "wenxi-mandarin"]);
            trainer.args(["--features", "training", "--example", "train_readings", "--"]);
            run(trainer
                .arg(absolute(data)?)
                .args(model.map(absolute).transpose()?))
        }
    }
}
