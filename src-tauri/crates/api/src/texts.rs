//! Use cases of the command line on texts and files that are in no library.

use crate::{Error, document::lesson_json, dto::*, engine::parse, import::read_document};
use std::path::{Path, PathBuf};
use wenxi_mandarin::{CharReading, Language, Word, WordKind};

/// Reads lines of text.
pub struct Reader {
    language: Language,
}

impl Reader {
    /// A reader with the language data of the program.
    ///
    /// # Errors
    /// When the data in the program is damaged.
    pub fn load() -> Result<Self, Error> {
        Ok(Self {
            language: Language::load()?,
        })
    }

    /// A line, cut into words and read.
    pub fn read(&self, line: &str) -> LineReading {
        let words = self.language.annotate(line, &[]);
        LineReading {
            text: line.to_owned(),
            tokens: words.iter().map(|word| self.token(word)).collect(),
        }
    }

    fn token(&self, word: &Word) -> TokenReading {
        if word.kind == WordKind::Other {
            return TokenReading::Other {
                text: word.text.clone(),
                at: word.at,
            };
        }
        let entries = self.language.define(&word.text);
        let read: Vec<_> = word.readings.iter().map(|reading| &reading.citation).collect();
        let entry = entries
            .iter()
            .find(|entry| entry.pinyin.iter().eq(read.iter().copied()))
            .or(entries.first());
        TokenReading::Word {
            text: word.text.clone(),
            at: word.at,
            syllables: word.readings.iter().map(syllable).collect(),
            hsk: self.language.hsk(&word.text, &[]).and_then(|hsk| hsk.v3),
            gloss: entry
                .and_then(|entry| entry.senses.first())
                .map(ToString::to_string)
                .unwrap_or_default(),
        }
    }
}

fn syllable(reading: &CharReading) -> SyllableReading {
    SyllableReading {
        at: reading.at,
        character: reading.character.to_string(),
        citation: reading.citation.to_string(),
        spoken: reading.spoken.to_string(),
        sure: reading.sure,
        alternatives: reading.alternatives.iter().map(ToString::to_string).collect(),
    }
}

/// The lesson that a document becomes, as JSON for other programs.
pub fn document_json(path: &Path) -> Result<serde_json::Value, Error> {
    let (name, bytes) = read_document(path)?;
    Ok(lesson_json(&parse(&Language::load()?, &name, &bytes)?))
}

/// What there is to say about documents.
pub fn documents_check(paths: &[PathBuf]) -> Result<Vec<CheckView>, Error> {
    let language = Language::load()?;
    let check = |path: &PathBuf| {
        let lesson = read_document(path).and_then(|(name, bytes)| parse(&language, &name, &bytes));
        let (error, diagnostics) = match lesson {
            Ok(lesson) => (
                None,
                lesson.diagnostics.iter().map(DiagnosticView::from).collect(),
            ),
            Err(error) => (Some(error.to_string()), Vec::new()),
        };
        CheckView {
            path: path.display().to_string(),
            error,
            diagnostics,
        }
    };
    Ok(paths.iter().map(check).collect())
}
