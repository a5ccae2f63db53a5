//! What every reader makes of a document, and what the recogniser works on: headings, paragraphs, lists, tables
//! and code, with inline text that knows its place in the source.

use std::borrow::Cow;
use std::ops::Range;

use crate::{Style, Times};

/// A block of a document, before anyone asks what it means.
#[derive(Debug, Clone)]
pub(crate) enum Node {
    /// A heading; 1 is the highest level.
    Heading { level: u8, text: Inline },
    /// Lines of running text.
    Paragraph(Inline),
    /// A list; the items are blocks.
    List { ordered: bool, items: Vec<Vec<Node>> },
    /// A table.
    Table {
        has_header: bool,
        rows: Vec<Vec<Inline>>,
    },
    /// Text whose line breaks and spaces matter.
    Code(Inline),
    /// What is said at a time of a film; it may be in two languages, line by line.
    Cue { text: Inline, times: Option<Times> },
    /// A line that parts what stands above it from what stands below.
    Rule,
}

/// A line of text with its markup taken off. Breaks are `\n` in `text`, with a run of their own.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Inline {
    text: String,
    runs: Vec<Run>,
}

/// A piece of an [`Inline`] that is set in one style; it reaches to the start of the next run.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    /// First byte in the text.
    pub(crate) start: usize,
    /// Bytes of the decoded source that it stands at.
    pub(crate) at: Range<usize>,
    /// What it is.
    pub(crate) kind: RunKind,
    /// How it is set.
    pub(crate) style: Style,
}

/// What a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RunKind {
    /// Text.
    Text,
    /// The end of a line that a reader may or may not mean.
    SoftBreak,
    /// The end of a line in the source that is none to a reader: a blank, or nothing between Chinese characters.
    Wrap,
    /// The end of a line that the author wants.
    HardBreak,
    /// A reading that the format itself calls one (`<rt>`).
    Reading,
}

impl Inline {
    /// Adds text that stands at `at`.
    pub(crate) fn push(&mut self, text: &str, at: Range<usize>, style: Style) {
        self.push_run(text, at, RunKind::Text, style);
    }

    /// Adds a break.
    pub(crate) fn push_break(&mut self, kind: RunKind, at: usize) {
        self.push_run("\n", at..at, kind, Style::default());
    }

    /// Adds the end of a line of the source that is none to a reader.
    pub(crate) fn push_wrap(&mut self, at: usize) {
        self.push_run(" ", at..at, RunKind::Wrap, Style::default());
    }

    /// Makes of soft breaks, of which `is_wrap` says so by the byte in the text, ends of lines that are none to a reader.
    pub(crate) fn join_lines(&mut self, is_wrap: impl Fn(usize) -> bool) {
        for run in &mut self.runs {
            if run.kind == RunKind::SoftBreak && is_wrap(run.start) {
                run.kind = RunKind::Wrap;
                self.text.replace_range(run.start..=run.start, " ");
            }
        }
    }

    /// Adds a run. Verbatim text that goes on where the last run ended lengthens it.
    pub(crate) fn push_run(&mut self, text: &str, at: Range<usize>, kind: RunKind, style: Style) {
        if text.is_empty() {
            return;
        }
        let len = self.text.len();
        if let Some(last) = self.runs.last_mut()
            && last.kind == RunKind::Text
            && kind == RunKind::Text
            && last.style == style
            && last.at.end == at.start
            && len - last.start == last.at.len()
            && text.len() == at.len()
        {
            last.at.end = at.end;
        } else {
            self.runs.push(Run {
                start: len,
                at,
                kind,
                style,
            });
        }
        self.text.push_str(text);
    }

    /// Adds another line behind this one.
    pub(crate) fn append(&mut self, other: Inline) {
        for (text, run) in other.pieces() {
            self.push_run(text, run.at.clone(), run.kind, run.style.clone());
        }
    }

    /// The text, with `\n` for breaks.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing to see.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The runs with their texts.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (&str, &Run)> {
        self.runs.iter().enumerate().filter_map(|(index, run)| {
            let end = self
                .runs
                .get(index + 1)
                .map_or(self.text.len(), |next| next.start);
            Some((self.text.get(run.start..end)?, run))
        })
    }

    /// The part of it from byte to byte of its text.
    pub(crate) fn cut(&self, range: Range<usize>) -> Inline {
        let first = self
            .runs
            .partition_point(|run| run.start <= range.start)
            .saturating_sub(1);
        let after = self.runs.partition_point(|run| run.start < range.end);
        let mut part = Inline {
            text: String::with_capacity(range.len()),
            runs: Vec::with_capacity(after.saturating_sub(first)),
        };
        for (index, run) in self.runs.iter().enumerate().take(after).skip(first) {
            let run_end = self
                .runs
                .get(index + 1)
                .map_or(self.text.len(), |next| next.start);
            let (from, to) = (run.start.max(range.start), run_end.min(range.end));
            if let Some(text) = self.text.get(from..to)
                && !text.is_empty()
            {
                let at = run.place(from - run.start, to - run.start, run_end - run.start);
                part.push_run(text, at, run.kind, run.style.clone());
            }
        }
        part
    }

    /// It cut in two at a byte of its text, without the blanks at the cut and the ends.
    pub(crate) fn split(&self, at: usize) -> (Inline, Inline) {
        (self.trimmed_cut(0..at), self.trimmed_cut(at..self.text.len()))
    }

    /// The part of it from byte to byte of its text, without the blanks at its ends.
    pub(crate) fn trimmed_cut(&self, range: Range<usize>) -> Inline {
        let part = self.text.get(range.clone()).unwrap_or_default();
        let blank = part.len() - part.trim_start().len();
        let start = range.start + blank;
        self.cut(start..start + part.trim().len())
    }

    /// It without blanks at its ends.
    pub(crate) fn trimmed(self) -> Inline {
        if self.text.trim().len() == self.text.len() {
            self
        } else {
            self.trimmed_cut(0..self.text.len())
        }
    }

    /// Its lines, each without blanks at its ends; blank ones are left out.
    pub(crate) fn lines(&self) -> Cow<'_, [Inline]> {
        if self.is_line() {
            return Cow::Borrowed(std::slice::from_ref(self));
        }
        let mut lines = Vec::new();
        let mut start = 0;
        for (end, _) in self.text.match_indices('\n').chain([(self.text.len(), "")]) {
            let line = self.trimmed_cut(start..end);
            if !line.is_blank() {
                lines.push(line);
            }
            start = end + 1;
        }
        Cow::Owned(lines)
    }

    /// As [`Inline::lines`], and there is nothing left of it.
    pub(crate) fn into_lines(self) -> Vec<Inline> {
        if self.is_line() {
            return vec![self];
        }
        self.lines().into_owned()
    }

    /// Whether it is one line without blanks at its ends.
    fn is_line(&self) -> bool {
        !self.text.is_empty() && self.text.trim().len() == self.text.len() && !self.text.contains('\n')
    }

    /// The byte of its text at which the strong text that it begins with ends; 0 if it begins otherwise.
    pub(crate) fn strong_prefix(&self) -> usize {
        let mut end = 0;
        for (text, run) in self.pieces() {
            if !run.style.strong && !text.trim().is_empty() {
                break;
            }
            if run.style.strong {
                end = run.start + text.len();
            }
        }
        end
    }

    /// Whether the byte of its text is set as code.
    pub(crate) fn is_code_at(&self, at: usize) -> bool {
        let index = self.runs.partition_point(|run| run.start <= at).saturating_sub(1);
        self.runs.get(index).is_some_and(|run| run.style.code)
    }

    /// Whether some of it is set as code.
    pub(crate) fn has_code(&self) -> bool {
        self.runs.iter().any(|run| run.style.code)
    }

    /// Where it begins in the source.
    pub(crate) fn source_start(&self) -> usize {
        self.runs.first().map_or(0, |run| run.at.start)
    }

    /// Takes the code style off runs for which `drop` says so.
    pub(crate) fn uncode(&mut self, drop: impl Fn(&str) -> bool) {
        if !self.has_code() {
            return;
        }
        let whole: Vec<bool> = self
            .pieces()
            .map(|(text, run)| run.style.code && drop(text))
            .collect();
        for (run, take) in self.runs.iter_mut().zip(whole) {
            if take {
                run.style.code = false;
            }
        }
    }
}

impl Run {
    /// Where a part of the run stands in the source: exactly where the run is verbatim, else the whole run.
    fn place(&self, from: usize, to: usize, len: usize) -> Range<usize> {
        if self.at.len() == len {
            self.at.start + from..self.at.start + to
        } else {
            self.at.clone()
        }
    }

    /// Where bytes `from..to` of the run's `text` stand in the source.
    pub(crate) fn part(&self, text: &str, from: usize, to: usize) -> Range<usize> {
        self.place(from, to, text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(parts: &[(&str, bool)]) -> Inline {
        let mut inline = Inline::default();
        let mut at = 10;
        for (text, strong) in parts {
            let style = Style {
                strong: *strong,
                ..Style::default()
            };
            inline.push(text, at..at + text.len(), style);
            at += text.len();
        }
        inline
    }

    #[test]
    fn a_cut_keeps_text_style_and_place() {
        let inline = line(&[("定义", true), ("：客户", false)]);
        let cut = inline.cut(3..9);
        assert_eq!(cut.text(), "义：");
        let pieces: Vec<_> = cut
            .pieces()
            .map(|(text, run)| (text, run.at.clone(), run.style.strong))
            .collect();
        assert_eq!(pieces, [("义", 13..16, true), ("：", 16..19, false)]);
    }

    #[test]
    fn lines_are_trimmed_and_blank_ones_go() {
        let mut inline = line(&[("  one ", false)]);
        inline.push_break(RunKind::HardBreak, 16);
        inline.push_break(RunKind::HardBreak, 17);
        inline.push("two", 18..21, Style::default());
        let texts: Vec<_> = inline.lines().iter().map(|line| line.text().to_owned()).collect();
        assert_eq!(texts, ["one", "two"]);
    }

    #[test]
    fn strong_prefix_ends_before_the_colon_outside() {
        assert_eq!(line(&[("Label", true), (": text", false)]).strong_prefix(), 5);
        assert_eq!(line(&[("text", false), ("Label", true)]).strong_prefix(), 0);
    }
}
