//! Running other programs: the one way in which all tasks do it.

use std::{io, path::Path, process::Command};

/// The cargo that runs this, in the root of the repository.
pub(crate) fn cargo(root: &Path, arguments: &[&str]) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root).args(arguments);
    cargo
}

/// Runs a program whose words are for the reader.
pub(crate) fn run(command: &mut Command) -> io::Result<()> {
    let status = command.status()?;
    if status.success() {
        return Ok(());
    }
    Err(io::Error::other(format!(
        "{} ended with {status}",
        command.get_program().to_string_lossy()
    )))
}
