//! Title and sections: real headings, and lines that are headings without saying so.

use super::bilingual::{LabelKind, label_kind};
use super::{headword, roles};
use crate::spans::Setter;
use crate::tree::{Inline, Node};
use crate::{Role, Severity};

/// A heading with what stands under it.
pub(super) struct Part {
    pub(super) level: u8,
    pub(super) role: Option<Role>,
    pub(super) heading: Inline,
    pub(super) nodes: Vec<Node>,
}

/// A document with its title taken off and its sections parted.
pub(super) struct Outline {
    pub(super) title: Inline,
    pub(super) parts: Vec<Part>,
}

/// Parts a document, which is called `name` outside its text, into its title and sections.
pub(super) fn outline(nodes: Vec<Node>, name: Inline, setter: &mut Setter<'_>) -> Outline {
    let bare = !nodes.iter().any(|node| match node {
        Node::Heading { text, .. } => roles::of_heading(text.text()).is_some(),
        _ => false,
    });
    let no_headings = !nodes.iter().any(|node| matches!(node, Node::Heading { .. }));
    let mut nodes = if bare { promote(nodes) } else { nodes };
    if no_headings {
        promote_own(&mut nodes);
    }
    let mut nodes = without_contents(nodes, setter);
    let mut title = take_title(&mut nodes, no_headings, name.text());
    if title.is_blank() {
        title = name;
    }
    let mut parts = vec![Part {
        level: 1,
        role: None,
        heading: Inline::default(),
        nodes: Vec::new(),
    }];
    for node in nodes {
        match node {
            Node::Heading { level, text } => {
                let role = roles::of_heading(text.text());
                parts.push(Part {
                    level,
                    role,
                    heading: text,
                    nodes: Vec::new(),
                });
            }
            node => {
                if let Some(part) = parts.last_mut() {
                    part.nodes.push(node);
                }
            }
        }
    }
    if parts.first().is_some_and(|first| first.nodes.is_empty()) {
        parts.remove(0);
    }
    let top = parts
        .iter()
        .filter(|part| !part.heading.is_blank())
        .map(|part| part.level)
        .min()
        .unwrap_or(1);
    for part in &mut parts {
        part.level = part.level.saturating_sub(top) + 1;
        if part.heading.is_blank() {
            part.level = 1;
        }
    }
    Outline {
        title,
        parts: languages_into_labels(parts),
    }
}

/// Makes headings of lines that are nothing but the name of a section, and of chapter lines.
fn promote(nodes: Vec<Node>) -> Vec<Node> {
    let mut promoted = Vec::with_capacity(nodes.len());
    for node in nodes {
        let Node::Paragraph(text) = node else {
            promoted.push(node);
            continue;
        };
        let mut kept_from = 0;
        let mut start = 0;
        let whole = text.text();
        let single = !whole.contains('\n');
        for (end, _) in whole.match_indices('\n').chain([(whole.len(), "")]) {
            let line = whole.get(start..end).unwrap_or_default();
            if is_bare_heading(line, single) {
                push_paragraph(&text, kept_from, start, &mut promoted);
                promoted.push(Node::Heading {
                    level: 2,
                    text: text.cut(start..end).trimmed(),
                });
                kept_from = end;
            }
            start = end + 1;
        }
        push_paragraph(&text, kept_from, whole.len(), &mut promoted);
    }
    promoted
}

/// Makes headings of the bare sub-headings of a page whose sections were bare lines, too.
fn promote_own(nodes: &mut [Node]) {
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
            Node::Paragraph(text) if inside && sections >= 3 && followed && is_title_case(text.text()) => {
                *node = Node::Heading {
                    level: 3,
                    text: std::mem::take(text),
                };
            }
            _ => {}
        }
    }
}

fn push_paragraph(text: &Inline, from: usize, to: usize, nodes: &mut Vec<Node>) {
    let part = text.cut(from..to).trimmed();
    if !part.is_blank() {
        nodes.push(Node::Paragraph(part));
    }
}

/// Whether a bare line is a heading: the name of a section (but not the topic or label of a passage), or of a chapter.
fn is_bare_heading(line: &str, alone: bool) -> bool {
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
    if matches!(label_kind(line, false), LabelKind::Language(_)) {
        return false;
    }
    match role {
        Role::Application | Role::Significance | Role::Impact => false,
        Role::Definition | Role::Origin => !labelled && line.contains(['/', '／', '|']) && !is_topic(line),
        _ => {
            line.contains([' ', '/', '、'])
                || line.chars().any(wenxi_mandarin::is_hanzi)
                || (alone && !labelled)
        }
    }
}

/// Names that are topics of pairs on a concept page.
fn is_topic(line: &str) -> bool {
    ["定义", "起源", "来源", "释义"]
        .iter()
        .any(|topic| line.starts_with(topic))
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
        return rest.starts_with(['章', '节', '回', '课', '部', '篇', '单']) && line.chars().count() < 40;
    }
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    let number = words.next().unwrap_or_default();
    matches!(first.as_str(), "chapter" | "lesson" | "unit" | "part")
        && number.starts_with(|c: char| c.is_ascii_digit() || "IVX".contains(c))
        && line.len() < 80
}

fn is_contents(line: &str) -> bool {
    matches!(
        line.trim().trim_end_matches([':', '：']).to_lowercase().as_str(),
        "table of contents" | "contents" | "目录"
    )
}

/// Takes the table of contents off: the app has one of its own. What was there is in a note.
fn without_contents(nodes: Vec<Node>, setter: &mut Setter<'_>) -> Vec<Node> {
    const NEAR_THE_TOP: usize = 8;
    let names: Vec<String> = nodes
        .iter()
        .filter_map(|node| match node {
            Node::Heading { text, .. } => Some(roles::normal(text.text())),
            _ => None,
        })
        .collect();
    let mut kept = Vec::with_capacity(nodes.len());
    let mut nodes = nodes.into_iter().enumerate().peekable();
    while let Some((index, node)) = nodes.next() {
        let text = match &node {
            Node::Heading { text, .. } | Node::Paragraph(text) if index < NEAR_THE_TOP => text,
            _ => {
                kept.push(node);
                continue;
            }
        };
        if !is_contents(text.text()) {
            kept.push(node);
            continue;
        }
        let at = text.source_start();
        let mut lost = text.text().to_owned();
        if let Some((_, list)) = nodes.next_if(|(_, node)| names_only(node, &names)) {
            collect_text(&list, &mut lost);
        }
        let message = format!(
            "“{}” is not shown: the lesson has a list of its sections beside it.",
            lost.replace('\n', ", ")
        );
        setter
            .diagnostics
            .lose(Severity::Note, "contents-left-out", message, at, lost);
    }
    kept
}

fn names_only(node: &Node, names: &[String]) -> bool {
    match node {
        Node::List { items, .. } => items.iter().flatten().all(|node| names_only(node, names)),
        Node::Paragraph(text) => names.contains(&roles::normal(text.text())),
        _ => false,
    }
}

fn collect_text(node: &Node, out: &mut String) {
    match node {
        Node::List { items, .. } => {
            for node in items.iter().flatten() {
                collect_text(node, out);
            }
        }
        Node::Paragraph(text) => {
            out.push('\n');
            out.push_str(text.text());
        }
        _ => {}
    }
}

/// Takes the title off the top of a document, which is called `name` outside its text.
fn take_title(nodes: &mut Vec<Node>, no_headings: bool, name: &str) -> Inline {
    let headings: Vec<(u8, Option<Role>)> = nodes
        .iter()
        .filter_map(|node| match node {
            Node::Heading { level, text } => Some((*level, roles::of_heading(text.text()))),
            _ => None,
        })
        .collect();
    let others = |from: usize| headings.get(from..).unwrap_or_default();
    match nodes.first() {
        Some(Node::Heading { level, text }) => {
            let above = others(1).iter().all(|(other, _)| other > level);
            let family = others(1).iter().any(|(_, role)| role.is_some());
            let own_role = roles::of_name(text.text()).is_some() && headings.len() > 1 && !above;
            if !own_role
                && (above || family)
                && let Node::Heading { text, .. } = nodes.remove(0)
            {
                return text;
            }
            Inline::default()
        }
        Some(Node::Paragraph(text)) => {
            let lines = text.lines();
            let Some(first) = lines.first() else {
                return Inline::default();
            };
            let line = first.text();
            let is_title = headword::is_title(line)
                || line == name
                || (no_headings
                    && name.is_empty()
                    && line.chars().count() <= 60
                    && !line.ends_with([
                        '.', '。', '!', '！', '?', '？', '，', ',', ':', '：', '；', '”', '"', '」',
                    ])
                    && !line.contains(['：', '。'])
                    && (lines.len() == 1 && nodes.len() > 1));
            if !is_title {
                return Inline::default();
            }
            let title = first.clone();
            let rest = text
                .text()
                .find('\n')
                .map(|end| text.cut(end..text.text().len()).trimmed());
            match rest {
                Some(rest) if !rest.is_blank() => {
                    if let Some(slot) = nodes.first_mut() {
                        *slot = Node::Paragraph(rest);
                    }
                }
                _ => {
                    nodes.remove(0);
                }
            }
            title
        }
        _ => Inline::default(),
    }
}

/// A sub-heading that only names a language (`### 中文`, `### English`) labels the passages under it: it becomes a line of
/// the section above, so that both languages meet in one.
fn languages_into_labels(parts: Vec<Part>) -> Vec<Part> {
    let mut merged: Vec<Part> = Vec::with_capacity(parts.len());
    for mut part in parts {
        let names_language = matches!(label_kind(part.heading.text(), true), LabelKind::Language(_));
        match merged.last_mut() {
            Some(last)
                if part.level > 1
                    && names_language
                    && !last.heading.is_blank()
                    && last.level < part.level =>
            {
                last.nodes.push(Node::Paragraph(part.heading));
                last.nodes.append(&mut part.nodes);
            }
            _ => merged.push(part),
        }
    }
    merged
}
