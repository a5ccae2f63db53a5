//! All cards that were ever answered, in memory: what is due and what comes is asked with every answer and on every page,
//! and a walk over twenty thousand cards here takes less than a look at a few in the database.
//!
//! They are read when they are first asked for, and after a change the notes that it touched are read again, by the same
//! code: nothing stands here that the projections do not say.

mod known;
mod notes;
mod piece;
mod read;

pub(crate) use known::KnownCard;
use known::{Bytes, Told};
use notes::Names;
pub(crate) use read::{change, forget, version};
use smallvec::SmallVec;
use std::cmp::Ordering;
use std::collections::HashMap;
use wenxi_study::{CardId, First, ItemKind, NoteId, Now, StudyDay};

/// The cards of the learner.
pub(crate) struct Cards {
    names: Names,
    /// Of each note, by the number of its name, whether it is studied.
    saved: Vec<bool>,
    /// Some may be gone.
    cards: Vec<Bytes>,
    /// So many of the first are in the order of their notes.
    sorted: usize,
    /// Where the others are, by their notes.
    later: HashMap<u32, SmallVec<[u32; 2]>>,
    /// How many cards of studied notes are due on which day; counted when it is first asked for.
    load: Option<HashMap<i32, u32>>,
    /// The version of the file when it was read: another one when another program has written.
    version: i64,
}

/// How many notes are to be asked when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Now.
    pub due: u32,
    /// Those among them that are in steps of minutes which began today: no limit of the day holds them back.
    pub in_steps: u32,
    /// Later today, when the minutes of a step have passed.
    pub later_today: u32,
    /// Tomorrow, those that come new to it.
    pub tomorrow: u32,
}

/// The `at_most` least of all, in no order: no more than some hundreds are ever held, and after a while most are passed over
/// at a glance.
fn least<T>(all: impl Iterator<Item = T>, at_most: usize, order: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let room = at_most.saturating_mul(4);
    let mut found: Vec<T> = Vec::new();
    // Whether the greatest of those that will do stands at their end.
    let mut is_bounded = false;
    for one in all {
        if is_bounded
            && let Some(last) = found.get(at_most.saturating_sub(1))
            && order(last, &one).is_lt()
        {
            continue;
        }
        found.push(one);
        if found.len() > room {
            found.select_nth_unstable_by(at_most.saturating_sub(1), &order);
            found.truncate(at_most);
            is_bounded = true;
        }
    }
    if found.len() > at_most && at_most > 0 {
        found.select_nth_unstable_by(at_most - 1, &order);
    }
    found.truncate(at_most);
    found
}

/// Counts a card in on the day on which it is due, or out.
fn count(load: &mut HashMap<i32, u32>, card: KnownCard<'_>, times: i32) {
    if card.is_saved() {
        let count = load.entry(card.due_day().0).or_default();
        *count = count.saturating_add_signed(times);
    }
}

impl Cards {
    /// No cards yet, of a file of this version.
    fn none(version: i64) -> Self {
        Self {
            names: Names::default(),
            saved: Vec::new(),
            cards: Vec::new(),
            sorted: 0,
            later: HashMap::new(),
            load: None,
            version,
        }
    }

    /// Adds a note that is not there, and gives its number.
    fn add(&mut self, name: &str, saved: bool) -> u32 {
        self.saved.push(saved);
        self.names.add(name)
    }

    /// Puts a card with its note, in a place that is free or a new one.
    fn put(&mut self, note: u32, kind: ItemKind, told: &Told) {
        let saved = self.saved.get(note as usize).copied().unwrap_or_default();
        let card = known::bytes(note, kind, saved, told);
        if let Some(load) = &mut self.load {
            count(load, KnownCard(&card), 1);
        }
        let is_last = self.cards.len() == self.sorted
            && self.cards.last().is_none_or(|last| KnownCard(last).note() < note);
        if is_last {
            self.sorted += 1;
            self.cards.push(card);
            return;
        }
        let free = self
            .places(note)
            .find(|at| self.cards.get(*at).is_some_and(|card| KnownCard(card).is_gone()));
        match free.and_then(|at| self.cards.get_mut(at)) {
            Some(place) => *place = card,
            None => {
                if let Ok(at) = u32::try_from(self.cards.len()) {
                    self.later.entry(note).or_default().push(at);
                }
                self.cards.push(card);
            }
        }
    }

    /// Where the cards of a note are or were.
    fn places(&self, note: u32) -> impl Iterator<Item = usize> {
        let sorted = self.cards.get(..self.sorted).unwrap_or_default();
        let from = sorted.partition_point(|card| KnownCard(card).note() < note);
        let of_note = sorted
            .iter()
            .skip(from)
            .take_while(move |card| KnownCard(card).note() == note);
        let later = self.later.get(&note).into_iter().flatten();
        (from..)
            .zip(of_note)
            .map(|(at, _)| at)
            .chain(later.map(|at| *at as usize))
    }

    /// The cards of a note.
    fn of_note(&self, note: u32) -> impl Iterator<Item = KnownCard<'_>> {
        let places = self.places(note);
        places.filter_map(|at| self.card(at))
    }

    fn card(&self, at: usize) -> Option<KnownCard<'_>> {
        self.cards.get(at).map(KnownCard).filter(|card| !card.is_gone())
    }

    fn place(&self, card: &CardId) -> Option<usize> {
        let note = self.names.find(card.note.as_str(), 0)?;
        let is_named = |at: &usize| self.card(*at).is_some_and(|known| known.kind() == card.kind);
        self.places(note).find(is_named)
    }

    /// A card, if it was ever answered.
    pub(crate) fn get(&self, card: &CardId) -> Option<KnownCard<'_>> {
        self.card(self.place(card)?)
    }

    /// All cards, in no order.
    pub(crate) fn all(&self) -> impl Iterator<Item = KnownCard<'_>> {
        self.cards.iter().map(KnownCard).filter(|card| !card.is_gone())
    }

    /// Whether a note is studied.
    pub(crate) fn is_saved(&self, note: &NoteId) -> bool {
        let number = self.names.find(note.as_str(), 0);
        let saved = number.and_then(|number| self.saved.get(number as usize));
        saved.copied().unwrap_or_default()
    }

    /// How many cards of studied notes are due on each of so many days, the first of which is `first`.
    pub(crate) fn load(&mut self, first: StudyDay, days: u32) -> Vec<u32> {
        let cards = &self.cards;
        let load = self.load.get_or_insert_with(|| {
            let mut load = HashMap::new();
            let there = cards.iter().map(KnownCard).filter(|card| !card.is_gone());
            there.for_each(|card| count(&mut load, card, 1));
            load
        });
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        (0..days)
            .map(|day| load.get(&first.plus(day).0).copied().unwrap_or(0))
            .collect()
    }

    /// Forgets the cards of a note, which is studied or not.
    fn forget(&mut self, note: u32, saved: bool) {
        if let Some(was) = self.saved.get_mut(note as usize) {
            *was = saved;
        }
        for at in self.places(note).collect::<SmallVec<[usize; 8]>>() {
            let Some(card) = self.cards.get_mut(at) else {
                continue;
            };
            if let Some(load) = self.load.as_mut().filter(|_| !KnownCard(card).is_gone()) {
                count(load, KnownCard(card), -1);
            }
            known::leave(card);
        }
    }

    /// The names of the notes that are studied.
    pub(crate) fn saved_notes(&self) -> impl Iterator<Item = &str> {
        let named = self.names.all().zip(&self.saved);
        named.filter(|(_, saved)| **saved).map(|(name, _)| name)
    }

    /// The name of a card's note.
    pub(crate) fn note_of(&self, card: KnownCard<'_>) -> &str {
        self.names.name(card.note())
    }

    /// The id of a card.
    pub(crate) fn id(&self, card: KnownCard<'_>) -> Option<CardId> {
        Some(CardId {
            note: self.note_of(card).parse().ok()?,
            kind: card.kind(),
        })
    }

    /// A number for each note, which `of` makes of its cards one after the other, beginning with `first`.
    pub(crate) fn by_note<T: Clone>(
        &self,
        first: T,
        mut of: impl FnMut(&mut T, KnownCard<'_>),
    ) -> Vec<(&str, T)> {
        let mut made = vec![first; self.saved.len()];
        for card in self.all() {
            if let Some(made) = made.get_mut(card.note() as usize) {
                of(made, card);
            }
        }
        self.names.all().zip(made).collect()
    }

    /// Of each note whether a card was answered on a day.
    fn answered_on(&self, day: StudyDay) -> Vec<bool> {
        let mut answered = vec![false; self.saved.len()];
        for card in self.all().filter(|card| card.last_day() == day) {
            if let Some(answered) = answered.get_mut(card.note() as usize) {
                *answered = true;
            }
        }
        answered
    }

    /// How many notes are due now, later today and tomorrow, each once; those put aside are left out. A card of whose note
    /// another one was asked today waits for tomorrow, because the answer to one gives the other away.
    pub(crate) fn counts(&self, now: Now) -> Counts {
        const DUE: u8 = 1;
        const LATER: u8 = 2;
        const TOMORROW: u8 = 4;
        const IN_STEPS: u8 = 8;
        let tomorrow = now.day.plus(1);
        let answered = self.answered_on(now.day);
        let mut seen = vec![0_u8; self.saved.len()];
        let mut counts = Counts::default();
        let mut count = |card: KnownCard<'_>, when: u8, count: &mut u32| {
            let seen = seen.get_mut(card.note() as usize);
            if let Some(seen) = seen.filter(|seen| **seen & when == 0) {
                *seen |= when;
                *count += 1;
            }
        };
        for card in self.all().filter(|card| card.is_asked_on(now.day)) {
            if card.due_day() == tomorrow {
                count(card, TOMORROW, &mut counts.tomorrow);
            }
            if card.due_day() > now.day || self.waits(card, now.day, &answered) {
                continue;
            }
            let state = card.state();
            if !state.is_due(now) {
                count(card, LATER, &mut counts.later_today);
            } else {
                count(card, DUE, &mut counts.due);
                if state.due_at_ms.is_some() && state.last_day == now.day {
                    count(card, IN_STEPS, &mut counts.in_steps);
                }
            }
        }
        counts
    }

    /// Whether a card waits because another one of its note was answered on this day, and it was not itself: also when it is
    /// in a step that began on an earlier day.
    fn waits(&self, card: KnownCard<'_>, day: StudyDay, answered: &[bool]) -> bool {
        card.last_day() != day && answered.get(card.note() as usize).copied().unwrap_or(false)
    }

    /// The cards that are due and not put aside, at most `at_most` of them. Those in steps of minutes come first, then the
    /// others in this order.
    pub(crate) fn due(&self, now: Now, at_most: usize, first: First) -> Vec<KnownCard<'_>> {
        let answered = self.answered_on(now.day);
        let all = self
            .all()
            .filter(|card| card.due_day() <= now.day && card.state().is_due(now) && card.is_asked_on(now.day))
            .filter(|card| !self.waits(*card, now.day, &answered))
            // Recall falls with the share of its stability that has passed, whatever the decay.
            .map(|card| {
                let passed = now.day.0.saturating_sub(card.last_day().0) as f32 / card.stability();
                (card.state().due_at_ms.is_none(), passed, card)
            });
        let order = |(days, passed, card): &(bool, f32, KnownCard<'_>),
                     (other_days, other_passed, other): &(bool, f32, KnownCard<'_>)| {
            let nearest = other_passed.total_cmp(passed);
            let order = days.cmp(other_days).then(match first {
                First::Fading => nearest,
                First::Known => nearest.reverse(),
            });
            order.then_with(|| {
                (self.note_of(*card), card.kind().as_str())
                    .cmp(&(self.note_of(*other), other.kind().as_str()))
            })
        };
        let mut due = least(all, at_most, order);
        due.sort_unstable_by(order);
        due.into_iter().map(|(_, _, card)| card).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The least are those that sorting finds.
        #[test]
        fn the_least_of_many_are_those_that_come_first(all in prop::collection::vec(0..500_u32, 0..600), at_most in 0..40_usize) {
            let mut found = least(all.iter().copied(), at_most, u32::cmp);
            found.sort_unstable();
            let mut sorted = all;
            sorted.sort_unstable();
            sorted.truncate(at_most);
            prop_assert_eq!(found, sorted);
        }
    }
}
