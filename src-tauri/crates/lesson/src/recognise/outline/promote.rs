//! Lines that are headings without saying so.

use super::contents::is_contents;
use crate::recognise::bilingual::{LabelKind, label_kind};
use crate::recognise::{labels, names, roles};
use crate::script::lang_of;
use crate::tree::{Inline, Node};
use crate::{Lang, Role};

/// Makes headings of lines that are nothing but the name of a section, and of chapter lines.
pub(super) fn promote(nodes: Vec<Node>) -> Vec<Node> {
    let apart = names_stand_apart(&nodes);
    let mut promoted = Vec::with_capacity(nodes.len());
    let mut nodes = nodes.into_iter().peekable();
    while let Some(node) = nodes.next() {
        let Node::Paragraph(text) = node else {
            promoted.push(node);
            continue;
        };
        if is_name_over_topics(text.text()) && nodes.peek().is_some_and(begins_with_topic) {
            promoted.push(Node::Heading { level: 2, text });
            continue;
        }
        let mut kept_from = 0;
        let mut start = 0;
        let whole = text.text();
        let single = !whole.contains('\n');
        for (end, _) in whole.match_indices('\n').chain([(whole.len(), "")]) {
            let line = whole.get(start..end).unwrap_or_default();
            if is_bare_heading(line, single) || (apart && single && is_name_apart(&text).is_some()) {
                push_paragraph(&text, kept_from, start, &mut promoted);
                promoted.push(Node::Heading {
                    level: 2,
                    text: text.trimmed_cut(start..end),
                });
                kept_from = end;
            }
            start = end + 1;
        }
        if kept_from == 0 {
            promoted.push(Node::Paragraph(text));
        } else {
            push_paragraph(&text, kept_from, whole.len(), &mut promoted);
        }
    }
    promoted
}

/// Makes headings of the names of sections that are set strong on lines of their own, above headings that are real.
pub(super) fn promote_strong(mut nodes: Vec<Node>) -> Vec<Node> {
    let levels = nodes.iter().skip(1).filter_map(|node| match node {
        Node::Heading { level, .. } => Some(*level),
        _ => None,
    });
    let Some(level) = levels.min().filter(|level| *level > 1) else {
        return nodes;
    };
    for node in &mut nodes {
        if let Node::Paragraph(text) = node
            && text.strong_prefix() == text.text().len()
            && roles::is_bilingual(text.text())
            && is_bare_heading(text.text(), true)
        {
            *node = Node::Heading {
                level: level - 1,
                text: std::mem::take(text),
            };
        }
    }
    nodes
}

/// Makes headings of the bare sub-headings of a page whose sections were bare lines, too.
pub(super) fn promote_own(nodes: &mut [Node]) {
    let sections = nodes
        .iter()
        .filter(|node| matches!(node, Node::Heading { .. }))
        .count();
    let mut inside = false;
    for index in 0..nodes.len() {
        let followed = matches!(
            nodes.get(index + 1),
            Some(Node::Paragraph(_) | Node::List { .. } | Node::Table { .. })
        );
        let Some(node) = nodes.get_mut(index) else {
            continue;
        };
        match node {
            Node::Heading { .. } => inside = true,
            Node::Paragraph(text)
                if inside
                    && sections >= 3
                    && followed
                    && is_title_case(text.text())
                    && label_kind(text.text(), false) == LabelKind::Other =>
            {
                *node = Node::Heading {
                    level: 3,
                    text: std::mem::take(text),
                };
            }
            _ => {}
        }
    }
}

/// Whether the first line of a block names a topic in both languages, `定义 / Definition`.
fn begins_with_topic(node: &Node) -> bool {
    match node {
        Node::Paragraph(text) => text
            .lines()
            .first()
            .is_some_and(|line| label_kind(names::without_number(line.text()), false) == LabelKind::Topic),
        Node::List { items, .. } => items
            .first()
            .and_then(|item| item.first())
            .is_some_and(begins_with_topic),
        _ => false,
    }
}

/// Whether a line is the name of a section that may stand in one language over topics that stand in both: `Definition`
/// over `定义 / Definition`.
fn is_name_over_topics(line: &str) -> bool {
    let is_name = matches!(roles::of_name(line), Some(Role::Definition | Role::Origin));
    is_name && !line.contains([':', '：', '\n']) && !roles::is_bilingual(line)
}

fn push_paragraph(text: &Inline, from: usize, to: usize, nodes: &mut Vec<Node>) {
    let part = text.trimmed_cut(from..to);
    if !part.is_blank() {
        nodes.push(Node::Paragraph(part));
    }
}

/// Whether the names of sections stand there once in Chinese and once in English, `**历史典故**` and further down
/// `**Historical Context**`: then those of one language are headings, too.
fn names_stand_apart(nodes: &[Node]) -> bool {
    let mut names = nodes.iter().filter_map(|node| match node {
        Node::Paragraph(text) => is_name_apart(text).filter(|(role, _)| *role == Role::Origin),
        _ => None,
    });
    let Some((_, first)) = names.next() else {
        return false;
    };
    names.any(|(_, other)| other != first)
}

/// The role and the language of a strong line that is the name of a section in one language.
fn is_name_apart(text: &Inline) -> Option<(Role, Lang)> {
    let name = text.text();
    if text.strong_prefix() < name.len() || name.contains('\n') || is_topic(name) {
        return None;
    }
    let role = roles::of_name(name).filter(|role| matches!(role, Role::Definition | Role::Origin))?;
    let lang = match lang_of(names::without_number(name)) {
        lang @ (Lang::Chinese | Lang::English) => lang,
        _ => return None,
    };
    (!roles::is_bilingual(name)).then_some((role, lang))
}

/// Whether a bare line is a heading: the name of a section (but not the topic or label of a passage), or of a chapter.
pub(crate) fn is_bare_heading(line: &str, alone: bool) -> bool {
    let line = line.trim();
    if line.is_empty() || line.len() > 120 {
        return false;
    }
    if is_contents(line) || (alone && is_chapter(line)) {
        return true;
    }
    let Some(role) = roles::of_name(line) else {
        return false;
    };
    let labelled = line.ends_with([':', '：']);
    if is_labelled_sentence(line) {
        return false;
    }
    if matches!(label_kind(line, false), LabelKind::Language(_)) {
        return false;
    }
    match role {
        Role::Application | Role::Significance | Role::Impact => false,
        Role::Definition | Role::Origin => !labelled && roles::is_bilingual(line) && !is_topic(line),
        _ => {
            line.contains([' ', '/', '、'])
                || line.chars().any(wenxi_mandarin::is_hanzi)
                || (alone && !labelled)
        }
    }
}

/// Whether a line is a label and what it announces, `Summary: The word for …`, `Usage: formal`; not `Character
/// Breakdown: 客户`, `Usage: 客户` nor `要点：Takeaways`.
fn is_labelled_sentence(line: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let Some((label, said)) = line.split_once([':', '：']) else {
        return false;
    };
    let said = said.trim();
    let is_sentence = said.ends_with(['.', '。', '!', '！', '?', '？', '…'])
        || said.split_whitespace().count() > MOST_WORDS;
    // Behind a single word nothing but another name of the section, or the headword, is a part of a heading.
    let is_word = !label.trim().contains(' ') || label.trim().eq_ignore_ascii_case("see also");
    let is_headword = labels::has_chinese(said) && said.split_whitespace().count() <= 2;
    let is_value = is_word && !is_headword;
    !said.is_empty()
        && roles::of_name(said).is_none()
        && (is_sentence || is_value || labels::is_fact(label) || labels::tag(label).is_some())
}

/// Names that are topics of pairs on a concept page.
fn is_topic(line: &str) -> bool {
    let line = names::without_number(line);
    // `起源与发展` is a section.
    let goes_on = |rest: &str| {
        rest.starts_with(['与', '與', '和', '及'])
            || ["and ", "& "]
                .iter()
                .any(|and| rest.trim_start().starts_with(and))
    };
    ["定义", "起源", "来源", "释义", "Origin", "Definition"]
        .iter()
        .any(|topic| line.strip_prefix(topic).is_some_and(|rest| !goes_on(rest)))
}

/// Whether a paragraph of a word page that came without markup is a heading of the author's own, `A Word on Manners`: a
/// few words, the long ones with capitals, and no stop.
fn is_title_case(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    (2..=9).contains(&words.len())
        && line.len() <= 70
        && line.starts_with(|first: char| first.is_ascii_uppercase())
        && line.ends_with(char::is_alphanumeric)
        && !line.contains([':', '：', '。', '“', '"', '.', '?'])
        && words
            .iter()
            .all(|word| word.len() < 5 || !word.starts_with(|first: char| first.is_ascii_lowercase()))
}

/// `第三章 茶馆`, `Chapter 3`.
fn is_chapter(line: &str) -> bool {
    let rest = line.strip_prefix('第').map(|rest| {
        rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百零〇".contains(c))
    });
    if let Some(rest) = rest {
        let is_sentence = line.contains('，') || line.ends_with(['。', '！', '？']);
        return rest.starts_with(['章', '节', '節', '回', '课', '課', '部', '篇', '单', '單'])
            && line.chars().count() < 40
            && !is_sentence;
    }
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    let number = words.next().unwrap_or_default();
    ["chapter", "lesson", "unit", "part"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(first))
        && number.starts_with(|c: char| c.is_ascii_digit() || "IVX".contains(c))
        && line.len() < 80
}
