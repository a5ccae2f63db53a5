//! The archive: which of the databases in it counts, unpacking it, and the sounds and pictures beside it.

use super::config::MediaList;
use super::{AnkiError, Collection, database};
use prost::Message;
use std::collections::{BTreeMap, HashMap};
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

/// The largest sound or picture that is unpacked, and the largest list of them, in bytes.
const MEDIA_FILE_LIMIT: usize = 16 * 1024 * 1024;

/// A database is packed to about so large a part of itself.
const PACKED: u64 = 5;

/// A sound or a picture in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedMedia {
    /// What the archive calls it.
    pub stored: String,
    /// A check sum of its bytes as they lie in the archive.
    pub check: u32,
}

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
            if let Some(bytes) = self.unpacked(database, DATABASE_LIMIT)? {
                return database::read(bytes).map_err(|reason| self.broken(&reason));
            }
        }
        Err(self.broken("there is no collection in it"))
    }

    /// The sounds and pictures of the package, by the names that notes use. A list that cannot be read is as good as none:
    /// the notes are there without it.
    pub fn media(&mut self) -> HashMap<String, PackedMedia> {
        let list = self.unpacked("media", MEDIA_FILE_LIMIT);
        let list = list.ok().flatten().unwrap_or_default();
        let names: Vec<(String, String)> = if self.is_packed {
            let list = MediaList::decode(list.as_slice()).unwrap_or_default();
            let numbered = (0..).zip(list.files);
            numbered
                .map(|(number, file): (usize, _)| (number.to_string(), file.name))
                .collect()
        } else {
            let list: BTreeMap<String, String> = serde_json::from_slice(&list).unwrap_or_default();
            list.into_iter().collect()
        };
        let mut media = HashMap::with_capacity(names.len());
        for (stored, name) in names {
            if let Ok(file) = self.archive.by_name(&stored) {
                let check = file.crc32();
                media.insert(name, PackedMedia { stored, check });
            }
        }
        media
    }

    /// The bytes of a sound or a picture; none when it is not there, damaged or too large.
    pub fn media_file(&mut self, stored: &str) -> Option<Vec<u8>> {
        self.unpacked(stored, MEDIA_FILE_LIMIT).ok().flatten()
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
        let size = stored.size();
        let bytes = if is_packed && file != "collection.anki2" {
            let unpacked = ruzstd::decoding::StreamingDecoder::new(stored)
                .map_err(|_| broken(format!("“{file}” in it is damaged")))?;
            at_most(unpacked, limit, size.saturating_mul(PACKED))
        } else {
            at_most(stored, limit, size)
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

/// All that can be read, which is some `size` bytes; `None` if it is longer than `limit` bytes.
fn at_most(reader: impl Read, limit: usize, size: u64) -> std::io::Result<Option<Vec<u8>>> {
    // One more than there are: so the end is found without growing. What an archive says of a size is not believed for ever.
    let room = usize::try_from(size).unwrap_or(limit).min(limit / 8) + 1;
    let mut bytes = Vec::with_capacity(room);
    reader
        .take(u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1))
        .read_to_end(&mut bytes)?;
    Ok((bytes.len() <= limit).then_some(bytes))
}
