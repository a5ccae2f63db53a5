//! Where in a line a query matched, to be shown.

use super::BREAK;
use super::query::{Query, Wanted};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use wenxi_mandarin::is_hanzi;

/// Where a query matched.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Which sentence of the Chinese; none when only the English matched.
    pub(super) sentence: Option<usize>,
    /// The bytes of that sentence.
    pub(super) in_chinese: Vec<Range<usize>>,
    /// The bytes of the English.
    pub(super) in_english: Vec<Range<usize>>,
    /// The sentence is just what is looked for.
    pub(super) whole: bool,
    /// The line has the syllables that are looked for, and none of them in these tones.
    pub(super) other_tones: bool,
}

/// Where a query matched in a line: its Chinese, the pinyin of that as the index keeps it, and its English.
pub(super) fn found(
    query: &Query,
    [chinese, pinyin, english]: [&str; 3],
    simplified: &dyn Fn(char) -> char,
) -> Found {
    let in_english = words(&query.english, english);
    let mut other_tones = query.has_tones() && in_english.is_empty();
    for (at, (chinese, pinyin)) in chinese.split(BREAK).zip(pinyin.split(BREAK)).enumerate() {
        let characters = hanzi(chinese, simplified);
        let mut in_chinese: Vec<Range<usize>> = query
            .chinese
            .iter()
            .filter_map(|run| chinese_run(run, &characters))
            .collect();
        if in_english.is_empty() && !query.pinyin.is_empty() {
            let readings: Vec<&str> = pinyin.split_whitespace().collect();
            // Where readings and characters do not go together nothing can be said of tones.
            other_tones &= readings.len() == characters.len();
            in_chinese.extend(
                query
                    .pinyin
                    .iter()
                    .find_map(|split| syllables(split, &readings, &characters)),
            );
        }
        if !in_chinese.is_empty() {
            let all = characters.len().checked_sub(1);
            let all = all.and_then(|last| range(&characters, 0, last + 1));
            let in_chinese = in_order(in_chinese);
            return Found {
                sentence: Some(at),
                whole: all.is_some_and(|all| in_chinese == [all]),
                in_chinese,
                in_english,
                other_tones: false,
            };
        }
    }
    Found {
        in_english,
        other_tones,
        ..Found::default()
    }
}

/// Ranges in the order of the text, those that touch or overlap as one.
fn in_order(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// A run of Chinese characters, across whatever stands between them.
fn chinese_run(run: &str, characters: &[Character]) -> Option<Range<usize>> {
    let wanted: Vec<char> = run.chars().collect();
    let at = characters.windows(wanted.len()).position(|window| {
        window
            .iter()
            .zip(&wanted)
            .all(|(found, wanted)| found.form == *wanted)
    })?;
    range(characters, at, wanted.len())
}

/// The characters that are read as these syllables; the last may only begin so.
fn syllables(split: &[Wanted], readings: &[&str], characters: &[Character]) -> Option<Range<usize>> {
    if readings.len() != characters.len() {
        return None;
    }
    let last = split.len().checked_sub(1)?;
    let at = readings.windows(split.len()).position(|window| {
        window
            .iter()
            .zip(split)
            .enumerate()
            .all(|(at, (reading, wanted))| {
                let letters = reading.trim_end_matches(|c: char| c.is_ascii_digit());
                let tone = reading.get(letters.len()..).and_then(|tone| tone.parse().ok());
                let is_there = if at == last {
                    letters.starts_with(&wanted.letters)
                } else {
                    letters == wanted.letters
                };
                is_there && wanted.may_have(tone)
            })
    })?;
    range(characters, at, split.len())
}

/// Every place of the words; the last may only begin so. Empty unless all of them are there.
fn words(wanted: &[String], text: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    for (index, word) in wanted.iter().enumerate() {
        let is_last = index + 1 == wanted.len();
        let before = places.len();
        places.extend(text_words(text).filter(|place| {
            let found = plain(text.get(place.clone()).unwrap_or_default());
            let word = plain(word);
            if is_last {
                found.starts_with(&word)
            } else {
                found == word
            }
        }));
        if places.len() == before {
            return Vec::new();
        }
    }
    places.sort_by_key(|place| place.start);
    places.dedup();
    places
}

/// A word as the index compares it: in small letters, without accents.
fn plain(word: &str) -> String {
    let letters = word.nfd().filter(|c| !is_combining_mark(*c));
    letters.flat_map(char::to_lowercase).collect()
}

fn text_words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = None;
    let ends = text
        .char_indices()
        .map(|(at, c)| (at, c.is_alphanumeric()))
        .chain([(text.len(), false)]);
    ends.filter_map(move |(at, inside)| {
        if inside {
            start.get_or_insert(at);
            return None;
        }
        start.take().map(|from| from..at)
    })
}

/// A Chinese character of a text.
struct Character {
    /// Its bytes.
    place: Range<usize>,
    /// Its simplified form.
    form: char,
}

fn hanzi(text: &str, simplified: &dyn Fn(char) -> char) -> Vec<Character> {
    text.char_indices()
        .filter(|(_, character)| is_hanzi(*character))
        .map(|(at, character)| Character {
            place: at..at + character.len_utf8(),
            form: simplified(character),
        })
        .collect()
}

fn range(characters: &[Character], at: usize, length: usize) -> Option<Range<usize>> {
    let (first, last) = (characters.get(at)?, characters.get(at + length - 1)?);
    Some(first.place.start..last.place.end)
}
