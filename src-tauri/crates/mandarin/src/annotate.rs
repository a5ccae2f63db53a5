//! A line of text turned into words with readings: cut, read, then spoken.

use std::ops::Range;

use crate::language::{Language, WordId};
use crate::polyphone::features::Context;
use crate::reading::{CharReading, Given, Source, Word, WordKind};
use crate::{Syllable, Tone, is_hanzi, sandhi};

// How often a reading of each kind is right, as measured by `examples/train_readings.rs` on text that it had not seen.
const SURE_ONLY_READING: f32 = 0.999;
const SURE_DICTIONARY_WORD: f32 = 0.99;
const SURE_GUESS: f32 = 0.5;

/// A word of the cut: where it is in the line, and its number in the dictionary.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) range: Range<usize>,
    pub(crate) word: Option<WordId>,
}

pub(crate) fn annotate(language: &Language, line: &str, given: &[Given]) -> Vec<Word> {
    let chars: Vec<char> = line.chars().collect();
    let pieces = cut(language, &chars);
    let mut words: Vec<Word> = Vec::with_capacity(pieces.len());
    for index in 0..pieces.len() {
        words.extend(word(language, &chars, &pieces, index, given));
    }
    give(&mut words, given);
    sandhi::speak(language, &mut words);
    words
}

/// Cuts a line: Chinese into the dictionary's words, letters and digits into runs, spaces into runs, other signs
/// one by one.
pub(crate) fn cut(language: &Language, chars: &[char]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = chars;
    let mut start = 0;
    while let Some(first) = rest.first() {
        let class = Class::of(*first);
        let length = match class {
            Class::Sign => 1,
            _ => rest.iter().take_while(|next| Class::of(**next) == class).count(),
        };
        let (run, others) = rest.split_at(length);
        if class == Class::Chinese {
            let mut from = start;
            for (word, length) in language.words.cut(run) {
                pieces.push(Piece {
                    range: from..from + length,
                    word,
                });
                from += length;
            }
        } else {
            pieces.push(Piece {
                range: start..start + length,
                word: None,
            });
        }
        start += length;
        rest = others;
    }
    pieces
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Chinese,
    Alphanumeric,
    Space,
    Sign,
}

impl Class {
    fn of(character: char) -> Class {
        match character {
            _ if is_hanzi(character) => Class::Chinese,
            _ if character.is_alphanumeric() => Class::Alphanumeric,
            _ if character.is_whitespace() => Class::Space,
            _ => Class::Sign,
        }
    }
}

fn word(
    language: &Language,
    chars: &[char],
    pieces: &[Piece],
    index: usize,
    given: &[Given],
) -> Option<Word> {
    let piece = pieces.get(index)?;
    let characters = chars.get(piece.range.clone())?;
    let chinese = characters.first().is_some_and(|first| is_hanzi(*first));
    let readings = if chinese {
        read(language, chars, pieces, index, given)
    } else {
        None
    };
    Some(Word {
        text: characters.iter().collect(),
        at: piece.range.start,
        kind: if readings.is_some() {
            WordKind::Chinese
        } else {
            WordKind::Other
        },
        readings: readings.unwrap_or_default(),
    })
}

/// The readings of the characters of a word; nothing when there is a character of which no reading is known or given.
fn read(
    language: &Language,
    chars: &[char],
    pieces: &[Piece],
    index: usize,
    given: &[Given],
) -> Option<Vec<CharReading>> {
    let piece = pieces.get(index)?;
    let in_word = readings_of_word(language, piece);
    let mut readings = Vec::with_capacity(piece.range.len());
    for (place, at) in piece.range.clone().enumerate() {
        let character = chars.get(at).copied()?;
        let chosen = choose(language, chars, pieces, index, place, &in_word);
        let (citation, sure) = chosen.or_else(|| Some((given_at(given, at)?.syllable, 1.0)))?;
        let own = language.readings_of(character);
        readings.push(CharReading {
            at,
            character,
            citation,
            spoken: citation,
            sure,
            source: Source::App,
            alternatives: own.iter().copied().filter(|other| *other != citation).collect(),
        });
    }
    Some(readings)
}

/// The different readings that the dictionary has for a word of more characters than one, the most useful first.
fn readings_of_word(language: &Language, piece: &Piece) -> Vec<Vec<Syllable>> {
    let Some(word) = piece.word.filter(|_| piece.range.len() > 1) else {
        return Vec::new();
    };
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

/// The reading of the character at a place of a word, and how sure it is.
fn choose(
    language: &Language,
    chars: &[char],
    pieces: &[Piece],
    index: usize,
    place: usize,
    in_word: &[Vec<Syllable>],
) -> Option<(Syllable, f32)> {
    let context = context(chars, pieces, index, place, in_word);
    let character = chars.get(context.at).copied().unwrap_or_default();
    let dictionary = context.dictionary;
    let settled = dictionary.filter(|first| in_word.iter().all(|reading| reading.get(place) == Some(first)));
    if let Some(reading) = settled {
        return Some((reading, SURE_DICTIONARY_WORD));
    }
    if let Some(learnt) = language.polyphones.readings(character) {
        let probabilities = language.polyphones.probabilities(&context, learnt.len());
        let possible = |syllable: &Syllable| {
            in_word.is_empty() || in_word.iter().any(|reading| reading.get(place) == Some(syllable))
        };
        let best = learnt
            .iter()
            .zip(probabilities)
            .filter(|(reading, _)| possible(reading));
        if let Some((reading, probability)) = best.max_by(|(_, left), (_, right)| left.total_cmp(right)) {
            return Some((*reading, probability));
        }
    }
    if let Some(reading) = dictionary {
        return Some((reading, SURE_GUESS));
    }
    let (reading, share) = language.characters.most_frequent(character)?;
    let only = language.readings_of(character).len() == 1;
    Some((
        reading,
        if only {
            SURE_ONLY_READING
        } else {
            share.max(SURE_GUESS)
        },
    ))
}

/// The place of a character as the model sees it.
pub(crate) fn context<'a>(
    chars: &'a [char],
    pieces: &[Piece],
    index: usize,
    place: usize,
    in_word: &[Vec<Syllable>],
) -> Context<'a> {
    let length = |index: Option<usize>| {
        index
            .and_then(|index| pieces.get(index))
            .map_or(0, |piece| piece.range.len())
    };
    let word = pieces.get(index).map_or(0..0, |piece| piece.range.clone());
    Context {
        line: chars,
        at: word.start + place,
        before: length(index.checked_sub(1)),
        after: length(Some(index + 1)),
        word,
        dictionary: in_word.first().and_then(|reading| reading.get(place)).copied(),
    }
}

/// Puts the given readings in their places.
fn give(words: &mut [Word], given: &[Given]) {
    let mut readings: Vec<&mut CharReading> = words.iter_mut().flat_map(|word| &mut word.readings).collect();
    for reading in &mut readings {
        if let Some(one) = given_at(given, reading.at) {
            reading.citation = one.syllable;
            reading.source = one.source;
            reading.sure = 1.0;
        }
    }
    // A given `nǎr` over 哪儿 is nǎ over the first character and r over the second.
    for pair in 1..readings.len() {
        let Some([before, er]) = readings.get_mut(pair - 1..=pair) else {
            continue;
        };
        let joined =
            before.citation.is_erhua() && er.at == before.at + 1 && matches!(er.character, '儿' | '兒');
        if let Some(r) = Syllable::new("r", Tone::Neutral).filter(|_| joined && er.source == Source::App) {
            before.citation = before.citation.without_erhua();
            er.citation = r;
            er.source = before.source;
            er.sure = 1.0;
        }
    }
    for reading in readings {
        reading.spoken = reading.citation;
        let citation = reading.citation;
        reading.alternatives.retain(|other| *other != citation);
    }
}

/// The reading that is given for a character: the author's before the learner's.
fn given_at(given: &[Given], at: usize) -> Option<&Given> {
    given
        .iter()
        .filter(|one| one.at == at)
        .min_by_key(|one| one.source)
}
