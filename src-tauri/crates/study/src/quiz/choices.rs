//! Choosing distractors: plausible, and provably wrong.
//!
//! A distractor is of the class and length of the key, and the better the nearer it is in sound, look, level or lesson. It
//! is fair only if no word that carries meaning stands in the glosses of both, over all entries of both in the
//! dictionary; so a synonym that the dictionary knows as one never stands beside the key.

use super::Maker;
use crate::gloss::{self, Class};
use crate::note::{Facts, Note, NoteId, Phrase, Ruby};
use rand::RngExt;
use rand_pcg::Pcg32;
use std::collections::BTreeSet;
use wenxi_mandarin::{Entry, Language, Syllable, is_hanzi, pinyin};

/// How many distractors an item has.
pub(super) const DISTRACTORS: usize = 3;
/// The level of a word that HSK does not list, to compare with.
const UNLISTED: u8 = 6;

/// A word that may be a choice.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) id: NoteId,
    pub(super) word: Phrase,
    pub(super) gloss: String,
    pub(super) syllables: Vec<Syllable>,
    pub(super) class: Class,
    /// Words that carry meaning in the gloss and in all senses of all entries of the word.
    pub(super) stems: BTreeSet<String>,
    pub(super) level: u8,
}

impl Candidate {
    /// The word of a note; none for other notes.
    pub(super) fn of_note(language: &Language, note: &Note) -> Option<Self> {
        let Facts::Word { word, gloss, .. } = &note.facts else {
            return None;
        };
        let syllables: Vec<Syllable> = word
            .rubies
            .iter()
            .filter_map(|ruby| ruby.pinyin.parse().ok())
            .collect();
        let level = language
            .hsk(&word.text, &[])
            .and_then(|hsk| hsk.v3.or(hsk.v2))
            .unwrap_or(UNLISTED);
        let mut stems = stems_of_word(language, &word.text);
        stems.extend(gloss::stems(gloss));
        let class = gloss::class(gloss);
        Some(Self {
            id: note.id.clone(),
            word: word.clone(),
            gloss: gloss.clone(),
            syllables,
            class,
            stems,
            level,
        })
    }

    /// The word of an entry; none for one character, and for one that the dictionary explains by another word only.
    pub(super) fn of_entry(language: &Language, entry: &Entry) -> Option<Self> {
        let gloss = gloss::short(entry);
        let characters = entry.simplified.chars().count();
        let whole = entry.simplified.chars().all(is_hanzi) && entry.pinyin.len() == characters;
        if gloss.is_empty() || characters < 2 || !whole {
            return None;
        }
        let rubies = entry
            .pinyin
            .iter()
            .enumerate()
            .map(|(at, s)| Ruby {
                at,
                pinyin: s.to_string(),
            })
            .collect();
        Some(Self {
            id: NoteId::word(&entry.simplified, &pinyin::marks(&entry.pinyin)),
            word: Phrase {
                text: entry.simplified.clone(),
                rubies,
            },
            class: gloss::class(&gloss),
            gloss,
            syllables: entry.pinyin.clone(),
            stems: stems_of_word(language, &entry.simplified),
            level: entry.hsk.v3.or(entry.hsk.v2).unwrap_or(UNLISTED),
        })
    }

    /// The number of characters.
    pub(super) fn len(&self) -> usize {
        self.word.text.chars().count()
    }

    /// How near another word is in sound, look and level; more is nearer.
    fn nearness(&self, other: &Self) -> i32 {
        let same_sound = |letters: fn(&Syllable) -> &str| {
            self.syllables
                .iter()
                .zip(&other.syllables)
                .filter(|(a, b)| letters(a) == letters(b))
                .count()
        };
        let same_look = self
            .word
            .text
            .chars()
            .filter(|c| other.word.text.contains(*c))
            .count();
        let levels = i32::from(self.level.abs_diff(other.level));
        2 * i32::try_from(same_sound(|s| s.letters()) + same_look).unwrap_or(0) - levels
    }
}

/// Words that carry meaning in all senses of all entries of a word.
pub(super) fn stems_of_word(language: &Language, word: &str) -> BTreeSet<String> {
    language
        .define(word)
        .iter()
        .flat_map(|entry| &entry.senses)
        .flat_map(|sense| gloss::stems(sense))
        .collect()
}

/// Distractors for a key among the words of the lesson and of the pool. `fits` says what else must hold. Fewer than wanted
/// mean that the key cannot be asked fairly.
pub(super) fn distractors<'a>(
    maker: &'a Maker<'_>,
    key: &Candidate,
    rng: &mut Pcg32,
    fits: impl Fn(&Candidate) -> bool,
) -> Option<Vec<&'a Candidate>> {
    let own = maker.words.iter().map(|word| (3, word));
    let other = maker.pool.words.iter().map(|word| (0, word));
    let mut ranked: Vec<(i32, &Candidate)> = own
        .chain(other)
        .filter(|(_, word)| word.id != key.id && word.word.text != key.word.text && !word.gloss.is_empty())
        .filter(|(_, word)| word.class == key.class && word.stems.is_disjoint(&key.stems))
        .map(|(bonus, word)| (key.nearness(word) + bonus + rng.random_range(0..4), word))
        .collect();
    ranked.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.id.cmp(&other.id)));
    let mut chosen: Vec<&Candidate> = Vec::new();
    for (_, word) in ranked {
        // Two choices that mean the same would both be known to be wrong.
        let stands_apart = chosen
            .iter()
            .all(|c| c.word.text != word.word.text && c.stems.is_disjoint(&word.stems));
        // Asked last, because what else must hold may take long to find out.
        if stands_apart && fits(word) {
            chosen.push(word);
        }
        if chosen.len() == DISTRACTORS {
            return Some(chosen);
        }
    }
    None
}

/// Whether two texts are of about the same length, so that neither stands out.
pub(super) fn is_as_long(one: &str, other: &str) -> bool {
    let (one, other) = (one.chars().count(), other.chars().count());
    one.max(other) <= 2 * one.min(other) + 4
}
