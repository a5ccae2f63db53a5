//! What is measured on the whole program: `cargo xtask bench WHAT`, in a release build.

mod documents;
mod machine;
mod pages;

use clap::Subcommand;
use std::io;

/// What is measured.
#[derive(Subcommand)]
pub(crate) enum Bench {
    /// Six thousand documents: taken into the library, opened, searched.
    Documents,
}

impl Bench {
    /// Measures, and prints a line for each figure.
    pub(crate) fn run(self) -> io::Result<()> {
        match self {
            Self::Documents => documents::bench(),
        }
    }
}
