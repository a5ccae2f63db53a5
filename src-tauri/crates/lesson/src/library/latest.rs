//! A copy of every document as it was good last, `.latest/<its path>`: what another program deletes or spoils can be put
//! back.
//!
//! It is made anew whenever the document was read and is a lesson. Nothing depends on it: where it could not be made, an
//! earlier version may be there still.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::{LibraryError, failed};
use super::{Library, LibraryPath, REMOVED, make_folder};

pub(super) const LATEST: &str = ".latest";

impl Library {
    /// Where the copy of a document lies.
    fn latest_of(&self, path: &LibraryPath) -> PathBuf {
        path.under(&self.folder.join(LATEST))
    }

    /// Whether there are copies at all: libraries of older programs have none.
    pub fn remembers_latest(&self) -> bool {
        self.folder.join(LATEST).is_dir()
    }

    /// Copies a document. Where that fails, the copy that was there stays.
    pub fn remember_latest(&self, path: &LibraryPath) {
        let (file, latest) = (self.file(path), self.latest_of(path));
        let second = |name: &Path| {
            let copied = fs::copy(&file, name).map(drop);
            // A copy that broke off is no copy.
            copied.inspect_err(|_| drop(fs::remove_file(name)))
        };
        if let Some(folder) = latest.parent().filter(|folder| make_folder(folder).is_ok())
            && let Ok(named) = tempfile::Builder::new()
                .prefix(".writing-")
                .make_in(folder, second)
        {
            // See above: nothing depends on it. The temporary copy goes when `named` does.
            let _ = fs::rename(named.path(), &latest);
        }
    }

    /// Takes the copy of a document away.
    pub fn forget_latest(&self, path: &LibraryPath) {
        let _ = fs::remove_file(self.latest_of(path));
    }

    /// The copies go with a course that gets another name.
    pub(super) fn relocate_latest(&self, from: &LibraryPath, to: &LibraryPath) {
        self.relocate_history(&self.latest_of(from), &self.latest_of(to));
    }

    /// A document as it was good last.
    pub(super) fn latest(&self, path: &LibraryPath) -> Option<Vec<u8>> {
        fs::read(self.latest_of(path)).ok()
    }

    /// What there is still of a document whose file is gone: its last bytes, also where it was removed and nobody recorded
    /// that, else its newest earlier version.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn left_of(&self, path: &LibraryPath) -> Result<Option<PathBuf>, LibraryError> {
        let latest = self.latest_of(path);
        let removed = path.under(&self.folder.join(REMOVED));
        let is_something =
            |file: &PathBuf| fs::metadata(file).is_ok_and(|file| file.is_file() && file.len() > 0);
        match [latest, removed].into_iter().find(is_something) {
            Some(file) => Ok(Some(file)),
            None => Ok(self.history(path)?.into_iter().next()),
        }
    }

    /// Puts a document back whose file is gone or spoiled. What lies there by now becomes an earlier version.
    ///
    /// # Errors
    /// When nothing of it is left, or when it cannot be written.
    pub fn put_back(&self, path: &LibraryPath) -> Result<(), LibraryError> {
        let left = self
            .left_of(path)?
            .ok_or_else(|| LibraryError::Missing(path.clone()))?;
        let bytes = fs::read(&left).map_err(|reason| failed(&left, reason))?;
        self.keep(&[(path.clone(), &bytes)])
            .into_iter()
            .collect::<Result<Vec<_>, _>>()
            .map(drop)
    }

    /// Removes a document whose file is gone, as [`Library::remove`] one that is there: what is left of it can be restored.
    ///
    /// # Errors
    /// When what is left of it cannot be written.
    pub fn remove_gone(&self, path: &LibraryPath) -> Result<(), LibraryError> {
        if self.left_of(path)?.is_none() {
            return Ok(());
        }
        self.put_back(path)?;
        self.remove(path)
    }
}
