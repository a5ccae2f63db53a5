//! The learner's documents: plain files in a folder that they can see, edit and back up.
//!
//! `<id>.<extension>` is a document as it was imported, byte for byte. Before a document is written over or removed, its
//! bytes go to `.history/<id>/` or `.removed/`: nothing is ever lost.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::LessonId;

/// Why the library could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// There is no such document.
    #[error("There is no lesson “{0}” in the library.")]
    Missing(LessonId),
    /// There is a document of this name already.
    #[error("There is a lesson “{0}” in the library already.")]
    Exists(LessonId),
    /// The disk is full.
    #[error("The disk is full: “{}” could not be written.", .0.display())]
    DiskFull(PathBuf),
    /// The folder may not be read or written.
    #[error("You have no permission to use “{}”.", .0.display())]
    Permission(PathBuf),
    /// Anything else that the system says.
    #[error("“{}” could not be used: {reason}.", path.display())]
    System {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
}

/// A document in the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The lesson's name.
    pub id: LessonId,
    /// The file that it is.
    pub path: PathBuf,
    /// Its extension, in lower case; empty if it has none.
    pub extension: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it was last changed.
    pub modified: std::time::SystemTime,
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
    "md", "txt", "html", "htm", "xhtml", "markdown", "dokuwiki", "wiki", "srt", "vtt", "ass", "csv", "tsv",
    "epub", "",
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
        fs::create_dir_all(&folder).map_err(|reason| failed(&folder, reason))?;
        Ok(Library { folder })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// All documents, by name. Files whose names are no lessons' names are left alone.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn list(&self) -> Result<Vec<Kept>, LibraryError> {
        let mut list = documents(&self.folder)?;
        list.sort_by(|a, b| a.id.cmp(&b.id).then_with(|| b.modified.cmp(&a.modified)));
        list.dedup_by(|later, first| later.id == first.id);
        Ok(list)
    }

    /// The document of this name.
    ///
    /// # Errors
    /// When there is none, or the folder cannot be read.
    pub fn find(&self, id: &LessonId) -> Result<Kept, LibraryError> {
        newest(&self.folder, id)?.ok_or_else(|| LibraryError::Missing(id.clone()))
    }

    /// The bytes of the document of this name.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn read(&self, id: &LessonId) -> Result<Vec<u8>, LibraryError> {
        let kept = self.find(id)?;
        fs::read(&kept.path).map_err(|reason| failed(&kept.path, reason))
    }

    /// Keeps a document under a name. What was there under it goes to the history first; the new file is written whole or
    /// not at all.
    ///
    /// # Errors
    /// When the folder cannot be written; then what was there is there still.
    pub fn keep(&self, id: &LessonId, extension: &str, bytes: &[u8]) -> Result<Change, LibraryError> {
        let extension = extension.to_ascii_lowercase();
        let extension = if EXTENSIONS.contains(&extension.as_str()) {
            extension.as_str()
        } else {
            "txt"
        };
        let before = newest(&self.folder, id)?;
        let mut change = Change::New;
        if let Some(before) = &before {
            let old = fs::read(&before.path).map_err(|reason| failed(&before.path, reason))?;
            if old == bytes && before.extension == extension {
                return Ok(Change::Same);
            }
            let history = self.folder.join(HISTORY).join(id.as_str());
            write_new(&history, id, &before.extension, &old)?;
            change = Change::Updated;
        }
        let path = self.folder.join(file_name(id, extension));
        write_whole(&self.folder, &path, bytes)?;
        if let Some(before) = before.filter(|before| before.path != path) {
            fs::remove_file(&before.path).map_err(|reason| failed(&before.path, reason))?;
        }
        Ok(change)
    }

    /// Takes a document out of the library. It can be brought back with [`Library::restore`].
    ///
    /// # Errors
    /// When there is none, or it cannot be moved; then it is there still.
    pub fn remove(&self, id: &LessonId) -> Result<(), LibraryError> {
        let kept = self.find(id)?;
        let removed = self.folder.join(REMOVED);
        fs::create_dir_all(&removed).map_err(|reason| failed(&removed, reason))?;
        // One that was removed before under the same name goes to the history.
        if let Some(older) = newest(&removed, id)? {
            let bytes = fs::read(&older.path).map_err(|reason| failed(&older.path, reason))?;
            write_new(
                &self.folder.join(HISTORY).join(id.as_str()),
                id,
                &older.extension,
                &bytes,
            )?;
            fs::remove_file(&older.path).map_err(|reason| failed(&older.path, reason))?;
        }
        let target = removed.join(file_name(id, &kept.extension));
        fs::rename(&kept.path, &target).map_err(|reason| failed(&kept.path, reason))
    }

    /// Brings back the document that was last removed under a name.
    ///
    /// # Errors
    /// When none was removed, when there is one of this name again, or when it cannot be moved.
    pub fn restore(&self, id: &LessonId) -> Result<(), LibraryError> {
        if newest(&self.folder, id)?.is_some() {
            return Err(LibraryError::Exists(id.clone()));
        }
        let removed =
            newest(&self.folder.join(REMOVED), id)?.ok_or_else(|| LibraryError::Missing(id.clone()))?;
        let target = self.folder.join(file_name(id, &removed.extension));
        fs::rename(&removed.path, &target).map_err(|reason| failed(&removed.path, reason))
    }

    /// Earlier versions of a document, newest first.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn history(&self, id: &LessonId) -> Result<Vec<PathBuf>, LibraryError> {
        let folder = self.folder.join(HISTORY).join(id.as_str());
        let mut versions: Vec<(u32, PathBuf)> = files(&folder)?
            .into_iter()
            .filter_map(|path| Some((version(&path)?, path)))
            .collect();
        versions.sort_unstable_by_key(|(number, _)| std::cmp::Reverse(*number));
        Ok(versions.into_iter().map(|(_, path)| path).collect())
    }
}

fn file_name(id: &LessonId, extension: &str) -> String {
    if extension.is_empty() {
        id.to_string()
    } else {
        format!("{id}.{extension}")
    }
}

/// The files of a folder; none if there is no such folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>, LibraryError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(reason) if reason.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(reason) => return Err(failed(folder, reason)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|reason| failed(folder, reason))?;
        files.push(entry.path());
    }
    Ok(files)
}

/// The documents of a folder, in no order.
fn documents(folder: &Path) -> Result<Vec<Kept>, LibraryError> {
    let mut list = Vec::new();
    for path in files(folder)? {
        let stem = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        let Ok(id) = stem.parse::<LessonId>() else {
            continue;
        };
        let extension = path
            .extension()
            .map_or("", |extension| extension.to_str().unwrap_or("?"));
        if EXTENSIONS.contains(&extension) {
            list.extend(kept(id, path.clone(), extension)?);
        }
    }
    Ok(list)
}

/// A document, if its file is there.
fn kept(id: LessonId, path: PathBuf, extension: &str) -> Result<Option<Kept>, LibraryError> {
    let about = match fs::metadata(&path) {
        Ok(about) => about,
        Err(reason) if reason.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(reason) => return Err(failed(&path, reason)),
    };
    if !about.is_file() {
        return Ok(None);
    }
    let modified = about.modified().map_err(|reason| failed(&path, reason))?;
    Ok(Some(Kept {
        id,
        extension: extension.to_owned(),
        size: about.len(),
        modified,
        path,
    }))
}

/// The document of a name that was changed last. The folder is not listed: it may hold thousands.
fn newest(folder: &Path, id: &LessonId) -> Result<Option<Kept>, LibraryError> {
    let mut newest: Option<Kept> = None;
    for extension in EXTENSIONS {
        let found = kept(id.clone(), folder.join(file_name(id, extension)), extension)?;
        if let Some(found) = found
            && newest
                .as_ref()
                .is_none_or(|newest| found.modified > newest.modified)
        {
            newest = Some(found);
        }
    }
    Ok(newest)
}

/// The number of a version in the history, `…/7.md`.
fn version(path: &Path) -> Option<u32> {
    path.file_stem()?.to_str()?.parse().ok()
}

/// Writes a version with the next number into a folder.
fn write_new(folder: &Path, id: &LessonId, extension: &str, bytes: &[u8]) -> Result<(), LibraryError> {
    fs::create_dir_all(folder).map_err(|reason| failed(folder, reason))?;
    let last = files(folder)?
        .iter()
        .filter_map(|path| version(path))
        .max()
        .unwrap_or(0);
    let name = if extension.is_empty() {
        format!("{}", last + 1)
    } else {
        format!("{}.{extension}", last + 1)
    };
    debug_assert!(
        folder.ends_with(id.as_str()),
        "versions stand in a folder of their lesson"
    );
    write_whole(folder, &folder.join(name), bytes)
}

/// Writes a file whole or not at all: into a temporary one beside it, flushed to the disk, then renamed.
fn write_whole(folder: &Path, path: &Path, bytes: &[u8]) -> Result<(), LibraryError> {
    let write = || -> io::Result<()> {
        let mut file = tempfile::Builder::new().prefix(".writing-").tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        // The new name is on the disk only when its folder is.
        #[cfg(unix)]
        fs::File::open(folder)?.sync_all()?;
        Ok(())
    };
    write().map_err(|reason| failed(path, reason))
}

fn failed(path: &Path, reason: io::Error) -> LibraryError {
    let path = path.to_owned();
    match reason.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => LibraryError::DiskFull(path),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => LibraryError::Permission(path),
        _ => LibraryError::System { path, reason },
    }
}

#[cfg(test)]
mod tests;
