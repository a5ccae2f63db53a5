//! The entries of the dictionary, by number, as they stand in the compiled data.

use memchr::memmem;

use super::blob::{CAPITAL, Section, flag};
use super::entry::{Hsk, PartOfSpeech};
use super::table::{U16s, U32s, section};
use crate::LanguageError;
use crate::Syllable;

/// The entries.
pub(crate) struct Dictionary {
    code_ranges: U32s,
    codes: U16s,
    flags: &'static [u8],
    levels: &'static [u8],
    head_ranges: U32s,
    heads: &'static [u8],
    sense_ranges: U32s,
    senses: &'static [u8],
    pub(super) pinyin_order: U32s,
}

impl Dictionary {
    pub(super) fn load() -> Result<Dictionary, LanguageError> {
        Ok(Dictionary {
            code_ranges: U32s(section(Section::EntryCodes)?),
            codes: U16s(section(Section::Codes)?),
            flags: section(Section::EntryFlags)?,
            levels: section(Section::EntryHsk)?,
            head_ranges: U32s(section(Section::EntryHead)?),
            heads: section(Section::Heads)?,
            sense_ranges: U32s(section(Section::EntrySenses)?),
            senses: section(Section::Senses)?,
            pinyin_order: U32s(section(Section::PinyinOrder)?),
        })
    }

    /// How many entries there are.
    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.flags.len()).unwrap_or(u32::MAX)
    }

    /// The syllables of an entry.
    pub(crate) fn reading(&self, entry: u32) -> impl Iterator<Item = Syllable> {
        let range = self.code_ranges.range(entry as usize);
        range.filter_map(|index| Syllable::from_code(self.codes.get(index)? & !CAPITAL))
    }

    /// The syllable of an entry at a place.
    pub(crate) fn syllable(&self, entry: u32, place: usize) -> Option<Syllable> {
        let mut range = self.code_ranges.range(entry as usize);
        Syllable::from_code(self.codes.get(range.nth(place)?)? & !CAPITAL)
    }

    /// The syllables of a name behind the first that begin a word of it.
    pub(crate) fn begins_words(&self, entry: u32) -> impl Iterator<Item = usize> {
        let codes = self.code_ranges.range(entry as usize).enumerate().skip(1);
        let begins = move |index| self.codes.get(index).is_some_and(|code| code & CAPITAL != 0);
        codes.filter(move |(_, index)| begins(*index)).map(|(at, _)| at)
    }

    /// Whether the reading of an entry has one syllable for each Chinese character of its headword.
    pub(crate) fn is_aligned(&self, entry: u32) -> bool {
        self.has(entry, flag::ALIGNED)
    }

    /// Whether an entry comes after the others of its word: a pointer, a surname, archaic, dialect.
    pub(crate) fn comes_last(&self, entry: u32) -> bool {
        self.has(entry, flag::LAST)
    }

    /// Whether an entry is a name.
    pub(crate) fn is_name(&self, entry: u32) -> bool {
        self.has(entry, flag::NAME)
    }

    /// What an entry is, where that is known.
    pub(crate) fn part_of_speech(&self, entry: u32) -> Option<PartOfSpeech> {
        let number = self.flags.get(entry as usize)? >> flag::PART_OF_SPEECH;
        PartOfSpeech::ALL
            .get(usize::from(number).checked_sub(1)?)
            .copied()
    }

    /// Whether an entry is a surname, whatever else it is.
    pub(crate) fn is_surname(&self, entry: u32) -> bool {
        let mut senses = self.senses(entry).split('/');
        senses.any(|sense| sense.starts_with("surname ") || sense.starts_with("two-character surname "))
    }

    /// The levels of an entry.
    pub(crate) fn hsk(&self, entry: u32) -> Hsk {
        let packed = self.levels.get(entry as usize).copied().unwrap_or_default();
        let level = |level: u8| (level > 0).then_some(level);
        Hsk {
            v2: level(packed >> 4),
            v3: level(packed & 15),
        }
    }

    /// The headword of an entry: simplified, traditional.
    pub(crate) fn heads(&self, entry: u32) -> (&'static str, &'static str) {
        let head = text(self.heads, self.head_ranges, entry);
        head.split_once('\t').unwrap_or((head, head))
    }

    /// The senses of an entry, separated by `/`.
    pub(crate) fn senses(&self, entry: u32) -> &'static str {
        text(self.senses, self.sense_ranges, entry)
    }

    /// The entries with a text in their headword, in either script.
    pub(super) fn with_in_head(&self, text: &str) -> impl Iterator<Item = u32> {
        let found = memmem::find_iter(self.heads, text.as_bytes());
        let mut entries = found.filter_map(|byte| {
            let after = self.head_ranges.partition_point(|start| start as usize <= byte);
            u32::try_from(after.checked_sub(1)?).ok()
        });
        let mut last = None;
        std::iter::from_fn(move || {
            let next = entries.find(|entry| last != Some(*entry));
            last = next;
            next
        })
    }

    /// The senses of all entries, one after the other.
    pub(super) fn all_senses(&self) -> &'static [u8] {
        self.senses
    }

    /// The entry whose senses a byte of [`Dictionary::all_senses`] belongs to, and the byte at which they begin.
    pub(super) fn entry_at(&self, byte: usize) -> Option<(u32, usize)> {
        let after = self.sense_ranges.partition_point(|start| start as usize <= byte);
        let entry = u32::try_from(after.checked_sub(1)?).ok()?;
        Some((entry, self.sense_ranges.range(entry as usize).start))
    }

    fn has(&self, entry: u32, bit: u8) -> bool {
        self.flags
            .get(entry as usize)
            .is_some_and(|flags| flags & bit != 0)
    }
}

/// The text of an entry. 6 MB of them lie in the program and are not read before they are wanted, one by one: what is no
/// UTF-8 reads as empty.
fn text(all: &'static [u8], ranges: U32s, entry: u32) -> &'static str {
    let bytes = all.get(ranges.range(entry as usize)).unwrap_or_default();
    std::str::from_utf8(bytes).unwrap_or_default()
}
