//! A lesson as an indented outline that people can read and compare.

use std::fmt::Write as _;

use wenxi_lesson::{Block, Labelled, Lang, Lesson, Text};

/// The outline of a lesson. Readings stand in `{}` behind their character, moved brackets in `⟦⟧`, other languages than
/// Chinese unmarked.
pub(crate) fn outline(lesson: &Lesson) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{:?}: {}", lesson.kind, text(&lesson.title));
    if let Some(headword) = &lesson.headword {
        let (chinese, gloss) = (text(&headword.chinese), text(&headword.gloss));
        let _ = writeln!(out, "headword: {chinese} | {} | {gloss}", headword.pinyin);
    }
    for section in &lesson.sections {
        let _ = writeln!(
            out,
            "\n{} {:?}: {}",
            "#".repeat(section.level.into()),
            section.role,
            text(&section.heading)
        );
        if section.blocks.is_empty() {
            let _ = writeln!(out, "  (empty)");
        }
        for each in &section.blocks {
            block(&mut out, each, 1);
        }
    }
    if !lesson.diagnostics.is_empty() {
        out.push('\n');
    }
    for found in &lesson.diagnostics {
        let (line, column) = (found.line, found.column);
        let _ = writeln!(
            out,
            "{line}:{column} {:?} {} {}",
            found.severity, found.code, found.message
        );
        if !found.lost.is_empty() {
            let _ = writeln!(out, "  lost: {:?}", found.lost);
        }
    }
    out
}

fn line(out: &mut String, depth: usize, name: &str, content: &str) {
    let _ = writeln!(
        out,
        "{}{name}: {}",
        "  ".repeat(depth),
        content.replace('\n', "⏎")
    );
}

fn labelled(out: &mut String, depth: usize, name: &str, part: &Labelled) {
    if part.label.spans.is_empty() && part.text.spans.is_empty() {
        return;
    }
    let label = text(&part.label);
    let label = if label.is_empty() {
        String::new()
    } else {
        format!("[{label}] ")
    };
    line(out, depth, name, &format!("{label}{}", text(&part.text)));
}

fn block(out: &mut String, block: &Block, depth: usize) {
    match block {
        Block::Paragraph(each) => line(out, depth, "paragraph", &text(each)),
        Block::Code(each) => line(out, depth, "code", &text(each)),
        Block::List { ordered, items } => {
            line(out, depth, "list", if *ordered { "numbered" } else { "bullets" });
            for item in items {
                let _ = writeln!(out, "{}-", "  ".repeat(depth + 1));
                for each in item {
                    self::block(out, each, depth + 2);
                }
            }
        }
        Block::Table { has_header, rows } => {
            line(
                out,
                depth,
                "table",
                if *has_header {
                    "with header"
                } else {
                    "without header"
                },
            );
            for row in rows {
                let cells: Vec<String> = row.iter().map(text).collect();
                line(out, depth + 1, "row", &cells.join(" | "));
            }
        }
        Block::Fact { label, value } => {
            line(out, depth, "fact", &format!("[{}] {}", text(label), text(value)))
        }
        Block::Character { character, meaning } => {
            line(
                out,
                depth,
                "character",
                &format!("[{}] {}", text(character), text(meaning)),
            );
        }
        Block::Related { term, gloss } => line(
            out,
            depth,
            "related",
            &format!("[{}] {}", text(term), text(gloss)),
        ),
        Block::Example(example) => {
            labelled(out, depth, "example", &example.chinese);
            labelled(out, depth + 1, "pinyin", &example.pinyin);
            labelled(out, depth + 1, "english", &example.english);
            labelled(out, depth + 1, "note", &example.note);
        }
        Block::Mistake(mistake) => {
            labelled(out, depth, "mistake", &mistake.incorrect);
            labelled(out, depth + 1, "why", &mistake.why);
            for correct in &mistake.corrects {
                labelled(out, depth + 1, "correct", &correct.chinese);
                labelled(out, depth + 2, "english", &correct.english);
                labelled(out, depth + 2, "note", &correct.note);
            }
        }
        Block::BilingualPair(pair) => {
            line(out, depth, "pair", &text(&pair.topic));
            labelled(out, depth + 1, "chinese", &pair.chinese);
            labelled(out, depth + 1, "english", &pair.english);
            let (chinese, english) = (pair.chinese.text.plain(), pair.english.text.plain());
            for row in &pair.alignment {
                let (zh, en) = (
                    chinese[row.chinese.clone()].trim(),
                    english[row.english.clone()].trim(),
                );
                line(out, depth + 2, "=", &format!("{zh} ‖ {en}"));
            }
        }
        Block::Turn {
            speaker,
            text: said,
            english,
            times,
        } => {
            line(out, depth, "turn", &format!("[{}] {}", text(speaker), text(said)));
            if let Some(times) = times {
                line(
                    out,
                    depth + 1,
                    "times",
                    &format!("{}-{} ms", times.start, times.end),
                );
            }
            labelled(out, depth + 1, "english", english);
        }
    }
}

fn text(text: &Text) -> String {
    let mut out = String::new();
    for span in &text.spans {
        let (open, close) = match (span.is_reading, span.lang) {
            (true, _) => ("⟦", "⟧"),
            (_, Lang::Pinyin) => ("‹", "›"),
            _ => ("", ""),
        };
        out.push_str(open);
        if span.style.strong {
            out.push('*');
        }
        if span.style.code {
            out.push('`');
        }
        let mut readings = span.readings.iter().peekable();
        for (index, character) in span.text.chars().enumerate() {
            out.push(character);
            if let Some(reading) = readings.next_if(|reading| reading.at == index) {
                let _ = write!(out, "{{{}}}", reading.syllable);
            }
        }
        if span.style.code {
            out.push('`');
        }
        if span.style.strong {
            out.push('*');
        }
        if let Some(link) = &span.style.link {
            let _ = write!(out, "<{link}>");
        }
        out.push_str(close);
    }
    out
}
