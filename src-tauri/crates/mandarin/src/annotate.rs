//! A line of text turned into words with readings: cut, read, then spoken.

use crate::choose::WordReading;
use crate::language::Language;
use crate::language::names::{self, Part};
use crate::line::{Line, Piece};
use crate::reading::{Alternative, CharReading, Given, Source, Word, WordKind};
use crate::{Syllable, Tone, choose, is_hanzi, light, sandhi};

impl Language {
    /// The words of a line, each character with its reading; the texts of the words, joined, are the line.
    ///
    /// Readings that are `given` win, then the learner's corrections for the sentence, then those for the word.
    pub fn annotate(&self, line: &str, given: &[Given]) -> Vec<Word> {
        annotate(self, line, given)
    }
}

fn annotate(language: &Language, text: &str, given: &[Given]) -> Vec<Word> {
    let line = Line::cut(language, text);
    let corrected = language.corrections().given(
        &line.simplified,
        line.pieces.iter().map(|piece| piece.range.clone()),
    );
    let given: &[Given] = if corrected.is_empty() {
        given
    } else {
        &[given, &corrected].concat()
    };
    let mut words: Vec<Word> = Vec::with_capacity(line.pieces.len());
    let mut rest = text;
    for index in 0..line.pieces.len() {
        words.extend(word(language, &line, index, &mut rest, given));
    }
    repeat(&mut words);
    light::apply(language, &line, &mut words);
    if !given.is_empty() {
        give(&mut words, given);
    }
    sandhi::speak(language, &mut words);
    words
}

/// The word of a piece; `rest` is the text from it on, and then from behind it on.
fn word(language: &Language, line: &Line, index: usize, rest: &mut &str, given: &[Given]) -> Option<Word> {
    let piece = line.pieces.get(index)?;
    let characters = line.chars.get(piece.range.clone())?;
    let length = characters.iter().map(|one| one.len_utf8()).sum();
    let (text, behind) = rest.split_at_checked(length)?;
    *rest = behind;
    let chinese = characters.first().is_some_and(|first| is_hanzi(*first));
    let readings = if chinese {
        read(language, line, index, given)
    } else {
        None
    };
    Some(Word {
        is_name: readings.is_some() && is_name(language, line, piece),
        text: text.to_owned(),
        at: piece.range.start,
        kind: if readings.is_some() {
            WordKind::Chinese
        } else {
            WordKind::Other
        },
        readings: readings.unwrap_or_default(),
    })
}

/// Whether a word is a name: by its most useful entry, and a surname by the title behind it.
fn is_name(language: &Language, line: &Line, piece: &Piece) -> bool {
    match piece.part {
        Part::Word => {}
        Part::Number => return false,
        Part::Familiar | Part::Surname | Part::Given => return true,
    }
    if piece.range.len() > 1 {
        return piece.word.is_some_and(|word| language.words.is_name(word));
    }
    let (before, from) = line.simplified.split_at(piece.range.start);
    if !from.first().is_some_and(|one| language.names.is_surname(*one)) {
        return false;
    }
    before.last() == Some(&'姓') || names::is_surname_with_title(from, names::SURNAMES)
}

/// The readings of the characters of a word; nothing when there is a character of which no reading is known or given.
fn read(language: &Language, line: &Line, index: usize, given: &[Given]) -> Option<Vec<CharReading>> {
    let piece = line.pieces.get(index)?;
    // Most words have no character with a choice.
    let characters = line.chars.get(piece.range.clone())?;
    let is_open = |character: &char| language.readings_of(*character).len() != 1;
    let in_word = if characters.len() > 1 && characters.iter().any(is_open) {
        choose::readings_of_word(language, piece)
    } else {
        choose::InWord::new()
    };
    let mut readings = Vec::with_capacity(piece.range.len());
    for (place, at) in piece.range.clone().enumerate() {
        let character = line.chars.get(at).copied()?;
        let (written, citation, sure, alternatives) =
            match choose::choose(language, line, index, place, &in_word) {
                Some(chosen) => (
                    chosen.reading,
                    chosen.citation,
                    chosen.sure,
                    chosen.alternatives(language, character),
                ),
                None => {
                    let given = given_at(given, at)?.syllable;
                    (given, given, 1.0, Vec::new())
                }
            };
        let source = Source::App;
        readings.push(CharReading {
            at,
            character,
            citation,
            written,
            spoken: written,
            sure,
            source,
            alternatives,
        });
    }
    agree(&mut readings, &in_word);
    Some(readings)
}

/// Makes the characters of a word agree, where each has a reading of some entry of the dictionary and together they are
/// none (大夫 is dàifu or dàfū): the entry that most of them have, of several the most useful.
fn agree(readings: &mut [CharReading], in_word: &[WordReading]) {
    if in_word.len() < 2 {
        return;
    }
    let length = readings.len();
    let entries = || {
        in_word
            .iter()
            .filter(move |entry| entry.len() > 1 && entry.len() == length)
    };
    let agree = |entry: &[Syllable]| {
        entry
            .iter()
            .zip(readings.iter())
            .filter(|(one, read)| **one == read.written)
            .count()
    };
    let is_listed =
        |(place, read): (usize, &CharReading)| entries().any(|entry| entry.get(place) == Some(&read.written));
    let Some(best) = entries().rev().max_by_key(|entry| agree(entry)) else {
        return;
    };
    if agree(best) < best.len() && readings.iter().enumerate().all(is_listed) {
        for (reading, syllable) in readings.iter_mut().zip(best) {
            light::turn(reading, *syllable);
        }
    }
}

/// A verb that is repeated around 一 is read the same both times: 数一数, 量一量.
fn repeat(words: &mut [Word]) {
    for at in 2..words.len() {
        let Some([first, one, second]) = words.get_mut(at - 2..=at) else {
            continue;
        };
        let is_repeated = one.text == "一" && first.text == second.text;
        if let ([left], [right], true) = (&mut first.readings[..], &mut second.readings[..], is_repeated) {
            let (surer, other) = if left.sure >= right.sure {
                (left, right)
            } else {
                (right, left)
            };
            if surer.written != other.written {
                put(other, surer.written);
                other.sure = surer.sure;
            }
        }
    }
}

/// Puts the given readings in their places.
fn give(words: &mut [Word], given: &[Given]) {
    let mut readings: Vec<&mut CharReading> = words.iter_mut().flat_map(|word| &mut word.readings).collect();
    for reading in &mut readings {
        if let Some(one) = given_at(given, reading.at) {
            replace(reading, one.syllable, one.source);
        }
    }
    // A given `nǎr` over 哪儿 is nǎ over the first character and r over the second.
    for pair in 1..readings.len() {
        let Some([before, er]) = readings.get_mut(pair - 1..=pair) else {
            continue;
        };
        let joined =
            before.written.is_erhua() && er.at == before.at + 1 && matches!(er.character, '儿' | '兒');
        if let Some(r) = Syllable::new("r", Tone::Neutral).filter(|_| joined && er.source == Source::App) {
            let (plain, source) = (before.written.without_erhua(), before.source);
            replace(before, plain, source);
            replace(er, r, source);
        }
    }
}

/// Puts a given reading in the place of the app's, which becomes the first of the others.
fn replace(reading: &mut CharReading, given: Syllable, source: Source) {
    if reading.source == Source::App {
        put(reading, given);
    } else {
        reading.alternatives.retain(|other| other.syllable != given);
        reading.citation = given;
        reading.written = given;
        reading.spoken = given;
    }
    reading.sure = 1.0;
    reading.source = source;
}

/// Puts another reading in the place of the app's, which stays as the first of the others.
fn put(reading: &mut CharReading, other: Syllable) {
    let own = Alternative {
        syllable: reading.written,
        share: reading.sure,
    };
    reading.alternatives.insert(0, own);
    reading
        .alternatives
        .retain(|alternative| alternative.syllable != other);
    reading.citation = other;
    reading.written = other;
    reading.spoken = other;
}

/// The reading that is given for a character: the author's before the learner's.
fn given_at(given: &[Given], at: usize) -> Option<&Given> {
    given
        .iter()
        .filter(|one| one.at == at)
        .min_by_key(|one| one.source)
}
