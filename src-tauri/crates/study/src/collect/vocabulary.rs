//! The words of a lesson's Chinese that are worth learning: those that the dictionary knows and that HSK lists above its
//! first level, or that it does not list and the text repeats.

use super::{Place, blocks, phrase, words};
use crate::gloss;
use crate::note::{Facts, GlossBy, Note, NoteId, Phrase, Ruby};
use std::collections::HashMap;
use wenxi_lesson::{Lang, Lesson};
use wenxi_mandarin::{Language, Syllable, pinyin};

/// How many words of a text are taken.
const AT_MOST: usize = 24;

struct Candidate {
    word: String,
    syllables: Vec<Syllable>,
    place: Place,
    count: usize,
    order: usize,
}

/// The words worth learning, those that come most often first.
pub(super) fn vocabulary(lesson: &Lesson, language: &Language) -> Vec<(Note, Place)> {
    let mut candidates: HashMap<String, Candidate> = HashMap::new();
    for (place, block) in blocks(lesson) {
        for text in block.texts() {
            if !text.spans.iter().any(|span| span.lang == Lang::Chinese) {
                continue;
            }
            for word in phrase(text)
                .words(language)
                .into_iter()
                .filter(words::is_vocabulary)
            {
                let order = candidates.len();
                let syllables = word.readings.iter().map(|reading| reading.citation).collect();
                candidates
                    .entry(word.text.clone())
                    .or_insert(Candidate {
                        word: word.text,
                        syllables,
                        place,
                        count: 0,
                        order,
                    })
                    .count += 1;
            }
        }
    }
    let mut candidates: Vec<Candidate> = candidates.into_values().collect();
    candidates.sort_by_key(|candidate| (std::cmp::Reverse(candidate.count), candidate.order));
    let mut notes: Vec<(Note, Place)> = candidates
        .iter()
        .filter_map(|candidate| Some((note(language, candidate)?, candidate.place)))
        .collect();
    // Words that hold sentences together come often, and teach least of what the text is about.
    notes.sort_by_key(|(note, _)| gloss::class(note.english()) == gloss::Class::Small);
    notes.truncate(AT_MOST);
    notes
}

fn note(language: &Language, candidate: &Candidate) -> Option<Note> {
    let entry = words::entry(language, &candidate.word, &candidate.syllables)?;
    let gloss = gloss::short(&entry);
    let worth = match entry.hsk.v3.or(entry.hsk.v2) {
        Some(level) => level > 1,
        None => candidate.count > 1,
    };
    if entry.is_name || gloss.is_empty() || !worth {
        return None;
    }
    let rubies = entry
        .pinyin
        .iter()
        .enumerate()
        .map(|(at, syllable)| Ruby {
            at,
            pinyin: syllable.to_string(),
        })
        .collect();
    Some(Note {
        id: NoteId::word(&entry.simplified, &pinyin::marks(&entry.pinyin)),
        facts: Facts::Word {
            word: Phrase {
                text: candidate.word.clone(),
                rubies,
            },
            gloss,
            gloss_by: GlossBy::Dictionary,
        },
    })
}
