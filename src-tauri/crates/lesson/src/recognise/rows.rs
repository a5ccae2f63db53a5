//! Documents that are rows of one kind: the cues of subtitles, the words of a list.

use super::part::{Part, join, set, set_with_pinyin};
use super::word_columns::{Column, columns};
use crate::script::lang_of;
use crate::spans::Setter;
use crate::tree::{Inline, Node};
use crate::{Block, Example, Labelled, Lang, Severity, Text};

/// The cues of subtitles as turns of a dialogue. Of a cue in both languages the English is the translation.
pub(super) fn cues(nodes: Vec<Node>, setter: &mut Setter<'_>) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(nodes.len());
    for node in nodes {
        let (cue, times) = match node {
            Node::Cue { text, times } => (text, times),
            Node::Paragraph(text) => (text, None),
            node => {
                blocks.extend(super::blocks::plain(vec![node], setter));
                continue;
            }
        };
        let (said, translated) = sides(cue.into_lines());
        let text = setter.text(joined(&said));
        let english = Labelled {
            label: Text::default(),
            text: setter.text(joined(&translated)),
        };
        blocks.push(Block::Turn {
            speaker: Text::default(),
            text,
            english,
            times,
        });
    }
    blocks
}

/// The lines of a cue that are said, and their translation, whichever stands above.
fn sides(lines: Vec<Inline>) -> (Vec<Inline>, Vec<Inline>) {
    let lang = |line: &Inline| lang_of(line.text());
    let begins_english = lines.first().is_some_and(|line| lang(line) == Lang::English);
    let changes = lines.iter().position(|line| match lang(line) {
        Lang::English => !begins_english,
        Lang::Chinese => begins_english,
        _ => false,
    });
    let mut first = lines;
    let second = first.split_off(changes.unwrap_or(first.len()));
    match begins_english && !second.is_empty() {
        true => (second, first),
        false => (first, second),
    }
}

fn joined(lines: &[Inline]) -> Inline {
    let mut whole = Inline::default();
    for line in lines {
        join(&mut whole, line.clone());
    }
    whole
}

/// The rows of a word list as terms with their glosses; the table as it is when its columns cannot be told.
pub(super) fn words(nodes: Vec<Node>, setter: &mut Setter<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for node in nodes {
        match node {
            Node::Table { has_header, rows } => match columns(has_header, &rows) {
                Some(columns) => list(has_header, rows, &columns, setter, &mut blocks),
                None => blocks.extend(super::blocks::plain(
                    vec![Node::Table { has_header, rows }],
                    setter,
                )),
            },
            node => blocks.extend(super::blocks::plain(vec![node], setter)),
        }
    }
    blocks
}

fn list(
    has_header: bool,
    rows: Vec<Vec<Inline>>,
    columns: &[Column],
    setter: &mut Setter<'_>,
    blocks: &mut Vec<Block>,
) {
    let (mut numbers, mut scripts) = (Vec::new(), Vec::new());
    for (index, row) in rows.into_iter().enumerate() {
        if has_header && index == 0 {
            left_out("columns-left-out", "The names of the columns are", &row, setter);
            continue;
        }
        let (mut term, mut pinyin, mut gloss) = (Inline::default(), Inline::default(), Inline::default());
        let (mut said, mut read, mut meant) = (Inline::default(), Inline::default(), Inline::default());
        for (column, cell) in row.into_iter().enumerate() {
            let place = match columns.get(column) {
                Some(Column::Number) => {
                    numbers.push(cell);
                    continue;
                }
                Some(Column::Script) => {
                    scripts.push(cell);
                    continue;
                }
                Some(Column::Term) => &mut term,
                Some(Column::Pinyin) => &mut pinyin,
                Some(Column::Example) => &mut said,
                Some(Column::ExamplePinyin) => &mut read,
                Some(Column::ExampleEnglish) => &mut meant,
                Some(Column::Gloss) | None => &mut gloss,
            };
            join(place, cell);
        }
        let part = |text| Part {
            label: Inline::default(),
            text,
        };
        if !(term.is_blank() && pinyin.is_blank() && gloss.is_blank()) {
            blocks.push(Block::Related {
                term: with_pinyin(setter, term, pinyin),
                gloss: setter.text(gloss),
            });
        }
        if !(said.is_blank() && read.is_blank() && meant.is_blank()) {
            blocks.push(Block::Example(Example {
                chinese: set_with_pinyin(setter, part(said), part(read)),
                english: set(setter, part(meant)),
                ..Example::default()
            }));
        }
    }
    left_out(
        "numbers-left-out",
        "The numbers of the words are",
        &numbers,
        setter,
    );
    left_out(
        "script-left-out",
        "The words in their other script are",
        &scripts,
        setter,
    );
}

/// A word with its pinyin over it.
fn with_pinyin(setter: &mut Setter<'_>, term: Inline, pinyin: Inline) -> Text {
    let (mut term, mut pinyin) = (setter.text(term), setter.text(pinyin));
    if !pinyin.is_empty() {
        setter.align(&mut term, &mut pinyin);
        term.spans.append(&mut pinyin.spans);
    }
    term
}

/// Notes which cells are in no block.
fn left_out(code: &'static str, which: &str, cells: &[Inline], setter: &mut Setter<'_>) {
    let Some(first) = cells.first() else { return };
    let lost: Vec<&str> = cells.iter().map(Inline::text).collect();
    let message = format!("{which} not shown.");
    let at = first.source_start();
    setter
        .diagnostics
        .lose(Severity::Note, code, message, at, lost.join("\n"));
}
