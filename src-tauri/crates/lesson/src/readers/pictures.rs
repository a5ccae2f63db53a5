//! Pictures of a document: a lesson has none, and says so once.

use super::LeftOut;

/// The pictures that no text stands for.
#[derive(Default)]
pub(super) struct Pictures {
    count: usize,
    /// The name of the first, and where it stands.
    first: Option<(String, usize)>,
}

impl Pictures {
    /// Notices a picture without a text, by the address that it is at.
    pub(super) fn add(&mut self, address: &str, at: usize) {
        const LONGEST: usize = 60;
        self.count += 1;
        self.first.get_or_insert_with(|| {
            let name = address.rsplit('/').next().unwrap_or(address);
            let inline = address.starts_with("data:") || name.chars().count() > LONGEST;
            (if inline { String::new() } else { name.to_owned() }, at)
        });
    }

    /// One note for all of them.
    pub(super) fn note(self) -> Option<LeftOut> {
        let (name, at) = self.first?;
        let which = match (self.count, name.as_str()) {
            (1, "") => "A picture is".to_owned(),
            (1, name) => format!("The picture “{name}” is"),
            (count, "") => format!("{count} pictures are"),
            (count, name) => format!("{count} pictures, “{name}” the first of them, are"),
        };
        Some(LeftOut {
            code: "pictures-left-out",
            message: format!("{which} not shown: a lesson is text."),
            at: at..at,
            text: String::new(),
        })
    }
}
