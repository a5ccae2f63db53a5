//! A practice that is going on: its items, what was answered, what comes next. It is a value that is kept whole after
//! every answer, so that neither closing the window nor a crash loses its place.

use crate::item::Item;
use crate::note::NoteId;
use crate::schedule::Verdict;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How many items stand between a wrong answer and its item coming again.
const REPEAT_AFTER: usize = 4;
/// How often an item is asked in one practice at most.
const ASKED_AT_MOST: usize = 3;

/// What is practised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum PracticeSource {
    /// A lesson.
    Lesson {
        /// Its id.
        lesson: String,
    },
    /// The cards that are due.
    Due,
    /// What was hard in the practice before.
    Hard,
}

/// A practice that is going on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Practice {
    /// What is practised, as the head of the page says it.
    pub title: String,
    /// Where the items come from.
    pub source: PracticeSource,
    items: Vec<Item>,
    /// Indices into `items` in the order in which they are asked; a wrong answer adds one.
    order: Vec<usize>,
    answers: Vec<Answer>,
    /// Whether the item at hand was answered without tones and may be answered again.
    nudged: bool,
}

/// An answer of a practice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// How good it was.
    pub verdict: Verdict,
    /// The ids of the events under which it was remembered, one for each card.
    pub reviews: Vec<String>,
    /// How long it took, milliseconds.
    pub elapsed_ms: u32,
    /// Where in the order the item comes again because of this answer.
    repeat_at: Option<usize>,
    /// The item was not answered, but its card put aside.
    #[serde(default)]
    put_aside: bool,
}

/// How a practice went.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary<'a> {
    /// Items that were right the first time.
    pub right: u32,
    /// Items that were nearly right the first time.
    pub nearly: u32,
    /// Items that were wrong the first time.
    pub wrong: u32,
    /// The items that were not right the first time, one for each note, in the order of the practice.
    pub hard: Vec<(&'a Item, Verdict)>,
    /// Time over all answers, milliseconds.
    pub elapsed_ms: u64,
}

/// Why an answer was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PracticeError {
    /// The item is not the one that is asked.
    #[error("This question has been answered already.")]
    NotAsked,
    /// Nothing was answered yet.
    #[error("There is no answer to take back.")]
    NothingAnswered,
}

impl Practice {
    /// A practice of these items in this order.
    pub fn new(title: impl Into<String>, source: PracticeSource, items: Vec<Item>) -> Self {
        let order = (0..items.len()).collect();
        Self {
            title: title.into(),
            source,
            items,
            order,
            answers: Vec::new(),
            nudged: false,
        }
    }

    /// The item to answer; none when all are answered.
    pub fn item(&self) -> Option<Cow<'_, Item>> {
        self.item_at(self.answers.len())
    }

    /// The name of the item to answer; it changes with every answer, so that an answer that arrives twice counts once.
    pub fn item_id(&self) -> Option<String> {
        self.item().map(|_| self.answers.len().to_string())
    }

    /// The item that was answered last, and its answer.
    pub fn last(&self) -> Option<(Cow<'_, Item>, &Answer)> {
        let answer = self.answers.last()?;
        Some((self.item_at(self.answers.len() - 1)?, answer))
    }

    /// Whether the item that was answered last is asked again before this practice ends.
    pub fn comes_again(&self) -> bool {
        self.answers.last().is_some_and(|last| last.repeat_at.is_some())
    }

    /// How many items have been answered; one that came again counts again.
    pub fn answered(&self) -> usize {
        self.answers.len()
    }

    /// How many there are to answer in all.
    pub fn total(&self) -> usize {
        self.order.len()
    }

    /// Whether the item at hand was answered without tones.
    pub fn was_nudged(&self) -> bool {
        self.nudged
    }

    /// Remembers that the item at hand was answered without tones. It counts nothing; it happens once for an item.
    pub fn nudge(&mut self) {
        self.nudged = true;
    }

    /// Takes the answer to the item with this id. `reviews` are the ids of the events that remember it.
    pub fn answer(
        &mut self,
        item_id: &str,
        verdict: Verdict,
        reviews: Vec<String>,
        elapsed_ms: u32,
    ) -> Result<(), PracticeError> {
        if self.item_id().as_deref() != Some(item_id) {
            return Err(PracticeError::NotAsked);
        }
        let repeat_at = (verdict == Verdict::Wrong).then(|| self.repeat()).flatten();
        self.answers.push(Answer {
            verdict,
            reviews,
            elapsed_ms,
            repeat_at,
            put_aside: false,
        });
        self.nudged = false;
        Ok(())
    }

    /// Passes over the item at hand, because its card was put aside. `events` are the ids of the events that remember it.
    pub fn put_aside(&mut self, events: Vec<String>) -> Result<(), PracticeError> {
        self.item().ok_or(PracticeError::NotAsked)?;
        self.answers.push(Answer {
            verdict: Verdict::Right,
            reviews: events,
            elapsed_ms: 0,
            repeat_at: None,
            put_aside: true,
        });
        self.nudged = false;
        Ok(())
    }

    /// Counts the last answer as right: what it had brought again does not come again.
    pub fn accept(&mut self) -> Result<&Answer, PracticeError> {
        let last = self
            .answers
            .last_mut()
            .filter(|last| !last.put_aside)
            .ok_or(PracticeError::NothingAnswered)?;
        if let Some(at) = last.repeat_at.take() {
            self.order.remove(at);
        }
        last.verdict = Verdict::Right;
        Ok(last)
    }

    /// Takes the last answer back. The answer that is returned names the events to void.
    pub fn undo(&mut self) -> Result<Answer, PracticeError> {
        let last = self.answers.pop().ok_or(PracticeError::NothingAnswered)?;
        if let Some(at) = last.repeat_at {
            self.order.remove(at);
        }
        self.nudged = false;
        Ok(last)
    }

    /// How it went so far, by the first answer to each item.
    pub fn summary(&self) -> Summary<'_> {
        let mut summary = Summary {
            right: 0,
            nearly: 0,
            wrong: 0,
            hard: Vec::new(),
            elapsed_ms: 0,
        };
        let mut seen = vec![false; self.items.len()];
        let mut hard_notes: Vec<&NoteId> = Vec::new();
        for (index, answer) in self.order.iter().zip(&self.answers) {
            summary.elapsed_ms += u64::from(answer.elapsed_ms);
            let (Some(item), Some(seen)) = (self.items.get(*index), seen.get_mut(*index)) else {
                continue;
            };
            if std::mem::replace(seen, true) || answer.put_aside {
                continue;
            }
            match answer.verdict {
                Verdict::Right => summary.right += 1,
                Verdict::Nearly => summary.nearly += 1,
                Verdict::Wrong => summary.wrong += 1,
            }
            if answer.verdict != Verdict::Right && !hard_notes.contains(&&item.note.id) {
                hard_notes.push(&item.note.id);
                summary.hard.push((item, answer.verdict));
            }
        }
        summary
    }

    /// All items whose first answer was not right, to practise them again.
    pub fn hard_items(&self) -> Vec<Item> {
        let mut seen = vec![false; self.items.len()];
        let mut hard = Vec::new();
        for (index, answer) in self.order.iter().zip(&self.answers) {
            let (Some(item), Some(seen)) = (self.items.get(*index), seen.get_mut(*index)) else {
                continue;
            };
            if !std::mem::replace(seen, true) && answer.verdict != Verdict::Right {
                hard.push(item.clone());
            }
        }
        hard
    }

    /// The item at a place of the order; when it comes again its choices have another order.
    fn item_at(&self, position: usize) -> Option<Cow<'_, Item>> {
        let index = self.order.get(position)?;
        let item = self.items.get(*index)?;
        let before = self.order.iter().take(position);
        Some(match before.filter(|other| *other == index).count() {
            0 => Cow::Borrowed(item),
            times => Cow::Owned(item.clone().turned(times)),
        })
    }

    /// Puts the item at hand into the order once more, unless it has come often enough.
    fn repeat(&mut self) -> Option<usize> {
        let position = self.answers.len();
        let item = *self.order.get(position)?;
        if self.order.iter().filter(|i| **i == item).count() >= ASKED_AT_MOST {
            return None;
        }
        let at = (position + 1 + REPEAT_AFTER).min(self.order.len());
        self.order.insert(at, item);
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::{Key, Passage};
    use crate::note::{Facts, GlossBy, ItemKind, Note, Phrase};
    use proptest::prelude::*;

    fn item(n: usize) -> Item {
        let word = format!("字{n}");
        Item {
            also: Vec::new(),
            note: Note {
                id: NoteId::word(&word, "zì"),
                facts: Facts::Word {
                    word: Phrase::plain(word.clone()),
                    gloss: "character".into(),
                    gloss_by: GlossBy::Dictionary,
                },
            },
            kind: ItemKind::Meaning,
            instruction: String::new(),
            stem: vec![Passage::Chinese(Phrase::plain(word))],
            context: Vec::new(),
            show_readings: true,
            audio: None,
            choices: vec![
                Passage::English("character".into()),
                Passage::English("word".into()),
            ],
            key: Key::Choice { index: 0 },
            explanation: Vec::new(),
            source: None,
        }
    }

    fn practice(items: usize) -> Practice {
        Practice::new("Practice", PracticeSource::Due, (0..items).map(item).collect())
    }

    fn answer(practice: &mut Practice, verdict: Verdict) {
        let id = practice.item_id().unwrap();
        practice
            .answer(&id, verdict, vec!["review".into()], 1_000)
            .unwrap();
    }

    #[test]
    fn a_wrong_item_comes_again_later() {
        let mut practice = practice(10);
        answer(&mut practice, Verdict::Wrong);
        assert_eq!(practice.total(), 11);
        assert!(practice.comes_again());
        for _ in 0..REPEAT_AFTER {
            assert_ne!(practice.item().unwrap().note.id, item(0).note.id);
            answer(&mut practice, Verdict::Right);
        }
        assert_eq!(practice.item().unwrap().note.id, item(0).note.id);
        assert!(!practice.comes_again());
    }

    #[test]
    fn a_choice_that_comes_again_stands_elsewhere() {
        let choices = ["one", "two", "three", "four"].map(|choice| Passage::English(choice.into()));
        let asked = Item {
            choices: choices.to_vec(),
            key: Key::Choice { index: 2 },
            ..item(0)
        };
        let mut practice = Practice::new("Practice", PracticeSource::Due, vec![asked]);
        let mut places = Vec::new();
        while let Some(item) = practice.item() {
            assert_eq!(item.answer().text(), "three");
            let Key::Choice { index } = item.key else {
                panic!("{:?}", item.key)
            };
            places.push(index);
            answer(&mut practice, Verdict::Wrong);
        }
        assert_eq!(places, [2, 1, 0]);
    }

    #[test]
    fn pairs_that_come_again_stay_pairs() {
        let sides = |words: [&str; 3]| words.map(|word| Passage::English(word.into())).to_vec();
        let asked = Item {
            choices: Vec::new(),
            key: Key::Pairs {
                left: sides(["1", "2", "3"]),
                right: sides(["two", "three", "one"]),
                partner: vec![2, 0, 1],
            },
            ..item(0)
        };
        let Key::Pairs { right, partner, .. } = asked.turned(1).key else {
            panic!("no pairs")
        };
        assert_eq!(right, sides(["three", "one", "two"]));
        assert_eq!(partner, [1, 2, 0]);
    }

    #[test]
    fn what_is_never_right_comes_to_an_end() {
        let mut practice = practice(1);
        for _ in 0..ASKED_AT_MOST {
            answer(&mut practice, Verdict::Wrong);
        }
        assert_eq!((practice.item(), practice.total()), (None, ASKED_AT_MOST));
        assert_eq!(practice.summary().wrong, 1);
        assert_eq!(practice.hard_items().len(), 1);
    }

    #[test]
    fn an_answer_that_arrives_twice_counts_once() {
        let mut practice = practice(2);
        practice.answer("0", Verdict::Right, vec!["a".into()], 1).unwrap();
        assert_eq!(
            practice.answer("0", Verdict::Right, vec!["b".into()], 1),
            Err(PracticeError::NotAsked)
        );
        assert_eq!(practice.answered(), 1);
        practice.answer("1", Verdict::Right, vec!["b".into()], 1).unwrap();
        assert_eq!(
            practice.answer("2", Verdict::Right, vec!["c".into()], 1),
            Err(PracticeError::NotAsked)
        );
    }

    #[test]
    fn counting_as_correct_takes_the_repetition_away() {
        let mut practice = practice(3);
        answer(&mut practice, Verdict::Wrong);
        practice.accept().unwrap();
        assert_eq!((practice.total(), practice.summary().right), (3, 1));
        practice.undo().unwrap();
        assert_eq!((practice.total(), practice.answered()), (3, 0));
        assert_eq!(practice.accept(), Err(PracticeError::NothingAnswered));
    }

    #[test]
    fn what_is_put_aside_is_passed_over_and_comes_back_with_undo() {
        let mut practice = practice(2);
        let before = practice.clone();
        practice.put_aside(vec!["event".into()]).unwrap();
        assert_eq!(practice.accept(), Err(PracticeError::NothingAnswered));
        answer(&mut practice, Verdict::Right);
        assert_eq!((practice.summary().right, practice.item()), (1, None));
        assert_eq!(practice.put_aside(Vec::new()), Err(PracticeError::NotAsked));
        practice.undo().unwrap();
        assert_eq!(practice.undo().unwrap().reviews, ["event"]);
        assert_eq!(practice, before);
    }

    #[test]
    fn only_the_first_answer_to_an_item_counts_in_the_summary() {
        let mut practice = practice(1);
        answer(&mut practice, Verdict::Wrong);
        answer(&mut practice, Verdict::Right);
        let summary = practice.summary();
        assert_eq!(
            (summary.right, summary.nearly, summary.wrong, summary.hard.len()),
            (0, 0, 1, 1)
        );
        assert_eq!(summary.elapsed_ms, 2_000);
    }

    fn verdicts() -> impl Strategy<Value = Vec<Verdict>> {
        prop::collection::vec(
            prop::sample::select(vec![Verdict::Right, Verdict::Nearly, Verdict::Wrong]),
            0..40,
        )
    }

    proptest! {
        /// Undo gives back exactly what was, at any point, and the practice survives being written down.
        #[test]
        fn undo_is_exact(items in 1..12_usize, verdicts in verdicts()) {
            let mut practice = practice(items);
            let mut before = vec![];
            for verdict in verdicts {
                if practice.item().is_none() {
                    break;
                }
                before.push(practice.clone());
                answer(&mut practice, verdict);
                let json = serde_json::to_string(&practice).unwrap();
                prop_assert_eq!(&serde_json::from_str::<Practice>(&json).unwrap(), &practice);
            }
            while let Some(earlier) = before.pop() {
                practice.undo().unwrap();
                prop_assert_eq!(&practice, &earlier);
            }
            prop_assert_eq!(practice.undo(), Err(PracticeError::NothingAnswered));
        }

        /// Every practice ends, and asks every item.
        #[test]
        fn every_practice_ends(items in 0..12_usize, verdicts in verdicts()) {
            let mut practice = practice(items);
            let mut verdicts = verdicts.into_iter();
            while practice.item().is_some() {
                answer(&mut practice, verdicts.next().unwrap_or(Verdict::Right));
            }
            let summary = practice.summary();
            prop_assert_eq!((summary.right + summary.nearly + summary.wrong) as usize, items);
        }
    }
}
