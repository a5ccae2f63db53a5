//! The title of a word page taken apart: `kèhù fúwù: 客户服务 - Customer Service`.

use std::ops::Range;

use wenxi_mandarin::{is_hanzi, pinyin};

use crate::script::{has_hanzi, is_toned};
use crate::spans::Setter;
use crate::tree::Inline;
use crate::{Headword, Lang, Text};

/// Where the parts of a title stand in it.
#[derive(Debug, PartialEq, Eq)]
struct Parts {
    /// The pinyin; empty if there is none.
    pinyin: Range<usize>,
    chinese: Range<usize>,
    /// The gloss; empty if there is none.
    gloss: Range<usize>,
}

const JOINTS: &[char] = &[
    ' ', ':', '：', '-', '–', '—', '|', '/', ',', '，', '(', ')', '（', '）', '=', '[', ']', '·',
];

/// Whether a line is the title of a word page: characters with pinyin, and a gloss or nothing else.
pub(super) fn is_title(line: &str) -> bool {
    line.len() < 240
        && !line.trim_end().ends_with(['。', '！', '？'])
        && take_apart(line).is_some_and(|parts| !parts.pinyin.is_empty())
}

/// Takes a title apart; the title's text, and the headword if it has one.
pub(super) fn read(title: &Inline, setter: &mut Setter<'_>) -> (Text, Option<Headword>) {
    let Some(parts) = take_apart(title.text()) else {
        return (setter.text(title.clone()), None);
    };
    let gloss = setter.text(title.trimmed_cut(parts.gloss.clone()));
    let pinyin = title
        .text()
        .get(parts.pinyin.clone())
        .unwrap_or_default()
        .trim()
        .to_owned();
    let (text, chinese) = if parts.pinyin.is_empty() || parts.pinyin.start > parts.chinese.start {
        let text = setter.text(title.clone());
        // The characters are the spans before their reading, without what joins them to it.
        let chinese = match text.spans.iter().position(|span| span.is_reading) {
            Some(end) => {
                let before = text.spans.iter().take(end);
                let spans =
                    before.filter(|span| span.lang == Lang::Chinese && span.text.chars().any(is_hanzi));
                Text {
                    spans: spans.cloned().collect(),
                }
            }
            None => setter.text(title.cut(parts.chinese.clone())),
        };
        (text, chinese)
    } else {
        // The pinyin comes first: it moves over the characters behind it.
        let mut before = setter.text(title.cut(0..parts.chinese.start));
        let mut chinese = setter.text(title.cut(parts.chinese.clone()));
        setter.align(&mut chinese, &mut before);
        let after = setter.text(title.cut(parts.chinese.end..title.text().len()));
        let spans = before
            .spans
            .into_iter()
            .chain(chinese.spans.iter().cloned())
            .chain(after.spans);
        (
            Text {
                spans: spans.collect(),
            },
            chinese,
        )
    };
    if chinese.is_empty() {
        return (text, None);
    }
    (
        text,
        Some(Headword {
            chinese,
            pinyin,
            gloss,
        }),
    )
}

fn take_apart(title: &str) -> Option<Parts> {
    let start = title.find(is_hanzi)?;
    let rest = title.get(start..)?;
    let len = rest
        .find(|character: char| !(is_hanzi(character) || matches!(character, '，' | '…' | '·' | '、')))
        .unwrap_or(rest.len());
    let chinese = start..start + len;
    let before = title.get(..start)?;
    let after = title.get(chinese.end..)?;
    let reading = before.trim_matches(JOINTS);
    if has_hanzi(after) && !after.contains([':', '-', '–', '(']) {
        return None;
    }
    if !reading.is_empty() {
        let offset = before.find(reading)?;
        if pinyin::parse(reading).is_ok() && (reading.chars().any(is_toned) || reading.len() <= 3) {
            let gloss = trimmed(title, chinese.end..title.len());
            return Some(Parts {
                pinyin: offset..offset + reading.len(),
                chinese,
                gloss,
            });
        }
        // `Customer Service (客户服务)`, `Customer Service: 客户服务 (kèhù fúwù)`
        let found = pinyin_in(title, chinese.end..title.len()).unwrap_or(0..0);
        let joined = before
            .trim_end()
            .ends_with(['(', '（', ':', '：', '-', '–', '—', '/', '|']);
        return joined.then(|| Parts {
            pinyin: found,
            chinese,
            gloss: offset..offset + reading.len(),
        });
    }
    match pinyin_in(title, chinese.end..title.len()) {
        Some(pinyin) => {
            let gloss = trimmed(title, pinyin.end..title.len());
            Some(Parts {
                pinyin,
                chinese,
                gloss,
            })
        }
        None => {
            let gloss = trimmed(title, chinese.end..title.len());
            let joint = after
                .trim_start()
                .starts_with([':', '：', '-', '–', '—', '/', '|', '(', '（']);
            let short = title.get(chinese.clone())?.chars().count() <= 12;
            (short && (after.trim().is_empty() || (joint && !gloss.is_empty()))).then_some(Parts {
                pinyin: 0..0,
                chinese,
                gloss,
            })
        }
    }
}

/// The pinyin that a range of a title begins with, in brackets or between dashes.
fn pinyin_in(title: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = title.get(range.clone())?;
    let trimmed = part.trim_start_matches(JOINTS);
    let start = range.start + part.len() - trimmed.len();
    let len = trimmed
        .find([')', '）', ':', '：', '–', '—', '|', '/', ']'])
        .into_iter()
        .chain(trimmed.find(" -"))
        .min()
        .unwrap_or(trimmed.len());
    let reading = trimmed.get(..len)?.trim_end();
    let is_pinyin = reading.chars().any(is_toned) && pinyin::parse(reading).is_ok();
    is_pinyin.then(|| start..start + reading.len())
}

fn trimmed(title: &str, range: Range<usize>) -> Range<usize> {
    let part = title.get(range.clone()).unwrap_or_default();
    let start = range.start + part.len() - part.trim_start_matches(JOINTS).len();
    let inner = title.get(start..range.end).unwrap_or_default();
    // A bracket at the end belongs to the gloss if it opens in it.
    let balanced = inner.contains(['(', '（']);
    let end = if balanced {
        inner.trim_end()
    } else {
        inner.trim_end_matches(JOINTS)
    };
    start..start + end.len()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(
        "kèhù fúwù: 客户服务 - Customer Service",
        "kèhù fúwù",
        "客户服务",
        "Customer Service"
    )]
    #[case(
        "客户服务 (kèhù fúwù) - Customer Service",
        "kèhù fúwù",
        "客户服务",
        "Customer Service"
    )]
    #[case(
        "客户服务 - kèhù fúwù - Customer Service",
        "kèhù fúwù",
        "客户服务",
        "Customer Service"
    )]
    #[case(
        "kèhù fúwù - 客户服务 - Customer Service (department)",
        "kèhù fúwù",
        "客户服务",
        "Customer Service (department)"
    )]
    #[case("客户服务：Customer Service", "", "客户服务", "Customer Service")]
    #[case("客户服务", "", "客户服务", "")]
    #[case("Customer Service (客户服务)", "", "客户服务", "Customer Service")]
    fn takes_titles_apart(
        #[case] title: &str,
        #[case] pinyin: &str,
        #[case] chinese: &str,
        #[case] gloss: &str,
    ) {
        let parts = take_apart(title).unwrap();
        assert_eq!(
            (&title[parts.pinyin], &title[parts.chinese], &title[parts.gloss]),
            (pinyin, chinese, gloss)
        );
    }

    #[rstest]
    #[case("Customer Service")]
    #[case("How 客户 is used today")]
    fn other_titles_have_no_headword(#[case] title: &str) {
        assert_eq!(take_apart(title), None);
    }
}
