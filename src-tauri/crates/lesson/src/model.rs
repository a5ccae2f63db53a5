//! What a lesson is: typed blocks of text whose spans know their language and their place in the source.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A lesson made from one document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    /// The title as the document has it; empty when it has none.
    pub title: Text,
    /// What the title of a word page takes apart into.
    pub headword: Option<Headword>,
    /// The family of the document.
    pub kind: LessonKind,
    /// The sections in the order of the document. Text before the first heading is a section with an empty heading.
    pub sections: Vec<Section>,
    /// Tags that the document gives itself, outside of its text.
    pub tags: Vec<String>,
    /// What the reader and the recogniser have to say about the document.
    pub diagnostics: Vec<Diagnostic>,
}

/// The three families of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LessonKind {
    /// One headword and what there is to say about it.
    WordPage,
    /// A concept explained in Chinese and in English.
    ConceptPage,
    /// Anything else.
    Text,
}

/// The headword of a word page, taken from its title. The spans are those of the title.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Headword {
    /// The characters.
    pub chinese: Text,
    /// The author's pinyin, as written; empty when the title has none.
    pub pinyin: String,
    /// The English gloss; empty when the title has none.
    pub gloss: Text,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// What the section is for.
    pub role: Role,
    /// 1 for a section of the lesson, 2 and more for sub-sections that stand after it.
    pub level: u8,
    /// The heading as the document has it.
    pub heading: Text,
    /// The blocks; empty when the document has nothing there.
    pub blocks: Vec<Block>,
}

/// What a section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Quick Summary.
    Summary,
    /// Core Meaning.
    CoreMeaning,
    /// Character Breakdown.
    Characters,
    /// Cultural Context and Significance.
    Culture,
    /// Practical Usage.
    Usage,
    /// Example Sentences.
    Examples,
    /// Nuances and Common Mistakes.
    Mistakes,
    /// Related Terms and Concepts.
    Related,
    /// 中文解释 / English Explanation: definition, application and significance are its bilingual pairs.
    Definition,
    /// A section of its own on where the concept is applied.
    Application,
    /// A section of its own on why the concept matters.
    Significance,
    /// 历史典故 / Historical Context.
    Origin,
    /// A section of its own on the impact.
    Impact,
    /// 要点总结 / Takeaway.
    Takeaways,
    /// Any other section.
    Other,
}

/// A piece of a section. A `label` is the text with which the document introduces the piece (`Example 1:`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// Running text.
    Paragraph(Text),
    /// A list; each item is blocks.
    List {
        /// Numbered or bulleted.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A table; every row has the same number of cells.
    Table {
        /// Whether the first row is a heading.
        has_header: bool,
        /// The rows.
        rows: Vec<Vec<Text>>,
    },
    /// `Part of Speech: noun`.
    Fact {
        /// What it is a fact about.
        label: Text,
        /// The fact.
        value: Text,
    },
    /// `客 (kè): guest`.
    Character {
        /// The character with its reading, and the colon or dash behind it.
        character: Text,
        /// What the author says of it.
        meaning: Text,
    },
    /// An example sentence.
    Example(Example),
    /// What learners say wrongly, and how to say it.
    Mistake(Mistake),
    /// A passage in Chinese and the same in English.
    BilingualPair(BilingualPair),
    /// `顾客 (gùkè) - customer`.
    Related {
        /// The term with its reading, and the dash or colon behind it.
        term: Text,
        /// What the author says of it.
        gloss: Text,
    },
    /// A turn in a dialogue.
    Turn {
        /// Who speaks.
        speaker: Text,
        /// What is said.
        text: Text,
        /// Its English, if the document has it.
        english: Labelled,
        /// When it is said, if the document is of a film or a recording.
        times: Option<Times>,
    },
    /// Text whose line breaks and spaces matter.
    Code(Text),
}

/// When something is said, in milliseconds from the beginning of a film or a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Times {
    /// When it begins.
    pub start: u64,
    /// When it ends; subtitles may say that it does so before it begins.
    pub end: u64,
}

/// Text with the label that introduces it in the document; either may be empty.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Labelled {
    /// `English:`.
    pub label: Text,
    /// What follows it.
    pub text: Text,
}

/// An example sentence.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Example {
    /// The sentence, introduced by `Example 1:` or a number or nothing. Author's readings are on its spans.
    pub chinese: Labelled,
    /// The author's pinyin line as it stands in the document. It has been aligned to `chinese` where it could be.
    pub pinyin: Labelled,
    /// The translation.
    pub english: Labelled,
    /// What the author says of it.
    pub note: Labelled,
}

/// What learners say wrongly, why it is wrong, and what to say.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Mistake {
    /// The wrong sentence, introduced by `Incorrect:`.
    pub incorrect: Labelled,
    /// Why it is wrong; may stand before or after the corrects in the document.
    pub why: Labelled,
    /// One or several right ones.
    pub corrects: Vec<Correct>,
}

/// A right way to say it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Correct {
    /// The right sentence, introduced by `Correct:` or nothing.
    pub chinese: Labelled,
    /// Its translation.
    pub english: Labelled,
    /// What else the author says of it.
    pub note: Labelled,
}

/// A passage in Chinese and in English, aligned sentence by sentence.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct BilingualPair {
    /// What the pair is about (`定义 / Definition`); may be empty.
    pub topic: Text,
    /// The Chinese passage.
    pub chinese: Labelled,
    /// The English passage.
    pub english: Labelled,
    /// Which sentences belong together, in order; together they cover both passages.
    pub alignment: Vec<AlignedSentences>,
}

/// One step of an alignment: ranges of bytes into the plain text of each side. Either may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AlignedSentences {
    /// Into the Chinese passage.
    pub chinese: Range<usize>,
    /// Into the English passage.
    pub english: Range<usize>,
}

/// Text of a block: spans in the order of the document.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Text {
    /// The spans; joined they are the visible text.
    pub spans: Vec<Span>,
}

impl Text {
    /// The visible text.
    pub fn plain(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// Whether there is nothing to see.
    pub fn is_empty(&self) -> bool {
        self.spans.iter().all(|span| span.text.trim().is_empty())
    }
}

/// A run of text in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Span {
    /// What is seen.
    pub text: String,
    /// Its language.
    pub lang: Lang,
    /// Bytes of the decoded source that it stands at. As many as `text` has, and then the same, unless the format writes
    /// it otherwise (`&amp;`); then all of what it writes, or an empty range where that begins.
    pub at: Range<usize>,
    /// How it is set.
    pub style: Style,
    /// Readings that the author gave for characters of this span, one for each character that has one, in order.
    pub readings: Vec<AuthorReading>,
    /// Whether this span is itself a reading in brackets, ` (kèhù)`, which has moved to the characters before it:
    /// it is shown above them and not again in the line. Brackets and space before it are part of the span.
    pub is_reading: bool,
}

/// The author's reading of one character.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorReading {
    /// Index of the character in the span's text, in `char`s.
    pub at: usize,
    /// The reading. 儿 of an erhua syllable has none of its own: the syllable before ends in `r`.
    #[serde(with = "crate::kept::syllable")]
    pub syllable: wenxi_mandarin::Syllable,
}

/// The language of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Chinese, with the punctuation and numbers inside it.
    Chinese,
    /// English, with the punctuation and numbers inside it.
    English,
    /// Mandarin in pinyin.
    Pinyin,
    /// Neither.
    Other,
}

/// How a span is set.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Style {
    /// Bold or otherwise emphasised in the document.
    pub strong: bool,
    /// Set as code in the document. Backticks around Chinese are dropped as markup and do not set this.
    pub code: bool,
    /// Where a link of the document leads: `http(s):` and `mailto:` addresses, or the name of another page.
    pub link: Option<String>,
}

/// Something to tell the person whose document this is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable word for it, `reading-count`.
    pub code: Cow<'static, str>,
    /// A sentence.
    pub message: String,
    /// Where: line, counted from 1.
    pub line: usize,
    /// Where: column in characters, counted from 1.
    pub column: usize,
    /// Text of the document that is in no span because of this.
    pub lost: String,
}

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Good to know.
    Note,
    /// Probably a slip of the author.
    Warning,
    /// The document says something that cannot be.
    Error,
}
