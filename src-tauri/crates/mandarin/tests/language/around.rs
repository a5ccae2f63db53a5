//! Readings that the words around a character decide, each beside what looks the same and is read otherwise: a reading in
//! braces behind its character.

use super::LANGUAGE;

const SENTENCES: &str = include_str!("around.tsv");

/// A sentence without its braces, and the readings in them by the index of their character.
fn parted(marked: &str) -> (String, Vec<(usize, String)>) {
    let (mut sentence, mut readings) = (String::new(), Vec::new());
    let mut pieces = marked.split('{');
    sentence.push_str(pieces.next().unwrap());
    for piece in pieces {
        let (reading, rest) = piece.split_once('}').unwrap();
        readings.push((sentence.chars().count() - 1, reading.to_owned()));
        sentence.push_str(rest);
    }
    (sentence, readings)
}

#[test]
fn words_around_decide() {
    let mut wrong = Vec::new();
    for line in SENTENCES.lines() {
        let (sentence, expected) = parted(line);
        let words = LANGUAGE.annotate(&sentence, &[]);
        let readings: Vec<_> = words.iter().flat_map(|word| &word.readings).collect();
        for (at, reading) in expected {
            let found = readings
                .iter()
                .find(|one| one.at == at)
                .unwrap()
                .written
                .to_string();
            if found != reading {
                wrong.push(format!("{sentence} {}: {found}", reading));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
