//! The mistake clinic: which one is wrong, how to mend it, why.

use super::choices::{Candidate, DISTRACTORS, Near, distractors};
use super::{Asked, Maker, Question, tiles};
use crate::collect::{is_vocabulary, word_note};
use crate::gloss;
use crate::item::Passage;
use crate::note::{Corrected, Facts, Note, Phrase, Ruby};
use rand::seq::SliceRandom;
use rand_pcg::Pcg32;
use wenxi_mandarin::{is_hanzi, pinyin};

/// Two sentences of the author and what one of them says; choose the other one. Both may be good Chinese: what is meant
/// tells which is wrong, so nothing is asked without it.
pub(super) fn spot(maker: &Maker<'_>, note: &Note) -> Option<Question> {
    let (incorrect, _, corrects) = facts(note)?;
    let nearest = nearest(incorrect, corrects)?;
    let english = Some(nearest.english.clone()).filter(|english| !english.is_empty());
    if maker.strict && english.is_none() {
        return None;
    }
    Some(Question {
        instruction: match english {
            Some(_) => "Which one does not say this?",
            None => "Which one is wrong?",
        },
        stem: Vec::new(),
        context: english.into_iter().map(Passage::English).collect(),
        show_readings: true,
        audio: None,
        answer: Asked::Choose {
            key: Passage::Chinese(incorrect.clone()),
            distractors: vec![Passage::Chinese(nearest.chinese.clone())],
        },
        explanation: explanation(note),
    })
}

/// The wrong sentence and what it should say; choose the right one, or build it. Distractors are the right sentence with
/// another word where it was mended, of which the translation says nothing. Where no single word mends it, its words are
/// to be put in order: what mends other mistakes would be told apart at a glance.
pub(super) fn mend(maker: &Maker<'_>, note: &Note, rng: &mut Pcg32) -> Option<Question> {
    let (incorrect, _, corrects) = facts(note)?;
    let correct = nearest(incorrect, corrects).filter(|correct| !correct.english.is_empty())?;
    let question = |instruction, answer| Question {
        instruction,
        stem: vec![Passage::Chinese(incorrect.clone())],
        context: vec![Passage::English(correct.english.clone())],
        show_readings: true,
        audio: None,
        answer,
        explanation: explanation(note),
    };
    if let Some(wrong) = replaced(maker, incorrect, correct, rng) {
        return Some(question(
            "How should it be said?",
            Asked::Choose {
                key: Passage::Chinese(correct.chinese.clone()),
                distractors: wrong.into_iter().map(Passage::Chinese).collect(),
            },
        ));
    }
    let instruction = "Build the right sentence.";
    let built = tiles::order(maker, note, instruction, &correct.chinese, &correct.english, rng)?;
    Some(question(instruction, built.answer))
}

/// The wrong sentence; choose why it is wrong. Distractors are the reasons of other mistakes that could be the reason of this
/// one by what they speak of, and say something else.
pub(super) fn why(maker: &Maker<'_>, note: &Note, rng: &mut Pcg32) -> Option<Question> {
    let (incorrect, why, corrects) = facts(note)?;
    let mut reasons: Vec<&str> = Vec::new();
    // A reason that names words which the sentence does not have could not be its reason.
    let here = |character: char| {
        incorrect.text.contains(character) || corrects.iter().any(|c| c.chinese.text.contains(character))
    };
    let names_others = |reason: &str| reason.chars().any(|c| is_hanzi(c) && !here(c));
    // One about the same word as the right one may be right as well.
    let is_rival = |reason: &str| reason.chars().any(|c| is_hanzi(c) && why.contains(c));
    let mut others: Vec<&Note> = maker
        .neighbours
        .iter()
        .filter(|other| other.id != note.id)
        .collect();
    others.shuffle(rng);
    for (_, other, theirs) in others.into_iter().filter_map(facts) {
        // One that speaks of tickets is that of the sentence about tickets.
        let is_tied = theirs
            .iter()
            .any(|correct| gloss::share_meaning(other, &correct.english));
        let could_be = !is_tied && !names_others(other) && !is_rival(other);
        if !other.is_empty()
            && (could_be || !maker.strict)
            && std::iter::once(&why)
                .chain(&reasons)
                .all(|said| gloss::says_otherwise(said, other))
        {
            reasons.push(other);
        }
    }
    reasons.truncate(DISTRACTORS);
    if why.is_empty() || reasons.len() < 2 {
        return None;
    }
    Some(Question {
        instruction: "Why is it wrong?",
        stem: vec![Passage::Chinese(incorrect.clone())],
        context: Vec::new(),
        show_readings: true,
        audio: None,
        answer: Asked::Choose {
            key: Passage::English(why.to_owned()),
            distractors: reasons
                .into_iter()
                .map(|reason| Passage::English(reason.to_owned()))
                .collect(),
        },
        explanation: explanation(note),
    })
}

fn facts(note: &Note) -> Option<(&Phrase, &str, &[Corrected])> {
    match &note.facts {
        Facts::Mistake {
            incorrect,
            why,
            corrects,
        } => Some((incorrect, why, corrects)),
        _ => None,
    }
}

/// The right sentence that shares most with the wrong one.
fn nearest<'a>(incorrect: &Phrase, corrects: &'a [Corrected]) -> Option<&'a Corrected> {
    corrects
        .iter()
        .filter(|correct| correct.chinese.text != incorrect.text)
        .max_by_key(|correct| {
            let difference = Difference::between(&incorrect.text, &correct.chinese.text);
            difference.before + difference.after
        })
}

/// Where two texts differ: characters that are the same at the beginning and at the end.
struct Difference {
    before: usize,
    after: usize,
}

impl Difference {
    fn between(one: &str, other: &str) -> Self {
        let before = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        let left = one.chars().count().min(other.chars().count()) - before;
        let after = one
            .chars()
            .rev()
            .zip(other.chars().rev())
            .take(left)
            .take_while(|(a, b)| a == b)
            .count();
        Self { before, after }
    }
}

/// The right sentence with other words in the place of the word that mends it, if it is one word that does.
fn replaced(
    maker: &Maker<'_>,
    incorrect: &Phrase,
    correct: &Corrected,
    rng: &mut Pcg32,
) -> Option<Vec<Phrase>> {
    let Difference { before, after } = Difference::between(&incorrect.text, &correct.chinese.text);
    let end = correct.chinese.text.chars().count() - after;
    let words = correct.chinese.words(maker.language);
    // The word that covers the difference; 客服 where the sentences differ in 服 alone.
    let mending = words.iter().filter(|word| is_vocabulary(word)).find(|word| {
        let (from, to) = (word.at, word.at + word.readings.len());
        from <= before && end <= to && before < to
    })?;
    let syllables: Vec<_> = mending.readings.iter().map(|reading| reading.citation).collect();
    let note = word_note(maker.language, &mending.text, &pinyin::marks(&syllables))?;
    let key = Candidate::of_note(maker.language, &note)?;
    let said = gloss::meaning(&correct.english);
    let wrong = distractors(maker, &key, Near::Meaning, rng, |word| {
        word.len() == key.len()
            && word.stems.is_disjoint(&said)
            && !incorrect.text.contains(&word.word.text)
            && !correct.chinese.text.contains(&word.word.text)
    })?;
    Some(
        wrong
            .into_iter()
            .map(|word| with_word(&correct.chinese, mending.at, &word.word))
            .collect(),
    )
}

/// The sentence with another word of the same length at this place.
fn with_word(sentence: &Phrase, at: usize, word: &Phrase) -> Phrase {
    let length = word.text.chars().count();
    let replaced = at..at + length;
    let text = sentence
        .text
        .chars()
        .take(at)
        .chain(word.text.chars())
        .chain(sentence.text.chars().skip(at + length));
    let mut rubies: Vec<Ruby> = sentence
        .rubies
        .iter()
        .filter(|ruby| !replaced.contains(&ruby.at))
        .cloned()
        .collect();
    rubies.extend(word.rubies.iter().map(|ruby| Ruby {
        at: ruby.at + at,
        pinyin: ruby.pinyin.clone(),
    }));
    rubies.sort_by_key(|ruby| ruby.at);
    Phrase {
        text: text.collect(),
        rubies,
    }
}

/// Why, and how to say it, in the author's words.
fn explanation(note: &Note) -> Vec<Passage> {
    let Some((_, why, corrects)) = facts(note) else {
        return Vec::new();
    };
    let mut passages = Vec::new();
    if !why.is_empty() {
        passages.push(Passage::English(why.to_owned()));
    }
    for correct in corrects {
        passages.push(Passage::Chinese(correct.chinese.clone()));
        if !correct.english.is_empty() {
            passages.push(Passage::English(correct.english.clone()));
        }
    }
    passages
}
