//! The queue: which of the cards that are due are asked now, in which order.
//!
//! Of the cards of one note only one is asked on a day, because the answer to one gives the others away (Anki calls the
//! others buried siblings). Cards in a step of minutes come first, for their time is short; then those that are nearest to
//! being forgotten, or of a backlog those that are known best.

use crate::day::Now;
use crate::note::{CardId, NoteId};
use crate::schedule::CardState;
use std::collections::HashSet;

/// How long an answer takes as long as nothing is known of the learner, milliseconds.
const ANSWER_MS: u64 = 8_000;

/// A card with its state.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheduled {
    /// The card.
    pub card: CardId,
    /// Its state.
    pub state: CardState,
}

/// Which reviews come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// Those nearest to being forgotten: the day has room for all, in however many practices.
    Fading,
    /// Those known best. Of a backlog each of them is saved by one answer, while what is forgotten already loses little by
    /// waiting.
    Known,
}

/// The cards to ask now in their order, at most `at_most`. Cards that are not due at `now` are passed over. `decay` is that
/// of the schedule.
pub fn queue(
    cards: impl IntoIterator<Item = Scheduled>,
    now: Now,
    at_most: usize,
    decay: f32,
    first: First,
) -> Vec<Scheduled> {
    let mut due: Vec<(bool, f32, Scheduled)> = cards
        .into_iter()
        .filter(|due| due.state.is_due(now))
        .map(|due| {
            (
                due.state.due_at_ms.is_none(),
                due.state.retrievability(now.day, decay),
                due,
            )
        })
        .collect();
    due.sort_by(|(days, recall, one), (other_days, other_recall, other)| {
        let nearest = recall.total_cmp(other_recall);
        let order = days.cmp(other_days).then(match first {
            First::Fading => nearest,
            First::Known => nearest.reverse(),
        });
        order.then_with(|| one.card.cmp(&other.card))
    });
    let mut asked: HashSet<NoteId> = HashSet::new();
    let one_of_a_note = due
        .into_iter()
        .filter(|(_, _, due)| asked.insert(due.card.note.clone()));
    one_of_a_note.map(|(_, _, due)| due).take(at_most).collect()
}

/// After how many days a backlog is worked off, when `per_day` cards are asked on each and `coming` become due on the days
/// from tomorrow on. None when there is no backlog, or no end of it in the days that are known.
pub fn days_of_backlog(due: u32, per_day: u32, coming: &[u32]) -> Option<u32> {
    if due <= per_day {
        return None;
    }
    let mut left = due - per_day;
    for (day, more) in (2..).zip(coming) {
        left = (left + more).saturating_sub(per_day);
        if left == 0 {
            return Some(day);
        }
    }
    None
}

/// The day for a card that may come back on any day of a window: the one with the fewest cards; among equals the one nearest
/// to the middle. `load` says how many cards are due after so many days.
pub fn lightest_day(first: u32, last: u32, load: impl Fn(u32) -> u32) -> u32 {
    let middle = first.midpoint(last);
    (first..=last)
        .min_by_key(|day| (load(*day), day.abs_diff(middle), *day))
        .unwrap_or(first)
}

/// About how many minutes as many answers take, at least 1 if there are any. `typical_ms` is how long an answer of this
/// learner takes, if that is known.
pub fn minutes(answers: usize, typical_ms: Option<u32>) -> u32 {
    let each = typical_ms.map_or(ANSWER_MS, u64::from);
    let all = u64::try_from(answers).unwrap_or(u64::MAX).saturating_mul(each);
    u32::try_from(all.div_ceil(60_000)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::StudyDay;
    use crate::note::ItemKind;
    use crate::schedule::Phase;
    use rstest::rstest;

    const DECAY: f32 = fsrs::FSRS6_DEFAULT_DECAY;
    const NOW: Now = Now {
        at_ms: 1_000_000,
        day: StudyDay(100),
    };

    fn due(
        word: &str,
        kind: ItemKind,
        phase: Phase,
        stability: f32,
        due_day: i32,
        at: Option<i64>,
    ) -> Scheduled {
        Scheduled {
            card: CardId {
                note: NoteId::word(word, "zì"),
                kind,
            },
            state: CardState {
                phase,
                stability,
                difficulty: 5.0,
                due_day: StudyDay(due_day),
                due_at_ms: at,
                last_at_ms: 0,
                last_day: StudyDay(90),
                step: 0,
                reps: 1,
                lapses: 0,
            },
        }
    }

    fn order(cards: Vec<Scheduled>) -> Vec<String> {
        queue(cards, NOW, 10, DECAY, First::Fading)
            .into_iter()
            .map(|due| due.card.to_string())
            .collect()
    }

    #[test]
    fn steps_come_first_then_what_is_nearest_to_being_forgotten() {
        let cards = vec![
            due("甲", ItemKind::Word, Phase::Review, 30.0, 99, None),
            due("乙", ItemKind::Word, Phase::Review, 3.0, 99, None),
            due("丙", ItemKind::Word, Phase::Relearning, 9.0, 100, Some(1_000_000)),
        ];
        assert_eq!(order(cards), ["w:丙:zì/word", "w:乙:zì/word", "w:甲:zì/word"]);
    }

    #[test]
    fn a_note_is_asked_once() {
        let cards = vec![
            due("甲", ItemKind::Word, Phase::Review, 3.0, 99, None),
            due("甲", ItemKind::Reading, Phase::Review, 2.0, 99, None),
        ];
        assert_eq!(order(cards), ["w:甲:zì/reading"]);
    }

    #[test]
    fn what_is_not_due_is_passed_over() {
        let cards = vec![
            due("甲", ItemKind::Word, Phase::Review, 3.0, 101, None),
            due("乙", ItemKind::Word, Phase::Learning, 3.0, 100, Some(1_000_001)),
        ];
        assert_eq!(order(cards), Vec::<String>::new());
    }

    #[test]
    fn a_step_ends_with_its_day() {
        let cards = vec![due(
            "乙",
            ItemKind::Word,
            Phase::Learning,
            3.0,
            99,
            Some(1_000_001),
        )];
        assert_eq!(order(cards), ["w:乙:zì/word"]);
    }

    #[test]
    fn no_more_than_wanted() {
        let cards = (0..20).map(|n| due(&format!("字{n}"), ItemKind::Word, Phase::Review, 3.0, 99, None));
        assert_eq!(queue(cards, NOW, 7, DECAY, First::Fading).len(), 7);
    }

    #[rstest]
    #[case::room_for_all(First::Fading, [1.0, 2.0, 3.0])]
    #[case::a_backlog(First::Known, [9.0, 8.0, 7.0])]
    fn one_practice_takes_the_first(#[case] first: First, #[case] expected: [f32; 3]) {
        let cards = (1..=9).map(|n| {
            due(
                &format!("字{n}"),
                ItemKind::Word,
                Phase::Review,
                n as f32,
                99,
                None,
            )
        });
        let asked = queue(cards, NOW, 3, DECAY, first);
        let stabilities: Vec<f32> = asked.iter().map(|due| due.state.stability).collect();
        assert_eq!(stabilities, expected);
    }

    #[rstest]
    #[case(50, 60, &[], None)]
    #[case(200, 60, &[10, 10, 10, 10, 10], Some(4))]
    #[case(200, 60, &[60, 60], None)]
    fn a_backlog_has_an_end(
        #[case] due: u32,
        #[case] per_day: u32,
        #[case] coming: &[u32],
        #[case] days: Option<u32>,
    ) {
        assert_eq!(days_of_backlog(due, per_day, coming), days);
    }

    #[rstest]
    #[case(&[5, 1, 5], 11)]
    #[case(&[1, 5, 1], 10)]
    #[case(&[2, 2, 2], 11)]
    fn the_lightest_day_is_taken(#[case] load: &[u32], #[case] day: u32) {
        assert_eq!(lightest_day(10, 12, |day| load[day as usize - 10]), day);
    }

    #[rstest]
    #[case(0, None, 0)]
    #[case(1, None, 1)]
    #[case(30, None, 4)]
    #[case(30, Some(20_000), 10)]
    fn time_that_it_takes(#[case] answers: usize, #[case] typical: Option<u32>, #[case] expected: u32) {
        assert_eq!(minutes(answers, typical), expected);
    }
}
