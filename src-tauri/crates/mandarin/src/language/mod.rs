//! The language data of the program, loaded once: dictionary, words, characters.

pub(crate) mod apart;
pub(crate) mod blob;
mod characters;
pub(crate) mod cut;
mod dictionary;
mod entry;
mod gloss;
mod joints;
pub(crate) mod names;
pub(crate) mod numbers;
mod pairs;
mod search;
mod senses;
pub(crate) mod table;
mod trie;
mod value;
mod words;

pub use entry::{Entry, Hsk, PartOfSpeech};
pub use pairs::{Difference, MinimalPair};

use blob::Section;
use characters::Characters;
use dictionary::Dictionary;
use names::Names;
pub(crate) use words::{WordId, Words};

use std::sync::{Arc, PoisonError, RwLock};

use crate::LanguageError;
use crate::Syllable;
use crate::corrections::{Correction, Corrections};
use crate::own_words::OwnWords;
use crate::pinyin::{Alignment, Misalignment, align};
use crate::polyphone::{Polyphones, features::sort};

/// Everything the program knows of Mandarin. Load it once and share it: nothing of it changes but the learner's
/// corrections and own words.
pub struct Language {
    pub(crate) words: Words,
    pub(crate) dictionary: Dictionary,
    pub(crate) characters: Characters,
    pub(crate) polyphones: Polyphones,
    pub(crate) names: Names,
    corrections: RwLock<Arc<Corrections>>,
    own_words: RwLock<Arc<OwnWords>>,
}

impl Language {
    /// Makes the compiled-in data ready.
    ///
    /// # Errors
    /// When the data is damaged.
    pub fn load() -> Result<Language, LanguageError> {
        Language::with(Polyphones::load()?)
    }

    pub(crate) fn with(mut polyphones: Polyphones) -> Result<Language, LanguageError> {
        let (words, dictionary, characters) = (Words::load()?, Dictionary::load()?, Characters::load()?);
        let sort_of = |character: char, reading| {
            let entries = words.find(character.encode_utf8(&mut [0; 4])).into_iter();
            let entries = entries.flat_map(|word| words.entries(word));
            let read_so = entries.filter(|entry| dictionary.reading(*entry).eq([reading]));
            sort(read_so.flat_map(|entry| dictionary.senses(entry).split('/')))
        };
        let share_of = |character, reading| {
            let mut shares = characters.shares(character);
            let share = shares.find(|(other, _)| *other == reading);
            share.map_or(0.0, |(_, share)| share)
        };
        polyphones.describe(sort_of, share_of);
        Ok(Language {
            words,
            dictionary,
            characters,
            polyphones,
            names: Names::load(),
            corrections: RwLock::default(),
            own_words: RwLock::default(),
        })
    }

    /// How many bytes text is cut and read with: the words, their readings, the characters, and both models.
    pub fn reading_data() -> usize {
        const READ_WITH: [Section; 12] = [
            Section::Trie,
            Section::WordWeights,
            Section::WordTags,
            Section::Weights,
            Section::WordEntries,
            Section::Several,
            Section::EntryCodes,
            Section::Codes,
            Section::EntryFlags,
            Section::Chars,
            Section::CharCodes,
            Section::CharShares,
        ];
        let sections = READ_WITH
            .iter()
            .map(|of| table::section(*of).map_or(0, <[u8]>::len));
        sections.sum::<usize>() + Polyphones::size()
    }

    /// Takes the place of all corrections that were known; of two for the same character the later one holds.
    pub fn correct(&self, corrections: &[Correction]) {
        let corrections = Corrections::new(corrections, |character| self.characters.simplified(character));
        *self.corrections.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(corrections);
    }

    /// The corrections as they are now.
    pub(crate) fn corrections(&self) -> Arc<Corrections> {
        Arc::clone(&self.corrections.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes the place of all words that text is cut into besides those of the dictionary, in either script: what the
    /// learner studies, what glossaries explain.
    pub fn know(&self, words: impl IntoIterator<Item = impl AsRef<str>>) {
        let own = OwnWords::new(words, |character| self.characters.simplified(character));
        *self.own_words.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(own);
    }

    /// The words besides those of the dictionary, as they are now.
    pub(crate) fn own_words(&self) -> Arc<OwnWords> {
        Arc::clone(&self.own_words.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The simplified form of a character; itself when it has no other.
    pub fn simplified_character(&self, character: char) -> char {
        self.characters.simplified(character)
    }

    /// A text in simplified characters, one for one.
    pub fn simplified(&self, text: &str) -> String {
        text.chars()
            .map(|character| self.characters.simplified(character))
            .collect()
    }

    /// The dictionary's entries of a word in either script, the most useful first; empty when it has none.
    pub fn define(&self, word: &str) -> Vec<Entry> {
        self.entries_of(word).map(|number| self.entry(number)).collect()
    }

    /// Whether the dictionary has the word, in either script.
    pub fn is_word(&self, word: &str) -> bool {
        self.words.find(word).is_some()
    }

    /// What kind of word it is, by jieba's tags: `n` noun, `v` verb, `a` adjective, `d` adverb, `m` number, `i` and `l` set
    /// phrase…; nothing where that is not known.
    pub fn kind_of_word(&self, word: &str) -> Option<char> {
        let tag = self.words.find(word).map(|word| self.words.tag(word))?;
        (tag > 0).then(|| char::from(tag))
    }

    /// The readings that a character can have, the most frequent first; empty when none is known.
    pub fn readings_of(&self, character: char) -> &[Syllable] {
        self.characters.readings(character)
    }

    /// The HSK levels of a word with this reading; with an empty reading, of its most useful entry.
    pub fn hsk(&self, word: &str, pinyin: &[Syllable]) -> Option<Hsk> {
        let levels = |number| Some(self.dictionary.hsk(number)).filter(|hsk| *hsk != Hsk::default());
        let is_read_so =
            |number: &u32| pinyin.is_empty() || self.dictionary.reading(*number).eq(pinyin.iter().copied());
        self.entries_of(word).filter(is_read_so).find_map(levels)
    }

    /// Puts an author's reading on the characters of a Chinese text, with what is known of their readings.
    ///
    /// # Errors
    /// When the reading is no pinyin, or has not as many syllables as the text has characters.
    pub fn align(&self, chinese: &str, pinyin: &str) -> Result<Alignment, Misalignment> {
        align(chinese, pinyin, |character| self.readings_of(character))
    }

    /// Numbers of the entries of a word, the most useful first.
    pub(crate) fn entries_of(&self, word: &str) -> impl Iterator<Item = u32> {
        self.words
            .find(word)
            .into_iter()
            .flat_map(|id| self.words.entries(id))
    }
}
