//! A document of a course, and its Chinese as passages that know their place in the source.

use super::declaration::{self, Declaration};
use super::findings::{FileId, Findings};
use crate::{catalogue::stem, engine::parse, found::Found};
use std::path::PathBuf;
use wenxi_lesson::{Block, Lang, Lesson, LessonKind, Text};
use wenxi_mandarin::{Given, Language, Source, Syllable, is_hanzi};

/// A page of the course.
pub(super) struct Page {
    /// Its name in links: the file's name without its ending.
    pub(super) id: String,
    pub(super) file: FileId,
    pub(super) lesson: Lesson,
    /// The name of its unit; empty when it belongs to none.
    pub(super) unit: String,
    /// The level that its sentences keep to.
    pub(super) level: Option<u8>,
}

impl Page {
    /// Reads a page; nothing when the document is no lesson, of which the check of documents speaks.
    pub(super) fn open(
        found: Found,
        language: &Language,
        declaration: &Declaration,
        findings: &mut Findings,
    ) -> Option<Self> {
        let (name, bytes) = found.document.ok()?;
        let lesson = parse(language, &name, &bytes).ok()?;
        let file = findings.file(PathBuf::from(found.path), &String::from_utf8_lossy(&bytes));
        let unit = declaration.unit_of(&name);
        if unit.is_none() {
            let message = format!(
                "No unit of {} has this file. Add a unit, or name the file after one.",
                declaration::FILE
            );
            findings.error(file, 0, "course-unit", message);
        }
        let level = unit.and_then(|unit| match lesson.kind {
            LessonKind::ConceptPage => unit.concept_level.or(unit.level),
            LessonKind::WordPage | LessonKind::Text => unit.level,
        });
        Some(Self {
            id: stem(&name),
            file,
            lesson,
            unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            level,
        })
    }

    /// The characters of the headword; empty when the page has none.
    pub(super) fn headword(&self) -> String {
        let headword = self.lesson.headword.as_ref();
        headword
            .map(|headword| hanzi(&headword.chinese))
            .unwrap_or_default()
    }

    /// All blocks, those in lists too.
    pub(super) fn blocks(&self) -> Vec<&Block> {
        let mut blocks = Vec::new();
        for block in self.lesson.sections.iter().flat_map(|section| &section.blocks) {
            push(block, &mut blocks);
        }
        blocks
    }

    /// The Chinese that the learner reads as sentences: examples, right sentences, Chinese passages, dialogue.
    pub(super) fn sentences(&self) -> Vec<Passage> {
        let mut sentences = Vec::new();
        let mut take = |text: &Text, spelling: String| {
            sentences.extend(passages(text).into_iter().map(|passage| Passage {
                spelling: spelling.clone(),
                ..passage
            }));
        };
        for block in self.blocks() {
            match block {
                Block::Example(example) => take(&example.chinese.text, example.pinyin.text.plain()),
                Block::Mistake(mistake) => {
                    for correct in &mistake.corrects {
                        take(&correct.chinese.text, spelling(&correct.chinese.text));
                    }
                }
                Block::BilingualPair(pair) => take(&pair.chinese.text, String::new()),
                Block::Turn { text, .. } => take(text, spelling(text)),
                _ => {}
            }
        }
        sentences
    }
}

fn push<'a>(block: &'a Block, blocks: &mut Vec<&'a Block>) {
    match block {
        Block::List { items, .. } => items.iter().flatten().for_each(|block| push(block, blocks)),
        _ => blocks.push(block),
    }
}

/// A stretch of Chinese that nothing else interrupts, without the readings in brackets.
pub(super) struct Passage {
    /// Its characters.
    pub(super) chars: Vec<char>,
    /// Where each of them stands in the source, in bytes.
    places: Vec<usize>,
    /// The author's readings.
    pub(super) given: Vec<Given>,
    /// The author's pinyin as it is written, where it belongs to a whole sentence; its spaces say what is one word.
    pub(super) spelling: String,
}

impl Passage {
    pub(super) fn text(&self) -> String {
        self.chars.iter().collect()
    }

    /// Where a character stands in the source.
    pub(super) fn place(&self, index: usize) -> usize {
        self.places.get(index).copied().unwrap_or_default()
    }
}

/// The Chinese of a text.
pub(super) fn passages(text: &Text) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut goes_on = false;
    for span in text.spans.iter().filter(|span| !span.is_reading) {
        if span.lang != Lang::Chinese {
            goes_on = false;
            continue;
        }
        if !goes_on {
            passages.push(Passage {
                chars: Vec::new(),
                places: Vec::new(),
                given: Vec::new(),
                spelling: String::new(),
            });
            goes_on = true;
        }
        let Some(passage) = passages.last_mut() else {
            continue;
        };
        let first = passage.chars.len();
        passage.given.extend(span.readings.iter().map(|reading| Given {
            at: first + reading.at,
            syllable: reading.syllable,
            source: Source::Author,
        }));
        for (offset, character) in span.text.char_indices() {
            passage.chars.push(character);
            passage.places.push(span.at.start + offset);
        }
    }
    passages
}

/// The readings in brackets of a text, as they are written.
pub(super) fn spelling(text: &Text) -> String {
    let written = text.spans.iter().filter(|span| span.is_reading);
    let written = written.map(|span| span.text.trim_matches([' ', '(', ')', '（', '）']));
    written.collect::<Vec<_>>().join(" ")
}

/// Where a text begins in the source.
pub(super) fn start(text: &Text) -> usize {
    text.spans.first().map_or(0, |span| span.at.start)
}

/// The Chinese characters of a text without the readings in brackets and without signs.
pub(super) fn hanzi(text: &Text) -> String {
    let passages = passages(text).into_iter().flat_map(|passage| passage.chars);
    passages.filter(|character| is_hanzi(*character)).collect()
}

/// The author's readings of a term, one for each of its characters; fewer when not all have one.
pub(super) fn readings(text: &Text) -> Vec<Syllable> {
    let given = passages(text).into_iter().flat_map(|passage| passage.given);
    given.map(|given| given.syllable).collect()
}
