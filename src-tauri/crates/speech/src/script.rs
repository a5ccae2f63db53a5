//! What an engine is given: an utterance in which everything is resolved. Numbers are syllables, Latin words are
//! English words or letters, punctuation is pauses.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use wenxi_mandarin::Syllable;

use crate::{Rate, SpeechError, Utterance, normal};

/// The most syllables that are said in one clip: more than nine minutes of sound, far beyond any sentence.
pub const MOST_SYLLABLES: usize = 2_000;

/// An utterance that is ready to be spoken.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Script {
    /// In order. There is at least one that sounds; the first and the last one sound.
    pub pieces: Vec<Piece>,
    /// How fast.
    pub rate: Rate,
}

/// A piece of a script.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Piece {
    /// Syllables of Mandarin, said as one word.
    Chinese {
        /// Index of the word that sounds; one word may have several pieces, side by side.
        word: usize,
        /// As it is shown: `5%` for wǔ and so on. An engine that has recordings looks words up by it.
        text: String,
        /// In spoken tones, at least one.
        syllables: Vec<Syllable>,
    },
    /// A word of English, in letters, apostrophes and hyphens.
    English {
        /// Index of the word that sounds.
        word: usize,
        /// What to say.
        text: String,
    },
    /// Silence.
    Pause(Pause),
}

/// How long a silence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Pause {
    /// After 、 and between things that only stand beside each other.
    Short,
    /// After a comma, a colon, a bracket.
    Comma,
    /// After a sentence.
    Sentence,
}

impl Pause {
    /// How long, at that speed.
    pub fn length(self, rate: Rate) -> Duration {
        let millis = match self {
            Self::Short => 160,
            Self::Comma => 280,
            Self::Sentence => 480,
        };
        Duration::from_millis(millis * 100 / u64::from(rate.hundredths().max(1)))
    }
}

impl Script {
    /// Resolves an utterance.
    pub fn of(utterance: &Utterance) -> Result<Self, SpeechError> {
        let pieces = tidy(normal::pieces(&utterance.words));
        if pieces.is_empty() {
            return Err(SpeechError::NothingToSay);
        }
        let syllables = pieces.iter().map(Piece::syllable_count).sum();
        if syllables > MOST_SYLLABLES {
            return Err(SpeechError::TooLong {
                syllables,
                limit: MOST_SYLLABLES,
            });
        }
        Ok(Self {
            pieces,
            rate: utterance.rate,
        })
    }

    /// How many syllables sound; those of English words are estimated.
    pub fn syllable_count(&self) -> usize {
        self.pieces.iter().map(Piece::syllable_count).sum()
    }
}

impl Piece {
    /// The word that sounds, unless it is a pause.
    pub fn word(&self) -> Option<usize> {
        match self {
            Self::Chinese { word, .. } | Self::English { word, .. } => Some(*word),
            Self::Pause(_) => None,
        }
    }

    fn syllable_count(&self) -> usize {
        match self {
            Self::Chinese { syllables, .. } => syllables.len(),
            // English has about three letters a syllable.
            Self::English { text, .. } => text.len().div_ceil(3),
            Self::Pause(_) => 0,
        }
    }
}

/// Takes pauses at the ends away, and keeps the longest of pauses that follow each other.
fn tidy(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut tidy: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (&piece, tidy.last_mut()) {
            (Piece::Pause(_), None) => {}
            (Piece::Pause(new), Some(Piece::Pause(old))) => *old = (*old).max(*new),
            _ => tidy.push(piece),
        }
    }
    if matches!(tidy.last(), Some(Piece::Pause(_))) {
        tidy.pop();
    }
    tidy
}
