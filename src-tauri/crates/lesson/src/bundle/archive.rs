//! ZIP archives, with limits: what comes out of one is never larger than what a learner's documents are, and a name never
//! leads out of it.

use std::io::{Read, Seek, SeekFrom};

use encoding_rs::GB18030;
use zip::ZipArchive;
use zip::result::ZipError;

use super::{BUNDLE_LIMIT, Entry};
use crate::{DOCUMENT_LIMIT, DocumentError};

/// There may be this many files in an archive.
const FILES: usize = 20_000;

/// All that is taken out of one archive may be this large, in bytes.
const TOTAL: usize = 1024 * 1024 * 1024;

/// Text is packed to a tenth or a twentieth. What was packed to less than this part, and is larger than [`SMALL`], is
/// there to fill a disk.
const RATIO: u64 = 200;

/// Files up to this size, in bytes, may be packed as well as they can be.
const SMALL: usize = 1024 * 1024;

/// An archive whose directory was read.
#[derive(Debug)]
pub(crate) struct Archive<R> {
    name: String,
    zip: ZipArchive<R>,
    /// What was taken out so far, in bytes.
    taken: usize,
}

impl<R: Read + Seek> Archive<R> {
    pub(crate) fn open(name: &str, mut file: R) -> Result<Archive<R>, DocumentError> {
        let broken = |reason: &str| DocumentError::Broken {
            name: name.to_owned(),
            reason: reason.to_owned(),
        };
        let size = file
            .seek(SeekFrom::End(0))
            .and_then(|size| file.rewind().map(|()| size))
            .map_err(|_| broken("it cannot be read"))?;
        if size > BUNDLE_LIMIT {
            return Err(DocumentError::TooLarge {
                name: name.to_owned(),
                size: usize::try_from(size).unwrap_or(usize::MAX),
                limit: usize::try_from(BUNDLE_LIMIT).unwrap_or(usize::MAX),
            });
        }
        let zip = ZipArchive::new(file).map_err(|_| broken("the archive is damaged or cut off"))?;
        if zip.len() > FILES {
            return Err(broken(&format!("there are more than {FILES} files in it")));
        }
        Ok(Archive {
            name: name.to_owned(),
            zip,
            taken: 0,
        })
    }

    pub(crate) fn broken(&self, reason: &str) -> DocumentError {
        DocumentError::Broken {
            name: self.name.clone(),
            reason: reason.to_owned(),
        }
    }

    pub(crate) fn locked(&self) -> DocumentError {
        DocumentError::Locked {
            name: self.name.clone(),
        }
    }

    /// The place of the file with this path.
    pub(super) fn find(&self, path: &str) -> Option<usize> {
        self.zip
            .index_for_name(path)
            .or_else(|| self.zip.index_for_name_raw(path.as_bytes()))
    }

    /// The first file for whose path `wanted` says so.
    pub(super) fn find_by(&self, wanted: impl Fn(&str) -> bool) -> Option<String> {
        self.zip.file_names_raw().map(decoded).find(|path| wanted(path))
    }

    /// The text of the file with this path; nothing if there is none.
    pub(crate) fn text(&mut self, path: &str) -> Result<Option<String>, DocumentError> {
        let Some(index) = self.find(path) else {
            return Ok(None);
        };
        let bytes = self.read(index)?;
        Ok(Some(crate::encoding::decode_text(&bytes).text))
    }

    /// The files that may be documents, by their paths: no folders, links, or files that the system hides.
    pub(super) fn files(&mut self) -> Vec<Entry> {
        let mut files = Vec::new();
        for index in 0..self.zip.len() {
            let Ok(file) = self.zip.by_index_raw(index) else {
                continue;
            };
            let path = decoded(file.name_raw()).replace('\\', "/");
            if file.is_dir() || path.ends_with('/') || file.is_symlink() || is_hidden(&path) {
                continue;
            }
            let leads_out = path.starts_with('/')
                || path.contains(':')
                || path.contains('\0')
                || path.split('/').any(|part| matches!(part, "" | "." | ".."));
            let index = if leads_out {
                Err(DocumentError::BadPath {
                    name: self.name.clone(),
                    path: path.clone(),
                })
            } else {
                Ok(index)
            };
            files.push(Entry {
                path,
                index,
                title: None,
            });
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }

    /// The bytes of a file.
    pub(super) fn read(&mut self, index: usize) -> Result<Vec<u8>, DocumentError> {
        let name = self.name.clone();
        let broken = |reason: String| DocumentError::Broken {
            name: name.clone(),
            reason,
        };
        let mut file = match self.zip.by_index(index) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(DocumentError::Locked { name });
            }
            Err(ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_)) => {
                return Err(broken("it is packed in a way that is not supported".to_owned()));
            }
            Err(_) => return Err(broken("the archive is damaged".to_owned())),
        };
        let path = decoded(file.name_raw());
        let too_large = |size: u64| DocumentError::TooLarge {
            name: path.clone(),
            size: usize::try_from(size).unwrap_or(usize::MAX),
            limit: DOCUMENT_LIMIT,
        };
        let most = |packed: u64| packed.saturating_mul(RATIO).max(SMALL as u64);
        // What the archive says of itself is believed only where it speaks against it.
        if file.size() > most(file.compressed_size()) {
            return Err(DocumentError::Bomb { name, path });
        }
        if file.size() > DOCUMENT_LIMIT as u64 {
            return Err(too_large(file.size()));
        }
        let limit = most(file.compressed_size()).min(DOCUMENT_LIMIT as u64);
        let mut bytes = Vec::new();
        if file.by_ref().take(limit + 1).read_to_end(&mut bytes).is_err() {
            return Err(broken(format!("“{path}” in it is damaged")));
        }
        if bytes.len() as u64 > limit {
            return Err(DocumentError::Bomb { name, path });
        }
        self.taken += bytes.len();
        if self.taken > TOTAL {
            return Err(DocumentError::Bomb { name, path });
        }
        Ok(bytes)
    }
}

/// Files that systems put into archives, and nobody opens.
fn is_hidden(path: &str) -> bool {
    path.split('/')
        .any(|part| part == "__MACOSX" || (part.starts_with('.') && part.len() > 2))
        || path.ends_with("Thumbs.db")
}

/// A name in UTF-8, or as Chinese Windows wrote it before.
fn decoded(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    }
}
