//! Why a document cannot be a lesson.

/// Why a document cannot be a lesson. Each message is a sentence that names the document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// There is nothing in it, or nothing but blanks.
    #[error("“{name}” is empty: there is no text in it.")]
    Empty {
        /// The document.
        name: String,
    },
    /// It is a file of a kind that is not text.
    #[error("“{name}” is {what}, not a text document.{}", instead(what))]
    Binary {
        /// The document.
        name: String,
        /// What it looks like, with its article: `a PNG picture`.
        what: &'static str,
    },
    /// It has too many characters that no text has.
    #[error("“{name}” is not text: it is full of characters that cannot be shown.")]
    NotText {
        /// The document.
        name: String,
    },
    /// It is larger than [`crate::DOCUMENT_LIMIT`].
    #[error("“{name}” is too large: it has {} MB, and a lesson may have up to {} MB.", size / MB, limit / MB)]
    TooLarge {
        /// The document.
        name: String,
        /// Its size in bytes.
        size: usize,
        /// The largest size in bytes.
        limit: usize,
    },
    /// Its lists or quotations stand in each other too many levels deep.
    #[error("“{name}” cannot be read: its lists or tags are nested more than {limit} levels deep.")]
    TooDeep {
        /// The document.
        name: String,
        /// The greatest depth.
        limit: usize,
    },
    /// It is a book or an archive whose text is encrypted.
    #[error(
        "“{name}” is locked: its text is encrypted, and only the program or password that it was sold with opens it."
    )]
    Locked {
        /// The book or archive.
        name: String,
    },
    /// A file in an archive is far larger than what it was packed to.
    #[error("“{path}” in “{name}” was left out: it unpacks to far more than a text can have.")]
    Bomb {
        /// The archive.
        name: String,
        /// The file in it.
        path: String,
    },
    /// A file in an archive has a name that leads out of it.
    #[error("“{path}” in “{name}” was left out: its name leads out of the archive.")]
    BadPath {
        /// The archive.
        name: String,
        /// The file in it.
        path: String,
    },
    /// It is a book or an archive that cannot be opened.
    #[error("“{name}” cannot be opened: {reason}.")]
    Broken {
        /// The document.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
}

const MB: usize = 1024 * 1024;

/// What can be done with a file of a kind that is not text.
fn instead(what: &str) -> &'static str {
    match what {
        "a PDF" => " Copy its text, and paste it here.",
        "an RTF document" | "an old Microsoft Office document" => " Save it as .docx, and open that.",
        "a web archive" => " Save the page as HTML, and open that.",
        "a spreadsheet" => " Save it as CSV, and open that.",
        _ => "",
    }
}
