//! Title and sections: real headings, and lines that are headings without saying so.

mod contents;
mod promote;
mod sides;
mod title;

use contents::{without_contents, without_edit_links};
pub(crate) use promote::is_bare_heading;
use promote::{promote, promote_own, promote_strong};
use title::take_title;

use super::bilingual::{LabelKind, label_kind};
use super::roles;
use crate::spans::Setter;
use crate::tree::{Inline, Node};
use crate::{Lang, Role};

/// A heading with what stands under it.
pub(super) struct Part {
    pub(super) level: u8,
    pub(super) role: Option<Role>,
    pub(super) heading: Inline,
    pub(super) nodes: Vec<Node>,
    /// Whether it holds a section in Chinese and the same in English.
    pub(super) bilingual: bool,
}

impl Part {
    fn new(level: u8, heading: Inline) -> Part {
        Part {
            level,
            role: roles::of_heading(heading.text()),
            heading,
            nodes: Vec::new(),
            bilingual: false,
        }
    }
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
    let mut nodes = if bare {
        promote(nodes)
    } else {
        promote_strong(nodes)
    };
    if no_headings {
        promote_own(&mut nodes);
    }
    without_edit_links(&mut nodes, setter);
    let mut nodes = without_contents(nodes, setter);
    let mut title = take_title(&mut nodes, no_headings, name.text());
    if title.is_blank() {
        title = name;
    }
    let mut parts = vec![Part::new(1, Inline::default())];
    for node in nodes {
        match node {
            Node::Heading { level, text } => parts.push(Part::new(level, text)),
            node => {
                if let Some(part) = parts.last_mut() {
                    part.nodes.push(node);
                }
            }
        }
    }
    parts.retain(|part| !(part.heading.is_blank() && part.nodes.is_empty()));
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
        parts: sides::join(languages_into_labels(parts)),
    }
}

/// A sub-heading that only names a language (`### 中文`, and then `### English`) labels the passages under it: it becomes
/// a line of the section above, so that both languages meet in one.
fn languages_into_labels(parts: Vec<Part>) -> Vec<Part> {
    let named: Vec<Option<Lang>> = parts
        .iter()
        .map(|part| {
            let kind = (part.level > 1).then(|| label_kind(part.heading.text(), true))?;
            match kind {
                LabelKind::Language(lang) => Some(lang),
                _ => None,
            }
        })
        .collect();
    let levels: Vec<u8> = parts.iter().map(|part| part.level).collect();
    let mut merged: Vec<Part> = Vec::with_capacity(parts.len());
    for (index, mut part) in parts.into_iter().enumerate() {
        let here = named.get(index).copied().flatten();
        let is_other = |index: Option<usize>| {
            index.is_some_and(|index| {
                let there = named.get(index).copied().flatten();
                there.is_some() && there != here && levels.get(index) == Some(&part.level)
            })
        };
        let meets_other = here.is_some() && (is_other(index.checked_sub(1)) || is_other(Some(index + 1)));
        match merged.last_mut() {
            Some(last)
                if part.level > 1 && meets_other && !last.heading.is_blank() && last.level < part.level =>
            {
                last.nodes.push(Node::Paragraph(part.heading));
                last.nodes.append(&mut part.nodes);
            }
            _ => merged.push(part),
        }
    }
    merged
}
