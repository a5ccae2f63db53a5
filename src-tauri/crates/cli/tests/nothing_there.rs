//! What `wenxi` says where there is nothing to do, and that it asks nothing of what is not a terminal.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

fn wenxi(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wenxi"))
        .args(args)
        .env("WENXI_DATA", folder.join("data"))
        .env("WENXI_VOICE", "none")
        .output()
        .unwrap()
}

#[test]
fn an_empty_folder_is_said_to_be_empty() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let empty = empty.to_str().unwrap();
    for command in ["import", "check"] {
        let said = wenxi(folder.path(), &[command, empty]);
        let expected = format!("There are no documents in {empty}.\n");
        assert_eq!(String::from_utf8_lossy(&said.stderr), expected, "{command}");
        assert!(said.stdout.is_empty() && said.status.success(), "{command}");
    }
}

/// The counter is for those who look at it.
#[test]
fn nothing_is_counted_where_nobody_looks() {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("tea.md");
    fs::write(&document, "# Tea\n\n茶很好喝。\n").unwrap();
    let said = wenxi(folder.path(), &["import", document.to_str().unwrap()]);
    assert_eq!(String::from_utf8_lossy(&said.stderr), "");
    assert_eq!(String::from_utf8_lossy(&said.stdout), "new\ttea\tTea\n");
}
