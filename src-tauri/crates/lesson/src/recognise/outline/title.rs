//! The title of a document, and where it stands.

use crate::recognise::{headword, roles};
use crate::tree::{Inline, Node};

/// Whether a bare line is short enough for a title, and no sentence.
fn may_be_name(line: &str) -> bool {
    line.chars().count() <= 60
        && !line.ends_with([
            '.', '。', '!', '！', '?', '？', '，', ',', ':', '：', '；', '”', '"', '」',
        ])
        && !line.contains(['：', '。'])
}

/// Takes the title off the top of a document, which is called `name` outside its text.
pub(super) fn take_title(nodes: &mut Vec<Node>, no_headings: bool, name: &str) -> Inline {
    let headings: Vec<(u8, &Inline)> = nodes
        .iter()
        .filter_map(|node| match node {
            Node::Heading { level, text } => Some((*level, text)),
            _ => None,
        })
        .collect();
    let has_role = |text: &Inline| roles::of_heading(text.text()).is_some();
    // Some pages say a word before their title.
    const NEAR_THE_TOP: usize = 3;
    let title_below = nodes
        .iter()
        .take(NEAR_THE_TOP)
        .position(|node| matches!(node, Node::Heading { .. }))
        .filter(|place| *place > 0);
    let is_below = matches!((title_below, headings.first()), (Some(_), Some((highest, first)))
        if headings.iter().skip(1).all(|(level, _)| level > highest) && (headings.len() > 1 || !has_role(first)));
    let others = headings.get(1..).unwrap_or_default();
    let is_first = match nodes.first() {
        Some(Node::Heading { level, text }) => {
            others.iter().all(|(other, _)| other > level)
                || (roles::of_name(text.text()).is_none() && others.iter().any(|(_, text)| has_role(text)))
        }
        _ => false,
    };
    let place = title_below.filter(|_| is_below).or(is_first.then_some(0));
    if let Some(place) = place
        && let Node::Heading { text, .. } = nodes.remove(place)
    {
        return text;
    }
    match nodes.first() {
        Some(Node::Paragraph(text)) => {
            let lines = text.lines();
            let Some(first) = lines.first() else {
                return Inline::default();
            };
            let line = first.text();
            // `Cash Flow` above the first section of a page whose other headings are real.
            let over_sections = || matches!(nodes.get(1), Some(Node::Heading { text, .. }) if has_role(text));
            let is_title = headword::is_title(line)
                || line == name
                || (name.is_empty()
                    && lines.len() == 1
                    && nodes.len() > 1
                    && (no_headings || over_sections())
                    && may_be_name(line));
            if !is_title {
                return Inline::default();
            }
            let title = first.clone();
            let rest = text
                .text()
                .find('\n')
                .map(|end| text.trimmed_cut(end..text.text().len()));
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
