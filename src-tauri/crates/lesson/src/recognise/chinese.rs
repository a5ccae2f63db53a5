//! Where the Chinese that a line begins with ends, and its English begins.

use wenxi_mandarin::is_hanzi;

use crate::script::{has_hanzi, is_chinese_mark, is_latin, is_toned};
use crate::spans::is_reading;
use crate::tree::Inline;

/// What ends a Chinese sentence.
const SENTENCE_ENDS: [char; 3] = ['。', '！', '？'];

/// The byte at which the whole sentences end that a text begins with, readings included. A term with its reading that
/// comes after them belongs to what follows: `我见面了他。(Wǒ jiànmiànle tā.) 见面 (jiànmiàn) is …`.
pub(super) fn leading_sentences(text: &str) -> usize {
    let end = leading(text);
    let head = text.get(..end).unwrap_or_default();
    let Some(mark) = head.rfind(SENTENCE_ENDS) else {
        return end;
    };
    let mut at = mark
        + head
            .get(mark..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
    loop {
        let rest = head.get(at..).unwrap_or_default();
        let blank = rest.len()
            - rest
                .trim_start_matches([' ', '`', '”', '"', '」', '』', '*'])
                .len();
        match bracket_end(head, at + blank) {
            Some(close)
                if rest
                    .get(blank..)
                    .is_some_and(|rest| rest.starts_with(['(', '（'])) =>
            {
                at = close
                    + head
                        .get(close..)
                        .and_then(|rest| rest.chars().next())
                        .map_or(0, char::len_utf8);
            }
            _ if rest.get(blank..).is_some_and(str::is_empty) => return end,
            _ => return head.get(..at + blank).map_or(at, |wrong| wrong.trim_end().len()),
        }
    }
}

/// The byte at which the Chinese sentence that a text begins with ends, its reading in brackets included; 0 if the text
/// does not begin with Chinese.
pub(super) fn leading(text: &str) -> usize {
    let mut at = 0;
    let mut end = 0;
    let mut quotes: Vec<char> = Vec::new();
    while let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let next = at + character.len_utf8();
        match character {
            _ if is_hanzi(character) => end = next,
            '(' | '（' => {
                let Some(close) = bracket_end(text, at) else { break };
                let content = text.get(next..close).unwrap_or_default();
                let before = text.get(..at).unwrap_or_default();
                let after = text.get(close..).unwrap_or_default();
                if end == 0 || !(belongs(content, before) || stands_within(before, after)) {
                    break;
                }
                at = close
                    + text
                        .get(close..)
                        .and_then(|rest| rest.chars().next())
                        .map_or(0, char::len_utf8);
                end = at;
                continue;
            }
            // A quote that opened before the Chinese closes behind it; after it a quote opens the English.
            '“' | '"' | '「' | '『' | '‘' | '`' | '\'' => {
                if quotes.last() == Some(&character) {
                    quotes.pop();
                    end = next;
                } else if end > 0 && !chinese_follows(text.get(next..).unwrap_or_default()) {
                    let inside = text.get(next..).unwrap_or_default();
                    let close = if character == '“' { '”' } else { character };
                    let Some(len) = inside.find(close) else { break };
                    let before = text.get(..at).unwrap_or_default();
                    if !stands_within(before, inside.get(len..).unwrap_or_default()) {
                        break;
                    }
                    at = next + len + close.len_utf8();
                    end = at;
                    continue;
                } else {
                    quotes.push(character);
                }
            }
            '”' | '」' | '』' | '’' => {
                if quotes.pop().is_none() {
                    break;
                }
                end = next;
            }
            _ if is_chinese_mark(character)
                || matches!(
                    character,
                    '…' | '.' | '!' | '?' | ',' | '*' | '~' | '·' | '%' | '￥' | '¥' | '$' | '€' | '#' | '&'
                ) =>
            {
                if end > 0 {
                    end = next;
                }
            }
            '—' if text.get(next..).is_some_and(|rest| rest.starts_with('—')) => {}
            '/' | '+' | '—' | '-' | '–' | '=' | '→' | ':' | ';' | '|' => {
                if !(character == '/' || character == '+')
                    || !chinese_follows(text.get(next..).unwrap_or_default())
                {
                    break;
                }
            }
            _ if character.is_whitespace() => {}
            _ if character.is_ascii_digit() => {
                at += word_len(text.get(at..).unwrap_or_default()).max(1);
                continue;
            }
            _ if is_latin(character) => {
                let rest = text.get(at..).unwrap_or_default();
                let word = word_len(rest);
                let touches = text
                    .get(..at)
                    .and_then(|before| before.chars().next_back())
                    .is_some_and(is_hanzi);
                let after = rest.get(word..).unwrap_or_default();
                let follows = after
                    .trim_start()
                    .chars()
                    .next()
                    .is_some_and(|next| is_hanzi(next) || is_chinese_mark(next));
                if rest.get(..word).is_some_and(|word| word.chars().any(is_toned)) || !(touches || follows) {
                    break;
                }
                at += word;
                if touches || end > 0 {
                    end = at;
                }
                continue;
            }
            _ => break,
        }
        at = next;
    }
    if text.get(..end).is_some_and(|part| part.chars().any(is_hanzi)) {
        end
    } else {
        0
    }
}

fn bracket_end(text: &str, open: usize) -> Option<usize> {
    text.get(open..)?
        .char_indices()
        .skip(1)
        .take_while(|(at, character)| *at < 600 && *character != '\n')
        .find(|(_, character)| matches!(character, ')' | '）'))
        .map(|(at, _)| open + at)
}

/// Whether a bracket belongs to the Chinese before it: a reading, or Chinese.
fn belongs(content: &str, before: &str) -> bool {
    has_hanzi(content) || is_reading(content, before) || content.trim().is_empty()
}

/// Whether what is in brackets or quotes stands within a Chinese sentence, by what stands before it and behind its last
/// character: `我们的客服（customer service）很好。`, `他说：“Hello！”然后走了。`
fn stands_within(before: &str, from_close: &str) -> bool {
    let mut after = from_close.chars().skip(1);
    let goes_on = after
        .next()
        .is_some_and(|next| is_hanzi(next) || is_chinese_mark(next));
    goes_on && !before.trim_end().ends_with(SENTENCE_ENDS)
}

/// The length of a word of Latin letters and digits with what joins them, `010-1234-5678`, `9:00`, `a@b.com`.
fn word_len(text: &str) -> usize {
    let mut end = 0;
    for (at, character) in text.char_indices() {
        if is_latin(character) || character.is_ascii_digit() {
            end = at + character.len_utf8();
        } else if !"-–:/@._&+".contains(character) || end < at {
            break;
        }
    }
    end
}

fn chinese_follows(rest: &str) -> bool {
    rest.trim_start().chars().next().is_some_and(is_hanzi)
}

/// Chinese with the English that follows it.
pub(super) struct Pair {
    pub(super) chinese: Inline,
    /// What joins them, ` - `.
    pub(super) joint: Inline,
    pub(super) english: Inline,
}

/// Takes apart Chinese sentences that are each followed by their English, `我说了。(Wǒ shuō le.) “I spoke.” 他来了。…`,
/// and what follows the last of them. Nothing if the text does not begin with Chinese.
pub(super) fn pairs(line: &Inline) -> (Vec<Pair>, Inline) {
    let text = line.text();
    let mut pairs: Vec<Pair> = Vec::new();
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start().len();
        let chinese = leading(rest.trim_start());
        // Prose about the sentence may begin with Chinese words, too: after the first pair only whole sentences count.
        let head = rest.get(blank..blank + chinese).unwrap_or_default();
        if chinese == 0 || (!pairs.is_empty() && !is_whole(head)) {
            break;
        }
        let start = at + blank;
        let end = start + chinese;
        let after = text.get(end..).unwrap_or_default();
        let joint = after.len()
            - after
                .trim_start_matches([' ', '-', '–', '—', '=', '→', ':', '：', '\n'])
                .len();
        let english = english_end(text.get(end + joint..).unwrap_or_default());
        pairs.push(Pair {
            chinese: line.trimmed_cut(start..end),
            joint: line.trimmed_cut(end..end + joint),
            english: line.trimmed_cut(end + joint..end + joint + english),
        });
        at = end + joint + english;
    }
    (pairs, line.trimmed_cut(at..text.len()))
}

/// Whether Chinese is a sentence with its stop, or has a reading: not a word in prose.
fn is_whole(chinese: &str) -> bool {
    let stop = |character: char| matches!(character, '。' | '！' | '？' | '.' | '!' | '?');
    chinese.contains(stop)
}

/// Where the English of a sentence ends: behind its quotation if that is all of it, else before the next Chinese sentence.
fn english_end(text: &str) -> usize {
    let first = text.chars().next();
    let close = match first {
        Some('“') => Some('”'),
        Some('"') => Some('"'),
        Some('‘') => Some('’'),
        Some('(' | '（') => Some(')'),
        _ => None,
    };
    if let (Some(first), Some(close)) = (first, close) {
        let inside = text.get(first.len_utf8()..).unwrap_or_default();
        if let Some((at, found)) = inside
            .char_indices()
            .find(|(_, character)| *character == close || (close == ')' && *character == '）'))
        {
            let end = first.len_utf8() + at + found.len_utf8();
            let after = text.get(end..).unwrap_or_default();
            let stops = after.len() - after.trim_start_matches(['.', '。', ',', ';']).len();
            // `"Breach of contract" is a legal term.` goes on behind what it quotes.
            let goes_on = after
                .trim_start_matches([',', ' '])
                .starts_with(char::is_lowercase);
            if close == ')' || !goes_on {
                return end + stops;
            }
        }
    }
    let mut from = 0;
    while let Some(offset) = text.get(from..).and_then(|rest| rest.find(is_hanzi)) {
        let at = from + offset;
        let head = leading(text.get(at..).unwrap_or_default());
        let before = text.get(..at).unwrap_or_default().trim_end();
        let sentence = text.get(at..at + head).is_some_and(is_whole);
        if sentence && before.ends_with(['.', '!', '?', '”', '"', ')', ';', '/']) {
            return at;
        }
        from = at + head.max(3);
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::Style;

    #[rstest]
    #[case("我要投诉。(Wǒ yào tóusù.) I want to complain.", "我要投诉。(Wǒ yào tóusù.)")]
    #[case("我用App付钱。 I pay by app.", "我用App付钱。")]
    #[case("客户 (kèhù) - client", "客户 (kèhù)")]
    #[case("客户 (client) is", "客户")]
    #[case("“我来了。” “I came.”", "“我来了。”")]
    #[case("我来了。“I came.”", "我来了。")]
    #[case("The word 客户", "")]
    #[case("服务/客服 (fúwù) x", "服务/客服 (fúwù)")]
    fn finds_the_end_of_the_chinese(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(&text[..leading(text)], expected);
    }

    #[rstest]
    #[case(
        "我见面了他。(Wǒ jiànmiànle tā.) 见面 (jiànmiàn) is verb and object.",
        "我见面了他。(Wǒ jiànmiànle tā.)"
    )]
    #[case("客户，您好！ 客户 says what somebody is.", "客户，您好！")]
    #[case("`我来了。(Wǒ lái le.)` 了 (le) is wrong", "`我来了。(Wǒ lái le.)`")]
    #[case(
        "你去吗？(Nǐ qù ma?) 我不去。(Wǒ bú qù.) Too curt.",
        "你去吗？(Nǐ qù ma?) 我不去。(Wǒ bú qù.)"
    )]
    #[case(
        "跟客户服务谈 (gēn kèhù fúwù tán) sounds odd",
        "跟客户服务谈 (gēn kèhù fúwù tán)"
    )]
    fn a_term_after_the_sentences_belongs_to_what_follows(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(&text[..leading_sentences(text)], expected);
    }

    #[rstest]
    #[case("\"Breach of contract\" is a legal term.", 37)]
    #[case("“I came.” 他走了。", 13)]
    #[case("“I came.” That is all.", 13)]
    #[case("“I came”.", 13)]
    fn a_quotation_is_the_translation_when_it_is_all_of_it(#[case] text: &str, #[case] end: usize) {
        assert_eq!(english_end(text), end);
    }

    #[test]
    fn takes_pairs_and_prose_apart() {
        let text =
            "我来了。(Wǒ lái le.) “I came.” 他走了。(Tā zǒu le.) “He left.” Think of 客户 (kèhù) so: fine.";
        let mut line = Inline::default();
        line.push(text, 0..text.len(), Style::default());
        let (pairs, rest) = pairs(&line);
        let found: Vec<_> = pairs
            .iter()
            .map(|pair| (pair.chinese.text(), pair.english.text()))
            .collect();
        assert_eq!(
            found,
            [
                ("我来了。(Wǒ lái le.)", "“I came.”"),
                ("他走了。(Tā zǒu le.)", "“He left.”")
            ]
        );
        assert_eq!(rest.text(), "Think of 客户 (kèhù) so: fine.");
    }
}
