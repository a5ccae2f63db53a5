//! What is written from the Rust types, and what must agree with them.

use std::{collections::BTreeSet, fs};
use wenxi_suite::root;

#[test]
fn the_typescript_contract_is_the_rust_contract() {
    let committed = fs::read_to_string(root().join("ui/src/lib/backend/contract.ts")).unwrap();
    assert!(
        committed == wenxi_api::typescript::contract(),
        "ui/src/lib/backend/contract.ts is not what the Rust types say: run `cargo xtask contract`"
    );
}

#[test]
fn every_command_is_granted_by_name_and_nothing_else() {
    let mut commands = BTreeSet::new();
    macro_rules! collect {
        ($($name:ident($args:ty) -> $result:ty, $doc:literal;)*) => {
            $(commands.insert(format!("allow-{}", stringify!($name).replace('_', "-")));)*
        };
    }
    wenxi_api::for_each_command!(collect);
    let text = fs::read_to_string(root().join("src-tauri/capabilities/main.json")).unwrap();
    let capability: serde_json::Value = serde_json::from_str(&text).unwrap();
    let granted = capability["permissions"].as_array().unwrap().iter();
    let granted: BTreeSet<String> = granted
        .map(|permission| permission.as_str().unwrap().to_owned())
        .collect();
    // What the window may ask of Tauri itself: whoever adds to it says so here.
    let of_tauri = [
        "core:event:allow-listen",
        "core:event:allow-unlisten",
        "core:window:allow-is-fullscreen",
        "core:window:allow-set-fullscreen",
        "core:window:allow-set-title",
        "dialog:allow-open",
        "dialog:allow-save",
        "opener:allow-default-urls",
        "opener:allow-open-url",
        "opener:allow-reveal-item-in-dir",
    ];
    commands.extend(of_tauri.map(str::to_owned));
    assert_eq!(granted, commands);
}
