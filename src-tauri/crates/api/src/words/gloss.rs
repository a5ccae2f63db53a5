//! Entries of the dictionary as lines of lists, in as few words as will do.

use crate::dto::DictionaryHit;
use std::collections::BTreeSet;
use wenxi_mandarin::{Entry, pinyin::Notation};

/// How many senses make a gloss.
pub(super) const SENSES: usize = 3;
/// The longest gloss on a line, in characters.
const LONGEST: usize = 44;

/// An entry of the dictionary as a line of a list.
pub(crate) fn dictionary_hit(entry: &Entry, notation: Notation) -> DictionaryHit {
    DictionaryHit {
        word: entry.simplified.clone(),
        traditional: entry.traditional.clone(),
        shown: entry.spelled(notation),
        gloss: gloss(entry),
    }
}

/// The first senses of an entry, in as few words as a line of a list has room for.
pub(super) fn gloss(entry: &Entry) -> String {
    let senses = entry.senses.iter().map(|sense| without_measure_words(sense));
    let first = senses.take(SENSES).collect::<Vec<_>>().join("; ");
    if first.chars().count() <= LONGEST {
        first
    } else {
        brief_gloss(entry)
    }
}

/// What an entry means first, as briefly as that can be said.
pub(crate) fn brief_gloss(entry: &Entry) -> String {
    let first = entry
        .senses
        .first()
        .map(|sense| without_measure_words(sense))
        .unwrap_or_default();
    if first.chars().count() <= LONGEST {
        return first.to_owned();
    }
    let short = wenxi_study::short_gloss(entry);
    brief(if short.is_empty() { first } else { &short })
}

/// A gloss, cut off where there is no more room.
pub(crate) fn brief(gloss: &str) -> String {
    match gloss.char_indices().nth(LONGEST - 1) {
        Some((end, _)) if gloss.chars().count() > LONGEST => {
            format!("{}…", gloss.get(..end).unwrap_or_default().trim_end())
        }
        _ => gloss.to_owned(),
    }
}

/// Whether two glosses say the same, in whatever order and with whatever between: `client, customer` and `Customer; client`.
pub(super) fn say_the_same(one: &str, other: &str) -> bool {
    parts(one) == parts(other)
}

fn parts(gloss: &str) -> BTreeSet<String> {
    without_measure_words(gloss)
        .split([',', ';'])
        .map(|part| part.trim().to_lowercase())
        .filter(|part| !part.is_empty())
        .collect()
}

/// A sense without the measure words that the dictionary puts behind it: `application form (CL:份 (fèn))`.
fn without_measure_words(sense: &str) -> &str {
    sense.split(" (CL:").next().unwrap_or(sense)
}
