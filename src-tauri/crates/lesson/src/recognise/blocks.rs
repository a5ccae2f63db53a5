//! Blocks that are what they look like, facts, and entries of characters and related terms.

use super::dialogue::{Turn, dialogue, has_speakers, is_turn, speak_again, speaker_of, speaks};
use super::labels::{has_chinese, is_fact, leading, plain_label};

use crate::script::{is_toned, lang_of};
use crate::spans::Setter;
use crate::tree::{Inline, Node, RunKind};
use crate::{Block, Lang};

/// How the lines of a section are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    Plain,
    Facts,
    Notes,
    Characters,
    Related,
}

/// Paragraphs, lists, tables, code and dialogues.
pub(super) fn plain(nodes: Vec<Node>, setter: &mut Setter<'_>) -> Vec<Block> {
    blocks(nodes, Manner::Plain, setter)
}

/// With `Label: value` lines as facts.
pub(super) fn facts(nodes: Vec<Node>, setter: &mut Setter<'_>) -> Vec<Block> {
    blocks(nodes, Manner::Facts, setter)
}

/// With lines that begin with a label in bold as facts.
pub(super) fn notes(nodes: Vec<Node>, setter: &mut Setter<'_>) -> Vec<Block> {
    blocks(nodes, Manner::Notes, setter)
}

/// With `客 (kè): guest` lines as characters.
pub(super) fn characters(nodes: Vec<Node>, setter: &mut Setter<'_>) -> Vec<Block> {
    blocks(nodes, Manner::Characters, setter)
}

/// With `顾客 (gùkè) - customer` lines as related terms.
pub(super) fn related(nodes: Vec<Node>, setter: &mut Setter<'_>) -> Vec<Block> {
    blocks(nodes, Manner::Related, setter)
}

fn blocks(nodes: Vec<Node>, manner: Manner, setter: &mut Setter<'_>) -> Vec<Block> {
    let mut found = Vec::with_capacity(nodes.len());
    let mut nodes = nodes.into_iter().peekable();
    while let Some(node) = nodes.next() {
        match node {
            Node::Paragraph(text) if speaks(&text) && nodes.peek().is_some_and(is_turn) => {
                let mut turns = vec![text];
                while let Some(Node::Paragraph(next)) = nodes.next_if(is_turn) {
                    turns.push(next);
                }
                in_turns(turns, manner, setter, &mut found);
            }
            Node::Paragraph(text) => paragraph(text, manner, setter, &mut found),
            Node::Heading { text, .. } | Node::Cue { text, .. } => {
                found.push(Block::Paragraph(setter.text(text)))
            }
            Node::Code(text) => found.push(Block::Code(setter.text(text))),
            Node::Rule => {}
            Node::Table { has_header, rows } => found.push(table(has_header, rows, setter)),
            Node::List { items, .. } if is_dialogue(&items) => {
                let turns = items.into_iter().flatten();
                let turns = turns.filter_map(|node| match node {
                    Node::Paragraph(text) => Some(text),
                    _ => None,
                });
                in_turns(turns.collect(), manner, setter, &mut found);
            }
            Node::List { ordered, items } => {
                let items: Vec<Vec<Block>> = items
                    .into_iter()
                    .map(|item| blocks(item, manner, setter))
                    .collect();
                let entries = items.iter().all(|item| {
                    matches!(
                        item.as_slice(),
                        [Block::Fact { .. }
                            | Block::Character { .. }
                            | Block::Related { .. }
                            | Block::Turn { .. }]
                    )
                });
                if entries {
                    found.extend(items.into_iter().flatten());
                } else {
                    found.push(Block::List { ordered, items });
                }
            }
        }
    }
    found
}

/// Whether each item of a list is what somebody says, and one of them speaks again.
fn is_dialogue(items: &[Vec<Node>]) -> bool {
    let name = |item: &Vec<Node>| match item.as_slice() {
        [Node::Paragraph(text)] => speaker_of(text),
        _ => None,
    };
    let names: Option<Vec<String>> = items.iter().map(name).collect();
    names.is_some_and(|names| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        speak_again(&names)
    })
}

/// Neighbouring paragraphs that all begin as turns do: a dialogue if one of the speakers speaks again.
fn in_turns(paragraphs: Vec<Inline>, manner: Manner, setter: &mut Setter<'_>, found: &mut Vec<Block>) {
    let lines: Vec<Inline> = paragraphs
        .iter()
        .flat_map(|text| text.lines().into_owned())
        .collect();
    let turns = dialogue(&lines, setter).filter(|turns| {
        let names: Vec<&str> = turns.iter().map(Turn::name).collect();
        speak_again(&names)
    });
    match turns {
        Some(turns) => found.extend(turns.into_iter().map(|turn| turn.set(setter))),
        None => {
            for text in paragraphs {
                paragraph(text, manner, setter, found);
            }
        }
    }
}

fn paragraph(text: Inline, manner: Manner, setter: &mut Setter<'_>, found: &mut Vec<Block>) {
    let lines = text.lines();
    // On a page about a word `Business: …` and `Social Media: …` are situations; people speak more than once.
    let of_word = matches!(manner, Manner::Facts | Manner::Notes);
    if let Some(turns) = dialogue(&lines, setter).filter(|turns| !of_word || has_speakers(turns)) {
        found.extend(turns.into_iter().map(|turn| turn.set(setter)));
        return;
    }
    if manner == Manner::Plain {
        found.push(Block::Paragraph(setter.text(text)));
        return;
    }
    let entries: Vec<usize> = lines.iter().map(|line| entry(line, manner)).collect();
    if entries.iter().all(|end| *end == 0) {
        found.push(Block::Paragraph(setter.text(text)));
        return;
    }
    let mut rest: Option<Inline> = None;
    for (line, end) in lines.iter().zip(entries) {
        if end > 0 {
            if let Some(rest) = rest.take() {
                found.push(Block::Paragraph(setter.text(rest)));
            }
            found.push(split(line, end, manner, setter));
        } else {
            let paragraph = rest.get_or_insert_default();
            if !paragraph.is_blank() {
                paragraph.push_break(RunKind::HardBreak, line.source_start());
            }
            paragraph.append(line.clone());
        }
    }
    if let Some(rest) = rest {
        found.push(Block::Paragraph(setter.text(rest)));
    }
}

/// The byte at which the label, character or term that a line begins with ends; 0 if the line is no entry.
fn entry(line: &Inline, manner: Manner) -> usize {
    match manner {
        Manner::Plain => 0,
        Manner::Facts => fact(line),
        Manner::Notes => strong_fact(line),
        Manner::Characters => term(line.text(), 2).unwrap_or_else(|| strong_fact(line)),
        Manner::Related => term(line.text(), 24).unwrap_or(0),
    }
}

fn split(line: &Inline, end: usize, manner: Manner, setter: &mut Setter<'_>) -> Block {
    let (head, rest) = line.split(end);
    let is_term = has_chinese(head.text());
    if manner == Manner::Related {
        return related_term(head, rest, setter);
    }
    let (head, rest) = (setter.text(head), setter.text(rest));
    match manner {
        Manner::Characters if is_term => Block::Character {
            character: head,
            meaning: rest,
        },
        _ => Block::Fact {
            label: head,
            value: rest,
        },
    }
}

/// A term with its gloss. Its reading may stand between marks, `顾客 - gùkè - customer`.
fn related_term(term: Inline, rest: Inline, setter: &mut Setter<'_>) -> Block {
    let read = setter.leading_reading(term.text(), rest.text());
    let after = rest.text().get(read..).unwrap_or_default();
    let joint = after.len()
        - after
            .trim_start_matches([' ', '-', '–', '—', '=', ':', '：', '→', '|', ','])
            .len();
    if read == 0 || joint == 0 || joint == after.len() {
        return Block::Related {
            term: setter.text(term),
            gloss: setter.text(rest),
        };
    }
    let (reading, gloss) = rest.split(read + joint);
    let (mut term, mut reading) = (setter.text(term), setter.text(reading));
    setter.align(&mut term, &mut reading);
    term.spans.append(&mut reading.spans);
    Block::Related {
        term,
        gloss: setter.text(gloss),
    }
}

/// A known label, a strong one, or a few English words before a colon.
fn fact(line: &Inline) -> usize {
    let text = line.text();
    let end = strong_fact(line);
    if end > 0 {
        return end;
    }
    let end = plain_label(text);
    let label = text.get(..end).unwrap_or_default();
    let rest = text.get(end..).unwrap_or_default().trim();
    if end == 0 || rest.is_empty() {
        return 0;
    }
    let title = label.chars().next().is_some_and(char::is_uppercase) && label.split_whitespace().count() <= 4;
    if is_fact(label) || (title && rest.chars().count() > 2) {
        end
    } else {
        0
    }
}

fn strong_fact(line: &Inline) -> usize {
    let end = leading(line);
    if end < line.text().trim_end().len() {
        end
    } else {
        0
    }
}

/// The byte at which a term in Chinese ends, with its reading and the colon or dash behind it. It has at most so many
/// characters.
fn term(text: &str, most: usize) -> Option<usize> {
    let mut hanzi = 0;
    let mut at = 0;
    let mut end = None;
    // Behind the reading, for lists without a mark before the gloss.
    let mut read = None;
    while let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let next = at + character.len_utf8();
        match character {
            _ if wenxi_mandarin::is_hanzi(character) => hanzi += 1,
            '(' | '（' if hanzi > 0 => {
                let close = text.get(at..)?.find([')', '）'])?;
                let content = text.get(next..at + close)?;
                // The reading, other characters, or both: an English bracket is a gloss already.
                if !(content.chars().any(is_toned)
                    || has_chinese(content)
                    || lang_of(content) == Lang::Other
                    || content.len() < 4)
                {
                    return None;
                }
                at += close + text.get(at + close..)?.chars().next()?.len_utf8();
                if content.chars().any(is_toned) {
                    read = Some(at);
                }
                continue;
            }
            ':' | '：' | '→' | '|' if hanzi > 0 => {
                end = Some(next);
                break;
            }
            '-' | '–' | '—' | '=' if hanzi > 0 => {
                let rest = text.get(next..)?;
                end = Some(next + rest.len() - rest.trim_start_matches(['-', '–', '—']).len());
                break;
            }
            _ if character.is_whitespace()
                || matches!(
                    character,
                    '/' | '／' | '、' | '“' | '”' | '"' | '`' | '「' | '」' | '+' | '·' | ','
                ) => {}
            _ if is_toned(character) || character.is_ascii_alphanumeric() => {
                // Bare pinyin behind the characters, `顾客 gùkè - customer`, or a Latin part of the term.
                let rest = text.get(at..)?;
                let word = rest
                    .find(|next: char| !next.is_alphanumeric() || wenxi_mandarin::is_hanzi(next))
                    .unwrap_or(rest.len());
                let latin = rest.get(..word)?;
                let is_pinyin = latin.chars().any(is_toned);
                if hanzi > 0 && !is_pinyin && word > 3 && rest.get(word..)?.starts_with(' ') {
                    break;
                }
                at += word.max(1);
                if hanzi > 0 && is_pinyin {
                    read = Some(at);
                }
                continue;
            }
            _ if character.is_alphabetic() => {}
            _ => break,
        }
        if hanzi > most {
            return None;
        }
        at = next;
    }
    let is_gloss = |rest: &str| !has_chinese(rest) && rest.contains(char::is_alphanumeric);
    match (end, read) {
        (Some(end), _) if text.get(end..).is_some_and(|rest| !rest.trim().is_empty()) => Some(end),
        // `打折(dǎzhé)discount`, `顾客 gùkè customer`
        (None, Some(read)) if most > 2 && text.get(read..).is_some_and(is_gloss) => {
            let rest = text.get(read..)?;
            Some(text.len() - rest.trim_start_matches([' ', ',', '，', ';']).len())
        }
        // The term alone, as in a list of links.
        (None, _) if hanzi > 0 && most > 2 && at >= text.len() => Some(text.len()),
        _ => None,
    }
}

fn table(has_header: bool, rows: Vec<Vec<Inline>>, setter: &mut Setter<'_>) -> Block {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let rows = rows
        .into_iter()
        .map(|mut row| {
            row.resize(width, Inline::default());
            row.into_iter().map(|cell| setter.text(cell)).collect()
        })
        .collect();
    Block::Table { has_header, rows }
}
