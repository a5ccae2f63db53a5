//! What common words mean first, in our own words: CC-CEDICT begins 把 with "to hold", 质量 with "mass".

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::{Syllable, pinyin};

/// A line each: `word [reading] /sense/sense/`; with the traditional form before the word where that tells it apart.
static LINES: &str = include_str!("../../language/senses.txt");

/// A line: whose senses, separated by `/`, stand before the dictionary's.
struct Line {
    simplified: &'static str,
    /// Only the entry that is written so.
    traditional: Option<&'static str>,
    reading: Vec<Syllable>,
    senses: &'static str,
}

static FIRST: LazyLock<HashMap<&str, Vec<Line>>> = LazyLock::new(|| {
    let mut first: HashMap<&str, Vec<Line>> = HashMap::new();
    for line in lines().filter_map(parsed) {
        first.entry(line.simplified).or_default().push(line);
    }
    first
});

fn lines() -> impl Iterator<Item = &'static str> {
    LINES.lines().filter(|line| !line.starts_with('#'))
}

fn parsed(line: &'static str) -> Option<Line> {
    let (head, rest) = line.split_once(" [")?;
    let (reading, senses) = rest.split_once("] /")?;
    let (traditional, simplified) = match head.split_once(' ') {
        Some((traditional, simplified)) => (Some(traditional), simplified),
        None => (None, head),
    };
    Some(Line {
        simplified,
        traditional,
        reading: pinyin::parse(reading).ok()?,
        senses: senses.strip_suffix('/')?,
    })
}

/// The senses that stand before the dictionary's; none for most words.
pub(super) fn first(
    simplified: &str,
    traditional: &str,
    reading: &[Syllable],
) -> impl Iterator<Item = &'static str> {
    let lines = FIRST.get(simplified).into_iter().flatten();
    lines
        .filter(move |line| line.reading == reading && line.traditional.is_none_or(|one| one == traditional))
        .flat_map(|line| line.senses.split('/'))
}

/// Whether only an entry that is written so is meant.
pub(super) fn is_told_apart(simplified: &str, traditional: &str) -> bool {
    let mut lines = FIRST.get(simplified).into_iter().flatten();
    lines.any(|line| line.traditional == Some(traditional))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn every_line_explains_a_word_of_the_dictionary_once() {
        let language = Language::load().unwrap();
        let mut seen = std::collections::BTreeSet::new();
        for line in lines() {
            let parsed = parsed(line).unwrap_or_else(|| panic!("{line}"));
            let (word, reading) = (parsed.simplified, parsed.reading);
            let entries = language.define(word);
            let own: Vec<&str> = parsed.senses.split('/').collect();
            let begins_so = |entry: &&crate::Entry| {
                let begins = entry.senses.iter().map(String::as_str).take(own.len());
                entry.pinyin == reading && begins.eq(own.iter().copied())
            };
            let about: Vec<_> = entries.iter().filter(begins_so).collect();
            assert_eq!(about.len(), 1, "{line} is about one entry: {about:?}");
            assert!(!about[0].is_name, "{line}");
            assert!(seen.insert((word, pinyin::marks(&reading))), "twice: {line}");
        }
    }

    /// Words whose simplified form stands for several: the senses are about the one that everybody means.
    #[rstest::rstest]
    #[case("后", "後")]
    #[case("里", "裡")]
    #[case("台", "臺")]
    #[case("台风", "颱風")]
    #[case("当", "當")]
    #[case("发", "發")]
    #[case("只", "只")]
    #[case("才", "才")]
    fn senses_are_about_the_word_that_is_meant(#[case] word: &str, #[case] traditional: &str) {
        let language = Language::load().unwrap();
        let own = |entry: &crate::Entry| {
            let mut own = first(word, &entry.traditional, &entry.pinyin);
            own.next()
                .is_some_and(|own| entry.senses.first().is_some_and(|sense| sense == own))
        };
        let entries = language.define(word);
        let found: Vec<&str> = entries
            .iter()
            .filter(|entry| own(entry))
            .map(|entry| entry.traditional.as_str())
            .collect();
        assert!(found.contains(&traditional), "{word}: {found:?}");
    }
}
