//! Clips that were made before, as files: the sound as WAV, its marks beside it.
//!
//! A clip is named by what it is: who says what, how fast. A file appears whole or not at all (written aside, then
//! renamed), and is checked when it is read: a damaged one counts as missing and is made again. When the folder grows
//! too large, the clips that were not heard for longest go first. A folder that cannot be written, or a full disk, costs
//! only the keeping: the last clips are then held in memory.

mod shelf;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Clip, ClipRef, Mark, Script, SpeechError, Voice, wav};
use shelf::Shelf;

/// How many bytes of clips are kept unless another number is asked for: about an hour and a quarter of speech.
pub const DEFAULT_LIMIT: u64 = 200_000_000;
/// How many clips are held in memory when they cannot be written.
const HELD: usize = 16;

/// The clips that are kept.
#[derive(Debug)]
pub struct ClipCache {
    shelf: Shelf,
    held: Mutex<VecDeque<(ClipRef, Arc<Vec<u8>>)>>,
}

impl ClipCache {
    /// A cache in this folder, which is made when the first clip is kept. At most about `limit` bytes are kept.
    pub fn new(folder: impl Into<PathBuf>, limit: u64) -> Self {
        Self {
            shelf: Shelf::new(folder.into(), limit),
            held: Mutex::default(),
        }
    }

    /// The clip of this name, if it is kept and whole.
    pub(crate) fn get(&self, id: &ClipId) -> Option<ClipRef> {
        if let Some((clip, _)) = self.held().iter().find(|(clip, _)| clip.id == id.0) {
            return Some(clip.clone());
        }
        let label: Label = serde_json::from_slice(&self.shelf.read(&id.file("json"))?).ok()?;
        let sound = self.shelf.read(&id.file("wav"))?;
        if label.sound != fingerprint(&sound) {
            return None;
        }
        self.shelf.touch(&id.file("wav"));
        Some(label.clip(id))
    }

    /// Keeps a clip under this name.
    pub(crate) fn put(&self, id: &ClipId, voice: &Voice, clip: &Clip) -> ClipRef {
        let sound = wav::write(&clip.pcm, clip.sample_rate);
        let label = Label::of(clip, voice, &sound);
        let kept = label.clip(id);
        // The label first: a sound without a label would never be found, nor cleared away with it.
        let written = serde_json::to_vec(&label)
            .map_err(std::io::Error::from)
            .and_then(|json| self.shelf.write(&id.file("json"), &json))
            .and_then(|()| self.shelf.write(&id.file("wav"), &sound));
        if written.is_err() {
            let mut held = self.held();
            held.truncate(HELD - 1);
            held.push_front((kept.clone(), Arc::new(sound)));
        }
        kept
    }

    /// The sound of a clip as a WAV file.
    pub(crate) fn wav(&self, id: &str) -> Result<Vec<u8>, SpeechError> {
        let id = ClipId::parse(id).ok_or(SpeechError::UnknownClip)?;
        if let Some((_, sound)) = self.held().iter().find(|(clip, _)| clip.id == id.0) {
            return Ok(sound.to_vec());
        }
        self.shelf
            .read(&id.file("wav"))
            .filter(|sound| wav::is_whole(sound))
            .ok_or(SpeechError::UnknownClip)
    }

    fn held(&self) -> MutexGuard<'_, VecDeque<(ClipRef, Arc<Vec<u8>>)>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The name of a clip: 32 hexadecimal digits, and therefore a safe name for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ClipId(String);

impl ClipId {
    /// The name of what this voice makes of this script.
    pub(crate) fn of(voice: &Voice, script: &Script) -> Self {
        let mut hash = Sha256::new();
        // Counted up when the way clips are put together changes: what was made before is then not found again.
        hash.update(b"clip 2");
        for part in [&voice.engine, &voice.version, &voice.name] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        // Its debug form differs for different scripts, and cannot fail.
        hash.update(format!("{script:?}"));
        Self(hex(&hash.finalize()))
    }

    fn parse(id: &str) -> Option<Self> {
        let fits = id.len() == 32 && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(id.to_owned()))
    }

    fn file(&self, extension: &str) -> String {
        format!("{}.{extension}", self.0)
    }
}

/// What stands beside a sound.
#[derive(Debug, Serialize, Deserialize)]
struct Label {
    voice: String,
    nanos: u64,
    exact: bool,
    /// Word, start and end in nanoseconds.
    marks: Vec<(usize, u64, u64)>,
    /// Fingerprint of the WAV file.
    sound: String,
}

impl Label {
    fn of(clip: &Clip, voice: &Voice, sound: &[u8]) -> Self {
        let marks = clip
            .marks
            .iter()
            .map(|mark| (mark.word, nanos(mark.start), nanos(mark.end)));
        Self {
            voice: voice.name.clone(),
            nanos: nanos(clip.duration()),
            exact: clip.exact,
            marks: marks.collect(),
            sound: fingerprint(sound),
        }
    }

    fn clip(&self, id: &ClipId) -> ClipRef {
        let mark = |&(word, start, end): &(usize, u64, u64)| Mark {
            word,
            start: Duration::from_nanos(start),
            end: Duration::from_nanos(end),
        };
        ClipRef {
            id: id.0.clone(),
            duration: Duration::from_nanos(self.nanos),
            marks: self.marks.iter().map(mark).collect(),
            exact: self.exact,
            voice: self.voice.clone(),
        }
    }
}

fn nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

fn fingerprint(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The first 16 bytes in hexadecimal: enough that no two things ever share them.
fn hex(digest: &[u8]) -> String {
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
