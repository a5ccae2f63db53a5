//! Passages in Chinese and in English that belong together.

mod cut;
mod labels;

use cut::{at_inner_labels, both_languages};
pub(super) use labels::{LabelKind, label_kind};

use super::blocks;
use super::flow::{Flow, Line, lines};
use super::labels::{leading, plain_label};
use super::part::{Part, join, set};
use super::roles;
use crate::align::align;
use crate::script::lang_of;
use crate::spans::Setter;
use crate::tree::{Inline, Node};
use crate::{BilingualPair, Block, Lang, Role};

/// The blocks of a section of a concept page.
pub(super) fn recognise(nodes: Vec<Node>, role: Role, setter: &mut Setter<'_>) -> Vec<Block> {
    let mut reader = Reader {
        setter,
        role,
        blocks: Vec::new(),
        topic: Inline::default(),
        chinese: Side::default(),
        english: Side::default(),
        last: None,
        waiting: None,
        later: Vec::new(),
    };
    for flow in lines(nodes) {
        match flow {
            Flow::Line(line) => reader.line(line),
            Flow::Solid(node) => reader.solid(node),
        }
    }
    reader.end();
    reader.blocks
}

/// Whether the paragraphs of a section that says nothing about itself are passages in turns, Chinese and English.
pub(super) fn alternates(nodes: &[Node]) -> bool {
    let langs: Option<Vec<Lang>> = nodes
        .iter()
        .map(|node| match node {
            Node::Paragraph(text) => Some(lang_of(text.text())),
            _ => None,
        })
        .collect();
    langs.is_some_and(|langs| {
        langs.len() >= 2
            && langs.len().is_multiple_of(2)
            && langs
                .chunks_exact(2)
                .all(|pair| pair == [Lang::Chinese, Lang::English])
    })
}

/// One side of a pair.
#[derive(Default)]
struct Side {
    part: Part,
    lines: usize,
    items: bool,
}

impl Side {
    fn is_blank(&self) -> bool {
        self.part.text.is_blank()
    }
}

struct Reader<'s, 'a> {
    setter: &'s mut Setter<'a>,
    role: Role,
    blocks: Vec<Block>,
    topic: Inline,
    chinese: Side,
    english: Side,
    /// The side that was added to last.
    last: Option<Lang>,
    /// A label on a line of its own, waiting for its passage.
    waiting: Option<(LabelKind, Inline)>,
    /// Tables and code between the two sides, to stand behind the pair.
    later: Vec<Node>,
}

impl Reader<'_, '_> {
    fn line(&mut self, line: Line) {
        for text in at_inner_labels(&line.text) {
            self.piece(text, line.depth);
        }
    }

    fn piece(&mut self, text: Inline, depth: usize) {
        let (label_end, kind) = self.label(&text);
        if label_end == 0 {
            self.passage(None, text, depth);
            return;
        }
        let (label, rest) = text.split(label_end);
        match kind {
            LabelKind::Topic => {
                self.end();
                self.topic = label;
                if !rest.is_blank() {
                    self.passage(None, rest, depth);
                }
            }
            _ if rest.is_blank() => {
                self.give_up_waiting(depth);
                self.waiting = Some((kind, label));
            }
            _ => self.passage(Some((kind, label)), rest, depth),
        }
    }

    /// The byte at which the label of a line ends, and what it says; 0 if it has none that matters here.
    fn label(&self, text: &Inline) -> (usize, LabelKind) {
        for (end, strong) in [
            (leading(text), true),
            (plain_label(text.text()), false),
            (text.text().len(), false),
        ] {
            let strong = strong && text.strong_prefix() > 0;
            let label = text.text().get(..end).unwrap_or_default();
            if end == 0 || (end == text.text().len() && label.len() > 60) {
                continue;
            }
            let kind = label_kind(label, strong);
            let alone = text.text().get(end..).is_some_and(|rest| rest.trim().is_empty());
            let counts = match kind {
                // `**资本充足率（CAR）**：…` is a term that a point begins with; `定义 (Definition)` is a topic.
                LabelKind::Topic => {
                    alone || label.contains(['/', '／', '|', '｜']) || roles::of_name(label).is_some()
                }
                LabelKind::Language(_) => {
                    !alone || strong || label.trim_end().ends_with([':', '：']) || label.len() < 40
                }
                // In takeaways a bold word before a colon is a part of the point.
                LabelKind::Single(_) => self.role != Role::Takeaways && (strong || alone),
                LabelKind::Other => false,
            };
            if counts {
                return (end, kind);
            }
        }
        (0, LabelKind::Other)
    }

    fn passage(&mut self, label: Option<(LabelKind, Inline)>, text: Inline, depth: usize) {
        let label = label.or_else(|| self.waiting.take());
        self.give_up_waiting(depth);
        if label.is_none()
            && let Some((first, joint, second)) = both_languages(&text)
        {
            self.place(lang_of(first.text()), Inline::default(), first, depth);
            self.place(lang_of(second.text()), joint, second, depth);
            return;
        }
        let (lang, label) = match label {
            Some((LabelKind::Language(lang), label)) => (lang, label),
            Some((_, label)) => (lang_of(text.text()), label),
            None => (lang_of(text.text()), Inline::default()),
        };
        self.place(lang, label, text, depth);
    }

    fn place(&mut self, lang: Lang, label: Inline, text: Inline, depth: usize) {
        let lang = match lang {
            Lang::Chinese | Lang::English => lang,
            // A formula or a number goes on with the side before it.
            _ => match self.last {
                Some(last) => last,
                None => {
                    let mut whole = label;
                    join(&mut whole, text);
                    self.paragraph(whole);
                    return;
                }
            },
        };
        let (here, other) = if lang == Lang::Chinese {
            (&self.chinese, &self.english)
        } else {
            (&self.english, &self.chinese)
        };
        // Both sides are there and this one was not the last: a new pair begins.
        let complete = !here.is_blank() && !other.is_blank() && self.last != Some(lang);
        let labelled_twice = !here.is_blank()
            && !label.is_blank()
            && !here.part.label.is_blank()
            && matches!(label_kind(label.text(), true), LabelKind::Language(_));
        if complete || labelled_twice {
            self.end();
        }
        let here = if lang == Lang::Chinese {
            &mut self.chinese
        } else {
            &mut self.english
        };
        if here.is_blank() && here.part.label.is_blank() {
            here.part.label = label;
            here.part.add(text);
        } else {
            let mut whole = label;
            join(&mut whole, text);
            here.part.add(whole);
        }
        here.lines += 1;
        here.items = depth > 0 && (here.items || here.lines == 1);
        self.last = Some(lang);
    }

    /// A label that no passage followed is a line of its own.
    fn give_up_waiting(&mut self, _depth: usize) {
        if let Some((kind, label)) = self.waiting.take() {
            let blank = self.chinese.is_blank() && self.english.is_blank();
            if blank && self.topic.is_blank() {
                self.topic = label;
            } else if let (true, LabelKind::Single(_)) = (blank, kind) {
                join(&mut self.topic, label);
            } else {
                self.end();
                self.topic = label;
            }
        }
    }

    fn end(&mut self) {
        let waiting = self.waiting.take();
        let mut topic = std::mem::take(&mut self.topic);
        let mut chinese = std::mem::take(&mut self.chinese);
        let english = std::mem::take(&mut self.english);
        self.last = None;
        if !chinese.is_blank() && !english.is_blank() {
            let single = matches!(label_kind(chinese.part.label.text(), true), LabelKind::Single(_));
            if topic.is_blank() && single && english.part.label.is_blank() {
                topic = std::mem::take(&mut chinese.part.label);
            }
            self.pair(topic, chinese.part, english.part);
        } else if chinese.is_blank() && english.is_blank() {
            self.paragraph(topic);
        } else {
            let named = !topic.is_blank() || !chinese.part.label.is_blank() || !english.part.label.is_blank();
            let side = if chinese.is_blank() { english } else { chinese };
            if named {
                let lang = lang_of(side.part.text.text());
                if lang == Lang::English {
                    self.pair(topic, Part::default(), side.part);
                } else {
                    self.pair(topic, side.part, Part::default());
                }
            } else if side.items && side.lines > 1 {
                let setter = &mut *self.setter;
                let items = side
                    .part
                    .text
                    .lines()
                    .into_iter()
                    .map(|line| vec![Block::Paragraph(setter.text(line))])
                    .collect();
                self.blocks.push(Block::List {
                    ordered: false,
                    items,
                });
            } else {
                for line in side.part.text.lines() {
                    self.paragraph(line);
                }
            }
        }
        if let Some((_, label)) = waiting {
            self.paragraph(label);
        }
        let later = std::mem::take(&mut self.later);
        self.blocks.extend(blocks::plain(later, self.setter));
    }

    fn pair(&mut self, topic: Inline, chinese: Part, english: Part) {
        let topic = self.setter.text(topic);
        let chinese = set(self.setter, chinese);
        let english = set(self.setter, english);
        let alignment = align(&chinese.text.plain(), &english.text.plain());
        self.blocks.push(Block::BilingualPair(BilingualPair {
            topic,
            chinese,
            english,
            alignment,
        }));
    }

    fn paragraph(&mut self, text: Inline) {
        if !text.is_blank() {
            let text = self.setter.text(text);
            self.blocks.push(Block::Paragraph(text));
        }
    }

    fn solid(&mut self, node: Node) {
        let open = self.chinese.is_blank() != self.english.is_blank();
        if open || self.waiting.is_some() {
            self.later.push(node);
        } else {
            self.end();
            match node {
                Node::Table { has_header, rows } if in_two_columns(&rows) => self.table(has_header, rows),
                node => self.blocks.extend(blocks::plain(vec![node], self.setter)),
            }
        }
    }

    /// A table of two columns, Chinese and English, is a pair whose labels are their heads.
    fn table(&mut self, has_header: bool, rows: Vec<Vec<Inline>>) {
        let (mut chinese, mut english) = (Part::default(), Part::default());
        for (index, row) in rows.into_iter().enumerate() {
            let mut cells = row.into_iter();
            let (left, right) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            if has_header && index == 0 {
                chinese.label = left;
                english.label = right;
            } else {
                chinese.add(left);
                english.add(right);
            }
        }
        self.pair(Inline::default(), chinese, english);
    }
}

/// Whether the cells of a table are Chinese on the left and English on the right, row by row.
fn in_two_columns(rows: &[Vec<Inline>]) -> bool {
    rows.len() > 1
        && rows.iter().skip(1).all(|row| match row.as_slice() {
            [left, right] => lang_of(left.text()) == Lang::Chinese && lang_of(right.text()) == Lang::English,
            _ => false,
        })
}
