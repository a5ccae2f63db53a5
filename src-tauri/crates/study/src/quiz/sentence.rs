//! Asking for an author's sentence or passage: by ear, for a word in it, for its order, for its meaning.

use super::choices::{Candidate, DISTRACTORS, Near, distractors, is_as_long};
use super::word::choices;
use super::{Asked, Maker, Question, label, opposite};
use crate::collect::{is_vocabulary, word_note};
use crate::gloss;
use crate::item::{GAP, Key, Passage};
use crate::note::{Facts, Note};
use crate::phrase::{Phrase, Ruby};
use rand::RngExt;
use rand::seq::SliceRandom;
use rand_pcg::Pcg32;
use std::collections::BTreeSet;
use wenxi_mandarin::{Script, is_hanzi, pinyin};

/// The longest sentence that is asked by ear, in Chinese characters.
const LONGEST_HEARD: usize = 20;
/// The longest sentence that is typed after hearing it, and that is said in Chinese, in Chinese characters.
const LONGEST_TYPED: usize = 12;
const LONGEST_SAID: usize = 24;
/// So many words of a sentence are explained when it was said in Chinese.
const WORDS_SAID: usize = 4;

/// A sentence with a gap and its translation; choose the word. The word is one whose dictionary senses stand in the
/// translation; nothing of the distractors' senses does, so only the word says what the translation says.
pub(super) fn cloze(maker: &Maker<'_>, chinese: &Phrase, english: &str, rng: &mut Pcg32) -> Option<Question> {
    let mut targets = targets(maker, chinese, &gloss::stems(english));
    let said = gloss::meaning(english);
    targets.shuffle(rng);
    // A word that the lesson teaches before any other.
    targets.sort_by_key(|target| !maker.words.iter().any(|word| word.note.id == target.id));
    targets.iter().find_map(|key| {
        let wrong = distractors(maker, key, Near::Meaning, rng, |word| {
            key.is_as_long_as(word, maker.strict)
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
            answer: Asked::ChooseOf {
                key: Passage::Chinese(key.word.clone()),
                distractors: choices(&wrong),
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
    let mut wrong = others(maker, note, |other, _| {
        let theirs = sounds(maker, other);
        is_as_long(&other.text, &chinese.text)
            && 2 * theirs.intersection(&heard).count() < theirs.len().min(heard.len())
    });
    wrong.shuffle(rng);
    wrong.truncate(DISTRACTORS);
    let script = maker.script_of(&chinese.text);
    (wrong.len() >= 2).then(|| Question {
        instruction: "What do you hear?",
        stem: Vec::new(),
        context: Vec::new(),
        show_readings: false,
        audio: Some(chinese.clone()),
        answer: Asked::ChooseOf {
            key: Passage::Chinese(chinese.clone()),
            distractors: wrong
                .into_iter()
                .map(|(other, theirs)| {
                    let other = maker.written(other.clone(), script);
                    (Passage::Chinese(other.clone()), both(&other, theirs))
                })
                .collect(),
        },
        explanation: vec![
            Passage::Chinese(chinese.clone()),
            Passage::English(english.clone()),
        ],
    })
}

/// A sentence heard; type it. Both scripts are right.
pub(super) fn dictation(maker: &Maker<'_>, chinese: &Phrase, english: &str) -> Option<Question> {
    let hanzi = chinese.text.chars().filter(|c| is_hanzi(*c)).count();
    let others = chinese.text.chars().any(|c| c.is_alphanumeric() && !is_hanzi(c));
    // Digits and Latin letters can be spelt in several ways.
    if others || !(2..=LONGEST_TYPED).contains(&hanzi) {
        return None;
    }
    let mut accepted = vec![chinese.text.clone()];
    let words = chinese.words(maker.language);
    for script in [Script::Traditional, Script::Simplified] {
        let text = maker.language.written_in(&words, script).concat();
        if !accepted.contains(&text) {
            accepted.push(text);
        }
    }
    Some(Question {
        instruction: "Type what you hear.",
        stem: Vec::new(),
        context: Vec::new(),
        show_readings: false,
        audio: Some(chinese.clone()),
        answer: Asked::Other(Key::Dictation { accepted }),
        explanation: both(chinese, english),
    })
}

/// English seen; say it in Chinese, compare, rate.
pub(super) fn translate(maker: &Maker<'_>, chinese: &Phrase, english: &str) -> Option<Question> {
    let hanzi = chinese.text.chars().filter(|c| is_hanzi(*c)).count();
    let mut explanation: Vec<Passage> = targets(maker, chinese, &gloss::stems(english))
        .iter()
        .take(WORDS_SAID)
        .flat_map(Candidate::said)
        .collect();
    if explanation.is_empty() {
        explanation = both(chinese, english);
    }
    (hanzi <= LONGEST_SAID).then(|| Question {
        instruction: "Say it in Chinese, then compare.",
        stem: vec![Passage::English(english.to_owned())],
        context: Vec::new(),
        show_readings: false,
        audio: None,
        answer: Asked::Other(Key::SelfRated {
            answer: Passage::Chinese(chinese.clone()),
        }),
        explanation,
    })
}

/// Chinese and English; say whether they mean the same. The other English is that of a sentence of the lesson that says
/// something else, as near as that can be: it shares more with the right one than the others, and still less than a quarter.
pub(super) fn true_false(maker: &Maker<'_>, note: &Note, rng: &mut Pcg32) -> Option<Question> {
    /// Per cent.
    const MOST: usize = 25;
    let Facts::Sentence { chinese, english } = &note.facts else {
        return None;
    };
    let mut others = others(maker, note, |other, theirs| {
        is_as_long(theirs, english) && other.text != chinese.text && gloss::shared(english, theirs) < MOST
    });
    others.shuffle(rng);
    // A number on one side only would tell them apart.
    let has_number = |text: &str| text.chars().any(|c| c.is_ascii_digit());
    others.sort_by_key(|(_, theirs)| {
        let alike = has_number(theirs) == has_number(english);
        (!alike, std::cmp::Reverse(gloss::shared(english, theirs)))
    });
    let (others_chinese, other) = others.first()?;
    let same = rng.random_bool(0.5);
    let (stem, own) = label::unlabelled(chinese, english);
    let (_, theirs) = label::unlabelled(others_chinese, other);
    // What says the opposite in one word is told by reading alone, and not by what it is about.
    let turned = opposite::said(&stem.text, own);
    let shown = match (same, &turned) {
        (true, _) => own,
        (false, Some(turned)) => turned,
        (false, None) => theirs,
    };
    Some(Question {
        instruction: "Do they say the same?",
        stem: vec![Passage::Chinese(stem)],
        context: vec![Passage::English(shown.to_owned())],
        show_readings: true,
        audio: None,
        answer: Asked::InOrder {
            choices: ["Yes, the same", "No, something else"]
                .map(|word| Passage::English(word.to_owned()))
                .to_vec(),
            key: usize::from(!same),
        },
        explanation: both(chinese, english),
    })
}

/// A passage heard; choose how its English begins among those of other passages of the lesson.
pub(super) fn passage(maker: &Maker<'_>, note: &Note, rng: &mut Pcg32) -> Option<Question> {
    let Facts::Passage { chinese, english } = &note.facts else {
        return None;
    };
    let key = label::first_sentence(english);
    let mut wrong: Vec<&str> = Vec::new();
    let mut others: Vec<&Note> = maker
        .neighbours
        .iter()
        .filter(|other| other.id != note.id)
        .collect();
    others.shuffle(rng);
    for other in others {
        let Facts::Passage { english: theirs, .. } = &other.facts else {
            continue;
        };
        let begin = label::first_sentence(theirs);
        let apart = [english.as_str(), key]
            .into_iter()
            .chain(wrong.iter().copied())
            .all(|said| gloss::says_otherwise(said, theirs) && gloss::says_otherwise(said, begin));
        if apart && is_as_long(begin, key) {
            wrong.push(begin);
        }
    }
    wrong.truncate(DISTRACTORS);
    (wrong.len() >= 2).then(|| Question {
        instruction: "Which passage do you hear?",
        stem: Vec::new(),
        context: Vec::new(),
        show_readings: false,
        audio: Some(chinese.clone()),
        answer: Asked::Choose {
            key: Passage::English(key.to_owned()),
            distractors: wrong
                .into_iter()
                .map(|text| Passage::English(text.to_owned()))
                .collect(),
        },
        explanation: both(chinese, english),
    })
}

/// Other sentences of the lesson with their English.
fn others<'a>(
    maker: &'a Maker<'_>,
    note: &Note,
    fits: impl Fn(&Phrase, &str) -> bool,
) -> Vec<(&'a Phrase, &'a str)> {
    maker
        .neighbours
        .iter()
        .filter(|other| other.id != note.id)
        .filter_map(|other| match &other.facts {
            Facts::Sentence { chinese, english } => Some((chinese, english.as_str())),
            _ => None,
        })
        .filter(|(chinese, english)| fits(chinese, english))
        .collect()
}

pub(super) fn both(chinese: &Phrase, english: &str) -> Vec<Passage> {
    vec![
        Passage::Chinese(chinese.clone()),
        Passage::English(english.to_owned()),
    ]
}

/// The syllables of a sentence without their tones, with the place of each among equal ones.
fn sounds(maker: &Maker<'_>, sentence: &Phrase) -> BTreeSet<(String, usize)> {
    let mut sounds = BTreeSet::new();
    for word in sentence.words(maker.language) {
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
    for word in chinese
        .words(maker.language)
        .iter()
        .filter(|word| is_vocabulary(word))
    {
        let syllables: Vec<_> = word.readings.iter().map(|reading| reading.written).collect();
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
