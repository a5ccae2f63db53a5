//! The learner's documents: plain files in a folder that they can see, edit and back up. Folders in it are courses.
//!
//! A document lies there as it was imported, byte for byte. Before it is written over its bytes go to
//! `.history/<its path>/<number>`, and when it is removed it goes to `.removed/<its path>`: nothing is ever lost. Even what
//! another program deletes or spoils is there still: `.latest/<its path>` is a copy of what was good last.

mod copy;
mod course;
mod error;
mod latest;
mod media;
mod natural;
mod path;
mod write;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

pub use course::{COURSE_FILES, is_of_course};
pub use error::LibraryError;
use error::{failed, is_absence};
pub use path::{LibraryPath, NotALibraryPath};
use write::{write_all, write_one};

/// A document in the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where it lies.
    pub path: LibraryPath,
    /// Its size in bytes.
    pub size: u64,
    /// When it was last changed.
    pub modified: SystemTime,
}

/// What lies in the library.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contents {
    /// The documents, in the order of their paths.
    pub documents: Vec<Kept>,
    /// The courses, empty ones too, in the order of their paths.
    pub courses: Vec<LibraryPath>,
}

/// What keeping a document changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    New,
    /// The same bytes were there already; nothing was written.
    Same,
    /// Other bytes were there, and are in the history now.
    Updated,
}

/// Extensions that documents in the library have; any other becomes `txt`, for the content tells the format.
const EXTENSIONS: &[&str] = &[
    "md", "txt", "html", "htm", "xhtml", "markdown", "dokuwiki", "wiki", "srt", "vtt", "ass", "lrc", "csv",
    "tsv", "epub", "docx", "odt", "",
];

const HISTORY: &str = ".history";
const REMOVED: &str = ".removed";

/// The folder of the learner's documents.
#[derive(Debug, Clone)]
pub struct Library {
    folder: PathBuf,
}

impl Library {
    /// Opens the library in a folder, which is made if it is missing.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn open(folder: impl Into<PathBuf>) -> Result<Library, LibraryError> {
        let folder = folder.into();
        make_folder(&folder)?;
        Ok(Library { folder })
    }

    /// The library in a folder that is not made: what is done there says that it is missing.
    pub fn at(folder: impl Into<PathBuf>) -> Library {
        Library {
            folder: folder.into(),
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A document or a course as the system knows it.
    pub fn file(&self, path: &LibraryPath) -> PathBuf {
        path.under(&self.folder)
    }

    /// Whether documents have this extension, in whichever case.
    pub fn is_document(extension: &str) -> bool {
        EXTENSIONS.contains(&extension.to_ascii_lowercase().as_str())
    }

    /// The extension with which a document is kept: its own in lower case if documents have it, else `txt`.
    pub fn extension(wanted: &str) -> String {
        if Self::is_document(wanted) {
            wanted.to_ascii_lowercase()
        } else {
            "txt".to_owned()
        }
    }

    /// Everything in the library. Hidden files, links to folders and files that are no documents are left alone.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn contents(&self) -> Result<Contents, LibraryError> {
        if !self.folder.is_dir() {
            return Err(LibraryError::NoFolder(self.folder.clone()));
        }
        let mut contents = Contents::default();
        self.collect(None, &mut contents)?;
        contents.documents.sort_by(|a, b| a.path.cmp(&b.path));
        contents.courses = self.courses()?;
        Ok(contents)
    }

    /// Adds what lies in a folder of the library, and in those in it.
    fn collect(&self, course: Option<&LibraryPath>, contents: &mut Contents) -> Result<(), LibraryError> {
        let folder = course.map_or_else(|| self.folder.clone(), |course| self.file(course));
        let is_declared = folder.join(course::DECLARATION).is_file();
        for entry in entries(&folder)? {
            // A name that is no text cannot be shown, and a hidden one is not meant to be.
            let name = entry.file_name();
            let path = match course {
                Some(course) => format!("{course}/{}", name.to_string_lossy()),
                None => name.to_string_lossy().into_owned(),
            };
            let (Some(_), Ok(path)) = (name.to_str(), path.parse::<LibraryPath>()) else {
                continue;
            };
            let kind = entry
                .file_type()
                .map_err(|reason| failed(&entry.path(), reason))?;
            if kind.is_dir() {
                self.collect(Some(&path), contents)?;
            } else if is_declared && COURSE_FILES.contains(&path.name()) {
                // It says something about the course.
            } else if Self::is_document(&path.extension()) {
                contents.documents.extend(self.look(path)?);
            }
        }
        Ok(())
    }

    /// The document at a path.
    ///
    /// # Errors
    /// When there is none, or it cannot be looked at.
    pub fn find(&self, path: &LibraryPath) -> Result<Kept, LibraryError> {
        self.look(path.clone())?
            .ok_or_else(|| LibraryError::Missing(path.clone()))
    }

    /// The document at a path, if there is one.
    fn look(&self, path: LibraryPath) -> Result<Option<Kept>, LibraryError> {
        let file = self.file(&path);
        let about = match fs::metadata(&file) {
            Ok(about) => about,
            Err(reason) if is_absence(&reason) => return Ok(None),
            Err(reason) => return Err(failed(&file, reason)),
        };
        if !about.is_file() {
            return Ok(None);
        }
        let modified = about.modified().map_err(|reason| failed(&file, reason))?;
        Ok(Some(Kept {
            path,
            size: about.len(),
            modified,
        }))
    }

    /// The first of this path, this path with 2 behind it, with 3, … at which nothing lies and which is not `taken`.
    pub fn free(&self, wanted: &LibraryPath, taken: impl Fn(&LibraryPath) -> bool) -> LibraryPath {
        let is_free = |path: &LibraryPath| !taken(path) && !self.file(path).exists();
        let numbered = (2..).map(|number| wanted.numbered(number));
        std::iter::once(wanted.clone())
            .chain(numbered)
            .find(is_free)
            .unwrap_or_else(|| wanted.clone())
    }

    /// The bytes of a document.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn read(&self, path: &LibraryPath) -> Result<Vec<u8>, LibraryError> {
        let file = self.file(path);
        fs::read(&file).map_err(|reason| {
            if is_absence(&reason) {
                LibraryError::Missing(path.clone())
            } else {
                failed(&file, reason)
            }
        })
    }

    /// Keeps documents, each at its path; courses are made. What was there goes to the history first; each file is written
    /// whole or not at all, and is on the disk when this returns. Gives what became of each, in their order.
    pub fn keep(&self, documents: &[(LibraryPath, &[u8])]) -> Vec<Result<Change, LibraryError>> {
        let mut changes: Vec<Result<Change, LibraryError>> = documents
            .iter()
            .map(|(path, bytes)| self.prepare(path, bytes))
            .collect();
        let is_written =
            |change: &Result<Change, LibraryError>| matches!(change, Ok(Change::New | Change::Updated));
        let writing: Vec<write::Writing<'_>> = documents
            .iter()
            .zip(&changes)
            .filter(|(_, change)| is_written(change))
            .map(|((path, bytes), _)| (self.file(path), *bytes))
            .collect();
        let mut written = write_all(&writing).into_iter();
        for change in changes.iter_mut().filter(|change| is_written(change)) {
            if let Some(Err(error)) = written.next() {
                *change = Err(error);
            }
        }
        for ((path, _), _) in documents
            .iter()
            .zip(&changes)
            .filter(|(_, change)| is_written(change))
        {
            self.remember_latest(path);
        }
        changes
    }

    /// Says what keeping these bytes changes; makes room for them.
    fn prepare(&self, path: &LibraryPath, bytes: &[u8]) -> Result<Change, LibraryError> {
        not_too_deep(path)?;
        let file = self.file(path);
        if self.look(path.clone())?.is_none() {
            file.parent().map_or(Ok(()), make_folder)?;
            // What another program took away is not lost when something else comes to its place.
            if let Some(left) = self.latest(path).filter(|left| left != bytes) {
                self.remember(path, &left)?;
            }
            return Ok(Change::New);
        }
        let before = self.read(path)?;
        if before == bytes {
            return Ok(Change::Same);
        }
        self.remember(path, &before)?;
        Ok(Change::Updated)
    }

    /// Takes a document out of the library. It can be brought back with [`Library::restore`].
    ///
    /// # Errors
    /// When there is none, or it cannot be moved; then it is there still.
    pub fn remove(&self, path: &LibraryPath) -> Result<(), LibraryError> {
        let file = self.find(path).map(|_| self.file(path))?;
        let removed = path.under(&self.folder.join(REMOVED));
        removed.parent().map_or(Ok(()), make_folder)?;
        // One that was removed before from the same place goes to the history.
        match fs::read(&removed) {
            Ok(older) => self.remember(path, &older)?,
            Err(reason) if is_absence(&reason) => {}
            Err(reason) => return Err(failed(&removed, reason)),
        }
        fs::rename(&file, &removed).map_err(|reason| failed(&file, reason))?;
        self.forget_latest(path);
        Ok(())
    }

    /// Whether a document that was removed from a path can be brought back.
    pub fn has_removed(&self, path: &LibraryPath) -> bool {
        path.under(&self.folder.join(REMOVED)).is_file()
    }

    /// Brings back the document that was last removed from a path, and what was removed that says something about its course.
    ///
    /// # Errors
    /// When none was removed, when there is one again, or when it cannot be moved.
    pub fn restore(&self, path: &LibraryPath) -> Result<(), LibraryError> {
        let removed = path.under(&self.folder.join(REMOVED));
        if !self.has_removed(path) {
            return Err(LibraryError::Missing(path.clone()));
        }
        self.put(&removed, path)?;
        self.remember_latest(path);
        for name in COURSE_FILES {
            // Most courses have none.
            let file = path.beside(name);
            let _ = self.put(&file.under(&self.folder.join(REMOVED)), &file);
        }
        Ok(())
    }

    /// Moves a document to another path; its history goes with it.
    ///
    /// # Errors
    /// When there is none, when something is there already, or when it cannot be moved.
    pub fn relocate(&self, from: &LibraryPath, to: &LibraryPath) -> Result<(), LibraryError> {
        if from == to {
            return Ok(());
        }
        let file = self.find(from).map(|_| self.file(from))?;
        self.put(&file, to)?;
        self.relocate_history(&self.history_of(from), &self.history_of(to));
        self.forget_latest(from);
        self.remember_latest(to);
        Ok(())
    }

    /// Moves a document that was removed, as [`Library::relocate`] one that is there: it comes back at the other path.
    ///
    /// # Errors
    /// When none was removed from there, when another was removed from where it goes, or when it cannot be moved.
    pub fn relocate_removed(&self, from: &LibraryPath, to: &LibraryPath) -> Result<(), LibraryError> {
        let removed = self.folder.join(REMOVED);
        let (file, target) = (from.under(&removed), to.under(&removed));
        if from == to {
            return Ok(());
        }
        if !file.is_file() {
            return Err(LibraryError::Missing(from.clone()));
        }
        if target.exists() {
            return Err(LibraryError::Exists(to.clone()));
        }
        target.parent().map_or(Ok(()), make_folder)?;
        fs::rename(&file, &target).map_err(|reason| failed(&file, reason))?;
        self.relocate_history(&self.history_of(from), &self.history_of(to));
        Ok(())
    }

    /// Moves a file to a path of the library at which nothing is.
    fn put(&self, file: &Path, to: &LibraryPath) -> Result<(), LibraryError> {
        not_too_deep(to)?;
        let target = self.file(to);
        if target.exists() {
            return Err(LibraryError::Exists(to.clone()));
        }
        target.parent().map_or(Ok(()), make_folder)?;
        fs::rename(file, &target).map_err(|reason| failed(file, reason))
    }

    /// Earlier versions of a document, newest first.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn history(&self, path: &LibraryPath) -> Result<Vec<PathBuf>, LibraryError> {
        let mut versions = versions(&self.history_of(path))?;
        versions.sort_unstable_by_key(|(number, _)| std::cmp::Reverse(*number));
        Ok(versions.into_iter().map(|(_, path)| path).collect())
    }

    /// The folder of the earlier versions of a document.
    fn history_of(&self, path: &LibraryPath) -> PathBuf {
        path.under(&self.folder.join(HISTORY))
    }

    /// Moves a history with what it belongs to. One that cannot be moved, since there is one already, stays where it is:
    /// its versions are on the disk all the same.
    fn relocate_history(&self, from: &Path, to: &Path) {
        if from.exists() && !to.exists() && to.parent().is_some_and(|parent| make_folder(parent).is_ok()) {
            let _ = fs::rename(from, to);
        }
    }

    /// Writes a version of a document into its history.
    fn remember(&self, path: &LibraryPath, bytes: &[u8]) -> Result<(), LibraryError> {
        let folder = self.history_of(path);
        make_folder(&folder)?;
        let last = versions(&folder)?
            .iter()
            .map(|(number, _)| *number)
            .max()
            .unwrap_or(0);
        let extension = path.extension();
        let point = if extension.is_empty() { "" } else { "." };
        write_one(folder.join(format!("{}{point}{extension}", last + 1)), bytes)
    }

    /// Copies the whole library, its history too, into another folder that is empty or not there yet, and compares every
    /// byte of the copy. The old folder is left as it is.
    ///
    /// # Errors
    /// When the folder is not empty, lies within the library, or anything cannot be read or written; then what was copied
    /// is taken away again.
    ///
    /// `told` hears how many files were copied, and of how many; it says whether to go on.
    pub fn copy_to(
        &self,
        folder: &Path,
        told: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<Library, LibraryError> {
        copy::copy_library(&self.folder, folder, told)?;
        let library = Library::open(folder)?;
        for document in library.contents()?.documents {
            library.remember_latest(&document.path);
        }
        Ok(library)
    }
}

/// The entries of a folder; none if there is no such folder.
fn entries(folder: &Path) -> Result<Vec<fs::DirEntry>, LibraryError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(reason) if is_absence(&reason) => return Ok(Vec::new()),
        Err(reason) => return Err(failed(folder, reason)),
    };
    entries
        .map(|entry| entry.map_err(|reason| failed(folder, reason)))
        .collect()
}

/// The versions in a folder of a history with their numbers, `…/7.md`.
fn versions(folder: &Path) -> Result<Vec<(u32, PathBuf)>, LibraryError> {
    let number = |path: &Path| path.file_stem()?.to_str()?.parse().ok();
    let paths = entries(folder)?.into_iter().map(|entry| entry.path());
    Ok(paths.filter_map(|path| Some((number(&path)?, path))).collect())
}

/// Nothing is put where [`Library::contents`] would not find it; put together of paths, a path can lead there.
fn not_too_deep(path: &LibraryPath) -> Result<(), LibraryError> {
    match path.as_str().parse::<LibraryPath>() {
        Ok(_) => Ok(()),
        Err(_) => Err(LibraryError::TooDeep(path.clone())),
    }
}

fn make_folder(folder: &Path) -> Result<(), LibraryError> {
    fs::create_dir_all(folder).map_err(|reason| failed(folder, reason))
}

#[cfg(test)]
mod tests;
