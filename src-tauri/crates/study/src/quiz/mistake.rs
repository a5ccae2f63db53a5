//! The mistake clinic: which one is wrong, how to mend it, why.

use super::choices::{Candidate, DISTRACTORS, Near, distractors};
use super::{Asked, Maker, Question, tiles};
use crate::collect::{is_vocabulary, word_note};
use crate::gloss;
use crate::item::Passage;
use crate::note::{Corrected, Facts, Note};
use crate::phrase::{Phrase, Ruby};
use crate::reason::{Pair, Reason};
use rand::seq::SliceRandom;
use rand_pcg::Pcg32;
use wenxi_mandarin::pinyin;

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
            Asked::ChooseOf {
                key: Passage::Chinese(correct.chinese.clone()),
                distractors: wrong,
            },
        ));
    }
    let instruction = "Build the right sentence.";
    let built = tiles::order(maker, note, instruction, &correct.chinese, &correct.english, rng)?;
    Some(question(instruction, built.answer))
}

/// The wrong sentence; choose why it is wrong. The choices are what authors say of grammar, with the words left open, so that
/// none is told by what its sentence is about. The distractors blame what cannot be wrong here, as the mended sentence and
/// the dictionary show, and each of them something else.
pub(super) fn why(maker: &Maker<'_>, note: &Note, rng: &mut Pcg32) -> Option<Question> {
    match why_by_grammar(maker, note, rng) {
        None if !maker.strict => any_why(maker, note, rng),
        asked => asked,
    }
}

fn why_by_grammar(maker: &Maker<'_>, note: &Note, rng: &mut Pcg32) -> Option<Question> {
    let (incorrect, why, corrects) = facts(note)?;
    let key = Reason::of(why)?;
    let pair = Pair::new(maker.language, incorrect, corrects, why);
    let others = maker.neighbours.iter().chain(maker.mistakes);
    let mut reasons: Vec<Reason> = others
        .filter(|other| other.id != note.id)
        .filter_map(facts)
        .filter_map(|(_, why, _)| Reason::of(why))
        .filter(|reason| reason.causes.iter().all(|cause| !pair.could_be(*cause)))
        .collect();
    reasons.shuffle(rng);
    // What is nearest to the right one first: of the noun that is used as a verb that it is a verb of another sort.
    reasons.sort_by_key(|reason| reason.causes.first().copied());
    let mut wrong: Vec<Reason> = Vec::new();
    for reason in reasons {
        let apart = |other: &Reason| other.causes.is_disjoint(&reason.causes);
        if apart(&key) && wrong.iter().all(apart) && wrong.len() < DISTRACTORS {
            wrong.push(reason);
        }
    }
    (wrong.len() >= 2).then(|| {
        let wrong = wrong.into_iter().map(|reason| Passage::English(reason.text));
        because(note, Passage::English(key.text), wrong.collect())
    })
}

/// The same where that cannot be asked, among whole reasons that say something else. The right one is told by what it speaks of,
/// and it is asked only because its card is studied.
fn any_why(maker: &Maker<'_>, note: &Note, rng: &mut Pcg32) -> Option<Question> {
    let (_, why, _) = facts(note)?;
    let mut others: Vec<&str> = maker
        .neighbours
        .iter()
        .filter(|other| other.id != note.id)
        .filter_map(facts)
        .map(|(_, why, _)| why)
        .filter(|why| !why.is_empty())
        .collect();
    others.shuffle(rng);
    let mut reasons: Vec<&str> = Vec::new();
    for other in others {
        let mut said = std::iter::once(&why).chain(&reasons);
        if said.all(|said| gloss::says_otherwise(said, other)) {
            reasons.push(other);
        }
    }
    reasons.truncate(DISTRACTORS);
    (!why.is_empty() && reasons.len() >= 2).then(|| {
        let wrong = reasons
            .into_iter()
            .map(|reason| Passage::English(reason.to_owned()));
        because(note, Passage::English(why.to_owned()), wrong.collect())
    })
}

fn because(note: &Note, key: Passage, distractors: Vec<Passage>) -> Question {
    let meant = facts(note).and_then(|(incorrect, _, corrects)| nearest(incorrect, corrects));
    let english = meant.map(|correct| correct.english.clone());
    let english = english.filter(|english| !english.is_empty());
    Question {
        instruction: "Why is it wrong?",
        stem: vec![Passage::Chinese(note.chinese().clone())],
        context: english.into_iter().map(Passage::English).collect(),
        show_readings: true,
        audio: None,
        answer: Asked::Choose { key, distractors },
        explanation: explanation(note),
    }
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

/// The right sentence with other words in the place of the word that mends it, if it is one word that does; and what each of
/// these words says.
fn replaced(
    maker: &Maker<'_>,
    incorrect: &Phrase,
    correct: &Corrected,
    rng: &mut Pcg32,
) -> Option<Vec<(Passage, Vec<Passage>)>> {
    let Difference { before, after } = Difference::between(&incorrect.text, &correct.chinese.text);
    let end = correct.chinese.text.chars().count() - after;
    let words = correct.chinese.words(maker.language);
    // The word that covers the difference; 客服 where the sentences differ in 服 alone.
    let mending = words.iter().filter(|word| is_vocabulary(word)).find(|word| {
        let (from, to) = (word.at, word.at + word.readings.len());
        from <= before && end <= to && before < to
    })?;
    let syllables: Vec<_> = mending.readings.iter().map(|reading| reading.written).collect();
    let note = word_note(maker.language, &mending.text, &pinyin::marks(&syllables))?;
    let key = Candidate::of_note(maker.language, &note)?;
    let said = gloss::meaning(&correct.english);
    let wrong = distractors(maker, &key, Near::Meaning, rng, |word| {
        key.is_as_long_as(word, maker.strict)
            && word.stems.is_disjoint(&said)
            && !incorrect.text.contains(&word.word.text)
            && !correct.chinese.text.contains(&word.word.text)
    })?;
    // Words from anywhere make no sense in the sentence: what mends it would be told at a glance.
    let at_home = wrong.iter().filter(|word| word.of_lesson).count();
    if maker.strict && at_home + 1 < wrong.len() {
        return None;
    }
    Some(
        wrong
            .into_iter()
            .map(|word| {
                let sentence = with_word(&correct.chinese, mending.at, &word.word);
                (Passage::Chinese(sentence), word.said())
            })
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
