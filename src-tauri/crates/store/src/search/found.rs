//! Where in a line a query matched, to be shown.

use super::BREAK;
use super::query::Query;
use std::ops::Range;
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
}

/// Where a query matched in a line: its Chinese, the toneless pinyin of that, and its English.
pub(super) fn found(
    query: &Query,
    [chinese, pinyin, english]: [&str; 3],
    simplified: &dyn Fn(char) -> char,
) -> Found {
    let in_english = words(&query.english, english);
    for (at, (chinese, pinyin)) in chinese.split(BREAK).zip(pinyin.split(BREAK)).enumerate() {
        let characters = hanzi(chinese, simplified);
        let mut in_chinese: Vec<Range<usize>> = query
            .chinese
            .iter()
            .filter_map(|run| chinese_run(run, &characters))
            .collect();
        if in_english.is_empty() {
            in_chinese.extend(
                query
                    .pinyin
                    .iter()
                    .find_map(|split| syllables(split, pinyin, &characters)),
            );
        }
        if !in_chinese.is_empty() {
            return Found {
                sentence: Some(at),
                in_chinese,
                in_english,
            };
        }
    }
    Found {
        in_english,
        ..Found::default()
    }
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
fn syllables(split: &[String], pinyin: &str, characters: &[Character]) -> Option<Range<usize>> {
    let readings: Vec<&str> = pinyin.split_whitespace().collect();
    if readings.len() != characters.len() {
        return None;
    }
    let (last, whole) = split.split_last()?;
    let at = readings.windows(split.len()).position(|window| {
        window
            .iter()
            .zip(whole)
            .all(|(reading, wanted)| reading == wanted)
            && window
                .last()
                .is_some_and(|reading| reading.starts_with(last.as_str()))
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
            let found = text.get(place.clone()).unwrap_or_default().to_lowercase();
            if is_last {
                found.starts_with(word.as_str())
            } else {
                found == *word
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
