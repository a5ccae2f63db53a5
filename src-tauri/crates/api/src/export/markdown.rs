//! Lessons as Markdown: one as a document, several as an archive of documents in the folders of their courses.

use super::Written;
use crate::{Engine, Error};
use std::io::{Cursor, Write};
use wenxi_lesson::{difference, to_markdown};
use zip::write::{SimpleFileOptions, ZipWriter};

pub(super) fn write(engine: &Engine, lessons: &[String]) -> Result<Written, Error> {
    let mut notes = Vec::new();
    if let [id] = lessons {
        let (_, text) = document(engine, id, &mut notes)?;
        return Ok(Written {
            bytes: text.into_bytes(),
            count: 1,
            notes,
        });
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for id in lessons {
        let (name, text) = document(engine, id, &mut notes)?;
        zip.start_file(name, SimpleFileOptions::default())
            .and_then(|()| Ok(zip.write_all(text.as_bytes())?))
            .map_err(archive_failed)?;
    }
    Ok(Written {
        bytes: zip.finish().map_err(archive_failed)?.into_inner(),
        count: lessons.len(),
        notes,
    })
}

fn archive_failed(error: zip::result::ZipError) -> Error {
    Error::File {
        path: "the archive".into(),
        cause: error.into(),
    }
}

/// The name of a lesson's document, with the folders of its course, and the lesson as Markdown. A document that is
/// Markdown already stays as its author wrote it.
fn document(engine: &Engine, id: &str, notes: &mut Vec<String>) -> Result<(String, String), Error> {
    let found = engine.lesson(id)?;
    let file = &found.document.file;
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
    let name = format!("{stem}.md");
    if matches!(extension, "md" | "markdown")
        && let Ok(text) = String::from_utf8(engine.document_bytes(&found.document)?)
    {
        return Ok((name, text));
    }
    let text = to_markdown(&found.lesson);
    let again = engine.read(&name, text.as_bytes())?;
    if let Some(place) = difference(&found.lesson, &again) {
        notes.push(format!(
            "“{}” will not be quite the same lesson when it is read again: {place} differs.",
            found.document.title
        ));
    }
    Ok((name, text))
}
