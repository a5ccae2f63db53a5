//! Recorded voices: folders of sound files that the learner installs.
//!
//! The layout is that of the audio-cmn collection, and of any that names its files alike: `cmn-客户.mp3` is a word,
//! `cmn-ke4.mp3` a syllable (ü as `v`), in folders within the folder if need be. A recording is used where a person would
//! use it: for a word alone. Sentences put together from single words sound like a railway station.

pub(crate) mod decode;
mod shelf;

use std::collections::HashMap;
use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use wenxi_mandarin::{Syllable, Tone};

use crate::clip::samples_in;
use crate::level;
use crate::normal::fuse_erhua;
use crate::tape::{Span, Tape};
use crate::tempo;
use crate::{Clip, Piece, Script, SpeechError, SpokenWord, Voice};
use decode::Recording;

pub use decode::as_wav;
pub use shelf::VoiceShelf;

/// How deep files may lie in the folder.
const DEPTH: usize = 6;
/// The files that symphonia reads for us.
const KINDS: [&str; 4] = ["mp3", "ogg", "flac", "wav"];
/// What is quieter than this part of its loudest is not yet the word.
const QUIET: u16 = 50;
/// How much of the quiet at the ends stays.
const MARGIN: Duration = Duration::from_millis(30);

/// The files in which a voice says who speaks and what may be done with it, the most telling first.
const LICENCES: [&str; 8] = [
    "LICENSE",
    "LICENSE.txt",
    "LICENSE.md",
    "LICENCE",
    "COPYING",
    "README",
    "README.md",
    "README.txt",
];

/// Says how a word is usually read, in spoken tones: so somebody recorded it.
type Usual = dyn Fn(&str) -> Vec<Syllable> + Send + Sync;

/// A recorded voice.
pub struct Recordings {
    folder: PathBuf,
    licence: Option<String>,
    words: HashMap<String, PathBuf>,
    syllables: HashMap<Syllable, PathBuf>,
    usual: Box<Usual>,
}

impl Recordings {
    /// The recordings in a folder. File names of words do not tell their reading, so `usual` gives the spoken syllables of
    /// a word, which the recording is taken to be.
    pub fn open(
        folder: impl Into<PathBuf>,
        usual: impl Fn(&str) -> Vec<Syllable> + Send + Sync + 'static,
    ) -> Result<Self, SpeechError> {
        let folder = folder.into();
        let mut recordings = Self {
            licence: licence(&folder),
            folder,
            words: HashMap::new(),
            syllables: HashMap::new(),
            usual: Box::new(usual),
        };
        for file in files(&recordings.folder, DEPTH) {
            recordings.add(file);
        }
        if recordings.words.is_empty() && recordings.syllables.is_empty() {
            return Err(SpeechError::NoRecordings {
                folder: recordings.folder,
            });
        }
        Ok(recordings)
    }

    /// The name of the folder, which is the name of the voice.
    pub fn name(&self) -> String {
        self.folder
            .file_name()
            .unwrap_or(self.folder.as_os_str())
            .to_string_lossy()
            .into_owned()
    }

    /// Where the recordings are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the folder says about its speakers and its licence, as it stands in its `LICENSE` or `README`.
    pub fn licence(&self) -> Option<&str> {
        self.licence.as_deref()
    }

    /// How many words and how many syllables are recorded.
    pub fn counts(&self) -> (usize, usize) {
        (self.words.len(), self.syllables.len())
    }

    /// Whether this word, said alone, is recorded in this reading.
    pub fn speaks(&self, word: &SpokenWord) -> bool {
        self.file(&word.text, &fuse_erhua(&word.syllables)).is_some()
    }

    /// A word that is recorded, else a syllable in pinyin: something to hear the voice by.
    pub fn example(&self) -> Option<String> {
        let word = self.words.keys().min().cloned();
        word.or_else(|| self.syllables.keys().map(ToString::to_string).min())
    }

    /// The recording of a script that is one word, in the reading that is asked for.
    pub(crate) fn find(&self, script: &Script) -> Option<Found<'_>> {
        let [
            Piece::Chinese {
                word,
                text,
                syllables,
            },
        ] = script.pieces.as_slice()
        else {
            return None;
        };
        let file = self.file(text, syllables)?;
        let bytes = fs::metadata(file).ok()?.len();
        Some(Found {
            voice: self.voice(bytes),
            file,
            word: *word,
        })
    }

    /// A syllable is recorded with its tone; a word, also one whose 儿 makes it one syllable, as it is usually read.
    fn file(&self, text: &str, syllables: &[Syllable]) -> Option<&Path> {
        let alone = match syllables {
            [syllable] => self.syllables.get(syllable),
            _ => None,
        };
        let is_usual = || !syllables.is_empty() && fuse_erhua(&(self.usual)(text)) == syllables;
        let file = alone.or_else(|| self.words.get(text).filter(|_| is_usual()));
        file.map(PathBuf::as_path)
    }

    fn voice(&self, bytes: u64) -> Voice {
        Voice {
            name: self.name(),
            engine: "recordings".to_owned(),
            // A recording that is replaced is another one.
            version: format!("1, {bytes} bytes"),
        }
    }

    /// Of recordings of the same thing the largest file is the best.
    fn add(&mut self, file: PathBuf) {
        let Some(stem) = file.file_stem().and_then(OsStr::to_str) else {
            return;
        };
        let name = stem.strip_prefix("cmn-").unwrap_or(stem).to_owned();
        let size = |file: &Path| fs::metadata(file).map_or(0, |meta| meta.len());
        let larger = |old: &mut PathBuf, new: PathBuf| {
            if size(&new) > size(old) {
                *old = new;
            }
        };
        if let Some(syllable) = numbered(&name) {
            larger(self.syllables.entry(syllable).or_default(), file);
        } else if !name.is_empty() && name.chars().all(wenxi_mandarin::is_hanzi) {
            larger(self.words.entry(name).or_default(), file);
        }
    }
}

impl fmt::Debug for Recordings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (words, syllables) = self.counts();
        write!(
            f,
            "Recordings({}: {words} words, {syllables} syllables)",
            self.folder.display()
        )
    }
}

/// A recording of what is to be said.
#[derive(Debug)]
pub(crate) struct Found<'a> {
    /// Who speaks.
    pub(crate) voice: Voice,
    file: &'a Path,
    word: usize,
}

impl Found<'_> {
    /// The recording as a clip: trimmed, as loud as every other, at the rate that is asked for.
    pub(crate) fn clip(&self, script: &Script) -> Result<Clip, SpeechError> {
        let Recording { mut pcm, sample_rate } = decode::decode(self.file)?;
        let loudest = pcm.iter().map(|sample| sample.unsigned_abs()).max().unwrap_or(0);
        let sounding = level::sounding(&pcm, loudest / QUIET, samples_in(MARGIN, sample_rate));
        pcm.truncate(sounding.end);
        pcm.drain(..sounding.start);
        if pcm.is_empty() {
            return Err(decode::broken(self.file, "it is silent"));
        }
        let mut pcm = tempo::stretched(&pcm, sample_rate, script.rate);
        level::even(&mut pcm, sample_rate);
        let mut tape = Tape::new(sample_rate);
        tape.sound(
            &pcm,
            &[Span {
                word: self.word,
                start: 0,
                end: pcm.len(),
            }],
        );
        Ok(tape.finish(true))
    }
}

/// `ke4`, `lv3`, `lü3`: letters and the number of a tone.
fn numbered(name: &str) -> Option<Syllable> {
    let tone = name
        .chars()
        .next_back()?
        .to_digit(10)
        .and_then(|number| u8::try_from(number).ok())?;
    let letters = name
        .get(..name.len() - 1)?
        .to_lowercase()
        .replace('v', "ü")
        .replace("u:", "ü");
    Syllable::new(&letters, Tone::from_number(tone)?)
}

/// Whether a file is a sound that can be read, by its name.
fn is_sound(path: &Path) -> bool {
    let kind = path.extension().and_then(OsStr::to_str).map(str::to_lowercase);
    kind.is_some_and(|kind| KINDS.contains(&kind.as_str()))
}

/// The sound files in a folder; names that begin with `_` or `.` are variants and leavings.
fn files(folder: &Path, depth: usize) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with(['_', '.']);
        // Not the target of a link: a folder that holds a link to itself has an end.
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth > 0 => found.extend(files(&path, depth - 1)),
            Ok(kind) if kind.is_file() && is_sound(&path) && !hidden => found.push(path),
            _ => {}
        }
    }
    found
}

/// The first lines of what the folder says about itself.
fn licence(folder: &Path) -> Option<String> {
    let text = LICENCES
        .iter()
        .find_map(|name| fs::read(folder.join(name)).ok())?;
    let text: String = String::from_utf8_lossy(&text).chars().take(2_000).collect();
    Some(text.trim().to_owned())
}

#[cfg(test)]
mod tests;
