//! Which reading a character has in its place: the dictionary's word before the model, the model before frequency.

use crate::annotate::{Line, Piece};
use crate::language::{Hsk, Language};
use crate::polyphone::features::Context;
use crate::{Syllable, Tone};

// How often a reading of each kind is right, rounded down from what `examples/train_readings.rs` measures on text
// that the model has not seen.
const SURE_ONLY_READING: f32 = 0.999;
const SURE_DICTIONARY_WORD: f32 = 0.985;
/// The longest word around a character that is evidence for its reading when the line is cut otherwise.
const LONGEST_COVERING: usize = 4;
/// How sure the model has to be of a reading that the dictionary does not have for a word.
const OVERRULES: f32 = 0.5;
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
    let piece = line.pieces.get(index)?;
    let character = line.chars.get(piece.range.start + place).copied()?;
    if let [only] = language.readings_of(character) {
        return Some((*only, SURE_ONLY_READING));
    }
    let listed = listed(in_word, place);
    let known = line.simplified.get(piece.range.start + place).copied()?;
    if let Some((reading, sure)) = likeliest(language, line, index, place, &listed, known) {
        // Corpora write 认识 with a full second tone and 这儿 in two syllables, dictionaries rènshi and zhèr: that is no
        // reason to overrule.
        let is_weak = |other: &&Syllable| {
            other.is_r() || other.tone() == Tone::Neutral && other.letters() == reading.letters()
        };
        if let Some(weak) = listed.iter().find(is_weak) {
            return Some((*weak, sure.max(SURE_DICTIONARY_WORD)));
        }
        if listed.is_empty() || listed.contains(&reading) || sure > OVERRULES {
            return Some((reading, sure));
        }
    }
    let known_well = language.polyphones.has(known);
    match listed.as_slice() {
        [] => {
            let (reading, share) = language.characters.most_frequent(character)?;
            let always = known_well || share > 0.9;
            Some((
                reading,
                if always {
                    SURE_ALWAYS_SO
                } else {
                    share.clamp(0.5, SURE_GUESS)
                },
            ))
        }
        [only] => Some((*only, SURE_DICTIONARY_WORD)),
        [first, ..] => Some((
            *first,
            if is_common(language, piece) {
                SURE_COMMON_WORD
            } else {
                SURE_GUESS
            },
        )),
    }
}

/// The readings that the dictionary has for a character of a word of more than one, without repetition.
fn listed(in_word: &[Vec<Syllable>], place: usize) -> Vec<Syllable> {
    let mut listed = Vec::new();
    for reading in in_word.iter().filter(|reading| reading.len() > 1) {
        if let Some(syllable) = reading.get(place).filter(|syllable| !listed.contains(*syllable)) {
            listed.push(*syllable);
        }
    }
    listed
}

/// The reading that the model finds likeliest, with its probability.
fn likeliest(
    language: &Language,
    line: &Line,
    index: usize,
    place: usize,
    listed: &[Syllable],
    known: char,
) -> Option<(Syllable, f32)> {
    let readings = language.polyphones.readings(known)?;
    let context = context(language, line, index, place, listed)?;
    let probabilities = language.polyphones.probabilities(&context, readings);
    readings
        .iter()
        .copied()
        .zip(probabilities)
        .max_by(|(_, left), (_, right)| left.total_cmp(right))
}

/// The place of a character as the model sees it.
fn context<'a>(
    language: &Language,
    line: &'a Line,
    index: usize,
    place: usize,
    listed: &'a [Syllable],
) -> Option<Context<'a>> {
    let near = |offset: isize| {
        index
            .checked_add_signed(offset)
            .and_then(|index| line.pieces.get(index))
    };
    let length = |offset| near(offset).map_or(0, |piece: &Piece| piece.range.len());
    let kind = |offset| {
        let word = near(offset).map(|piece: &Piece| piece.word);
        word.map_or(0, |word| word.map_or(1, |word| language.words.tag(word)))
    };
    let word = line.pieces.get(index)?.range.clone();
    Some(Context {
        line: &line.simplified,
        at: word.start + place,
        before: length(-1),
        after: length(1),
        word,
        kinds: [kind(-2), kind(-1), kind(0), kind(1), kind(2)],
        dictionary: listed,
        covering: covering(language, line, line.pieces.get(index)?.range.start + place),
    })
}

/// The readings that words of two to four characters have for a character, whether the line is cut into them or not:
/// the length of the word, its reading here.
fn covering(language: &Language, line: &Line, at: usize) -> Vec<(usize, Syllable)> {
    let usable =
        |entry: &u32| language.dictionary.is_aligned(*entry) && !language.dictionary.comes_last(*entry);
    let mut covering = Vec::new();
    for start in at.saturating_sub(LONGEST_COVERING - 1)..=at {
        let end = line.simplified.len().min(start + LONGEST_COVERING);
        let text = line.simplified.get(start..end).unwrap_or_default();
        for (word, length) in language.words.beginning(text) {
            if length > 1 && start + length > at {
                let readings = language.words.entries(word).filter(usable);
                let here = readings.filter_map(|entry| language.dictionary.reading(entry).nth(at - start));
                covering.extend(here.map(|reading| (length, reading)));
            }
        }
    }
    covering
}

/// What the model sees of the character at an index of a line, and what of it speaks for one of the readings.
#[cfg(feature = "training")]
pub(crate) fn features_at(
    language: &Language,
    line: &str,
    at: usize,
    readings: &[Syllable],
) -> (Vec<u32>, Vec<(u32, usize)>) {
    let line = Line::cut(language, line);
    let (mut features, mut for_one) = (Vec::new(), Vec::new());
    let here = line
        .pieces
        .iter()
        .enumerate()
        .find(|(_, piece)| piece.range.contains(&at));
    if let Some((index, piece)) = here {
        let place = at - piece.range.start;
        let listed = listed(&readings_of_word(language, piece), place);
        if let Some(context) = context(language, &line, index, place, &listed) {
            crate::polyphone::features::each(&context, |feature| features.push(feature));
            crate::polyphone::features::each_for(&context, readings, |feature, class| {
                for_one.push((feature, class))
            });
        }
    }
    (features, for_one)
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
        kinds: [0; 5],
        dictionary: &[],
        covering: Vec::new(),
    };
    let mut features = Vec::new();
    crate::polyphone::features::each_near(&context, |feature| features.push(feature));
    features
}
