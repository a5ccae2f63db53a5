//! Items: the questions of a practice, complete in themselves. An item can be asked, graded and explained without its
//! lesson, so that a practice goes on after a restart, and after the lesson was removed.

use crate::gloss;
use crate::note::{CardId, ItemKind, Note};
use crate::phrase::Phrase;
use serde::{Deserialize, Serialize};

/// What stands for each missing character.
pub(crate) const GAP: char = '＿';

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// What is asked for.
    pub note: Note,
    /// Other notes that are asked for at the same time; only where pairs are matched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Note>,
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
    /// What to choose from, or tiles to put in order; empty when the answer is given otherwise.
    pub choices: Vec<Passage>,
    /// What there is to say of each choice when it was chosen wrongly: the word, its reading, what it means. Nothing of the
    /// right one; empty where the choices are no words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<Vec<Passage>>,
    /// The right answer.
    pub key: Key,
    /// Why the key is right.
    pub explanation: Vec<Passage>,
    /// The way back; none for a note that is in no lesson.
    pub source: Option<Source>,
}

impl Item {
    /// The cards that an answer to this item reviews: one, but for matched pairs, of which each is a meaning recognised.
    pub fn cards(&self) -> Vec<CardId> {
        let card = |note: &Note, kind| CardId {
            note: note.id.clone(),
            kind,
        };
        if self.kind == ItemKind::Match {
            return self.notes().map(|note| card(note, ItemKind::Meaning)).collect();
        }
        vec![card(&self.note, self.kind)]
    }

    /// The sentence with this choice in its gap; none where nothing is missing.
    pub fn filled(&self, choice: usize) -> Option<String> {
        let (stem, choice) = (self.stem.first()?.text(), self.choices.get(choice)?.text());
        let gap: String = choice.chars().map(|_| GAP).collect();
        (!gap.is_empty() && stem.contains(&gap)).then(|| stem.replace(&gap, choice))
    }

    /// Takes another meaning of the note for right, too, where a meaning is typed.
    pub fn accept_gloss(&mut self, gloss: &str) {
        let Key::Gloss { accepted, also } = &mut self.key else {
            return;
        };
        for sense in gloss::senses(gloss) {
            if !accepted.iter().chain(also.iter()).any(|known| known == sense) {
                also.push(sense.to_owned());
            }
        }
    }

    /// The notes that are asked for: one, but for matched pairs.
    pub fn notes(&self) -> impl Iterator<Item = &Note> {
        std::iter::once(&self.note).chain(&self.also)
    }

    /// The right answer as it is shown.
    pub fn answer(&self) -> Passage {
        let own = || Passage::Chinese(self.note.chinese().clone());
        match &self.key {
            Key::Choice { index } => self
                .choices
                .get(*index)
                .cloned()
                .unwrap_or_else(|| Passage::English(String::new())),
            Key::Reading { accepted } | Key::Tones { accepted, .. } => {
                Passage::Pinyin(accepted.first().cloned().unwrap_or_default())
            }
            Key::Gloss { accepted, .. } => Passage::English(accepted.join("; ")),
            Key::Order { whole, .. } => Passage::Chinese(whole.clone()),
            Key::SelfRated { answer } => answer.clone(),
            Key::Dictation { .. } | Key::Pairs { .. } | Key::Strokes { .. } => own(),
        }
    }

    /// The same question with its choices in another order, so that nobody learns where the right one stands. Two
    /// choices, right and wrong, stay as they are.
    #[must_use]
    pub(crate) fn turned(mut self, times: usize) -> Self {
        let turn = |places: usize| if places > 2 { times % places } else { 0 };
        let places = self.choices.len();
        let by = turn(places);
        self.choices.rotate_left(by);
        if self.said.len() == places {
            self.said.rotate_left(by);
        }
        match &mut self.key {
            Key::Choice { index } if *index < places => *index = (*index + places - by) % places,
            Key::Pairs { right, partner, .. } => {
                let (places, by) = (right.len(), turn(right.len()));
                right.rotate_left(by);
                for index in partner.iter_mut().filter(|index| **index < places) {
                    *index = (*index + places - by) % places;
                }
            }
            _ => {}
        }
        self
    }

    /// The choices that are wrong; none where the choices are tiles.
    pub fn distractors(&self) -> impl Iterator<Item = &Passage> {
        let key = match self.key {
            Key::Choice { index } => Some(index),
            _ => None,
        };
        self.choices
            .iter()
            .enumerate()
            .filter(move |(i, _)| key.is_some_and(|key| key != *i))
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
    /// The tone of each syllable.
    Tones {
        /// The syllables without their tones.
        letters: Vec<String>,
        /// Readings that are right, as for a reading that is typed.
        accepted: Vec<String>,
    },
    /// A meaning that is typed.
    Gloss {
        /// Meanings that are right, the note's own first.
        accepted: Vec<String>,
        /// Others that are right and are not shown: slang, old senses.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        also: Vec<String>,
    },
    /// What was heard, typed in characters.
    Dictation {
        /// Texts that are right, character by character of one length: the sentence, and the same in the other script.
        accepted: Vec<String>,
    },
    /// The choices are tiles to be put in order.
    Order {
        /// The sentence.
        whole: Phrase,
        /// Other sentences that the same tiles make: of the lesson, of the author's corrections, and with what may change its
        /// place.
        also: Vec<String>,
    },
    /// The learner compares and rates.
    SelfRated {
        /// What to compare with.
        answer: Passage,
    },
    /// Pairs to be matched.
    Pairs {
        /// One side, in the order of [`Item::notes`].
        left: Vec<Passage>,
        /// The other side, shuffled.
        right: Vec<Passage>,
        /// For each of the left its partner's index on the right.
        partner: Vec<usize>,
    },
    /// Characters to be written stroke by stroke.
    Strokes {
        /// The characters.
        characters: Vec<char>,
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
