//! Characters: what they are made of, and which of them look alike.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::language::blob::Section;
use crate::language::table::{U32s, section};
use crate::{Language, Script};

/// Sets of characters that learners take for one another, a line each.
static SETS: &str = include_str!("../language/look-alike.txt");

/// What the radicals mean, by their signs.
static RADICALS: LazyLock<BTreeMap<char, &'static str>> = LazyLock::new(|| {
    let part = |of| section(of).unwrap_or_default();
    let signs = U32s(part(Section::RadicalSigns));
    let meanings = std::str::from_utf8(part(Section::RadicalMeanings)).unwrap_or_default();
    signs
        .iter()
        .filter_map(char::from_u32)
        .zip(meanings.lines())
        .collect()
});

/// How often parts are taken apart again to compare characters.
const DEPTH: usize = 2;
/// How much of two characters has to be the same for them to look alike; and where it is known that they do in simplified
/// characters.
const ALIKE: f32 = 0.6;
const STILL_ALIKE: f32 = 0.5;

impl Language {
    /// The parts that one sees in a character, in their order; none for one that is one piece.
    pub fn parts(&self, character: char) -> Vec<char> {
        self.characters.parts(character).collect()
    }

    /// The radical under which dictionaries list a character, where it can be told.
    pub fn radical(&self, character: char) -> Option<char> {
        self.characters.radical(character)
    }

    /// What a radical means, in a word.
    pub fn radical_meaning(&self, radical: char) -> Option<&'static str> {
        RADICALS.get(&radical).copied()
    }

    /// Characters of everyday use that look like this one where both are written in a script, those that are most often
    /// mistaken for it first.
    pub fn look_alikes(&self, character: char, script: Script, limit: usize) -> Vec<char> {
        let own = self.leaves(character);
        let simplified = self.characters.simplified(character);
        let is_written_so =
            |other: char| self.character_in(self.characters.simplified(other), script) == other;
        let sets = SETS.lines().filter(|line| !line.starts_with('#'));
        let mut alike: Vec<char> = Vec::new();
        for set in sets.filter(|set| set.contains(character) || set.contains(simplified)) {
            for other in set
                .chars()
                .filter(|other| ![character, simplified].contains(other))
            {
                let form = if is_written_so(other) {
                    other
                } else {
                    self.character_in(self.characters.simplified(other), script)
                };
                // 问 and 间 are as much alike in the other script, 万 and 方 are not.
                let still_alike = || likeness(&own, &self.leaves(form), STILL_ALIKE).is_some();
                let is_set = set.contains(character) && form == other;
                if !alike.contains(&form) && (is_set || still_alike()) {
                    alike.push(form);
                }
            }
        }
        let mut ranked: Vec<(f32, char)> = self
            .characters
            .all()
            .filter(|other| *other != character && !alike.contains(other) && self.is_everyday(*other))
            .filter_map(|other| Some((likeness(&own, &self.leaves(other), ALIKE)?, other)))
            .filter(|(_, other)| is_written_so(*other))
            .collect();
        ranked.sort_by(|(left, one), (right, other)| {
            right.total_cmp(left).then_with(|| {
                self.use_of_character(*other)
                    .total_cmp(&self.use_of_character(*one))
            })
        });
        alike.extend(ranked.into_iter().map(|(_, other)| other));
        alike.truncate(limit);
        alike
    }

    /// The smallest parts of a character that are seen as one, in their order; itself when it is one piece.
    fn leaves(&self, character: char) -> Vec<char> {
        let mut leaves = vec![character];
        for _ in 0..DEPTH {
            let open = |part: char| {
                let parts: Vec<char> = self.characters.parts(part).collect();
                // A radical is seen as one.
                let is_whole = parts.len() < 2 || part != character && RADICALS.contains_key(&part);
                if is_whole { vec![part] } else { parts }
            };
            leaves = leaves.into_iter().flat_map(open).collect();
        }
        leaves
    }

    /// Whether a character, in whichever script, is taught, by itself or in a word of its own.
    fn is_everyday(&self, character: char) -> bool {
        self.use_of_character(character) > EVERYDAY
    }

    /// The natural logarithm of how often a character is used as a word, in whichever script.
    fn use_of_character(&self, character: char) -> f32 {
        let simplified = self.characters.simplified(character);
        let word = self.words.find_characters(std::iter::once(simplified));
        word.map_or(f32::NEG_INFINITY, |word| self.words.weight(word))
    }
}

/// Below this a character is rare: the logarithm of one use in a hundred thousand characters.
const EVERYDAY: f32 = -11.5;

/// How much two characters have in common, 0 to 1; nothing when it is less than this.
fn likeness(own: &[char], other: &[char], least: f32) -> Option<f32> {
    if own.len() < 2 || other.len() < 2 {
        return None;
    }
    let mut rest = other.to_vec();
    let mut same = 0_u8;
    let mut in_place = 0_u8;
    for (place, part) in own.iter().enumerate() {
        if let Some(at) = rest.iter().position(|one| one == part) {
            rest.swap_remove(at);
            same += 1;
            in_place += u8::from(other.get(place) == Some(part));
        }
    }
    let longer = u8::try_from(own.len().max(other.len())).ok()?;
    let likeness = f32::from(same) / f32::from(longer);
    (likeness >= least).then_some(likeness + 0.1 * f32::from(in_place) / f32::from(longer))
}
