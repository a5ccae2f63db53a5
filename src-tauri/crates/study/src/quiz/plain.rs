//! Asking with nothing but the note itself: the learner answers in thought, compares and rates. So everything that is
//! studied can be asked, also a word that has nothing fair to stand beside it, and a way to ask that another program chose.

use super::{Asked, Question, word};
use crate::collect::entry;
use crate::gloss;
use crate::item::{Key, Passage};
use crate::note::{Facts, ItemKind, Note};
use crate::phrase::Phrase;
use wenxi_mandarin::{Language, pinyin};

/// What is shown of a note, and what is compared.
struct Sides {
    chinese: Phrase,
    /// Its reading; empty where it has none.
    reading: String,
    /// What it means; empty where nobody says.
    meaning: String,
}

/// The question that asks for a note in this way or the one nearest to it.
pub(super) fn question(language: &Language, note: &Note, kind: ItemKind) -> Question {
    if let Facts::Mistake {
        incorrect,
        why,
        corrects,
    } = &note.facts
    {
        let right = corrects.first().map(|right| right.chinese.clone());
        return Question {
            explanation: said(why),
            ..compared(
                "Say it rightly, then compare.",
                Passage::Chinese(incorrect.clone()),
                right.map_or_else(|| Passage::English(why.clone()), Passage::Chinese),
            )
        };
    }
    let sides = Sides::of(language, note);
    let explanation = match note.facts {
        Facts::Word { .. } => word::explanation(note),
        _ => said(&sides.meaning),
    };
    Question {
        explanation,
        ..sides.question(kind)
    }
}

impl Sides {
    fn of(language: &Language, note: &Note) -> Self {
        let chinese = note.chinese().clone();
        let syllables: Vec<_> = chinese
            .words(language)
            .iter()
            .flat_map(|word| &word.readings)
            .map(|reading| reading.citation)
            .collect();
        // A word that came without a meaning means what the dictionary says.
        let in_dictionary = || {
            let entries = language.define(&chinese.text);
            let entry = entry(language, &chinese.text, &syllables).or_else(|| entries.into_iter().next());
            entry.map(|entry| gloss::short(&entry)).unwrap_or_default()
        };
        let meaning = match note.english() {
            "" if note.id.headword().is_some() => in_dictionary(),
            english => english.to_owned(),
        };
        Self {
            reading: pinyin::marks(&syllables),
            chinese,
            meaning,
        }
    }

    fn question(self, kind: ItemKind) -> Question {
        let Self {
            chinese,
            reading,
            meaning,
        } = self;
        let is_heard = matches!(
            kind,
            ItemKind::Listening | ItemKind::Dictation | ItemKind::Passage
        );
        if is_heard {
            let answer = match kind {
                ItemKind::Passage if !meaning.is_empty() => Passage::English(meaning),
                _ => Passage::Chinese(chinese.clone()),
            };
            return Question {
                stem: Vec::new(),
                audio: Some(chinese.clone()),
                ..compared(
                    "Say what you hear, then compare.",
                    Passage::Chinese(chinese),
                    answer,
                )
            };
        }
        let wants_reading = matches!(kind, ItemKind::Reading | ItemKind::Tones) || meaning.is_empty();
        if wants_reading && !reading.is_empty() {
            return compared(
                "Read it aloud, then compare.",
                Passage::Chinese(chinese),
                Passage::Pinyin(reading),
            );
        }
        if kind == ItemKind::Writing {
            return Question {
                context: said(&meaning),
                ..compared(
                    "Write it, then compare.",
                    Passage::Pinyin(reading),
                    Passage::Chinese(chinese),
                )
            };
        }
        let wants_chinese = matches!(
            kind,
            ItemKind::Word | ItemKind::Cloze | ItemKind::Order | ItemKind::Translate
        );
        if wants_chinese {
            return compared(
                "Say it in Chinese, then compare.",
                Passage::English(meaning),
                Passage::Chinese(chinese),
            );
        }
        Question {
            show_readings: true,
            ..compared(
                "Say what it means, then compare.",
                Passage::Chinese(chinese),
                Passage::English(meaning),
            )
        }
    }
}

/// A question whose answer the learner compares with this one.
fn compared(instruction: &'static str, stem: Passage, answer: Passage) -> Question {
    Question {
        instruction,
        stem: vec![stem],
        context: Vec::new(),
        show_readings: false,
        audio: None,
        answer: Asked::Other(Key::SelfRated { answer }),
        explanation: Vec::new(),
    }
}

/// English, where there is some.
fn said(english: &str) -> Vec<Passage> {
    let some = Some(english).filter(|english| !english.is_empty());
    some.map(|english| Passage::English(english.to_owned()))
        .into_iter()
        .collect()
}
