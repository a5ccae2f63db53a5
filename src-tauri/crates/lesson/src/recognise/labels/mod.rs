//! Labels: `Example 1:`, `**Pinyin**：`, `❌ Incorrect Usage:`, `**中文解释**：`.

mod known;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use known::{FACTS, TAGS};

use super::names::{Names, normal};
use crate::script::{colons, has_hanzi, is_latin};
use crate::tree::Inline;

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Example,
    Chinese,
    Pinyin,
    English,
    Note,
    Incorrect,
    Correct,
    Why,
}

/// A label is not longer than this, in bytes.
const LONGEST: usize = 90;

/// What a label announces, if it is one of those known.
pub(super) fn tag(label: &str) -> Option<Tag> {
    /// The longest of them has four words; a number and an article may come on top.
    const MOST_WORDS: usize = 8;
    if label.len() > LONGEST {
        return None;
    }
    let mark = label.trim().chars().next().and_then(mark_tag);
    if label.bytes().filter(|byte| *byte == b' ').count() > MOST_WORDS {
        return mark;
    }
    static KNOWN: LazyLock<Names<Tag>> = LazyLock::new(|| TAGS.iter().copied().collect());
    let found = if label.contains(counts) {
        let stem = normal(label);
        let words = stem.split(' ').map(|word| word.trim_end_matches(counts));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        KNOWN.get(&words.join(" "))
    } else {
        KNOWN.get(label)
    };
    found.or(mark)
}

/// Whether a character counts the sentences of a list.
fn counts(character: char) -> bool {
    character.is_ascii_digit()
        || matches!(
            character,
            '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
        )
}

/// Whether a label names a fact.
pub(super) fn is_fact(label: &str) -> bool {
    static KNOWN: LazyLock<Names<()>> = LazyLock::new(|| FACTS.iter().map(|name| (*name, ())).collect());
    label.len() <= LONGEST && KNOWN.get(label).is_some()
}

/// The marks of wrong and right.
pub(super) fn mark_tag(character: char) -> Option<Tag> {
    match character {
        '❌' | '✗' | '✘' | '×' | '❎' | '✖' => Some(Tag::Incorrect),
        '✅' | '✓' | '✔' | '☑' | '√' => Some(Tag::Correct),
        _ => None,
    }
}

/// The byte at which the label that a line begins with ends, its colon included; 0 if it begins with none.
///
/// Strong text before a colon is a label, whatever it says; so is a known one that is not strong, or a mark of wrong or
/// right. A line that is strong as a whole is a label, too, if it is no sentence.
pub(super) fn leading(line: &Inline) -> usize {
    let text = line.text();
    let colon = colons(text).next().filter(|colon| colon.start <= LONGEST);
    if let Some(colon) = colon
        && text.get(..colon.start).and_then(tag).is_some()
    {
        return colon.end;
    }
    if let Some(first) = text.chars().next()
        && mark_tag(first).is_some()
    {
        let mark = first.len_utf8();
        return mark
            + text.get(mark..).map_or(0, |rest| {
                rest.len() - rest.trim_start_matches(['\u{fe0f}', ' ']).len()
            });
    }
    let strong = line.strong_prefix();
    if strong == 0 || strong > LONGEST {
        return 0;
    }
    let inside = text.get(..strong).unwrap_or_default();
    if inside.trim_end().ends_with([':', '：']) {
        return strong;
    }
    let after = text.get(strong..).unwrap_or_default();
    let blank = after.len() - after.trim_start().len();
    match after.trim_start().chars().next() {
        Some(character @ (':' | '：')) => strong + blank + character.len_utf8(),
        None if !is_sentence(inside) => strong,
        _ => 0,
    }
}

/// The byte at which a label without strong text ends, `Business:`, that a line begins with: a few words and a colon.
pub(super) fn plain_label(text: &str) -> usize {
    let Some(colon) = colons(text).next().filter(|colon| colon.start <= 60) else {
        return 0;
    };
    let label = text.get(..colon.start).unwrap_or_default();
    let rest = text.get(colon.end..).unwrap_or_default();
    let words = label.split_whitespace().count();
    let clean = !label.contains(['.', '。', ',', '，', '“', '"', '?', '？']);
    let spaced = colon.len() > 1 || rest.is_empty() || rest.starts_with(char::is_whitespace);
    if clean && spaced && words > 0 && words <= 6 {
        colon.end
    } else {
        0
    }
}

fn is_sentence(text: &str) -> bool {
    text.trim_end()
        .ends_with(['.', '。', '!', '！', '?', '？', '…', '，', ','])
}

/// A part of a line that a label announces, or nothing.
pub(super) struct Tagged {
    pub(super) tag: Option<Tag>,
    pub(super) label: Inline,
    pub(super) text: Inline,
}

/// Cuts a line before each label of those that `wanted` are: at its start, and after the end of a sentence.
pub(super) fn split(line: &Inline, wanted: &[Tag]) -> Vec<Tagged> {
    let mut labels: Vec<(Range<usize>, Tag)> = Vec::new();
    let text = line.text();
    let first = leading(line);
    if first > 0
        && let Some(tag) = text.get(..first).and_then(tag).filter(|tag| wanted.contains(tag))
    {
        labels.push((0..first, tag));
    }
    let mut from = labels.last().map_or(0, |(range, _)| range.end);
    for colon in colons(text) {
        if colon.start < from {
            continue;
        }
        let end = colon.end;
        if let Some((start, tag)) =
            label_before(text, from, colon.start).filter(|(_, tag)| wanted.contains(tag))
        {
            labels.push((start..end, tag));
            from = end;
        }
    }
    let mut parts = Vec::with_capacity(labels.len() + 1);
    let before = labels.first().map_or(text.len(), |(range, _)| range.start);
    let before = line.trimmed_cut(0..before);
    if !before.is_blank() {
        parts.push(Tagged {
            tag: None,
            label: Inline::default(),
            text: before,
        });
    }
    for (index, (range, tag)) in labels.iter().enumerate() {
        let end = labels.get(index + 1).map_or(text.len(), |(next, _)| next.start);
        parts.push(Tagged {
            tag: Some(*tag),
            label: line.trimmed_cut(range.clone()),
            text: line.trimmed_cut(range.end..end),
        });
    }
    parts
}

/// The longest known label that ends at a colon and begins after the end of a sentence, a quotation or a line.
fn label_before(text: &str, from: usize, colon: usize) -> Option<(usize, Tag)> {
    let window = text.get(from..colon)?;
    if !ends_as_label(window) {
        return None;
    }
    let mut found = None;
    let mut words = 0;
    let mut next: Option<char> = None;
    for (at, character) in window.char_indices().rev().take(40) {
        let starts_word = next.is_some_and(|next| !next.is_whitespace())
            && (character.is_whitespace()
                || is_end(character)
                || (is_latin(character) != next.is_some_and(is_latin)));
        if starts_word {
            words += 1;
            let start = from + at + character.len_utf8();
            let before = text.get(from..start)?.trim_end();
            let after_end = before.is_empty() || before.chars().next_back().is_some_and(is_end);
            if after_end && let Some(tag) = text.get(start..colon).and_then(tag) {
                found = Some((start, tag));
            }
        }
        if words > 5 || (is_end(character) && next.is_some()) {
            break;
        }
        next = Some(character);
        if at == 0
            && from == 0
            && let Some(tag) = tag(window)
        {
            found = Some((from, tag));
        }
    }
    found
}

/// Whether a text ends with the last word of a known label, or with a number: most of what stands before a colon does not.
fn ends_as_label(text: &str) -> bool {
    static LAST: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let last = |(name, _): &(&'static str, Tag)| name.split(' ').next_back();
        TAGS.iter().filter_map(last).collect()
    });
    let text = text.trim_end_matches(|last: char| !last.is_alphanumeric());
    if !text.ends_with(|last: char| last.is_ascii_alphabetic()) {
        return true;
    }
    let start = text
        .rfind(|character: char| !character.is_ascii_alphabetic() && character != '\'')
        .map_or(0, |at| at + 1);
    text.get(start..)
        .is_none_or(|word| LAST.contains(normal(word).as_str()))
}

/// Whether a label may stand behind this character.
fn is_end(character: char) -> bool {
    matches!(
        character,
        '.' | '。'
            | '!'
            | '！'
            | '?'
            | '？'
            | '”'
            | '"'
            | '’'
            | ')'
            | '）'
            | '`'
            | '|'
            | ';'
            | '；'
            | '\n'
            | '」'
            | '❌'
            | '✅'
    )
}

/// Whether a text has Chinese.
pub(super) fn has_chinese(text: &str) -> bool {
    has_hanzi(text)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::Style;

    fn line(text: &str) -> Inline {
        let mut line = Inline::default();
        line.push(text, 0..text.len(), Style::default());
        line
    }

    #[rstest]
    #[case("Example 1:", Some(Tag::Example))]
    #[case("例句2：", Some(Tag::Example))]
    #[case("Incorrect Usage:", Some(Tag::Incorrect))]
    #[case("❌ Wrong:", Some(Tag::Incorrect))]
    #[case("✅", Some(Tag::Correct))]
    #[case("錯誤：", Some(Tag::Incorrect))]
    #[case("英文翻譯：", Some(Tag::English))]
    #[case("Analysis:", Some(Tag::Note))]
    #[case("Why it's wrong:", Some(Tag::Why))]
    #[case("Business:", None)]
    fn knows_labels(#[case] label: &str, #[case] expected: Option<Tag>) {
        assert_eq!(tag(label), expected);
    }

    #[test]
    fn cuts_a_line_at_its_labels() {
        let parts = split(
            &line(
                "Incorrect Usage: 我错了。 This sounds odd. Correct Usage: 我对了。 “I am right.” Think of it this way: fine.",
            ),
            &[Tag::Incorrect, Tag::Correct, Tag::Why],
        );
        let found: Vec<_> = parts
            .iter()
            .map(|part| (part.tag, part.label.text(), part.text.text()))
            .collect();
        assert_eq!(
            found,
            [
                (
                    Some(Tag::Incorrect),
                    "Incorrect Usage:",
                    "我错了。 This sounds odd."
                ),
                (
                    Some(Tag::Correct),
                    "Correct Usage:",
                    "我对了。 “I am right.” Think of it this way: fine."
                ),
            ]
        );
    }

    #[test]
    fn a_label_in_the_middle_of_a_sentence_is_none() {
        let parts = split(&line("We call this the correct: it is."), &[Tag::Correct]);
        assert_eq!(parts.len(), 1);
        assert_eq!(parts[0].tag, None);
    }
}
