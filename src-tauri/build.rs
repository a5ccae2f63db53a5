//! Grants: every command of ours is refused unless the capability file names it.

/// The capability file; the commands that it allows are the commands there are. That the list is the contract's is
/// held by a test of the suite.
const CAPABILITY: &str = "capabilities/main.json";

fn main() {
    println!("cargo:rerun-if-changed={CAPABILITY}");
    let text = match std::fs::read_to_string(CAPABILITY) {
        Ok(text) => text,
        Err(error) => fail(&format!("{CAPABILITY}: {error}")),
    };
    let commands: Vec<&str> = text
        .split('"')
        .filter_map(|word| word.strip_prefix("allow-"))
        .map(|name| &*name.replace('-', "_").leak())
        .collect();
    let manifest = tauri_build::AppManifest::new().commands(commands.leak());
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        fail(&format!("{error:#}"));
    }
}

fn fail(why: &str) -> ! {
    println!("cargo:warning={why}");
    std::process::exit(1);
}
