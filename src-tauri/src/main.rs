//! The desktop program. All there is to it is in [`wenxi_desktop::run`].
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

/// Documents are read and drawn as thousands of small texts: see decision 0110.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    wenxi_api::serve_speech_if_asked();
    match wenxi_desktop::run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("wenxi-desktop: {error}");
            ExitCode::FAILURE
        }
    }
}
