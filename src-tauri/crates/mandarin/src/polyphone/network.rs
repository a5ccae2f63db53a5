//! A second opinion for characters that the log-linear model is unsure of: the network of g2pM (Park & Lee 2020), one
//! recurrent layer (LSTM) in either direction over the characters around, then two dense ones.
//!
//! It costs fifty times as much as the log-linear model, so it is asked of few characters. `language/network.py` packs
//! its weights into `language/network.bin`: a line of characters, a line of readings, an empty line; then rows of
//! weights in eight bits, each behind its scale and, in the dense layers, what is added: for a character that is not
//! known, the start and the end of a text, and each character, what it gives to the gates in both directions; the
//! recurrent weights of each direction; the two dense layers.

use std::collections::HashMap;

use crate::LanguageError;
use crate::pinyin;
use crate::syllable::Syllable;

static LEARNT: &[u8] = include_bytes!("../../language/network.bin");

/// How many characters it looks at in either direction: more than these change nothing (97.37 % instead of 97.38 %).
const NEAR: usize = 10;
/// Width of the state in one direction, of its four gates, and of both directions.
const STATE: usize = 32;
const GATES: usize = 4 * STATE;
const BOTH: usize = 2 * STATE;

/// Rows of `projected` before those of characters.
const UNKNOWN: usize = 0;
const START: usize = 1;
const END: usize = 2;
const CHARACTERS: usize = 3;

/// Where the sum of weights of a reading that the network does not have is put, below that of the likeliest: e to the
/// power of this is what it leaves to surprises.
const LOWEST: f32 = -8.0;

type State = [f32; STATE];

/// The network, ready to be asked.
pub(crate) struct Network {
    places: HashMap<char, usize>,
    classes: HashMap<Syllable, usize>,
    /// Rows of a scale and the weights of both directions.
    projected: &'static [u8],
    forward: Vec<[f32; GATES]>,
    backward: Vec<[f32; GATES]>,
    hidden: Vec<([f32; BOTH], f32)>,
    /// Rows of a scale, what is added, and the weights.
    readings: &'static [u8],
}

impl Network {
    pub(crate) fn load() -> Result<Network, LanguageError> {
        Network::read(LEARNT).ok_or(LanguageError::Damaged)
    }

    /// Bytes of its weights.
    pub(crate) fn size() -> usize {
        LEARNT.len()
    }

    fn read(bytes: &'static [u8]) -> Option<Network> {
        let end = bytes.windows(2).position(|pair| pair == b"\n\n")?;
        let (characters, classes) = std::str::from_utf8(bytes.get(..end)?).ok()?.split_once('\n')?;
        let places: HashMap<char, usize> = characters.chars().zip(CHARACTERS..).collect();
        let mut rest = bytes.get(end + 2..)?;
        let mut take = |rows: usize, length: usize| -> Option<&'static [u8]> {
            let (taken, others) = rest.split_at_checked(rows * length)?;
            rest = others;
            Some(taken)
        };
        let projected = take(characters.chars().count() + CHARACTERS, 4 + 2 * GATES)?;
        let mut recurrent = || Some(turned(take(GATES, 4 + STATE)?));
        let (forward, backward) = (recurrent()?, recurrent()?);
        let hidden = take(STATE, 8 + BOTH)?.chunks_exact(8 + BOTH);
        let classes: Vec<&str> = classes.split(' ').collect();
        let readings = take(classes.len(), 8 + STATE)?;
        let parsed = classes.iter().zip(0..).filter_map(|(class, place)| {
            let parsed = pinyin::parse(&class.replace("u:", "ü")).ok()?;
            Some((*parsed.first()?, place))
        });
        Some(Network {
            places,
            classes: parsed.collect(),
            projected,
            forward,
            backward,
            hidden: hidden.map(dense).collect::<Option<_>>()?,
            readings,
        })
    }

    /// Whether it can say each of these readings.
    pub(crate) fn knows(&self, readings: &[Syllable]) -> bool {
        readings.iter().all(|reading| self.classes.contains_key(reading))
    }

    /// The logarithms of how likely each of the readings is for the character at an index of a line.
    pub(crate) fn opinion<const COUNT: usize>(
        &self,
        line: &[char],
        at: usize,
        readings: &[Syllable],
    ) -> [f32; COUNT] {
        let place = |character: &char| self.places.get(character).copied().unwrap_or(UNKNOWN);
        let before = line.get(at.saturating_sub(NEAR)..=at).unwrap_or_default();
        let after = line.get(at..line.len().min(at + NEAR + 1)).unwrap_or_default();
        let start = (at <= NEAR).then_some(START).into_iter();
        let end = (at + NEAR + 1 >= line.len()).then_some(END).into_iter();
        let left = self.run(start.chain(before.iter().map(place)), 0, &self.forward);
        let right = self.run(end.chain(after.iter().rev().map(place)), GATES, &self.backward);
        let mut hidden = [0.0; STATE];
        for (unit, (weights, added)) in hidden.iter_mut().zip(&self.hidden) {
            let inputs = left.iter().chain(&right);
            let sum: f32 = weights
                .iter()
                .zip(inputs)
                .map(|(weight, input)| weight * input)
                .sum();
            *unit = (sum + added).max(0.0);
        }
        let mut sums = [f32::NEG_INFINITY; COUNT];
        for (sum, reading) in sums.iter_mut().zip(readings) {
            if let Some(score) = self
                .classes
                .get(reading)
                .and_then(|class| self.score(*class, &hidden))
            {
                *sum = score;
            }
        }
        let highest = sums.iter().copied().fold(f32::MIN, f32::max);
        let total: f32 = sums.iter().map(|sum| (sum - highest).exp()).sum();
        sums.map(|sum| (sum - highest - total.ln()).max(LOWEST))
    }

    /// The state of one direction after the rows of some characters.
    fn run(&self, rows: impl Iterator<Item = usize>, from: usize, recurrent: &[[f32; GATES]]) -> State {
        let (mut state, mut cell) = ([0.0; STATE], [0.0; STATE]);
        for row in rows {
            let mut gates = self.projection(row, from);
            for (unit, weights) in state.iter().zip(recurrent) {
                for (gate, weight) in gates.iter_mut().zip(weights) {
                    *gate += unit * weight;
                }
            }
            step(&gates, &mut state, &mut cell);
        }
        state
    }

    /// What a character gives to the gates of one direction.
    fn projection(&self, row: usize, from: usize) -> [f32; GATES] {
        let mut gates = [0.0; GATES];
        let bytes = self.projected.get(row * (4 + 2 * GATES)..).unwrap_or_default();
        if let Some((scale, weights)) = bytes.split_first_chunk() {
            let scale = f32::from_le_bytes(*scale);
            for (gate, weight) in gates.iter_mut().zip(weights.get(from..).unwrap_or_default()) {
                *gate = scale * f32::from(weight.cast_signed());
            }
        }
        gates
    }

    fn score(&self, class: usize, hidden: &State) -> Option<f32> {
        let row = self.readings.chunks_exact(8 + STATE).nth(class)?;
        let (weights, added) = dense::<STATE>(row)?;
        let sum: f32 = weights
            .iter()
            .zip(hidden)
            .map(|(weight, input)| weight * input)
            .sum();
        Some(sum + added)
    }
}

/// One step of an LSTM: the gates for what comes in, what is kept, the new content, what goes out.
fn step(gates: &[f32; GATES], state: &mut State, cell: &mut State) {
    let (comes_in, rest) = gates.split_at(STATE);
    let (kept, rest) = rest.split_at(STATE);
    let (content, goes_out) = rest.split_at(STATE);
    let gates = comes_in.iter().zip(kept).zip(content.iter().zip(goes_out));
    for ((state, cell), ((comes_in, kept), (content, goes_out))) in state.iter_mut().zip(cell).zip(gates) {
        *cell = sigmoid(*kept) * *cell + sigmoid(*comes_in) * tanh(*content);
        *state = sigmoid(*goes_out) * tanh(*cell);
    }
}

fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// The hyperbolic tangent as a fraction of polynomials (Lambert's continued fraction cut at the seventh step): right to
/// four places, and done for many numbers at once.
fn tanh(x: f32) -> f32 {
    let x = x.clamp(-4.97, 4.97);
    let y = x * x;
    let above = x * (135_135.0 + y * (17_325.0 + y * (378.0 + y)));
    above / (135_135.0 + y * (62_370.0 + y * (3_150.0 + 28.0 * y)))
}

/// A row of a dense layer: its weights, what is added.
fn dense<const LENGTH: usize>(row: &[u8]) -> Option<([f32; LENGTH], f32)> {
    let (scale, rest) = row.split_first_chunk()?;
    let (added, stored) = rest.split_first_chunk()?;
    let scale = f32::from_le_bytes(*scale);
    let weights = stored.first_chunk::<LENGTH>()?;
    Some((
        weights.map(|weight| scale * f32::from(weight.cast_signed())),
        f32::from_le_bytes(*added),
    ))
}

/// Recurrent weights, a row for each unit of the state instead of each gate.
fn turned(rows: &[u8]) -> Vec<[f32; GATES]> {
    let mut turned = vec![[0.0; GATES]; STATE];
    for (gate, row) in rows.chunks_exact(4 + STATE).enumerate() {
        let Some((scale, stored)) = row.split_first_chunk() else {
            continue;
        };
        let scale = f32::from_le_bytes(*scale);
        for (weights, weight) in turned.iter_mut().zip(stored) {
            if let Some(slot) = weights.get_mut(gate) {
                *slot = scale * f32::from(weight.cast_signed());
            }
        }
    }
    turned
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What g2pM itself says of these characters.
    #[test]
    fn it_says_what_the_packed_network_says() {
        let network = Network::load().unwrap();
        for (line, at, readings, right) in [
            ("他睡觉以前喜欢看书。", 2, ["jué", "jiào"], 1),
            ("他在银行工作。", 3, ["xíng", "háng"], 1),
            ("这件事情很重要。", 5, ["zhòng", "chóng"], 0),
            ("我们重新开始。", 2, ["zhòng", "chóng"], 1),
        ] {
            let line: Vec<char> = line.chars().collect();
            let readings = readings.map(|reading| reading.parse().unwrap());
            let opinion: [f32; 2] = network.opinion(&line, at, &readings);
            assert!(opinion[right] > opinion[1 - right], "{line:?} {opinion:?}");
            assert!((opinion.map(f32::exp).iter().sum::<f32>() - 1.0).abs() < 1e-2);
        }
    }

    #[test]
    fn the_tangent_is_right_to_three_places() {
        for step in -80_i16..=80 {
            let x = f32::from(step) / 10.0;
            assert!((tanh(x) - x.tanh()).abs() < 1e-3, "{x}");
        }
    }
}
