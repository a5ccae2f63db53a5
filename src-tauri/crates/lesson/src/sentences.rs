//! Where sentences end, in Chinese, in English, and in both mixed.

use std::ops::Range;

use wenxi_mandarin::is_hanzi;

use crate::Lang;

/// Abbreviations after which a sentence goes on, without their last full stop.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "etc", "e.g", "i.e", "cf", "al", "fig", "no",
    "vol", "pp", "p", "ca", "approx", "dept", "est", "inc", "ltd", "co", "corp", "u.s", "u.k", "a.m", "p.m",
    "lit", "adj", "adv", "n", "v", "gen", "rev", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "b.c", "a.d", "ph.d",
];

/// Of these abbreviations a sentence may end with; it does when a capital follows.
const MAY_END: &[&str] = &[
    "etc", "inc", "ltd", "co", "corp", "u.s", "u.k", "a.m", "p.m", "al", "b.c", "a.d", "no", "jr",
];

/// The sentences of a text, as ranges of its bytes. Together they are the whole text: what stands between two
/// sentences belongs to the first. A line end ends a sentence.
///
/// In a text that is Chinese as a whole a full-width semicolon does not end a sentence, and a full stop does only after
/// a Latin word or a number.
pub fn sentences(text: &str, lang: Lang) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    let mut scan = Scan {
        text,
        at: 0,
        open: 0,
        quoted: false,
        lang,
    };
    while let Some(end) = scan.next_end() {
        if text
            .get(start..end)
            .is_some_and(|sentence| !sentence.trim().is_empty())
        {
            ranges.push(start..end);
            start = end;
        }
    }
    if start < text.len() {
        match ranges.last_mut() {
            Some(last) if text.get(start..).is_some_and(|rest| rest.trim().is_empty()) => {
                last.end = text.len()
            }
            _ => ranges.push(start..text.len()),
        }
    }
    ranges
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// Brackets and quotes that are open: a sentence does not end inside.
    open: usize,
    /// Whether a straight quote is open: on a line they open and close by turns.
    quoted: bool,
    lang: Lang,
}

/// A quotation or bracket longer than this, in bytes, has sentences of its own, or was never closed.
const LONG_QUOTATION: usize = 240;

impl Scan<'_> {
    /// The byte behind the next sentence, with the blanks that follow.
    fn next_end(&mut self) -> Option<usize> {
        while let Some(character) = self.skip_plain().chars().next() {
            let here = self.at;
            self.at += character.len_utf8();
            self.quoted ^= character == '"';
            match character {
                '\n' => {
                    self.open = 0;
                    self.quoted = false;
                    return Some(self.skip_blanks());
                }
                '（' | '“' | '「' | '『' | '《' | '(' | '[' | '【' if self.closes_soon(character) => {
                    self.open += 1
                }
                '）' | '”' | '」' | '』' | '》' | ')' | ']' | '】' => {
                    self.open = self.open.saturating_sub(1);
                    // A quotation that ends as a sentence ends the sentence around it, if what follows begins anew.
                    let inner = self
                        .text
                        .get(..here)
                        .and_then(|before| before.chars().next_back());
                    if self.open == 0 && inner.is_some_and(is_stop) && self.begins_anew(inner) {
                        return Some(self.skip_blanks());
                    }
                }
                _ if self.open > 0 => {}
                '。' | '！' | '？' | '｡' => {
                    self.skip_closers();
                    return Some(self.skip_blanks());
                }
                '…' => {
                    self.skip_closers();
                    if self.begins_sentence() && self.rest().starts_with(char::is_whitespace) {
                        return Some(self.skip_blanks());
                    }
                }
                '!' | '?' | '.' if self.ends_here(here, character) => {
                    self.skip_closers();
                    return Some(self.skip_blanks());
                }
                _ => {}
            }
        }
        None
    }

    /// What is left behind characters that say nothing about sentences, which are nearly all: most Chinese ones, and of ASCII
    /// all but a few marks.
    fn skip_plain(&mut self) -> &str {
        let bytes = self.text.as_bytes();
        loop {
            self.at += match bytes.get(self.at) {
                Some(0xe4..=0xe9) => 3,
                Some(b'\n' | b'"' | b'(' | b')' | b'[' | b']' | b'!' | b'?' | b'.') => break,
                Some(byte) if byte.is_ascii() => 1,
                _ => break,
            };
        }
        self.rest()
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) -> usize {
        let rest = self.rest();
        let blank = rest.len() - rest.trim_start().len();
        if rest.get(..blank).is_some_and(|blank| blank.contains('\n')) {
            self.quoted = false;
        }
        self.at += blank;
        self.at
    }

    fn skip_closers(&mut self) {
        while let Some(character) = self.rest().chars().next() {
            let closes = matches!(
                character,
                '）' | '”'
                    | '’'
                    | '」'
                    | '』'
                    | '》'
                    | ')'
                    | ']'
                    | '】'
                    | '"'
                    | '\''
                    | '`'
                    | '。'
                    | '！'
                    | '？'
                    | '!'
                    | '?'
                    | '.'
            );
            if !closes || (character == '"' && !self.quoted) {
                break;
            }
            self.quoted &= character != '"';
            self.at += character.len_utf8();
        }
    }

    fn closes_soon(&self, open: char) -> bool {
        let close = match open {
            '（' => '）',
            '“' => '”',
            '「' => '」',
            '『' => '』',
            '《' => '》',
            '(' => ')',
            '[' => ']',
            _ => '】',
        };
        let closers: &[char] = if open == '（' { &['）', ')'] } else { &[close] };
        self.rest()
            .char_indices()
            .take_while(|(at, character)| *at < LONG_QUOTATION && *character != '\n')
            .any(|(_, character)| closers.contains(&character))
    }

    /// Whether a new sentence may begin behind a quotation whose last mark is `inner`.
    fn begins_anew(&self, inner: Option<char>) -> bool {
        let rest = self.rest();
        let next = rest.trim_start().chars().next();
        match next {
            None => true,
            Some(next) if inner.is_some_and(|inner| matches!(inner, '.' | '!' | '?')) => {
                rest.starts_with(char::is_whitespace)
                    && (next.is_uppercase() || is_hanzi(next) || is_opener(next))
            }
            Some(next) => {
                is_hanzi(next) && !matches!(next, '的' | '地' | '和' | '与' | '是' | '等')
                    || is_opener(next)
                    || next.is_uppercase()
            }
        }
    }

    /// Whether a sentence may begin after what was read last.
    fn begins_sentence(&self) -> bool {
        self.rest().trim_start().chars().next().is_none_or(|next| {
            next.is_uppercase() || is_hanzi(next) || is_opener(next) || next.is_ascii_digit()
        })
    }

    fn ends_here(&self, stop_at: usize, stop: char) -> bool {
        let rest = self.rest();
        let after = rest.trim_start_matches([
            '"', '\'', '”', '’', ')', '）', ']', '`', '.', '!', '?', '」', '』',
        ]);
        let before = self.text.get(..stop_at).unwrap_or_default();
        let closed = after.len() < rest.len();
        match after.chars().next() {
            None => return true,
            Some(next) if next.is_whitespace() => {}
            // `tán le.)我` and `好!你`: without a space only Chinese goes on anew.
            Some(next) => {
                return is_hanzi(next)
                    && (stop != '.' || closed || before.chars().next_back().is_some_and(is_hanzi));
            }
        }
        if after.starts_with('\n') {
            return true;
        }
        let Some(next) = after.trim_start().chars().next() else {
            return true;
        };
        if !(next.is_uppercase()
            || next.is_ascii_digit()
            || is_hanzi(next)
            || is_opener(next)
            || !next.is_alphanumeric())
        {
            return false;
        }
        stop != '.' || closed || !self.is_abbreviation(before, next)
    }

    /// Whether the word before a full stop is an abbreviation, an initial or the number of a list.
    fn is_abbreviation(&self, before: &str, next: char) -> bool {
        let start = before
            .char_indices()
            .rev()
            .find(|(_, character)| {
                !(character.is_alphanumeric() && !is_hanzi(*character) || *character == '.')
            })
            .map_or(0, |(at, character)| at + character.len_utf8());
        let word = before.get(start..).unwrap_or_default();
        if word.is_empty() {
            return false;
        }
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            // `1. First`, at the start of a line.
            return before.get(..start).is_none_or(|line| {
                line.trim_end_matches([' ', '\t']).ends_with(['\n']) || line.trim().is_empty()
            });
        }
        let lower = word.to_lowercase();
        if MAY_END.contains(&lower.as_str()) {
            return !(next.is_uppercase() || is_hanzi(next) || is_opener(next)) || lower == "no";
        }
        let is_initial = word.chars().count() == 1 && word != "I" && word.chars().all(char::is_uppercase);
        ABBREVIATIONS.contains(&lower.as_str())
            || (is_initial && self.lang != Lang::Chinese && next.is_uppercase())
    }
}

fn is_stop(character: char) -> bool {
    matches!(character, '。' | '！' | '？' | '.' | '!' | '?' | '…')
}

fn is_opener(character: char) -> bool {
    matches!(
        character,
        '“' | '‘' | '「' | '『' | '《' | '(' | '（' | '"' | '\'' | '[' | '【' | '`'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("客户服务很重要。它影响品牌。", &["客户服务很重要。", "它影响品牌。"])]
    #[case("客户服务中心（Call Center）逐渐成为主流。21世纪以来，变了。", &["客户服务中心（Call Center）逐渐成为主流。", "21世纪以来，变了。"])]
    #[case("他说：“你好。我走了。”然后走了。", &["他说：“你好。我走了。”", "然后走了。"])]
    #[case("他问：“谁？”的时候，我不在。", &["他问：“谁？”的时候，我不在。"])]
    #[case("真的吗？！好。", &["真的吗？！", "好。"])]
    #[case("增长了3.5%。下降了2.1%。", &["增长了3.5%。", "下降了2.1%。"])]
    #[case("第一；第二。", &["第一；第二。"])]
    #[case("It rose by 3.5 percent. Then it fell.", &["It rose by 3.5 percent. ", "Then it fell."])]
    #[case("Mr. Wang met Dr. Li. They talked.", &["Mr. Wang met Dr. Li. ", "They talked."])]
    #[case("Use it, e.g. in JD.com orders. It works.", &["Use it, e.g. in JD.com orders. ", "It works."])]
    #[case("He lives in the U.S. Many do.", &["He lives in the U.S. ", "Many do."])]
    #[case("The U.S. economy grew.", &["The U.S. economy grew."])]
    #[case("J. K. Rowling wrote. We read.", &["J. K. Rowling wrote. ", "We read."])]
    #[case("1. First point. 2. Second", &["1. First point. ", "2. ", "Second"])]
    #[case("He said “I talked.” Then left.", &["He said “I talked.” ", "Then left."])]
    #[case("(See above.) Next one.", &["(See above.) ", "Next one."])]
    #[case("Is it? Yes! No.", &["Is it? ", "Yes! ", "No."])]
    #[case("他走了。\"你去哪儿？\"她问。\"回家。\"他说。", &["他走了。", "\"你去哪儿？\"", "她问。", "\"回家。\"", "他说。"])]
    #[case("He left. \"Go!\" she said.", &["He left. ", "\"Go!\" she said."])]
    #[case("one\ntwo", &["one\n", "two"])]
    #[case("", &[])]
    fn finds_sentences(#[case] text: &str, #[case] expected: &[&str]) {
        let found: Vec<&str> = sentences(text, Lang::English)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, expected);
    }

    proptest! {
        #[test]
        fn sentences_are_the_whole_text(text in "[a-cA-C.!? \n（）“”。？客户1]{0,60}") {
            let ranges = sentences(&text, Lang::Chinese);
            let joined: String = ranges.iter().map(|range| &text[range.clone()]).collect();
            prop_assert_eq!(joined, text.clone());
            prop_assert!(ranges.iter().all(|range| !range.is_empty()));
        }
    }
}
