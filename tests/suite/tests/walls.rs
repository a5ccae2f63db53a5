//! The walls of the house: who may import whom, and which room alone may name which library.

use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};
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

/// The parts of a room, and which other parts of it each names outside of its tests. A part is a file beside `lib.rs`, or a folder
/// with the file of its name.
fn parts(room: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    let mut folders = vec![room.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.extend((name != "tests").then_some(path));
            } else if path.extension().is_some_and(|extension| extension == "rs") && name != "tests" {
                let inside = path.strip_prefix(room).unwrap().with_extension("");
                let part = inside.iter().next().unwrap().to_string_lossy().into_owned();
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]").next().unwrap();
                let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
                parts.entry(part).or_default().extend(lines);
            }
        }
    }
    parts.remove("lib");
    let named = |code: &String| {
        let behind = code.split("crate::").skip(1);
        let names: BTreeSet<String> = behind.flat_map(first_names).map(str::to_owned).collect();
        names
            .into_iter()
            .filter(|name| parts.contains_key(name))
            .collect()
    };
    parts
        .iter()
        .map(|(part, code)| (part.clone(), named(code)))
        .collect()
}

/// The first names of a path, of which a list in braces has several: `a` and `b` of `{a::x, b::{y, z}}`.
fn first_names(path: &str) -> Vec<&str> {
    let first = |path: &'_ str| {
        let end = path.find(|c: char| !c.is_alphanumeric() && c != '_');
        end.unwrap_or(path.len())
    };
    let Some(list) = path.strip_prefix('{') else {
        return vec![&path[..first(path)]];
    };
    let mut depth = 1;
    let inside = |c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth == 0 || (depth == 1 && c == ',')
    };
    let items = list.split_inclusive(inside);
    let mut names = Vec::new();
    for item in items {
        let name = item.trim_start();
        names.push(&name[..first(name)]);
        if item.ends_with('}') && item.matches('{').count() < item.matches('}').count() {
            break;
        }
    }
    names
}

#[test]
fn no_two_parts_of_a_room_need_each_other() {
    for room in ["mandarin", "lesson", "speech", "study", "store", "api"] {
        let mut left = parts(&root().join("src-tauri/crates").join(room).join("src"));
        assert!(
            left.values().any(|needs| !needs.is_empty()),
            "{room} was not read"
        );
        // From the ground up: what needs nothing that is left is on its floor.
        loop {
            let above: BTreeSet<String> = left.keys().cloned().collect();
            let before = left.len();
            left.retain(|part, needs| needs.iter().any(|need| need != part && above.contains(need)));
            if left.len() == before {
                break;
            }
        }
        assert!(left.is_empty(), "in {room} these need each other: {left:#?}");
    }
}
