//! The archive: which of the databases in it counts, and unpacking it. Sounds and pictures beside it are not read.

use super::{AnkiError, Collection, database};
use std::io::{Read, Seek};
use zip::ZipArchive;

/// The databases that a package may hold, the newest form first. Newer packages have an old database beside it that only
/// says "please update"; so the first that is there counts.
const DATABASES: [(&str, bool); 3] = [
    ("collection.anki21b", true),
    ("collection.anki21", false),
    ("collection.anki2", false),
];

/// The largest database that is unpacked, in bytes; a collection of a million reviews has a fifth of it.
const DATABASE_LIMIT: usize = 512 * 1024 * 1024;

/// A package that was opened.
#[derive(Debug)]
pub struct AnkiPackage<R> {
    name: String,
    archive: ZipArchive<R>,
    is_packed: bool,
}

impl<R: Read + Seek> AnkiPackage<R> {
    /// Opens a package; `None` if the file is an archive of something else, or none at all. `name` is the file's name, of
    /// which errors speak.
    pub fn open(name: &str, file: R) -> Option<Self> {
        let archive = ZipArchive::new(file).ok()?;
        let (_, is_packed) = DATABASES
            .into_iter()
            .find(|(database, _)| archive.index_for_name(database).is_some())?;
        Some(Self {
            name: name.to_owned(),
            archive,
            is_packed,
        })
    }

    /// Reads the collection.
    ///
    /// # Errors
    /// When the database is damaged or too large.
    pub fn collection(&mut self) -> Result<Collection, AnkiError> {
        for (database, _) in DATABASES {
            if let Some(bytes) = self.unpacked(database)? {
                return database::read(bytes).map_err(|reason| self.broken(&reason));
            }
        }
        Err(self.broken("there is no collection in it"))
    }

    /// A file of the archive, out of the archive and out of Zstandard if the package is of the newer form.
    fn unpacked(&mut self, file: &str) -> Result<Option<Vec<u8>>, AnkiError> {
        let Some(index) = self.archive.index_for_name(file) else {
            return Ok(None);
        };
        let (name, is_packed) = (self.name.clone(), self.is_packed);
        let broken = |reason: String| AnkiError::Broken {
            name: name.clone(),
            reason,
        };
        let stored = self
            .archive
            .by_index(index)
            .map_err(|error| broken(error.to_string()))?;
        let bytes = if is_packed && file != "collection.anki2" {
            let unpacked = ruzstd::decoding::StreamingDecoder::new(stored)
                .map_err(|_| broken(format!("“{file}” in it is damaged")))?;
            at_most(unpacked, DATABASE_LIMIT)
        } else {
            at_most(stored, DATABASE_LIMIT)
        };
        match bytes.map_err(|_| broken(format!("“{file}” in it is damaged")))? {
            Some(bytes) => Ok(Some(bytes)),
            None => Err(AnkiError::TooLarge {
                name,
                limit_mb: DATABASE_LIMIT / (1024 * 1024),
            }),
        }
    }

    fn broken(&self, reason: &str) -> AnkiError {
        AnkiError::Broken {
            name: self.name.clone(),
            reason: reason.to_owned(),
        }
    }
}

/// All that can be read; `None` if it is longer than `limit` bytes.
fn at_most(reader: impl Read, limit: usize) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    reader
        .take(u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1))
        .read_to_end(&mut bytes)?;
    Ok((bytes.len() <= limit).then_some(bytes))
}
