//! The archive: which of the databases in it counts, unpacking it, and the media beside it.

use super::config::MediaEntries;
use super::{AnkiError, Collection, database};
use prost::Message;
use std::collections::BTreeMap;
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

/// The largest list of media and the largest medium, in bytes.
const MEDIUM_LIMIT: usize = 64 * 1024 * 1024;

/// A package that was opened.
#[derive(Debug)]
pub struct AnkiPackage<R> {
    name: String,
    archive: ZipArchive<R>,
    is_packed: bool,
    /// Names of media, each with the name of its file in the archive.
    media: BTreeMap<String, String>,
}

impl<R: Read + Seek> AnkiPackage<R> {
    /// Opens a package; `None` if the file is an archive of something else, or none at all. `name` is the file's name, of
    /// which errors speak.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn open(name: &str, file: R) -> Result<Option<Self>, AnkiError> {
        let Ok(archive) = ZipArchive::new(file) else {
            return Ok(None);
        };
        let Some((_, is_packed)) = DATABASES
            .into_iter()
            .find(|(database, _)| archive.index_for_name(database).is_some())
        else {
            return Ok(None);
        };
        let mut package = Self {
            name: name.to_owned(),
            archive,
            is_packed,
            media: BTreeMap::new(),
        };
        package.media = package.media_names()?;
        Ok(Some(package))
    }

    /// Reads the collection.
    ///
    /// # Errors
    /// When the database is damaged or too large.
    pub fn collection(&mut self) -> Result<Collection, AnkiError> {
        for (database, _) in DATABASES {
            if let Some(bytes) = self.unpacked(database, DATABASE_LIMIT)? {
                return database::read(bytes).map_err(|reason| self.broken(&reason));
            }
        }
        Err(self.broken("there is no collection in it"))
    }

    /// The names of the sounds and pictures that its notes name.
    pub fn media(&self) -> impl Iterator<Item = &str> {
        self.media.keys().map(String::as_str)
    }

    /// The bytes of a sound or picture; `None` if it is not in the package.
    ///
    /// # Errors
    /// When it is damaged or too large.
    pub fn medium(&mut self, name: &str) -> Result<Option<Vec<u8>>, AnkiError> {
        match self.media.get(name).cloned() {
            Some(file) => self.unpacked(&file, MEDIUM_LIMIT),
            None => Ok(None),
        }
    }

    /// The names of media: of old packages JSON, of new ones a protocol buffer in whose order the files are numbered.
    fn media_names(&mut self) -> Result<BTreeMap<String, String>, AnkiError> {
        let Some(list) = self.unpacked("media", MEDIUM_LIMIT)? else {
            return Ok(BTreeMap::new());
        };
        let unreadable = |_: &dyn std::error::Error| "its list of media is damaged";
        if self.is_packed {
            let entries = MediaEntries::decode(list.as_slice()).map_err(|e| self.broken(unreadable(&e)))?;
            Ok(entries
                .entries
                .into_iter()
                .enumerate()
                .map(|(number, entry)| (entry.name, number.to_string()))
                .collect())
        } else {
            let names: BTreeMap<String, String> =
                serde_json::from_slice(&list).map_err(|e| self.broken(unreadable(&e)))?;
            Ok(names.into_iter().map(|(number, name)| (name, number)).collect())
        }
    }

    /// A file of the archive, out of the archive and out of Zstandard if the package is of the newer form.
    fn unpacked(&mut self, file: &str, limit: usize) -> Result<Option<Vec<u8>>, AnkiError> {
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
            at_most(unpacked, limit)
        } else {
            at_most(stored, limit)
        };
        match bytes.map_err(|_| broken(format!("“{file}” in it is damaged")))? {
            Some(bytes) => Ok(Some(bytes)),
            None => Err(AnkiError::TooLarge {
                name,
                limit_mb: limit / (1024 * 1024),
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
