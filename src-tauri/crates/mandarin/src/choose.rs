//! Which reading a character has in its place: the dictionary's word before the model, the model before frequency.

use smallvec::SmallVec;

use crate::language::{
    Hsk, Language,
    names::{Part, is_titled},
};
use crate::line::{Line, Piece};
use crate::polyphone::CLASSES;
use crate::reading::Alternative;
use crate::{Syllable, Tone, around, evidence, light};

// How often a reading of each kind is right, rounded down from what `examples/train_readings.rs` measures on text
// that the model has not seen.
const SURE_ONLY_READING: f32 = 0.999;
const SURE_DICTIONARY_WORD: f32 = 0.985;
/// How sure the model has to be of a reading that the dictionary does not have for a word.
const OVERRULES: f32 = 0.5;
/// A character that was always read the same in the text that was learnt from.
const SURE_ALWAYS_SO: f32 = 0.97;
/// A word with several readings of which the first is taught before any other.
const SURE_COMMON_WORD: f32 = 0.95;
const SURE_GUESS: f32 = 0.8;
/// How much less likely a reading is that the model has never met than its frequency says.
const RARE: f32 = 0.01;

/// The reading of a word, and all that the dictionary has for it: few, of few syllables.
pub(crate) type WordReading = SmallVec<[Syllable; 4]>;
pub(crate) type InWord = SmallVec<[WordReading; 2]>;

/// The different readings that the dictionary has for a word, the most useful first.
pub(crate) fn readings_of_word(language: &Language, piece: &Piece) -> InWord {
    let mut readings = InWord::new();
    let Some(word) = piece.word.filter(|_| piece.part != Part::Given) else {
        return readings;
    };
    for entry in language
        .words
        .entries(word)
        .filter(|entry| language.dictionary.is_aligned(*entry))
    {
        let reading: WordReading = language.dictionary.reading(entry).collect();
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

/// A reading that was chosen for a character.
pub(crate) struct Chosen<'l> {
    pub(crate) reading: Syllable,
    /// The same with the character's own tone, where the reading is light in the word alone.
    pub(crate) citation: Syllable,
    /// The probability that it is right.
    pub(crate) sure: f32,
    /// The readings that the model chose from, with their probabilities.
    shares: Option<(&'l [Syllable], [f32; CLASSES])>,
}

impl Chosen<'_> {
    /// The other readings of a character, the likeliest first, with what probability the chosen one leaves to them: as
    /// the model divides it, else by how frequent they are.
    pub(crate) fn alternatives(&self, language: &Language, character: char) -> Vec<Alternative> {
        let others = language
            .characters
            .shares(character)
            .filter(|(other, _)| *other != self.reading);
        let weighed = others.map(|(syllable, frequency)| {
            let share = match self.shares {
                // A reading that the model has never met is there all the same.
                Some((readings, shares)) => {
                    let learnt = readings
                        .iter()
                        .zip(shares)
                        .find(|(reading, _)| **reading == syllable);
                    learnt.map_or(RARE * frequency, |(_, share)| share)
                }
                None => frequency,
            };
            Alternative {
                syllable,
                share: share.max(f32::MIN_POSITIVE),
            }
        });
        let mut alternatives: Vec<Alternative> = weighed.collect();
        let total: f32 = alternatives.iter().map(|other| other.share).sum();
        for other in &mut alternatives {
            other.share *= (1.0 - self.sure) / total;
        }
        alternatives.sort_by(|left, right| right.share.total_cmp(&left.share));
        alternatives
    }
}

/// The reading of the character at a place of a word; nothing when the character has no known reading. `in_word` are
/// the readings that the dictionary has for the word, where it has more than one character.
pub(crate) fn choose<'l>(
    language: &'l Language,
    line: &'l Line,
    index: usize,
    place: usize,
    in_word: &[WordReading],
) -> Option<Chosen<'l>> {
    let piece = line.pieces.get(index)?;
    let character = line.chars.get(piece.range.start + place).copied()?;
    if let [only] = language.readings_of(character) {
        return Some(Chosen {
            reading: *only,
            citation: light::in_full(language, character, *only),
            sure: SURE_ONLY_READING,
            shares: None,
        });
    }
    if let Some(reading) = as_surname(language, line, index, place) {
        return Some(Chosen {
            reading,
            citation: reading,
            sure: SURE_DICTIONARY_WORD,
            shares: None,
        });
    }
    if let Some(reading) = around::decided(language, line, index, place) {
        return Some(Chosen {
            reading,
            citation: reading,
            sure: SURE_COMMON_WORD,
            shares: None,
        });
    }
    let listed = listed(in_word, place);
    if let [only] = listed[..]
        && is_fixed(language, piece)
    {
        return Some(Chosen {
            reading: only,
            citation: light::in_full(language, character, only),
            sure: SURE_DICTIONARY_WORD,
            shares: None,
        });
    }
    let known = line.simplified.get(piece.range.start + place).copied()?;
    let told_apart = is_told_apart(line, piece);
    let likeliest = likeliest(language, line, index, place, &listed, known)
        .filter(|_| told_apart || !is_learnt_for_those(known));
    let shares = likeliest.as_ref().and_then(|chosen| chosen.shares);
    if let Some(chosen) = likeliest {
        let weak = weak(&listed, chosen.reading).filter(|_| !told_apart);
        if let Some(weak) = weak {
            let sure = chosen.sure.max(SURE_DICTIONARY_WORD);
            return Some(Chosen {
                reading: weak,
                citation: if weak.is_r() { weak } else { chosen.reading },
                sure,
                shares,
            });
        }
        // What is learnt knows no light tones but a few, so that it says nothing against one (暖和 nuǎnhuo).
        let is_light = matches!(listed[..], [only] if only.tone() == Tone::Neutral);
        let overrules = chosen.sure > OVERRULES && !is_light;
        if listed.is_empty() || listed.contains(&chosen.reading) || overrules {
            return Some(chosen);
        }
    }
    let (reading, sure) = match listed.as_slice() {
        [] => by_frequency(language, character, known, &readings_of_word(language, piece))?,
        [only] => (*only, SURE_DICTIONARY_WORD),
        [first, ..] if is_common(language, piece) => (*first, SURE_COMMON_WORD),
        [first, ..] => (*first, SURE_GUESS),
    };
    Some(Chosen {
        reading,
        citation: light::in_full(language, character, reading),
        sure,
        shares,
    })
}

/// Whether a word is read as the dictionary has it whatever stands around: four characters or more, and names.
fn is_fixed(language: &Language, piece: &Piece) -> bool {
    let is_name = piece.word.is_some_and(|word| language.words.is_name(word));
    piece.part == Part::Word && (piece.range.len() >= 4 || is_name)
}

/// Words with a light and a full reading of different meanings, which our sentences teach; of others the light one is
/// the everyday word (多少 duōshao, 好处 hǎochu).
const TOLD_APART: [[char; 2]; 4] = [['人', '家'], ['买', '卖'], ['开', '通'], ['土', '地']];

/// Whether a character has a choice in those words alone.
fn is_learnt_for_those(character: char) -> bool {
    matches!(character, '家' | '卖' | '通')
}

fn is_told_apart(line: &Line, piece: &Piece) -> bool {
    let word = line.simplified.get(piece.range.clone()).unwrap_or_default();
    TOLD_APART.iter().any(|one| one == word)
}

/// The neutral tone, or the `r`, that the dictionary has where the model finds the full syllable. Corpora write 认识 with a
/// full second tone and 这儿 in two syllables, dictionaries rènshi and zhèr: that is no reason to overrule.
fn weak(listed: &[Syllable], chosen: Syllable) -> Option<Syllable> {
    let is_weak = |other: &&Syllable| {
        other.is_r() || other.tone() == Tone::Neutral && other.letters() == chosen.letters()
    };
    listed.iter().copied().find(|other| is_weak(&other))
}

/// The most frequent reading of a character that stands alone and was not learnt. It is sure where the dictionary gives
/// the character no other as a word of its own (是, which has another in 还是).
fn by_frequency(
    language: &Language,
    character: char,
    known: char,
    in_word: &[WordReading],
) -> Option<(Syllable, f32)> {
    let (reading, share) = language.characters.most_frequent(character)?;
    // Light only in words (清楚), and here is none; but 个 counts in the light tone by itself.
    let alone = in_word.first().and_then(|reading| reading.first());
    if let Some(full) = alone.filter(|full| {
        known != '个' && reading.tone() == Tone::Neutral && full.letters() == reading.letters()
    }) {
        return Some((*full, SURE_COMMON_WORD));
    }
    let only = matches!(in_word, [only] if only.as_slice() == [reading]);
    let always = only || language.polyphones.has(known) || share > 0.9;
    let sure = if always {
        SURE_ALWAYS_SO
    } else {
        share.clamp(0.5, SURE_GUESS)
    };
    Some((reading, sure))
}

/// Surnames of one character and two readings: the commoner one.
const COMMONER_SURNAMES: [(char, &str); 3] = [('乐', "yuè"), ('翟', "zhái"), ('盖', "gě")];

/// The reading of a surname: of a name, behind 姓, or with a title behind it at the start of a clause (曾经理, 单先生).
fn as_surname(language: &Language, line: &Line, index: usize, place: usize) -> Option<Syllable> {
    let piece = line.pieces.get(index)?;
    let before = piece
        .range
        .start
        .checked_sub(1)
        .and_then(|before| line.chars.get(before));
    let from = line.simplified.get(piece.range.start..).unwrap_or_default();
    let titled = piece.range.len() == 1 && is_titled(&line.simplified, piece.range.start);
    let named = piece.range.len() == 1 && before == Some(&'姓');
    if piece.part != Part::Surname && !titled && !named {
        return None;
    }
    if let Some((_, commoner)) = COMMONER_SURNAMES
        .iter()
        .find(|(one, _)| from.first() == Some(one))
    {
        return commoner.parse().ok();
    }
    let entries = piece
        .word
        .into_iter()
        .flat_map(|word| language.words.entries(word));
    let mut surnames = entries.filter(|entry| language.dictionary.is_surname(*entry));
    language.dictionary.reading(surnames.next()?).nth(place)
}

/// The readings that the dictionary has for a character of a word of more than one, without repetition.
pub(crate) fn listed(in_word: &[WordReading], place: usize) -> WordReading {
    let mut listed = WordReading::new();
    for reading in in_word.iter().filter(|reading| reading.len() > 1) {
        if let Some(syllable) = reading.get(place).filter(|syllable| !listed.contains(*syllable)) {
            listed.push(*syllable);
        }
    }
    listed
}

/// The reading that the model finds likeliest.
fn likeliest<'l>(
    language: &'l Language,
    line: &'l Line,
    index: usize,
    place: usize,
    listed: &[Syllable],
    known: char,
) -> Option<Chosen<'l>> {
    let readings = language.polyphones.readings(known)?;
    let context = evidence::context(language, line, index, place, listed)?;
    let shares = language.polyphones.probabilities(&context, readings);
    let (reading, sure) = readings
        .iter()
        .copied()
        .zip(shares)
        .max_by(|(_, left), (_, right)| left.total_cmp(right))?;
    Some(Chosen {
        reading,
        citation: reading,
        sure,
        shares: Some((readings, shares)),
    })
}
