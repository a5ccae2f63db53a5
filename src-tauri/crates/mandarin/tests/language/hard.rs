//! Business and everyday sentences of ours, rich in characters with several readings, each syllable labelled by its writer and held against the dictionary.
//! `sentences.tsv` may be learnt from and tuned to. `held-out.tsv` is never learnt from; but its mistakes were looked at once
//! (1.5 % of its syllables) and sentences like them taught, so that new text is read somewhat worse than it.
//! `fresh.tsv` was written independently after the model was made, is never learnt from, and was measured once: 98.86 % of
//! 1,753 syllables were right (98.80 % before one label of ours was put right by the dictionary). Four of its mistakes were
//! looked at since, and two of them, which a later model had made, put right by rules; the others were not.

use std::collections::{BTreeMap, BTreeSet};

use rstest::rstest;
use wenxi_mandarin::{Language, Syllable, is_hanzi};

use super::LANGUAGE;

const SENTENCES: &str = include_str!("../../../../../tests/fixtures/readings/sentences.tsv");
const HELD_OUT: &str = include_str!("../../../../../tests/fixtures/readings/held-out.tsv");
const FRESH: &str = include_str!("../../../../../tests/fixtures/readings/fresh.tsv");

/// Characters that learners know for being read in several ways.
const CHARACTERS: &str = "行长重为得还了着和好乐便调处数应当差兴供角空背血只种发量切间中教觉相传假倒弹都的地会系干几降\
                          难薄朝尽曾作强折喝称正卷挨散单任华没攒大少看过转分号载落卡划要给更解宁率省将盛模";

/// Readings that the dictionary lacks for the character: the last two are of verbs said twice.
const NOT_IN_THE_DICTIONARY: [(char, &str); 3] = [('确', "dí"), ('问', "wen"), ('教', "jiao")];

/// The sentences of a file, each character of Chinese with its reading.
fn read(file: &'static str) -> impl Iterator<Item = (&'static str, Vec<(char, Syllable)>)> {
    file.lines().map(|line| {
        let (sentence, reading) = line.split_once('\t').unwrap();
        let syllables = reading.split(' ').map(|syllable| syllable.parse().unwrap());
        let characters: Vec<char> = sentence.chars().filter(|one| is_hanzi(*one)).collect();
        let read: Vec<(char, Syllable)> = characters.iter().copied().zip(syllables).collect();
        assert_eq!(read.len(), reading.split(' ').count(), "{sentence}");
        assert_eq!(read.len(), characters.len(), "{sentence}");
        (sentence, read)
    })
}

/// What the program reads otherwise, and how many syllables there are.
fn compare(language: &Language, file: &'static str) -> (Vec<String>, usize) {
    let (mut wrong, mut all) = (Vec::new(), 0);
    for (sentence, expected) in read(file) {
        let words = language.annotate(sentence, &[]);
        let readings = words.iter().flat_map(|word| &word.readings);
        for (reading, (character, syllable)) in readings.zip(&expected) {
            assert_eq!(reading.character, *character, "{sentence}");
            all += 1;
            if reading.written != *syllable {
                wrong.push(format!(
                    "{sentence} {character} is {syllable}, read {} ({:.2})",
                    reading.written, reading.sure
                ));
            }
        }
    }
    (wrong, all)
}

#[rstest]
#[case::known(SENTENCES, 0.995)]
#[case::held_out(HELD_OUT, 0.995)]
#[case::fresh(FRESH, 0.985)]
fn syllables_that_are_right(#[case] file: &'static str, #[case] share: f64) {
    let (wrong, all) = compare(&LANGUAGE, file);
    let right = 1.0 - wrong.len() as f64 / all as f64;
    println!("{:.2} % of {all} syllables", 100.0 * right);
    assert!(right >= share, "{right:.4}\n{}", wrong.join("\n"));
}

#[test]
fn every_reading_is_one_that_the_dictionary_has_for_the_character() {
    for (sentence, syllables) in read(SENTENCES).chain(read(HELD_OUT)) {
        for (character, syllable) in syllables {
            let known = LANGUAGE.readings_of(character).contains(&syllable);
            let exception = (character, syllable.to_string());
            let excepted = NOT_IN_THE_DICTIONARY
                .iter()
                .any(|(one, other)| (*one, (*other).to_owned()) == exception);
            assert!(known || excepted, "{sentence}: {character} {syllable}");
        }
    }
}

#[test]
fn every_character_is_there_in_more_than_one_reading() {
    let mut found: BTreeMap<char, Vec<Syllable>> = BTreeMap::new();
    for (character, syllable) in read(SENTENCES).chain(read(HELD_OUT)).flat_map(|(_, read)| read) {
        found.entry(character).or_default().push(syllable);
    }
    for character in CHARACTERS.chars() {
        let readings = &found[&character];
        let different: BTreeSet<&Syllable> = readings.iter().collect();
        assert!(
            readings.len() >= 6 && different.len() >= 2,
            "{character} {readings:?}"
        );
    }
}

#[test]
fn no_sentence_is_there_twice() {
    let all: Vec<&str> = read(SENTENCES)
        .chain(read(HELD_OUT))
        .map(|(sentence, _)| sentence)
        .collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    assert!(all.len() >= 600);
}
