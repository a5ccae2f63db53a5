//! Example sentences: Chinese, its pinyin, its English and what the author says of it, in whatever arrangement.

use super::blocks;
use super::chinese;
use super::columns::columns;
use super::flow::{Flow, Line, lines};
use super::labels::{Tag, has_chinese, leading, split, tag};
use super::number;
use super::part::{Part, join, set};
use crate::script::{colons, is_toned, lang_of};
use crate::spans::Setter;
use crate::tree::{Inline, Node};
use crate::{Block, Example, Lang};

const WANTED: &[Tag] = &[Tag::Example, Tag::Chinese, Tag::Pinyin, Tag::English, Tag::Note];

/// The blocks of a section of examples.
pub(super) fn recognise(nodes: Vec<Node>, setter: &mut Setter<'_>) -> Vec<Block> {
    let mut reader = Reader {
        setter,
        blocks: Vec::new(),
        current: None,
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

/// Whether a section that does not say so is of examples: most of its lines are a Chinese sentence, its pinyin on the next
/// line or behind a label, and its English below that.
pub(super) fn stand_in(nodes: &[Node]) -> bool {
    // Most sections have no pinyin, and are not looked at any closer.
    if !nodes.iter().any(has_pinyin) {
        return false;
    }
    let lines: Vec<Inline> = texts(nodes);
    let kinds: Vec<Option<Lang>> = lines.iter().map(kind).collect();
    let is_group =
        |three: &&[Option<Lang>]| *three == [Some(Lang::Chinese), Some(Lang::Pinyin), Some(Lang::English)];
    let groups = kinds.windows(3).filter(is_group).count();
    groups > 0 && groups * 6 >= lines.len()
}

fn has_pinyin(node: &Node) -> bool {
    match node {
        Node::Paragraph(text) => text.text().contains(is_toned),
        Node::List { items, .. } => items.iter().flatten().any(has_pinyin),
        _ => false,
    }
}

/// The lines of paragraphs and of the items of lists.
fn texts(nodes: &[Node]) -> Vec<Inline> {
    let texts = nodes.iter().flat_map(|node| match node {
        Node::Paragraph(text) => text.lines().into_owned(),
        Node::List { items, .. } => items.iter().flat_map(|item| texts(item)).collect(),
        _ => Vec::new(),
    });
    texts.filter(|line| !line.is_blank()).collect()
}

/// What a line is of an example. A label says so; a Chinese sentence may be numbered, but nobody says it.
fn kind(line: &Inline) -> Option<Lang> {
    let label = leading(line);
    match line.text().get(..label).and_then(tag) {
        Some(Tag::Pinyin) => return Some(Lang::Pinyin),
        Some(Tag::English) => return Some(Lang::English),
        Some(Tag::Chinese | Tag::Example) => return Some(Lang::Chinese),
        Some(_) => return None,
        None => {}
    }
    let text = line.text();
    let text = text.get(number::leading(text)..).unwrap_or_default();
    match lang_of(text) {
        Lang::Chinese if colons(text).next().is_some() || chinese::leading(text) == 0 => None,
        lang => Some(lang),
    }
}

#[derive(Default)]
struct Draft {
    chinese: Part,
    pinyin: Part,
    english: Part,
    note: Part,
    depth: usize,
    item: usize,
}

struct Reader<'s, 'a> {
    setter: &'s mut Setter<'a>,
    blocks: Vec<Block>,
    current: Option<Draft>,
}

impl Reader<'_, '_> {
    fn line(&mut self, line: Line) {
        for part in split(&line.text, WANTED) {
            let Some(tag) = part.tag else {
                self.unlabelled(part.text, &line);
                continue;
            };
            match tag {
                Tag::Example => {
                    self.begin(&line);
                    if let Some(draft) = &mut self.current {
                        draft.chinese.label = part.label;
                    }
                    self.unlabelled(part.text, &line);
                }
                Tag::Chinese => {
                    if self
                        .current
                        .as_ref()
                        .is_none_or(|draft| !draft.chinese.text.is_blank())
                    {
                        self.begin(&line);
                    }
                    if let Some(draft) = &mut self.current {
                        join(&mut draft.chinese.label, part.label);
                    }
                    self.unlabelled(part.text, &line);
                }
                _ => self.labelled(tag, part.label, part.text, &line),
            }
        }
    }

    fn labelled(&mut self, tag: Tag, label: Inline, text: Inline, line: &Line) {
        let Some(draft) = &mut self.current else {
            let mut whole = label;
            join(&mut whole, text);
            self.paragraph(whole);
            return;
        };
        let field = match tag {
            Tag::Pinyin => &mut draft.pinyin,
            Tag::English => &mut draft.english,
            _ => &mut draft.note,
        };
        if field.is_blank() {
            *field = Part { label, text };
        } else {
            draft.note.add(label);
            draft.note.add(text);
        }
        draft.item = line.item;
    }

    fn unlabelled(&mut self, text: Inline, line: &Line) {
        if text.is_blank() {
            return;
        }
        let lang = lang_of(text.text());
        if self.remarks_on_current(line) {
            if let Some(draft) = &mut self.current {
                draft.note.add(text);
            }
            return;
        }
        let strong_label = leading(&text);
        if strong_label > 0
            && text
                .text()
                .get(..strong_label)
                .is_some_and(|label| tag(label).is_none() && !has_chinese(label))
            && line.first
        {
            // `**Business:** …`: a label of the author's own introduces the example.
            let (label, rest) = text.split(strong_label);
            if has_chinese(rest.text()) && chinese::leading(rest.text()) > 0 {
                self.begin(line);
                if let Some(draft) = &mut self.current {
                    draft.chinese.label = label;
                }
                self.unlabelled(rest, line);
                return;
            }
        }
        let number = number::leading(text.text());
        if number > 0 && chinese::leading(text.text().get(number..).unwrap_or_default()) > 0 {
            let (label, rest) = text.split(number);
            self.begin(line);
            if let Some(draft) = &mut self.current {
                draft.chinese.label = label;
            }
            self.unlabelled(rest, line);
            return;
        }
        let end = chinese::leading(text.text());
        let follows = self
            .current
            .as_ref()
            .is_some_and(|draft| !draft.chinese.text.is_blank() && draft.item == line.item && !line.first);
        let head = text.text().get(..end).unwrap_or_default();
        let is_next = || {
            self.current
                .as_ref()
                .is_some_and(|draft| !draft.english.is_blank())
                && head.contains(['。', '！', '？'])
                && text.text().len() > end
        };
        if end > 0 && (lang == Lang::Chinese || !follows || is_next()) && is_sentence(head, lang) {
            let fresh = self
                .current
                .as_ref()
                .is_none_or(|draft| !draft.chinese.text.is_blank());
            if fresh {
                self.begin(line);
            }
            self.chinese(&text, end);
            return;
        }
        let Some(draft) = &mut self.current else {
            self.paragraph(text);
            return;
        };
        let may_read = draft.pinyin.is_blank() && draft.english.is_blank();
        let read = match may_read {
            true => self
                .setter
                .leading_reading(draft.chinese.text.text(), text.text()),
            false => 0,
        };
        if draft.chinese.text.is_blank() {
            self.end();
            self.paragraph(text);
        } else if read > 0 {
            let (pinyin, rest) = text.split(read);
            draft.pinyin.text = pinyin;
            draft.english = after_joint(rest);
        } else if lang == Lang::Pinyin && draft.pinyin.is_blank() {
            draft.pinyin.text = text;
        } else if draft.english.is_blank() {
            draft.english.text = text;
        } else if draft.item == line.item || line.depth > draft.depth {
            draft.note.add(text);
        } else {
            self.end();
            self.paragraph(text);
        }
    }

    /// Whether a line is a bullet under an example that has all it needs: whatever it says, in whichever language, it
    /// says of this example. Under a sentence without a list or a label around it a list may be of others.
    fn remarks_on_current(&self, line: &Line) -> bool {
        self.current.as_ref().is_some_and(|draft| {
            line.depth > draft.depth
                && (draft.depth > 0 || !draft.chinese.label.is_blank())
                && !draft.chinese.text.is_blank()
                && !draft.english.is_blank()
        })
    }

    /// A line that begins with the Chinese sentence: its pinyin and English may stand behind it.
    fn chinese(&mut self, text: &Inline, end: usize) {
        let Some(draft) = &mut self.current else { return };
        draft.chinese.text = text.trimmed_cut(0..end);
        let rest = text.cut(end..text.text().len());
        let after = rest.text();
        let joint = after.len() - after.trim_start_matches(JOINTS).len();
        let (joint, rest) = rest.split(joint);
        if rest.is_blank() {
            draft.chinese.text.append(joint);
            return;
        }
        let read = self
            .setter
            .leading_reading(draft.chinese.text.text(), rest.text());
        if read > 0 {
            let (pinyin, rest) = rest.split(read);
            draft.pinyin = Part {
                label: joint,
                text: pinyin,
            };
            draft.english = after_joint(rest);
        } else if lang_of(rest.text()) == Lang::Pinyin {
            draft.pinyin = Part {
                label: joint,
                text: rest,
            };
        } else {
            draft.english = Part {
                label: joint,
                text: rest,
            };
        }
    }

    fn begin(&mut self, line: &Line) {
        self.end();
        self.current = Some(Draft {
            depth: line.depth,
            item: line.item,
            ..Draft::default()
        });
    }

    fn end(&mut self) {
        let Some(draft) = self.current.take() else { return };
        if draft.chinese.text.is_blank() {
            // A label with nothing behind it introduces nothing: it is a line of its own.
            for part in [draft.chinese, draft.pinyin, draft.english, draft.note] {
                let mut whole = part.label;
                join(&mut whole, part.text);
                self.paragraph(whole);
            }
            return;
        }
        let mut example = Example {
            chinese: set(self.setter, draft.chinese),
            pinyin: set(self.setter, draft.pinyin),
            english: set(self.setter, draft.english),
            note: set(self.setter, draft.note),
        };
        if !example.pinyin.text.is_empty() {
            self.setter
                .align(&mut example.chinese.text, &mut example.pinyin.text);
        }
        self.blocks.push(Block::Example(example));
    }

    fn paragraph(&mut self, text: Inline) {
        if !text.is_blank() {
            let text = self.setter.text(text);
            self.blocks.push(Block::Paragraph(text));
        }
    }

    fn solid(&mut self, node: Node) {
        self.end();
        match node {
            Node::Table { has_header, rows } => match columns(has_header, &rows) {
                Some(columns) if rows.len() > usize::from(has_header) => {
                    self.table(has_header, rows, &columns)
                }
                _ => self
                    .blocks
                    .extend(blocks::plain(vec![Node::Table { has_header, rows }], self.setter)),
            },
            other => self.blocks.extend(blocks::plain(vec![other], self.setter)),
        }
    }

    /// A row is an example; the heads of the columns are the labels of the first.
    fn table(&mut self, has_header: bool, rows: Vec<Vec<Inline>>, columns: &[Tag]) {
        let mut rows = rows.into_iter();
        let mut heads = if has_header {
            rows.next().unwrap_or_default()
        } else {
            Vec::new()
        };
        for mut row in rows {
            row.resize(columns.len(), Inline::default());
            let mut draft = Draft::default();
            for (index, cell) in row.into_iter().enumerate() {
                let head = heads.get_mut(index).map(std::mem::take).unwrap_or_default();
                let field = match columns.get(index) {
                    Some(Tag::Chinese) => &mut draft.chinese,
                    Some(Tag::Pinyin) => &mut draft.pinyin,
                    Some(Tag::English) => &mut draft.english,
                    _ => &mut draft.note,
                };
                join(&mut field.label, head);
                field.add(cell);
            }
            self.current = Some(draft);
            self.end();
        }
    }
}

/// What may join a sentence, its pinyin and its English.
const JOINTS: [char; 10] = [' ', '-', '–', '—', '=', '→', ':', '：', '|', '/'];

/// A text with the marks that join it to what stands before it as its label.
fn after_joint(text: Inline) -> Part {
    let joint = text.text().len() - text.text().trim_start_matches(JOINTS).len();
    let (label, text) = text.split(joint);
    Part { label, text }
}

/// Whether the Chinese at the start of a line is its sentence, and not a word that the line is about.
fn is_sentence(chinese: &str, line: Lang) -> bool {
    line == Lang::Chinese
        || chinese.contains(['。', '！', '？', '…', '.', '!', '?'])
        || chinese
            .chars()
            .filter(|character| wenxi_mandarin::is_hanzi(*character))
            .count()
            >= 5
}
