//! Documents of word processors, each an archive of XML: Word's (`.docx`, ECMA-376 part 1) and OpenDocument's (`.odt`, OASIS
//! ODF 1.3). What is read is the page in HTML that they would be; its lines are their paragraphs. The file itself stays as it is.

mod odf;
mod page;
mod styles;
mod walk;
mod word;

use std::io::{Cursor, Read, Seek};

use crate::DocumentError;
use crate::bundle::{Archive, is_bundle};
use crate::xml::elements;

/// A walk goes this many elements deep: a table in a table in a table is thirty.
const DEPTH: usize = 200;

/// Styles build on each other this many times.
const CHAIN: usize = 16;

/// What an archive of an office program holds.
enum Kind {
    /// Text, as Word has it, in this file of the archive.
    Word(String),
    /// Text, as OpenDocument has it.
    OpenDocument,
    /// Something that is no text.
    Other(&'static str),
}

/// Whether an archive is one document of an office program, and not documents in an archive.
pub fn is_office(file: impl Read + Seek) -> bool {
    Archive::open("", file).is_ok_and(|mut archive| kind(&mut archive).is_some())
}

/// The page that a document of a word processor is; nothing if the bytes are none.
///
/// # Errors
/// When it is damaged, locked, empty, nested too deep, or is not text.
pub(crate) fn page(name: &str, bytes: &[u8]) -> Result<Option<String>, DocumentError> {
    if !is_bundle(bytes) {
        return Ok(None);
    }
    let Ok(mut archive) = Archive::open(name, Cursor::new(bytes)) else {
        return Ok(None);
    };
    let name = name.to_owned();
    let page = match kind(&mut archive) {
        None => return Ok(None),
        Some(Kind::Other(what)) => return Err(DocumentError::Binary { name, what }),
        Some(Kind::Word(part)) => word::page(&mut archive, &part)?,
        Some(Kind::OpenDocument) => odf::page(&mut archive)?,
    };
    let page = page.ok_or_else(|| DocumentError::TooDeep {
        name: name.clone(),
        limit: DEPTH,
    })?;
    page.finish().map(Some).ok_or(DocumentError::Empty { name })
}

fn kind<R: Read + Seek>(archive: &mut Archive<R>) -> Option<Kind> {
    if let Ok(Some(media_type)) = archive.text("mimetype") {
        let kind = media_type
            .trim()
            .strip_prefix("application/vnd.oasis.opendocument.")?;
        return Some(match kind {
            _ if kind.starts_with("text") => Kind::OpenDocument,
            _ if kind.starts_with("spreadsheet") => Kind::Other("a spreadsheet"),
            _ if kind.starts_with("presentation") => Kind::Other("a presentation"),
            _ => Kind::Other("an office document"),
        });
    }
    let types = archive.text("[Content_Types].xml").ok()??;
    elements(&types).iter().find_map(|element| {
        let holds = element.attribute("contenttype")?;
        let part = element.attribute("partname")?.trim_start_matches('/');
        let is_main = |program: &str| holds.contains(program) && holds.ends_with("main+xml");
        match () {
            () if is_main("word") => Some(Kind::Word(part.to_owned())),
            () if is_main("sheet") => Some(Kind::Other("a spreadsheet")),
            () if is_main("presentation") || is_main("powerpoint") => Some(Kind::Other("a presentation")),
            () => None,
        }
    })
}
