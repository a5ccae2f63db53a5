//! Asking for a word: its meaning, its characters, its sound, its reading.

use super::choices::{Candidate, distractors, is_as_long};
use super::{Asked, Maker, Question};
use crate::collect::annotated;
use crate::gloss;
use crate::item::Passage;
use crate::note::{Facts, GlossBy, Note, Phrase};
use rand_pcg::Pcg32;
use wenxi_mandarin::{Language, Syllable, pinyin};

/// Word seen; choose its meaning. The glosses of the distractors share nothing with any sense of the word.
pub(super) fn meaning(maker: &Maker<'_>, note: &Note, rng: &mut Pcg32) -> Option<Question> {
    let key = key(maker, note)?;
    let wrong = distractors(maker, &key, rng, |word| is_as_long(&word.gloss, &key.gloss))?;
    Some(Question {
        instruction: "What does it mean?",
        stem: vec![Passage::Chinese(key.word.clone())],
        context: Vec::new(),
        show_readings: true,
        audio: None,
        answer: Asked::Choose {
            key: Passage::English(key.gloss.clone()),
            distractors: wrong
                .iter()
                .map(|word| Passage::English(word.gloss.clone()))
                .collect(),
        },
        explanation: explanation(note),
    })
}

/// Meaning seen; choose the word among words of its length. No sense of a distractor shares anything with the meaning.
pub(super) fn word(maker: &Maker<'_>, note: &Note, rng: &mut Pcg32) -> Option<Question> {
    let key = key(maker, note)?;
    let wrong = distractors(maker, &key, rng, |word| word.len() == key.len())?;
    Some(Question {
        instruction: "Which word is it?",
        stem: vec![Passage::English(key.gloss.clone())],
        context: Vec::new(),
        show_readings: true,
        audio: None,
        answer: Asked::Choose {
            key: Passage::Chinese(key.word.clone()),
            distractors: phrases(&wrong),
        },
        explanation: explanation(note),
    })
}

/// Word heard; choose what was said among words of its length that sound otherwise in every reading that they have.
pub(super) fn listening(maker: &Maker<'_>, note: &Note, rng: &mut Pcg32) -> Option<Question> {
    let key = key(maker, note)?;
    let heard = sounds(maker.language, &key.word);
    let sounds_otherwise = |word: &Candidate| {
        let plain = Phrase::plain(word.word.text.clone());
        let mut theirs = sounds(maker.language, &word.word);
        theirs.extend(sounds(maker.language, &plain));
        theirs.extend(
            maker
                .language
                .define(&word.word.text)
                .into_iter()
                .map(|entry| entry.pinyin),
        );
        theirs.iter().all(|sound| !heard.contains(sound))
    };
    let wrong = distractors(maker, &key, rng, |word| {
        word.len() == key.len() && sounds_otherwise(word)
    })?;
    Some(Question {
        instruction: "What do you hear?",
        stem: Vec::new(),
        context: Vec::new(),
        show_readings: false,
        audio: Some(key.word.clone()),
        answer: Asked::Choose {
            key: Passage::Chinese(key.word.clone()),
            distractors: phrases(&wrong),
        },
        explanation: explanation(note),
    })
}

/// Word seen; type its reading. Right are the given reading, the dictionary's for the same meaning, and each as spoken.
pub(super) fn reading(maker: &Maker<'_>, note: &Note) -> Option<Question> {
    let Facts::Word { word, gloss, .. } = &note.facts else {
        return None;
    };
    let mut accepted: Vec<String> = Vec::new();
    let mut accept = |syllables: &[Syllable]| {
        let reading = pinyin::marks(syllables);
        if !reading.is_empty() && !accepted.contains(&reading) {
            accepted.push(reading);
        }
    };
    for sound in sounds(maker.language, word) {
        accept(&sound);
    }
    let meaning = gloss::stems(gloss);
    for entry in maker.language.define(&word.text) {
        let stems = entry
            .senses
            .iter()
            .flat_map(|sense| gloss::stems(sense))
            .collect();
        if !meaning.is_disjoint(&stems) {
            accept(&entry.pinyin);
        }
    }
    if accepted.is_empty() {
        return None;
    }
    Some(Question {
        instruction: "Type its reading.",
        stem: vec![Passage::Chinese(word.clone())],
        // The meaning tells which reading is meant where a word has several.
        context: Some(gloss)
            .filter(|gloss| !gloss.is_empty())
            .map(|g| Passage::English(g.clone()))
            .into_iter()
            .collect(),
        show_readings: false,
        audio: None,
        answer: Asked::Type { accepted },
        explanation: explanation(note),
    })
}

/// The word of a note with a meaning.
fn key(maker: &Maker<'_>, note: &Note) -> Option<Candidate> {
    Candidate::of_note(maker.language, note).filter(|key| !key.gloss.is_empty())
}

fn phrases(words: &[&Candidate]) -> Vec<Passage> {
    words
        .iter()
        .map(|word| Passage::Chinese(word.word.clone()))
        .collect()
}

/// How a word is read: in dictionary tones, and as it is spoken.
fn sounds(language: &Language, word: &Phrase) -> Vec<Vec<Syllable>> {
    let words = annotated(language, word);
    let readings = || words.iter().flat_map(|word| &word.readings);
    vec![
        readings().map(|reading| reading.citation).collect(),
        readings().map(|reading| reading.spoken).collect(),
    ]
}

/// The word with its reading and meaning, and whose words these are.
pub(super) fn explanation(note: &Note) -> Vec<Passage> {
    let Facts::Word {
        word,
        gloss,
        gloss_by,
    } = &note.facts
    else {
        return Vec::new();
    };
    let by = match gloss_by {
        GlossBy::Author => "from the lesson",
        GlossBy::Dictionary => "CC-CEDICT",
    };
    let reading: Vec<&str> = word.rubies.iter().map(|ruby| ruby.pinyin.as_str()).collect();
    let mut passages = vec![Passage::Chinese(word.clone()), Passage::Pinyin(reading.join(" "))];
    if !gloss.is_empty() {
        passages.push(Passage::English(format!("{gloss} ({by})")));
    }
    passages
}
