//! Text of a lesson as runs.

use super::{Display, Portion};
use crate::dto::{
    Link, MediaKindView, MediaView, Plain, ReadingSource, Run, ScriptView, Sentence, SyllableView, TextLang,
    WordStatus, WordView,
};
use std::ops::Range;
use wenxi_lesson::{AuthorReading, Lang, MediaKind, Named, Span, Text, media_in, sentences};
use wenxi_mandarin::{CharReading, Given, Language, Script, Source, Syllable, Word, pinyin};

/// Below this probability a reading of the app is shown as unsure.
const SURE: f32 = 0.9;

/// Writes texts of one lesson as runs; it gives each sentence of Chinese its name.
pub(crate) struct TextWriter<'a> {
    language: &'a Language,
    display: Display,
    /// The lesson of this name, for links between pages.
    lesson_named: &'a dyn Fn(&str) -> Option<String>,
    /// Whether only what is indexed is written: most of a view is strings for every syllable, which take longest to make.
    for_index: bool,
    /// Which sentences are read; all of them where it says nothing.
    portion: Option<Portion>,
    /// What was written so far.
    named: Named,
    /// What was written before each heading and then before each block under it, where it is indexed.
    marks: Vec<Vec<Named>>,
}

impl<'a> TextWriter<'a> {
    pub(crate) fn new(
        language: &'a Language,
        display: Display,
        lesson_named: &'a dyn Fn(&str) -> Option<String>,
    ) -> Self {
        Self {
            language,
            display,
            lesson_named,
            for_index: false,
            portion: None,
            named: Named::default(),
            marks: Vec::new(),
        }
    }

    /// Writes what the document has, whatever the learner wants to see and wherever its links lead. Of a syllable there is
    /// nothing but its letters.
    pub(crate) fn for_index(language: &'a Language) -> Self {
        Self {
            for_index: true,
            ..Self::new(language, Display::default(), &|_| None)
        }
    }

    /// Reads only what a learner sees first; other sentences are written as they stand there.
    pub(crate) fn reading_only(self, portion: Portion) -> Self {
        Self {
            portion: Some(portion),
            ..self
        }
    }

    /// Whether every sentence is read.
    pub(crate) fn reads_all(&self) -> bool {
        self.portion.is_none()
    }

    /// A section begins.
    pub(crate) fn begin_section(&mut self, id: &str) {
        if let Some(portion) = &mut self.portion {
            portion.begin_section(id, self.named.sentences);
        }
        if self.for_index {
            self.marks.push(vec![self.named]);
        }
    }

    /// A block of the section begins.
    pub(crate) fn begin_block(&mut self) {
        if let Some(marks) = self.marks.last_mut() {
            marks.push(self.named);
        }
    }

    /// What was named before each heading, and then before each block under it.
    pub(crate) fn into_marks(self) -> Vec<Vec<Named>> {
        self.marks
    }

    /// Goes on where so much has been named already.
    pub(crate) fn go_on_from(&mut self, named: Named) {
        self.named = named;
    }

    /// The lesson about a term, if the library has one.
    pub(crate) fn lesson_named(&self, term: &str) -> Option<String> {
        (self.lesson_named)(term)
    }

    /// A text as runs. Readings in brackets have moved to the characters, and are not written again.
    pub(crate) fn runs(&mut self, text: &Text) -> Vec<Run> {
        self.part(text, &(0..usize::MAX))
    }

    /// The part of a text in this range of bytes of its plain text, as runs.
    pub(crate) fn part(&mut self, text: &Text, range: &Range<usize>) -> Vec<Run> {
        // Most texts are one run, and a vector that grows by itself would take the room of four.
        let mut runs = Vec::with_capacity(stretches(text, range).count());
        for (span, inside) in stretches(text, range) {
            if span.lang == Lang::Chinese {
                self.chinese(span, inside, &mut runs);
            } else {
                self.other(span, inside, &mut runs);
            }
        }
        runs
    }

    /// Text that is not Chinese, with the sounds and pictures that it names.
    fn other(&mut self, span: &Span, range: Range<usize>, runs: &mut Vec<Run>) {
        let text = span.text.get(range).unwrap_or_default();
        let mut from = 0;
        for (named, name) in media_in(text) {
            self.piece(span, text.get(from..named.start).unwrap_or_default(), runs);
            from = named.end;
            let mut run = plain_run("");
            if let Run::Plain(plain) = &mut run {
                plain.media = Some(MediaView {
                    kind: match name.kind() {
                        MediaKind::Sound => MediaKindView::Sound,
                        MediaKind::Picture => MediaKindView::Picture,
                    },
                    name: name.to_string(),
                });
            }
            runs.push(run);
        }
        if from == 0 {
            runs.push(Run::Plain(self.plain(span, text)));
        } else {
            self.piece(span, text.get(from..).unwrap_or_default(), runs);
        }
    }

    /// What stands beside a sound or a picture.
    fn piece(&mut self, span: &Span, text: &str, runs: &mut Vec<Run>) {
        if !text.trim().is_empty() {
            runs.push(Run::Plain(self.plain(span, text)));
        }
    }

    /// Chinese that is one sentence whatever stands in it.
    pub(crate) fn sentence(&mut self, text: &str, readings: &[AuthorReading], strong: bool) -> Sentence {
        self.named.sentences += 1;
        if let Some(portion) = &self.portion
            && !portion.has(self.named.sentences)
        {
            return self.unread(text, strong);
        }
        let given: Vec<Given> = readings
            .iter()
            .map(|reading| Given {
                at: reading.at,
                syllable: reading.syllable,
                source: Source::Author,
            })
            .collect();
        let words = self.language.annotate(text, &given);
        let texts = self
            .display
            .script
            .map(|script| self.language.written_in(&words, script));
        let written = |at: usize, word: &Word| {
            let other = texts.as_ref().and_then(|texts| texts.get(at));
            other.unwrap_or(&word.text).clone()
        };
        Sentence {
            id: format!("s{}", self.named.sentences),
            script: self.script(text),
            words: words
                .iter()
                .enumerate()
                .map(|(at, word)| self.word(word, written(at, word)))
                .collect(),
            strong,
            link: None,
        }
    }

    /// A sentence whose readings come later.
    fn unread(&self, text: &str, strong: bool) -> Sentence {
        Sentence {
            id: format!("s{}", self.named.sentences),
            script: match self.display.script {
                Some(Script::Traditional) => ScriptView::Traditional,
                _ => ScriptView::Simplified,
            },
            words: vec![WordView {
                text: text.to_owned(),
                syllables: Vec::new(),
                status: WordStatus::New,
            }],
            strong,
            link: None,
        }
    }

    /// The script in which a text is shown.
    fn script(&self, text: &str) -> ScriptView {
        match self.display.script {
            Some(Script::Simplified) => ScriptView::Simplified,
            Some(Script::Traditional) => ScriptView::Traditional,
            None if self.language.is_traditional(text) => ScriptView::Traditional,
            None => ScriptView::Simplified,
        }
    }

    fn chinese(&mut self, span: &Span, range: Range<usize>, runs: &mut Vec<Run>) {
        let text = span.text.get(range.clone()).unwrap_or_default();
        for inside in sentences(text, Lang::Chinese) {
            let Some(sentence) = text.get(inside.clone()) else {
                continue;
            };
            let readings = readings_within(span, &(range.start + inside.start..range.start + inside.end));
            let mut sentence = self.sentence(sentence, &readings, span.style.strong);
            if inside.end == text.len() {
                sentence.link = self.link(span);
            }
            runs.push(Run::Chinese(sentence));
        }
    }

    /// Where a text leads: to a lesson of the library, or to an address that is safe to open.
    fn link(&self, span: &Span) -> Option<Link> {
        let link = span.style.link.as_deref()?;
        if ["http:", "https:", "mailto:"]
            .iter()
            .any(|scheme| link.starts_with(scheme))
        {
            return Some(Link::Address {
                href: link.to_owned(),
            });
        }
        self.lesson_named(link)
            .map(|lesson_id| Link::Lesson { lesson_id })
    }

    fn word(&self, word: &Word, text: String) -> WordView {
        if self.for_index {
            return WordView {
                syllables: word.readings.iter().map(as_indexed).collect(),
                text,
                status: WordStatus::New,
            };
        }
        let shown = pinyin::pieces(word, self.display.notation, |reading| self.tones(reading));
        let syllables = word.readings.iter().zip(text.chars()).zip(shown);
        WordView {
            syllables: syllables
                .map(|((reading, character), shown)| self.syllable(reading, character, shown))
                .collect(),
            text,
            status: WordStatus::New,
        }
    }

    /// A reading in the tones that are shown.
    fn tones(&self, reading: &CharReading) -> Syllable {
        if self.display.spoken_tones {
            reading.spoken
        } else {
            reading.written
        }
    }

    fn syllable(&self, reading: &CharReading, character: char, shown: String) -> SyllableView {
        SyllableView {
            character: character.to_string(),
            shown,
            citation: reading.written.to_string(),
            spoken: reading.spoken.to_string(),
            tone: self.tones(reading).tone().number(),
            source: reading.source.into(),
            unsure: is_unsure(reading),
        }
    }

    /// The name of a text that can be read aloud: readings are never spoken twice, nor is code.
    fn text_id(&mut self, span: &Span, text: &str) -> Option<String> {
        let said = matches!(span.lang, Lang::English | Lang::Other) && !span.style.code;
        (said && text.contains(char::is_alphanumeric)).then(|| {
            self.named.texts += 1;
            format!("e{}", self.named.texts)
        })
    }

    /// A stretch of a span as it stands there.
    fn plain(&mut self, span: &Span, text: &str) -> Plain {
        Plain {
            id: self.text_id(span, text),
            text: text.to_owned(),
            lang: match span.lang {
                Lang::English => TextLang::English,
                Lang::Pinyin => TextLang::Pinyin,
                Lang::Chinese | Lang::Other => TextLang::Other,
            },
            strong: span.style.strong,
            code: span.style.code,
            link: self.link(span),
            media: None,
        }
    }
}

/// A syllable as it is indexed: its letters, and the number of its tone behind them.
fn as_indexed(reading: &CharReading) -> SyllableView {
    SyllableView {
        character: String::new(),
        shown: String::new(),
        citation: format!("{}{}", reading.written.letters(), reading.written.tone().number()),
        spoken: String::new(),
        tone: reading.written.tone().number(),
        source: reading.source.into(),
        unsure: false,
    }
}

/// Whether a reading is the app's, and may well be wrong.
pub(crate) fn is_unsure(reading: &CharReading) -> bool {
    reading.source == Source::App && reading.sure < SURE
}

impl From<Source> for ReadingSource {
    fn from(source: Source) -> Self {
        match source {
            Source::Author => Self::Author,
            Source::Learner => Self::Learner,
            Source::App => Self::App,
        }
    }
}

/// A run of the app's own English.
pub(crate) fn plain_run(text: &str) -> Run {
    run_in(TextLang::English, text.to_owned())
}

/// A reading, which stands by itself.
pub(crate) fn pinyin_run(text: String) -> Run {
    run_in(TextLang::Pinyin, text)
}

fn run_in(lang: TextLang, text: String) -> Run {
    Run::Plain(Plain {
        id: None,
        text,
        lang,
        strong: false,
        code: false,
        link: None,
        media: None,
    })
}

/// The stretches of spans in this range of bytes of the plain text of a text, by their bytes; not those that are readings.
fn stretches<'t>(text: &'t Text, range: &Range<usize>) -> impl Iterator<Item = (&'t Span, Range<usize>)> {
    let (from, to) = (range.start, range.end);
    let mut start = 0;
    text.spans.iter().filter_map(move |span| {
        let here = start;
        start += span.text.len();
        let inside = from.max(here)..to.min(start);
        (inside.start < inside.end && !span.is_reading)
            .then(|| (span, inside.start - here..inside.end - here))
    })
}

/// The readings of the characters in this range of bytes of a span, counted from its start.
fn readings_within(span: &Span, bytes: &Range<usize>) -> Vec<AuthorReading> {
    if span.readings.is_empty() {
        return Vec::new();
    }
    let chars = chars_before(&span.text, bytes.start)..chars_before(&span.text, bytes.end);
    span.readings
        .iter()
        .filter(|reading| chars.contains(&reading.at))
        .map(|reading| AuthorReading {
            at: reading.at - chars.start,
            syllable: reading.syllable,
        })
        .collect()
}

fn chars_before(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(0, |before| before.chars().count())
}
