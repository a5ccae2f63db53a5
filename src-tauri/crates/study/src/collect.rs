//! What a lesson has to teach: its words, sentences and mistakes as notes, each with its place.
//!
//! Words are those that the author gives a reading or a gloss, and the frequent words of its Chinese that the dictionary
//! knows. A gloss is the author's where there is one, else the dictionary's, and says whose it is.

mod beside;
mod concept;
mod told;
mod vocabulary;
mod words;

use crate::item::{Place, Source};
use crate::note::{Corrected, Facts, Note, NoteId};
use crate::phrase::{Phrase, Ruby};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use wenxi_lesson::{Block, Lesson, Text, without_media};
use wenxi_mandarin::{Language, is_hanzi};

pub use beside::media;
pub use told::{retold, told};
pub(crate) use words::is_vocabulary;
pub use words::{entry, told_sentence, told_word, word_note};

/// The longest sentence that is asked, in Chinese characters.
const LONGEST_SENTENCE: usize = 60;
/// The longest passage that is heard as one.
const LONGEST_PASSAGE: usize = 160;

/// A note that was found in a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The note.
    pub note: Note,
    /// Where.
    pub source: Source,
    /// How much it belongs to the lesson.
    pub standing: Standing,
}

/// How much a note belongs to its lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It is what the lesson is about.
    Headword,
    /// The author explains it.
    Term,
    /// It stands in the lesson's Chinese.
    Text,
}

/// The notes of a lesson, what it is about first, else in the order of the lesson. Each note once.
pub fn collect(id: &str, lesson: &Lesson, language: &Language) -> Vec<Found> {
    let mut collector = Collector {
        id,
        language,
        found: Vec::new(),
        by_id: HashMap::new(),
        asides: HashSet::new(),
    };
    if let Some(headword) = &lesson.headword {
        let word = phrase(&headword.chinese);
        let gloss = headword.gloss.plain();
        if let Some(note) = words::author_word(language, &word, &gloss) {
            collector.add(note, None, Standing::Headword);
        }
    }
    if let Some((note, place)) = concept::term(lesson, language) {
        collector.add(note, Some(place), Standing::Headword);
    }
    for (place, block) in blocks(lesson) {
        collector.block(block, place);
    }
    for (note, place) in vocabulary::vocabulary(lesson, language) {
        collector.add(note, Some(place), Standing::Text);
    }
    collector.found.sort_by_key(|found| found.standing);
    collector.found
}

/// The blocks of a lesson with their places.
fn blocks(lesson: &Lesson) -> impl Iterator<Item = (Place, &Block)> {
    lesson.sections.iter().enumerate().flat_map(|(section, content)| {
        content
            .blocks
            .iter()
            .enumerate()
            .map(move |(block, content)| (Place { section, block }, content))
    })
}

struct Collector<'a> {
    id: &'a str,
    language: &'a Language,
    found: Vec<Found>,
    by_id: HashMap<NoteId, usize>,
    /// The words of which the author says in passing what they mean.
    asides: HashSet<NoteId>,
}

impl Collector<'_> {
    /// Takes a word of which the author says in passing what it means: a list of terms says it better.
    fn aside(&mut self, note: Note, place: Place) {
        let known = self.by_id.get(&note.id).and_then(|index| self.found.get(*index));
        if known.is_some_and(|known| !words::says_more(&note, &known.note)) {
            return;
        }
        if words::is_told(&note) {
            self.asides.insert(note.id.clone());
        }
        self.add(note, Some(place), Standing::Term);
    }

    /// Takes a note, unless it was found before; of two the one that the author says more about stays.
    fn add(&mut self, note: Note, place: Option<Place>, standing: Standing) {
        let source = Source {
            lesson: self.id.to_owned(),
            place,
        };
        match self
            .by_id
            .get(&note.id)
            .and_then(|index| self.found.get_mut(*index))
        {
            Some(known) if words::says_more(&note, &known.note) => known.note = note,
            // What was said in passing, and is said again in a list of terms.
            Some(known) if words::is_told(&note) && self.asides.remove(&note.id) => known.note = note,
            Some(_) => {}
            None => {
                self.by_id.insert(note.id.clone(), self.found.len());
                self.found.push(Found {
                    note,
                    source,
                    standing,
                });
            }
        }
    }

    fn block(&mut self, block: &Block, place: Place) {
        match block {
            Block::List { items, .. } => {
                for block in items.iter().flatten() {
                    self.block(block, place);
                }
                return;
            }
            Block::Character { character, meaning } => {
                self.term(character, &without_media(&meaning.plain()), place)
            }
            Block::Related { term, gloss } => self.term(term, &without_media(&gloss.plain()), place),
            Block::Example(example) => {
                self.sentence(
                    &phrase(&example.chinese.text),
                    &without_media(&example.english.text.plain()),
                    place,
                );
            }
            Block::Turn { text, english, .. } => self.sentence(&phrase(text), &english.text.plain(), place),
            Block::BilingualPair(pair) => {
                self.passage(&phrase(&pair.chinese.text), &pair.english.text.plain(), place);
                for sentence in &pair.alignment {
                    let chinese = cut(&pair.chinese.text, &sentence.chinese);
                    let english = pair.english.text.plain();
                    let english = english.get(sentence.english.clone()).unwrap_or_default();
                    self.sentence(&chinese, english, place);
                }
            }
            Block::Mistake(mistake) => self.mistake(mistake, place),
            Block::Paragraph(_) | Block::Table { .. } | Block::Fact { .. } | Block::Code(_) => {}
        }
        for text in block.texts() {
            for (word, gloss) in words::with_readings(text) {
                let note = words::author_word(self.language, &word, &gloss);
                // In running text single characters and pieces without a meaning are talked about, not taught.
                let taught = |note: &Note| word.text.chars().count() > 1 && !note.english().is_empty();
                if let Some(note) = note.filter(taught) {
                    self.aside(note, place);
                }
            }
        }
    }

    fn term(&mut self, term: &Text, gloss: &str, place: Place) {
        if let Some(note) = term_note(self.language, term, gloss) {
            self.add(note, Some(place), Standing::Term);
        }
    }

    fn sentence(&mut self, chinese: &Phrase, english: &str, place: Place) {
        let length = chinese.text.chars().filter(|c| is_hanzi(*c)).count();
        let english = unquoted(english);
        if (4..=LONGEST_SENTENCE).contains(&length) && !english.is_empty() {
            let facts = Facts::Sentence {
                chinese: chinese.clone(),
                english: english.to_owned(),
            };
            self.add(
                Note {
                    id: NoteId::sentence(&chinese.text),
                    facts,
                },
                Some(place),
                Standing::Term,
            );
        }
    }

    /// A passage of several sentences, short enough to be heard.
    fn passage(&mut self, chinese: &Phrase, english: &str, place: Place) {
        let length = chinese.text.chars().filter(|c| is_hanzi(*c)).count();
        let english = unquoted(english);
        let is_list = chinese.text.trim().contains('\n');
        if (LONGEST_SENTENCE / 3..=LONGEST_PASSAGE).contains(&length) && !english.is_empty() && !is_list {
            let facts = Facts::Passage {
                chinese: chinese.clone(),
                english: english.to_owned(),
            };
            self.add(
                Note {
                    id: NoteId::passage(&chinese.text),
                    facts,
                },
                Some(place),
                Standing::Term,
            );
        }
    }

    fn mistake(&mut self, mistake: &wenxi_lesson::Mistake, place: Place) {
        for correct in corrections(mistake) {
            self.sentence(&correct.chinese, &correct.english, place);
        }
        if let Some(note) = mistake_note(mistake) {
            self.add(note, Some(place), Standing::Term);
        }
    }
}

/// The note of a word in a list of terms.
fn term_note(language: &Language, term: &Text, gloss: &str) -> Option<Note> {
    // A dash between term and gloss may be part of the term's text.
    let term = trimmed(&phrase(term), |character| !is_hanzi(character));
    words::author_word(language, &term, gloss)
}

/// The note of a mistake; none where the wrong sentence or every right one has no Chinese.
fn mistake_note(mistake: &wenxi_lesson::Mistake) -> Option<Note> {
    let incorrect = phrase(&mistake.incorrect.text);
    let corrects = corrections(mistake);
    let is_whole = !corrects.is_empty() && incorrect.text.chars().any(is_hanzi);
    is_whole.then(|| Note {
        id: NoteId::mistake(&incorrect.text),
        facts: Facts::Mistake {
            why: mistake.why.text.plain().trim().to_owned(),
            corrects,
            incorrect,
        },
    })
}

fn corrections(mistake: &wenxi_lesson::Mistake) -> Vec<Corrected> {
    let corrects = mistake.corrects.iter().map(|correct| Corrected {
        chinese: phrase(&correct.chinese.text),
        english: unquoted(&correct.english.text.plain()).to_owned(),
    });
    corrects
        .filter(|correct| correct.chinese.text.chars().any(is_hanzi))
        .collect()
}

/// The text without readings in brackets, with the author's readings on it.
pub(crate) fn phrase(text: &Text) -> Phrase {
    cut(text, &(0..usize::MAX))
}

/// A part of a text, by bytes of its visible form; readings in brackets are left out, and the space before them.
fn cut(text: &Text, range: &Range<usize>) -> Phrase {
    let mut phrase = Phrase::default();
    let mut count = 0;
    let mut at = 0;
    let mut after_reading = false;
    for span in &text.spans {
        after_reading |= span.is_reading;
        for (index, character) in span.text.chars().enumerate() {
            if range.contains(&at) && !span.is_reading {
                if after_reading && !character.is_whitespace() {
                    let before = phrase.text.trim_end();
                    if is_hanzi(character) && before.ends_with(is_hanzi) {
                        phrase.text.truncate(before.len());
                        count = phrase.text.chars().count();
                    }
                    after_reading = false;
                }
                let reading = span.readings.iter().find(|reading| reading.at == index);
                phrase.rubies.extend(reading.map(|r| Ruby {
                    at: count,
                    pinyin: r.syllable.to_string(),
                }));
                phrase.text.push(character);
                count += 1;
            }
            at += character.len_utf8();
        }
    }
    trimmed(&phrase, char::is_whitespace)
}

/// A phrase without the characters around it that are to go.
fn trimmed(phrase: &Phrase, goes: impl Fn(char) -> bool + Copy) -> Phrase {
    let before = phrase.text.chars().take_while(|c| goes(*c)).count();
    let text = phrase.text.trim_matches(goes).to_owned();
    let length = text.chars().count();
    let rubies = phrase
        .rubies
        .iter()
        .filter(|ruby| (before..before + length).contains(&ruby.at))
        .map(|ruby| Ruby {
            at: ruby.at - before,
            pinyin: ruby.pinyin.clone(),
        })
        .collect();
    Phrase { text, rubies }
}

/// A translation without the quotation marks around it.
fn unquoted(english: &str) -> &str {
    let english = english.trim();
    let inner = english
        .strip_prefix(['“', '"'])
        .and_then(|rest| rest.strip_suffix(['”', '"']));
    inner
        .filter(|inner| !inner.contains(['“', '”', '"']))
        .unwrap_or(english)
        .trim()
}

#[cfg(test)]
mod tests;
