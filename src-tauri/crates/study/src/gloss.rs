//! English meanings: which words carry them, what kind of word they explain, and how to say them in few words.
//!
//! Two words of Chinese may stand beside each other as choices only if their glosses share no word that carries
//! meaning; that is how "provably wrong by the dictionary" is decided.

mod lists;

use lists::{EMPTY, MARKS, SMALL};
use std::collections::BTreeSet;
use wenxi_mandarin::Entry;

/// The longest gloss that is shown as a choice, in characters.
const LONGEST: usize = 44;

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
    match sense.first() {
        Some(&"to") => Class::Verb,
        Some(first)
            if sense.len() <= 3 && (SMALL.contains(first) || first.ends_with("ly") && first.len() > 5) =>
        {
            Class::Small
        }
        _ => Class::Other,
    }
}

/// The stems of the words of a text that carry meaning.
pub(crate) fn stems(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| word.len() > 1 && !EMPTY.contains(&word.as_str()))
        .filter(|word| word.chars().all(|c| c.is_alphanumeric()) && word.is_ascii())
        .map(|word| stem(&word))
        .collect()
}

/// A word without the endings of English inflection. Rough on purpose: it may make two words one, which only forbids a
/// distractor more.
fn stem(word: &str) -> String {
    let mut stem = word;
    for ending in [
        "ations", "ation", "ings", "ing", "ments", "ment", "ers", "er", "ors", "or", "ies", "ied", "es",
        "ed", "s",
    ] {
        if let Some(short) = stem.strip_suffix(ending).filter(|short| short.len() >= 3) {
            stem = short;
            break;
        }
    }
    for ending in ["e", "y", "i"] {
        if let Some(short) = stem.strip_suffix(ending).filter(|short| short.len() >= 3) {
            stem = short;
            break;
        }
    }
    // `stopped` and `stop` are one word.
    let mut letters = stem.chars().rev();
    let doubled = letters
        .next()
        .is_some_and(|last| letters.next() == Some(last) && !"aeiouls".contains(last));
    let end = stem.len() - usize::from(doubled && stem.len() > 3);
    stem.get(..end).unwrap_or(stem).to_owned()
}

/// Whether two texts share less than a third of what they say.
pub(crate) fn says_otherwise(one: &str, other: &str) -> bool {
    let (one, other) = (stems(one), stems(other));
    3 * one.intersection(&other).count() < one.len().min(other.len()).max(1)
}

/// The senses of a gloss.
pub(crate) fn senses(gloss: &str) -> impl Iterator<Item = &str> {
    gloss.split("; ").filter(|sense| !sense.is_empty())
}

/// The first senses of a gloss.
pub(crate) fn first(gloss: &str, at_most: usize) -> String {
    senses(gloss).take(at_most).collect::<Vec<_>>().join("; ")
}

/// All senses of an entry that explain it, without remarks in brackets.
pub(crate) fn all(entry: &Entry) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for sense in entry.senses.iter().filter(|sense| says_something(&plain(sense))) {
        for sense in plain(sense)
            .split(';')
            .map(str::trim)
            .filter(|sense| !sense.is_empty())
        {
            if !all.iter().any(|known| known == sense) {
                all.push(sense.to_owned());
            }
        }
    }
    all
}

/// Whether two meanings have a word in common that carries meaning: "to lodge a complaint" and "complaints".
pub fn share_meaning(one: &str, other: &str) -> bool {
    !stems(one).is_disjoint(&stems(other))
}

/// The senses of an entry in few words: the first ones that say something, without remarks in brackets. Senses that are
/// marked as slang, old or the like come last; long-winded ones only when there is no other.
pub fn short(entry: &Entry) -> String {
    let senses = || entry.senses.iter().filter(|sense| says_something(&plain(sense)));
    // What follows slang in the list explains the slang.
    let slang = entry
        .senses
        .iter()
        .position(|sense| sense.contains("(slang"))
        .unwrap_or(usize::MAX);
    let late: Vec<&String> = entry.senses.iter().skip(slang).collect();
    let marked = |sense: &&String| late.contains(sense) || MARKS.iter().any(|mark| sense.contains(mark));
    // What the dictionary puts into one sense by semicolons are senses, too; some stand in several.
    let split = |sense: &String| {
        let plain = plain(sense);
        plain
            .split(';')
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
    };
    let mut ranked: Vec<String> = Vec::new();
    let mut unmarked = 0;
    for (marked, sense) in senses()
        .filter(|sense| !marked(sense))
        .map(|sense| (false, sense))
        .chain(senses().filter(marked).map(|sense| (true, sense)))
    {
        for part in split(sense) {
            if !ranked.contains(&part) {
                ranked.push(part);
                unmarked += usize::from(!marked);
            }
        }
    }
    let brief = |sense: &&String| sense.chars().count() <= LONGEST;
    let Some(first) = ranked.iter().find(brief).or_else(|| ranked.first()) else {
        return String::new();
    };
    let mut gloss = first.clone();
    for sense in ranked
        .iter()
        .take(unmarked)
        .filter(brief)
        .filter(|sense| *sense != first)
    {
        if gloss.chars().count() + sense.chars().count() + 2 <= LONGEST {
            gloss = format!("{gloss}; {sense}");
        }
    }
    gloss
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
        let keeps = capitals > 1 || (at > 0 && (letters == 1 || is_prose)) || word == "I";
        if title(word) && !keeps {
            word.to_lowercase()
        } else {
            word.to_owned()
        }
    });
    let text = words.collect::<Vec<_>>().join(" ");
    let pieces: Vec<&str> = text.split(", ").collect();
    let is_list = pieces
        .iter()
        .all(|piece| piece.split(' ').count() <= 3 && !piece.starts_with("the ") && !piece.contains(';'));
    if is_list { pieces.join("; ") } else { text }
}

/// A sense without what stands in brackets.
fn plain(sense: &str) -> String {
    let mut depth = 0_u32;
    let mut text = String::with_capacity(sense.len());
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
    #[case("to serve the customers", &["serv", "custom"])]
    #[case("services", &["servic"])]
    #[case("companies; company", &["compan"])]
    #[case("a kind of the", &[])]
    #[case("to stop; stopped", &["stop"])]
    fn words_that_carry_meaning(#[case] text: &str, #[case] expected: &[&str]) {
        let expected: BTreeSet<String> = expected.iter().map(|s| (*s).to_owned()).collect();
        assert_eq!(stems(text), expected);
    }

    #[rstest]
    #[case("to serve; service", Class::Verb)]
    #[case("a; an; one; the whole", Class::Small)]
    #[case("exactly; only", Class::Small)]
    #[case("as well as", Class::Small)]
    #[case("never", Class::Small)]
    #[case("the customer is god", Class::Other)]
    #[case("fly", Class::Other)]
    #[case("client; customer", Class::Other)]
    fn classes(#[case] gloss: &str, #[case] expected: Class) {
        assert_eq!(class(gloss), expected);
    }

    #[rstest]
    #[case("customer", "customers")]
    #[case("to develop", "development")]
    #[case("to manage", "management")]
    #[case("service", "services")]
    #[case("to transform", "transformation")]
    fn forms_of_a_word_are_one(#[case] one: &str, #[case] other: &str) {
        assert_eq!(stems(one), stems(other));
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
            part_of_speech: None,
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
    fn dictionary_senses_in_few_words(#[case] senses: &[&str], #[case] expected: &str) {
        assert_eq!(short(&entry(senses)), expected);
    }

    #[rstest]
    #[case("Customer Service", "customer service")]
    #[case("“the customer is God”", "the customer is God")]
    #[case("Party A, the client in a contract", "party A, the client in a contract")]
    #[case("Client, customer", "client; customer")]
    #[case("guest, visitor. The roof 宀 points to the sense", "guest; visitor")]
    #[case("HR department (of a company)", "HR department")]
    fn an_authors_gloss_looks_like_any_other(#[case] gloss: &str, #[case] expected: &str) {
        assert_eq!(as_choice(gloss), expected);
    }
}
