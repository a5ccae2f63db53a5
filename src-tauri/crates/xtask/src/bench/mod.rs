//! What is measured on the whole program: `bench WHAT`, in a release build.

mod documents;
mod machine;
mod mandarin;
mod pages;
mod study;

use crate::program::{cargo, run};
use clap::Subcommand;
use std::{io, path::Path};

/// What is measured.
#[derive(Subcommand)]
pub(crate) enum Bench {
    /// From the bytes of documents to lessons; then as `library`.
    Documents,
    /// Six thousand documents: taken into the library, opened, searched.
    Library,
    /// 20,000 cards with 100,000 reviews beside Anki, which is fetched into a scratch folder.
    Study {
        /// In how many decks the words are.
        #[arg(long, default_value_t = 1)]
        decks: u32,
    },
    /// Words and readings of 3 MB of text, beside jieba with pypinyin and pinyin-pro, which are fetched into a scratch folder.
    Mandarin,
    /// How quickly eSpeak NG speaks, alone and through its worker.
    Speech,
}

impl Bench {
    /// Measures, and prints a line for each figure.
    pub(crate) fn run(self, root: &Path) -> io::Result<()> {
        match self {
            Self::Study { decks } => study::bench(root, decks),
            Self::Mandarin => mandarin::bench(root),
            Self::Documents => {
                package(root, "wenxi-lesson")?;
                Self::Library.run(root)
            }
            // This one measures within this very program: as it is built for release, or not at all.
            Self::Library if cfg!(debug_assertions) => {
                let this = ["run", "--quiet", "--release", "--package", "wenxi-xtask", "--"];
                run(cargo(root, &this).args(["bench", "library"]))
            }
            Self::Library => documents::bench(),
            Self::Speech => package(root, "wenxi-speech"),
        }
    }
}

/// Runs the benchmarks of a package, as they are built for release.
fn package(root: &Path, package: &str) -> io::Result<()> {
    run(&mut cargo(root, &["bench", "--package", package]))
}
