//! When a card comes back: FSRS-6 over days, short steps within a day, and a little chance so that cards that were
//! learnt together do not stay together.
//!
//! The state of a card is a fold over its reviews ([`Scheduler::replay`]); nothing else is ever stored that could
//! say something different. Memory follows FSRS-6 (Ye, Su and Cao 2022, and the open-spaced-repetition project) as the
//! crate `fsrs` computes it; steps, the order of intervals and the spread of chance follow the practice of Anki, so
//! that a learner who comes from there meets the same days.

use crate::day::{DAY_MS, StudyDay};
use crate::note::{CardId, fingerprint};
use fsrs::{FSRS, MemoryState};
use rand::RngExt;
use rand_pcg::Pcg32;
use serde::{Deserialize, Serialize};
use std::fmt;

mod config;
mod interval;
pub mod memory;

pub use config::Config;
use interval::{Window, chosen};

/// How well something was recalled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Rating {
    /// Not at all.
    Again = 1,
    /// With difficulty, or not quite.
    Hard = 2,
    /// Well.
    Good = 3,
    /// Without effort.
    Easy = 4,
}

impl Rating {
    /// All ratings, worst first.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// How good an answer is that its learner rates so.
    pub fn verdict(self) -> Verdict {
        match self {
            Self::Again => Verdict::Wrong,
            Self::Hard => Verdict::Nearly,
            Self::Good | Self::Easy => Verdict::Right,
        }
    }

    /// The rating with this number, 1 to 4.
    pub fn numbered(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|rating| *rating as u8 == number)
    }
}

/// How good an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// Right.
    Right,
    /// Nearly: one tone is off.
    Nearly,
    /// Wrong, or given up.
    Wrong,
}

impl Verdict {
    /// The rating that an answer of this quality gives its card.
    pub fn rating(self) -> Rating {
        match self {
            Self::Right => Rating::Good,
            Self::Nearly => Rating::Hard,
            Self::Wrong => Rating::Again,
        }
    }
}

/// One rated recall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    /// When, milliseconds since 1970.
    pub at_ms: i64,
    /// The study day on which it was, by the learner's calendar of that time.
    pub day: StudyDay,
    /// How it went.
    pub rating: Rating,
    /// The days until it comes back, where they were chosen so that no day is heavier than others. They hold as long as the
    /// rules allow them.
    pub chosen_days: Option<u32>,
}

/// Where a card is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// Not yet recalled well once.
    Learning,
    /// Recalled, and asked again after days.
    Review,
    /// Forgotten, and not yet recalled again.
    Relearning,
}

impl Phase {
    /// The name of the phase as the database has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Learning => "learning",
            Self::Review => "review",
            Self::Relearning => "relearning",
        }
    }

    /// The phase with this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Learning, Self::Review, Self::Relearning]
            .into_iter()
            .find(|phase| phase.as_str() == name)
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What is known of the memory of a card after its reviews.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CardState {
    /// Where it is on its way.
    pub phase: Phase,
    /// Days after which the chance of recall has fallen to 90 %.
    pub stability: f32,
    /// How hard the card is, 1 to 10.
    pub difficulty: f32,
    /// The study day from which on it is due.
    pub due_day: StudyDay,
    /// Within that day not before this moment; only in a step of minutes. What waits longer than the day waits no longer
    /// than to the beginning of the next.
    pub due_at_ms: Option<i64>,
    /// When it was last reviewed.
    pub last_at_ms: i64,
    /// The study day on which it was last reviewed.
    pub last_day: StudyDay,
    /// Which of the steps of minutes it is on; 0 in review.
    pub step: u8,
    /// Reviews.
    pub reps: u32,
    /// How often it was forgotten after it had been known.
    pub lapses: u32,
}

impl CardState {
    /// Whether the card is to be asked at `now`.
    #[inline]
    pub fn is_due(&self, now: crate::Now) -> bool {
        self.due_day < now.day || self.due_day == now.day && self.due_at_ms.is_none_or(|at| at <= now.at_ms)
    }

    /// The state of a card that comes back after so many days because another program said so.
    #[must_use]
    pub fn back_after(self, days: u32) -> Self {
        Self {
            phase: Phase::Review,
            step: 0,
            due_day: self
                .last_day
                .plus(i32::try_from(days.min(interval::LONGEST)).unwrap_or(0)),
            due_at_ms: None,
            ..self
        }
    }

    /// Probability of recall on a study day, 0 to 1. `decay` is that of the [`Config`].
    pub fn retrievability(&self, on: StudyDay, decay: f32) -> f32 {
        let memory = MemoryState {
            stability: self.stability,
            difficulty: self.difficulty,
        };
        fsrs::current_retrievability(memory, on.since(self.last_day) as f32, decay)
    }
}

/// Why no schedule could be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    /// FSRS gave no finite numbers.
    #[error("The schedule of a card could not be computed, because its numbers are out of range.")]
    OutOfRange,
}

/// The rules by which cards come back.
#[derive(Debug, Clone, Default)]
pub struct Scheduler {
    fsrs: FSRS,
    config: Config,
}

impl Scheduler {
    /// The rules with these choices. Parameters that FSRS cannot use give way to its own.
    pub fn new(config: Config) -> Self {
        let fsrs = FSRS::new(&config.parameters).unwrap_or_default();
        Self { fsrs, config }
    }

    /// The choices.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The state of a card after its reviews, oldest first; none if it has none.
    pub fn replay(&self, card: &CardId, reviews: &[Review]) -> Result<Option<CardState>, ScheduleError> {
        let mut state = None;
        for review in reviews {
            state = Some(self.next(card, state.as_ref(), *review)?);
        }
        Ok(state)
    }

    /// The state of a card after one more review.
    pub fn next(
        &self,
        card: &CardId,
        before: Option<&CardState>,
        review: Review,
    ) -> Result<CardState, ScheduleError> {
        let memory = before.map(|s| MemoryState {
            stability: s.stability,
            difficulty: s.difficulty,
        });
        let elapsed = before.map_or(0, |s| review.day.since(s.last_day));
        let states = self
            .fsrs
            .next_states(memory, self.config.desired_retention, elapsed)
            .map_err(|_| ScheduleError::OutOfRange)?;
        let after = chosen(&states, review.rating).memory;
        let reps = before.map_or(0, |s| s.reps) + 1;
        let (phase, step, wait) = self.config.step(before, review.rating);
        let (due_day, due_at_ms) = match wait {
            // As in Anki a step of a day is a matter of days, and its end not of the minute.
            Some(wait) if wait >= DAY_MS => {
                let days = (wait + DAY_MS / 2) / DAY_MS;
                (review.day.plus(i32::try_from(days).unwrap_or(i32::MAX)), None)
            }
            Some(wait) => (review.day, Some(review.at_ms.saturating_add(wait))),
            None => {
                let chance = || Pcg32::new(fingerprint(&card.to_string()), u64::from(reps)).random::<f32>();
                let window = Window::of(&states, before, review.rating);
                let days = window.days(chance, review.chosen_days);
                (review.day.plus(i32::try_from(days).unwrap_or(i32::MAX)), None)
            }
        };
        let forgotten = review.rating == Rating::Again && before.is_some_and(|s| s.phase == Phase::Review);
        Ok(CardState {
            phase,
            stability: after.stability,
            difficulty: after.difficulty,
            due_day,
            due_at_ms,
            last_at_ms: review.at_ms,
            last_day: review.day,
            step,
            reps,
            lapses: before.map_or(0, |s| s.lapses) + u32::from(forgotten),
        })
    }

    /// The days on which a card may come back after this rating, the first and the last; none if it waits minutes.
    pub fn days_allowed(
        &self,
        before: Option<&CardState>,
        rating: Rating,
        day: StudyDay,
    ) -> Option<(u32, u32)> {
        let window = self.window(before, rating, day)?;
        Some((window.first, window.last))
    }

    /// The day on which it would come back if there were no chance and no load; none if it waits minutes.
    pub fn days_wanted(&self, before: Option<&CardState>, rating: Rating, day: StudyDay) -> Option<u32> {
        Some(self.window(before, rating, day)?.wanted)
    }

    fn window(&self, before: Option<&CardState>, rating: Rating, day: StudyDay) -> Option<Window> {
        if self.config.step(before, rating).2.is_some() {
            return None;
        }
        let memory = before.map(|s| MemoryState {
            stability: s.stability,
            difficulty: s.difficulty,
        });
        let elapsed = before.map_or(0, |s| day.since(s.last_day));
        let states = self
            .fsrs
            .next_states(memory, self.config.desired_retention, elapsed)
            .ok()?;
        Some(Window::of(&states, before, rating))
    }
}

#[cfg(test)]
mod tests;
