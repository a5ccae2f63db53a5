//! What of a document a lesson does not show: pictures, and text that the page itself hides. It says so once for each.

use super::LeftOut;

/// Pictures that no text stands for, and hidden text.
#[derive(Default)]
pub(super) struct Unshown {
    pictures: usize,
    /// The name of the first picture, and where it stands.
    first: Option<(String, usize)>,
    /// What is written in pictures that are drawings.
    drawn: String,
    /// What the page takes in from elsewhere, and where it first does.
    taken_in: String,
    taken_in_at: Option<usize>,
    hidden: String,
    /// Where the first hidden text stands.
    hidden_at: Option<usize>,
}

impl Unshown {
    /// Notices a picture without a text, by the address that it is at.
    pub(super) fn picture(&mut self, address: &str, at: usize) {
        const LONGEST: usize = 60;
        self.pictures += 1;
        self.first.get_or_insert_with(|| {
            let name = address.rsplit('/').next().unwrap_or(address);
            let inline = address.starts_with("data:") || name.chars().count() > LONGEST;
            (if inline { String::new() } else { name.to_owned() }, at)
        });
    }

    /// Notices a drawing with what is written in it.
    pub(super) fn drawing(&mut self, text: &str, at: usize) {
        self.picture("", at);
        self.drawn.push_str(text);
    }

    /// Notices what a page takes in from elsewhere, as it says it.
    pub(super) fn taken_in(&mut self, what: &str, at: usize) {
        self.taken_in_at.get_or_insert(at);
        self.taken_in.push_str(what.trim());
        self.taken_in.push('\n');
    }

    /// Notices text that the page hides.
    pub(super) fn hidden(&mut self, text: &str, at: usize) {
        if !text.trim().is_empty() {
            self.hidden_at.get_or_insert(at);
            self.hidden.push_str(text);
            self.hidden.push('\n');
        }
    }

    /// One note for all pictures, one for all that is taken in, and one for all hidden text.
    pub(super) fn notes(self) -> impl Iterator<Item = LeftOut> {
        let pictures = self.first.map(|(name, at)| {
            let which = match (self.pictures, name.as_str()) {
                (1, "") => "A picture is".to_owned(),
                (1, name) => format!("The picture “{name}” is"),
                (count, "") => format!("{count} pictures are"),
                (count, name) => format!("{count} pictures, “{name}” the first of them, are"),
            };
            LeftOut {
                code: "pictures-left-out",
                message: format!("{which} not shown: a lesson is text."),
                at: at..at,
                text: self.drawn,
            }
        });
        let hidden = self.hidden_at.map(|at| LeftOut {
            code: "hidden-left-out",
            message: "Text that the page hides from its readers is not part of the lesson.".to_owned(),
            at: at..at,
            text: self.hidden,
        });
        let taken_in = self.taken_in_at.map(|at| LeftOut {
            code: "includes-left-out",
            message: "What the page takes in from other pages is not part of the lesson: import those, too."
                .to_owned(),
            at: at..at,
            text: self.taken_in,
        });
        pictures.into_iter().chain(taken_in).chain(hidden)
    }
}
