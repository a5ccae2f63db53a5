//! Which reading a character with several has in its place: a log-linear model for each such character.
//!
//! The probability of a reading is proportional to the exponential of the sum of the weights of what stands around
//! the character (see [`features`]). The weights are learnt by `examples/train_readings.rs` and lie in
//! `language/polyphones.bin`: lines of text that name the characters and their readings, an empty line, then the
//! weights.

pub(crate) mod features;

use std::collections::HashMap;

use features::Context;

use crate::language::LanguageError;
use crate::{Syllable, pinyin};

/// The most readings that are told apart for one character; rarer ones come from the dictionary's words only.
pub(crate) const CLASSES: usize = 6;

/// What a unit of a stored weight is worth.
pub(crate) const SCALE: f32 = 1.0 / 24.0;

/// Bytes of a stored feature and its weights.
const RECORD: usize = 4 + CLASSES;

static LEARNT: &[u8] = include_bytes!("../../language/polyphones.bin");

/// The learnt model.
pub(crate) struct Polyphones {
    characters: HashMap<char, Vec<Syllable>>,
    weights: Weights,
}

impl Polyphones {
    pub(crate) fn load() -> Result<Polyphones, LanguageError> {
        Polyphones::read(LEARNT).ok_or(LanguageError::Damaged)
    }

    /// Reads a model in the form of `language/polyphones.bin`.
    pub(crate) fn read(bytes: &[u8]) -> Option<Polyphones> {
        let end = bytes.windows(2).position(|pair| pair == b"\n\n")?;
        let (text, weights) = (bytes.get(..end)?, bytes.get(end + 2..)?);
        let mut characters = HashMap::new();
        for line in std::str::from_utf8(text).ok()?.lines() {
            let (character, readings) = line.split_once(' ')?;
            characters.insert(character.chars().next()?, pinyin::parse(readings).ok()?);
        }
        Some(Polyphones {
            characters,
            weights: Weights::read(weights),
        })
    }

    /// The readings that the model tells apart for a character; nothing when it knows of no choice.
    pub(crate) fn readings(&self, character: char) -> Option<&[Syllable]> {
        self.characters
            .get(&character)
            .map(Vec::as_slice)
            .filter(|readings| readings.len() > 1)
    }

    /// Whether the model has met the character.
    pub(crate) fn has(&self, character: char) -> bool {
        self.characters.contains_key(&character)
    }

    /// The probability of each of [`Polyphones::readings`] in a place.
    pub(crate) fn probabilities(&self, context: &Context<'_>, readings: &[Syllable]) -> [f32; CLASSES] {
        let mut sums = [0.0; CLASSES];
        features::each_for(context, readings, |feature, class| {
            if let (Some([weight, ..]), Some(sum)) = (self.weights.get(feature), sums.get_mut(class)) {
                *sum += f32::from(weight) * SCALE;
            }
        });
        features::each(context, |feature| {
            if let Some(weights) = self.weights.get(feature) {
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += f32::from(weight) * SCALE;
                }
            }
        });
        softmax(sums, readings.len())
    }
}

/// Sums turned into probabilities of the first `count` classes.
pub(crate) fn softmax(sums: [f32; CLASSES], count: usize) -> [f32; CLASSES] {
    let highest = sums.iter().take(count).copied().fold(f32::NEG_INFINITY, f32::max);
    let mut shares = [0.0; CLASSES];
    for (share, sum) in shares.iter_mut().zip(sums).take(count) {
        *share = (sum - highest).exp();
    }
    let total: f32 = shares.iter().sum();
    shares.map(|share| share / total)
}

/// Weights by feature, in a table with open addressing.
struct Weights {
    /// A feature and its weights; a feature of 0 marks an empty slot. The length is a power of two.
    slots: Vec<(u32, [i8; CLASSES])>,
}

impl Weights {
    fn read(bytes: &[u8]) -> Weights {
        let count = bytes.len() / RECORD;
        let mut slots = vec![(0, [0; CLASSES]); (count * 2).next_power_of_two().max(2)];
        let mask = slots.len() - 1;
        for record in bytes.chunks_exact(RECORD) {
            let Some((feature, weights)) = record.split_first_chunk::<4>() else {
                continue;
            };
            let feature = u32::from_le_bytes(*feature);
            let mut place = feature as usize & mask;
            while slots.get(place).is_some_and(|slot| slot.0 != 0) {
                place = (place + 1) & mask;
            }
            if let (Some(slot), Some(weights)) = (slots.get_mut(place), weights.first_chunk::<CLASSES>()) {
                *slot = (feature, weights.map(|weight| i8::from_le_bytes([weight])));
            }
        }
        Weights { slots }
    }

    fn get(&self, feature: u32) -> Option<[i8; CLASSES]> {
        let mask = self.slots.len() - 1;
        let mut place = feature as usize & mask;
        loop {
            match self.slots.get(place)? {
                (0, _) => return None,
                (found, weights) if *found == feature => return Some(*weights),
                _ => place = (place + 1) & mask,
            }
        }
    }
}
