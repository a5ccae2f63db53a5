//! Which reading a character has in its place: the dictionary's word before the model, the model before frequency.

use crate::annotate::{Line, Piece};
use crate::language::{Hsk, Language};
use crate::polyphone::features::Context;
use crate::{Syllable, Tone};

// How often a reading of each kind is right, rounded down from what `examples/train_readings.rs` measures on text
// that the model has not seen.
const SURE_ONLY_READING: f32 = 0.999;
const SURE_DICTIONARY_WORD: f32 = 0.985;
/// A character that was always read the same in the text that was learnt from.
const SURE_ALWAYS_SO: f32 = 0.97;
/// A word with several readings of which the first is taught before any other.
const SURE_COMMON_WORD: f32 = 0.95;
const SURE_GUESS: f32 = 0.8;

/// The different readings that the dictionary has for a word, the most useful first.
pub(crate) fn readings_of_word(language: &Language, piece: &Piece) -> Vec<Vec<Syllable>> {
    let Some(word) = piece.word else { return Vec::new() };
    let mut readings: Vec<Vec<Syllable>> = Vec::new();
    for entry in language
        .words
        .entries(word)
        .filter(|entry| language.dictionary.is_aligned(*entry))
    {
        let reading: Vec<Syllable> = language.dictionary.reading(entry).collect();
        // Surnames and pointers are only a reading when there is no other.
        let counts = readings.is_empty() || !language.dictionary.comes_last(entry);
        if counts && reading.len() == piece.range.len() && !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

/// Whether the most useful entry of a word is taught in the HSK, and any other later or never.
fn is_common(language: &Language, piece: &Piece) -> bool {
    let entries = piece
        .word
        .into_iter()
        .flat_map(|word| language.words.entries(word));
    let mut levels = entries.map(|entry| {
        let Hsk { v2, v3 } = language.dictionary.hsk(entry);
        v2.into_iter().chain(v3).min().unwrap_or(u8::MAX)
    });
    levels
        .next()
        .is_some_and(|first| levels.all(|other| first < other))
}

/// The reading of the character at a place of a word, and the probability that it is right; nothing when the
/// character has no known reading. `in_word` are the readings that the dictionary has for the word.
pub(crate) fn choose(
    language: &Language,
    line: &Line,
    index: usize,
    place: usize,
    in_word: &[Vec<Syllable>],
) -> Option<(Syllable, f32)> {
    let context = context(line, index, place, in_word)?;
    let character = line.chars.get(context.at).copied()?;
    let known = line.simplified.get(context.at).copied()?;
    let alone = context.word.len() == 1;
    let of_word = |reading: &Vec<Syllable>| reading.get(place).copied();
    let dictionary = in_word.first().and_then(of_word);
    let settled = dictionary.filter(|first| in_word.iter().all(|reading| of_word(reading) == Some(*first)));

    let learnt = language.polyphones.readings(known).map(|learnt| {
        let probabilities = language.polyphones.probabilities(&context, learnt.len());
        learnt.iter().copied().zip(probabilities)
    });
    let likeliest = |possible: &dyn Fn(Syllable, f32) -> bool| {
        let among = learnt
            .clone()?
            .filter(|(reading, sure)| possible(*reading, *sure));
        among.max_by(|(_, left), (_, right)| left.total_cmp(right))
    };

    if let [only] = language.readings_of(character) {
        return Some((*only, SURE_ONLY_READING));
    }
    if let (Some(reading), false) = (settled, alone) {
        // Corpora write 认识 with a full second tone and 这儿 in two syllables, dictionaries rènshi and zhèr: that
        // is no reason to overrule.
        let weak = |other: Syllable| {
            reading.is_r() || reading.tone() == Tone::Neutral && other.letters() == reading.letters()
        };
        let overrules =
            |other: Syllable, sure: f32| other != reading && sure > language.overrules && !weak(other);
        let overruling = likeliest(&overrules);
        return overruling.or(Some((reading, SURE_DICTIONARY_WORD)));
    }
    let has_word = |syllable| in_word.iter().any(|reading| of_word(reading) == Some(syllable));
    // 单子 is dānzi rather than dānzǐ, whatever 子 is elsewhere.
    let weak = |other: Syllable| {
        let same = |first: Syllable| first.tone() == Tone::Neutral && first.letters() == other.letters();
        !alone && dictionary.is_some_and(|first| first != other && same(first))
    };
    let possible = |other: Syllable, _: f32| alone || (has_word(other) && !weak(other));
    if let Some(chosen) = likeliest(&possible) {
        return Some(chosen);
    }
    if let Some(reading) = settled.filter(|_| !language.polyphones.has(known)) {
        return Some((reading, SURE_DICTIONARY_WORD));
    }
    if let (Some(reading), false) = (dictionary, alone) {
        let common = line
            .pieces
            .get(index)
            .is_some_and(|piece| is_common(language, piece));
        return Some((reading, if common { SURE_COMMON_WORD } else { SURE_GUESS }));
    }
    let (reading, share) = language.characters.most_frequent(character)?;
    let settled = language.polyphones.has(known) || share > 0.9;
    Some((
        reading,
        if settled {
            SURE_ALWAYS_SO
        } else {
            share.clamp(0.5, SURE_GUESS)
        },
    ))
}

/// The place of a character as the model sees it.
fn context<'a>(line: &'a Line, index: usize, place: usize, in_word: &[Vec<Syllable>]) -> Option<Context<'a>> {
    let length = |index: Option<usize>| {
        let piece = index.and_then(|index| line.pieces.get(index));
        piece.map_or(0, |piece| piece.range.len())
    };
    let word = line.pieces.get(index)?.range.clone();
    let long_word = in_word.first().filter(|reading| reading.len() > 1);
    Some(Context {
        line: &line.simplified,
        at: word.start + place,
        before: length(index.checked_sub(1)),
        after: length(Some(index + 1)),
        word,
        dictionary: long_word.and_then(|reading| reading.get(place)).copied(),
    })
}

/// What the model sees of the character at an index of a line.
#[cfg(feature = "training")]
pub(crate) fn features_at(language: &Language, line: &str, at: usize) -> Vec<u32> {
    let line = Line::cut(language, line);
    let mut features = Vec::new();
    for (index, piece) in line
        .pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| piece.range.contains(&at))
    {
        let in_word = readings_of_word(language, piece);
        if let Some(context) = context(&line, index, at - piece.range.start, &in_word) {
            crate::polyphone::features::each(&context, |feature| features.push(feature));
        }
    }
    features
}

/// What the model sees of a character of a headword when nothing around it is known to be a word.
#[cfg(feature = "training")]
pub(crate) fn features_in_headword(headword: &[char], at: usize) -> Vec<u32> {
    let context = Context {
        line: headword,
        at,
        word: at..at + 1,
        before: 0,
        after: 0,
        dictionary: None,
    };
    let mut features = Vec::new();
    crate::polyphone::features::each_near(&context, |feature| features.push(feature));
    features
}
