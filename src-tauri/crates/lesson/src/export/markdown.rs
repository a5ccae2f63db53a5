//! Markdown in the forms that the recogniser knows best: one list item for each example, mistake, fact or term, a
//! topic with its two passages under it, a dialogue as one paragraph of turns.

use super::inline::{Place, markdown, set};
use crate::{BilingualPair, Block, Example, Labelled, Lesson, Mistake, Span, Text};

/// A lesson as a Markdown document.
///
/// Read again it is the same lesson ([`super::difference`] says whether), but for what is not text: the diagnostics, and
/// what they say was left out.
pub fn to_markdown(lesson: &Lesson) -> String {
    if let Some(rows) = super::rows::rows(lesson) {
        return rows;
    }
    let mut chunks = Vec::new();
    if !lesson.title.is_empty() {
        chunks.push(format!("# {}", markdown(&lesson.title, Place::Heading)));
    }
    // Six levels there are; the title takes the first where there is one.
    let below = usize::from(lesson.sections.iter().all(|section| section.level < 6));
    for section in &lesson.sections {
        if !section.heading.is_empty() {
            let hashes = "#".repeat((usize::from(section.level) + below).min(6));
            chunks.push(format!("{hashes} {}", markdown(&section.heading, Place::Heading)));
        }
        chunks.extend(blocks(&section.blocks));
    }
    let mut out = chunks.join("\n\n");
    out.push('\n');
    out
}

/// How blocks stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A list item for each.
    Items,
    /// A line for each, in one paragraph.
    Turns,
    /// A paragraph, list, table or passage for itself.
    Alone,
}

fn form(block: &Block) -> Form {
    match block {
        Block::Fact { .. }
        | Block::Character { .. }
        | Block::Related { .. }
        | Block::Example(_)
        | Block::Mistake(_) => Form::Items,
        Block::Turn { .. } => Form::Turns,
        _ => Form::Alone,
    }
}

/// Blocks as chunks with a blank line between.
fn blocks(blocks: &[Block]) -> Vec<String> {
    let mut chunks: Vec<String> = Vec::new();
    let mut after_mistake = false;
    // Two lists behind each other are two only if their marks differ.
    let mut bullet = '*';
    let mut other = move || {
        bullet = if bullet == '-' { '*' } else { '-' };
        bullet
    };
    let together = |a: &Block, b: &Block| form(a) == form(b) && form(a) != Form::Alone && !is_table(b);
    for group in blocks.chunk_by(together) {
        match group {
            [Block::Paragraph(text)] if after_mistake && goes_on(text) => {
                if let Some(chunk) = chunks.last_mut() {
                    chunk.push(' ');
                    chunk.push_str(&markdown(text, Place::Heading));
                }
            }
            [Block::Example(first), ..] if has_heads(first) => chunks.push(table_of_examples(group)),
            [first, ..] if form(first) == Form::Items => {
                let mark = other();
                let items = group.iter().map(|block| item(&mark.to_string(), &entry(block)));
                chunks.push(items.collect::<Vec<_>>().join("\n"));
            }
            [Block::Turn { .. }, ..] => chunks.push(lines(group.iter().map(entry))),
            [Block::List { ordered, items }] => chunks.push(list(*ordered, items, other())),
            [Block::BilingualPair(pair)] => chunks.extend(passages(pair, &mut other)),
            [block] => chunks.push(solid(block)),
            _ => {}
        }
        after_mistake = matches!(group.last(), Some(Block::Mistake(_)));
    }
    chunks.retain(|chunk| !chunk.is_empty());
    chunks
}

/// Whether a paragraph would be a fact on a line of its own: `Remember it so: …` stood behind a mistake, on its line.
fn goes_on(text: &Text) -> bool {
    let plain = text.plain();
    let label = plain.split([':', '：']).next().unwrap_or_default();
    label.len() < plain.len() && label.split_whitespace().count() <= 4
}

fn list(ordered: bool, items: &[Vec<Block>], bullet: char) -> String {
    let items = items.iter().enumerate().map(|(index, blocks)| {
        let mark = match (ordered, bullet) {
            (true, '-') => format!("{}.", index + 1),
            (true, _) => format!("{})", index + 1),
            (false, _) => bullet.to_string(),
        };
        let content = match blocks.as_slice() {
            [single] if form(single) == Form::Items && !is_table(single) => entry(single),
            blocks => self::blocks(blocks).join("\n\n"),
        };
        item(&mark, &content)
    });
    items.collect::<Vec<_>>().join("\n")
}

/// A list item; what follows its first line stands under it.
fn item(mark: &str, content: &str) -> String {
    let indent = " ".repeat(mark.len() + 1);
    let mut out = mark.to_owned();
    for (index, line) in content.lines().enumerate() {
        match (index, line.is_empty()) {
            (0, _) => out.push(' '),
            (_, true) => out.push('\n'),
            (_, false) => {
                out.push('\n');
                out.push_str(&indent);
            }
        }
        out.push_str(line);
    }
    out
}

/// Lines of one paragraph; blank ones are left out.
pub(super) fn lines(lines: impl IntoIterator<Item = String>) -> String {
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.join("  \n")
}

/// What stands in the item or line of a block.
fn entry(block: &Block) -> String {
    match block {
        Block::Fact { label, value } => beside(label, value),
        Block::Character { character, meaning } => beside(character, meaning),
        Block::Related { term, gloss } => beside(term, gloss),
        Block::Turn {
            speaker,
            text,
            english,
            times: _,
        } => lines([beside(speaker, text), labelled(english)]),
        Block::Example(example) => self::example(example),
        Block::Mistake(mistake) => self::mistake(mistake),
        _ => String::new(),
    }
}

/// Two texts on a line.
fn beside(first: &Text, second: &Text) -> String {
    joined(&[first, second])
}

fn labelled(part: &Labelled) -> String {
    joined(&[&part.label, &part.text])
}

/// Texts on a line, as one text, so that marks at their seams are set for what stands beside them.
fn joined(texts: &[&Text]) -> String {
    let blank = Span {
        text: " ".to_owned(),
        lang: crate::Lang::Other,
        at: 0..0,
        style: crate::Style::default(),
        readings: Vec::new(),
        is_reading: false,
    };
    let mut spans: Vec<&Span> = Vec::new();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        if !spans.is_empty() {
            spans.push(&blank);
        }
        spans.extend(&text.spans);
    }
    set(&spans, Place::Lines)
}

/// Whether a label is only what joins two texts on a line, a dash or nothing.
fn is_joint(label: &Text) -> bool {
    !label
        .plain()
        .chars()
        .any(|character| character.is_alphanumeric() || character == '：' || character == ':')
}

fn example(example: &Example) -> String {
    let mut first = vec![&example.chinese.label, &example.chinese.text];
    let mut rest = Vec::new();
    for part in [&example.pinyin, &example.english] {
        if !part.label.is_empty() && is_joint(&part.label) {
            first.extend([&part.label, &part.text]);
        } else {
            rest.push(labelled(part));
        }
    }
    // What follows the label of a note stands in bullets: on bare lines Chinese would be the next example.
    let note = labelled(&example.note);
    let bare = usize::from(!example.note.label.is_empty() || example.english.text.is_empty());
    rest.extend(note.split("  \n").enumerate().map(|(index, line)| {
        if index < bare || line.is_empty() || example.english.text.is_empty() {
            line.to_owned()
        } else {
            format!("- {line}")
        }
    }));
    lines(std::iter::once(joined(&first)).chain(rest))
}

fn mistake(mistake: &Mistake) -> String {
    let mut first = vec![&mistake.incorrect.label, &mistake.incorrect.text];
    let mut rest = Vec::new();
    if is_joint(&mistake.why.label) {
        first.extend([&mistake.why.label, &mistake.why.text]);
    } else {
        rest.push(labelled(&mistake.why));
    }
    for correct in &mistake.corrects {
        let mut line = vec![&correct.chinese.label, &correct.chinese.text];
        let english = &correct.english;
        if is_joint(&english.label) && !correct.chinese.text.is_empty() {
            line.extend([&english.label, &english.text]);
            rest.push(joined(&line));
        } else {
            rest.push(joined(&line));
            rest.push(labelled(english));
        }
        rest.push(labelled(&correct.note));
    }
    lines(std::iter::once(joined(&first)).chain(rest))
}

/// The two passages of a pair, under their topic if it has one.
fn passages(pair: &BilingualPair, bullet: &mut impl FnMut() -> char) -> Vec<String> {
    let joint = !pair.english.label.is_empty() && is_joint(&pair.english.label);
    let passages = if joint {
        vec![joined(&[
            &pair.chinese.label,
            &pair.chinese.text,
            &pair.english.label,
            &pair.english.text,
        ])]
    } else {
        vec![passage(&pair.chinese), passage(&pair.english)]
    };
    let passages = passages.into_iter().filter(|passage| !passage.is_empty());
    if pair.topic.is_empty() {
        return passages.collect();
    }
    let topic = markdown(&pair.topic, Place::Lines);
    let content: Vec<String> = std::iter::once(topic).chain(passages).collect();
    vec![item(&bullet().to_string(), &content.join("\n\n"))]
}

/// A passage behind its label; under it, if the label does not end in a colon.
fn passage(part: &Labelled) -> String {
    if part.label.plain().trim_end().ends_with([':', '：']) {
        labelled(part)
    } else {
        lines([
            markdown(&part.label, Place::Lines),
            markdown(&part.text, Place::Lines),
        ])
    }
}

fn solid(block: &Block) -> String {
    match block {
        Block::Paragraph(text) => markdown(text, Place::Lines),
        Block::Code(text) => fenced(&text.plain()),
        Block::Table { has_header, rows } => table(*has_header, rows),
        _ => String::new(),
    }
}

fn fenced(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat((longest + 1).max(3));
    format!("{fence}\n{code}\n{fence}")
}

fn table(has_header: bool, rows: &[Vec<Text>]) -> String {
    let cells = |row: &[Text]| row.iter().map(|cell| markdown(cell, Place::Cell)).collect();
    let mut rows: Vec<Vec<String>> = rows.iter().map(|row| cells(row)).collect();
    if !has_header {
        let width = rows.first().map(Vec::len).unwrap_or_default();
        rows.insert(0, vec![String::new(); width]);
    }
    drawn(rows)
}

fn drawn(rows: Vec<Vec<String>>) -> String {
    let mut lines = Vec::with_capacity(rows.len() + 1);
    for (index, row) in rows.iter().enumerate() {
        lines.push(format!("| {} |", row.join(" | ")));
        if index == 0 {
            lines.push(format!("|{}", " --- |".repeat(row.len())));
        }
    }
    lines.join("\n")
}

/// Whether an example's label is the head of a column: no number, and no colon that would introduce a sentence.
fn has_heads(example: &Example) -> bool {
    let label = example.chinese.label.plain();
    let label = label.trim();
    !label.is_empty()
        && !label.ends_with([':', '：', '.', '、', ')', '）'])
        && !label.ends_with(char::is_numeric)
}

fn is_table(block: &Block) -> bool {
    matches!(block, Block::Example(example) if has_heads(example))
}

/// Examples that were the rows of a table: its heads are the labels of the first.
fn table_of_examples(group: &[Block]) -> String {
    let examples: Vec<&Example> = group
        .iter()
        .filter_map(|block| match block {
            Block::Example(example) => Some(example),
            _ => None,
        })
        .collect();
    let fields: [fn(&Example) -> &Labelled; 4] = [
        |example| &example.chinese,
        |example| &example.pinyin,
        |example| &example.english,
        |example| &example.note,
    ];
    let used: Vec<_> = fields
        .into_iter()
        .filter(|field| {
            examples
                .iter()
                .any(|example| !field(example).text.is_empty() || !field(example).label.is_empty())
        })
        .collect();
    let head = examples.first().map(|first| {
        used.iter()
            .map(|field| markdown(&field(first).label, Place::Cell))
            .collect()
    });
    let rows = examples.iter().map(|example| {
        used.iter()
            .map(|field| markdown(&field(example).text, Place::Cell))
            .collect()
    });
    drawn(head.into_iter().chain(rows).collect())
}
