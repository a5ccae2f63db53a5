//! Prints the outline of the lesson that each document given is read as.

#![allow(clippy::indexing_slicing, reason = "the outline is a tool of the tests")]

#[path = "../tests/support/outline.rs"]
mod outline;

fn main() -> std::process::ExitCode {
    let language = match wenxi_mandarin::Language::load() {
        Ok(language) => language,
        Err(error) => {
            eprintln!("{error}");
            return std::process::ExitCode::FAILURE;
        }
    };
    let readings_of = |character| language.readings_of(character);
    let mut code = std::process::ExitCode::SUCCESS;
    for path in std::env::args().skip(1) {
        let lesson = std::fs::read(&path)
            .map_err(|error| error.to_string())
            .and_then(|bytes| {
                wenxi_lesson::read(&path, &bytes, &readings_of).map_err(|error| error.to_string())
            });
        match lesson {
            Ok(lesson) => print!("{}", outline::outline(&lesson)),
            Err(reason) => {
                eprintln!("{reason}");
                code = std::process::ExitCode::FAILURE;
            }
        }
    }
    code
}
