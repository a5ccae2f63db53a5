//! A card in memory, in the bytes in which it is kept for the next start: what a start reads is what it asks, and twenty
//! thousand cards are neither taken apart nor copied.

use wenxi_study::{CardState, ItemKind, Phase, StudyDay};

/// The bytes of a card, in numbers of four; those of eight bytes take two.
pub(super) type Bytes = [[u8; 4]; 13];

/// What stands where.
const NOTE: usize = 0;
const SMALL: usize = 1;
const STABILITY: usize = 2;
const DIFFICULTY: usize = 3;
const DUE_DAY: usize = 4;
const LAST_DAY: usize = 5;
const BURIED_UNTIL: usize = 6;
const REPS: usize = 7;
const LAPSES: usize = 8;
const DUE_AT: usize = 9;
const LAST_AT: usize = 11;

/// The four bytes of [`SMALL`]: its kind, its phase, its step, and what it has.
const KIND: usize = 0;
const PHASE: usize = 1;
const STEP: usize = 2;
const HAS: usize = 3;

/// Bits of what a card has.
const SUSPENDED: u8 = 1;
const BURIED: u8 = 2;
const IN_MINUTES: u8 = 4;
const SAVED: u8 = 8;
const GONE: u8 = 16;

const PHASES: [Phase; 3] = [Phase::Learning, Phase::Review, Phase::Relearning];

/// What the learner wishes of a card, and what is known of its memory, wherever it was read.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) suspended: bool,
    pub(super) buried_until: Option<StudyDay>,
    pub(super) state: CardState,
}

/// A card that was answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct KnownCard<'c>(pub(super) &'c Bytes);

impl KnownCard<'_> {
    /// Whether it may be asked on a day, as far as the learner's wishes go.
    pub(crate) fn is_asked_on(self, day: StudyDay) -> bool {
        self.is_in_use() && self.buried_until().is_none_or(|until| until <= day)
    }

    /// Whether its note is studied and it is not suspended.
    pub(crate) fn is_in_use(self) -> bool {
        self.is_saved() && !self.has(SUSPENDED)
    }

    /// Whether its note is studied.
    pub(crate) fn is_saved(self) -> bool {
        self.has(SAVED)
    }

    /// The day on which it is due.
    pub(crate) fn due_day(self) -> StudyDay {
        StudyDay(i32::from_le_bytes(self.0[DUE_DAY]))
    }

    /// The day on which it was answered last.
    pub(crate) fn last_day(self) -> StudyDay {
        StudyDay(i32::from_le_bytes(self.0[LAST_DAY]))
    }

    /// Days after which the chance of recall has fallen to 90 %.
    pub(crate) fn stability(self) -> f32 {
        f32::from_le_bytes(self.0[STABILITY])
    }

    /// What is known of its memory.
    #[inline]
    pub(crate) fn state(self) -> CardState {
        CardState {
            phase: PHASES
                .get(usize::from(self.0[SMALL][PHASE]))
                .copied()
                .unwrap_or(Phase::Relearning),
            stability: self.stability(),
            difficulty: f32::from_le_bytes(self.0[DIFFICULTY]),
            due_day: self.due_day(),
            due_at_ms: self.has(IN_MINUTES).then(|| self.long(DUE_AT)),
            last_at_ms: self.long(LAST_AT),
            last_day: self.last_day(),
            step: self.0[SMALL][STEP],
            reps: u32::from_le_bytes(self.0[REPS]),
            lapses: u32::from_le_bytes(self.0[LAPSES]),
        }
    }

    /// The number of its note.
    pub(super) fn note(self) -> u32 {
        u32::from_le_bytes(self.0[NOTE])
    }

    pub(super) fn kind(self) -> ItemKind {
        let kind = ItemKind::ALL.get(usize::from(self.0[SMALL][KIND]));
        kind.copied().unwrap_or(ItemKind::Meaning)
    }

    /// Whether there is no card here any more.
    pub(super) fn is_gone(self) -> bool {
        self.has(GONE)
    }

    /// Whether bytes that were read are those of a card that is there.
    pub(super) fn is_whole(self) -> bool {
        usize::from(self.0[SMALL][KIND]) < ItemKind::ALL.len()
            && usize::from(self.0[SMALL][PHASE]) < PHASES.len()
            && !self.is_gone()
    }

    fn buried_until(self) -> Option<StudyDay> {
        let until = i32::from_le_bytes(self.0[BURIED_UNTIL]);
        self.has(BURIED).then_some(StudyDay(until))
    }

    fn has(self, bit: u8) -> bool {
        self.0[SMALL][HAS] & bit != 0
    }

    fn long(self, at: usize) -> i64 {
        let [low, high] = [at, at + 1].map(|at| self.0.get(at).copied().unwrap_or_default());
        i64::from(i32::from_le_bytes(high)) << 32 | i64::from(u32::from_le_bytes(low))
    }
}

/// The bytes of a card of the note with this number, which is studied or not.
pub(super) fn bytes(note: u32, kind: ItemKind, saved: bool, told: &Told) -> Bytes {
    let state = &told.state;
    let place = |found: Option<usize>| found.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX);
    let halves = |number: i64| {
        let [a, b, c, d, e, f, g, h] = number.to_le_bytes();
        [[a, b, c, d], [e, f, g, h]]
    };
    let has = u8::from(saved) * SAVED + u8::from(state.due_at_ms.is_some()) * IN_MINUTES;
    let kind = place(ItemKind::ALL.iter().position(|other| *other == kind));
    let phase = place(PHASES.iter().position(|phase| *phase == state.phase));
    let [due_at, due_at_high] = halves(state.due_at_ms.unwrap_or(0));
    let [last_at, last_at_high] = halves(state.last_at_ms);
    let mut bytes = [
        note.to_le_bytes(),
        [kind, phase, state.step, has],
        state.stability.to_le_bytes(),
        state.difficulty.to_le_bytes(),
        state.due_day.0.to_le_bytes(),
        state.last_day.0.to_le_bytes(),
        [0; 4],
        state.reps.to_le_bytes(),
        state.lapses.to_le_bytes(),
        due_at,
        due_at_high,
        last_at,
        last_at_high,
    ];
    put_aside(&mut bytes, told.suspended, told.buried_until);
    bytes
}

/// Puts a card aside, or not any more.
pub(super) fn put_aside(card: &mut Bytes, suspended: bool, buried_until: Option<StudyDay>) {
    let wishes = u8::from(suspended) * SUSPENDED + u8::from(buried_until.is_some()) * BURIED;
    card[SMALL][HAS] = card[SMALL][HAS] & !(SUSPENDED | BURIED) | wishes;
    card[BURIED_UNTIL] = buried_until.map_or(0, |day| day.0).to_le_bytes();
}

/// Leaves the place of a card to another one.
pub(super) fn leave(card: &mut Bytes) {
    card[SMALL][HAS] |= GONE;
}

/// The same card, its note under another number.
pub(super) fn renumbered(card: &Bytes, note: u32) -> Bytes {
    let mut card = *card;
    card[NOTE] = note.to_le_bytes();
    card
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    prop_compose! {
        fn told()(
            (suspended, buried_until, phase, step) in (any::<bool>(), any::<Option<i32>>(), 0..3_usize, any::<u8>()),
            (stability, difficulty) in (any::<f32>().prop_filter("a number", |n| !n.is_nan()), 1.0..10.0_f32),
            (due_day, due_at_ms, last_at_ms, last_day) in (any::<i32>(), any::<Option<i64>>(), any::<i64>(), any::<i32>()),
            (reps, lapses) in (any::<u32>(), any::<u32>()),
        ) -> Told {
            Told {
                suspended,
                buried_until: buried_until.map(StudyDay),
                state: CardState {
                    phase: PHASES[phase],
                    stability,
                    difficulty,
                    due_day: StudyDay(due_day),
                    due_at_ms,
                    last_at_ms,
                    last_day: StudyDay(last_day),
                    step,
                    reps,
                    lapses,
                },
            }
        }
    }

    proptest! {
        /// What was put into the bytes of a card is what they say.
        #[test]
        fn a_card_is_what_was_told_of_it(
            told in told(), note in any::<u32>(), kind in prop::sample::select(ItemKind::ALL.to_vec()), saved in any::<bool>(),
            day in any::<i32>(),
        ) {
            let written = bytes(note, kind, saved, &told);
            let card = KnownCard(&written);
            prop_assert_eq!((card.note(), card.kind(), card.is_saved()), (note, kind, saved));
            prop_assert_eq!(card.state(), told.state);
            prop_assert!(card.is_whole());
            prop_assert_eq!(card.is_in_use(), saved && !told.suspended);
            let may_be_asked = told.buried_until.is_none_or(|until| until.0 <= day);
            prop_assert_eq!(card.is_asked_on(StudyDay(day)), saved && !told.suspended && may_be_asked);
            let mut gone = renumbered(&written, note / 2);
            leave(&mut gone);
            prop_assert!(KnownCard(&gone).is_gone() && KnownCard(&gone).note() == note / 2);
        }
    }
}
