//! Pages that say everything twice, in a section in Chinese and in a section in English: both become one.

use super::Part;
use crate::recognise::{names, roles};
use crate::script::Count;
use crate::tree::{Inline, Node};
use crate::{Lang, Role};

/// Joins sections that are in one language, heading and all, with their counterparts in the other: those with the same
/// role, in order; or, where the names tell nothing, those at the same place.
pub(super) fn join(parts: Vec<Part>) -> Vec<Part> {
    // Mostly no heading is in Chinese alone, or none in English alone, and there is nothing to join.
    let of_headings: Vec<Option<Lang>> = parts.iter().map(heading_lang).collect();
    if !(of_headings.contains(&Some(Lang::Chinese)) && of_headings.contains(&Some(Lang::English))) {
        return parts;
    }
    let sides: Vec<Option<Lang>> = parts.iter().map(side).collect();
    let mut partners: Vec<Option<usize>> = vec![None; parts.len()];
    let mut taken = vec![false; parts.len()];
    // By their names.
    for (index, part) in parts.iter().enumerate() {
        let (Some(lang), Some(role), false) = (at(&sides, index), class(part), at(&taken, index)) else {
            continue;
        };
        let partner = parts
            .iter()
            .enumerate()
            .skip(index + 1)
            .position(|(other, candidate)| {
                at(&sides, other).is_some_and(|side| side != lang)
                    && !at(&taken, other)
                    && candidate.level == part.level
                    && class(candidate) == Some(role)
            });
        if let Some(partner) = partner {
            take(&mut partners, &mut taken, index, index + 1 + partner);
        }
    }
    // By their places: as many in the one language, and then as many in the other.
    let rest: Vec<(usize, Lang)> = (0..parts.len())
        .filter(|index| !at(&taken, *index))
        .filter_map(|index| Some((index, at(&sides, index)?)))
        .collect();
    let runs: Vec<&[(usize, Lang)]> = rest.chunk_by(|a, b| a.1 == b.1).collect();
    for pair in runs.chunks_exact(2) {
        if let [first, second] = pair
            && first.len() == second.len()
        {
            for ((one, _), (other, _)) in first.iter().zip(*second) {
                let names = |index: usize| parts.get(index).and_then(class);
                let same = match (names(*one), names(*other)) {
                    (Some(one), Some(other)) => one == other,
                    _ => true,
                };
                if same {
                    take(&mut partners, &mut taken, *one, *other);
                }
            }
        }
    }
    joined(parts, &partners)
}

fn at<T: Copy + Default>(list: &[T], index: usize) -> T {
    list.get(index).copied().unwrap_or_default()
}

fn take(partners: &mut [Option<usize>], taken: &mut [bool], one: usize, other: usize) {
    if let Some(slot) = partners.get_mut(one) {
        *slot = Some(other);
    }
    for index in [one, other] {
        if let Some(slot) = taken.get_mut(index) {
            *slot = true;
        }
    }
}

/// Moves each partner behind the section that it belongs to. Its heading becomes a line there.
fn joined(parts: Vec<Part>, partners: &[Option<usize>]) -> Vec<Part> {
    let mut parts: Vec<Option<Part>> = parts.into_iter().map(Some).collect();
    for index in 0..parts.len() {
        let Some(other) = at(partners, index).and_then(|other| parts.get_mut(other)?.take()) else {
            continue;
        };
        if let Some(Some(part)) = parts.get_mut(index) {
            part.bilingual = true;
            part.nodes.push(Node::Heading {
                level: other.level,
                text: other.heading,
            });
            part.nodes.extend(other.nodes);
        }
    }
    parts.into_iter().flatten().collect()
}

/// What sections are for, where takeaways and a summary are the same.
fn class(part: &Part) -> Option<Role> {
    match part.role? {
        Role::Summary => Some(Role::Takeaways),
        Role::CoreMeaning => Some(Role::Definition),
        role => Some(role),
    }
}

/// The one language that a heading is in.
fn heading_lang(part: &Part) -> Option<Lang> {
    let heading = Count::of(names::without_number(part.heading.text()));
    match (heading.hanzi, heading.words) {
        (1.., 0) => Some(Lang::Chinese),
        (0, 1..) => Some(Lang::English),
        _ => None,
    }
}

/// The language that a section is in, heading and all.
fn side(part: &Part) -> Option<Lang> {
    let lang = heading_lang(part)?;
    // `中文解释` over both languages is only a heading whose author did not translate it.
    let (mut chinese, mut english) = (0, 0);
    each_line(&part.nodes, &mut |line| match Count::of(line.text()).lang() {
        Lang::Chinese => chinese += line.text().len(),
        Lang::English => english += line.text().len(),
        _ => {}
    });
    let (own, other) = if lang == Lang::Chinese {
        (chinese, english)
    } else {
        (english, chinese)
    };
    let named = roles::names_language(part.heading.text()).is_none_or(|named| named == lang);
    (own > 0 && other * 2 < own && named).then_some(lang)
}

fn each_line(nodes: &[Node], see: &mut impl FnMut(&Inline)) {
    for node in nodes {
        match node {
            Node::Paragraph(text) => {
                for line in text.lines().iter() {
                    see(line);
                }
            }
            Node::List { items, .. } => {
                for item in items {
                    each_line(item, see);
                }
            }
            Node::Table { rows, .. } => {
                for cell in rows.iter().flatten() {
                    see(cell);
                }
            }
            _ => {}
        }
    }
}
