//! The language as other rooms meet it: real data, from text to words, readings, entries.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod around;
mod characters;
mod corrections;
mod dictionary;
mod given;
mod glossary;
mod hard;
mod laws;
mod names;
mod own_words;
mod pages;
mod pairs;
mod readings;
mod sandhi;
mod script;

use std::sync::LazyLock;

use wenxi_mandarin::{Language, Word, WordKind, pinyin};

static LANGUAGE: LazyLock<Language> = LazyLock::new(|| Language::load().unwrap());

/// The words of a line, separated by spaces.
fn cut(line: &str) -> String {
    let words: Vec<String> = LANGUAGE
        .annotate(line, &[])
        .into_iter()
        .map(|word| word.text)
        .collect();
    words.join(" ")
}

/// The dictionary readings of the Chinese of a line, word by word.
fn citation(line: &str) -> String {
    written(&LANGUAGE.annotate(line, &[]), |reading| reading.written)
}

/// The spoken readings of the Chinese of a line, word by word.
fn spoken(line: &str) -> String {
    written(&LANGUAGE.annotate(line, &[]), |reading| reading.spoken)
}

fn written(words: &[Word], of: impl Fn(&wenxi_mandarin::CharReading) -> wenxi_mandarin::Syllable) -> String {
    let chinese = words.iter().filter(|word| word.kind == WordKind::Chinese);
    let words: Vec<String> = chinese
        .map(|word| pinyin::join(&word.readings.iter().map(&of).collect::<Vec<_>>()))
        .collect();
    words.join(" ")
}
