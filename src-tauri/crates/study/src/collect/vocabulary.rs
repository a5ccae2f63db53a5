//! The words of a lesson's Chinese that are worth learning: those that the dictionary knows and that HSK lists above its
//! first level, or that it does not list and the text repeats. First come those that are more of this text than of any:
//! what it repeats, by how late HSK teaches it.

use super::{Place, blocks, phrase, words};
use crate::gloss;
use crate::note::{Facts, GlossBy, Note, NoteId, Phrase, Ruby};
use std::collections::{BTreeSet, HashMap};
use wenxi_lesson::{Block, Lang, Lesson, Text};
use wenxi_mandarin::{Entry, Language, Syllable, pinyin};

/// How many words of a text are taken.
const AT_MOST: usize = 24;
/// The level of a word that HSK does not list.
const UNLISTED: u8 = 7;

struct Candidate {
    word: String,
    syllables: Vec<Syllable>,
    place: Place,
    count: usize,
    order: usize,
    /// What the English beside it says, in stems.
    said: BTreeSet<String>,
}

impl Candidate {
    /// How much a word of this level belongs to the text.
    fn weight(&self, level: u8) -> usize {
        self.count * usize::from(level)
    }
}

/// The Chinese of a block, without labels, and its English.
fn texts(block: &Block) -> (Vec<&Text>, Vec<&Text>) {
    match block {
        Block::BilingualPair(pair) => (vec![&pair.chinese.text], vec![&pair.english.text]),
        Block::Fact { value, .. } => (vec![value], Vec::new()),
        Block::Example(example) => (block.texts().collect(), vec![&example.english.text]),
        Block::Turn { english, .. } => (block.texts().collect(), vec![&english.text]),
        _ => (block.texts().collect(), Vec::new()),
    }
}

/// The words worth learning, those that come most often first.
pub(super) fn vocabulary(lesson: &Lesson, language: &Language) -> Vec<(Note, Place)> {
    let mut candidates: HashMap<String, Candidate> = HashMap::new();
    for (place, block) in blocks(lesson) {
        let (chinese, english) = texts(block);
        let said: BTreeSet<String> = english
            .iter()
            .flat_map(|text| gloss::stems(&text.plain()))
            .collect();
        let is_chinese = |text: &&Text| text.spans.iter().any(|span| span.lang == Lang::Chinese);
        for text in chinese.into_iter().filter(is_chinese) {
            for word in phrase(text)
                .words(language)
                .into_iter()
                .filter(words::is_vocabulary)
            {
                let order = candidates.len();
                let syllables = word.readings.iter().map(|reading| reading.citation).collect();
                let candidate = candidates.entry(word.text.clone()).or_insert(Candidate {
                    word: word.text,
                    syllables,
                    place,
                    count: 0,
                    order,
                    said: BTreeSet::new(),
                });
                candidate.count += 1;
                candidate.said.extend(said.iter().cloned());
            }
        }
    }
    let mut candidates: Vec<(Candidate, Entry)> = candidates
        .into_values()
        .filter_map(|candidate| {
            let entry = words::entry(language, &candidate.word, &candidate.syllables)?;
            Some((candidate, entry))
        })
        .collect();
    candidates.sort_by_cached_key(|(candidate, entry)| {
        let level = level(entry).unwrap_or(UNLISTED);
        (std::cmp::Reverse(candidate.weight(level)), candidate.order)
    });
    let mut notes: Vec<(Note, Place)> = candidates
        .iter()
        .filter_map(|(candidate, entry)| Some((note(candidate, entry)?, candidate.place)))
        .collect();
    // Words that hold sentences together come often, and teach least of what the text is about.
    notes.sort_by_key(|(note, _)| gloss::class(note.english()) == gloss::Class::Small);
    notes.truncate(AT_MOST);
    notes
}

fn level(entry: &Entry) -> Option<u8> {
    entry.hsk.v3.or(entry.hsk.v2)
}

fn note(candidate: &Candidate, entry: &Entry) -> Option<Note> {
    let gloss = gloss::short_where(entry, &candidate.said);
    let worth = match level(entry) {
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
