//! The words of a lesson's Chinese that are worth learning: those that the dictionary knows and that HSK lists above its
//! first level, or that it does not list and the text repeats. First come those that are more of this text than of any:
//! what it repeats, by how late HSK teaches it.

use super::{Place, blocks, phrase, words};
use crate::gloss;
use crate::note::{Facts, Note, NoteId};
use crate::phrase::{Phrase, Ruby};
use std::collections::{BTreeSet, HashMap};
use wenxi_lesson::{Block, Lang, Lesson, LessonKind, Text};
use wenxi_mandarin::{Entry, Language, Syllable, pinyin};

/// How many words of a text are taken.
const AT_MOST: usize = 24;
/// The level of a word that HSK does not list.
const UNLISTED: u8 = 7;
/// Words so many levels below a concept page come after all others.
const BELOW: u8 = 2;

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
                let syllables = word.readings.iter().map(|reading| reading.written).collect();
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
            let entry = words::entry_as_read(language, &candidate.word, &candidate.syllables)?;
            Some((candidate, entry))
        })
        .collect();
    candidates.sort_by_cached_key(|(candidate, entry)| {
        let level = level(entry).unwrap_or(UNLISTED);
        (std::cmp::Reverse(candidate.weight(level)), candidate.order)
    });
    let floor = match lesson.kind {
        LessonKind::ConceptPage => page_level(&candidates).saturating_sub(BELOW),
        _ => 0,
    };
    let mut notes: Vec<(u8, Note, Place)> = candidates
        .iter()
        .filter_map(|(candidate, entry)| {
            let level = level(entry).unwrap_or_else(|| level_of_parts(language, &candidate.word));
            Some((level, note(candidate, entry)?, candidate.place))
        })
        .collect();
    // Words that hold sentences together come often, and teach least of what the text is about; and who reads a page for
    // level 6 knows the words of level 3.
    notes.sort_by_key(|(level, note, _)| {
        (
            *level < floor,
            gloss::class(note.english()) == gloss::Class::Small,
        )
    });
    notes.truncate(AT_MOST);
    notes.into_iter().map(|(_, note, place)| (note, place)).collect()
}

/// How hard the Chinese of a page is: the level at which nine in ten of its listed words are known.
fn page_level(candidates: &[(Candidate, Entry)]) -> u8 {
    let mut levels: Vec<u8> = Vec::new();
    for (candidate, entry) in candidates {
        levels.extend(
            level(entry)
                .into_iter()
                .flat_map(|level| std::iter::repeat_n(level, candidate.count)),
        );
    }
    levels.sort_unstable();
    levels.get(levels.len() * 9 / 10).copied().unwrap_or(0)
}

/// The level of a word that HSK does not list: that of its characters as words, where all of them are. 几千 and 小事 say
/// nothing that 几 and 千, 小 and 事 do not say.
fn level_of_parts(language: &Language, word: &str) -> u8 {
    let parts = word.chars().map(|part| {
        let hsk = language.hsk(&part.to_string(), &[])?;
        hsk.v3.or(hsk.v2)
    });
    let levels: Option<Vec<u8>> = parts.collect();
    levels
        .and_then(|levels| levels.into_iter().max())
        .unwrap_or(UNLISTED)
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
            gloss_by: words::by_entry(entry),
        },
    })
}
