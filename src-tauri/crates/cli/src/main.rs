//! Wenxi on the command line: the same use cases as the window, one line each.
//!
//! Results go to standard output, as text or with `--json` as JSON; what is wrong goes to standard error. The exit
//! code is 0 when all went well, 1 when something could not be done or was found to be wrong, 2 for a wrong call.

mod arguments;
mod commands;
mod print;

use clap::Parser;
use std::process::ExitCode;

/// Documents are read and drawn as thousands of small texts: see decision 0110.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    wenxi_api::serve_speech_if_asked();
    match commands::run(arguments::Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("wenxi: {error}");
            ExitCode::FAILURE
        }
    }
}
