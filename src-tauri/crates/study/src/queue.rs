//! The queue: which of the cards that are due are asked now, in which order.
//!
//! Of the cards of one note only one is asked on a day, because the answer to one gives the others away (Anki calls the
//! others buried siblings). Cards in a step of minutes come first, for their time is short; then those that are nearest to
//! being forgotten.

use crate::day::Now;
use crate::note::{CardId, NoteId};
use crate::schedule::{CardState, Phase};
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

/// The cards to ask now in their order, at most `at_most`. Cards that are not due at `now` are passed over.
pub fn queue(cards: impl IntoIterator<Item = Scheduled>, now: Now, at_most: usize) -> Vec<Scheduled> {
    let mut due: Vec<(bool, f32, Scheduled)> = cards
        .into_iter()
        .filter(|due| due.state.is_due(now))
        .map(|due| {
            (
                due.state.phase == Phase::Review,
                due.state.retrievability(now.day),
                due,
            )
        })
        .collect();
    due.sort_by(|(review, recall, one), (other_review, other_recall, other)| {
        let order = review
            .cmp(other_review)
            .then_with(|| recall.total_cmp(other_recall));
        order.then_with(|| one.card.cmp(&other.card))
    });
    let mut asked: HashSet<NoteId> = HashSet::new();
    let one_of_a_note = due
        .into_iter()
        .filter(|(_, _, due)| asked.insert(due.card.note.clone()));
    one_of_a_note.map(|(_, _, due)| due).take(at_most).collect()
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
    use rstest::rstest;

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
                reps: 1,
                lapses: 0,
            },
        }
    }

    fn order(cards: Vec<Scheduled>) -> Vec<String> {
        queue(cards, NOW, 10)
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
    fn no_more_than_wanted() {
        let cards = (0..20).map(|n| due(&format!("字{n}"), ItemKind::Word, Phase::Review, 3.0, 99, None));
        assert_eq!(queue(cards, NOW, 7).len(), 7);
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
