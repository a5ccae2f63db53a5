//! Tasks of the people who build Wenxi. Run as `cargo xtask TASK`.

mod bench;

use clap::{Parser, Subcommand, ValueEnum};
use std::{fs, io, path::Path, path::PathBuf, process::Command};

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
    /// Writes the glossary of the built-in course from its lessons.
    Glossary,
    /// Trains the choice between the readings of characters, and says how good it is.
    TrainReadings {
        /// The folder of the reading corpora, with `cpp` and `g2pl` in it.
        data: PathBuf,
        /// Where the model is written, with its scores beside it; nowhere when left out.
        model: Option<PathBuf>,
    },
    /// Measures a part of the program against its peers, which are fetched into a scratch folder.
    Bench {
        /// What is measured.
        part: Part,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Part {
    /// Words and readings of 3 MB of text, and how often they are right.
    Mandarin,
}

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    match Arguments::parse().task {
        Task::Contract => fs::write(
            root.join("ui/src/lib/backend/contract.ts"),
            wenxi_api::typescript::contract(),
        ),
        Task::Glossary => {
            let course = root.join("src-tauri/lessons");
            let glossary = wenxi_api::course_glossary(&course).map_err(io::Error::other)?;
            fs::write(course.join(wenxi_api::GLOSSARY), glossary)
        }
        Task::TrainReadings { data, model } => {
            let example = ["--features", "training", "--example", "train_readings", "--"];
            let mut trainer = Command::new("cargo");
            trainer
                .args(["run", "--quiet", "--release", "-p", "wenxi-mandarin"])
                .args(example);
            bench::run(trainer.arg(data).args(model))
        }
        Task::Bench { part: Part::Mandarin } => bench::mandarin(&root),
    }
}
