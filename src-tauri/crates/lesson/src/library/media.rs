//! The sounds and pictures of documents, beside them in a hidden folder.

use std::fs;
use std::io;

use super::error::{LibraryError, failed};
use super::write::write_one;
use super::{Library, make_folder};
use crate::media::MediaName;

const MEDIA: &str = ".media";

impl Library {
    /// Whether there is a file of this name.
    pub fn has_media(&self, name: &MediaName) -> bool {
        self.folder.join(MEDIA).join(name.as_str()).is_file()
    }

    /// Keeps a file. One that is there already stays: its name says that it is the same.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_media(&self, name: &MediaName, bytes: &[u8]) -> Result<(), LibraryError> {
        if self.has_media(name) {
            return Ok(());
        }
        let folder = self.folder.join(MEDIA);
        make_folder(&folder)?;
        write_one(folder.join(name.as_str()), bytes)
    }

    /// Takes a file away. One that is not there is gone already.
    ///
    /// # Errors
    /// When it cannot be taken away.
    pub fn remove_media(&self, name: &MediaName) -> Result<(), LibraryError> {
        let path = self.folder.join(MEDIA).join(name.as_str());
        match fs::remove_file(&path) {
            Err(reason) if reason.kind() != io::ErrorKind::NotFound => Err(failed(&path, reason)),
            _ => Ok(()),
        }
    }

    /// The bytes of a file; none when there is no such file.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn media(&self, name: &MediaName) -> Result<Option<Vec<u8>>, LibraryError> {
        let path = self.folder.join(MEDIA).join(name.as_str());
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(reason) if reason.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(reason) => Err(failed(&path, reason)),
        }
    }
}
