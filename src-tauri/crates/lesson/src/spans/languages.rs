//! Where the language changes within a line.

use std::ops::Range;

use wenxi_mandarin::{is_hanzi, pinyin};

use crate::Lang;
use crate::script::{Count, is_chinese_mark, is_latin, is_toned, word_len};

/// The language from a byte on, for each place where it changes. `readings` are ranges that are pinyin for certain.
pub(super) fn runs(text: &str, readings: &[Range<usize>]) -> Vec<(usize, Lang)> {
    if text.is_ascii() {
        let lang = if text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
            Lang::English
        } else {
            Lang::Other
        };
        return vec![(0, lang)];
    }
    let whole = Count::of(text).lang();
    let tokens = tokens(text, readings, whole == Lang::Pinyin && is_pinyin(text));
    let mut runs: Vec<(usize, Lang)> = Vec::new();
    let mut before: Option<Lang> = None;
    for (index, token) in tokens.iter().enumerate() {
        let lang = token.lang.unwrap_or_else(|| {
            let next = tokens
                .get(index + 1)
                .filter(|next| !next.reading)
                .and_then(|next| next.lang);
            neutral(
                text.get(token.range.clone()).unwrap_or_default(),
                before,
                next,
                whole,
            )
        });
        if runs.last().is_none_or(|(_, last)| *last != lang) {
            runs.push((token.range.start, lang));
        }
        if !token.reading {
            before = Some(lang);
        }
    }
    runs
}

struct Token {
    range: Range<usize>,
    lang: Option<Lang>,
    /// Whether it is a reading that has moved over its characters: what follows does not go on with it.
    reading: bool,
}

/// Words, Chinese, and what stands between them; of the latter never two in a row.
fn tokens(text: &str, readings: &[Range<usize>], all_pinyin: bool) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut readings = readings.iter().peekable();
    let mut at = 0;
    while at < text.len() {
        while readings.next_if(|range| range.end <= at).is_some() {}
        let next = readings.peek().map_or(text.len(), |range| range.start);
        let in_reading = next <= at;
        let (len, lang) = if in_reading {
            let end = readings.peek().map_or(text.len(), |range| range.end);
            (end - at, Some(Lang::Pinyin))
        } else {
            let rest = text.get(at..next).unwrap_or_default();
            let chinese = rest.find(|other| !is_hanzi(other)).unwrap_or(rest.len());
            let word = rest.get(..word_len(rest)).unwrap_or_default();
            if chinese > 0 {
                (chinese, Some(Lang::Chinese))
            } else if word.starts_with(is_latin) {
                let pinyin =
                    all_pinyin || (!word.is_ascii() && word.chars().any(is_toned) && is_pinyin(word));
                if pinyin {
                    (word.len(), Some(Lang::Pinyin))
                } else {
                    (ascii_words(rest, word.len()), Some(Lang::English))
                }
            } else {
                let other = |other| is_hanzi(other) || is_latin(other);
                (rest.find(other).unwrap_or(rest.len()), None)
            }
        };
        match tokens.last_mut() {
            Some(last) if last.lang == lang && !last.reading && !in_reading => last.range.end = at + len,
            _ => tokens.push(Token {
                range: at..at + len,
                lang,
                reading: in_reading,
            }),
        }
        at += len;
    }
    // Neutral syllables between words in pinyin (`tāmen de kèhù`) are pinyin.
    for index in 0..tokens.len() {
        let is_pinyin_at = |index: Option<usize>| {
            index
                .and_then(|index| tokens.get(index))
                .is_some_and(|token| token.lang == Some(Lang::Pinyin))
        };
        let short = || {
            tokens.get(index).is_some_and(|token| {
                token.lang == Some(Lang::English)
                    && token.range.len() <= 5
                    && is_pinyin(text.get(token.range.clone()).unwrap_or_default())
            })
        };
        if is_pinyin_at(index.checked_sub(2))
            && is_pinyin_at(Some(index + 2))
            && short()
            && let Some(token) = tokens.get_mut(index)
        {
            token.lang = Some(Lang::Pinyin);
        }
    }
    tokens
}

/// The length of the words of ASCII letters, and what of ASCII stands between them, that a text goes on with behind its
/// first word, of so many bytes: in English nearly all that follows.
fn ascii_words(text: &str, first: usize) -> usize {
    let mut end = first;
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let between = rest
            .bytes()
            .take_while(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic())
            .count();
        let word = rest.get(between..).unwrap_or_default();
        let len = word_len(word);
        if len == 0 || !word.get(..len).is_some_and(str::is_ascii) {
            return end;
        }
        end += between + len;
    }
}

/// Whether the text is pinyin that Mandarin could have.
pub(super) fn is_pinyin(text: &str) -> bool {
    pinyin::parse(text).is_ok()
}

/// The language of what stands between two languages in a text that as a whole is in a third or one of them.
fn neutral(text: &str, before: Option<Lang>, next: Option<Lang>, whole: Lang) -> Lang {
    let wide = text.chars().any(is_chinese_mark);
    // `19世纪`: a number right before Chinese is Chinese.
    let touches = text
        .chars()
        .next_back()
        .is_some_and(|character| character.is_ascii_digit());
    match (before, next) {
        (Some(lang), Some(next)) if lang == next => lang,
        (Some(Lang::Chinese), None) if is_joint(text) => Lang::Other,
        (_, Some(Lang::Chinese)) if wide || touches => Lang::Chinese,
        (Some(Lang::Chinese), _) if wide => Lang::Chinese,
        (Some(_), Some(_)) | (Some(Lang::Chinese), None) if matches!(whole, Lang::English) => whole,
        (Some(lang), _) | (None, Some(lang)) => lang,
        (None, None) => Lang::Other,
    }
}

/// Whether this joins a term to what is said of it, as in `客户 (kèhù) - client`: it is no part of the term.
fn is_joint(text: &str) -> bool {
    text.starts_with(' ')
        && text
            .trim_matches([' ', '-', '–', '—', '=', ':', '→', '|'])
            .is_empty()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("顾客 -", &[(0, Lang::Chinese), (6, Lang::Other)])]
    #[case("顾客 →", &[(0, Lang::Chinese), (6, Lang::Other)])]
    #[case("你好!", &[(0, Lang::Chinese)])]
    #[case("我想——", &[(0, Lang::Chinese)])]
    #[case("我有 3", &[(0, Lang::Chinese)])]
    fn what_stands_behind_chinese(#[case] text: &str, #[case] expected: &[(usize, Lang)]) {
        assert_eq!(runs(text, &[]), expected);
    }
}
