//! The compiled form of the language data: sections of little-endian numbers and text, one after the other.
//!
//! The build script writes it, the program reads it in place: nothing is parsed when it starts. Both compile this file.

/// A part of the compiled data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Section {
    /// The words of every script, a double-array trie from word to word number.
    Trie,
    /// For each word: which of `Weights` is its own, `u16`.
    WordWeights,
    /// For each word: what kind of word it is, the first letter of its tag in jieba's dictionary, 0 when it has none;
    /// and [`IS_NAME`].
    WordTags,
    /// For each word: its entry, `u32`; with [`MORE`] where its entries begin in `Several`.
    WordEntries,
    /// Entries of words that have several, the most useful of each word first, `u32`; all but the last of a word have
    /// [`MORE`].
    Several,
    /// For each entry: where its reading begins in `Codes`, `u32`, and one more for the end.
    EntryCodes,
    /// Syllables as [`Syllable::code`](crate::syllable::Syllable::code), `u16`, with [`CAPITAL`] where a word of a name begins.
    Codes,
    /// For each entry: bits of [`flag`].
    EntryFlags,
    /// For each entry: its level in HSK 2.0 in the upper four bits, in HSK 3.0 in the lower four; 0 is none.
    EntryHsk,
    /// For each entry: where its headwords begin in `Heads`, `u32`, and one more for the end.
    EntryHead,
    /// `simplified`, or `simplified⇥traditional` when they differ.
    Heads,
    /// For each entry: where its senses begin in `Senses`, `u32`, and one more for the end.
    EntrySenses,
    /// Senses, separated by `/`.
    Senses,
    /// Entry numbers in the order of their letters without tones, the most used first among equals, `u32`.
    PinyinOrder,
    /// Characters that have a reading, in order, `u32`.
    Chars,
    /// For each character: its simplified form, itself when it has no other, `u32`.
    CharSimplified,
    /// For each character: where its readings begin in `CharCodes`, `u32`, and one more for the end.
    CharFirst,
    /// Readings of characters as codes, the most frequent first, `u16`.
    CharCodes,
    /// For each of `Chars`: where its parts begin in `Parts`, `u32`, and one more for the end.
    PartsFirst,
    /// Parts of characters in their order, `u32`.
    Parts,
    /// For each of `Chars`: its radical, 0 when it is not known, `u32`.
    Radicals,
    /// Radicals that have a meaning, in order, `u32`.
    RadicalSigns,
    /// Their meanings, a line each.
    RadicalMeanings,
    /// For each of `CharCodes`: its share of the character's uses, 0 to 65535, `u16`.
    CharShares,
    /// How often words are used, each number once: natural logarithms, `f32`.
    Weights,
}

/// The bit of an entry's number that says that there are several.
pub(crate) const MORE: u32 = 1 << 31;

/// The bit of a syllable that is written with a capital.
pub(crate) const CAPITAL: u16 = 1 << 15;

/// The bit of a word's tag that says whether its most useful entry is a name: what is asked of every word is where the
/// tag is.
pub(crate) const IS_NAME: u8 = 0x80;

/// What is known of an entry besides its text.
pub(crate) mod flag {
    /// Its reading has one syllable for each Chinese character of the headword.
    pub(crate) const ALIGNED: u8 = 1;
    /// Its pinyin begins with a capital: a name.
    pub(crate) const NAME: u8 = 2;
    /// It only points to another entry, or is surname, archaic or dialect: it comes after the others.
    pub(crate) const LAST: u8 = 4;
    /// From this bit on: what it is, as a number; 0 is not known.
    pub(crate) const PART_OF_SPEECH: u8 = 3;
}
