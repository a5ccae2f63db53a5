//! What is pinyin, and what only looks like it.

use wenxi_mandarin::{Syllable, is_hanzi, pinyin};

use crate::script::{has_hanzi, is_latin, is_toned};

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

    /// Reads pinyin with Latin words and numbers in it that the Chinese has as they are, `Wǒ zài KFC chīfàn.`
    fn with_repeated(text: &'t str, before: &str) -> Option<Self> {
        let mut syllables = Vec::new();
        let (mut toned, mut repeated) = (0, 0);
        let of_words =
            |character: char| !is_latin(character) && !character.is_ascii_digit() && character != '\'';
        for word in text.split(of_words).filter(|word| !word.is_empty()) {
            if word.chars().any(is_toned) {
                syllables.extend(pinyin::parse(word).ok()?);
                toned += 1;
            } else if repeats(before, word) {
                repeated += 1;
            } else {
                syllables.extend(pinyin::parse(word).ok()?);
            }
        }
        (toned > 0 && toned >= repeated).then_some(Written { text, syllables })
    }
}

/// Whether a Latin word or a number stands in a Chinese text, in whatever case.
fn repeats(chinese: &str, word: &str) -> bool {
    let of_words = |character: char| !character.is_ascii_alphanumeric();
    chinese.split(of_words).any(|own| own.eq_ignore_ascii_case(word))
}

/// Whether the content of a bracket is the reading of the Chinese before it, as far as it can be told without looking
/// at the single characters.
pub(crate) fn is_reading(content: &str, before: &str) -> bool {
    content.chars().any(is_toned) && reading(content, before).is_some()
}

/// The content of a bracket if it is a reading of what stands before.
pub(super) fn reading<'t>(content: &'t str, before: &str) -> Option<Written<'t>> {
    if has_hanzi(content) {
        return None;
    }
    let toned = content.chars().any(is_toned);
    let neutral = content.len() <= 5
        && NEUTRAL.contains(&content.trim().to_lowercase().as_str())
        && before.chars().next_back().is_some_and(is_hanzi);
    let numbered = !toned && is_numbered(content);
    if has_zhuyin(content) {
        Written::read(content)
    } else if toned {
        Written::read(content).or_else(|| Written::with_repeated(content, before))
    } else if neutral || numbered {
        Written::read(content)
    } else {
        None
    }
}

/// Whether a text has signs of zhuyin, `ㄎㄜˋ`.
pub(super) fn has_zhuyin(text: &str) -> bool {
    text.chars()
        .any(|character| matches!(character, '\u{3105}'..='\u{312f}'))
}

/// A reading without the word that says that it is one, `pinyin: kèhù`.
pub(super) fn without_label(content: &str) -> &str {
    let Some((label, reading)) = content.split_once([':', '：']) else {
        return content;
    };
    let label = label.trim();
    let is_label = ["pinyin", "pronunciation", "pronounced", "拼音", "读音", "讀音"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(label));
    if is_label { reading.trim() } else { content }
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
