//! Notes: sets of facts worth remembering, each under an id that never changes; and cards, the ways to ask for them.
//!
//! A note is kept whole in the log when it is first studied, so a card can be asked after its lesson is gone.

use crate::phrase::Phrase;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The name of a note, readable and the same in every lesson: `w:客户:kèhù` for a word with one reading,
/// `s:`, `m:` or `p:` and sixteen hexadecimal digits for a sentence, a mistake or a bilingual passage.
///
/// The digits are the 64-bit FNV-1a hash of the Chinese characters, letters and digits of the text in UTF-8, Latin
/// letters in lower case; so mended punctuation or spacing keeps the note. FNV-1a is written out here, because an
/// id must be the same in every version of the program.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NoteId(String);

impl NoteId {
    /// The id of a word. `pinyin` has tone marks; spaces, apostrophes and capitals in it make no difference.
    pub fn word(word: &str, pinyin: &str) -> Self {
        let word: String = word
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, ':' | '/'))
            .collect();
        let pinyin: String = pinyin
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        Self(format!("w:{word}:{pinyin}"))
    }

    /// The id of a sentence.
    pub fn sentence(chinese: &str) -> Self {
        Self(format!("s:{:016x}", fingerprint(chinese)))
    }

    /// The id of a mistake, by its wrong sentence.
    pub fn mistake(incorrect: &str) -> Self {
        Self(format!("m:{:016x}", fingerprint(incorrect)))
    }

    /// The id of a bilingual passage, by its Chinese.
    pub fn passage(chinese: &str) -> Self {
        Self(format!("p:{:016x}", fingerprint(chinese)))
    }

    /// The word whose note this is; nothing for the note of a sentence, a mistake or a passage.
    pub fn headword(&self) -> Option<&str> {
        let (word, _) = self.0.strip_prefix("w:")?.rsplit_once(':')?;
        Some(word)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for NoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for NoteId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let known = ["w:", "s:", "m:", "p:"]
            .iter()
            .any(|prefix| text.len() > prefix.len() && text.starts_with(prefix));
        // A slash would make the ids of cards ambiguous.
        if known && !text.contains('/') {
            Ok(Self(text.to_owned()))
        } else {
            Err(IdError::Note(text.to_owned()))
        }
    }
}

impl TryFrom<String> for NoteId {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl From<NoteId> for String {
    fn from(id: NoteId) -> Self {
        id.0
    }
}

/// A text that is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// Not the name of a note.
    #[error("“{0}” is not the name of something to study.")]
    Note(String),
    /// Not the name of a card.
    #[error("“{0}” is not the name of a card.")]
    Card(String),
}

/// What is worth remembering, under its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its name.
    pub id: NoteId,
    /// What there is to know.
    pub facts: Facts,
}

impl Note {
    /// The Chinese that the note is about: the word, the sentence, or the wrong sentence.
    pub fn chinese(&self) -> &Phrase {
        match &self.facts {
            Facts::Word { word, .. } => word,
            Facts::Sentence { chinese, .. } | Facts::Passage { chinese, .. } => chinese,
            Facts::Mistake { incorrect, .. } => incorrect,
        }
    }

    /// Its meaning in English; empty when nobody gave one.
    pub fn english(&self) -> &str {
        match &self.facts {
            Facts::Word { gloss, .. } => gloss,
            Facts::Sentence { english, .. } | Facts::Passage { english, .. } => english,
            Facts::Mistake { why, .. } => why,
        }
    }
}

/// What there is to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Facts {
    /// A word with one reading and its meaning.
    Word {
        /// The characters, each with its reading.
        word: Phrase,
        /// What it means.
        gloss: String,
        /// Whose words the gloss is in.
        gloss_by: GlossBy,
    },
    /// A sentence and its translation.
    Sentence {
        /// The sentence, with the readings that its author gave.
        chinese: Phrase,
        /// The author's translation; empty when there is none.
        english: String,
    },
    /// A passage of several sentences in both languages.
    Passage {
        /// The Chinese.
        chinese: Phrase,
        /// The author's English.
        english: String,
    },
    /// What learners say wrongly, and how to say it.
    Mistake {
        /// The wrong sentence.
        incorrect: Phrase,
        /// Why it is wrong, in the author's words; empty when the author gave no reason.
        why: String,
        /// The right ones; never empty.
        corrects: Vec<Corrected>,
    },
}

/// A right way to say what was said wrongly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Corrected {
    /// The right sentence.
    pub chinese: Phrase,
    /// Its translation; empty when there is none.
    pub english: String,
}

/// Whose words a gloss is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum GlossBy {
    /// The author of the document.
    Author,
    /// The author of another lesson of the course.
    Course,
    /// The app: its own glossary, or its list of what common words mean first.
    App,
    /// CC-CEDICT.
    Dictionary,
}

/// What kind of question an item asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ItemKind {
    /// Several words and their meanings; match them. Each pair reviews the word's card for [`ItemKind::Meaning`].
    Match,
    /// Word seen; choose its meaning.
    Meaning,
    /// Word or sentence heard; choose what was said.
    Listening,
    /// Chinese and English; say whether they mean the same.
    TrueFalse,
    /// Passage heard; choose its English.
    Passage,
    /// Meaning seen; choose the word.
    Word,
    /// Two sentences; choose the one that is wrong.
    MistakeSpot,
    /// Word seen; give the tone of each syllable.
    Tones,
    /// Sentence with a gap; choose the word.
    Cloze,
    /// The wrong sentence; choose why.
    MistakeWhy,
    /// The wrong sentence; choose or build the right one.
    MistakeMend,
    /// The words of a sentence; put them in order.
    Order,
    /// Word seen; type its meaning.
    Gloss,
    /// Word seen; type its reading.
    Reading,
    /// Sentence heard; type it.
    Dictation,
    /// Meaning and reading seen; write the characters stroke by stroke.
    Writing,
    /// English seen; say it in Chinese, compare with the author's, and rate yourself.
    Translate,
}

impl ItemKind {
    /// All kinds, from recognising to producing.
    pub const ALL: [Self; 17] = [
        Self::Match,
        Self::Meaning,
        Self::Listening,
        Self::TrueFalse,
        Self::Passage,
        Self::Word,
        Self::MistakeSpot,
        Self::Tones,
        Self::Cloze,
        Self::MistakeWhy,
        Self::MistakeMend,
        Self::Order,
        Self::Gloss,
        Self::Reading,
        Self::Dictation,
        Self::Writing,
        Self::Translate,
    ];

    /// The kind with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The name of the kind as ids and the command line have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::Meaning => "meaning",
            Self::Listening => "listening",
            Self::TrueFalse => "trueFalse",
            Self::Passage => "passage",
            Self::Word => "word",
            Self::MistakeSpot => "mistakeSpot",
            Self::Tones => "tones",
            Self::Cloze => "cloze",
            Self::MistakeWhy => "mistakeWhy",
            Self::MistakeMend => "mistakeMend",
            Self::Order => "order",
            Self::Gloss => "gloss",
            Self::Reading => "reading",
            Self::Dictation => "dictation",
            Self::Writing => "writing",
            Self::Translate => "translate",
        }
    }
}

impl fmt::Display for ItemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A card: one way to ask for one note. As text `w:客户:kèhù/meaning`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CardId {
    /// What is asked for.
    pub note: NoteId,
    /// How.
    pub kind: ItemKind,
}

impl fmt::Display for CardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.note, self.kind)
    }
}

impl FromStr for CardId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let unknown = || IdError::Card(text.to_owned());
        let (note, kind) = text.rsplit_once('/').ok_or_else(unknown)?;
        let kind = ItemKind::named(kind).ok_or_else(unknown)?;
        Ok(Self {
            note: note.parse()?,
            kind,
        })
    }
}

impl TryFrom<String> for CardId {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl From<CardId> for String {
    fn from(id: CardId) -> Self {
        id.to_string()
    }
}

/// The 64-bit FNV-1a hash (Fowler, Noll, Vo) of the letters, digits and Chinese characters of a text.
pub(crate) fn fingerprint(text: &str) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut buffer = [0; 4];
    for character in text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
    {
        for byte in character.encode_utf8(&mut buffer).bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

#[cfg(test)]
mod tests;
