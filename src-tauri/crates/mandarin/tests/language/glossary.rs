//! Our own words, which the dictionary lacks.

use std::collections::BTreeSet;

use wenxi_mandarin::{Syllable, pinyin};

use super::LANGUAGE;

/// The lines of the glossary: traditional, simplified, reading.
fn words() -> impl Iterator<Item = (&'static str, &'static str, Vec<Syllable>)> {
    let lines = include_str!("../../language/glossary.txt").lines();
    lines.filter(|line| !line.starts_with('#')).map(|line| {
        let (heads, rest) = line.split_once(" [").unwrap();
        let (traditional, simplified) = heads.split_once(' ').unwrap();
        let (reading, _) = rest.split_once(']').unwrap();
        (traditional, simplified, pinyin::parse(reading).unwrap())
    })
}

#[test]
fn there_are_three_hundred_each_once() {
    let simplified: Vec<&str> = words().map(|(_, simplified, _)| simplified).collect();
    let different: BTreeSet<&&str> = simplified.iter().collect();
    assert_eq!(different.len(), simplified.len());
    assert!(simplified.len() >= 300, "{}", simplified.len());
}

/// The build refuses a word that the dictionary has, so one entry means that it is ours.
#[test]
fn each_is_found_in_both_scripts_with_what_it_is() {
    for (traditional, simplified, reading) in words() {
        let entries = LANGUAGE.define(simplified);
        assert_eq!(entries.len(), 1, "{simplified}");
        assert_eq!(entries[0].pinyin, reading, "{simplified}");
        assert_eq!(entries[0].traditional, traditional);
        assert!(entries[0].part_of_speech.is_some(), "{simplified}");
        assert!(!entries[0].senses.is_empty(), "{simplified}");
        assert!(LANGUAGE.is_word(traditional), "{traditional}");
    }
}

/// Each character has the reading that its word gives it, or has it weakened.
#[test]
fn readings_agree_with_those_of_the_characters() {
    for (_, simplified, reading) in words() {
        for (character, syllable) in simplified.chars().zip(reading) {
            let own = LANGUAGE.readings_of(character);
            assert!(
                own.contains(&syllable),
                "{simplified}: {character} is {own:?}, not {syllable}"
            );
        }
    }
}

/// The parts that the dictionary knows are read in the word as they are by themselves.
#[test]
fn each_simplified_form_is_that_of_its_traditional_one() {
    for (traditional, simplified, _) in words() {
        assert_eq!(
            LANGUAGE.convert(traditional, wenxi_mandarin::Script::Simplified),
            simplified
        );
    }
}
