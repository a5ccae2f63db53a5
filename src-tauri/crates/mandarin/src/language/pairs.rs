//! Minimal pairs: words that differ from a word in one thing that has to be heard, the tone, the initial or the final
//! of one syllable. They are words of the dictionary; none is made up.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Entry, Language};
use crate::pinyin;
use crate::{Syllable, Tone};

/// In what two words differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difference {
    /// 买 `mǎi`, 卖 `mài`.
    Tone,
    /// 跑 `pǎo`, 饱 `bǎo`.
    Initial,
    /// 心 `xīn`, 星 `xīng`.
    Final,
}

/// A word that differs from another in one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinimalPair {
    /// In what.
    pub differs: Difference,
    /// In which syllable.
    pub at: usize,
    /// The word.
    pub entry: Entry,
}

impl Language {
    /// The words that differ from this reading in one tone, initial or final: of each reading the most used word, those
    /// that differ in the tone first, then the most used ones. Rare readings, names, and what nobody says any more, are left out.
    ///
    /// Readings are compared as the dictionary has them. Two that differ there may sound alike in a sentence.
    pub fn minimal_pairs(&self, reading: &[Syllable]) -> Vec<MinimalPair> {
        let mut best: BTreeMap<Vec<Syllable>, (Difference, usize, u32)> = BTreeMap::new();
        for (at, own) in reading.iter().enumerate() {
            for (differs, other) in neighbours(*own) {
                let mut wanted = reading.to_vec();
                if let Some(syllable) = wanted.get_mut(at) {
                    *syllable = other;
                }
                if let Some(entry) = self.most_used(&wanted) {
                    best.insert(wanted, (differs, at, entry));
                }
            }
        }
        let mut found: Vec<_> = best.into_values().collect();
        found.sort_by_key(|&(differs, _, entry)| (differs, Reverse(self.use_of(entry)), entry));
        found
            .into_iter()
            .map(|(differs, at, entry)| MinimalPair {
                differs,
                at,
                entry: self.entry(entry),
            })
            .collect()
    }

    /// Whether a word is mostly read so: how often a word is used says nothing of its rarer readings, 的 `dī`.
    fn is_usual(&self, word: &str, reading: &[Syllable]) -> bool {
        let mut characters = word.chars();
        match (characters.next(), characters.next()) {
            (Some(alone), None) => self.readings_of(alone).first() == reading.first(),
            _ => self
                .define(word)
                .first()
                .is_some_and(|entry| entry.pinyin == reading),
        }
    }

    /// The entry with just this reading whose word is used most.
    fn most_used(&self, reading: &[Syllable]) -> Option<u32> {
        let letters: String = reading.iter().map(Syllable::letters).collect();
        let order = self.dictionary.pinyin_order;
        let first = order.partition_point(|entry| self.compare_letters(entry, &letters).is_lt());
        (first..)
            .map_while(|index| {
                order
                    .get(index)
                    .filter(|entry| self.compare_letters(*entry, &letters).is_eq())
            })
            .filter(|entry| {
                let (simplified, _) = self.dictionary.heads(*entry);
                self.dictionary.reading(*entry).eq(reading.iter().copied())
                    && self.dictionary.is_aligned(*entry)
                    && !self.dictionary.comes_last(*entry)
                    && !self.dictionary.is_name(*entry)
                    && self.words.find(simplified).is_some()
                    && self.is_usual(simplified, reading)
            })
            .max_by_key(|entry| (self.use_of(*entry), Reverse(*entry)))
    }
}

/// The syllables that differ from this one in the tone, the initial or the final.
fn neighbours(own: Syllable) -> impl Iterator<Item = (Difference, Syllable)> {
    let (initial, rime) = pinyin::parts(own.without_erhua().letters());
    let tones = Tone::ALL
        .into_iter()
        .filter(move |tone| *tone != own.tone())
        .map(move |tone| (Difference::Tone, own.with_tone(tone)));
    let spellings = Syllable::all()
        .filter(move |other| other.tone() == own.tone() && !other.is_vowelless() && !own.is_vowelless())
        .filter_map(move |other| {
            let differs = match pinyin::parts(other.letters()) {
                (begin, end) if begin == initial && end != rime => Difference::Final,
                (begin, end) if begin != initial && end == rime => Difference::Initial,
                _ => return None,
            };
            let other = if own.is_erhua() {
                other.with_erhua()?
            } else {
                other
            };
            Some((differs, other))
        });
    tones.chain(spellings)
}
