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
    /// The day without chance.
    pub(super) wanted: u32,
    pub(super) last: u32,
}

impl Window {
    /// The window of a rating. A better rating never comes back sooner than a worse one, an interval that FSRS lengthens
    /// is at least a day longer than the one before, and one that chance alone had made longer than FSRS wants now is kept.
    pub(super) fn of(states: &NextStates, before: Option<&CardState>, rating: Rating) -> Self {
        let in_review = before.is_some_and(|s| s.phase == Phase::Review);
        let last = before
            .filter(|_| in_review)
            .map_or(0, |s| s.due_day.since(s.last_day));
        let mut window = Self {
            first: 0,
            wanted: 0,
            last: 0,
        };
        for of in Rating::ALL.into_iter().take_while(|of| *of <= rating) {
            // "Again" holds the others back only where it waits days itself, and while a card is being learnt "hard" waits
            // minutes.
            let waits_minutes = of == Rating::Again && rating != Rating::Again;
            if waits_minutes || (of == Rating::Hard && !in_review) {
                continue;
            }
            let days = chosen(states, of).interval;
            // Whoever leaves the steps begins with whole days.
            let days = if in_review { days } else { days.round().max(1.0) };
            let floor = match of {
                Rating::Again => 1,
                _ => longer_than(last, days),
            };
            // Each end, and the middle, behind that of the worse rating: then the same chance gives a later day, too.
            window = Self {
                first: Self::around(days, floor.max(window.first + 1)).first,
                wanted: Self::around(days, floor.max(window.wanted + 1)).wanted,
                last: Self::around(days, floor.max(window.last + 1)).last,
            };
        }
        window
    }

    /// The days around an interval, none of them before `least` or after [`LONGEST`]; two at least where it is longer than
    /// two days.
    pub(super) fn around(days: f32, least: u32) -> Self {
        let least = least.min(LONGEST);
        let days = days.clamp(least as f32, LONGEST as f32);
        let spread = spread(days);
        let within = |day: f32| (day.round() as u32).clamp(least, LONGEST);
        let (first, last) = (within(days - spread), within(days + spread));
        let room_for_two = first == last && last > 2 && last < LONGEST;
        Self {
            first,
            wanted: within(days),
            last: last + u32::from(room_for_two),
        }
    }

    /// The day: the one that was chosen, as near as the window allows, else one by chance (0 to 1).
    pub(super) fn days(self, chance: impl FnOnce() -> f32, chosen: Option<u32>) -> u32 {
        match chosen {
            Some(days) => days.clamp(self.first, self.last),
            // Chance is below 1, so `last` is the last day that can come out.
            None => (self.first + (chance() * (self.last - self.first + 1) as f32) as u32).min(self.last),
        }
    }
}

/// The least interval that follows one of `last` days when FSRS wants `days`.
fn longer_than(last: u32, days: f32) -> u32 {
    let wanted = days.round() as u32;
    if last > 0 && wanted > last {
        last + 1
    } else if last <= (days + spread(days)).round() as u32 {
        last.max(1)
    } else {
        1
    }
}

/// How many days chance may add to an interval, or take away.
fn spread(days: f32) -> f32 {
    if days < 2.5 {
        return 0.0;
    }
    let parts = SPREAD
        .iter()
        .map(|(from, to, part)| part * (days.min(*to) - from).max(0.0));
    1.0 + parts.sum::<f32>()
}
