//! The documents in `tests/fixtures/documents`, and in the folder that `WENXI_DOCUMENTS` names, if it does.

use std::path::PathBuf;

/// A document.
#[derive(Debug, Clone)]
pub(crate) struct Fixture {
    pub(crate) name: String,
    #[allow(dead_code, reason = "not every test that has the fixtures asks for it")]
    pub(crate) extension: String,
    pub(crate) text: String,
}

/// All of them, by name.
pub(crate) fn all() -> Vec<Fixture> {
    let own = PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/fixtures/documents"
    ));
    let more = std::env::var_os("WENXI_DOCUMENTS").map(PathBuf::from);
    let mut fixtures = Vec::new();
    for folder in [Some(own), more].into_iter().flatten() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let extension = match path.extension().and_then(|extension| extension.to_str()) {
                // A document that hides its Markdown behind another ending.
                Some("txt") if text.lines().any(|line| line.starts_with("## ")) => "md",
                other => other.unwrap_or_default(),
            };
            fixtures.push(Fixture {
                extension: extension.to_owned(),
                name,
                text,
            });
        }
    }
    fixtures.sort_by(|a, b| a.name.cmp(&b.name));
    fixtures
}
