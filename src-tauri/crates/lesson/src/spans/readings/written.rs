//! What is pinyin, and what only looks like it.

use wenxi_mandarin::{Syllable, is_hanzi, pinyin};

use crate::script::is_toned;

/// Syllables without a tone of their own that stand alone in brackets, `的 (de)`.
const NEUTRAL: &[&str] = &[
    "de", "le", "ma", "ne", "ba", "a", "ya", "zhe", "guo", "men", "zi", "ge", "me", "la", "tou",
];

/// Pinyin as it is written, and what it says.
pub(super) struct Written<'t> {
    pub(super) text: &'t str,
    /// Split as well as can be without the characters that it belongs to.
    pub(super) syllables: Vec<Syllable>,
}

impl<'t> Written<'t> {
    /// Reads a text that may be pinyin.
    pub(super) fn read(text: &'t str) -> Option<Self> {
        let syllables = pinyin::parse(text).ok()?;
        Some(Written { text, syllables })
    }
}

/// The content of a bracket if it is a reading of what stands before.
pub(super) fn reading<'t>(content: &'t str, before: &str) -> Option<Written<'t>> {
    if content.chars().any(is_hanzi) {
        return None;
    }
    let toned = content.chars().any(is_toned);
    let neutral = content.len() <= 5
        && NEUTRAL.contains(&content.trim().to_lowercase().as_str())
        && before.chars().next_back().is_some_and(is_hanzi);
    let numbered = !toned && is_numbered(content);
    if toned || neutral || numbered {
        Written::read(content)
    } else {
        None
    }
}

/// `ke4hu4`: every syllable ends in a tone number.
fn is_numbered(content: &str) -> bool {
    let mut words = content.split_whitespace().peekable();
    words.peek().is_some()
        && words.all(|word| {
            let word = word.trim_end_matches([',', '.', '!', '?']);
            word.ends_with(|last: char| ('1'..='5').contains(&last))
                && word.starts_with(|first: char| first.is_ascii_alphabetic())
        })
}

/// The length of the Chinese that a text begins with.
pub(super) fn leading_chinese(content: &str) -> usize {
    let mut end = 0;
    for (at, character) in content.char_indices() {
        if is_hanzi(character) {
            end = at + character.len_utf8();
        } else if !(crate::script::is_chinese_mark(character)
            || matches!(character, '“' | '"' | '`') && at == 0)
        {
            break;
        }
    }
    end
}

/// The length of the pinyin that a text begins with, words and the punctuation between them.
pub(super) fn leading_pinyin(content: &str) -> usize {
    let mut end = 0;
    let mut start = 0;
    let word_end = |from: usize| {
        content.get(from..).map_or(content.len(), |rest| {
            rest.find(|character: char| {
                character.is_whitespace()
                    || matches!(
                        character,
                        ',' | '，'
                            | ';'
                            | '；'
                            | ':'
                            | '：'
                            | '/'
                            | '='
                            | '('
                            | ')'
                            | '）'
                            | '.'
                            | '!'
                            | '?'
                            | '“'
                            | '"'
                            | '—'
                            | '–'
                    )
            })
            .map_or(content.len(), |len| from + len)
        })
    };
    while start < content.len() {
        let stop = word_end(start);
        let word = content.get(start..stop).unwrap_or_default();
        if !word.is_empty() {
            let toned = word.chars().any(is_toned);
            let small = word.len() <= 6 && !crate::script::Count::of(word).function_words.gt(&0);
            if !(toned || small) || pinyin::parse(word).is_err() {
                break;
            }
            end = stop;
        }
        let next = content.get(stop..).and_then(|rest| rest.chars().next());
        match next {
            Some(character) if character.is_whitespace() => start = stop + character.len_utf8(),
            _ => break,
        }
    }
    end
}
