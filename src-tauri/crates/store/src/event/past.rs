//! One thing that was done to a card in another program, as a short row: a collection of a few years has a hundred thousand.

use serde::{Deserialize, Serialize};
use wenxi_study::{Rating, StudyDay};

/// One thing that was done to a card in another program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct PastStep {
    /// When, milliseconds since 1970.
    pub at_ms: i64,
    /// How well it was recalled; none when the card was set back to begin anew.
    pub rating: Option<Rating>,
    /// How long the answer took, milliseconds.
    pub elapsed_ms: u32,
    /// The study day by the learner's calendar of that moment.
    pub study_day: StudyDay,
    /// The days until it came back there, if they were whole days.
    pub chosen_days: Option<u32>,
}

/// The moment, the rating with 0 for none, the time of the answer, the day, and the days until it came back with 0 for none.
#[derive(Serialize, Deserialize)]
struct Written(i64, u8, u32, StudyDay, u32);

impl From<PastStep> for Written {
    fn from(step: PastStep) -> Self {
        Self(
            step.at_ms,
            step.rating.map_or(0, |rating| rating as u8),
            step.elapsed_ms,
            step.study_day,
            step.chosen_days.unwrap_or(0),
        )
    }
}

impl From<Written> for PastStep {
    fn from(Written(at_ms, rating, elapsed_ms, study_day, days): Written) -> Self {
        Self {
            at_ms,
            rating: Rating::numbered(rating),
            elapsed_ms,
            study_day,
            chosen_days: Some(days).filter(|days| *days > 0),
        }
    }
}
