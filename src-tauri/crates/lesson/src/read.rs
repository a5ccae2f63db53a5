//! The way in: bytes of a document to a lesson.

use wenxi_mandarin::Syllable;

use crate::diagnostics::Diagnostics;
use crate::spans::Setter;
use crate::{DocumentError, Lesson, Severity, encoding, format, office, readers, recognise};

/// The largest document that is read, in bytes.
pub const DOCUMENT_LIMIT: usize = 32 * 1024 * 1024;

/// Makes a lesson of a document.
///
/// `name` is the file's name: errors speak of it, and its extension helps where the content does not tell the format.
/// `readings_of` says which readings a character can have, empty when that is not known; with it unspaced pinyin is
/// split rightly and an author's slips are noticed.
///
/// # Errors
/// When the document is empty, binary, not text, too large, or nested too deep.
pub fn read<'a>(
    name: &str,
    bytes: &[u8],
    readings_of: &'a dyn Fn(char) -> &'a [Syllable],
) -> Result<Lesson, DocumentError> {
    if bytes.len() > DOCUMENT_LIMIT {
        return Err(DocumentError::TooLarge {
            name: name.to_owned(),
            size: bytes.len(),
            limit: DOCUMENT_LIMIT,
        });
    }
    let decoded = match office::page(name, bytes)? {
        Some(page) => encoding::Decoded::of(page),
        None => encoding::decode(name, bytes)?,
    };
    let text = decoded.text.as_str();
    let document = readers::read(format::detect(name, text), text).map_err(|_| DocumentError::TooDeep {
        name: name.to_owned(),
        limit: readers::DEPTH_LIMIT,
    })?;
    let mut setter = Setter {
        readings_of,
        diagnostics: Diagnostics::default(),
    };
    if let Some(encoding) = decoded.guessed {
        let message = format!("The document does not say how it is encoded; it was read as {encoding}.");
        setter
            .diagnostics
            .note(Severity::Note, "encoding-guessed", message, 0);
    }
    if let Some(first) = decoded.broken.first() {
        let count = decoded.broken.len();
        let places = if count == 1 {
            "one place".to_owned()
        } else {
            format!("{count} places")
        };
        let message =
            format!("The document is damaged in {places}: what could not be read is shown as “\u{fffd}”.");
        setter
            .diagnostics
            .note(Severity::Error, "encoding-broken", message, *first);
    }
    Ok(recognise::recognise(document, setter, text))
}
