//! A lesson as one sound file: clips one after the other, with what is said when (LRC, WebVTT) and chapters.

mod captions;
mod flac;

pub use captions::CREATOR;

use std::ops::Range;
use std::time::Duration;

use crate::clip::{samples_in, time_of};
use crate::{SpeechError, wav};

/// Between two sentences: as long as a reader takes a breath.
const BETWEEN: Duration = Duration::from_millis(450);
/// Before a new chapter.
const BEFORE_CHAPTER: Duration = Duration::from_millis(1_200);

/// Sound in the making. All clips of a track have one sample rate: one voice speaks throughout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    title: String,
    pcm: Vec<i16>,
    sample_rate: u32,
    lines: Vec<Line>,
    chapters: Vec<Chapter>,
    /// A chapter that was announced, and begins with the next clip.
    coming: Option<String>,
}

/// Something that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    /// When it sounds, in samples.
    sounds: Range<usize>,
    text: String,
}

/// A part of the track.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Chapter {
    /// In samples.
    start: usize,
    title: String,
}

/// The kinds of file that a track can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrackFormat {
    /// Uncompressed.
    Wav,
    /// Compressed without loss, to about half.
    Flac,
}

impl Track {
    /// A track without any sound.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            pcm: Vec::new(),
            sample_rate: 0,
            lines: Vec::new(),
            chapters: Vec::new(),
            coming: None,
        }
    }

    /// The next clip begins a chapter of this name.
    pub fn chapter(&mut self, title: impl Into<String>) {
        self.coming = Some(title.into());
    }

    /// Adds a clip (a WAV file of ours) in which `text` is said between these two times.
    ///
    /// # Errors
    /// When it is no such file, or has another sample rate than the clips before it.
    pub fn add(&mut self, clip: &[u8], sounds: Range<Duration>, text: &str) -> Result<(), SpeechError> {
        let (pcm, sample_rate) = wav::read(clip).ok_or(SpeechError::UnknownClip)?;
        if self.sample_rate != 0 && self.sample_rate != sample_rate {
            return Err(SpeechError::Refused {
                reason: "its sound has another rate than the sound before it".to_owned(),
            });
        }
        self.sample_rate = sample_rate;
        if let Some(title) = self.coming.take() {
            self.silence(BEFORE_CHAPTER);
            self.chapters.push(Chapter {
                start: self.pcm.len(),
                title,
            });
        }
        let at = self.pcm.len();
        self.lines.push(Line {
            sounds: at + samples_in(sounds.start, sample_rate)..at + samples_in(sounds.end, sample_rate),
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        });
        self.pcm.extend(pcm);
        self.silence(BETWEEN);
        Ok(())
    }

    /// Adds silence, once there is sound.
    pub fn silence(&mut self, length: Duration) {
        if !self.pcm.is_empty() {
            let samples = samples_in(length, self.sample_rate);
            self.pcm.resize(self.pcm.len() + samples, 0);
        }
    }

    /// How long it sounds.
    pub fn duration(&self) -> Duration {
        time_of(self.pcm.len(), self.sample_rate)
    }

    /// The sound as a file, with its chapters.
    ///
    /// # Errors
    /// When the encoder refuses.
    pub fn file(&self, format: TrackFormat) -> Result<Vec<u8>, SpeechError> {
        match format {
            TrackFormat::Wav => {
                let chapters: Vec<(usize, &str)> = self
                    .chapters
                    .iter()
                    .map(|chapter| (chapter.start, chapter.title.as_str()))
                    .collect();
                Ok(wav::write_with_chapters(&self.pcm, self.sample_rate, &chapters))
            }
            TrackFormat::Flac => flac::encode(self),
        }
    }

    fn time(&self, samples: usize) -> Duration {
        time_of(samples, self.sample_rate)
    }
}

#[cfg(test)]
mod tests;
