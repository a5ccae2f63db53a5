//! The learner's choices of the schedule. The newest ones hold for all reviews, also for those before them, so that
//! replay needs no history of choices.

use super::{CardState, Phase, Rating};
use serde::{Deserialize, Serialize};

/// How many parameters FSRS-6 has.
const PARAMETERS: usize = 21;
const MINUTE_MS: i64 = 60_000;

/// The choices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Config {
    /// The wanted chance of recall when a card comes back, 0.7 to 0.97.
    pub desired_retention: f32,
    /// The parameters of FSRS-6, found from the learner's own reviews; empty for those of FSRS.
    pub parameters: Vec<f32>,
    /// Waits of a card that is being learnt, minutes.
    pub learning_steps: Vec<u16>,
    /// Waits of a card that was forgotten, minutes.
    pub relearning_steps: Vec<u16>,
    /// How many cards are asked for the first time on a day, beside those of lessons.
    pub new_per_day: u16,
    /// How many reviews there are on a day at most.
    pub reviews_per_day: u16,
    /// After how many lapses a card is a leech.
    pub leech_after: u8,
    /// Words up to this level of HSK 3.0 count as known; 0 for none.
    pub known_level: u8,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            desired_retention: 0.9,
            parameters: Vec::new(),
            learning_steps: vec![10],
            relearning_steps: vec![10],
            new_per_day: 10,
            reviews_per_day: 200,
            leech_after: 8,
            known_level: 0,
        }
    }
}

impl Config {
    /// The same choices within their bounds: an event from elsewhere may say anything.
    #[must_use]
    pub fn within_bounds(mut self) -> Self {
        let retention = self.desired_retention;
        self.desired_retention = if retention.is_finite() {
            retention.clamp(0.7, 0.97)
        } else {
            0.9
        };
        if self.parameters.len() != PARAMETERS || self.parameters.iter().any(|p| !p.is_finite()) {
            self.parameters.clear();
        }
        // As FSRS holds it when it foretells: without it nothing does where it is asked for alone.
        if let Some(decay) = self.parameters.last_mut() {
            *decay = decay.clamp(0.1, 0.8);
        }
        for steps in [&mut self.learning_steps, &mut self.relearning_steps] {
            steps.truncate(6);
            for step in steps {
                *step = (*step).clamp(1, 24 * 60);
            }
        }
        self.leech_after = self.leech_after.max(2);
        self.known_level = self.known_level.min(7);
        self
    }

    /// Parameters of FSRS of its version 4, 5 or 6 as those of FSRS-6; empty where they are none.
    pub fn parameters_of(any_version: &[f32]) -> Vec<f32> {
        if any_version.is_empty() {
            return Vec::new();
        }
        fsrs::check_and_fill_parameters(any_version).unwrap_or_default()
    }

    /// How fast memory fades, a parameter of FSRS-6.
    pub fn decay(&self) -> f32 {
        self.parameters
            .get(20)
            .copied()
            .unwrap_or(fsrs::FSRS6_DEFAULT_DECAY)
    }

    /// The phase and step after a rating, and the wait in milliseconds if it is not a matter of days. As in Anki: "again"
    /// goes back to the first step, "good" to the next one or out of them, "hard" stays; "hard" on the first step waits the
    /// mean of the first two, or half as long again where there is one.
    pub(super) fn step(&self, before: Option<&CardState>, rating: Rating) -> (Phase, u8, Option<i64>) {
        let (unlearnt, steps, at) = match before {
            None => (Phase::Learning, &self.learning_steps, 0),
            Some(s) if s.phase == Phase::Learning => (Phase::Learning, &self.learning_steps, s.step),
            Some(s) => (Phase::Relearning, &self.relearning_steps, s.step),
        };
        let wait = |step: usize| steps.get(step).map(|minutes| i64::from(*minutes) * MINUTE_MS);
        let in_review = before.is_some_and(|s| s.phase == Phase::Review);
        let next = match rating {
            Rating::Again => wait(0).map(|first| (0, first)),
            _ if in_review => None,
            Rating::Hard => match (at, wait(0), wait(1)) {
                (0, Some(first), Some(second)) => Some((0, (first + second) / 2)),
                (0, Some(first), None) => Some((0, first + first / 2)),
                (at, _, _) => wait(usize::from(at)).map(|same| (at, same)),
            },
            Rating::Good => wait(usize::from(at) + 1).map(|wait| (at + 1, wait)),
            Rating::Easy => None,
        };
        match next {
            Some((step, wait)) => (unlearnt, step, Some(wait)),
            None => (Phase::Review, 0, None),
        }
    }
}
