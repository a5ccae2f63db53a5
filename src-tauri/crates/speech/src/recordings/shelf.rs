//! The recorded voices that the learner has installed: a folder of the program's own for each.
//!
//! What is installed is a copy, of a folder or out of a zip file, and only of what belongs to a voice: sound files, and
//! what it says about itself. It appears whole or not at all. A zip file comes from a stranger: no path in it leads out
//! of the folder, and neither its files nor its sizes are believed.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use wenxi_mandarin::Syllable;

use super::{DEPTH, LICENCES, Recordings, is_sound};
use crate::SpeechError;

/// The largest file that is a recording of a word, or says something about a voice.
const LARGEST_FILE: u64 = 20 << 20;
/// The largest voice: more than ten times the largest collection that is known.
const LARGEST_VOICE: u64 = 4 << 30;
/// How many files are looked at.
const MOST_FILES: usize = 200_000;

/// How the folder begins in which a voice is made ready.
const NEW: &str = ".new-";

/// Where the voices are.
#[derive(Debug, Clone)]
pub struct VoiceShelf {
    folder: PathBuf,
}

/// Told how many files are copied of how many; `false` ends the work.
type Went<'a> = dyn FnMut(usize, usize) -> bool + 'a;

impl VoiceShelf {
    /// The voices in this folder, which is made when the first one is installed.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    /// All voices that are installed, by name. Folders that are none are passed over.
    pub fn open(
        &self,
        usual: impl Fn(&str) -> Vec<Syllable> + Clone + Send + Sync + 'static,
    ) -> Vec<Recordings> {
        let mut folders: Vec<PathBuf> = fs::read_dir(&self.folder)
            .into_iter()
            .flatten()
            .flatten()
            .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
            .map(|entry| entry.path())
            .collect();
        folders.sort();
        folders
            .into_iter()
            .filter_map(|folder| Recordings::open(folder, usual.clone()).ok())
            .collect()
    }

    /// Installs the voice in a folder or a zip file, and gives its name.
    ///
    /// # Errors
    /// When there are no recordings in it, when a voice of this name is there already, when it was cancelled, and when
    /// something cannot be read or written.
    pub fn install(
        &self,
        from: &Path,
        went: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<String, SpeechError> {
        let failed = |cause| SpeechError::NotInstalled {
            from: from.to_owned(),
            cause,
        };
        let name = name_of(from).ok_or_else(|| failed(io::ErrorKind::InvalidFilename.into()))?;
        let place = self.folder.join(&name);
        if place.exists() {
            return Err(SpeechError::VoiceThere { name });
        }
        fs::create_dir_all(&self.folder).map_err(failed)?;
        self.clear_leavings();
        let aside = tempfile::Builder::new()
            .prefix(NEW)
            .tempdir_in(&self.folder)
            .map_err(failed)?;
        let copied = if from.is_dir() {
            copy_folder(from, aside.path(), went)
        } else {
            unpack(from, aside.path(), went)
        };
        if !copied.map_err(failed)? {
            return Err(SpeechError::Cancelled);
        }
        if Recordings::open(aside.path(), |_| Vec::new()).is_err() {
            return Err(SpeechError::NoRecordings {
                folder: from.to_owned(),
            });
        }
        fs::rename(aside.path(), &place).map_err(failed)?;
        Ok(name)
    }

    /// Removes what is left of a voice whose installation was cut short with the program.
    fn clear_leavings(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(NEW) {
                // What cannot be removed is hidden, and tried again the next time.
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }

    /// Removes a voice: our copy of it, never what it was copied from.
    ///
    /// # Errors
    /// When there is none of this name, or its files cannot be removed.
    pub fn remove(&self, name: &str) -> Result<(), SpeechError> {
        let mut parts = Path::new(name).components();
        let (Some(Component::Normal(_)), None) = (parts.next(), parts.next()) else {
            return Err(SpeechError::NoSuchVoice {
                name: name.to_owned(),
            });
        };
        fs::remove_dir_all(self.folder.join(name)).map_err(|cause| match cause.kind() {
            io::ErrorKind::NotFound => SpeechError::NoSuchVoice {
                name: name.to_owned(),
            },
            _ => SpeechError::NotRemoved {
                name: name.to_owned(),
                cause,
            },
        })
    }
}

/// What a voice is called: its folder or file without `.zip`.
fn name_of(from: &Path) -> Option<String> {
    let name = if from.is_dir() {
        from.file_name()
    } else {
        from.file_stem()
    };
    let name = name?.to_string_lossy().trim_matches(['.', ' ']).to_owned();
    (!name.is_empty()).then_some(name)
}

/// Whether a file belongs to a voice.
fn belongs(path: &Path) -> bool {
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    is_sound(path) || LICENCES.contains(&name)
}

fn copy_folder(from: &Path, to: &Path, went: &mut Went<'_>) -> io::Result<bool> {
    let mut files = Vec::new();
    collect(from, DEPTH, &mut files)?;
    let mut budget = LARGEST_VOICE;
    for (done, file) in files.iter().enumerate() {
        if !went(done, files.len()) {
            return Ok(false);
        }
        let Ok(within) = file.strip_prefix(from) else {
            continue;
        };
        copy(File::open(file)?, &to.join(within), &mut budget)?;
    }
    Ok(went(files.len(), files.len()))
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() && depth > 0 {
            collect(&entry.path(), depth - 1, files)?;
        } else if kind.is_file() && belongs(&entry.path()) && files.len() < MOST_FILES {
            files.push(entry.path());
        }
    }
    Ok(())
}

fn unpack(from: &Path, to: &Path, went: &mut Went<'_>) -> io::Result<bool> {
    let mut zip = zip::ZipArchive::new(File::open(from)?)?;
    let count = zip.len().min(MOST_FILES);
    let mut budget = LARGEST_VOICE;
    for index in 0..count {
        if !went(index, count) {
            return Ok(false);
        }
        let file = zip.by_index(index)?;
        // A path that leads out of the folder is none.
        let Some(within) = file.enclosed_name() else {
            continue;
        };
        let deep = within.components().count() > DEPTH + 1;
        if file.is_file() && !deep && belongs(&within) {
            copy(file, &to.join(within), &mut budget)?;
        }
    }
    Ok(went(count, count))
}

fn copy(from: impl Read, to: &Path, budget: &mut u64) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    let limit = LARGEST_FILE.min(*budget);
    let copied = io::copy(&mut from.take(limit + 1), &mut File::create(to)?)?;
    if copied > limit {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    *budget -= copied;
    Ok(())
}

#[cfg(test)]
mod tests;
