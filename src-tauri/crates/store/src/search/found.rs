//! Where in a line a query matched, to be shown.

use super::Line;
use super::query::{Query, toneless};
use std::ops::Range;
use wenxi_mandarin::is_hanzi;

/// The bytes of the Chinese and of the English that matched.
pub(super) fn found(query: &Query, line: &Line) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let mut chinese: Vec<Range<usize>> = query
        .chinese
        .iter()
        .filter_map(|run| chinese_run(run, &line.chinese))
        .collect();
    let english = words(&query.english, &line.english);
    if english.is_empty() {
        chinese.extend(query.pinyin.iter().find_map(|split| syllables(split, line)));
    }
    (chinese, english)
}

/// A run of Chinese characters, across whatever stands between them.
fn chinese_run(run: &str, text: &str) -> Option<Range<usize>> {
    let wanted: Vec<char> = run.chars().collect();
    let characters = hanzi(text);
    let at = characters.windows(wanted.len()).position(|window| {
        window
            .iter()
            .zip(&wanted)
            .all(|((_, found), wanted)| found == wanted)
    })?;
    range(&characters, at, wanted.len())
}

/// The characters that are read as these syllables; the last may only begin so.
fn syllables(split: &[String], line: &Line) -> Option<Range<usize>> {
    let readings = toneless(&line.pinyin);
    let readings: Vec<&str> = readings.split_whitespace().collect();
    let characters = hanzi(&line.chinese);
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
    range(&characters, at, split.len())
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

fn hanzi(text: &str) -> Vec<(usize, char)> {
    text.char_indices()
        .filter(|(_, character)| is_hanzi(*character))
        .collect()
}

fn range(characters: &[(usize, char)], at: usize, length: usize) -> Option<Range<usize>> {
    let (start, _) = characters.get(at)?;
    let (end, last) = characters.get(at + length - 1)?;
    Some(*start..end + last.len_utf8())
}
