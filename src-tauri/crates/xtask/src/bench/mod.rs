//! What is measured on the whole program: `cargo xtask bench WHAT`, in a release build.

mod documents;
mod machine;
pub(crate) mod mandarin;
mod pages;

use clap::Subcommand;
use std::io;
use std::path::Path;

/// What is measured.
#[derive(Subcommand)]
pub(crate) enum Bench {
    /// Six thousand documents: taken into the library, opened, searched.
    Documents,
    /// Words and readings of 3 MB of text, beside jieba with pypinyin and pinyin-pro, which are fetched into a scratch folder.
    Mandarin,
}

impl Bench {
    /// Measures, and prints a line for each figure.
    pub(crate) fn run(self, root: &Path) -> io::Result<()> {
        match self {
            Self::Documents => documents::bench(),
            Self::Mandarin => mandarin::bench(root),
        }
    }
}
