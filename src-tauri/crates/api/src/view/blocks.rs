//! Sections and blocks of a lesson.

use super::TextWriter;
use crate::dto::*;
use wenxi_lesson::{
    BilingualPair, Block, Bounds, Correct, Diagnostic, Labelled, Lesson, Mistake, Role, Section, Stretch,
    Text,
};

/// A lesson as the window draws it, but for what only the library knows (`built_in`, `file`, `place`, `saved`, `hsk`).
pub(crate) fn lesson_view(id: &str, lesson: &Lesson, writer: &mut TextWriter<'_>) -> LessonView {
    view_of(id, lesson, &[], writer)
}

/// The same of a book of which only a stretch is there: what is there is as it is in all of it.
pub(crate) fn stretch_view(id: &str, stretch: &Stretch, writer: &mut TextWriter<'_>) -> LessonView {
    view_of(id, &stretch.lesson, &stretch.bounds, writer)
}

/// Draws what is there of a lesson; sections without bounds are there as a whole.
fn view_of(id: &str, lesson: &Lesson, bounds: &[Bounds], writer: &mut TextWriter<'_>) -> LessonView {
    let headword = lesson.headword.as_ref().map(|headword| HeadwordView {
        chinese: chinese_of(&headword.chinese, writer),
        gloss: writer.runs(&headword.gloss),
        hsk: None,
        saved: false,
    });
    let mut view = LessonView {
        id: id.to_owned(),
        title: lesson.plain_title(),
        heading: writer.runs(&lesson.title),
        kind: super::kind(lesson),
        headword,
        sections: lesson
            .sections
            .iter()
            .enumerate()
            .map(|(index, section)| section_view(index, section, bounds.get(index), writer))
            .collect(),
        diagnostics: lesson.diagnostics.iter().map(DiagnosticView::from).collect(),
        whole: writer.reads_all(),
        aloud: Vec::new(),
        built_in: false,
        known: None,
        file: None,
        place: None,
    };
    if view.whole {
        view.aloud = super::aloud(&view);
    }
    view
}

/// All Chinese of a text as one sentence.
fn chinese_of(text: &Text, writer: &mut TextWriter<'_>) -> Sentence {
    let mut whole = Sentence {
        id: String::new(),
        script: ScriptView::Simplified,
        words: Vec::new(),
        strong: false,
        link: None,
    };
    for run in writer.runs(text) {
        if let Run::Chinese(sentence) = run {
            whole.id = sentence.id;
            whole.script = sentence.script;
            whole.words.extend(sentence.words);
        }
    }
    whole
}

/// The name of a section within its lesson.
fn section_id(index: usize) -> String {
    format!("s-{}", index + 1)
}

/// The number of the section with this name.
pub(crate) fn section_number(id: &str) -> Option<usize> {
    id.strip_prefix("s-")?.parse::<usize>().ok()?.checked_sub(1)
}

/// The heading of the section with this name as plain text; empty when there is none.
pub(crate) fn section_heading(lesson: &Lesson, id: &str) -> String {
    let found = section_number(id).and_then(|number| lesson.sections.get(number));
    let spans = found.into_iter().flat_map(|section| &section.heading.spans);
    let heading: String = spans
        .filter(|span| !span.is_reading)
        .map(|span| span.text.as_str())
        .collect();
    heading.trim().to_owned()
}

fn section_view(
    index: usize,
    section: &Section,
    bounds: Option<&Bounds>,
    writer: &mut TextWriter<'_>,
) -> SectionView {
    let id = section_id(index);
    if let Some(bounds) = bounds {
        writer.go_on_from(bounds.heading);
    }
    writer.begin_section(&id);
    let heading = writer.runs(&section.heading);
    if let Some(named) = bounds.and_then(|bounds| bounds.blocks) {
        writer.go_on_from(named);
    }
    let blocks = section.blocks.iter().map(|block| {
        writer.begin_block();
        block_view(block, writer)
    });
    SectionView {
        id,
        role: section.role.into(),
        level: section.level,
        heading,
        blocks: blocks.collect(),
        before: count(bounds.map_or(0, |bounds| bounds.before)),
        after: count(bounds.map_or(0, |bounds| bounds.after)),
    }
}

fn block_view(block: &Block, writer: &mut TextWriter<'_>) -> BlockView {
    match block {
        Block::Paragraph(text) => BlockView::Paragraph {
            text: writer.runs(text),
        },
        Block::List { ordered, items } => BlockView::List {
            ordered: *ordered,
            items: items
                .iter()
                .map(|item| item.iter().map(|block| block_view(block, writer)).collect())
                .collect(),
        },
        Block::Table { has_header, rows } => BlockView::Table {
            has_header: *has_header,
            rows: rows
                .iter()
                .map(|row| row.iter().map(|cell| writer.runs(cell)).collect())
                .collect(),
        },
        Block::Fact { label, value } => BlockView::Fact {
            label: writer.runs(label),
            value: writer.runs(value),
        },
        Block::Character { character, meaning } => BlockView::Character {
            character: writer.runs(character),
            meaning: writer.runs(meaning),
        },
        Block::Example(example) => BlockView::Example {
            label: writer.runs(&example.chinese.label),
            chinese: writer.runs(&example.chinese.text),
            pinyin: unplaced_reading(&example.chinese.text, &example.pinyin, writer),
            english: writer.runs(&example.english.text),
            note: writer.runs(&example.note.text),
        },
        Block::Mistake(mistake) => mistake_view(mistake, writer),
        Block::BilingualPair(pair) => pair_view(pair, writer),
        Block::Related { term, gloss } => BlockView::Related {
            term: writer.runs(term),
            gloss: writer.runs(gloss),
            lesson_id: writer.lesson_named(&characters(term)),
        },
        Block::Turn {
            speaker,
            text,
            english,
            times,
        } => BlockView::Turn {
            speaker: writer.runs(speaker),
            text: writer.runs(text),
            english: writer.runs(&english.text),
            at_ms: times.and_then(|times| u32::try_from(times.start).ok()),
        },
        Block::Code(text) => BlockView::Code { text: text.plain() },
    }
}

/// The author's pinyin line, when it did not find its way over the characters.
fn unplaced_reading(chinese: &Text, pinyin: &Labelled, writer: &mut TextWriter<'_>) -> Vec<Run> {
    let placed = chinese.spans.iter().any(|span| !span.readings.is_empty());
    if placed {
        Vec::new()
    } else {
        writer.runs(&pinyin.text)
    }
}

fn mistake_view(mistake: &Mistake, writer: &mut TextWriter<'_>) -> BlockView {
    BlockView::Mistake {
        label: writer.runs(&mistake.incorrect.label),
        incorrect: writer.runs(&mistake.incorrect.text),
        why: writer.runs(&mistake.why.text),
        corrects: mistake
            .corrects
            .iter()
            .map(|correct| correct_view(correct, writer))
            .collect(),
    }
}

fn correct_view(correct: &Correct, writer: &mut TextWriter<'_>) -> CorrectView {
    CorrectView {
        label: writer.runs(&correct.chinese.label),
        chinese: writer.runs(&correct.chinese.text),
        english: writer.runs(&correct.english.text),
        note: writer.runs(&correct.note.text),
    }
}

fn pair_view(pair: &BilingualPair, writer: &mut TextWriter<'_>) -> BlockView {
    BlockView::BilingualPair {
        topic: writer.runs(&pair.topic),
        chinese_label: writer.runs(&pair.chinese.label),
        english_label: writer.runs(&pair.english.label),
        rows: pair
            .alignment
            .iter()
            .map(|step| BilingualRow {
                chinese: writer.part(&pair.chinese.text, &step.chinese),
                english: writer.part(&pair.english.text, &step.english),
            })
            .collect(),
    }
}

/// The Chinese characters of a text.
fn characters(text: &Text) -> String {
    text.plain()
        .chars()
        .filter(|character| wenxi_mandarin::is_hanzi(*character))
        .collect()
}

impl From<&Diagnostic> for DiagnosticView {
    fn from(diagnostic: &Diagnostic) -> Self {
        Self {
            severity: diagnostic.severity.into(),
            code: diagnostic.code.to_string(),
            message: diagnostic.message.clone(),
            line: u32::try_from(diagnostic.line).unwrap_or(u32::MAX),
            column: u32::try_from(diagnostic.column).unwrap_or(u32::MAX),
            lost: diagnostic.lost.clone(),
        }
    }
}

impl From<Role> for RoleView {
    fn from(role: Role) -> Self {
        match role {
            Role::Summary => Self::Summary,
            Role::CoreMeaning => Self::CoreMeaning,
            Role::Characters => Self::Characters,
            Role::Culture => Self::Culture,
            Role::Usage => Self::Usage,
            Role::Examples => Self::Examples,
            Role::Mistakes => Self::Mistakes,
            Role::Related => Self::Related,
            Role::Definition => Self::Definition,
            Role::Application => Self::Application,
            Role::Significance => Self::Significance,
            Role::Origin => Self::Origin,
            Role::Impact => Self::Impact,
            Role::Takeaways => Self::Takeaways,
            Role::Other => Self::Other,
        }
    }
}
