//! The walls of the house: who may import whom, and which room alone may name which library.

use serde_json::Value;
use std::{collections::BTreeMap, process::Command};
use wenxi_suite::root;

/// The rooms that each room may import, straight from `src-tauri/docs/architecture.md`.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("wenxi-mandarin", &[]),
    ("wenxi-lesson", &["wenxi-mandarin"]),
    ("wenxi-speech", &["wenxi-mandarin"]),
    ("wenxi-study", &["wenxi-lesson", "wenxi-mandarin"]),
    ("wenxi-store", &["wenxi-study", "wenxi-lesson", "wenxi-mandarin"]),
    (
        "wenxi-api",
        &[
            "wenxi-store",
            "wenxi-study",
            "wenxi-speech",
            "wenxi-lesson",
            "wenxi-mandarin",
        ],
    ),
    ("wenxi-system-voices", &["wenxi-speech"]),
    ("wenxi-cli", &["wenxi-api"]),
    ("wenxi-desktop", &["wenxi-api"]),
    ("wenxi-xtask", &["wenxi-api", "wenxi-mandarin"]),
    ("wenxi-suite", &["wenxi-api"]),
];

/// Libraries that one room alone may name.
const BELONGS_TO: &[(&str, &str)] = &[
    ("tauri", "wenxi-desktop"),
    ("rusqlite", "wenxi-store"),
    ("rusqlite_migration", "wenxi-store"),
    ("libloading", "wenxi-speech"),
    ("tts", "wenxi-system-voices"),
    ("fsrs", "wenxi-study"),
];

/// The dependencies of every package of the workspace, development and build ones included.
fn dependencies() -> BTreeMap<String, Vec<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let name = |value: &Value| value["name"].as_str().unwrap().to_owned();
    let packages = metadata["packages"].as_array().unwrap();
    packages
        .iter()
        .map(|package| {
            (
                name(package),
                package["dependencies"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(name)
                    .collect(),
            )
        })
        .collect()
}

#[test]
fn no_room_imports_upwards_or_sideways() {
    let rooms: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    for (package, imports) in dependencies() {
        let allowed = rooms
            .get(package.as_str())
            .unwrap_or_else(|| panic!("{package} is no room of the plan"));
        for import in imports
            .iter()
            .filter(|import| import.starts_with("wenxi-") && **import != package)
        {
            assert!(
                allowed.contains(&import.as_str()),
                "{package} imports {import} through a wall"
            );
        }
    }
}

#[test]
fn a_library_that_belongs_to_one_room_is_named_in_no_other() {
    for (package, imports) in dependencies() {
        for (library, owner) in BELONGS_TO {
            let named = imports.iter().any(|import| import == library);
            assert!(
                !named || package == *owner,
                "{package} names {library}, which belongs to {owner}"
            );
        }
    }
}
