//! Readings of a corpus whose sentences are not there: which character each of them belongs to.
//!
//! `cpp/train.lb` has 79,117 readings without their sentences. Like the dev part they are grouped by character, in the same
//! order, about eight for each of the dev part; so the likeliest division into groups tells how often each character
//! has each of its readings.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use wenxi_mandarin::{Language, Syllable};

use crate::corpus::Example;

/// How many labels the corpus has for each sentence of its dev part.
const TIMES: usize = 8;
/// How many more or fewer than that a character may have.
const SLACK: usize = 12;
/// What a label costs too many or too few, and what a label costs that neither the dev part nor the dictionary has.
const UNEVEN: f64 = 0.05;
const STRANGE: f64 = 0.002;
/// What a reading of the dictionary counts that the dev part does not have.
const KNOWN: f64 = 0.5;
/// Divisions that are so much less likely than the best one are given up.
const HOPELESS: f64 = 60.0;

/// A character of the dev part, and how often each reading is there.
type Group = (char, BTreeMap<Syllable, usize>);

/// For each of the labels its character. `dev` is the part with sentences.
pub(crate) fn read(
    file: &Path,
    dev: &[Example],
    language: &Language,
) -> Result<Vec<(char, Syllable)>, Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    let labels = text
        .lines()
        .map(str::parse)
        .collect::<Result<Vec<Syllable>, _>>()?;
    let groups = groups(dev);
    let bounds = divide(&groups, &labels, language);
    if bounds.first() != Some(&0) {
        return Err("The readings do not belong to the characters of the dev part.".into());
    }
    let mut labelled = Vec::with_capacity(labels.len());
    for ((character, _), end) in groups.iter().zip(bounds.into_iter().skip(1)) {
        let start = labelled.len();
        let own = labels.get(start..end).unwrap_or_default();
        labelled.extend(own.iter().map(|label| (*character, *label)));
    }
    Ok(labelled)
}

/// The characters of the dev part, in order.
fn groups(dev: &[Example]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for one in dev {
        if groups.last().is_none_or(|(last, _)| *last != one.character) {
            groups.push((one.character, BTreeMap::new()));
        }
        if let Some((_, readings)) = groups.last_mut() {
            *readings.entry(one.reading).or_default() += 1;
        }
    }
    groups
}

/// Where each group begins, and where the last one ends: the likeliest division.
fn divide(groups: &[Group], labels: &[Syllable], language: &Language) -> Vec<usize> {
    let mut best: BTreeMap<usize, f64> = BTreeMap::from([(0, 0.0)]);
    let mut came_from: Vec<BTreeMap<usize, usize>> = Vec::with_capacity(groups.len());
    for (character, readings) in groups {
        let count: usize = readings.values().sum();
        let known: BTreeSet<&Syllable> = language.readings_of(*character).iter().collect();
        let cost = |label: &Syllable| {
            let seen = readings.get(label).copied().unwrap_or_default() as f64;
            let added = if known.contains(label) { KNOWN } else { STRANGE };
            ((count + 1) as f64 / (seen + added)).ln()
        };
        let (mut next, mut steps) = (BTreeMap::<usize, f64>::new(), BTreeMap::new());
        for (start, so_far) in &best {
            let mut all = *so_far;
            for length in 0..=TIMES * count + SLACK {
                let end = start + length;
                let whole = all + UNEVEN * length.abs_diff(TIMES * count) as f64;
                if length + SLACK >= TIMES * count && next.get(&end).is_none_or(|other| whole < *other) {
                    next.insert(end, whole);
                    steps.insert(end, *start);
                }
                let Some(label) = labels.get(end) else { break };
                all += cost(label);
            }
        }
        let least = next.values().copied().fold(f64::INFINITY, f64::min);
        next.retain(|_, cost| *cost < least + HOPELESS);
        best = next;
        came_from.push(steps);
    }
    let mut bounds = vec![labels.len()];
    for steps in came_from.iter().rev() {
        let end = bounds.last().copied().unwrap_or_default();
        bounds.push(steps.get(&end).copied().unwrap_or(end));
    }
    bounds.reverse();
    bounds
}
