//! Asking for an author's sentence: by ear, or for a word in it.

use super::choices::{Candidate, DISTRACTORS, distractors, is_as_long};
use super::{Asked, Maker, Question};
use crate::collect::{annotated, is_vocabulary, word_note};
use crate::gloss;
use crate::item::Passage;
use crate::note::{Facts, Note, Phrase, Ruby};
use rand::seq::SliceRandom;
use rand_pcg::Pcg32;
use std::collections::BTreeSet;
use wenxi_mandarin::{is_hanzi, pinyin};

/// The longest sentence that is asked by ear, in Chinese characters.
const LONGEST_HEARD: usize = 20;
/// What stands for each missing character.
const GAP: char = '＿';

/// A sentence with a gap and its translation; choose the word. The word is one whose dictionary senses stand in the
/// translation; nothing of the distractors' senses does, so only the word says what the translation says.
pub(super) fn cloze(maker: &Maker<'_>, chinese: &Phrase, english: &str, rng: &mut Pcg32) -> Option<Question> {
    let said = gloss::stems(english);
    let mut targets = targets(maker, chinese, &said);
    targets.shuffle(rng);
    // A word that the lesson teaches before any other.
    targets.sort_by_key(|target| !maker.words.iter().any(|word| word.id == target.id));
    targets.iter().find_map(|key| {
        let wrong = distractors(maker, key, rng, |word| {
            word.len() == key.len()
                && word.stems.is_disjoint(&said)
                && !chinese.text.contains(&word.word.text)
        })?;
        let reading = pinyin::marks(&key.syllables);
        Some(Question {
            instruction: "Which word is missing?",
            stem: vec![Passage::Chinese(with_gap(chinese, &key.word.text))],
            context: vec![Passage::English(english.to_owned())],
            show_readings: true,
            audio: None,
            answer: Asked::Choose {
                key: Passage::Chinese(key.word.clone()),
                distractors: wrong
                    .iter()
                    .map(|word| Passage::Chinese(word.word.clone()))
                    .collect(),
            },
            explanation: vec![
                Passage::Chinese(chinese.clone()),
                Passage::English(english.to_owned()),
                Passage::Chinese(key.word.clone()),
                Passage::Pinyin(reading),
                Passage::English(key.gloss.clone()),
            ],
        })
    })
}

/// A short sentence heard; choose what was said among other sentences of the lesson. They differ in more than half of
/// their sounds, so nothing hangs on a reading that the app is not sure of.
pub(super) fn listening(maker: &Maker<'_>, note: &Note, rng: &mut Pcg32) -> Option<Question> {
    let Facts::Sentence { chinese, english } = &note.facts else {
        return None;
    };
    let heard = sounds(maker, chinese);
    if heard.len() > LONGEST_HEARD {
        return None;
    }
    let mut wrong: Vec<&Phrase> = maker
        .neighbours
        .iter()
        .filter(|other| other.id != note.id)
        .filter_map(|other| match &other.facts {
            Facts::Sentence { chinese, .. } => Some(chinese),
            _ => None,
        })
        .filter(|other| is_as_long(&other.text, &chinese.text))
        .filter(|other| {
            let theirs = sounds(maker, other);
            2 * theirs.intersection(&heard).count() < theirs.len().min(heard.len())
        })
        .collect();
    wrong.shuffle(rng);
    wrong.truncate(DISTRACTORS);
    (wrong.len() >= 2).then(|| Question {
        instruction: "What do you hear?",
        stem: Vec::new(),
        context: Vec::new(),
        show_readings: false,
        audio: Some(chinese.clone()),
        answer: Asked::Choose {
            key: Passage::Chinese(chinese.clone()),
            distractors: wrong.into_iter().cloned().map(Passage::Chinese).collect(),
        },
        explanation: vec![
            Passage::Chinese(chinese.clone()),
            Passage::English(english.clone()),
        ],
    })
}

/// The syllables of a sentence without their tones, with the place of each among equal ones.
fn sounds(maker: &Maker<'_>, sentence: &Phrase) -> BTreeSet<(String, usize)> {
    let mut sounds = BTreeSet::new();
    for word in annotated(maker.language, sentence) {
        for reading in word.readings.iter().filter(|reading| is_hanzi(reading.character)) {
            let letters = reading.spoken.letters().to_owned();
            let again = (0..)
                .find(|n| !sounds.contains(&(letters.clone(), *n)))
                .unwrap_or(0);
            sounds.insert((letters, again));
        }
    }
    sounds
}

/// The words of a sentence of which the translation says something that the dictionary says of them.
fn targets(maker: &Maker<'_>, chinese: &Phrase, said: &BTreeSet<String>) -> Vec<Candidate> {
    let mut targets: Vec<Candidate> = Vec::new();
    for word in annotated(maker.language, chinese)
        .iter()
        .filter(|word| is_vocabulary(word))
    {
        let syllables: Vec<_> = word.readings.iter().map(|reading| reading.citation).collect();
        let note = word_note(maker.language, &word.text, &pinyin::marks(&syllables));
        let candidate = note.and_then(|note| Candidate::of_note(maker.language, &note));
        targets.extend(
            candidate
                .filter(|target| !target.gloss.is_empty() && !gloss::stems(&target.gloss).is_disjoint(said)),
        );
    }
    targets.sort_by(|a, b| a.id.cmp(&b.id));
    targets.dedup_by(|a, b| a.id == b.id);
    targets
}

/// The sentence with a gap wherever the word stands.
pub(super) fn with_gap(sentence: &Phrase, word: &str) -> Phrase {
    let gap: String = word.chars().map(|_| GAP).collect();
    let text = sentence.text.replace(word, &gap);
    let gaps: BTreeSet<usize> = text
        .chars()
        .enumerate()
        .filter(|(_, c)| *c == GAP)
        .map(|(at, _)| at)
        .collect();
    let rubies: Vec<Ruby> = sentence
        .rubies
        .iter()
        .filter(|ruby| !gaps.contains(&ruby.at))
        .cloned()
        .collect();
    Phrase { text, rubies }
}
