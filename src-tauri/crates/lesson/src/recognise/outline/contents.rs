//! A table of contents, which the lesson needs none of.

use std::collections::HashMap;

use crate::Severity;
use crate::recognise::names;
use crate::spans::Setter;
use crate::tree::{Inline, Node};

/// No name of a section is longer, in bytes.
const LONGEST_NAME: usize = 160;

/// How often each line is there, by its normal form.
type Lines = HashMap<String, usize>;

/// Takes the table of contents off: the app has one of its own. What was there is in a note.
pub(super) fn without_contents(nodes: Vec<Node>, setter: &mut Setter<'_>) -> Vec<Node> {
    const NEAR_THE_TOP: usize = 8;
    let begins = |node: &Node| lines(node).is_some_and(|text| is_contents(text.text()));
    let Some(place) = nodes.iter().take(NEAR_THE_TOP).position(begins) else {
        return nodes;
    };
    let mut there = Lines::new();
    for line in nodes
        .iter()
        .filter_map(lines)
        .flat_map(|text| text.text().lines())
        .filter(|line| line.len() <= LONGEST_NAME && !is_sentence(line))
    {
        *there.entry(names::normal(line)).or_default() += 1;
    }
    let mut kept = nodes;
    let mut after = kept.split_off(place).into_iter().peekable();
    let heading = after.next();
    let Some(heading) = heading.as_ref().and_then(lines) else {
        return kept;
    };
    let mut entries = Vec::new();
    while let Some(entry) = after.next_if(|node| is_entry(node, &there)) {
        for line in lines(&entry).into_iter().flat_map(|text| text.text().lines()) {
            there.entry(names::normal(line)).and_modify(|count| *count -= 1);
        }
        entries.push(entry);
    }
    // One line that is there again may be a section of its own.
    let rest = match entries.as_slice() {
        [Node::Heading { .. } | Node::Paragraph(_)] => std::mem::take(&mut entries),
        _ => Vec::new(),
    };
    let mut lost = heading.text().to_owned();
    entries.iter().for_each(|entry| collect_text(entry, &mut lost));
    let message = "The table of contents is not shown: the lesson has a list of its sections beside it.";
    setter.diagnostics.lose(
        Severity::Note,
        "contents-left-out",
        message.to_owned(),
        heading.source_start(),
        lost,
    );
    kept.extend(rest);
    kept.extend(after);
    kept
}

/// Whether a line is too long for a name, and ends as sentences do.
fn is_sentence(line: &str) -> bool {
    const LONG: usize = 60;
    line.len() > LONG && line.trim_end().ends_with(['.', '。'])
}

/// Takes off headings what an encyclopedia puts behind each of them for its writers, `历史[编辑]`. What was there is in a
/// note.
pub(super) fn without_edit_links(nodes: &mut [Node], setter: &mut Setter<'_>) {
    let (mut lost, mut first) = (String::new(), None);
    for node in nodes {
        let Node::Heading { text, .. } = node else {
            continue;
        };
        let link = text.text().rfind(['[', '［', '【']).filter(|at| {
            let name = text.text().get(*at..).unwrap_or_default();
            let is_closed = name.ends_with([']', '］', '】']);
            is_closed
                && matches!(
                    names::normal(name).as_str(),
                    "edit" | "编辑" | "编辑源代码" | "edit source"
                )
        });
        if let Some(at) = link.filter(|at| *at > 0) {
            let (heading, link) = text.split(at);
            first.get_or_insert(link.source_start());
            lost.push_str(link.text());
            *text = heading;
        }
    }
    if let Some(at) = first {
        let message = "The links for changing the page are not shown.".to_owned();
        setter
            .diagnostics
            .lose(Severity::Note, "edit-links-left-out", message, at, lost);
    }
}

/// Whether a node is of nothing but names: items of a list that are lines elsewhere, or lines that are there again.
fn is_entry(node: &Node, there: &Lines) -> bool {
    fn is_list_of_names(node: &Node, there: &Lines) -> bool {
        match node {
            Node::List { items, .. } => items.iter().flatten().all(|node| is_list_of_names(node, there)),
            Node::Paragraph(text) => there.contains_key(&names::normal(text.text())),
            _ => false,
        }
    }
    let is_again = |line: &str| there.get(&names::normal(line)).is_some_and(|count| *count > 1);
    match node {
        Node::List { .. } => is_list_of_names(node, there),
        _ => lines(node).is_some_and(|text| text.text().lines().all(is_again)),
    }
}

/// The lines of a heading or a paragraph.
fn lines(node: &Node) -> Option<&Inline> {
    match node {
        Node::Heading { text, .. } | Node::Paragraph(text) => Some(text),
        _ => None,
    }
}

fn collect_text(node: &Node, out: &mut String) {
    match node {
        Node::List { items, .. } => {
            for node in items.iter().flatten() {
                collect_text(node, out);
            }
        }
        Node::Heading { text, .. } | Node::Paragraph(text) => {
            out.push('\n');
            out.push_str(text.text());
        }
        _ => {}
    }
}

/// Whether a line is the heading of a table of contents.
pub(super) fn is_contents(line: &str) -> bool {
    const LONGEST: usize = 40;
    line.len() <= LONGEST && {
        let line = line.trim().trim_end_matches([':', '：']);
        ["table of contents", "contents", "目录", "目錄"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(line))
    }
}
