//! Prints the outline of the lesson that each document given is read as.

#[path = "../tests/support/outline.rs"]
mod outline;

fn main() -> std::process::ExitCode {
    let mut code = std::process::ExitCode::SUCCESS;
    for path in std::env::args().skip(1) {
        let lesson = std::fs::read(&path)
            .map_err(|error| error.to_string())
            .and_then(|bytes| wenxi_lesson::read(&path, &bytes, &|_| &[]).map_err(|error| error.to_string()));
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
