//! Documents that are rows of one kind: the cues of subtitles, the words of a list.

use super::columns::columns;
use super::labels::Tag;
use super::part::join;
use crate::script::lang_of;
use crate::spans::Setter;
use crate::tree::{Inline, Node};
use crate::{Block, Labelled, Lang, Severity, Text};

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
    columns: &[Tag],
    setter: &mut Setter<'_>,
    blocks: &mut Vec<Block>,
) {
    for (index, row) in rows.into_iter().enumerate() {
        if has_header && index == 0 {
            names_left_out(&row, setter);
            continue;
        }
        let (mut term, mut pinyin, mut gloss) = (Inline::default(), Inline::default(), Inline::default());
        for (column, cell) in row.into_iter().enumerate() {
            match columns.get(column) {
                Some(Tag::Chinese) => join(&mut term, cell),
                Some(Tag::Pinyin) => join(&mut pinyin, cell),
                _ => join(&mut gloss, cell),
            }
        }
        let (mut term, mut pinyin) = (setter.text(term), setter.text(pinyin));
        if !pinyin.is_empty() {
            setter.align(&mut term, &mut pinyin);
            term.spans.append(&mut pinyin.spans);
        }
        blocks.push(Block::Related {
            term,
            gloss: setter.text(gloss),
        });
    }
}

fn names_left_out(row: &[Inline], setter: &mut Setter<'_>) {
    let names: Vec<&str> = row.iter().map(Inline::text).collect();
    let at = row.first().map_or(0, Inline::source_start);
    let message = "The names of the columns are not shown.".to_owned();
    setter
        .diagnostics
        .lose(Severity::Note, "columns-left-out", message, at, names.join("\n"));
}
