//! Intervals in days: what FSRS wants, in the order of the ratings, and the days around it from which one is taken by chance
//! or by the load of the days.

use super::{CardState, Phase, Rating};
use fsrs::{ItemState, NextStates};

/// A hundred years.
pub(super) const LONGEST: u32 = 36_500;
/// Parts of an interval, in days, and how much of each part chance may add or take away; as in Anki.
const SPREAD: [(f32, f32, f32); 3] = [(2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, f32::MAX, 0.05)];

pub(super) fn chosen(states: &NextStates, rating: Rating) -> &ItemState {
    match rating {
        Rating::Again => &states.again,
        Rating::Hard => &states.hard,
        Rating::Good => &states.good,
        Rating::Easy => &states.easy,
    }
}

/// The days after which a card may come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) first: u32,
    pub(super) last: u32,
}

impl Window {
    /// The window of a rating. A better rating never comes back sooner than a worse one, and an interval that FSRS lengthens
    /// is at least a day longer than the one before.
    pub(super) fn of(states: &NextStates, before: Option<&CardState>, rating: Rating) -> Self {
        let last = before
            .filter(|s| s.phase == Phase::Review)
            .map_or(0, |s| s.due_day.since(s.last_day));
        let longer_than_last = |days: f32| {
            if days > last as f32 && last > 0 {
                last + 1
            } else {
                1
            }
        };
        let mut window = Self { first: 0, last: 0 };
        for of in Rating::ALL.into_iter().take_while(|of| *of <= rating) {
            // "Again" holds the others back only where it waits days itself, and while a card is being learnt "hard" waits
            // minutes.
            let waits_minutes = of == Rating::Again && rating != Rating::Again;
            if waits_minutes || (of == Rating::Hard && before.is_none_or(|s| s.phase != Phase::Review)) {
                continue;
            }
            let wanted = chosen(states, of).interval;
            let floor = if of == Rating::Again {
                1
            } else {
                longer_than_last(wanted)
            };
            let own = Self::around(wanted, floor);
            // Both ends a day later than those of the worse rating: then the same chance gives a later day, too.
            let first = own.first.max(window.first + 1).min(LONGEST);
            window = Self {
                first,
                last: own.last.max(window.last + 1).clamp(first, LONGEST),
            };
        }
        window
    }

    /// The days around an interval, none of them before `least` or after [`LONGEST`].
    pub(super) fn around(days: f32, least: u32) -> Self {
        let least = least.min(LONGEST);
        let days = days.clamp(1.0, LONGEST as f32);
        if days < 2.5 {
            let day = (days.round() as u32).max(least);
            return Self {
                first: day,
                last: day,
            };
        }
        let width: f32 = 1.0
            + SPREAD
                .iter()
                .map(|(from, to, part)| part * (days.min(*to) - from).max(0.0))
                .sum::<f32>();
        let first = ((days - width).round().max(2.0) as u32).clamp(least, LONGEST);
        let last = ((days + width).round() as u32).clamp(first, LONGEST);
        Self { first, last }
    }

    /// The day: the one that was chosen, as near as the window allows, else one by chance (0 to 1).
    pub(super) fn days(self, chance: f32, chosen: Option<u32>) -> u32 {
        match chosen {
            Some(days) => days.clamp(self.first, self.last),
            // Chance is below 1, so `last` is the last day that can come out.
            None => (self.first + (chance * (self.last - self.first + 1) as f32) as u32).min(self.last),
        }
    }
}
