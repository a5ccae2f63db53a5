//! A practice that is going on: its items, what was answered, what comes next. It is a value that is kept whole after
//! every answer, so that neither closing the window nor a crash loses its place.

use crate::item::Item;
use crate::note::NoteId;
use crate::schedule::Verdict;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::Arc;

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

/// A practice that is going on. Its questions never change: a copy of it shares them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Practice {
    /// What is practised, as the head of the page says it.
    pub title: String,
    /// Where the items come from.
    pub source: PracticeSource,
    #[serde(with = "shared")]
    items: Arc<[Item]>,
    #[serde(flatten)]
    progress: Progress,
}

/// How far a practice has come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// Indices into the items in the order in which they are asked; a wrong answer adds one.
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
    /// How it was remembered.
    #[serde(flatten)]
    pub remembered: Remembered,
    /// How long it took, milliseconds.
    pub elapsed_ms: u32,
    /// Where in the order the item comes again because of this answer.
    repeat_at: Option<usize>,
    /// The item was not answered, but its card put aside.
    #[serde(default)]
    put_aside: bool,
}

/// What the log was told of an answer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Remembered {
    /// The ids of the events that say it, one for each card.
    pub reviews: Vec<String>,
    /// The notes that are studied since this answer.
    #[serde(default)]
    pub added: Vec<NoteId>,
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
            items: items.into(),
            progress: Progress {
                order,
                answers: Vec::new(),
                nudged: false,
            },
        }
    }

    /// How far it has come.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// The same practice when it has come so far.
    #[must_use]
    pub fn at(self, progress: Progress) -> Self {
        Self { progress, ..self }
    }

    /// The item to answer; none when all are answered.
    pub fn item(&self) -> Option<Cow<'_, Item>> {
        self.item_at(self.progress.answers.len())
    }

    /// The name of the item to answer; it changes with every answer, so that an answer that arrives twice counts once.
    pub fn item_id(&self) -> Option<String> {
        self.item().map(|_| self.progress.answers.len().to_string())
    }

    /// The item that was answered last, and its answer.
    pub fn last(&self) -> Option<(Cow<'_, Item>, &Answer)> {
        let answer = self.progress.answers.last()?;
        Some((self.item_at(self.progress.answers.len() - 1)?, answer))
    }

    /// Whether the item that was answered last is asked again before this practice ends.
    pub fn comes_again(&self) -> bool {
        self.progress
            .answers
            .last()
            .is_some_and(|last| last.repeat_at.is_some())
    }

    /// How many items have been answered; one that came again counts again.
    pub fn answered(&self) -> usize {
        self.progress.answers.len()
    }

    /// How many there are to answer in all.
    pub fn total(&self) -> usize {
        self.progress.order.len()
    }

    /// Whether the item at hand was answered without tones.
    pub fn was_nudged(&self) -> bool {
        self.progress.nudged
    }

    /// Remembers that the item at hand was answered without tones. It counts nothing; it happens once for an item.
    pub fn nudge(&mut self) {
        self.progress.nudged = true;
    }

    /// Takes the answer to the item with this id.
    pub fn answer(
        &mut self,
        item_id: &str,
        verdict: Verdict,
        remembered: Remembered,
        elapsed_ms: u32,
    ) -> Result<(), PracticeError> {
        if self.item_id().as_deref() != Some(item_id) {
            return Err(PracticeError::NotAsked);
        }
        let repeat_at = (verdict == Verdict::Wrong).then(|| self.repeat()).flatten();
        self.progress.answers.push(Answer {
            verdict,
            remembered,
            elapsed_ms,
            repeat_at,
            put_aside: false,
        });
        self.progress.nudged = false;
        Ok(())
    }

    /// Passes over the item at hand, because its card was put aside. `events` are the ids of the events that remember it.
    pub fn put_aside(&mut self, events: Vec<String>) -> Result<(), PracticeError> {
        self.item().ok_or(PracticeError::NotAsked)?;
        self.progress.answers.push(Answer {
            verdict: Verdict::Right,
            remembered: Remembered {
                reviews: events,
                added: Vec::new(),
            },
            elapsed_ms: 0,
            repeat_at: None,
            put_aside: true,
        });
        self.progress.nudged = false;
        Ok(())
    }

    /// Counts the last answer as right: what it had brought again does not come again.
    pub fn accept(&mut self) -> Result<&Answer, PracticeError> {
        let last = self
            .progress
            .answers
            .last_mut()
            .filter(|last| !last.put_aside)
            .ok_or(PracticeError::NothingAnswered)?;
        if let Some(at) = last.repeat_at.take() {
            self.progress.order.remove(at);
        }
        last.verdict = Verdict::Right;
        Ok(last)
    }

    /// Takes the last answer back. The answer that is returned names the events to void.
    pub fn undo(&mut self) -> Result<Answer, PracticeError> {
        let last = self
            .progress
            .answers
            .pop()
            .ok_or(PracticeError::NothingAnswered)?;
        if let Some(at) = last.repeat_at {
            self.progress.order.remove(at);
        }
        self.progress.nudged = false;
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
        for (index, answer) in self.progress.order.iter().zip(&self.progress.answers) {
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
        for (index, answer) in self.progress.order.iter().zip(&self.progress.answers) {
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
        let index = self.progress.order.get(position)?;
        let item = self.items.get(*index)?;
        let before = self.progress.order.iter().take(position);
        Some(match before.filter(|other| *other == index).count() {
            0 => Cow::Borrowed(item),
            times => Cow::Owned(item.clone().turned(times)),
        })
    }

    /// Puts the item at hand into the order once more, unless it has come often enough.
    fn repeat(&mut self) -> Option<usize> {
        let position = self.progress.answers.len();
        let item = *self.progress.order.get(position)?;
        if self.progress.order.iter().filter(|i| **i == item).count() >= ASKED_AT_MOST {
            return None;
        }
        let at = (position + 1 + REPEAT_AFTER).min(self.progress.order.len());
        self.progress.order.insert(at, item);
        Some(at)
    }
}

/// Items that are shared, written as a list.
mod shared {
    use super::Item;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::sync::Arc;

    pub(super) fn serialize<S: Serializer>(items: &Arc<[Item]>, serializer: S) -> Result<S::Ok, S::Error> {
        items.as_ref().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<[Item]>, D::Error> {
        Vec::deserialize(deserializer).map(Into::into)
    }
}

#[cfg(test)]
mod tests;
