//! What learners say wrongly, why it is wrong, and what to say instead.

use super::blocks;
use super::chinese;
use super::flow::{Flow, Line, lines};
use super::labels::{Tag, has_chinese, mark_tag, split};
use super::part::{Part, join, set, set_with_pinyin};
use crate::script::{is_toned, lang_of};
use crate::spans::Setter;
use crate::tree::{Inline, Node};
use crate::{Block, Correct, Lang, Mistake};

const WANTED: &[Tag] = &[Tag::Incorrect, Tag::Correct, Tag::Why];
const WANTED_INSIDE: &[Tag] = &[
    Tag::Incorrect,
    Tag::Correct,
    Tag::Why,
    Tag::English,
    Tag::Pinyin,
    Tag::Note,
];

/// The blocks of a section on mistakes; what is no mistake is read as `plain` does.
pub(super) fn recognise(nodes: Vec<Node>, setter: &mut Setter<'_>) -> Vec<Block> {
    let mut reader = Reader {
        setter,
        blocks: Vec::new(),
        current: None,
        depth: 0,
        item: 0,
    };
    let mut quiet: Vec<Node> = Vec::new();
    for node in nodes {
        if speaks_of_mistakes(&node) || (reader.current.is_some() && continues(&node)) {
            reader.quiet(&mut quiet);
            for flow in lines(vec![node]) {
                match flow {
                    Flow::Line(line) => reader.line(line),
                    Flow::Solid(node) => reader.solid(node),
                }
            }
        } else {
            reader.end();
            quiet.push(node);
        }
    }
    reader.end();
    reader.quiet(&mut quiet);
    reader.blocks
}

/// Whether a block has a label of a mistake in it.
fn speaks_of_mistakes(node: &Node) -> bool {
    match node {
        Node::Paragraph(text) => text.lines().iter().any(|line| {
            split(line, WANTED)
                .iter()
                .any(|part| matches!(part.tag, Some(Tag::Incorrect | Tag::Correct)))
        }),
        Node::List { items, .. } => items.iter().flatten().any(speaks_of_mistakes),
        _ => false,
    }
}

/// A line that begins with the mark of what is wrong, cut before each mark of what is right: `❌ 我见面他。 ✅ 我跟他见面。`
fn at_marks(line: &Inline) -> Vec<Inline> {
    let text = line.text();
    if text.chars().next().and_then(mark_tag) != Some(Tag::Incorrect) {
        return vec![line.clone()];
    }
    let cuts = text
        .char_indices()
        .filter(|(_, character)| mark_tag(*character) == Some(Tag::Correct))
        .map(|(at, _)| at)
        .chain([text.len()]);
    let mut start = 0;
    let mut pieces = Vec::new();
    for cut in cuts {
        pieces.push(line.trimmed_cut(start..cut));
        start = cut;
    }
    pieces
}

/// Whether what a label announces is English, which speaks of Chinese or has none of it.
fn is_remark(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic()) && lang_of(text) == Lang::English
}

/// Whether a bare block can go on with the mistake before it: the why, or a Chinese sentence with its English.
fn continues(node: &Node) -> bool {
    let Node::Paragraph(text) = node else { return false };
    let line = text.text();
    chinese::leading(line) > 0 && line.contains(['。', '！', '？'])
        || split(text, WANTED_INSIDE).iter().any(|part| part.tag.is_some())
}

#[derive(Default)]
struct Draft {
    incorrect: Part,
    pinyin: Part,
    why: Part,
    corrects: Vec<DraftCorrect>,
}

#[derive(Default)]
struct DraftCorrect {
    chinese: Part,
    pinyin: Part,
    english: Part,
    note: Part,
}

impl Draft {
    /// Where the pinyin of the sentence that came last goes, if that has none yet.
    fn missing_pinyin(&mut self) -> Option<&mut Part> {
        let (sentence, pinyin) = match self.corrects.last_mut() {
            Some(correct) => (&correct.chinese.text, &mut correct.pinyin),
            None => (&self.incorrect.text, &mut self.pinyin),
        };
        let is_missing = pinyin.is_blank() && has_chinese(sentence.text());
        (is_missing && !sentence.text().contains(is_toned)).then_some(pinyin)
    }
}

struct Reader<'s, 'a> {
    setter: &'s mut Setter<'a>,
    blocks: Vec<Block>,
    current: Option<Draft>,
    depth: usize,
    item: usize,
}

impl Reader<'_, '_> {
    fn line(&mut self, line: Line) {
        let pieces = at_marks(&line.text);
        let parts: Vec<_> = pieces
            .iter()
            .flat_map(|piece| split(piece, WANTED_INSIDE))
            .collect();
        for part in parts {
            match part.tag {
                // `Mistake 1: Using 二 instead of 两` says what comes, and is no sentence.
                Some(Tag::Incorrect) if is_remark(part.text.text()) => {
                    self.end();
                    let mut remark = part.label;
                    join(&mut remark, part.text);
                    self.paragraph(remark);
                }
                Some(Tag::Incorrect) => {
                    self.end();
                    self.depth = line.depth;
                    self.incorrect(part.label, &part.text);
                }
                Some(Tag::Correct) => self.correct(part.label, part.text),
                Some(Tag::Why) => self.why(part.label, part.text),
                Some(tag) => self.detail(tag, part.label, part.text),
                None => self.unlabelled(part.text, &line),
            }
        }
        self.item = line.item;
    }

    /// The wrong sentence with its reading; what follows says why.
    fn incorrect(&mut self, label: Inline, text: &Inline) {
        let mut draft = Draft::default();
        let end = chinese::leading_sentences(text.text());
        let (wrong, why) = if end > 0 {
            text.split(end)
        } else {
            (text.clone(), Inline::default())
        };
        draft.incorrect = Part { label, text: wrong };
        let joint = why.text().len() - why.text().trim_start_matches(['-', '–', '—', '→', ' ']).len();
        let (joint, why) = why.split(joint);
        let read = self
            .setter
            .leading_reading(draft.incorrect.text.text(), why.text());
        let (pinyin, why) = why.split(read);
        draft.pinyin.text = pinyin;
        draft.why = Part {
            label: joint,
            text: why,
        };
        self.current = Some(draft);
    }

    fn correct(&mut self, label: Inline, text: Inline) {
        let draft = self.current.get_or_insert_default();
        let (pairs, rest) = chinese::pairs(&text);
        if pairs.is_empty() {
            draft.corrects.push(DraftCorrect {
                chinese: Part { label, text },
                ..DraftCorrect::default()
            });
            return;
        }
        let mut label = Some(label);
        for pair in pairs {
            let read = self
                .setter
                .leading_reading(pair.chinese.text(), pair.english.text());
            let (pinyin, english) = pair.english.split(read);
            draft.corrects.push(DraftCorrect {
                chinese: Part {
                    label: label.take().unwrap_or_default(),
                    text: pair.chinese,
                },
                pinyin: Part {
                    label: Inline::default(),
                    text: pinyin,
                },
                english: Part {
                    label: pair.joint,
                    text: english,
                },
                ..DraftCorrect::default()
            });
        }
        if !rest.is_blank() {
            // What follows the last translation speaks of the mistake as a whole.
            self.end();
            self.paragraph(rest);
        }
    }

    fn why(&mut self, label: Inline, text: Inline) {
        let draft = self.current.get_or_insert_default();
        if draft.why.is_blank() {
            draft.why = Part { label, text };
        } else {
            draft.why.add(label);
            draft.why.add(text);
        }
    }

    /// `English:`, `Pinyin:` or `Note:` under a sentence.
    fn detail(&mut self, tag: Tag, label: Inline, text: Inline) {
        let draft = self.current.get_or_insert_default();
        if tag == Tag::Pinyin
            && let Some(pinyin) = draft.missing_pinyin()
        {
            *pinyin = Part { label, text };
            return;
        }
        match draft.corrects.last_mut() {
            Some(correct) if tag == Tag::English && correct.english.is_blank() => {
                correct.english = Part { label, text };
            }
            Some(correct) => {
                correct.note.add(label);
                correct.note.add(text);
            }
            None => self.why(label, text),
        }
    }

    fn unlabelled(&mut self, text: Inline, line: &Line) {
        let Some(draft) = &mut self.current else {
            self.paragraph(text);
            return;
        };
        let inside = line.depth > self.depth || (line.item == self.item && line.depth == self.depth);
        if inside
            && lang_of(text.text()) == Lang::Pinyin
            && let Some(pinyin) = draft.missing_pinyin()
        {
            pinyin.text = text;
            return;
        }
        let whole = chinese::leading(text.text()) > 0 && text.text().contains(['。', '！', '？']);
        if let Some(correct) = draft.corrects.last_mut() {
            if correct.chinese.text.is_blank() && has_chinese(text.text()) {
                let label = std::mem::take(&mut correct.chinese.label);
                draft.corrects.pop();
                self.correct(label, text);
            } else if whole && (inside || line.depth == 0) {
                self.correct(Inline::default(), text);
            } else if inside && correct.english.is_blank() && lang_of(text.text()) != Lang::Pinyin {
                correct.english.text = text;
            } else if inside {
                correct.note.add(text);
            } else {
                self.end();
                self.paragraph(text);
            }
        } else if draft.incorrect.is_blank() {
            self.end();
            self.paragraph(text);
        } else if draft.incorrect.text.is_blank() {
            let label = std::mem::take(&mut draft.incorrect.label);
            let why = std::mem::take(&mut draft.why);
            self.incorrect(label, &text);
            self.why(why.label, why.text);
        } else if inside || !whole {
            draft.why.add(text);
        } else {
            self.end();
            self.paragraph(text);
        }
    }

    fn end(&mut self) {
        let Some(draft) = self.current.take() else { return };
        if draft.corrects.is_empty() && draft.incorrect.text.is_blank() {
            // Labels without a sentence, or a remark without a mistake, are only lines.
            for part in [draft.incorrect, draft.pinyin, draft.why] {
                let mut line = part.label;
                join(&mut line, part.text);
                self.paragraph(line);
            }
            return;
        }
        let incorrect = set_with_pinyin(self.setter, draft.incorrect, draft.pinyin);
        let why = set(self.setter, draft.why);
        let corrects = draft
            .corrects
            .into_iter()
            .map(|correct| Correct {
                chinese: set_with_pinyin(self.setter, correct.chinese, correct.pinyin),
                english: set(self.setter, correct.english),
                note: set(self.setter, correct.note),
            })
            .collect();
        self.blocks.push(Block::Mistake(Mistake {
            incorrect,
            why,
            corrects,
        }));
    }

    fn paragraph(&mut self, text: Inline) {
        if !text.is_blank() {
            self.blocks
                .extend(blocks::notes(vec![Node::Paragraph(text)], self.setter));
        }
    }

    fn solid(&mut self, node: Node) {
        self.end();
        self.blocks.extend(blocks::plain(vec![node], self.setter));
    }

    fn quiet(&mut self, nodes: &mut Vec<Node>) {
        if !nodes.is_empty() {
            self.end();
            self.blocks
                .extend(blocks::facts(std::mem::take(nodes), self.setter));
        }
    }
}
