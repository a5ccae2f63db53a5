//! From a line of a document to spans that know their language, with the author's readings on their characters.

mod languages;
mod readings;

use std::borrow::Cow;
use std::ops::Range;

pub(crate) use readings::is_reading;
use wenxi_mandarin::{Syllable, pinyin};

use crate::diagnostics::Diagnostics;
use crate::script::{is_chinese_mark, is_latin};
use crate::tree::{Inline, Run, RunKind};
use crate::{AuthorReading, Lang, Severity, Span, Text};

/// Which readings a character can have; empty when that is not known.
pub(crate) type ReadingsOf<'a> = &'a dyn Fn(char) -> &'a [Syllable];

/// Turns lines into texts.
pub(crate) struct Setter<'a> {
    /// Which readings a character can have.
    pub(crate) readings_of: ReadingsOf<'a>,
    /// What was noticed.
    pub(crate) diagnostics: Diagnostics,
}

impl<'a> Setter<'a> {
    /// The spans of a line.
    pub(crate) fn text(&mut self, line: Inline) -> Text {
        if line.text().is_empty() {
            return Text::default();
        }
        let flat = Flat::of(&line);
        let given = flat
            .pieces
            .iter()
            .filter(|piece| piece.run.kind == RunKind::Reading);
        let given: Vec<Range<usize>> = given.map(|piece| piece.range.clone()).collect();
        let found = readings::find(&flat.text, &given, self.readings_of);
        for problem in found.problems {
            let at = flat.source(problem.at);
            self.diagnostics
                .note(Severity::Warning, problem.code, problem.message, at);
        }
        let languages = languages::runs(&flat.text, &found.shown);
        flat.spans(&languages, &found.shown, &found.syllables)
    }

    /// The length of the pinyin of a Chinese text that another text begins with; 0 if it begins otherwise.
    pub(crate) fn leading_reading(&self, chinese: &str, rest: &str) -> usize {
        readings::leading_reading(chinese, rest, self.readings_of)
    }

    /// Puts the pinyin that stands on a line of its own over the Chinese that it is the reading of. Says whether it fits.
    pub(crate) fn align(&mut self, chinese: &mut Text, reading: &mut Text) -> bool {
        let Some(at) = reading.spans.first().map(|span| span.at.start) else {
            return false;
        };
        let line: String = visible(chinese).map(|span| span.text.as_str()).collect();
        if line.is_empty() {
            return false;
        }
        let written = reading.plain();
        let syllables = pinyin::parse(&written).unwrap_or_default();
        match readings::align(&line, written.trim(), &syllables, self.readings_of) {
            Ok(alignment) => {
                let mut start = 0;
                let mut syllables = alignment.syllables.iter().peekable();
                for span in chinese.spans.iter_mut().filter(|span| !span.is_reading) {
                    let end = start + span.text.chars().count();
                    let mut readings = Vec::new();
                    while let Some((at, syllable)) = syllables.next_if(|(at, _)| *at < end) {
                        readings.push(AuthorReading {
                            at: at - start,
                            syllable: *syllable,
                        });
                    }
                    if span.readings.is_empty() {
                        span.readings = readings;
                    }
                    start = end;
                }
                for span in &mut reading.spans {
                    span.is_reading = true;
                }
                let odd: Vec<char> = alignment
                    .odd
                    .iter()
                    .filter_map(|index| line.chars().nth(*index))
                    .collect();
                if let Some(problem) = readings::odd_reading(&odd, &written) {
                    self.diagnostics.note(Severity::Warning, problem.0, problem.1, at);
                }
                true
            }
            Err(reason) => {
                let message = format!("The pinyin “{}” was left as it is: {reason}", written.trim());
                self.diagnostics
                    .note(Severity::Warning, "reading-count", message, at);
                false
            }
        }
    }
}

/// The spans of a text that are not readings.
fn visible(text: &Text) -> impl Iterator<Item = &Span> {
    text.spans.iter().filter(|span| !span.is_reading)
}

/// A run of a line, and where it stands in the flat text.
struct Piece<'a> {
    range: Range<usize>,
    text: &'a str,
    run: &'a Run,
}

/// A line with its soft breaks resolved: nothing between Chinese characters, else a space.
struct Flat<'a> {
    text: Cow<'a, str>,
    pieces: Vec<Piece<'a>>,
}

impl<'a> Flat<'a> {
    fn of(line: &'a Inline) -> Flat<'a> {
        let is_soft = |run: &Run| matches!(run.kind, RunKind::SoftBreak | RunKind::Wrap);
        let has_soft_breaks = line.pieces().any(|(_, run)| is_soft(run));
        if !has_soft_breaks {
            let piece = |(text, run): (&'a str, &'a Run)| Piece {
                range: run.start..run.start + text.len(),
                text,
                run,
            };
            return Flat {
                text: Cow::Borrowed(line.text()),
                pieces: line.pieces().map(piece).collect(),
            };
        }
        let mut flat = String::with_capacity(line.text().len());
        let mut pieces = Vec::new();
        let mut offset = 0;
        for (text, run) in line.pieces() {
            let start = flat.len();
            let after = offset + text.len();
            if is_soft(run) {
                let next = line.text().get(after..).and_then(|rest| rest.chars().next());
                let wide = |character: Option<char>| {
                    character.is_some_and(|character| {
                        wenxi_mandarin::is_hanzi(character) || is_chinese_mark(character)
                    })
                };
                if !(wide(flat.chars().next_back()) && wide(next)) {
                    flat.push(' ');
                }
            } else {
                flat.push_str(text);
            }
            offset = after;
            if flat.len() > start {
                pieces.push(Piece {
                    range: start..flat.len(),
                    text,
                    run,
                });
            }
        }
        Flat {
            text: Cow::Owned(flat),
            pieces,
        }
    }

    /// Where a byte of the flat text stands in the source.
    fn source(&self, at: usize) -> usize {
        let after = self.pieces.partition_point(|piece| piece.range.start <= at);
        let piece = after.checked_sub(1).and_then(|index| self.pieces.get(index));
        piece.map_or(0, |piece| {
            let from = at - piece.range.start;
            piece.run.part(piece.text, from, from.max(piece.text.len())).start
        })
    }

    fn spans(
        &self,
        languages: &[(usize, Lang)],
        shown: &[Range<usize>],
        syllables: &[(usize, Syllable)],
    ) -> Text {
        if let ([(0, lang)], [], []) = (languages, shown, syllables) {
            return self.in_one_language(*lang);
        }
        let mut cuts = Vec::with_capacity(languages.len() + 2 * shown.len() + 1);
        cuts.extend(languages.iter().map(|(start, _)| *start));
        cuts.extend(shown.iter().flat_map(|range| [range.start, range.end]));
        cuts.push(self.text.len());
        cuts.sort_unstable();
        cuts.dedup();
        let mut spans: Vec<Span> = Vec::with_capacity(cuts.len().max(self.pieces.len()));
        let mut cut = 0;
        let mut language = 0;
        let mut reading = 0;
        let mut syllable = 0;
        for piece in &self.pieces {
            let mut start = piece.range.start;
            while start < piece.range.end {
                while cuts.get(cut).is_some_and(|next| *next <= start) {
                    cut += 1;
                }
                let end = cuts
                    .get(cut)
                    .map_or(piece.range.end, |next| (*next).min(piece.range.end));
                while languages
                    .get(language + 1)
                    .is_some_and(|(next, _)| *next <= start)
                {
                    language += 1;
                }
                while shown.get(reading).is_some_and(|range| range.end <= start) {
                    reading += 1;
                }
                let text = self.text.get(start..end).unwrap_or_default();
                let (from, to) = (start - piece.range.start, end - piece.range.start);
                let mut readings = Vec::new();
                while let Some((at, read)) = syllables.get(syllable).filter(|(at, _)| *at < end) {
                    if let Some(before) = at.checked_sub(start).and_then(|offset| text.get(..offset)) {
                        readings.push(AuthorReading {
                            at: before.chars().count(),
                            syllable: *read,
                        });
                    }
                    syllable += 1;
                }
                let span = Span {
                    text: text.to_owned(),
                    lang: languages.get(language).map_or(Lang::Other, |(_, lang)| *lang),
                    at: piece.run.part(piece.text, from, to),
                    style: piece.run.style.clone(),
                    readings,
                    is_reading: shown.get(reading).is_some_and(|range| range.start <= start),
                };
                push_joined(&mut spans, span);
                start = end;
            }
        }
        Text { spans }
    }
}

impl Flat<'_> {
    /// The spans of a text without readings.
    fn in_one_language(&self, lang: Lang) -> Text {
        let mut spans: Vec<Span> = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            let text = self.text.get(piece.range.clone()).unwrap_or_default();
            let span = Span {
                text: text.to_owned(),
                lang,
                at: piece.run.part(piece.text, 0, text.len()),
                style: piece.run.style.clone(),
                readings: Vec::new(),
                is_reading: false,
            };
            push_joined(&mut spans, span);
        }
        Text { spans }
    }
}

/// Adds a span; what differs in nothing from the one before is a part of it.
fn push_joined(spans: &mut Vec<Span>, span: Span) {
    match spans.last_mut() {
        Some(last)
            if last.lang == span.lang
                && last.style == span.style
                && last.is_reading == span.is_reading
                && last.at.end == span.at.start
                && last.text.len() == last.at.len()
                && span.text.len() == span.at.len() =>
        {
            let before = last.text.chars().count();
            last.text.push_str(&span.text);
            last.at.end = span.at.end;
            last.readings
                .extend(span.readings.into_iter().map(|reading| AuthorReading {
                    at: reading.at + before,
                    ..reading
                }));
        }
        _ => spans.push(span),
    }
}

/// Whether a text has Latin letters.
fn has_latin(text: &str) -> bool {
    text.chars().any(is_latin)
}
