//! Whether two lessons say the same, wherever in their documents they say it.

use crate::{Block, Labelled, Lesson, Section, Span, Style, Text};

/// Where two lessons differ first, as a learner would name the place; nothing if they are the same.
///
/// What counts is what is seen, heard and asked: texts with their languages, styles and readings, in blocks and sections
/// of the same kinds. Places in the source and diagnostics do not.
pub fn difference(one: &Lesson, other: &Lesson) -> Option<String> {
    let (one, other) = (normal(one), normal(other));
    if one.title != other.title || one.headword != other.headword {
        return Some("the title".to_owned());
    }
    if one.kind != other.kind {
        return Some("the kind of the lesson".to_owned());
    }
    let mut others = other.sections.iter();
    for section in &one.sections {
        if others.next() != Some(section) {
            let heading = section.heading.plain();
            return Some(match heading.trim() {
                "" => "the beginning".to_owned(),
                heading => format!("the section “{heading}”"),
            });
        }
    }
    others.next().map(|_| "the end".to_owned())
}

fn normal(lesson: &Lesson) -> Lesson {
    let mut lesson = lesson.clone();
    lesson.diagnostics.clear();
    text(&mut lesson.title);
    if let Some(headword) = &mut lesson.headword {
        text(&mut headword.chinese);
        text(&mut headword.gloss);
    }
    for Section { heading, blocks, .. } in &mut lesson.sections {
        text(heading);
        blocks.iter_mut().for_each(block);
    }
    lesson
}

fn block(block: &mut Block) {
    match block {
        Block::Paragraph(each) | Block::Code(each) => text(each),
        Block::List { items, .. } => items.iter_mut().flatten().for_each(self::block),
        Block::Table { rows, .. } => rows.iter_mut().flatten().for_each(text),
        Block::Fact { label, value } => [label, value].into_iter().for_each(text),
        Block::Character { character, meaning } => [character, meaning].into_iter().for_each(text),
        Block::Related { term, gloss } => [term, gloss].into_iter().for_each(text),
        Block::Example(example) => {
            let crate::Example {
                chinese,
                pinyin,
                english,
                note,
            } = example;
            [chinese, pinyin, english, note].into_iter().for_each(labelled);
        }
        Block::Mistake(mistake) => {
            [&mut mistake.incorrect, &mut mistake.why]
                .into_iter()
                .for_each(labelled);
            for correct in &mut mistake.corrects {
                let crate::Correct {
                    chinese,
                    english,
                    note,
                } = correct;
                [chinese, english, note].into_iter().for_each(labelled);
            }
        }
        Block::BilingualPair(pair) => {
            text(&mut pair.topic);
            [&mut pair.chinese, &mut pair.english]
                .into_iter()
                .for_each(labelled);
        }
        Block::Turn {
            speaker,
            text: said,
            english,
            times: _,
        } => {
            [speaker, said].into_iter().for_each(text);
            labelled(english);
        }
    }
}

fn labelled(part: &mut Labelled) {
    text(&mut part.label);
    text(&mut part.text);
}

/// Joins spans that differ in nothing, forgets their places, and takes blanks for what they are: without language and
/// style.
fn text(text: &mut Text) {
    let mut spans: Vec<Span> = Vec::with_capacity(text.spans.len());
    for span in &text.spans {
        for (index, character) in span.text.chars().enumerate() {
            let reading = span.readings.iter().find(|reading| reading.at == index);
            let (lang, style, is_reading) = if character.is_whitespace() {
                (crate::Lang::Other, Style::default(), false)
            } else {
                (span.lang, span.style.clone(), span.is_reading)
            };
            let goes_on = spans.last().is_some_and(|last| {
                last.lang == lang && last.style == style && last.is_reading == is_reading
            });
            if !goes_on {
                spans.push(Span {
                    text: String::new(),
                    lang,
                    at: 0..0,
                    style,
                    readings: Vec::new(),
                    is_reading,
                });
            }
            if let Some(last) = spans.last_mut() {
                let at = last.text.chars().count();
                last.text.push(character);
                last.readings.extend(reading.map(|reading| crate::AuthorReading {
                    at,
                    syllable: reading.syllable,
                }));
            }
        }
    }
    let blank = |span: &Span| span.text.trim().is_empty();
    while spans.last().is_some_and(blank) {
        spans.pop();
    }
    let first = spans.iter().take_while(|span| blank(span)).count();
    spans.drain(..first);
    text.spans = spans;
}
