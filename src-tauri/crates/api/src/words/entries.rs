//! Entries of the dictionary as the card shows them: read as the word is read on the page.

use super::numbers;
use crate::dto::*;
use wenxi_mandarin::{
    Entry, Given, Language, PartOfSpeech, Source, Syllable, is_hanzi,
    pinyin::{self, Notation},
};
use wenxi_study::NoteId;

/// What the dictionary knows of a word.
pub(super) struct Known {
    /// Its entries, the one that is read as on the page first.
    pub(super) entries: Vec<Entry>,
    /// The first entry as the dictionary reads it, where the page reads the word as no entry does.
    pub(super) listed: Option<Entry>,
}

/// What is known of a word that is read so on the page. A reading that no entry has, by its author or corrected, is that
/// of the first entry: what is shown, said and compared is what stands on the page.
pub(super) fn known(language: &Language, word: &str, pinyin: Option<&str>) -> Known {
    let mut entries = entries(language, word, pinyin);
    let read_as = pinyin.and_then(|pinyin| pinyin::parse(pinyin).ok());
    let listed = entries.first_mut().zip(read_as).and_then(|(first, read_as)| {
        let is_other = !same_reading(&spelled(first), &pinyin::marks(&read_as));
        (is_other && first.pinyin.len() == read_as.len()).then(|| {
            let listed = first.clone();
            first.pinyin = read_as;
            listed
        })
    });
    Known { entries, listed }
}

/// The entries of a word, those with a reading first.
fn entries(language: &Language, word: &str, pinyin: Option<&str>) -> Vec<Entry> {
    let mut entries = language.explain(word);
    if entries.is_empty() {
        entries.extend(numbers::number(language, word));
    }
    if let Some(pinyin) = pinyin {
        // A stable sort: what the dictionary puts first stays first among equals.
        entries.sort_by_key(|entry| !same_reading(&spelled(entry), pinyin));
    }
    // 爲 says nothing that 为 has not said.
    let said = |entry: &Entry, by: &Entry| {
        entry.pinyin == by.pinyin && by.senses.iter().all(|sense| entry.senses.contains(sense))
    };
    let mut different: Vec<Entry> = Vec::with_capacity(entries.len());
    for entry in entries {
        if !different.iter().any(|by| said(&entry, by)) {
            different.push(entry);
        }
    }
    different
}

/// The views of the entries of a word.
pub(super) fn views(language: &Language, known: &Known, notation: Notation) -> Vec<EntryView> {
    let views = known.entries.iter();
    let mut views: Vec<EntryView> = views.map(|entry| entry_view(language, entry, notation)).collect();
    if let (Some(first), Some(listed)) = (views.first_mut(), &known.listed) {
        first.listed_as = listed.spelled(notation);
    }
    views
}

/// The reading of an entry, syllables joined by spaces.
pub(super) fn spelled(entry: &Entry) -> String {
    pinyin::marks(&entry.pinyin)
}

fn same_reading(a: &str, b: &str) -> bool {
    NoteId::word("", a) == NoteId::word("", b)
}

fn entry_view(language: &Language, entry: &Entry, notation: Notation) -> EntryView {
    let spoken = spoken(language, entry);
    let shown = entry.spelled(notation);
    let shown_spoken = entry.spelled_as(&spoken, notation);
    EntryView {
        simplified: entry.simplified.clone(),
        traditional: entry.traditional.clone(),
        shown_spoken: if shown_spoken == shown {
            String::new()
        } else {
            shown_spoken
        },
        shown,
        listed_as: String::new(),
        pinyin: entry.pinyin.iter().map(ToString::to_string).collect(),
        spoken: spoken.iter().map(ToString::to_string).collect(),
        part_of_speech: entry.part_of_speech.map(PartOfSpeechView::from),
        senses: entry.senses.clone(),
        measure_words: entry.measure_words.clone(),
    }
}

impl From<PartOfSpeech> for PartOfSpeechView {
    fn from(part: PartOfSpeech) -> Self {
        match part {
            PartOfSpeech::Noun => Self::Noun,
            PartOfSpeech::Verb => Self::Verb,
            PartOfSpeech::Adjective => Self::Adjective,
            PartOfSpeech::Phrase => Self::Phrase,
        }
    }
}

/// The reading of an entry on the characters of its headword. It stands like an author's: what the learner corrected is
/// no part of the dictionary.
pub(super) fn given(headword: &str, entry: &Entry) -> Vec<Given> {
    let characters = headword
        .chars()
        .enumerate()
        .filter(|(_, character)| is_hanzi(*character));
    // Of 2026年 the digits have syllables, too.
    let fits = characters.clone().count() == entry.pinyin.len();
    characters
        .filter(|_| fits)
        .zip(&entry.pinyin)
        .map(|((at, _), syllable)| Given {
            at,
            syllable: *syllable,
            source: Source::Author,
        })
        .collect()
}

/// An entry as the voice says it, a syllable for each character.
pub(super) fn spoken(language: &Language, entry: &Entry) -> Vec<Syllable> {
    let words = language.annotate(&entry.simplified, &given(&entry.simplified, entry));
    let readings = words.iter().flat_map(|word| &word.readings);
    let spoken: Vec<Syllable> = readings.map(|reading| reading.spoken).collect();
    if spoken.len() == entry.pinyin.len() {
        spoken
    } else {
        entry.pinyin.clone()
    }
}
