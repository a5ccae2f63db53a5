//! Sound, and when each word sounds in it.

use std::time::Duration;

/// When a word sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Index of the word in its [utterance](crate::Utterance).
    pub word: usize,
    /// From the start of the clip.
    pub start: Duration,
    /// From the start of the clip; never before `start`, never after the next mark's `start`.
    pub end: Duration,
}

/// Sound: one channel, 16 bits a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clip {
    /// The samples.
    pub pcm: Vec<i16>,
    /// Samples a second.
    pub sample_rate: u32,
    /// When each word sounds, in order; words that make no sound have none.
    pub marks: Vec<Mark>,
    /// The marks come from the engine itself; otherwise they are estimated.
    pub exact: bool,
}

impl Clip {
    /// How long it sounds.
    pub fn duration(&self) -> Duration {
        time_of(self.pcm.len(), self.sample_rate)
    }
}

/// How long so many samples sound.
pub(crate) fn time_of(samples: usize, sample_rate: u32) -> Duration {
    let nanos = samples as u128 * 1_000_000_000 / u128::from(sample_rate.max(1));
    Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
}

/// How many samples there are in a time.
pub(crate) fn samples_in(time: Duration, sample_rate: u32) -> usize {
    usize::try_from(time.as_nanos() * u128::from(sample_rate) / 1_000_000_000).unwrap_or(usize::MAX)
}
