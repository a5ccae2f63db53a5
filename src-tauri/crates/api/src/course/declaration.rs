//! `course.toml`: the units of a course, and how hard its Chinese may be.

use super::findings::{FileId, Findings};
use crate::dto::SeverityView;
use serde::Deserialize;

/// The file that makes a folder a course.
pub(crate) const FILE: &str = "course.toml";

/// What a course says of itself.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Declaration {
    /// Its units in their order.
    #[serde(default, rename = "unit")]
    pub(super) units: Vec<Unit>,
}

/// A unit: lessons that belong together.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Unit {
    /// What it is called.
    pub(super) name: String,
    /// What the names of its files begin with.
    pub(super) files: String,
    /// The level of HSK 3.0 (2021) that its sentences keep to, 1 to 7 (7 stands for 7 to 9); none where it does not matter.
    pub(super) level: Option<u8>,
    /// The same for its concept pages, where they are harder than the rest.
    pub(super) concept_level: Option<u8>,
}

impl Declaration {
    /// Reads the file; what is wrong in it is a finding, and then there are no units.
    pub(super) fn read(text: &str, file: FileId, findings: &mut Findings) -> Self {
        toml::from_str(text).unwrap_or_else(|error: toml::de::Error| {
            let at = error.span().map_or(0, |span| span.start);
            let message = format!("This is not how a course is declared: {}.", error.message());
            findings.add(file, at, SeverityView::Error, "course-declaration", message);
            Self::default()
        })
    }

    /// The unit that a file belongs to.
    pub(super) fn unit_of(&self, name: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| name.starts_with(&unit.files))
    }
}
