//! What some programs write at the top of Markdown about the page, between two lines of dashes: `title: 客户`.

use super::{Document, LeftOut};
use crate::Style;

/// It has at most this many lines.
const LINES: usize = 60;

/// Takes what a page begins with about itself: its title is the document's name, the rest is left out with a note. Gives
/// how long it is in bytes; 0 if the page begins otherwise. `base` is where the page stands in the document.
///
/// Dashes part sections, too: only lines like `name: value`, their lists and their blanks are about the page.
pub(super) fn take(page: &str, base: usize, document: &mut Document) -> usize {
    let mut lines = page.split_inclusive('\n').take(LINES);
    let Some(first) = lines.next().filter(|first| first.trim_end() == "---") else {
        return 0;
    };
    let mut end = first.len();
    let mut named = false;
    for line in lines {
        let text = line.trim_end();
        if matches!(text, "---" | "...") {
            if !named {
                return 0;
            }
            note(
                page.get(first.len()..end).unwrap_or_default(),
                base + first.len(),
                document,
            );
            return end + line.len();
        }
        let is_name = is_name(text);
        if !(is_name || text.is_empty() || named && text.starts_with([' ', '\t', '-', '#'])) {
            return 0;
        }
        named |= is_name;
        end += line.len();
    }
    0
}

/// `name: value`, where the name is a word.
fn is_name(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, value)| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
            && (value.is_empty() || value.starts_with(' '))
    })
}

fn note(about: &str, start: usize, document: &mut Document) {
    let mut at = start;
    let mut rest = String::new();
    for line in about.split_inclusive('\n') {
        let value = line
            .strip_prefix("title:")
            .map(|value| value.trim().trim_matches(['"', '\'']));
        match value.filter(|value| !value.is_empty() && document.name.is_blank()) {
            Some(value) => {
                let from = at + line.find(value).unwrap_or_default();
                document
                    .name
                    .push(value, from..from + value.len(), Style::default());
            }
            None => rest.push_str(line),
        }
        at += line.len();
    }
    if !rest.trim().is_empty() {
        document.left_out.push(LeftOut {
            code: "about-left-out",
            message: "What is written at the top about the page is not part of the lesson.".to_owned(),
            at: start..start,
            text: rest,
        });
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(
        "---\ntitle: \"客户\"\ntags:\n  - 财经\n---\n# 一",
        "客户",
        "tags:\n  - 财经\n"
    )]
    #[case("---\ntitle: 客户\n---\n正文", "客户", "")]
    #[case("---\n客户服务：很重要\n---\n正文", "", "")]
    #[case("---\n\n## 一\n---\n", "", "")]
    #[case("---\nurl: x\n没有完", "", "")]
    fn knows_what_is_about_a_page(#[case] page: &str, #[case] name: &str, #[case] left_out: &str) {
        let mut document = Document::default();
        let len = take(page, 0, &mut document);
        assert_eq!(len > 0, !name.is_empty());
        assert_eq!(document.name.text(), name);
        let found: String = document.left_out.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(found, left_out);
    }
}
