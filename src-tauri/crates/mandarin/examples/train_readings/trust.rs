//! How far the network is trusted with each character: as far as makes text likeliest that the log-linear model was not
//! trained on.

use std::collections::BTreeMap;

use wenxi_mandarin::Language;
use wenxi_mandarin::training::{CLASSES, SURE, TRUST, joined};

use crate::corpus::{Example, Readings};

/// What is thought of the network before anything was seen, and how much that counts: a corpus has two or three places of a
/// character where the model is unsure, too few to judge by (decision 0174).
const BEFORE: f32 = 0.5;
const STRENGTH: f32 = 20.0;
/// The most that it is trusted, in units.
const MOST: u8 = 16;

/// Both opinions of examples that were not trained on, and which reading is right.
#[derive(Default)]
pub(crate) struct Seen(BTreeMap<char, Vec<Opinions>>);

struct Opinions {
    first: [f32; CLASSES],
    second: [f32; CLASSES],
    right: usize,
    weight: f32,
}

/// For each character how far the network is trusted, in units.
pub(crate) type Trust = BTreeMap<char, u8>;

impl Seen {
    /// Takes down the opinions on examples of which the model is unsure, each of which counts so much.
    pub(crate) fn add(
        &mut self,
        language: &Language,
        readings: &Readings,
        examples: &[&Example],
        weight: f32,
    ) {
        for one in examples {
            let of = crate::of(readings, &one.character);
            let right = of.iter().position(|reading| *reading == one.reading);
            let opinions = language.opinions(&one.line, one.at);
            let (Some(right), Some([first, second])) = (right, opinions) else {
                continue;
            };
            if first.iter().copied().fold(0.0, f32::max) < SURE {
                let opinions = Opinions {
                    first,
                    second,
                    right,
                    weight,
                };
                self.0.entry(one.character).or_default().push(opinions);
            }
        }
    }
}

/// The trust that makes what was seen likeliest.
pub(crate) fn learn(readings: &Readings, seen: &[&Seen]) -> Trust {
    let of = |character: &char, count: usize| {
        let cost = |units: u8| -> f32 {
            let trust = f32::from(units) * TRUST;
            let all = seen.iter().filter_map(|seen| seen.0.get(character)).flatten();
            let one = |opinions: &Opinions| {
                let shares = joined(opinions.first, opinions.second, trust, count);
                let right = shares.get(opinions.right).copied().unwrap_or_default();
                -opinions.weight * right.max(1e-6).ln()
            };
            all.map(one).sum::<f32>() + STRENGTH * (trust - BEFORE) * (trust - BEFORE)
        };
        let tried = (0..=MOST).map(|units| (units, cost(units)));
        tried
            .min_by(|left, right| left.1.total_cmp(&right.1))
            .map_or(0, |(units, _)| units)
    };
    let choices = readings.iter().filter(|(_, readings)| readings.len() > 1);
    choices
        .map(|(character, readings)| (*character, of(character, readings.len())))
        .collect()
}
