//! Learns the weights (FTRL-Proximal, McMahan et al. 2013), and writes them.

use std::collections::HashMap;

use wenxi_mandarin::training::{CLASSES, SCALE, softmax};

use crate::corpus::{Example, Readings};
use crate::trust::Trust;

const PASSES: usize = 8;
/// Step, smoothing and the pull towards 0 of the optimiser.
const ALPHA: f32 = 0.4;
const BETA: f32 = 1.0;
const L1: f32 = 2.0;
const L2: f32 = 0.02;

/// The weights of each feature, one for each reading; what speaks for one reading has its weight in the first place.
pub(crate) type Weights = HashMap<u32, [Weight; CLASSES]>;

/// A weight while it is learnt.
#[derive(Clone, Copy, Default)]
pub(crate) struct Weight {
    z: f32,
    n: f32,
}

impl Weight {
    fn value(self) -> f32 {
        if self.z.abs() <= L1 {
            return 0.0;
        }
        -(self.z - self.z.signum() * L1) / ((BETA + self.n.sqrt()) / ALPHA + L2)
    }

    fn learn(&mut self, gradient: f32) {
        let sigma = ((self.n + gradient * gradient).sqrt() - self.n.sqrt()) / ALPHA;
        self.z += gradient - sigma * self.value();
        self.n += gradient * gradient;
    }
}

/// Learns from the examples whose character has a choice.
pub(crate) fn train(readings: &Readings, examples: Vec<&Example>) -> Weights {
    let place = |one: &&Example| {
        let readings = crate::of(readings, &one.character);
        let right = readings.iter().position(|reading| *reading == one.reading)?;
        (readings.len() > 1).then_some((right, readings.len()))
    };
    let mut examples: Vec<(&Example, usize, usize)> = examples
        .into_iter()
        .filter_map(|one| place(&one).map(|(right, count)| (one, right, count)))
        .collect();
    let mut weights = Weights::new();
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..PASSES {
        shuffle(&mut examples, &mut seed);
        for (one, right, count) in &examples {
            let shares = softmax(sums(&weights, one), *count);
            let error = |class: usize| {
                let wanted = if class == *right { 1.0 } else { 0.0 };
                shares.get(class).copied().unwrap_or_default() - wanted
            };
            for (feature, class) in &one.for_one {
                if let Some(weight) = weights.entry(*feature).or_default().first_mut() {
                    weight.learn(error(*class));
                }
            }
            for feature in &one.features {
                let learnt = weights.entry(*feature).or_default();
                for (class, weight) in learnt.iter_mut().enumerate().take(*count) {
                    weight.learn(error(class));
                }
            }
        }
    }
    weights
}

fn sums(weights: &Weights, one: &Example) -> [f32; CLASSES] {
    let mut sums = [0.0; CLASSES];
    for learnt in one.features.iter().filter_map(|feature| weights.get(feature)) {
        for (sum, weight) in sums.iter_mut().zip(learnt) {
            *sum += weight.value();
        }
    }
    for (feature, class) in &one.for_one {
        if let (Some([weight, ..]), Some(sum)) = (weights.get(feature), sums.get_mut(*class)) {
            *sum += weight.value();
        }
    }
    sums
}

/// What the sums have to be divided by, so that the probabilities of examples that were not learnt from are likeliest
/// (Guo et al. 2017).
pub(crate) fn temperature(readings: &Readings, held_back: &[(&Weights, &[&Example])]) -> f32 {
    let mut seen = Vec::new();
    for (weights, examples) in held_back {
        for one in *examples {
            let readings = crate::of(readings, &one.character);
            let right = readings.iter().position(|reading| *reading == one.reading);
            if let Some(right) = right.filter(|_| readings.len() > 1) {
                seen.push((sums(weights, one), right, readings.len()));
            }
        }
    }
    let cost = |temperature: f32| -> f32 {
        let one = |(sums, right, count): &([f32; CLASSES], usize, usize)| {
            let shares = softmax(sums.map(|sum| sum / temperature), *count);
            -shares.get(*right).copied().unwrap_or_default().max(1e-6).ln()
        };
        seen.iter().map(one).sum()
    };
    let tried = (10_u8..=60).map(|step| f32::from(step) / 20.0);
    let best = tried.map(|temperature| (temperature, cost(temperature)));
    best.min_by(|left, right| left.1.total_cmp(&right.1))
        .map_or(1.0, |(temperature, _)| temperature)
}

fn shuffle<T>(items: &mut [T], seed: &mut u64) {
    for last in (1..items.len()).rev() {
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        items.swap(last, (*seed % (last as u64 + 1)) as usize);
    }
}

/// A model in the form of `language/polyphones.bin`.
pub(crate) fn written(readings: &Readings, weights: &Weights, temperature: f32, trust: &Trust) -> Vec<u8> {
    let lines = readings.iter().map(|(character, readings)| {
        let trust = trust
            .get(character)
            .map(|units| format!(" ={units}"))
            .unwrap_or_default();
        format!(
            "{character} {}{trust}\n",
            wenxi_mandarin::pinyin::numbers(readings)
        )
    });
    let mut bytes = (lines.collect::<String>() + "\n").into_bytes();
    let stored = |weight: Weight| {
        (weight.value() / temperature / SCALE)
            .round()
            .clamp(-127.0, 127.0) as i8
    };
    let mut sorted: Vec<(u32, [i8; CLASSES])> = weights
        .iter()
        .map(|(feature, learnt)| (*feature, learnt.map(stored)))
        .collect();
    sorted.retain(|(_, stored)| stored.iter().any(|weight| *weight != 0));
    sorted.sort_unstable();
    for (feature, stored) in sorted {
        bytes.extend(feature.to_le_bytes());
        bytes.extend(stored.map(|weight| weight.to_le_bytes()[0]));
    }
    bytes
}
