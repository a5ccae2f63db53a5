//! What `examples/train_readings` has to know of the choice between readings that it trains: what it sees of a character, and what
//! its models say.

use crate::LanguageError;
use crate::Syllable;
use crate::choose::{listed, readings_of_word};
use crate::evidence::context;
use crate::language::Language;
use crate::line::Line;
use crate::polyphone::features::{self, Context, Said};
use crate::polyphone::{self, Polyphones};

/// The most readings that are told apart for one character.
pub const CLASSES: usize = polyphone::CLASSES;

/// What a unit of a stored weight is worth.
pub const SCALE: f32 = polyphone::SCALE;

/// The network is asked where the model is less sure than this.
pub const SURE: f32 = polyphone::SURE;

/// What a unit of stored trust in the network is worth.
pub const TRUST: f32 = polyphone::TRUST;

/// What the choice sees of a character whatever stands around it.
pub fn feature_of(character: char) -> u32 {
    features::of_character(character)
}

/// What the choice sees of a character of a word when nothing around it is known to be a word.
pub fn features_in_word(word: &[char], at: usize) -> Vec<u32> {
    features_in_headword(word, at)
}

/// A character's own tone where it is written without one; nothing where it could be one of several.
pub fn own_tone(
    language: &crate::Language,
    character: char,
    written: crate::Syllable,
) -> Option<crate::Syllable> {
    crate::light::own_tone(language, character, written)
}

/// Two opinions as one: probabilities, and the logarithms of others that are trusted so far.
pub fn joined(first: [f32; CLASSES], second: [f32; CLASSES], trust: f32, count: usize) -> [f32; CLASSES] {
    polyphone::joined(first, second, trust, count)
}

/// Sums of weights turned into probabilities of the first `count` readings.
pub fn softmax(sums: [f32; CLASSES], count: usize) -> [f32; CLASSES] {
    polyphone::softmax(sums, count)
}

impl Language {
    /// The language with another choice between readings, in the form of `language/polyphones.bin`.
    ///
    /// # Errors
    /// When the model or the data is damaged.
    pub fn with_polyphones(model: &[u8]) -> Result<Language, LanguageError> {
        let polyphones = Polyphones::read(model).ok_or(LanguageError::Damaged)?;
        Language::with(polyphones)
    }

    /// Every character of every headword of two characters or more: the character, its reading, and what the choice
    /// between readings sees of it.
    pub fn headword_examples(&self) -> impl Iterator<Item = (char, Syllable, Vec<u32>)> {
        let usable = |entry: &u32| self.dictionary.is_aligned(*entry) && !self.dictionary.comes_last(*entry);
        (0..self.dictionary.len()).filter(usable).flat_map(|entry| {
            let headword: Vec<char> = self.dictionary.heads(entry).0.chars().collect();
            let reading: Vec<Syllable> = self.dictionary.reading(entry).collect();
            let long = headword.len() > 1 && headword.len() == reading.len();
            let count = if long { headword.len() } else { 0 };
            (0..count).filter_map(move |at| {
                let features = features_in_headword(&headword, at);
                Some((*headword.get(at)?, *reading.get(at)?, features))
            })
        })
    }

    /// What the choice between readings sees of the character at an index of a line.
    pub fn features(&self, line: &str, at: usize, readings: &[Syllable]) -> (Vec<u32>, Vec<(u32, usize)>) {
        features_at(self, line, at, readings)
    }

    /// What the log-linear model (probabilities) and the network (their logarithms) say of the character at an index of a
    /// line; nothing where there is no choice.
    pub fn opinions(&self, line: &str, at: usize) -> Option<[[f32; CLASSES]; 2]> {
        opinions_at(self, line, at)
    }
}

/// What the model sees of the character at an index of a line, and what of it speaks for one of the readings.
fn features_at(
    language: &Language,
    line: &str,
    at: usize,
    readings: &[Syllable],
) -> (Vec<u32>, Vec<(u32, usize)>) {
    let (mut features, mut for_one) = (Vec::new(), Vec::new());
    at_place(language, line, at, |context| {
        features::each(context, |feature| features.push(feature));
        features::each_for(context, readings, |feature, class| for_one.push((feature, class)));
    });
    (features, for_one)
}

/// What the log-linear model and the network say of the character at an index of a line.
fn opinions_at(language: &Language, line: &str, at: usize) -> Option<[[f32; CLASSES]; 2]> {
    let known = language.simplified_character(line.chars().nth(at)?);
    let readings = language.polyphones.readings(known)?;
    let mut opinions = None;
    at_place(language, line, at, |context| {
        let first = language.polyphones.first_opinion(context, readings);
        opinions = Some([first, language.polyphones.second_opinion(context, readings)]);
    });
    opinions
}

/// Calls `see` with the place of the character at an index of a line.
fn at_place(language: &Language, line: &str, at: usize, mut see: impl FnMut(&Context<'_>)) {
    let line = Line::cut(language, line);
    let mut pieces = line.pieces.iter().enumerate();
    let Some((index, piece)) = pieces.find(|(_, piece)| piece.range.contains(&at)) else {
        return;
    };
    let place = at - piece.range.start;
    let listed = listed(&readings_of_word(language, piece), place);
    if let Some(context) = context(language, &line, index, place, &listed) {
        see(&context);
    }
}

/// What the model sees of a character of a headword when nothing around it is known to be a word.
fn features_in_headword(headword: &[char], at: usize) -> Vec<u32> {
    let context = Context {
        line: headword,
        at,
        word: at..at + 1,
        before: 0,
        after: 0,
        kinds: [0; 5],
        dictionary: &[],
        covering: Said::new(),
        parted: Said::new(),
        sorts: &[],
        rarities: &[],
    };
    let mut features = Vec::new();
    features::each_near(&context, |feature| features.push(feature));
    features
}
