//! What a learner types, and what it may mean.

use std::collections::HashSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use wenxi_mandarin::{Syllable, is_hanzi};

/// How many ways to split letters into syllables are tried; `xian` is one syllable or two.
const SPLITS: usize = 12;
/// The longest query, in characters; what comes after is ignored.
const LONGEST: usize = 100;

/// The toneless syllables of Mandarin, as the index has them.
static SYLLABLES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    Syllable::all()
        .map(|syllable| toneless(syllable.letters()))
        .collect()
});

/// What is looked for: all runs of Chinese, and the letters as English words or as pinyin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Query {
    /// Runs of Chinese characters.
    pub(super) chinese: Vec<String>,
    /// English words; the last may be the beginning of one.
    pub(super) english: Vec<String>,
    /// Ways to read the letters as syllables; the last of each may be the beginning of one.
    pub(super) pinyin: Vec<Vec<String>>,
}

impl Query {
    /// What a text looks for; none if there is nothing to look for in it.
    pub(super) fn parse(text: &str, simplified: &dyn Fn(char) -> char) -> Option<Self> {
        let text: String = text
            .nfkc()
            .flat_map(char::to_lowercase)
            .take(LONGEST)
            .map(simplified)
            .collect();
        let mut chinese: Vec<String> = Vec::new();
        let mut english: Vec<String> = Vec::new();
        for run in text.split(|c: char| !c.is_alphanumeric() && !is_hanzi(c)) {
            let mut last = None;
            for character in run.chars() {
                let hanzi = is_hanzi(character);
                let words = if hanzi { &mut chinese } else { &mut english };
                match words.last_mut() {
                    Some(word) if last == Some(hanzi) => word.push(character),
                    _ => words.push(character.to_string()),
                }
                last = Some(hanzi);
            }
        }
        let pinyin = if english.is_empty() {
            Vec::new()
        } else {
            splits(&letters(&text))
        };
        (!chinese.is_empty() || !english.is_empty()).then_some(Self {
            chinese,
            english,
            pinyin,
        })
    }

    /// The query in the language of FTS5; none where it has no last word that could be meant in this way.
    pub(super) fn expression(&self, last: Last) -> Option<String> {
        if last == Last::Whole && self.english.is_empty() {
            return None;
        }
        let begun = match last {
            Last::Begun => " *",
            Last::Whole => "",
        };
        let mut all: Vec<String> = self
            .chinese
            .iter()
            .map(|run| format!("chinese : \"{}\"", characters(run, &|character| character)))
            .collect();
        let words = self
            .english
            .iter()
            .map(|word| format!("\"{word}\""))
            .collect::<Vec<_>>()
            .join(" AND ");
        if !words.is_empty() {
            let mut any = vec![format!("english : ({words}{begun})")];
            any.extend(
                self.pinyin
                    .iter()
                    .map(|split| format!("pinyin : \"{}\"{begun}", split.join(" "))),
            );
            all.push(format!("({})", any.join(" OR ")));
        }
        Some(all.join(" AND "))
    }
}

/// What the last word of a query is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    /// The word itself.
    Whole,
    /// The beginning of a word, the whole of it among them.
    Begun,
}

/// Text with a space between its Chinese characters, in simplified form, so that each is a token. What stands between them and is neither
/// letter nor digit is dropped by the index.
pub(super) fn characters(text: &str, simplified: &dyn Fn(char) -> char) -> String {
    let mut tokens = String::with_capacity(text.len() * 4 / 3);
    for character in text.chars() {
        if is_hanzi(character) {
            tokens.push(' ');
            tokens.push(simplified(character));
            tokens.push(' ');
        } else {
            tokens.push(character);
        }
    }
    tokens
}

/// Pinyin without tones, syllable by syllable, joined by spaces. Erhua is left out, since some write it and some do not;
/// a 儿 that is written as `r` is `er`.
pub(super) fn toneless(pinyin: &str) -> String {
    let letters = pinyin
        .nfd()
        .filter(|c| c.is_ascii_alphabetic() || c.is_whitespace());
    let letters: String = letters
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'v' { 'u' } else { c })
        .collect();
    let syllables = letters
        .split_whitespace()
        .map(|syllable| match without_erhua(syllable) {
            "" => "er",
            plain => plain,
        });
    syllables.collect::<Vec<_>>().join(" ")
}

/// A toneless syllable without the `r` of erhua.
fn without_erhua(syllable: &str) -> &str {
    match syllable.strip_suffix('r') {
        Some(plain) if syllable != "er" => plain,
        _ => syllable,
    }
}

/// The letters of a query as pieces between which a syllable ends for certain.
fn letters(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let text = text.replace("u:", "u");
    for character in text.nfd() {
        match character {
            'v' => push(&mut pieces, 'u'),
            'a'..='z' => push(&mut pieces, character),
            // Marks of tones and the dots of ü.
            '\u{300}'..='\u{36f}' => {}
            _ => pieces.push(String::new()),
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

fn push(pieces: &mut [String], character: char) {
    if let Some(piece) = pieces.last_mut() {
        piece.push(character);
    }
}

/// The ways to read pieces as syllables, longer syllables first; the very last may be the beginning of a syllable.
fn splits(pieces: &[String]) -> Vec<Vec<String>> {
    let mut ways: Vec<Vec<String>> = vec![Vec::new()];
    for (at, piece) in pieces.iter().enumerate() {
        let is_last = at + 1 == pieces.len();
        let mut tails = Vec::new();
        split(piece, is_last, &mut Vec::new(), &mut tails);
        ways = ways
            .iter()
            .flat_map(|way| tails.iter().map(move |tail| [&way[..], &tail[..]].concat()))
            .take(SPLITS)
            .collect();
    }
    ways.retain(|way| !way.is_empty());
    ways
}

fn split(rest: &str, may_break_off: bool, way: &mut Vec<String>, ways: &mut Vec<Vec<String>>) {
    if ways.len() >= SPLITS {
        return;
    }
    if rest.is_empty() {
        ways.push(way.clone());
        return;
    }
    // The longest syllable is zhuangr; all letters here are ASCII.
    for length in (1..=rest.len().min(7)).rev() {
        let (head, tail) = rest.split_at(length);
        let plain = without_erhua(head);
        let whole = SYLLABLES.contains(plain);
        let begun = may_break_off && tail.is_empty() && SYLLABLES.iter().any(|s| s.starts_with(head));
        if whole || begun {
            way.push(if whole { plain } else { head }.to_owned());
            split(tail, may_break_off, way, ways);
            way.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn pinyin(text: &str) -> Vec<String> {
        Query::parse(text, &|character| character)
            .unwrap()
            .pinyin
            .iter()
            .map(|way| way.join(" "))
            .collect()
    }

    #[rstest]
    #[case("kehu", "ke hu")]
    #[case("ke hu", "ke hu")]
    #[case("ke4hu4", "ke hu")]
    #[case("ke4 hu4", "ke hu")]
    #[case("kèhù", "ke hu")]
    #[case("Kèhù", "ke hu")]
    #[case("ｋｅｈｕ", "ke hu")]
    #[case("keh", "ke h")]
    #[case("xian", "xian")]
    #[case("xian", "xi an")]
    #[case("xi'an", "xi an")]
    #[case("nü", "nu")]
    #[case("nv3", "nu")]
    #[case("nu:3", "nu")]
    #[case("lüe", "lue")]
    #[case("nǎr", "na")]
    #[case("wanr", "wan")]
    #[case("naer", "na er")]
    fn letters_are_read_as_syllables(#[case] text: &str, #[case] split: &str) {
        assert!(pinyin(text).contains(&split.to_owned()), "{:?}", pinyin(text));
    }

    #[test]
    fn an_apostrophe_parts_syllables() {
        assert_eq!(pinyin("xi'an")[0], "xi an");
        assert!(!pinyin("xi'an").contains(&"xian".to_owned()));
    }

    #[test]
    fn english_that_is_no_pinyin_is_not_read_as_pinyin() {
        assert_eq!(pinyin("customer"), Vec::<String>::new());
    }

    #[rstest]
    #[case("客户", "chinese : \" 客  户 \"")]
    #[case("customer serv", "(english : (\"customer\" AND \"serv\" *))")]
    #[case("客 customer", "chinese : \" 客 \" AND (english : (\"customer\" *))")]
    fn expressions(#[case] text: &str, #[case] expression: &str) {
        let query = Query::parse(text, &|character| character).unwrap();
        assert_eq!(query.expression(Last::Begun).unwrap(), expression);
        let whole = expression.contains('*').then(|| expression.replace(" *", ""));
        assert_eq!(query.expression(Last::Whole), whole);
    }

    #[rstest]
    #[case("")]
    #[case("  ，。!\"*^")]
    fn nothing_to_look_for(#[case] text: &str) {
        assert_eq!(Query::parse(text, &|character| character), None);
    }

    #[test]
    fn pinyin_of_a_line_loses_its_tones() {
        assert_eq!(toneless("Nǚ lǜ kè hu4"), "nu lu ke hu");
        assert_eq!(toneless("nǎr nǎ r ér"), "na na er er");
    }

    proptest! {
        /// A query that is typed letter by letter matches the whole way.
        #[test]
        fn every_beginning_is_read(syllables in prop::collection::vec(
            prop::sample::select(Syllable::all().collect::<Vec<_>>()), 1..4)) {
            let whole: String = syllables.iter().map(|s| toneless(s.letters())).collect();
            for end in 1..=whole.len() {
                prop_assert!(!pinyin(&whole[..end]).is_empty(), "{}", &whole[..end]);
            }
        }
    }
}
