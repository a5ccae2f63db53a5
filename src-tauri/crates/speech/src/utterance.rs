//! What is to be said: words with the syllables that the page shows, and how fast.

use serde::{Deserialize, Serialize};
use wenxi_mandarin::Syllable;

/// A word to say.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SpokenWord {
    /// As it is shown.
    pub text: String,
    /// One syllable for each that sounds, in spoken tones (after sandhi). Empty for punctuation, numbers and Latin
    /// words: those are read by the [normaliser](crate::normal).
    pub syllables: Vec<Syllable>,
}

/// Words that are said in one go, usually a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Utterance {
    /// In order. Their indices are what the [marks](crate::Mark) of the clip speak of.
    pub words: Vec<SpokenWord>,
    /// How fast.
    pub rate: Rate,
}

/// Speed: 1 is that of a patient teacher, between 3.5 and 4 syllables a second.
///
/// Kept in hundredths, so that equal rates are equal and make the same clip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rate(u16);

impl Rate {
    /// As a patient teacher speaks.
    pub const NORMAL: Self = Self(100);
    /// Half as fast.
    pub const SLOWEST: Self = Self(50);
    /// Half as fast again.
    pub const FASTEST: Self = Self(150);

    /// The nearest rate that can be spoken: between 0.5 and 1.5, rounded to a hundredth. What is not a number is normal.
    pub fn new(times: f32) -> Self {
        if times.is_nan() {
            return Self::NORMAL;
        }
        let hundredths = (times.clamp(0.5, 1.5) * 100.0).round();
        // Between 50 and 150 by the line above.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Self(hundredths as u16)
    }

    /// How many times as fast as normal.
    pub fn times(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// The same in hundredths, 50 to 150.
    pub fn hundredths(self) -> u16 {
        self.0
    }
}

impl Default for Rate {
    fn default() -> Self {
        Self::NORMAL
    }
}

#[cfg(test)]
mod tests {
    use super::Rate;
    use rstest::rstest;

    #[rstest]
    #[case(1.0, 100)]
    #[case(0.754, 75)]
    #[case(0.0, 50)]
    #[case(-3.0, 50)]
    #[case(9.0, 150)]
    #[case(f32::INFINITY, 150)]
    #[case(f32::NEG_INFINITY, 50)]
    #[case(f32::NAN, 100)]
    fn any_number_becomes_a_rate_that_can_be_spoken(#[case] asked: f32, #[case] hundredths: u16) {
        assert_eq!(Rate::new(asked).hundredths(), hundredths);
    }
}
