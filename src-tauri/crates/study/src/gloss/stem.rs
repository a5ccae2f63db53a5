//! Which English words are one: without their endings, and where two words say the same.

use super::lists::{EMPTY, SAME};
use super::spelling::{american, without};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

/// The stems of the words of a text that carry meaning.
pub(crate) fn stems(text: &str) -> BTreeSet<String> {
    words(text).map(|word| stem(&word)).collect()
}

/// The stems of a text, each with whether its word names one who does it or to whom it is done: teacher, trainee.
pub(crate) fn roles(text: &str) -> BTreeSet<(String, bool)> {
    let names_one = |word: &str| {
        let one = word.strip_suffix('s').unwrap_or(word);
        one.len() > 4 && ["er", "or", "ee"].iter().any(|ending| one.ends_with(ending))
    };
    words(text).map(|word| (stem(&word), names_one(&word))).collect()
}

/// The stem of the first of these words that says what is done: to lodge a complaint is a complaint.
pub(crate) fn first_stem(text: &str) -> Option<String> {
    const LIGHT: [&str; 17] = [
        "apply", "ask", "become", "get", "give", "go", "have", "hold", "keep", "lodge", "make", "put",
        "submit", "take", "bring", "feel", "work",
    ];
    let mut words = words(text).peekable();
    let first = words.peek().cloned();
    let weighty = words.find(|word| !LIGHT.contains(&word.as_str()));
    weighty.or(first).map(|word| stem(&word))
}

/// The stems of a text, with a mark for each that has the meaning of others: of happy and glad.
pub(crate) fn meaning(text: &str) -> BTreeSet<String> {
    static SETS: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
        let sets = SAME.iter().enumerate();
        sets.flat_map(|(at, set)| set.split(' ').map(move |word| (stem(word), at)))
            .collect()
    });
    let mut stems = stems(text);
    let marks: Vec<String> = stems
        .iter()
        .filter_map(|stem| SETS.get(stem))
        .map(|set| format!("={set}"))
        .collect();
    stems.extend(marks);
    stems
}

/// The words that carry meaning, in small letters.
fn words(text: &str) -> impl Iterator<Item = String> {
    static NOTHING: LazyLock<HashSet<&str>> = LazyLock::new(|| EMPTY.iter().copied().collect());
    text.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| word.len() > 1 && !NOTHING.contains(word.as_str()))
        .map(|word| american(&word))
        .filter(|word| word.is_ascii())
}

/// A word without the endings of English inflection and of nouns made of verbs. Rough on purpose: it may make two words
/// one, which only forbids a distractor more.
fn stem(word: &str) -> String {
    let stem = without_ending(word);
    let mut stem = stem.as_str();
    for ending in ["e", "y", "i"] {
        if let Some(short) = stem.strip_suffix(ending).filter(|short| short.len() >= 3) {
            stem = short;
            break;
        }
    }
    // `stopped` and `stop` are one word, and `product` and `produce`.
    let mut letters = stem.chars().rev();
    let doubled = letters
        .next()
        .is_some_and(|last| letters.next() == Some(last) && !"aeiouls".contains(last));
    let long = (doubled && stem.len() > 3) || (stem.len() > 4 && stem.ends_with("duct"));
    let end = stem.len() - usize::from(long);
    stem.get(..end).unwrap_or(stem).to_owned()
}

fn without_ending(word: &str) -> String {
    /// Each with what takes its place, and how many letters must stand before it.
    const ENDINGS: [(&str, &str, usize); 34] = [
        ("ications", "", 3),
        ("ication", "", 3),
        ("icating", "", 4),
        ("icated", "", 4),
        ("icates", "", 4),
        ("icate", "", 4),
        ("icable", "", 3),
        ("ations", "", 3),
        ("ation", "", 3),
        ("ating", "", 3),
        ("ated", "", 3),
        ("ates", "", 3),
        ("ate", "", 3),
        ("able", "", 4),
        ("faction", "f", 3),
        ("nsions", "nd", 3),
        ("nsion", "nd", 3),
        ("ssions", "s", 3),
        ("ssion", "s", 3),
        ("sions", "d", 3),
        ("sion", "d", 3),
        ("ions", "", 4),
        ("ion", "", 4),
        ("ings", "", 3),
        ("ing", "", 3),
        ("ments", "", 3),
        ("ment", "", 3),
        ("ers", "", 3),
        ("er", "", 3),
        ("ors", "", 3),
        ("or", "", 3),
        ("ies", "", 3),
        ("ied", "", 3),
        ("es", "", 3),
    ];
    for (ending, instead, least) in ENDINGS {
        let Some(short) = without(word, ending).filter(|short| short.len() >= least) else {
            continue;
        };
        // `treated` is of `treat`, `creation` of `create`.
        let open = ending.starts_with("at") && short.ends_with(['a', 'e', 'i', 'o', 'u']);
        if !open {
            return format!("{short}{instead}");
        }
    }
    let short = word.strip_suffix("ed").or_else(|| word.strip_suffix('s'));
    short.filter(|short| short.len() >= 3).unwrap_or(word).to_owned()
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
    #[case("everybody", &["everyon"])]
    fn words_that_carry_meaning(#[case] text: &str, #[case] expected: &[&str]) {
        let expected: BTreeSet<String> = expected.iter().map(|s| (*s).to_owned()).collect();
        assert_eq!(stems(text), expected);
    }

    #[rstest]
    #[case("customer", "customers")]
    #[case("to develop", "development")]
    #[case("to manage", "management")]
    #[case("service", "services")]
    #[case("to transform", "transformation")]
    #[case("to communicate", "communication")]
    #[case("to inspect", "inspection")]
    #[case("to discuss", "discussion")]
    #[case("to protect", "protection")]
    #[case("to decide", "decision")]
    #[case("to expand", "expansion")]
    #[case("satisfied", "satisfaction")]
    #[case("to apply", "applicable")]
    #[case("to apply", "application")]
    #[case("to create", "creation")]
    #[case("to treat", "treated")]
    #[case("to produce", "product")]
    #[case("to reimburse", "reimbursement")]
    fn forms_of_a_word_are_one(#[case] one: &str, #[case] other: &str) {
        assert_eq!(stems(one), stems(other));
    }

    #[rstest]
    #[case("time limit; term", "term; semester", true)]
    #[case("to see sb", "to see", true)]
    #[case("glad", "happy", true)]
    #[case("stock; inventory", "to stockpile", true)]
    #[case("to trust", "to believe", true)]
    #[case("to trust", "to make", false)]
    fn two_words_that_say_the_same(#[case] one: &str, #[case] other: &str, #[case] same: bool) {
        assert_eq!(!meaning(one).is_disjoint(&meaning(other)), same);
    }

    #[rstest]
    #[case("to lodge a complaint", "complaint")]
    #[case("to apply for reimbursement", "reimburs")]
    #[case("to pay back", "pay")]
    #[case("to apply", "appl")]
    fn what_a_meaning_is_about(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(first_stem(text).as_deref(), Some(expected));
    }
}
