//! Asking for a word: its meaning, its characters, its sound, its reading, its tones.

use super::choices::{Candidate, Near, distractors, is_as_long, syllables};
use super::{Asked, Maker, Question};
use crate::gloss;
use crate::item::{Key, Passage};
use crate::note::{Facts, GlossBy, Note};
use crate::phrase::{Phrase, Ruby};
use rand::seq::SliceRandom;
use rand_pcg::Pcg32;
use wenxi_mandarin::{Language, Syllable, pinyin};

/// The most characters that are to be written at once.
const WRITTEN: usize = 3;

/// How many meanings are listed as right where one is typed; the others are right, too.
const SENSES_SHOWN: usize = 6;

/// How many senses a gloss shows as a choice.
const SENSES: usize = 2;

/// Word seen; choose its meaning. The glosses of the distractors share nothing with any sense of the word, and have as many
/// senses as its own, so that none stands out by its look.
pub(super) fn meaning(maker: &Maker<'_>, note: &Note, rng: &mut Pcg32) -> Option<Question> {
    let key = key(maker, note)?;
    let shown = gloss::first(&key.gloss, SENSES);
    // A saying that is told in a whole sentence stands out beside words.
    if maker.strict && shown.chars().count() > gloss::LONGEST {
        return None;
    }
    let senses = gloss::senses(&shown).count();
    let is_name = |gloss: &str| gloss.chars().next().is_some_and(char::is_uppercase);
    let cut = |word: &Candidate| gloss::first(&word.gloss, senses);
    let wrong = distractors(maker, &key, Near::Meaning, rng, |word| {
        gloss::senses(&word.gloss).count() >= senses
            && is_as_long(&cut(word), &shown)
            && is_name(&word.gloss) == is_name(&shown)
    })?;
    Some(Question {
        instruction: "What does it mean?",
        stem: vec![Passage::Chinese(key.word.clone())],
        context: Vec::new(),
        show_readings: true,
        audio: None,
        answer: Asked::ChooseOf {
            distractors: wrong
                .iter()
                .map(|word| (Passage::English(cut(word)), word.said()))
                .collect(),
            key: Passage::English(shown),
        },
        explanation: explanation(note),
    })
}

/// Meaning seen; choose the word among words of its length. No sense of a distractor shares anything with the meaning.
pub(super) fn word(maker: &Maker<'_>, note: &Note, rng: &mut Pcg32) -> Option<Question> {
    let key = key(maker, note)?;
    let wrong = distractors(maker, &key, Near::Look, rng, |word| {
        key.is_as_long_as(word, maker.strict)
    })?;
    Some(Question {
        instruction: "Which word is it?",
        stem: vec![Passage::English(key.gloss.clone())],
        context: Vec::new(),
        show_readings: true,
        audio: None,
        answer: Asked::ChooseOf {
            key: Passage::Chinese(key.word.clone()),
            distractors: choices(&wrong),
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
    let wrong = distractors(maker, &key, Near::Sound, rng, |word| {
        key.is_as_long_as(word, maker.strict) && sounds_otherwise(word)
    })?;
    Some(Question {
        instruction: "What do you hear?",
        stem: Vec::new(),
        context: Vec::new(),
        show_readings: false,
        audio: Some(key.word.clone()),
        answer: Asked::ChooseOf {
            key: Passage::Chinese(key.word.clone()),
            distractors: choices(&wrong),
        },
        explanation: explanation(note),
    })
}

/// Word seen; type its reading. Right are the given reading, the dictionary's for the same meaning, and each as spoken.
pub(super) fn reading(maker: &Maker<'_>, note: &Note) -> Option<Question> {
    let accepted = readings(maker.language, note)?;
    Some(Question {
        instruction: "Type its reading.",
        answer: Asked::Other(Key::Reading { accepted }),
        ..seen(note)?
    })
}

/// Word seen; give the tone of each syllable. Not asked where a syllable has no character of its own.
pub(super) fn tones(maker: &Maker<'_>, note: &Note) -> Option<Question> {
    let accepted = readings(maker.language, note)?;
    let shown = pinyin::parse(accepted.first()?).ok()?;
    let length = note.chinese().text.chars().count();
    if shown.len() != length || shown.iter().any(|s| s.is_r() || s.is_erhua()) {
        return None;
    }
    let letters = shown
        .iter()
        .map(|syllable| syllable.letters().to_owned())
        .collect();
    Some(Question {
        instruction: "Which tones does it have?",
        answer: Asked::Other(Key::Tones { letters, accepted }),
        ..seen(note)?
    })
}

/// Word seen; type its meaning. Right are the senses of the note and those of the entry that is read so; rare ones, slang
/// among them, are right but not shown.
pub(super) fn gloss(maker: &Maker<'_>, note: &Note) -> Option<Question> {
    let key = key(maker, note)?;
    let mut accepted: Vec<String> = gloss::senses(&key.gloss).map(str::to_owned).collect();
    let mut also: Vec<String> = Vec::new();
    if let Some(entry) = crate::collect::entry(maker.language, &key.word.text, &key.syllables) {
        let (usual, rare) = gloss::ranked(&entry);
        for sense in usual {
            if !accepted.contains(&sense) && accepted.len() < SENSES_SHOWN {
                accepted.push(sense);
            } else {
                also.push(sense);
            }
        }
        also.extend(rare);
        also.retain(|sense| !accepted.contains(sense));
    }
    Some(Question {
        instruction: "Type its meaning in English.",
        context: Vec::new(),
        show_readings: true,
        answer: Asked::Other(Key::Gloss { accepted, also }),
        ..seen(note)?
    })
}

/// Meaning and reading seen; write the characters, if there are few and it is known how each is written.
pub(super) fn writing(maker: &Maker<'_>, note: &Note) -> Option<Question> {
    let key = key(maker, note)?;
    let characters: Vec<char> = key.word.text.chars().collect();
    let is_known = |character: &char| maker.language.strokes(*character).is_some();
    if characters.len() > WRITTEN || !characters.iter().all(is_known) {
        return None;
    }
    let reading = readings(maker.language, note)?.into_iter().next()?;
    Some(Question {
        instruction: "Write it, stroke by stroke.",
        stem: vec![Passage::Pinyin(reading)],
        context: vec![Passage::English(key.gloss.clone())],
        show_readings: false,
        audio: Some(key.word.clone()),
        answer: Asked::Other(Key::Strokes { characters }),
        explanation: explanation(note),
    })
}

/// Several words and their meanings; match them. No two of them share anything in any sense.
pub(super) fn pairs(maker: &Maker<'_>, notes: &[&Note], rng: &mut Pcg32) -> Option<Question> {
    let words: Vec<Candidate> = notes.iter().filter_map(|note| key(maker, note)).collect();
    let apart = words.iter().enumerate().all(|(at, word)| {
        let says_something = !gloss::stems(&gloss::first(&word.gloss, SENSES)).is_empty();
        says_something
            && words
                .iter()
                .skip(at + 1)
                .all(|other| other.stems.is_disjoint(&word.stems) && other.word.text != word.word.text)
    });
    if words.len() != notes.len() || !apart {
        return None;
    }
    let mut order: Vec<usize> = (0..words.len()).collect();
    order.shuffle(rng);
    let gloss = |word: &Candidate| Passage::English(gloss::first(&word.gloss, SENSES));
    let partner = (0..words.len())
        .filter_map(|left| order.iter().position(|at| *at == left))
        .collect();
    Some(Question {
        instruction: "Match the words with their meanings.",
        stem: Vec::new(),
        context: Vec::new(),
        show_readings: true,
        audio: None,
        answer: Asked::Other(Key::Pairs {
            left: words
                .iter()
                .map(|word| Passage::Chinese(word.word.clone()))
                .collect(),
            right: order.iter().filter_map(|at| words.get(*at)).map(gloss).collect(),
            partner,
        }),
        explanation: words.iter().flat_map(Candidate::said).collect(),
    })
}

/// A word that is seen, with its meaning beneath, which tells the reading that is meant where it has several.
fn seen(note: &Note) -> Option<Question> {
    let Facts::Word { word, gloss, .. } = &note.facts else {
        return None;
    };
    Some(Question {
        instruction: "",
        stem: vec![Passage::Chinese(word.clone())],
        context: Some(gloss)
            .filter(|gloss| !gloss.is_empty())
            .map(|g| Passage::English(g.clone()))
            .into_iter()
            .collect(),
        show_readings: false,
        audio: None,
        answer: Asked::Other(Key::Reading { accepted: Vec::new() }),
        explanation: explanation(note),
    })
}

/// The readings that are right for a word, the given one first.
fn readings(language: &Language, note: &Note) -> Option<Vec<String>> {
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
    for sound in sounds(language, word) {
        accept(&sound);
    }
    let given = syllables(word);
    let meaning = gloss::stems(gloss);
    let entries = language.define(&word.text);
    for entry in &entries {
        let stems = entry
            .senses
            .iter()
            .flat_map(|sense| gloss::stems(sense))
            .collect();
        if !meaning.is_disjoint(&stems) || is_spoken_as(language, word, &entry.pinyin, &given) {
            accept(&entry.pinyin);
        }
    }
    if entries.is_empty() {
        for citation in citations(language, word, &given) {
            accept(&citation);
        }
    }
    (!accepted.is_empty()).then_some(accepted)
}

/// Whether a word with this reading in dictionary tones is spoken so, as authors write who write what is said: 不错 búcuò.
fn is_spoken_as(language: &Language, word: &Phrase, citation: &[Syllable], spoken: &[Syllable]) -> bool {
    let read_so = Phrase {
        text: word.text.clone(),
        rubies: citation
            .iter()
            .enumerate()
            .map(|(at, syllable)| Ruby {
                at,
                pinyin: syllable.to_string(),
            })
            .collect(),
    };
    sounds(language, &read_so).iter().any(|sound| sound == spoken)
}

/// The readings in dictionary tones of a word that is spoken so, where the dictionary does not have the word: each
/// character in the tones that it can have.
fn citations(language: &Language, word: &Phrase, spoken: &[Syllable]) -> Vec<Vec<Syllable>> {
    /// A long phrase could have thousands.
    const MOST: usize = 64;
    let mut ways: Vec<Vec<Syllable>> = vec![Vec::new()];
    for (character, said) in word.text.chars().zip(spoken) {
        let others = language
            .readings_of(character)
            .iter()
            .filter(|own| own.letters() == said.letters() && *own != said);
        let own: Vec<Syllable> = std::iter::once(said).chain(others).copied().collect();
        ways = ways
            .iter()
            .flat_map(|way| own.iter().map(|last| [way.as_slice(), &[*last]].concat()))
            .take(MOST)
            .collect();
    }
    ways.retain(|way| way.len() == word.text.chars().count() && is_spoken_as(language, word, way, spoken));
    ways
}

/// The word of a note with a meaning.
fn key(maker: &Maker<'_>, note: &Note) -> Option<Candidate> {
    Candidate::of_note(maker.language, note).filter(|key| !key.gloss.is_empty())
}

/// Words to choose from, each with what it says.
pub(super) fn choices(words: &[Candidate]) -> Vec<(Passage, Vec<Passage>)> {
    let choice = |word: &Candidate| (Passage::Chinese(word.word.clone()), word.said());
    words.iter().map(choice).collect()
}

/// How a word is read: in dictionary tones, and as it is spoken.
fn sounds(language: &Language, word: &Phrase) -> Vec<Vec<Syllable>> {
    let words = word.words(language);
    let readings = || words.iter().flat_map(|word| &word.readings);
    vec![
        readings().map(|reading| reading.written).collect(),
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
        GlossBy::Course => "from another lesson",
        GlossBy::App => "Wenxi",
        GlossBy::Dictionary => "CC-CEDICT",
    };
    let reading: Vec<&str> = word.rubies.iter().map(|ruby| ruby.pinyin.as_str()).collect();
    let mut passages = vec![Passage::Chinese(word.clone()), Passage::Pinyin(reading.join(" "))];
    if !gloss.is_empty() {
        passages.push(Passage::English(format!("{gloss} ({by})")));
    }
    passages
}
