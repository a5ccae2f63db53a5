//! Reads CC-CEDICT: one entry a line, `繁體 简体 [fan2 ti3] /sense/sense/`.

use std::collections::BTreeSet;

use crate::syllable::{Syllable, Tone};

/// An entry of the dictionary.
pub(crate) struct Entry<'a> {
    pub(crate) traditional: &'a str,
    pub(crate) simplified: &'a str,
    /// Its syllables; what is not one (`A` of 3A) is left out.
    pub(crate) reading: Vec<Syllable>,
    /// Which of its syllables have a capital.
    pub(crate) capitals: Vec<usize>,
    /// Senses as they stand in the dictionary, separated by `/`.
    pub(crate) senses: &'a str,
    /// The pinyin begins with a capital.
    pub(crate) name: bool,
    /// What it is, as a number of `PartOfSpeech`; 0 is not known. Only our own glossary says it.
    pub(crate) part_of_speech: u8,
}

/// Puts other readings in the place of the dictionary's: `憎恶 zeng1 e4 > zeng1 wu4`, a line each.
pub(crate) fn mend(entries: &mut [Entry<'_>], readings: &str) -> Result<(), String> {
    let parse = |reading: &str| {
        reading
            .split_whitespace()
            .filter_map(syllable)
            .collect::<Vec<_>>()
    };
    let lines = readings.lines().filter(|line| !line.starts_with('#'));
    for line in lines.filter(|line| !line.contains(" + ")) {
        let unknown = || format!("The dictionary has no such reading: {line}");
        let (word, change) = line.split_once(' ').ok_or_else(unknown)?;
        let (from, to) = change.split_once(" > ").ok_or_else(unknown)?;
        let from = parse(from);
        let is_meant = |entry: &&mut Entry<'_>| entry.simplified == word && entry.reading == from;
        let entry = entries.iter_mut().find(is_meant).ok_or_else(unknown)?;
        entry.reading = parse(to);
    }
    Ok(())
}

/// Readings of characters that the dictionary does not have: `嗯 + ng2 ng3`, a line each.
pub(crate) fn added(readings: &str) -> Result<Vec<(char, Vec<Syllable>)>, String> {
    let lines = readings.lines().filter(|line| !line.starts_with('#'));
    let added = lines.filter_map(|line| line.split_once(" + "));
    added
        .map(|(character, readings)| {
            let parsed: Option<Vec<Syllable>> = readings.split(' ').map(syllable).collect();
            let mut characters = character.chars();
            match (characters.next(), characters.next(), parsed) {
                (Some(only), None, Some(readings)) => Ok((only, readings)),
                _ => Err(format!(
                    "This is no character with its readings: {character} + {readings}"
                )),
            }
        })
        .collect()
}

/// The entries of the npm package's file, a JavaScript module that exports the dictionary as one string, and those of
/// our own glossary, which has none that the dictionary has.
pub(crate) fn parse<'a>(module: &'a str, glossary: &'a str) -> Result<Vec<Entry<'a>>, String> {
    let (_, text) = module
        .split_once('`')
        .ok_or("The dictionary's file has another form than expected.")?;
    let mut entries: Vec<Entry<'_>> = text.lines().filter_map(entry).collect();
    if entries.len() < 100_000 {
        return Err(format!(
            "The dictionary's file has only {} entries that can be read.",
            entries.len()
        ));
    }
    let known: BTreeSet<&str> = entries.iter().map(|entry| entry.simplified).collect();
    for line in glossary.lines().filter(|line| !line.starts_with('#')) {
        let unreadable = || format!("This line of the glossary cannot be read: {line}");
        let (form, kind) = line.rsplit_once(' ').ok_or_else(unreadable)?;
        let mut own = entry(form).ok_or_else(unreadable)?;
        let kind = ["n", "v", "a", "p"]
            .iter()
            .position(|known| *known == kind)
            .ok_or_else(unreadable)?;
        own.part_of_speech = u8::try_from(kind + 1).map_err(|_| unreadable())?;
        let characters = own.simplified.chars().count();
        if own.reading.len() != characters || own.traditional.chars().count() != characters {
            return Err(format!(
                "This entry of the glossary has not as many syllables as characters: {line}"
            ));
        }
        if known.contains(own.simplified) {
            return Err(format!(
                "The dictionary has this word of the glossary already: {line}"
            ));
        }
        entries.push(own);
    }
    Ok(entries)
}

fn entry(line: &str) -> Option<Entry<'_>> {
    if line.starts_with('#') {
        return None;
    }
    let (heads, rest) = line.split_once(" [")?;
    let (traditional, simplified) = heads.split_once(' ')?;
    let (pinyin, senses) = rest.split_once("] /")?;
    let senses = senses.trim_end_matches(['`', ';', '\r', ' ']).strip_suffix('/')?;
    let syllables = || pinyin.split_whitespace();
    let readable = syllables().filter(|token| syllable(token).is_some()).enumerate();
    let capitals = readable.filter(|(_, token)| token.starts_with(|first: char| first.is_ascii_uppercase()));
    Some(Entry {
        traditional,
        simplified,
        reading: syllables().filter_map(syllable).collect(),
        capitals: capitals.map(|(at, _)| at).collect(),
        senses,
        name: pinyin.starts_with(|first: char| first.is_ascii_uppercase()),
        part_of_speech: 0,
    })
}

/// `lu:4` and the like; a token without a tone number is a Latin letter or punctuation.
pub(crate) fn syllable(token: &str) -> Option<Syllable> {
    let number = token.chars().last()?.to_digit(10)?;
    let tone = Tone::from_number(u8::try_from(number).ok()?)?;
    let letters = token.get(..token.len() - 1)?.to_lowercase().replace("u:", "ü");
    Syllable::new(&letters, tone)
}
