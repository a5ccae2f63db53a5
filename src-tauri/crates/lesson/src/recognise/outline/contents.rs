//! A table of contents, which the lesson needs none of.

use crate::Severity;
use crate::recognise::roles;
use crate::spans::Setter;
use crate::tree::Node;

/// Takes the table of contents off: the app has one of its own. What was there is in a note.
pub(super) fn without_contents(nodes: Vec<Node>, setter: &mut Setter<'_>) -> Vec<Node> {
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
        let message = "The table of contents is not shown: the lesson has a list of its sections beside it.";
        setter
            .diagnostics
            .lose(Severity::Note, "contents-left-out", message.to_owned(), at, lost);
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

/// Whether a line is the heading of a table of contents.
pub(super) fn is_contents(line: &str) -> bool {
    const LONGEST: usize = 40;
    line.len() <= LONGEST
        && matches!(
            line.trim().trim_end_matches([':', '：']).to_lowercase().as_str(),
            "table of contents" | "contents" | "目录"
        )
}
