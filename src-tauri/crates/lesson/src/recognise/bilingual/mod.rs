//! Passages in Chinese and in English that belong together.

mod cut;
mod labels;
mod points;
mod tables;
mod turns;

use cut::{at_inner_labels, both_languages, in_brackets, number};
pub(super) use labels::{LabelKind, label_kind};
use labels::{bracketed, class, flag, is_metadata};
use points::Side;
pub(super) use turns::in_turns;

use super::blocks;
use super::flow::{Flow, Line, lines};
use super::labels::{leading, plain_label};
use super::part::join;
use super::roles;
use crate::script::lang_of;
use crate::spans::Setter;
use crate::tree::{Inline, Node};
use crate::{Block, Lang, Role};

/// The blocks of a section of a concept page.
pub(super) fn recognise(nodes: Vec<Node>, role: Role, setter: &mut Setter<'_>) -> Vec<Block> {
    let mut reader = Reader {
        setter,
        role,
        blocks: Vec::new(),
        topic: Inline::default(),
        heading: Inline::default(),
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
    reader.finish()
}

/// Whether a line names a topic in both languages, or the language of a passage: in a label, or as all that it says.
pub(super) fn names_topic(line: &Inline) -> bool {
    let text = line.text();
    let kind = |end: usize, strong: bool| {
        let label = text.get(..end).filter(|label| !label.is_empty());
        label
            .filter(|label| super::labels::tag(label).is_none())
            .map(|label| label_kind(label, strong))
    };
    matches!(
        kind(leading(line), true),
        Some(LabelKind::Topic | LabelKind::Language(_))
    ) || matches!(kind(plain_label(text), false), Some(LabelKind::Language(_)))
        || (roles::is_bilingual(text) && matches!(kind(text.len(), false), Some(LabelKind::Topic)))
        || strong_topic(line) > 0
}

/// The byte at which the known name of a topic in both languages ends, set strong at the start of a line, with its passage
/// right behind it: `**定义 / Definition** 客户服务是…`.
fn strong_topic(line: &Inline) -> usize {
    let end = line.strong_prefix();
    let name = line.text().get(..end).unwrap_or_default();
    let passage = line.text().get(end..).unwrap_or_default();
    let is_topic = end > 0
        && passage.starts_with(' ')
        && roles::of_name(name).is_some()
        && matches!(label_kind(name, true), LabelKind::Topic);
    if is_topic { end } else { 0 }
}

/// The language that a line is in: formulas and code are in none.
fn prose_lang(line: &Inline) -> Lang {
    let text = line.text();
    if !text.contains('$') && !line.has_code() {
        return lang_of(text);
    }
    let mut prose = String::with_capacity(text.len());
    for (piece, run) in line.pieces() {
        if !run.style.code {
            prose.push_str(piece);
        }
    }
    let prose_once = prose.replace("$$", "$");
    let parts: Vec<&str> = prose_once.split('$').collect();
    // Signs that come in pairs are those of formulas; others are of money.
    if parts.len() % 2 == 1 {
        prose = parts.iter().step_by(2).copied().collect::<Vec<_>>().join(" ");
    }
    lang_of(&prose)
}

struct Reader<'s, 'a> {
    setter: &'s mut Setter<'a>,
    role: Role,
    blocks: Vec<Block>,
    topic: Inline,
    /// The heading of a section that was joined to this one: the label of what comes next.
    heading: Inline,
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
        if line.heading {
            if let Some((_, label)) = self.waiting.take() {
                join(&mut self.heading, label);
            }
            join(&mut self.heading, line.text);
            return;
        }
        if is_metadata(line.text.text()) {
            self.end();
            self.paragraph(line.text);
            return;
        }
        for text in at_inner_labels(line.text) {
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
            _ if rest.is_blank() => self.wait(kind, label),
            _ => self.passage(Some((kind, label)), rest, depth),
        }
    }

    /// The byte at which the label of a line ends, and what it says; 0 if it has none that matters here. A number
    /// before it is a part of it.
    fn label(&self, text: &Inline) -> (usize, LabelKind) {
        let number = number(text.text());
        let flagged = flag(text.text().get(number..).unwrap_or_default());
        let before = number + flagged.map_or(0, |(len, _)| len);
        let rest;
        let labelled = if before > 0 {
            rest = text.cut(before..text.text().len());
            &rest
        } else {
            text
        };
        let (end, kind) = self.label_without_number(labelled);
        match flagged {
            _ if end > 0 => (before + end, kind),
            Some((_, lang)) => (before, LabelKind::Language(lang)),
            None => (0, kind),
        }
    }

    fn label_without_number(&self, text: &Inline) -> (usize, LabelKind) {
        let whole = text.text();
        if let Some((end, lang)) = bracketed(whole) {
            return (end, LabelKind::Language(lang));
        }
        // `**中文** - …`: a dash behind the name of a language in bold joins it to the passage.
        let name = text.strong_prefix();
        let after = whole.get(name..).unwrap_or_default();
        if after.trim_start().starts_with(['-', '–', '—', '|', '｜'])
            && let kind @ LabelKind::Language(_) = label_kind(whole.get(..name).unwrap_or_default(), true)
        {
            let joint = after.len() - after.trim_start_matches([' ', '-', '–', '—', '|', '｜']).len();
            return (name + joint, kind);
        }
        let topic = strong_topic(text);
        if topic > 0 {
            return (topic, LabelKind::Topic);
        }
        for (end, strong) in [
            (leading(text), true),
            (plain_label(whole), false),
            (whole.len(), false),
        ] {
            let strong = strong && text.strong_prefix() > 0;
            let label = whole.get(..end).unwrap_or_default();
            if end == 0 || (end == whole.len() && label.len() > 60) {
                continue;
            }
            let kind = label_kind(label, strong);
            let alone = whole.get(end..).is_some_and(|rest| rest.trim().is_empty());
            let counts = match kind {
                // `**资本充足率（CAR）**：…` is a term that a point begins with; `定义 (Definition)` is a topic.
                LabelKind::Topic => {
                    alone || label.contains(['/', '／', '|', '｜']) || roles::of_name(label).is_some()
                }
                LabelKind::Language(_) => {
                    !alone || strong || label.trim_end().ends_with([':', '：']) || label.len() < 40
                }
                // In takeaways a word before a colon is a part of the point.
                LabelKind::Single(_) => !matches!(self.role, Role::Takeaways | Role::Summary),
                LabelKind::Other => false,
            };
            if counts {
                return (end, kind);
            }
        }
        (0, LabelKind::Other)
    }

    fn passage(&mut self, label: Option<(LabelKind, Inline)>, text: Inline, depth: usize) {
        let label = match (label, self.waiting.take()) {
            (None, waiting) => waiting,
            // `中文` on a line, and then `定义：…`: both say what the passage is.
            (Some((kind, label)), Some((LabelKind::Language(_), mut first))) => {
                join(&mut first, label);
                Some((kind, first))
            }
            (label, waiting) => {
                self.waiting = waiting;
                self.give_up_waiting();
                label
            }
        };
        // What a name stands before may be followed by its translation, if that is in brackets: `定义：…。（…）`
        let named = matches!(label, Some((LabelKind::Single(_), _)));
        if (label.is_none() || named)
            && let Some((first, joint, second)) = both_languages(&text)
            && (!named || in_brackets(second.text()))
        {
            let label = label.map(|(_, label)| label).unwrap_or_default();
            self.place(lang_of(first.text()), label, first, depth);
            self.place(lang_of(second.text()), joint, second, depth);
            return;
        }
        let (lang, label) = match label {
            Some((LabelKind::Language(lang), label)) => (lang, label),
            Some((_, label)) => (prose_lang(&text), label),
            None => (prose_lang(&text), Inline::default()),
        };
        self.place(lang, label, text, depth);
    }

    fn place(&mut self, lang: Lang, label: Inline, text: Inline, depth: usize) {
        let mut whole = std::mem::take(&mut self.heading);
        let named = if label.is_blank() { &whole } else { &label };
        let class = class(named.text());
        join(&mut whole, label);
        let label = whole;
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
        // Both sides are there and this one was not the last, or its list has ended: a new pair begins.
        let leaves_list = depth == 0 && label.is_blank() && here.is_list();
        if !here.is_blank() && !other.is_blank() && (self.last != Some(lang) || leaves_list) {
            self.end();
        }
        let here = if lang == Lang::Chinese {
            &mut self.chinese
        } else {
            &mut self.english
        };
        here.add(label, class, text, depth > 0);
        self.last = Some(lang);
    }

    /// A label alone on its line waits for its passage.
    fn wait(&mut self, kind: LabelKind, label: Inline) {
        if let Some((LabelKind::Language(_), first)) = &mut self.waiting
            && matches!(kind, LabelKind::Single(_))
        {
            let mut first = std::mem::take(first);
            join(&mut first, label);
            self.waiting = Some((kind, first));
            return;
        }
        self.give_up_waiting();
        self.waiting = Some((kind, label));
    }

    /// A label that no passage followed is a line of its own.
    fn give_up_waiting(&mut self) {
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

    fn finish(mut self) -> Vec<Block> {
        self.end();
        let heading = std::mem::take(&mut self.heading);
        self.paragraph(heading);
        self.blocks
    }

    fn end(&mut self) {
        let waiting = self.waiting.take();
        let topic = std::mem::take(&mut self.topic);
        let chinese = std::mem::take(&mut self.chinese);
        let english = std::mem::take(&mut self.english);
        self.last = None;
        self.blocks
            .extend(points::blocks(topic, chinese, english, self.setter));
        if let Some((_, label)) = waiting {
            self.paragraph(label);
        }
        let later = std::mem::take(&mut self.later);
        self.blocks.extend(blocks::plain(later, self.setter));
    }

    fn paragraph(&mut self, text: Inline) {
        if !text.is_blank() {
            let text = self.setter.text(text);
            self.blocks.push(Block::Paragraph(text));
        }
    }

    fn solid(&mut self, node: Node) {
        let open = self.chinese.is_blank() != self.english.is_blank();
        if matches!(node, Node::Rule) && (open || self.waiting.is_some()) {
            return;
        }
        if open || self.waiting.is_some() {
            self.later.push(node);
            return;
        }
        self.end();
        match node {
            Node::Table { has_header, rows } => match tables::columns(has_header, &rows) {
                Some(columns) => {
                    let pairs = tables::pairs(has_header, rows, &columns, self.setter);
                    self.blocks.extend(pairs);
                }
                None => {
                    let table = vec![Node::Table { has_header, rows }];
                    self.blocks.extend(blocks::plain(table, self.setter));
                }
            },
            node => self.blocks.extend(blocks::plain(vec![node], self.setter)),
        }
    }
}
