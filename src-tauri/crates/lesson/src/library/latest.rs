//! A second name for the bytes of every document, `.latest/<its path>`: what another program deletes can be put back.
//!
//! It is a hard link, which takes no room and no time; where a file system has none it is a copy. What an editor writes into
//! the file is in both; where it puts a new file in the place of the old one, the link is made anew when the document is
//! read. Nothing depends on it: where it could not be made, an earlier version may be there still.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::{LibraryError, failed};
use super::{Library, LibraryPath, REMOVED, make_folder};

pub(super) const LATEST: &str = ".latest";

impl Library {
    fn latest_of(&self, path: &LibraryPath) -> PathBuf {
        path.under(&self.folder.join(LATEST))
    }

    /// Whether there are second names at all: libraries of older programs have none.
    pub fn remembers_latest(&self) -> bool {
        self.folder.join(LATEST).is_dir()
    }

    /// Gives the bytes of a document their second name. Where that fails, what had the name before keeps it.
    pub fn remember_latest(&self, path: &LibraryPath) {
        let (file, latest) = (self.file(path), self.latest_of(path));
        let second = |name: &Path| {
            let named = fs::hard_link(&file, name).or_else(|_| fs::copy(&file, name).map(drop));
            // A copy that broke off is no copy.
            named.inspect_err(|_| drop(fs::remove_file(name)))
        };
        if let Some(folder) = latest.parent().filter(|folder| make_folder(folder).is_ok())
            && let Ok(named) = tempfile::Builder::new()
                .prefix(".writing-")
                .make_in(folder, second)
        {
            // See above: nothing depends on it. Of two links to the same bytes none is renamed, and the temporary one goes
            // when `named` does.
            let _ = fs::rename(named.path(), &latest);
        }
    }

    /// Takes the second name of a document away.
    pub fn forget_latest(&self, path: &LibraryPath) {
        let _ = fs::remove_file(self.latest_of(path));
    }

    /// The second names go with a course that gets another name.
    pub(super) fn relocate_latest(&self, from: &LibraryPath, to: &LibraryPath) {
        self.relocate_history(&self.latest_of(from), &self.latest_of(to));
    }

    /// The bytes that still have their second name.
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
        match [latest, removed].into_iter().find(|file| file.is_file()) {
            Some(file) => Ok(Some(file)),
            None => Ok(self.history(path)?.into_iter().next()),
        }
    }

    /// Puts a document back whose file is gone.
    ///
    /// # Errors
    /// When nothing of it is left, when there is something at its path again, or when it cannot be written.
    pub fn put_back(&self, path: &LibraryPath) -> Result<(), LibraryError> {
        if self.file(path).exists() {
            return Err(LibraryError::Exists(path.clone()));
        }
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
