//! The two sides of a pair while it is put together, and what becomes of them.

use super::super::part::{Part, join, set};
use super::labels::{LabelKind, label_kind};
use crate::align::align;
use crate::spans::Setter;
use crate::tree::Inline;
use crate::{BilingualPair, Block, Lang, Role};

/// One side of a pair: passages with their labels. Mostly there is one; there are several where all of a section is said
/// in Chinese first, and then all of it in English.
#[derive(Default)]
pub(super) struct Side {
    points: Vec<Part>,
    /// What each passage is about, as far as that is known.
    classes: Vec<Option<Role>>,
    lines: usize,
    items: bool,
}

impl Side {
    pub(super) fn is_blank(&self) -> bool {
        self.points.iter().all(|point| point.text.is_blank())
    }

    /// Whether all its lines are items of lists.
    pub(super) fn is_list(&self) -> bool {
        self.items
    }

    /// Adds a line; a label begins a new passage, which is about `class`.
    pub(super) fn add(&mut self, label: Inline, class: Option<Role>, text: Inline, in_list: bool) {
        match self.points.last_mut() {
            Some(last) if label.is_blank() => last.add(text),
            _ => {
                let mut point = Part {
                    label,
                    ..Part::default()
                };
                point.add(text);
                self.points.push(point);
                self.classes.push(class);
            }
        }
        self.lines += 1;
        self.items = in_list && (self.items || self.lines == 1);
    }

    /// All of it as one passage: its labels but the first are text.
    fn whole(self) -> Part {
        let mut points = self.points.into_iter();
        let mut whole = points.next().unwrap_or_default();
        for point in points {
            let mut line = point.label;
            join(&mut line, point.text);
            whole.add(line);
        }
        whole
    }
}

/// The blocks that a topic and the two sides under it become.
pub(super) fn blocks(mut topic: Inline, chinese: Side, english: Side, setter: &mut Setter<'_>) -> Vec<Block> {
    match (chinese.is_blank(), english.is_blank()) {
        (true, true) => paragraph(topic, setter).into_iter().collect(),
        (false, true) => alone(topic, chinese, Lang::Chinese, setter),
        (true, false) => alone(topic, english, Lang::English, setter),
        (false, false) => {
            let partners = match (chinese.points.as_slice(), english.points.as_slice()) {
                ([_], [_]) => None,
                _ => partners(&chinese.classes, &english.classes),
            };
            let sides = match partners {
                Some(partners) => matched(chinese, english, partners),
                None => vec![(chinese.whole(), english.whole())],
            };
            let pair = |(mut chinese, english): (Part, Part)| {
                let single = |label: &Inline| matches!(label_kind(label.text(), true), LabelKind::Single(_));
                if topic.is_blank() && english.label.is_blank() && single(&chinese.label) {
                    topic = std::mem::take(&mut chinese.label);
                }
                pair(std::mem::take(&mut topic), chinese, english, setter)
            };
            sides.into_iter().map(pair).collect()
        }
    }
}

/// Which passages of two sides belong together, by what their labels say; nothing if that does not come out even.
fn partners(
    chinese: &[Option<Role>],
    english: &[Option<Role>],
) -> Option<Vec<(Option<usize>, Option<usize>)>> {
    if chinese.len() == english.len() {
        let agree = chinese
            .iter()
            .zip(english)
            .all(|(zh, en)| zh.is_none() || en.is_none() || zh == en);
        if agree {
            return Some(
                (0..chinese.len())
                    .map(|index| (Some(index), Some(index)))
                    .collect(),
            );
        }
    }
    // One side lacks passages: those with the same name belong together.
    let mut partners = Vec::new();
    let (mut zh, mut en) = (0, 0);
    while zh < chinese.len() || en < english.len() {
        let (here, there) = (
            chinese.get(zh).copied().flatten(),
            english.get(en).copied().flatten(),
        );
        let later = |side: &[Option<Role>], from: usize, wanted: Option<Role>| {
            wanted.is_some() && side.get(from..).is_some_and(|rest| rest.contains(&wanted))
        };
        if here.is_some() && here == there {
            partners.push((Some(zh), Some(en)));
            (zh, en) = (zh + 1, en + 1);
        } else if zh < chinese.len() && here.is_some() && !later(english, en, here) {
            partners.push((Some(zh), None));
            zh += 1;
        } else if en < english.len() && there.is_some() && !later(chinese, zh, there) {
            partners.push((None, Some(en)));
            en += 1;
        } else {
            return named_partners(chinese, english);
        }
    }
    Some(partners)
}

/// The passages of two sides that are about the same, the others alone; nothing if there is no such pair, or if between
/// two pairs passages of both sides are left, which may well belong together.
fn named_partners(
    chinese: &[Option<Role>],
    english: &[Option<Role>],
) -> Option<Vec<(Option<usize>, Option<usize>)>> {
    let mut partners = Vec::new();
    let mut from = 0;
    let mut alone = 0;
    for (zh, class) in chinese.iter().enumerate() {
        let there = english
            .get(from..)?
            .iter()
            .position(|other| class.is_some() && other == class);
        let Some(offset) = there else {
            partners.push((Some(zh), None));
            alone += 1;
            continue;
        };
        if alone > 0 && offset > 0 {
            return None;
        }
        partners.extend((from..from + offset).map(|en| (None, Some(en))));
        partners.push((Some(zh), Some(from + offset)));
        from += offset + 1;
        alone = 0;
    }
    let both_left = alone > 0 && from < english.len();
    partners.extend((from..english.len()).map(|en| (None, Some(en))));
    (from > 0 && !both_left).then_some(partners)
}

fn matched(chinese: Side, english: Side, partners: Vec<(Option<usize>, Option<usize>)>) -> Vec<(Part, Part)> {
    let (mut chinese, mut english) = (chinese.points, english.points);
    let take = |from: &mut Vec<Part>, index: Option<usize>| {
        index
            .and_then(|index| from.get_mut(index))
            .map(std::mem::take)
            .unwrap_or_default()
    };
    partners
        .into_iter()
        .map(|(zh, en)| (take(&mut chinese, zh), take(&mut english, en)))
        .collect()
}

/// What stands there in one language only: passages with a name are half a pair, others are text.
fn alone(topic: Inline, side: Side, lang: Lang, setter: &mut Setter<'_>) -> Vec<Block> {
    let named = !topic.is_blank() || side.points.iter().any(|point| !point.label.is_blank());
    if named {
        let mut topic = topic;
        return side
            .points
            .into_iter()
            .map(|point| {
                let topic = std::mem::take(&mut topic);
                match lang {
                    Lang::English => pair(topic, Part::default(), point, setter),
                    _ => pair(topic, point, Part::default(), setter),
                }
            })
            .collect();
    }
    let (items, several) = (side.items, side.lines > 1);
    let lines = side.whole().text.into_lines();
    if items && several {
        let items = lines
            .into_iter()
            .map(|line| vec![Block::Paragraph(setter.text(line))])
            .collect();
        return vec![Block::List {
            ordered: false,
            items,
        }];
    }
    lines
        .into_iter()
        .filter_map(|line| paragraph(line, setter))
        .collect()
}

fn paragraph(text: Inline, setter: &mut Setter<'_>) -> Option<Block> {
    (!text.is_blank()).then(|| Block::Paragraph(setter.text(text)))
}

/// A pair with its sentences aligned.
pub(super) fn pair(topic: Inline, chinese: Part, english: Part, setter: &mut Setter<'_>) -> Block {
    let topic = setter.text(topic);
    let chinese = set(setter, chinese);
    let english = set(setter, english);
    let alignment = align(&chinese.text.plain(), &english.text.plain());
    Block::BilingualPair(BilingualPair {
        topic,
        chinese,
        english,
        alignment,
    })
}
