//! Finding entries by what is typed: pinyin with or without tones, or English.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use memchr::memmem;

use super::{Entry, Language};
use crate::pinyin;
use crate::{Syllable, Tone};

/// How many entries of a beginning are looked at: `s` alone begins thousands.
const MOST_LOOKED_AT: usize = 4000;

impl Language {
    /// Entries whose pinyin is the query or begins with it, the exact and the most used ones first, at most `limit`.
    ///
    /// Tones count where the query has them (`ke4hu4`), and not at all when it has none (`kehu`). The last syllable
    /// may be unfinished: `kehuf` finds 客户服务.
    pub fn search_pinyin(&self, query: &str, limit: usize) -> Vec<Entry> {
        let (syllables, letters) = match pinyin::parse(query) {
            Ok(syllables) => {
                let letters = syllables.iter().map(Syllable::letters).collect();
                (syllables, letters)
            }
            Err(_) => (Vec::new(), folded(query)),
        };
        if letters.is_empty() {
            return Vec::new();
        }
        let order = self.dictionary.pinyin_order;
        let first = order.partition_point(|entry| self.compare_letters(entry, &letters).is_lt());
        let begins = |entry: &u32| self.letters_begin(*entry, &letters);
        let found: Vec<(u8, u32)> = (first..)
            .map_while(|index| order.get(index).filter(begins))
            .take(MOST_LOOKED_AT)
            .filter(|entry| self.has_tones(*entry, &syllables))
            .map(|entry| (self.distance(entry, &letters, &syllables), entry))
            .collect();
        self.best(found, limit)
    }

    /// The nearest entries, of those that are as near the most used, at most `limit`. How much a word is used takes longer
    /// to find than all the rest, so it is asked only of those that may be among them.
    fn best(&self, mut found: Vec<(u8, u32)>, limit: usize) -> Vec<Entry> {
        found.sort_unstable();
        let last = found
            .get(limit.saturating_sub(1))
            .map_or(u8::MAX, |(near, _)| *near);
        let mut ranked: Vec<(u8, Reverse<u32>, u32)> = found
            .into_iter()
            .take_while(|(near, _)| *near <= last)
            .map(|(near, entry)| (near, Reverse(self.use_of(entry)), entry))
            .collect();
        ranked.sort_unstable();
        let best = ranked.into_iter().take(limit);
        best.map(|(.., entry)| self.entry(entry)).collect()
    }

    /// The most useful entry of each longer word with this word in it, the most used first, at most `limit`.
    pub fn words_with(&self, word: &str, limit: usize) -> Vec<Entry> {
        let length = word.chars().count();
        if length == 0 {
            return Vec::new();
        }
        let longer = |entry: &u32| {
            let (simplified, _) = self.dictionary.heads(*entry);
            simplified.chars().count() > length && !self.dictionary.comes_last(*entry)
        };
        let ranked = self.dictionary.with_in_head(word).filter(longer);
        let mut ranked: Vec<(Reverse<u32>, u32)> =
            ranked.map(|entry| (Reverse(self.use_of(entry)), entry)).collect();
        ranked.sort_unstable();
        let mut seen = BTreeSet::new();
        let new = |entry: &u32| seen.insert(self.dictionary.heads(*entry).0);
        let best = ranked.into_iter().map(|(_, entry)| entry).filter(new).take(limit);
        best.map(|entry| self.entry(entry)).collect()
    }

    /// Entries with every word of the query in their senses, those that mean just this first, at most `limit`.
    pub fn search_english(&self, query: &str, limit: usize) -> Vec<Entry> {
        let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        let Some(longest) = words
            .iter()
            .max_by_key(|word| word.len())
            .filter(|word| word.len() > 1)
        else {
            return Vec::new();
        };
        let phrase = words.join(" ");
        let mut capital = longest.clone();
        if let Some(first) = capital.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let senses = self.dictionary.all_senses();
        let mut places: Vec<(Standing, u32)> = Vec::new();
        for spelling in [longest, &capital] {
            let found = memmem::find_iter(senses, spelling.as_bytes());
            places.extend(found.filter_map(|byte| {
                let (entry, start) = self.dictionary.entry_at(byte)?;
                let own = self.dictionary.senses(entry).as_bytes();
                Some((standing(own, byte - start, spelling.len()), entry))
            }));
        }
        // Of a word that is in tens of thousands of senses, those count where it is most of the sense.
        if places.len() > MOST_LOOKED_AT {
            places.select_nth_unstable(MOST_LOOKED_AT);
            places.truncate(MOST_LOOKED_AT);
        }
        let mut entries: Vec<u32> = places.into_iter().map(|(_, entry)| entry).collect();
        entries.sort_unstable();
        entries.dedup();
        let found = entries.into_iter().filter_map(|entry| {
            let nearness = nearness(self.dictionary.senses(entry), &words, &phrase)?;
            let last = u8::from(self.dictionary.comes_last(entry)) * 4;
            Some((nearness + last, entry))
        });
        self.best(found.collect(), limit)
    }

    /// Whether an English word, in small letters, stands in any sense of the dictionary.
    pub fn is_english(&self, word: &str) -> bool {
        let Some(first) = word.chars().next().filter(char::is_ascii_lowercase) else {
            return false;
        };
        let capital = word.replacen(first, first.to_ascii_uppercase().encode_utf8(&mut [0; 4]), 1);
        let senses = self.dictionary.all_senses();
        [word, &capital].iter().any(|spelling| {
            memmem::find_iter(senses, spelling.as_bytes())
                .any(|at| standing(senses, at, spelling.len()) != Standing::Part)
        })
    }

    /// A number that grows with how often the headword of an entry is used.
    pub(super) fn use_of(&self, entry: u32) -> u32 {
        let (simplified, _) = self.dictionary.heads(entry);
        let weight = self
            .words
            .find(simplified)
            .map_or(f32::NEG_INFINITY, |word| self.words.weight(word));
        let known = if self.dictionary.comes_last(entry) {
            weight - 8.0
        } else {
            weight
        };
        // Weights are logarithms from about -25 to 0.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let scaled = ((known + 40.0).max(0.0) * 1000.0) as u32;
        scaled
    }

    fn letters(&self, entry: u32) -> impl Iterator<Item = u8> {
        self.dictionary
            .reading(entry)
            .flat_map(|syllable| syllable.letters().bytes())
    }

    pub(super) fn compare_letters(&self, entry: u32, letters: &str) -> std::cmp::Ordering {
        self.letters(entry).cmp(letters.bytes())
    }

    /// How far an entry is from the query: 0 when it has just these syllables, 1 when it has these letters divided
    /// otherwise (`xian` and 西安), 2 when it only begins with them.
    fn distance(&self, entry: u32, letters: &str, query: &[Syllable]) -> u8 {
        let same = |(own, asked): (Syllable, &Syllable)| own.letters() == asked.letters();
        match self.compare_letters(entry, letters) {
            std::cmp::Ordering::Equal => u8::from(!self.dictionary.reading(entry).zip(query).all(same)),
            _ => 2,
        }
    }

    fn letters_begin(&self, entry: u32, letters: &str) -> bool {
        self.letters(entry).take(letters.len()).eq(letters.bytes())
    }

    /// Whether the tones of the query are those of the entry, as far as both go.
    fn has_tones(&self, entry: u32, query: &[Syllable]) -> bool {
        if query.iter().all(|syllable| syllable.tone() == Tone::Neutral) {
            return true;
        }
        let same =
            |(own, asked): (Syllable, &Syllable)| asked.tone() == Tone::Neutral || own.tone() == asked.tone();
        self.dictionary.reading(entry).zip(query).all(same)
    }
}

/// How a word stands among the senses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// It ends a sense, and begins it but for a word or two: `to serve`.
    Alone,
    /// It is a word among others.
    Word,
    /// It is a part of a word.
    Part,
}

/// How the word at these bytes of the senses of an entry stands there.
fn standing(senses: &[u8], at: usize, length: usize) -> Standing {
    let is_end = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b'/' | b';'));
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let (before, after) = (
        at.checked_sub(1).and_then(|at| senses.get(at)),
        senses.get(at + length),
    );
    if is_letter(before) || is_letter(after) {
        return Standing::Part;
    }
    let front = senses.get(at.saturating_sub(3)..at).unwrap_or_default();
    if is_end(after) && (is_end(before) || front == b"to " || before == Some(&b' ')) {
        Standing::Alone
    } else {
        Standing::Word
    }
}

/// The letters of unfinished pinyin: lower case, `v` and `u:` as `ü`, nothing else.
fn folded(query: &str) -> String {
    let lower = query.to_lowercase().replace('v', "ü").replace("u:", "ü");
    lower
        .chars()
        .filter(|letter| letter.is_ascii_lowercase() || *letter == 'ü')
        .collect()
}

/// How near senses come to what was asked: 0 when one is just this, 1 as a phrase of whole words, 2 with the words
/// somewhere, 3 with parts of words; nothing when a word is missing.
fn nearness(senses: &str, words: &[String], phrase: &str) -> Option<u8> {
    let senses = senses.to_lowercase();
    if !words.iter().all(|word| senses.contains(word.as_str())) {
        return None;
    }
    let is_just_this = |sense: &str| {
        let bare = sense.strip_prefix("to ").unwrap_or(sense);
        let bare = bare
            .strip_prefix("(")
            .and_then(|rest| rest.split_once(") "))
            .map_or(bare, |(_, after)| after);
        bare == phrase
    };
    if senses.split(['/', ';']).map(str::trim).any(is_just_this) {
        return Some(0);
    }
    let whole = |wanted: &str| {
        senses.match_indices(wanted).any(|(at, _)| {
            let before = senses.get(..at).and_then(|before| before.chars().last());
            let after = senses
                .get(at + wanted.len()..)
                .and_then(|after| after.chars().next());
            [before, after]
                .into_iter()
                .flatten()
                .all(|next| !next.is_alphanumeric())
        })
    };
    if whole(phrase) {
        return Some(1);
    }
    Some(if words.iter().all(|word| whole(word)) {
        2
    } else {
        3
    })
}
