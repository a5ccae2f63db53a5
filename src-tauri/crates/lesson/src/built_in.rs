//! The course that the app brings along: documents in the same forms that learners have.

use std::borrow::Cow;

use rust_embed::RustEmbed;

/// In a release they are part of the program; in a debug build they are read from the source folder.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../lessons"]
#[include = "*.md"]
#[allow_missing = true]
struct Files;

/// A document of the built-in course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltIn {
    /// The file's name, which orders the course: `01-how-to-study.md`.
    pub name: String,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// The built-in course in its order.
pub fn built_in() -> Vec<BuiltIn> {
    let mut names: Vec<Cow<'static, str>> = Files::iter().collect();
    names.sort_unstable();
    names
        .into_iter()
        .filter_map(|name| {
            let bytes = Files::get(&name)?.data;
            Some(BuiltIn {
                name: name.into_owned(),
                bytes,
            })
        })
        .collect()
}
