//! The choices by which the decks of a package were studied, as choices of the schedule here: an import offers them.

use super::Deck;
use crate::{dto::OfferedSchedule, lock::locked, schedule::schedule_view};
use std::sync::{Mutex, PoisonError};
use wenxi_store::anki::Preset;
use wenxi_study::Config;

/// The choices by which decks were studied, each with the reviews that were done by them.
#[derive(Default)]
pub(crate) struct Presets(Mutex<Vec<(Preset, usize)>>);

impl Presets {
    /// Takes note of a deck.
    pub(crate) fn see(&self, deck: &Deck) {
        let Some(preset) = &deck.preset else { return };
        let reviews = deck.reviews();
        let mut seen = locked(&self.0);
        match seen.iter_mut().find(|(known, _)| known == preset) {
            Some((_, all)) => *all += reviews,
            None => seen.push((preset.clone(), reviews)),
        }
    }

    /// The choices of most reviews, to be used here; none that nobody made in Anki, and none that hold here already.
    pub(crate) fn offered(self, now: &Config) -> Option<OfferedSchedule> {
        let seen = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let reviewed = seen.into_iter().filter(|(_, reviews)| *reviews > 0);
        let (preset, _) = reviewed.max_by_key(|(_, reviews)| *reviews)?;
        let parameters = Config::parameters_of(&preset.parameters);
        let chosen = config(&preset, parameters.clone(), now);
        let is_offered = preset != Preset::default() && chosen != *now;
        is_offered.then(|| OfferedSchedule {
            schedule: schedule_view(&chosen),
            before: schedule_view(now),
            parameters,
        })
    }
}

/// A preset as choices here. What it does not say stays as it is, also the parameters where it has none of its own.
fn config(preset: &Preset, parameters: Vec<f32>, now: &Config) -> Config {
    let limit = |cards| u16::try_from(cards).unwrap_or(u16::MAX);
    Config {
        desired_retention: preset.desired_retention,
        parameters: if parameters.is_empty() {
            now.parameters.clone()
        } else {
            parameters
        },
        learning_steps: minutes(&preset.learning_steps),
        relearning_steps: minutes(&preset.relearning_steps),
        new_per_day: limit(preset.new_per_day),
        reviews_per_day: limit(preset.reviews_per_day),
        leech_after: u8::try_from(preset.leech_after).unwrap_or(u8::MAX),
        known_level: now.known_level,
    }
    .within_bounds()
}

/// Waits in whole minutes: one of seconds is a minute.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast of a float saturates"
)]
fn minutes(steps: &[f32]) -> Vec<u16> {
    steps.iter().map(|minutes| minutes.ceil() as u16).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]
mod tests {
    use super::*;
    use rstest::rstest;

    fn of(presets: &[(Preset, usize)]) -> Presets {
        Presets(Mutex::new(presets.to_vec()))
    }

    fn wanting(desired_retention: f32) -> Preset {
        Preset {
            desired_retention,
            ..Preset::default()
        }
    }

    #[test]
    fn choices_come_within_our_bounds() {
        let preset = Preset {
            desired_retention: 0.99,
            parameters: vec![1.0; 19],
            learning_steps: vec![0.25, 10.0, 2880.0, f32::NAN],
            relearning_steps: Vec::new(),
            new_per_day: 1_000_000,
            reviews_per_day: 120,
            leech_after: 0,
        };
        let now = Config {
            known_level: 3,
            ..Config::default()
        };
        let offered = of(&[(preset, 5)]).offered(&now).unwrap();
        let schedule = offered.schedule;
        assert_eq!(schedule.desired_retention, 0.97);
        assert_eq!(schedule.learning_steps, [1, 10, 1440, 1]);
        assert!(schedule.relearning_steps.is_empty());
        assert_eq!((schedule.new_per_day, schedule.reviews_per_day), (u16::MAX, 120));
        assert_eq!((schedule.leech_after, schedule.known_level), (2, 3));
        assert!(schedule.is_fitted);
        assert_eq!(offered.parameters.len(), 21);
        assert_eq!(offered.before, schedule_view(&now));
    }

    #[rstest]
    #[case::most_reviews(&[(wanting(0.85), 10), (wanting(0.95), 90)], Some(0.95))]
    #[case::never_reviewed(&[(wanting(0.85), 0)], None)]
    #[case::what_anki_chose(&[(wanting(0.85), 10), (Preset::default(), 90)], None)]
    #[case::nothing(&[], None)]
    fn what_most_reviews_were_done_by_is_offered(
        #[case] presets: &[(Preset, usize)],
        #[case] wanted: Option<f32>,
    ) {
        let offered = of(presets).offered(&Config::default());
        assert_eq!(offered.map(|offered| offered.schedule.desired_retention), wanted);
    }

    #[test]
    fn what_holds_here_is_not_offered_and_own_parameters_stay() {
        let now = Config {
            parameters: vec![1.0; 21],
            ..Config::default()
        }
        .within_bounds();
        let presets = of(&[(wanting(0.85), 1)]);
        let offered = presets.offered(&now).unwrap();
        assert!(offered.schedule.is_fitted && offered.parameters.is_empty());
        let same = config(&wanting(0.85), Vec::new(), &now);
        assert!(of(&[(wanting(0.85), 1)]).offered(&same).is_none());
    }
}
