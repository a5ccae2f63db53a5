//! Whole pages of the two kinds that learners have, and the words of such pages: every character is read rightly.

use wenxi_mandarin::is_hanzi;

use super::{LANGUAGE, citation, cut};

const CONCEPT_PAGE: &str = include_str!("../../../../../tests/fixtures/documents/concept-labelled.md");
const WORD_PAGE: &str = include_str!("../../../../../tests/fixtures/documents/word-extracted-bare.txt");

/// Each line with Chinese of the two pages, its Chinese alone, read by a person.
const PAGES: &str = include_str!("../../../../../tests/fixtures/readings/pages.tsv");

/// Words of pages about customer service.
const WORDS: &str = include_str!("../../../../../tests/fixtures/readings/words.tsv");

#[test]
fn every_character_of_a_page() {
    let lines = CONCEPT_PAGE.lines().chain(WORD_PAGE.lines());
    let chinese = lines.filter(|line| line.contains(is_hanzi));
    let mut expected = PAGES.lines();
    for line in chinese {
        let words = LANGUAGE.annotate(line, &[]);
        let readings = words.iter().flat_map(|word| &word.readings);
        let (characters, syllables): (String, Vec<String>) = readings
            .map(|reading| (reading.character, reading.written.to_string()))
            .unzip();
        let read = format!("{characters}\t{}", syllables.join(" "));
        assert_eq!(Some(read.as_str()), expected.next());
    }
    assert_eq!(expected.next(), None);
}

#[test]
fn every_word_of_a_page() {
    for line in WORDS.lines() {
        let (word, reading) = line.split_once('\t').unwrap();
        assert_eq!((cut(word).as_str(), citation(word).as_str()), (word, reading));
    }
}
