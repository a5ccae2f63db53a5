//! Files that hold several documents: books (EPUB) and archives (ZIP).
//!
//! A bundle never becomes a lesson itself: each document in it does, by [`crate::read`], and can stand in the library as
//! a file of its own. Documents are taken out one at a time, so that one bad one does not stop the others and memory
//! holds one.

mod archive;
mod book;
mod contents;
mod link;

use std::io::{Read, Seek};

use crate::DocumentError;
pub(crate) use archive::Archive;
use book::Chapter;

/// The largest file of several documents that is opened, in bytes. Most of a large book is pictures, which are not read.
pub const BUNDLE_LIMIT: u64 = 512 * 1024 * 1024;

/// Whether a file that begins with these bytes is a book or an archive, and wants [`Bundle::open`].
pub fn is_bundle(beginning: &[u8]) -> bool {
    beginning.starts_with(b"PK\x03\x04") || beginning.starts_with(b"PK\x05\x06")
}

/// A document taken out of a bundle, as if it had been a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Its path in an archive, `unit 1/tea.md`; for a chapter of a book its place and title, `03 茶馆.xhtml`. Parts are
    /// joined by `/`; none of them is `..` and none is empty.
    pub path: String,
    /// Its bytes, to be given to [`crate::read`].
    pub bytes: Vec<u8>,
}

/// A book or an archive.
#[derive(Debug)]
pub struct Bundle<R> {
    title: String,
    is_book: bool,
    archive: Archive<R>,
    contents: Vec<Entry>,
}

/// A document of a bundle that was not taken out yet.
#[derive(Debug)]
struct Entry {
    path: String,
    /// Its place in the archive; why it has none.
    index: Result<usize, DocumentError>,
    /// What the table of contents of a book calls it.
    title: Option<String>,
}

impl<R: Read + Seek> Bundle<R> {
    /// Opens a book or an archive. `name` is the file's name, of which errors speak.
    ///
    /// # Errors
    /// When it is damaged, locked, larger than [`BUNDLE_LIMIT`], or has no documents.
    pub fn open(name: &str, file: R) -> Result<Bundle<R>, DocumentError> {
        let mut archive = Archive::open(name, file)?;
        match book::open(&mut archive)? {
            Some(book) => {
                let digits = book.chapters.len().to_string().len().max(2);
                let contents = book
                    .chapters
                    .into_iter()
                    .enumerate()
                    .map(|(place, chapter)| chapter_entry(&archive, place + 1, digits, chapter))
                    .collect();
                Ok(Bundle {
                    title: book.title.unwrap_or_else(|| stem(name).to_owned()),
                    is_book: true,
                    archive,
                    contents,
                })
            }
            None => {
                let contents = archive.files();
                if contents.is_empty() {
                    return Err(archive.broken("there are no documents in it"));
                }
                Ok(Bundle {
                    title: stem(name).to_owned(),
                    is_book: false,
                    archive,
                    contents,
                })
            }
        }
    }

    /// The title of a book, the name of an archive.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Whether it is a book, whose documents are chapters in its order.
    pub fn is_book(&self) -> bool {
        self.is_book
    }

    /// How many documents there are. Chapters without any text are among them.
    pub fn len(&self) -> usize {
        self.contents.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.contents.is_empty()
    }

    /// The paths of the documents, in the order of a book or by their names.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.contents.iter().map(|entry| entry.path.as_str())
    }

    /// Takes out the document at a place of [`Bundle::paths`].
    ///
    /// # Errors
    /// When there is none, when it is damaged, locked or too large, or when its name leads out of the archive. The
    /// others can still be read.
    pub fn read(&mut self, place: usize) -> Result<Packed, DocumentError> {
        let entry = self
            .contents
            .get(place)
            .ok_or_else(|| self.archive.broken("there is no such document in it"))?;
        let mut bytes = self.archive.read(entry.index.clone()?)?;
        if let Some(title) = &entry.title {
            bytes = book::titled(bytes, title);
        }
        Ok(Packed {
            path: entry.path.clone(),
            bytes,
        })
    }
}

fn chapter_entry<R: Read + Seek>(
    archive: &Archive<R>,
    number: usize,
    digits: usize,
    chapter: Chapter,
) -> Entry {
    let index = archive
        .find(&chapter.path)
        .ok_or_else(|| archive.broken(&format!("“{}” is missing in it", chapter.path)));
    let file = chapter.path.rsplit('/').next().unwrap_or(&chapter.path);
    let name = chapter.title.as_deref().unwrap_or_else(|| stem(file));
    let short: String = name.chars().take(LONGEST_TITLE).collect();
    Entry {
        path: format!("{number:0digits$} {}.xhtml", file_name(&short)),
        index,
        title: chapter.title,
    }
}

/// Titles of chapters are cut to so many characters when they become names of files.
const LONGEST_TITLE: usize = 60;

/// A title as a file's name: without what file systems do not allow. Empty if nothing is left of it.
pub fn file_name(title: &str) -> String {
    let mut name = String::new();
    for character in title.chars() {
        match character {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => name.push('-'),
            _ if character.is_control() => {}
            _ => name.push(character),
        }
    }
    name.trim().trim_matches('.').to_owned()
}

/// A file's name without its extension.
fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
