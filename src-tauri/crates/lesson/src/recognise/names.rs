//! Names of sections and labels: the form in which they are compared, and tables of those that are known.

use std::collections::HashMap;

use wenxi_mandarin::is_hanzi;

use crate::script::simplified;

/// What known names stand for. Nearly every line of a document is asked about, and nearly none is a name: mostly its first
/// letters tell, before it is brought into its normal form.
pub(super) struct Names<T> {
    known: HashMap<&'static str, T>,
    /// For each way to begin, whether one of them begins so.
    begins: [bool; WAYS],
}

impl<T> FromIterator<(&'static str, T)> for Names<T> {
    /// Of names in the form of [`normal`].
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(names: I) -> Self {
        let known: HashMap<&str, T> = names.into_iter().collect();
        let mut begins = [false; WAYS];
        for name in known.keys().chain(&ARTICLES) {
            if let Some(way) = beginning(name).and_then(|way| begins.get_mut(way)) {
                *way = true;
            }
        }
        Names { known, begins }
    }
}

impl<T: Copy> Names<T> {
    /// What a text stands for if it is a known name, however it is written.
    pub(super) fn get(&self, text: &str) -> Option<T> {
        let begins = |way: usize| self.begins.get(way).is_some_and(|begins| *begins);
        if beginning(without_number(text)).is_none_or(begins) {
            self.known.get(normal(text).as_str()).copied()
        } else {
            None
        }
    }
}

/// Words that a normal form does not have, as names begin with them.
const ARTICLES: [&str; 4] = ["the ", "a ", "an ", "your "];

/// How many ways there are to begin.
const WAYS: usize = 2048;

/// Which way a name begins: by its first two letters, or its first Chinese character. Nothing if that does not tell.
fn beginning(name: &str) -> Option<usize> {
    let letter = |byte: u8| usize::from(byte.to_ascii_lowercase() - b'a');
    match name.as_bytes() {
        [first, second, ..] if first.is_ascii_alphabetic() && second.is_ascii_alphabetic() => {
            Some(letter(*first) * 27 + letter(*second))
        }
        [first, ..] if first.is_ascii_alphabetic() => Some(letter(*first) * 27 + 26),
        _ => {
            let first = name.chars().next().filter(|first| is_hanzi(*first))?;
            let counts = "一二三四五六七八九十".contains(first);
            (!counts).then(|| WAYS / 2 + simplified(first) as usize % (WAYS / 2))
        }
    }
}

/// Lower case, simplified, without numbering, pictures and punctuation, `&` as `and`, words without the `s` of a plural and
/// without articles; Chinese and Latin parts that stand side by side stay together.
pub(super) fn normal(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    let mut start = 0;
    for character in without_number(text).chars().chain([' ']) {
        match character {
            _ if character.is_ascii_alphanumeric() => normal.push(character.to_ascii_lowercase()),
            '\'' | '’' if normal.len() == start => {}
            '\'' | '’' | '&' => normal.push(character),
            _ if is_hanzi(character) => normal.push(simplified(character)),
            _ if character.is_alphanumeric() => normal.extend(character.to_lowercase()),
            _ => {
                end_word(&mut normal, start);
                if normal.len() > start {
                    normal.push(' ');
                    start = normal.len();
                }
            }
        }
    }
    normal.truncate(normal.trim_end().len());
    normal
}

/// Brings the word that begins at a byte into its normal form.
fn end_word(normal: &mut String, start: usize) {
    let word = normal.get(start..).unwrap_or_default();
    let trimmed = word.trim_end_matches(['\'', '’']);
    let keep = match trimmed {
        "the" | "a" | "an" | "your" => 0,
        "&" | "与" | "和" => {
            normal.truncate(start);
            normal.push_str("and");
            return;
        }
        _ => trimmed
            .strip_suffix('s')
            .filter(|stem| stem.len() > 2 && stem.is_ascii() && !stem.ends_with('\''))
            .unwrap_or(trimmed)
            .len(),
    };
    normal.truncate(start + keep);
}

/// `1. Summary`, `一、简介`, `(2) Usage`, `第三部分：例句`.
pub(super) fn without_number(text: &str) -> &str {
    if text.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return text;
    }
    let text = text.trim_start_matches(|character: char| {
        character.is_whitespace() || !(character.is_alphanumeric() || matches!(character, '(' | '（'))
    });
    let inner = text.trim_start_matches(['(', '（']);
    let after = inner.trim_start_matches(|character: char| {
        character.is_ascii_digit()
            || matches!(
                character,
                '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '.'
            )
    });
    let number = inner.len() - after.len();
    match after.chars().next() {
        Some(')' | '）' | '、' | '．' | ' ' | ':' | '：') if number > 0 => {
            after.trim_start_matches([')', '）', '、', '．', ' ', ':', '：'])
        }
        _ if number > 0 && inner.get(..number).is_some_and(|digits| digits.ends_with('.')) => after,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("summary")]
    #[case("The Summary:")]
    #[case("📝 3. Your Summaries")]
    #[case("(Summary)")]
    #[case("一、總結")]
    #[case("二 总结")]
    #[case("A   summary")]
    fn names_are_known_however_they_are_written(#[case] name: &str) {
        let known: Names<()> = [("summary", ()), ("summarie", ()), ("总结", ())]
            .into_iter()
            .collect();
        assert_eq!(known.get(name), Some(()), "{}", normal(name));
    }

    #[rstest]
    #[case("Sums")]
    #[case("总")]
    #[case("")]
    #[case("Then")]
    fn other_texts_are_not(#[case] name: &str) {
        let known: Names<()> = [("summary", ()), ("总结", ())].into_iter().collect();
        assert_eq!(known.get(name), None);
    }
}
