//! Which reading a character with several has in its place: a log-linear model for each such character.
//!
//! The probability of a reading is proportional to the exponential of the sum of the weights of what stands around
//! the character (see [`features`]). The weights are learnt by `examples/train_readings.rs` and lie in
//! `language/polyphones.bin`: lines of text that name the characters and their readings, an empty line, then the
//! weights. Where the model is unsure, a network is asked as well (see [`network`]); how far it is trusted was learnt for
//! each character.

pub(crate) mod features;
mod network;

use features::Context;
use network::Network;

use crate::LanguageError;
use crate::{Syllable, Tone, pinyin};

/// The most readings that are told apart for one character; rarer ones come from the dictionary's words only.
pub(crate) const CLASSES: usize = 6;

/// What a unit of a stored weight is worth.
pub(crate) const SCALE: f32 = 1.0 / 24.0;

/// The network is asked where the model is less sure than this.
pub(crate) const SURE: f32 = 0.9;

/// What a unit of stored trust is worth.
pub(crate) const TRUST: f32 = 0.05;

/// Where the characters lie.
const FIRST: usize = 0x3000;
const LAST: usize = 0x9FFF;

/// Bytes of a stored feature and its weights.
const RECORD: usize = 4 + CLASSES;

static LEARNT: &[u8] = include_bytes!("../../language/polyphones.bin");

/// What is chosen from for a character.
pub(crate) struct Choice {
    character: char,
    pub(crate) readings: Vec<Syllable>,
    /// What sort of word it is in each of them; see [`features::sort`].
    pub(crate) sorts: Vec<u8>,
    /// How frequent each of them is in the dictionary's words; see [`features::rarity`].
    pub(crate) rarities: Vec<u8>,
    /// How far the network is trusted: what the logarithms of its probabilities are multiplied by.
    trust: f32,
}

/// The learnt model.
pub(crate) struct Polyphones {
    /// For each character from `FIRST` on one more than its place in `choices`, 0 when there is none.
    places: Vec<u16>,
    choices: Vec<Choice>,
    weights: Weights,
    network: Network,
}

impl Polyphones {
    pub(crate) fn load() -> Result<Polyphones, LanguageError> {
        Polyphones::read(LEARNT).ok_or(LanguageError::Damaged)
    }

    /// Bytes of the model and of the network.
    pub(crate) fn size() -> usize {
        LEARNT.len() + Network::size()
    }

    /// Reads a model in the form of `language/polyphones.bin`.
    pub(crate) fn read(bytes: &[u8]) -> Option<Polyphones> {
        let end = bytes.windows(2).position(|pair| pair == b"\n\n")?;
        let (text, weights) = (bytes.get(..end)?, bytes.get(end + 2..)?);
        let network = Network::load().ok()?;
        let (mut places, mut choices) = (vec![0; LAST - FIRST + 1], Vec::new());
        for line in std::str::from_utf8(text).ok()?.lines() {
            let (character, learnt) = line.split_once(' ')?;
            let (readings, trust) = learnt.split_once(" =").unwrap_or((learnt, "0"));
            let readings = pinyin::parse(readings).ok()?;
            let character = character.chars().next()?;
            let asked = network.knows(&readings) && !has_light_form(&readings);
            let trust = f32::from(trust.parse::<u8>().ok()?) * TRUST;
            choices.push(Choice {
                character,
                sorts: vec![0; readings.len()],
                rarities: vec![0; readings.len()],
                readings,
                trust: if asked { trust } else { 0.0 },
            });
            let place = (character as usize).checked_sub(FIRST)?;
            *places.get_mut(place)? = u16::try_from(choices.len()).ok()?;
        }
        Some(Polyphones {
            places,
            choices,
            weights: Weights::read(weights),
            network,
        })
    }

    /// What is chosen from for a character; nothing when the model has not met it.
    pub(crate) fn choice(&self, character: char) -> Option<&Choice> {
        let place = self.places.get((character as usize).checked_sub(FIRST)?)?;
        self.choices.get(usize::from(*place).checked_sub(1)?)
    }

    /// The readings that the model tells apart for a character; nothing when it knows of no choice.
    pub(crate) fn readings(&self, character: char) -> Option<&[Syllable]> {
        self.choice(character)
            .map(|choice| choice.readings.as_slice())
            .filter(|readings| readings.len() > 1)
    }

    /// Takes down what sort of word a character is in each of its readings, and how frequent that reading is.
    pub(crate) fn describe(
        &mut self,
        sort_of: impl Fn(char, Syllable) -> u8,
        share_of: impl Fn(char, Syllable) -> f32,
    ) {
        for choice in &mut self.choices {
            let character = choice.character;
            let readings = choice.readings.iter();
            choice.sorts = readings
                .clone()
                .map(|reading| sort_of(character, *reading))
                .collect();
            choice.rarities = readings
                .map(|reading| features::rarity(share_of(character, *reading)))
                .collect();
        }
    }

    /// Whether the model has met the character.
    pub(crate) fn has(&self, character: char) -> bool {
        self.choice(character).is_some()
    }

    /// The probability of each of [`Polyphones::readings`] in a place, by the network too where it is worth asking.
    pub(crate) fn probabilities(&self, context: &Context<'_>, readings: &[Syllable]) -> [f32; CLASSES] {
        let shares = self.first_opinion(context, readings);
        let sure = shares.iter().copied().fold(0.0, f32::max);
        // A word that the dictionary reads in one way is not put to it: it says huìjì for 会计.
        if sure >= SURE || context.dictionary.len() == 1 {
            return shares;
        }
        let own = context.line.get(context.at).copied();
        let trust = own
            .and_then(|own| self.choice(own))
            .map_or(0.0, |choice| choice.trust);
        if trust <= 0.0 {
            return shares;
        }
        joined(
            shares,
            self.second_opinion(context, readings),
            trust,
            readings.len(),
        )
    }

    /// The logarithms of what the network says of each of the readings.
    pub(crate) fn second_opinion(&self, context: &Context<'_>, readings: &[Syllable]) -> [f32; CLASSES] {
        self.network.opinion(context.line, context.at, readings)
    }

    /// The probability of each of the readings by the log-linear model.
    pub(crate) fn first_opinion(&self, context: &Context<'_>, readings: &[Syllable]) -> [f32; CLASSES] {
        let mut known = Known::of(&self.weights);
        features::each_for(context, readings, |feature, class| known.look(feature, class));
        features::each(context, |feature| known.look(feature, ALL));
        let sums = known.sums();
        softmax(sums.map(|sum| sum as f32 * SCALE), readings.len())
    }
}

/// In place of the number of a reading: what speaks for or against all of them.
const ALL: usize = CLASSES;

/// The most features that are kept before they are looked up.
const AT_ONCE: usize = 64;

/// The features of a place that may have weights. They are looked up together: each is far from the others in memory, and
/// the processor fetches many at once where nothing has to be decided in between.
struct Known<'w> {
    weights: &'w Weights,
    features: [(u32, u32); AT_ONCE],
    count: usize,
    sums: [i32; CLASSES],
}

impl Known<'_> {
    fn of(weights: &Weights) -> Known<'_> {
        Known {
            weights,
            features: [(0, 0); AT_ONCE],
            count: 0,
            sums: [0; CLASSES],
        }
    }

    /// Keeps a feature that speaks for the reading at `class`, unless it surely has no weights.
    fn look(&mut self, feature: u32, class: usize) {
        if let Some(slot) = self.features.get_mut(self.count) {
            *slot = (feature, class as u32);
        }
        self.count += usize::from(self.weights.may_have(feature));
        if self.count == AT_ONCE {
            self.add();
        }
    }

    /// Adds up the weights of what was kept.
    fn add(&mut self) {
        for (feature, class) in self.features.iter().take(self.count) {
            let Some(weights) = self.weights.get(*feature) else {
                continue;
            };
            match self.sums.get_mut(*class as usize) {
                Some(sum) => *sum += weights.first().copied().map_or(0, i32::from),
                None => {
                    for (sum, weight) in self.sums.iter_mut().zip(weights) {
                        *sum += i32::from(weight);
                    }
                }
            }
        }
        self.count = 0;
    }

    /// The sums of the weights, in units of `SCALE`.
    fn sums(mut self) -> [i32; CLASSES] {
        self.add();
        self.sums
    }
}

/// Two opinions as one: probabilities, and the logarithms of others that are trusted so far.
pub(crate) fn joined(
    first: [f32; CLASSES],
    second: [f32; CLASSES],
    trust: f32,
    count: usize,
) -> [f32; CLASSES] {
    let mut sums = first.map(|share| share.max(1e-6).ln());
    for (sum, second) in sums.iter_mut().zip(second) {
        *sum += trust * second;
    }
    softmax(sums, count)
}

/// Whether one of the readings is another in the neutral tone: the network's corpus writes those otherwise than the
/// dictionary does (去过 qù guò).
fn has_light_form(readings: &[Syllable]) -> bool {
    let mut light = readings.iter().filter(|reading| reading.tone() == Tone::Neutral);
    light.any(|light| {
        readings
            .iter()
            .any(|other| other != light && other.letters() == light.letters())
    })
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

/// Bits of the filter before the weights, as a power of two: few enough to stay near the processor.
const FILTER: u32 = 20;

/// Weights by feature, in a table with open addressing. Most features of a place have no weights, and looking for them in
/// the table costs more than all that is done with those that have: a filter of one bit for each hash says so at once.
struct Weights {
    /// A bit for the highest bits of each feature that is there.
    filter: Vec<u64>,
    /// The features, 0 for an empty slot: apart from their weights, so that a search stays near the processor. The length
    /// is a power of two.
    features: Vec<u32>,
    /// The weights of the feature in the same slot.
    weights: Vec<[i8; CLASSES]>,
}

impl Weights {
    fn read(bytes: &[u8]) -> Weights {
        let count = bytes.len() / RECORD;
        // Three slots of four are taken at most.
        let slots = (count + count / 3 + 1).next_power_of_two();
        let mut features = vec![0; slots];
        let mut weights = vec![[0; CLASSES]; slots];
        let mask = slots - 1;
        let mut filter = vec![0; 1 << (FILTER - 6)];
        for record in bytes.chunks_exact(RECORD) {
            let Some((feature, stored)) = record.split_first_chunk::<4>() else {
                continue;
            };
            let feature = u32::from_le_bytes(*feature);
            let (word, bit) = in_filter(feature);
            if let Some(bits) = filter.get_mut(word) {
                *bits |= bit;
            }
            let mut place = feature as usize & mask;
            while features.get(place).is_some_and(|other| *other != 0) {
                place = (place + 1) & mask;
            }
            if let (Some(slot), Some(own), Some(stored)) = (
                features.get_mut(place),
                weights.get_mut(place),
                stored.first_chunk::<CLASSES>(),
            ) {
                *slot = feature;
                *own = stored.map(u8::cast_signed);
            }
        }
        Weights {
            filter,
            features,
            weights,
        }
    }

    /// Whether a feature is there, by the filter: seldom wrongly.
    fn may_have(&self, feature: u32) -> bool {
        let (word, bit) = in_filter(feature);
        self.filter.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// The weights of a feature.
    fn get(&self, feature: u32) -> Option<[i8; CLASSES]> {
        let mask = self.features.len() - 1;
        let mut place = feature as usize & mask;
        loop {
            match *self.features.get(place)? {
                0 => return None,
                found if found == feature => return self.weights.get(place).copied(),
                _ => place = (place + 1) & mask,
            }
        }
    }
}

/// The word of the filter that a feature is in, and its bit.
fn in_filter(feature: u32) -> (usize, u64) {
    let place = feature >> (32 - FILTER);
    ((place >> 6) as usize, 1 << (place & 63))
}
