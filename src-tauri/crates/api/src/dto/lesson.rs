//! A lesson as the window draws it.

use super::{Run, Sentence, dto};

dto! {
    /// Which lesson.
    pub struct LessonGetArgs {
        /// Its id.
        pub lesson_id: String,
    }

    /// Opens a lesson.
    pub struct LessonOpenArgs {
        /// Its id.
        pub lesson_id: String,
        /// Where the learner wants to be; none for where they were last.
        pub place: Option<Place>,
    }

    /// A lesson.
    pub struct LessonView {
        /// Its id.
        pub id: String,
        /// The title as plain text, for lists and the window's title.
        pub title: String,
        /// The title.
        pub heading: Vec<Run>,
        /// The family of the document.
        pub kind: LessonKindView,
        /// The parts of a word page's title.
        pub headword: Option<HeadwordView>,
        /// The sections in order.
        pub sections: Vec<SectionView>,
        /// What is said when it is read aloud, in order.
        pub aloud: Vec<AloudView>,
        /// The share of its words that the learner knows, 0 to 1; none for one who knows no word yet.
        pub known: Option<f32>,
        /// What was noticed about the document.
        pub diagnostics: Vec<DiagnosticView>,
        /// Whether all of it is here, with readings over all its Chinese. Of a long lesson that was just opened only what the
        /// learner sees first has them, other sentences are one word without syllables, and nothing is read aloud yet.
        pub whole: bool,
        /// Ships with the app, and cannot be removed.
        pub built_in: bool,
        /// Where the document lies, for imported ones.
        pub file: Option<String>,
        /// Where the learner was.
        pub place: Option<Place>,
    }

    /// The family of a document.
    #[derive(Copy, Eq)]
    pub enum LessonKindView {
        /// One headword and what there is to say about it.
        WordPage,
        /// A concept explained in Chinese and in English.
        ConceptPage,
        /// Anything else.
        Text,
    }

    /// The title of a word page, taken apart.
    pub struct HeadwordView {
        /// The characters with their reading.
        pub chinese: Sentence,
        /// The English gloss of the author; empty when there is none.
        pub gloss: Vec<Run>,
        /// Level in HSK 3.0 (1 to 7, where 7 stands for 7-9), by the app.
        pub hsk: Option<u8>,
        /// Whether the word is saved to study.
        pub saved: bool,
    }

    /// A section of a lesson.
    pub struct SectionView {
        /// Its name within the lesson, `s-3`.
        pub id: String,
        /// What it is for, `examples`, `mistakes`, `other` …
        pub role: RoleView,
        /// 1 for a section, 2 and more for the sub-sections after it.
        pub level: u8,
        /// The heading of the document; empty for text before the first heading.
        pub heading: Vec<Run>,
        /// Empty when the document has nothing there, or when what it has is still to come.
        pub blocks: Vec<BlockView>,
        /// How many of its blocks stand before these. Of a book that was just opened only those around the place where the
        /// learner is are here; all others come with `lesson_get`.
        pub before: u32,
        /// How many stand behind them.
        pub after: u32,
    }

    /// What is said in one go when a lesson is read aloud: a sentence of Chinese, or one of English with the Chinese
    /// words that stand in it.
    #[derive(Eq)]
    pub struct AloudView {
        /// The section in which it stands.
        pub section_id: String,
        /// It is said only where English is read aloud, too.
        pub english: bool,
        /// What it is made of, in order.
        pub parts: Vec<AloudPart>,
    }

    /// A part of what is said in one go.
    #[derive(Eq)]
    #[serde(tag = "type")]
    pub enum AloudPart {
        /// A [`Sentence`].
        Chinese { /// Its name.
            id: String },
        /// Characters of a [`Plain`](super::Plain) text.
        Text { /// Its name.
            id: String, /// The first, counted in UTF-16 units as the window counts them.
            from: u32, /// The one after the last.
            to: u32 },
    }

    /// What a section is for.
    #[derive(Copy, Eq)]
    pub enum RoleView {
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
        /// 中文解释 / English Explanation.
        Definition,
        /// Where the concept is applied.
        Application,
        /// Why it matters.
        Significance,
        /// 历史典故 / Historical Context.
        Origin,
        /// Its impact.
        Impact,
        /// 要点总结 / Takeaway.
        Takeaways,
        /// Anything else.
        Other,
    }

    /// A piece of a section. Labels are the document's own (`Example 1:`), and may be empty.
    #[serde(tag = "type", rename_all_fields = "camelCase")]
    pub enum BlockView {
        /// Running text.
        Paragraph { /// The text.
            text: Vec<Run> },
        /// A list.
        List { /// Numbered or bulleted.
            ordered: bool, /// The items, each of blocks.
            items: Vec<Vec<BlockView>> },
        /// A table.
        Table { /// The first row is a heading.
            has_header: bool, /// Rows of cells.
            rows: Vec<Vec<Vec<Run>>> },
        /// `Part of Speech: noun`.
        Fact { /// What about.
            label: Vec<Run>, /// The fact.
            value: Vec<Run> },
        /// `客 (kè): guest`.
        Character { /// The character with its reading.
            character: Vec<Run>, /// What the author says of it.
            meaning: Vec<Run> },
        /// An example sentence.
        Example { /// `Example 1:`
            label: Vec<Run>, /// The sentence.
            chinese: Vec<Run>, /// The author's pinyin, when it could not be put over the characters.
            pinyin: Vec<Run>, /// The translation.
            english: Vec<Run>, /// What the author says of it.
            note: Vec<Run> },
        /// What learners say wrongly, and how to say it.
        Mistake { /// `Incorrect:`
            label: Vec<Run>, /// The wrong sentence.
            incorrect: Vec<Run>, /// Why it is wrong.
            why: Vec<Run>, /// The right ones.
            corrects: Vec<CorrectView> },
        /// A passage in Chinese and in English.
        BilingualPair { /// What it is about, `定义 / Definition`.
            topic: Vec<Run>, /// `中文解释：`
            chinese_label: Vec<Run>, /// `English Explanation:`
            english_label: Vec<Run>, /// Sentences that belong together, in order.
            rows: Vec<BilingualRow> },
        /// `顾客 (gùkè) - customer`.
        Related { /// The term.
            term: Vec<Run>, /// What the author says of it.
            gloss: Vec<Run>, /// The lesson about it, if the library has one.
            lesson_id: Option<String> },
        /// A turn in a dialogue.
        Turn { /// Who speaks.
            speaker: Vec<Run>, /// What is said.
            text: Vec<Run>, /// Its English.
            english: Vec<Run>, /// When it is said in the film or recording, in milliseconds, if the document is of one.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            at_ms: Option<u32> },
        /// Text whose line breaks matter.
        Code { /// The text.
            text: String },
    }

    /// A right way to say it.
    pub struct CorrectView {
        /// `Correct:`
        pub label: Vec<Run>,
        /// The sentence.
        pub chinese: Vec<Run>,
        /// Its translation.
        pub english: Vec<Run>,
        /// What else the author says of it.
        pub note: Vec<Run>,
    }

    /// Sentences that say the same; either side may be empty.
    pub struct BilingualRow {
        /// In Chinese.
        pub chinese: Vec<Run>,
        /// In English.
        pub english: Vec<Run>,
    }

    /// Something noticed about a document.
    pub struct DiagnosticView {
        /// How bad.
        pub severity: SeverityView,
        /// A stable word for it.
        pub code: String,
        /// A sentence.
        pub message: String,
        /// Line, from 1.
        pub line: u32,
        /// Column in characters, from 1.
        pub column: u32,
        /// Text of the document that the lesson does not show because of this; empty when it shows all.
        pub lost: String,
    }

    /// How bad it is.
    #[derive(Copy, Eq)]
    pub enum SeverityView {
        /// Good to know.
        Note,
        /// Probably a slip.
        Warning,
        /// Cannot be.
        Error,
    }

    /// Where a learner was, or where something stands.
    #[derive(Eq)]
    pub struct Place {
        /// Section id.
        pub section_id: String,
        /// Sentence id, if it is a sentence.
        pub sentence_id: Option<String>,
    }

    /// Remembers where the learner is.
    pub struct LessonPlaceSetArgs {
        /// The lesson.
        pub lesson_id: String,
        /// Where in it.
        pub place: Place,
    }
}
