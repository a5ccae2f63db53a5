//! The title of a document, and where it stands.

use crate::Role;
use crate::recognise::{headword, roles};
use crate::tree::{Inline, Node};

/// Takes the title off the top of a document, which is called `name` outside its text.
pub(super) fn take_title(nodes: &mut Vec<Node>, no_headings: bool, name: &str) -> Inline {
    let headings: Vec<(u8, Option<Role>)> = nodes
        .iter()
        .filter_map(|node| match node {
            Node::Heading { level, text } => Some((*level, roles::of_heading(text.text()))),
            _ => None,
        })
        .collect();
    // Some pages say a word before their title.
    const NEAR_THE_TOP: usize = 3;
    let title_below = nodes
        .iter()
        .take(NEAR_THE_TOP)
        .position(|node| matches!(node, Node::Heading { .. }))
        .filter(|place| *place > 0);
    if let (Some(place), Some((highest, role))) = (title_below, headings.first())
        && headings.iter().skip(1).all(|(level, _)| level > highest)
        && (role.is_none() || headings.len() > 1)
        && let Node::Heading { text, .. } = nodes.remove(place)
    {
        return text;
    }
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
