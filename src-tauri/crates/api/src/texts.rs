//! Use cases of the command line on texts and files that are in no library.

use crate::{
    Engine, Error, course,
    document::lesson_json,
    dto::*,
    engine::parse,
    found::{Found, documents},
    words::{brief, brief_gloss},
};
use serde_json::json;
use std::path::{Path, PathBuf};
use wenxi_lesson::DocumentError;
use wenxi_mandarin::{
    Alternative, CharReading, Language, Word, WordKind,
    pinyin::{self, Notation},
};

/// Reads lines of text.
pub struct Reader<'a> {
    language: Known<'a>,
}

/// What is known of the language: by the program, or by a learner with words and corrections of their own.
enum Known<'a> {
    Program(Box<Language>),
    Learner(&'a Language),
}

impl Reader<'_> {
    /// A reader with the language data of the program.
    ///
    /// # Errors
    /// When the data in the program is damaged.
    pub fn load() -> Result<Self, Error> {
        Ok(Self {
            language: Known::Program(Box::new(Language::load()?)),
        })
    }

    /// A reader that knows the learner's words and corrections.
    ///
    /// # Errors
    /// When the data in the program is damaged, or the learner's cannot be read.
    pub fn of(engine: &Engine) -> Result<Reader<'_>, Error> {
        Ok(Reader {
            language: Known::Learner(engine.language()?),
        })
    }

    fn language(&self) -> &Language {
        match &self.language {
            Known::Program(language) => language,
            Known::Learner(language) => language,
        }
    }

    /// A line, cut into words and read.
    pub fn read(&self, line: &str) -> LineReading {
        let words = self.language().annotate(line, &[]);
        LineReading {
            text: line.to_owned(),
            pinyin: pinyin::line(self.language(), &words, Notation::Marks, |reading| {
                reading.written
            }),
            tokens: words
                .iter()
                .enumerate()
                .map(|(at, word)| {
                    let before = at.checked_sub(1).and_then(|before| words.get(before));
                    self.token(word, before)
                })
                .collect(),
        }
    }

    fn token(&self, word: &Word, before: Option<&Word>) -> TokenReading {
        if word.kind == WordKind::Other {
            return TokenReading::Other {
                text: word.text.clone(),
                at: word.at,
            };
        }
        let entries = self.language().explain(&word.text);
        let read: Vec<_> = word.readings.iter().map(|reading| &reading.written).collect();
        let entry = entries
            .iter()
            .find(|entry| entry.pinyin.iter().eq(read.iter().copied()))
            .or(entries.first());
        TokenReading::Word {
            text: word.text.clone(),
            at: word.at,
            syllables: word.readings.iter().map(syllable).collect(),
            hsk: self.language().hsk(&word.text, &[]).and_then(|hsk| hsk.v3),
            gloss: entry
                .map(|entry| {
                    // Behind a number or 这 a word counts things: 这张.
                    let counts = before.is_some_and(|before| counts(&before.text));
                    let measure = entry.senses.iter().find(|sense| sense.starts_with("classifier"));
                    match measure.filter(|_| counts && word.readings.len() == 1) {
                        Some(measure) => brief(measure),
                        None => brief_gloss(entry),
                    }
                })
                .unwrap_or_default(),
        }
    }
}

/// Whether what follows a word is counted: behind a number, 这, 那, 几, 每.
fn counts(word: &str) -> bool {
    word.chars().all(|character| {
        "这那哪几每两一二三四五六七八九十百千万亿半".contains(character) || character.is_ascii_digit()
    })
}

fn syllable(reading: &CharReading) -> SyllableReading {
    SyllableReading {
        at: reading.at,
        character: reading.character.to_string(),
        citation: reading.citation.to_string(),
        written: reading.written.to_string(),
        spoken: reading.spoken.to_string(),
        sure: reading.sure,
        alternatives: reading.alternatives.iter().map(alternative).collect(),
    }
}

fn alternative(other: &Alternative) -> AlternativeReading {
    AlternativeReading {
        citation: other.syllable.to_string(),
        probability: other.share,
    }
}

/// The lesson that a document becomes, as JSON for other programs; of a folder, a book or an archive all of them, in its
/// order, with what could not be opened.
pub fn document_json(path: &Path) -> Result<serde_json::Value, Error> {
    let language = Language::load()?;
    let (mut lessons, mut refused) = (Vec::new(), Vec::new());
    let mut alone = !path.is_dir();
    documents(path, &mut |found| {
        if found.of_course {
            return true;
        }
        alone &= found.named;
        let lesson = found
            .document
            .and_then(|(name, bytes)| parse(&language, &name, &bytes));
        match lesson {
            Ok(lesson) => lessons.push((found.path, lesson_json(&lesson))),
            // A page of a book that is only a picture is no lesson.
            Err(Error::Document(DocumentError::Empty { .. } | DocumentError::Binary { .. }))
                if !found.named => {}
            Err(error) => refused.push((found.path, error)),
        }
        true
    });
    if alone && lessons.len() + refused.len() == 1 {
        return match refused.pop() {
            Some((_, error)) => Err(error),
            None => Ok(lessons.pop().map(|(_, lesson)| lesson).unwrap_or_default()),
        };
    }
    for (path, lesson) in &mut lessons {
        if let Some(fields) = lesson.as_object_mut() {
            fields.insert("path".to_owned(), json!(path));
        }
    }
    let lessons: Vec<_> = lessons.into_iter().map(|(_, lesson)| lesson).collect();
    let refused = refused
        .iter()
        .map(|(path, error)| json!({ "path": path, "reason": error.to_string() }));
    let refused: Vec<_> = refused.collect();
    Ok(json!({ "type": "lessons", "lessons": lessons, "refused": refused }))
}

/// What there is to say about documents: of files, of all in a folder, of the chapters of a book; of a folder that is a
/// course, by the rules of a course too.
pub fn documents_check(paths: &[PathBuf]) -> Result<Vec<CheckView>, Error> {
    let language = Language::load()?;
    let mut checks = Vec::new();
    for path in paths {
        if course::is_course(path) {
            let mut lessons = Vec::new();
            course::documents(path, &mut |found| {
                lessons.extend(check(&language, found));
                true
            });
            checks.extend(course::check(path, &language, lessons)?);
        } else {
            documents(path, &mut |found| {
                checks.extend(check(&language, found));
                true
            });
        }
    }
    Ok(checks)
}

/// What there is to say about a document; nothing about what only says something about a course, a file of a folder that is
/// no text, or a chapter without any.
fn check(language: &Language, found: Found) -> Option<CheckView> {
    if found.of_course {
        return None;
    }
    let lesson = found
        .document
        .and_then(|(name, bytes)| parse(language, &name, &bytes));
    let (error, diagnostics) = match lesson {
        Ok(lesson) => (
            None,
            lesson.diagnostics.iter().map(DiagnosticView::from).collect(),
        ),
        Err(Error::Document(DocumentError::Binary { .. } | DocumentError::Empty { .. })) if !found.named => {
            return None;
        }
        Err(error) => (Some(error.to_string()), Vec::new()),
    };
    Some(CheckView {
        path: found.path,
        error,
        diagnostics,
    })
}
