//! Lessons as Markdown: one as a document, several as documents in the folders of their courses, or as an archive of them.

use super::{Lessons, Written, names::Names};
use crate::{
    Engine, Error,
    catalogue::{course, hash, library_path},
    files::NewFolder,
};
use std::{
    collections::BTreeSet,
    io::{Cursor, Write},
};
use wenxi_lesson::{COURSE_FILES, LibraryPath, difference, to_markdown};
use wenxi_store::Document;
use zip::write::{SimpleFileOptions, ZipWriter};

/// One lesson is a document, several are an archive.
pub(super) fn file(lessons: &mut Lessons<'_>) -> Result<Written, Error> {
    if lessons.documents.len() == 1 {
        let mut bytes = Vec::new();
        each(lessons, |_, text| {
            bytes = text;
            Ok(())
        })?;
        return Ok(Written { bytes, count: 1 });
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let count = each(lessons, |name, text| {
        zip.start_file(name, SimpleFileOptions::default())
            .and_then(|()| Ok(zip.write_all(&text)?))
            .map_err(archive_failed)
    })?;
    Ok(Written {
        bytes: zip.finish().map_err(archive_failed)?.into_inner(),
        count,
    })
}

/// A document for each lesson in this folder; how many.
pub(super) fn files(lessons: &mut Lessons<'_>, folder: &NewFolder) -> Result<usize, Error> {
    each(lessons, |name, text| folder.write(&name, &text))
}

/// Hands on each document with its name; how many there are.
fn each(
    lessons: &mut Lessons<'_>,
    mut take: impl FnMut(String, Vec<u8>) -> Result<(), Error>,
) -> Result<usize, Error> {
    let engine = lessons.engine;
    let mut names = Names::of(&lessons.documents, &[]);
    let mut differing = Vec::new();
    let mut count = 0;
    lessons.each(
        |document| text(engine, document),
        |document, (text, differs)| {
            differing.extend(differs);
            count += 1;
            take(names.name(document, "md"), text)
        },
    )?;
    lessons.notes.extend(differing);
    let folders = course_folders(&lessons.documents);
    for folder in folders.iter().filter(|folder| names.has(folder)) {
        for name in COURSE_FILES {
            // Most courses say nothing of themselves.
            if let Ok(bytes) = engine.library().read(&folder.join(name)) {
                take(format!("{}{name}", names.folder(&format!("{folder}/"))), bytes)?;
            }
        }
    }
    Ok(count)
}

/// The courses of the learner that these documents lie in, and those around them.
fn course_folders(documents: &[Document]) -> BTreeSet<LibraryPath> {
    let mut folders = BTreeSet::new();
    for document in documents.iter().filter(|document| course(&document.id).is_none()) {
        let mut inner = library_path(document).ok().and_then(|path| path.parent());
        while let Some(folder) = inner.filter(|folder| !folders.contains(folder)) {
            inner = folder.parent();
            folders.insert(folder);
        }
    }
    folders
}

fn archive_failed(error: zip::result::ZipError) -> Error {
    Error::File {
        path: "the archive".into(),
        cause: error.into(),
    }
}

/// A lesson as Markdown, and what is to be said about it. A document that is Markdown already stays as its author wrote it.
fn text(engine: &Engine, document: &Document) -> Result<(Vec<u8>, Option<String>), Error> {
    if [".md", ".markdown"]
        .iter()
        .any(|end| document.file.ends_with(end))
    {
        let bytes = engine.document_bytes(document)?;
        // One that another program spoiled is an error, and no empty file.
        engine.parsed(&hash(&bytes), &document.file, &bytes)?;
        if std::str::from_utf8(&bytes).is_ok() {
            return Ok((bytes, None));
        }
    }
    let found = engine.lesson(&document.id)?;
    let text = to_markdown(&found.lesson);
    let again = engine.read("lesson.md", text.as_bytes())?;
    let differs = difference(&found.lesson, &again).map(|place| {
        format!(
            "“{}” will not be quite the same lesson when it is read again: {place} differs.",
            document.title
        )
    });
    Ok((text.into_bytes(), differs))
}
