//! English meanings: which words carry them, what kind of word they explain, and how to say them in few words.
//!
//! Two words of Chinese may stand beside each other as choices only if their glosses share no word that carries
//! meaning; that is how "provably wrong by the dictionary" is decided.

mod lists;
mod spelling;
mod stem;

use lists::{MARKS, NO_ADVERBS, SMALL};
pub(crate) use spelling::american;
use std::collections::BTreeSet;
pub(crate) use stem::{first_stem, meaning, roles, stems};
use wenxi_mandarin::Entry;

/// The longest gloss that is shown as a choice, in characters.
pub(crate) const LONGEST: usize = 44;

/// What kind of word a gloss explains, as far as its English form tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Class {
    /// "to serve".
    Verb,
    /// "as well as", "exactly", "never": words that hold a sentence together.
    Small,
    /// Anything else: things, qualities, names of ideas.
    Other,
}

/// The class of a word with this gloss. An author's "the customer is god" is no small word: only a short sense is.
pub(crate) fn class(gloss: &str) -> Class {
    let gloss = gloss.to_lowercase();
    let sense: Vec<&str> = gloss
        .split(';')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    // `a loan` is a thing, `a` a small word.
    let sense = match sense.as_slice() {
        ["a" | "an" | "the", rest @ ..] if !rest.is_empty() => rest,
        sense => sense,
    };
    match sense.first() {
        Some(&"to") => Class::Verb,
        Some(first)
            if sense.len() <= 3
                && (SMALL.contains(first)
                    || first.ends_with("ly") && first.len() > 5 && !NO_ADVERBS.contains(first)) =>
        {
            Class::Small
        }
        _ => Class::Other,
    }
}

/// Whether two texts share less than a third of what they say.
pub(crate) fn says_otherwise(one: &str, other: &str) -> bool {
    shared(one, other) < 33
}

/// How much of what the shorter one says two texts share, in per cent.
pub(crate) fn shared(one: &str, other: &str) -> usize {
    let (one, other) = (stems(one), stems(other));
    100 * one.intersection(&other).count() / one.len().min(other.len()).max(1)
}

/// The senses of a gloss.
pub(crate) fn senses(gloss: &str) -> impl Iterator<Item = &str> {
    gloss.split("; ").filter(|sense| !sense.is_empty())
}

/// The first senses of a gloss.
pub(crate) fn first(gloss: &str, at_most: usize) -> String {
    senses(gloss).take(at_most).collect::<Vec<_>>().join("; ")
}

/// Whether two meanings have a word in common that carries meaning: "to lodge a complaint" and "complaints".
pub fn share_meaning(one: &str, other: &str) -> bool {
    !stems(one).is_disjoint(&stems(other))
}

/// The senses of an entry in few words: the first ones that say something, without remarks in brackets. Senses that are
/// marked as slang, old or the like come last; long-winded ones only when there is no other.
pub fn short(entry: &Entry) -> String {
    short_where(entry, &BTreeSet::new())
}

/// The same of a word in a text of which the English says these stems: where that says nothing of the first sense and all
/// of another one, the other one is meant.
pub(crate) fn short_where(entry: &Entry, said: &BTreeSet<String>) -> String {
    let brief = |sense: &String| sense.chars().count() <= LONGEST;
    let (usual, rare) = ranked(entry);
    let mut brief_ones: Vec<&String> = usual.iter().filter(|sense| brief(sense)).collect();
    let meant = |sense: &&String| {
        let stems = stems(sense);
        !stems.is_empty() && stems.is_subset(said)
    };
    let is_open = brief_ones
        .first()
        .is_some_and(|first| stems(first).is_disjoint(said));
    if let Some(at) = brief_ones.iter().position(meant).filter(|_| is_open) {
        let meant = brief_ones.remove(at);
        brief_ones.insert(0, meant);
    }
    let first = brief_ones.first().copied();
    let Some(first) = first
        .or_else(|| rare.iter().find(|s| brief(s)))
        .or_else(|| usual.iter().chain(&rare).next())
    else {
        return String::new();
    };
    let mut gloss = first.clone();
    for sense in brief_ones.into_iter().filter(|sense| *sense != first) {
        if gloss.chars().count() + sense.chars().count() + 2 <= LONGEST {
            gloss = format!("{gloss}; {sense}");
        }
    }
    gloss
}

/// The senses of an entry that explain it, without remarks in brackets: the usual ones, and those that are slang, old, of
/// a trade, or the literal meaning of a figure of speech. What the dictionary puts into one sense by semicolons are senses, too.
pub(crate) fn ranked(entry: &Entry) -> (Vec<String>, Vec<String>) {
    let is_figure = entry.senses.len() > 1 && entry.senses.iter().any(|sense| sense.contains("lit. "));
    let (mut usual, mut rare): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut after_slang = false;
    for sense in &entry.senses {
        // What follows slang in the list explains the slang.
        after_slang |= sense.contains("(slang");
        let parts = parts(sense);
        if !parts.first().is_some_and(|first| says_something(first)) {
            continue;
        }
        let marked = MARKS
            .iter()
            .any(|mark| sense.contains(mark) && !(is_figure && mark.contains("fig.")));
        for part in parts {
            let literal = is_figure && part.starts_with("lit. ");
            let part = part
                .trim_start_matches("lit. ")
                .trim_start_matches("fig. ")
                .to_owned();
            if part.is_empty() || usual.contains(&part) || rare.contains(&part) {
                continue;
            }
            let list = if after_slang || marked || literal {
                &mut rare
            } else {
                &mut usual
            };
            list.push(part);
        }
    }
    (usual, rare)
}

/// Whether what the dictionary says first of a word can be said without its remarks.
pub(crate) fn is_whole(entry: &Entry) -> bool {
    entry.senses.first().is_none_or(|sense| !parts(sense).is_empty())
}

/// An author's gloss as a choice: its first sentence, in small letters and with semicolons, as dictionary glosses are, so
/// that its look does not tell it apart. Names and single capitals ("Party A") stay as they are.
pub(crate) fn as_choice(gloss: &str) -> String {
    let gloss = plain(gloss.trim_matches(|c: char| c.is_whitespace() || "“”\"‘’.,;:".contains(c)));
    let gloss = gloss.split(". ").next().unwrap_or_default();
    let title = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    // Where words inside are small, a capital means something: "the Spring Festival".
    let is_prose = gloss
        .split(' ')
        .skip(1)
        .any(|word| word.len() > 4 && !title(word));
    let words = gloss.split(' ').enumerate().map(|(at, word)| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        // `Cross-Border` is a title, `QR` a name.
        let is_name = word
            .split('-')
            .any(|part| part.chars().skip(1).any(char::is_uppercase));
        let keeps = is_name || (at > 0 && ((letters == 1 && capitals == 1) || is_prose)) || word == "I";
        if title(word) && !keeps {
            word.to_lowercase()
        } else {
            word.to_owned()
        }
    });
    let text = words.collect::<Vec<_>>().join(" ");
    let pieces: Vec<&str> = text.split(", ").collect();
    let is_sense = |piece: &&str| {
        let numbered = piece.chars().any(|c| c.is_ascii_digit());
        piece.split(' ').count() <= 3 && !piece.starts_with("the ") && !piece.contains(';') && !numbered
    };
    let is_list = pieces.iter().all(is_sense);
    if is_list { pieces.join("; ") } else { text }
}

/// A sense by its semicolons, each part without what stands in brackets; parts that are broken without it are left out.
fn parts(sense: &str) -> Vec<String> {
    let mut depth = 0_u32;
    let mut parts = vec![String::new()];
    for character in sense.chars() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if character == ';' && depth == 0 {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(character);
        }
    }
    parts.retain(|part| !is_broken(part));
    let parts = parts.iter().map(|part| plain(part));
    parts.filter(|part| !part.is_empty()).collect()
}

/// Whether a part of a sense is no English without its brackets: `Do (you, they etc) have ...?`, `FIT (free independent
/// traveler)`, `To: (email header)`.
fn is_broken(part: &str) -> bool {
    const LEAD_ON: [&str; 16] = [
        "do", "does", "did", "is", "are", "was", "were", "be", "have", "has", "will", "would", "can",
        "could", "should", "may",
    ];
    const AFTER_VERBS: [&str; 10] = [
        "on", "with", "in", "at", "into", "by", "from", "to", "one's", "oneself",
    ];
    let plain = plain(part);
    let (mut gap, mut inside) = (false, false);
    for (at, _) in part.match_indices(['(', '[']) {
        let (before, rest) = part.split_at(at);
        let before = self::plain(before);
        inside |= !before.is_empty();
        let after = rest.split_once([')', ']']).map_or("", |(_, after)| after);
        let goes_on = after.trim_start().starts_with(char::is_alphabetic);
        let last = before.split(' ').next_back().unwrap_or_default().to_lowercase();
        gap |= goes_on && LEAD_ON.contains(&last.as_str());
        // The verb itself stood in the bracket: `to (carry) on one's person`.
        let next = after.split_whitespace().next().unwrap_or_default();
        gap |= before == "to" && AFTER_VERBS.contains(&next);
    }
    let nameless = !plain.is_empty() && !plain.chars().any(char::is_lowercase);
    gap || (inside && (plain.contains("...") || plain.ends_with(':') || plain.ends_with(" ?") || nameless))
}

/// A sense without what stands in brackets, but for the `to` of a verb: “(try to) overcome”.
fn plain(sense: &str) -> String {
    let mut depth = 0_u32;
    let (begin, sense) = sense
        .strip_prefix("(try to) ")
        .map_or(("", sense), |verb| ("to ", verb));
    let mut text = begin.to_owned();
    for character in sense.chars() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => text.push(character),
            _ => {}
        }
    }
    let text = text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace(" ;", ";")
        .replace(" ,", ",");
    text.trim_matches([',', ';', ' ']).to_owned()
}

/// Whether a sense explains a word rather than pointing to another one.
fn says_something(sense: &str) -> bool {
    const POINTERS: [&str; 9] = [
        "variant of",
        "old variant",
        "see ",
        "see also",
        "surname ",
        "abbr. for",
        "used in",
        "also written",
        "also pr.",
    ];
    !sense.is_empty()
        && sense.chars().any(|c| c.is_ascii_alphabetic())
        && !sense.chars().any(wenxi_mandarin::is_hanzi)
        && !POINTERS.iter().any(|pointer| sense.starts_with(pointer))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("to serve; service", Class::Verb)]
    #[case("a; an; one; the whole", Class::Small)]
    #[case("exactly; only", Class::Small)]
    #[case("as well as", Class::Small)]
    #[case("never", Class::Small)]
    #[case("the customer is god", Class::Other)]
    #[case("fly", Class::Other)]
    #[case("client; customer", Class::Other)]
    #[case("a loan; to lend", Class::Other)]
    #[case("supply chain", Class::Other)]
    fn classes(#[case] gloss: &str, #[case] expected: Class) {
        assert_eq!(class(gloss), expected);
    }

    fn entry(senses: &[&str]) -> Entry {
        Entry {
            simplified: "字".into(),
            traditional: "字".into(),
            pinyin: Vec::new(),
            senses: senses.iter().map(|sense| (*sense).to_owned()).collect(),
            measure_words: Vec::new(),
            hsk: wenxi_mandarin::Hsk::default(),
            is_name: false,
            joints: Vec::new(),
            part_of_speech: None,
            is_ours: false,
        }
    }

    #[rstest]
    #[case(&["old friend", "(slang) period; menstruation"], "old friend")]
    #[case(&["old friend", "(slang) period", "menstruation"], "old friend")]
    #[case(&["contract; agreement", "agreement", "contract"], "contract; agreement")]
    #[case(&["(slang) period"], "period")]
    #[case(&["to exploit (a resource); to open up"], "to exploit; to open up")]
    #[case(&["variant of 字", "character"], "character")]
    #[case(&["prefix used before the surname of a person or a numeral indicating birth", "old"], "old")]
    #[case(&["client", "customer"], "client; customer")]
    #[case(&["surname Zi"], "")]
    #[case(&["(physics) mass", "quality"], "quality")]
    #[case(&["derivative (math.)", "business on WeChat"], "business on WeChat")]
    #[case(&["right (i.e. an entitlement)", "(classical) power and wealth"], "right")]
    #[case(&["lit. to go upstream", "to trace back to"], "to trace back to")]
    #[case(&["lit. to draw a snake", "fig. to ruin by adding"], "to ruin by adding")]
    #[case(&["(before a noun) Do (you, they etc) have ...?", "whether or not"], "whether or not")]
    #[case(&["(before a verb) Did (you) (verb, infinitive)?", "or not"], "or not")]
    #[case(&["FIT (free independent traveler); individual traveler"], "individual traveler")]
    #[case(&["(try to) overcome (hardships etc)", "to conquer"], "to overcome; to conquer")]
    #[case(&["recipient (of mail)", "To: (email header)"], "recipient")]
    #[case(&["not only ... but also"], "not only ... but also")]
    #[case(&["to (carry) on one's person; to (take) with one", "to take along"], "to take along")]
    #[case(&["to (cause to) become"], "to become")]
    fn dictionary_senses_in_few_words(#[case] senses: &[&str], #[case] expected: &str) {
        assert_eq!(short(&entry(senses)), expected);
    }

    #[rstest]
    #[case("He sent the parcel yesterday.", "parcel; to wrap up")]
    #[case("He wrapped it up: a parcel.", "to wrap up; parcel")]
    #[case("He came.", "to wrap up; parcel")]
    fn the_sense_that_a_translation_says(#[case] english: &str, #[case] expected: &str) {
        let entry = entry(&["to wrap up", "parcel"]);
        assert_eq!(short_where(&entry, &stems(english)), expected);
    }

    #[rstest]
    #[case("Customer Service", "customer service")]
    #[case("“the customer is God”", "the customer is God")]
    #[case("Party A, the client in a contract", "party A, the client in a contract")]
    #[case("Client, customer", "client; customer")]
    #[case("guest, visitor. The roof 宀 points to the sense", "guest; visitor")]
    #[case("HR department (of a company)", "HR department")]
    #[case("Cross-Border E-Commerce", "cross-border e-commerce")]
    #[case("QR code", "QR code")]
    #[case("Article 10, Paragraph 2", "article 10, paragraph 2")]
    fn an_authors_gloss_looks_like_any_other(#[case] gloss: &str, #[case] expected: &str) {
        assert_eq!(as_choice(gloss), expected);
    }
}
