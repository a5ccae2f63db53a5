//! Corrections: readings that the learner chose, for one sentence or for a word wherever it stands.
//!
//! They are a part of the language as this learner knows it, so that whoever asks for a reading (a page, the voice, a
//! quiz, the index) gets the same. Text is compared in simplified characters, so a correction holds in both scripts.

use std::collections::HashMap;
use std::ops::Range;

use crate::reading::{Given, Source};
use crate::{Syllable, is_hanzi};

/// How far a correction reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Its text is a sentence: it holds in this sentence, wherever the sentence stands.
    Sentence,
    /// Its text is a word: it holds wherever a line is cut into this word.
    Word,
}

/// A reading that the learner chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The sentence or the word.
    pub text: String,
    /// Index of the character in the text, counted in `char`s.
    pub at: usize,
    /// The reading.
    pub syllable: Syllable,
    /// How far it reaches.
    pub reach: Reach,
}

/// Corrections by what they are about.
#[derive(Debug, Default)]
pub(crate) struct Corrections {
    /// For each sentence, its Chinese alone: the corrected characters and their readings.
    sentences: HashMap<String, Vec<(usize, Syllable)>>,
    words: HashMap<String, Vec<(usize, Syllable)>>,
}

impl Corrections {
    /// Of two corrections of the same character the later one holds.
    pub(crate) fn new(corrections: &[Correction], simplified: impl Fn(char) -> char) -> Corrections {
        let mut all = Corrections::default();
        for correction in corrections {
            let text: Vec<char> = correction.text.chars().map(&simplified).collect();
            let (key, at, of) = match correction.reach {
                Reach::Word => (text.iter().collect(), correction.at, &mut all.words),
                Reach::Sentence => {
                    let Some(range) = sentences(&text).find(|range| range.contains(&correction.at)) else {
                        continue;
                    };
                    let inside = text.get(range.start..correction.at).unwrap_or_default();
                    (key(&text, &range), hanzi(inside), &mut all.sentences)
                }
            };
            let readings: &mut Vec<(usize, Syllable)> = of.entry(key).or_default();
            readings.retain(|(other, _)| *other != at);
            readings.push((at, correction.syllable));
        }
        all
    }

    /// The readings that the learner chose for characters of a line in simplified characters that is cut into these words, those
    /// for its sentences first.
    pub(crate) fn given(&self, line: &[char], words: impl Iterator<Item = Range<usize>>) -> Vec<Given> {
        let mut given = Vec::new();
        let mut give = |at: usize, syllable: Syllable| {
            given.push(Given {
                at,
                syllable,
                source: Source::Learner,
            });
        };
        if !self.sentences.is_empty() {
            for range in sentences(line) {
                let chosen = self.sentences.get(&key(line, &range));
                let places = range.filter(|at| line.get(*at).copied().is_some_and(is_hanzi));
                let places: Vec<usize> = if chosen.is_some() {
                    places.collect()
                } else {
                    Vec::new()
                };
                for (number, syllable) in chosen.into_iter().flatten() {
                    if let Some(at) = places.get(*number) {
                        give(*at, *syllable);
                    }
                }
            }
        }
        if !self.words.is_empty() {
            for place in words {
                let word = line.get(place.clone()).unwrap_or_default();
                let chosen = self.words.get(&word.iter().collect::<String>());
                for (at, syllable) in chosen.into_iter().flatten() {
                    give(place.start + at, *syllable);
                }
            }
        }
        given
    }
}

/// The Chinese of a sentence: other marks and spaces make it no other sentence.
fn key(text: &[char], range: &Range<usize>) -> String {
    let characters = text.get(range.clone()).unwrap_or_default().iter();
    characters.filter(|character| is_hanzi(**character)).collect()
}

fn hanzi(text: &[char]) -> usize {
    text.iter().filter(|character| is_hanzi(**character)).count()
}

/// The sentences of a text, each with the mark that ends it.
fn sentences(text: &[char]) -> impl Iterator<Item = Range<usize>> {
    let ends = |character: &char| {
        matches!(
            character,
            '。' | '！' | '？' | '!' | '?' | '；' | ';' | '…' | '\n'
        )
    };
    let mut start = 0;
    text.split_inclusive(ends).map(move |sentence| {
        let range = start..start + sentence.len();
        start = range.end;
        range
    })
}
