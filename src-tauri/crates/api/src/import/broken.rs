//! Imports of packages that were broken off: the program was killed, or the power failed. A lesson comes with what was done with
//! its words, or not at all; what is half there is taken back at the next start.

use super::undo::{put_file_back, version_before};
use crate::{Engine, Error, catalogue::hash, dto::ImportChange, keeping::Placed};
use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use wenxi_lesson::{LibraryError, LibraryPath};
use wenxi_store::Arriving;

/// Held by whoever takes in a package, so that nobody takes it for one that was broken off. The system lets go of it with the
/// program, however that ends.
const LOCK: &str = "arriving.lock";

impl Engine {
    /// Held while lessons of packages arrive.
    pub(super) fn arriving_lock(&self) -> Result<File, Error> {
        let lock = self.lock_file()?;
        match lock.lock_shared() {
            // Some file systems of networks know no locks.
            Err(cause) if cause.kind() != ErrorKind::Unsupported => Err(self.no_lock(cause)),
            _ => Ok(lock),
        }
    }

    fn lock_file(&self) -> Result<File, Error> {
        File::create(self.folder.join(LOCK)).map_err(|cause| self.no_lock(cause))
    }

    fn no_lock(&self, cause: std::io::Error) -> Error {
        Error::File {
            path: self.folder.join(LOCK),
            cause,
        }
    }

    /// Says which of these lessons come with what was done with their words, before the first of them is written.
    pub(crate) fn begin_arriving<'a>(
        &self,
        placed: impl Iterator<Item = &'a Placed<'a>>,
    ) -> Result<(), Error> {
        let arriving: Vec<Arriving> = placed.filter_map(arriving).collect();
        if !arriving.is_empty() {
            self.store.begin_arriving(&arriving)?;
        }
        Ok(())
    }

    /// Takes back what was broken off, unless it is still going on.
    pub(crate) fn take_back_broken(&self) -> Result<(), Error> {
        if self.store.arriving()?.is_empty() {
            return Ok(());
        }
        let lock = self.lock_file()?;
        if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
            return Ok(());
        }
        // What has ended meanwhile is not broken.
        self.store
            .arriving()?
            .iter()
            .try_for_each(|broken| self.take_back_one(broken))
    }

    fn take_back_one(&self, broken: &Arriving) -> Result<(), Error> {
        let library = self.library();
        if let Ok(path) = broken.file.parse::<LibraryPath>() {
            match library.read(&path) {
                Ok(bytes) if hash(&bytes) != broken.hash => {}
                Ok(_) if broken.is_new => library.remove(&path)?,
                Ok(_) => {
                    if let Some(before) = version_before(self, &path) {
                        put_file_back(self, &path, &before)?;
                    }
                }
                Err(LibraryError::Missing(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        match self.store.document(&broken.lesson)? {
            Some(document) if broken.is_new && document.hash == broken.hash => {
                self.store.forget_document(&broken.lesson)?;
            }
            // It is new when it comes again.
            Some(mut document) if document.imported == broken.hash => {
                document.imported.clear();
                self.store.put_documents(&[document])?;
            }
            _ => {}
        }
        Ok(self.store.end_arriving(&broken.lesson)?)
    }
}

/// What is to be said of a lesson before it is written; nothing when the library has it, or had it: one that was removed is
/// there again with what was done with it.
fn arriving(placed: &Placed<'_>) -> Option<Arriving> {
    let is_meant = placed.arrival.with_past && !placed.was_removed;
    let path = placed.path.as_ref().filter(|_| is_meant)?;
    Some(Arriving {
        lesson: placed.document.id.clone(),
        file: path.to_string(),
        hash: placed.document.hash.clone(),
        is_new: placed.change == ImportChange::New,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]
mod tests {
    use super::*;
    use crate::{catalogue::library_path, dto::ImportTextArgs, import_text};

    #[test]
    fn an_earlier_version_comes_back_once_nobody_is_at_it() {
        let folder = tempfile::tempdir().unwrap();
        let engine = Engine::silent(folder.path());
        let (first, newer) = ("# 茶\n\n茶。\n", "# 茶\n\n茶。喝茶。\n");
        let text = first.to_owned();
        import_text(&engine, ImportTextArgs { text }).unwrap();
        let known = engine.store.document_by_hash(&hash(first.as_bytes()));
        let document = known.unwrap().unwrap();
        let path = library_path(&document).unwrap();
        let bytes = || engine.library().read(&path).unwrap();
        let begin = |text: &str| {
            let lesson = Arriving {
                lesson: document.id.clone(),
                file: document.file.clone(),
                hash: hash(text.as_bytes()),
                is_new: false,
            };
            engine.store.begin_arriving(&[lesson]).unwrap();
        };
        // Killed before the file was written.
        begin(newer);
        engine.take_back_broken().unwrap();
        assert_eq!(bytes(), first.as_bytes());
        assert_eq!(engine.store.arriving().unwrap(), []);

        begin(newer);
        let kept = engine.library().keep(&[(path.clone(), newer.as_bytes())]);
        assert!(kept.iter().all(Result::is_ok));
        let at_it = engine.arriving_lock().unwrap();
        engine.take_back_broken().unwrap();
        assert_eq!(bytes(), newer.as_bytes(), "it still arrives");
        drop(at_it);
        engine.take_back_broken().unwrap();
        assert_eq!(bytes(), first.as_bytes());
        assert_eq!(engine.store.arriving().unwrap(), []);
    }
}
