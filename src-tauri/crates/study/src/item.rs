//! Items: the questions of a practice, complete in themselves. An item can be asked, graded and explained without its
//! lesson, so that a practice goes on after a restart, and after the lesson was removed.

use crate::note::{CardId, ItemKind, Note, Phrase};
use serde::{Deserialize, Serialize};

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// What is asked for.
    pub note: Note,
    /// How.
    pub kind: ItemKind,
    /// What to do, in a few words.
    pub instruction: String,
    /// What is asked about; empty when it is only heard.
    pub stem: Vec<Passage>,
    /// A second line under the stem, such as the English of a sentence; may be empty.
    pub context: Vec<Passage>,
    /// Whether readings may be shown over the stem without giving the answer away.
    pub show_readings: bool,
    /// What is heard before the answer.
    pub audio: Option<Phrase>,
    /// What to choose from; empty when the answer is typed.
    pub choices: Vec<Passage>,
    /// The right answer.
    pub key: Key,
    /// Why the key is right.
    pub explanation: Vec<Passage>,
    /// The way back; none for a note that is in no lesson.
    pub source: Option<Source>,
}

impl Item {
    /// The card that an answer to this item reviews.
    pub fn card(&self) -> CardId {
        CardId {
            note: self.note.id.clone(),
            kind: self.kind,
        }
    }

    /// The right answer as it is shown.
    pub fn answer(&self) -> Passage {
        match &self.key {
            Key::Choice { index } => self
                .choices
                .get(*index)
                .cloned()
                .unwrap_or_else(|| Passage::English(String::new())),
            Key::Reading { accepted } => Passage::Pinyin(accepted.first().cloned().unwrap_or_default()),
        }
    }

    /// The choices that are wrong.
    pub fn distractors(&self) -> impl Iterator<Item = &Passage> {
        let key = match self.key {
            Key::Choice { index } => Some(index),
            Key::Reading { .. } => None,
        };
        self.choices
            .iter()
            .enumerate()
            .filter(move |(i, _)| Some(*i) != key)
            .map(|(_, choice)| choice)
    }
}

/// The right answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Key {
    /// The choice with this index.
    Choice {
        /// From 0.
        index: usize,
    },
    /// A reading that is typed.
    Reading {
        /// Readings that are right, syllables with tone marks joined by spaces; the first is the one to show.
        accepted: Vec<String>,
    },
}

/// A stretch of text in one language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "lang", content = "text", rename_all = "camelCase")]
pub enum Passage {
    /// Chinese, with the readings that were given for it.
    Chinese(Phrase),
    /// English; an author's own words may have Chinese in them.
    English(String),
    /// A reading.
    Pinyin(String),
}

impl Passage {
    /// The visible text.
    pub fn text(&self) -> &str {
        match self {
            Self::Chinese(phrase) => &phrase.text,
            Self::English(text) | Self::Pinyin(text) => text,
        }
    }
}

/// Where in which lesson a note was found.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Id of the lesson.
    pub lesson: String,
    /// Where in it; none for its title.
    pub place: Option<Place>,
}

/// A block of a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Index of the section in [`wenxi_lesson::Lesson::sections`].
    pub section: usize,
    /// Index of the block in [`wenxi_lesson::Section::blocks`].
    pub block: usize,
}
