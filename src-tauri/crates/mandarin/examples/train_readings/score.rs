//! How many readings were right, and how well the program knew.

use std::collections::BTreeMap;
use std::fmt;

use wenxi_mandarin::{CharReading, Language, Syllable, Tone};

use crate::corpus::Example;

const BINS: usize = 10;

/// Readings that were right and wrong.
#[derive(Default)]
pub(crate) struct Score {
    right: usize,
    /// Wrong in nothing but a neutral tone where the corpus writes the full one, or the other way round.
    neutral: usize,
    all: usize,
    /// By tenths of how sure the program was: how many, the sum of how sure, how many were right.
    bins: [(usize, f64, usize); BINS],
    wrong: BTreeMap<(char, Syllable, Syllable), usize>,
    /// What was read wrongly, a line each: the character, right, read, how sure, the sentence with the character marked.
    pub(crate) mistakes: Vec<String>,
}

impl Score {
    /// Reads the examples as the program does.
    pub(crate) fn add(&mut self, language: &Language, examples: &[&Example]) {
        for one in examples {
            self.all += 1;
            let words = language.annotate(&one.line, &[]);
            let mut readings = words.iter().flat_map(|word| &word.readings);
            let Some(reading) = readings.find(|reading| reading.at == one.at) else {
                continue;
            };
            let right = reading.citation == one.reading;
            self.right += usize::from(right);
            self.neutral += usize::from(!right && differ_in_weight(reading.citation, one.reading));
            let bin = ((f64::from(reading.sure) * BINS as f64) as usize).min(BINS - 1);
            if let Some((all, sure, counted)) = self.bins.get_mut(bin) {
                *all += 1;
                *sure += f64::from(reading.sure);
                *counted += usize::from(right);
            }
            if !right {
                self.mistakes.push(mistake(one, reading));
                *self
                    .wrong
                    .entry((one.character, one.reading, reading.citation))
                    .or_default() += 1;
            }
        }
    }

    /// How sure the program was against how often it was right, and the expected calibration error.
    pub(crate) fn reliability(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let mut error = 0.0;
        for (place, (all, sure, right)) in self.bins.iter().enumerate().filter(|(_, bin)| bin.0 > 0) {
            let (all, right) = (*all as f64, *right as f64);
            error += (sure - right).abs();
            lines.push(format!(
                "sure {:.1} to {:.1}: {all} readings, {:.3} sure, {:.3} right",
                place as f64 / BINS as f64,
                (place + 1) as f64 / BINS as f64,
                sure / all,
                right / all
            ));
        }
        lines.push(format!(
            "expected calibration error {:.4}",
            error / self.all as f64
        ));
        lines
    }

    /// The commonest errors.
    pub(crate) fn worst(&self, count: usize) -> Vec<String> {
        let mut wrong: Vec<_> = self.wrong.iter().collect();
        wrong.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let line = |((character, right, read), count): (&(char, Syllable, Syllable), &usize)| {
            format!("{character} is {right}, read {read}: {count}")
        };
        wrong.into_iter().take(count).map(line).collect()
    }
}

fn mistake(one: &Example, reading: &CharReading) -> String {
    let (before, from): (Vec<_>, Vec<_>) = one.line.chars().enumerate().partition(|(at, _)| *at < one.at);
    let text = |part: &[(usize, char)]| part.iter().map(|(_, character)| *character).collect::<String>();
    let behind = from.get(1..).unwrap_or_default();
    let (character, right, read, sure) = (one.character, one.reading, reading.citation, reading.sure);
    format!(
        "{character}\t{right}\t{read}\t{sure:.2}\t{}▁{character}▁{}",
        text(&before),
        text(behind)
    )
}

/// Whether two readings are the same syllable, once in the neutral tone.
fn differ_in_weight(left: Syllable, right: Syllable) -> bool {
    left.letters() == right.letters() && [left, right].iter().any(|one| one.tone() == Tone::Neutral)
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |part: usize| 100.0 * part as f64 / self.all as f64;
        write!(
            f,
            "{:.2} % of {} right; {:.2} % more differ in nothing but a neutral tone",
            percent(self.right),
            self.all,
            percent(self.neutral)
        )
    }
}
