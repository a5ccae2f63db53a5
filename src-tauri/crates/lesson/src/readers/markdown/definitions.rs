//! Definitions of links, `[客户]: client`. Markdown swallows them; where they are no addresses, or no link is one of
//! theirs, the author meant them to be read.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};

use crate::Style;
use crate::tree::{Inline, RunKind};

/// Finds the definitions of a page: they stand where the parser saw nothing.
pub(super) struct Definitions<'a> {
    source: &'a str,
    /// Before this byte all has been seen.
    seen: usize,
    /// What links may name, once that is asked.
    used: Option<HashSet<&'a str>>,
}

/// The label of a link is not longer, in bytes.
const LONGEST: usize = 1000;

impl<'a> Definitions<'a> {
    /// For a page that begins at a byte of the source.
    pub(super) fn new(source: &'a str, start: usize) -> Self {
        Definitions {
            source,
            seen: start,
            used: None,
        }
    }

    /// What is to be shown of the definitions that stand before an event.
    pub(super) fn before(&mut self, event: &Event<'_>, at: &Range<usize>) -> Option<Inline> {
        match event {
            Event::Start(_) => self.until(at.start),
            Event::End(TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition) => {
                self.until(at.end)
            }
            // Behind a list its end is that of what comes next.
            Event::End(TagEnd::List(_)) => None,
            Event::End(_) => {
                self.seen = self.seen.max(at.end);
                None
            }
            _ => {
                let shown = self.until(at.start);
                self.seen = self.seen.max(at.end);
                shown
            }
        }
    }

    /// What is to be shown of the definitions between what was seen last and a byte of the source.
    pub(super) fn until(&mut self, end: usize) -> Option<Inline> {
        let start = self.seen;
        self.seen = start.max(end);
        let unseen = self
            .source
            .get(start..end)
            .filter(|unseen| unseen.contains("]:"))?;
        let mut shown = Inline::default();
        let mut is_shown = false;
        let mut at = start;
        for line in unseen.split_inclusive('\n') {
            let text = line.trim_start_matches(|mark: char| {
                mark.is_whitespace()
                    || mark.is_ascii_digit()
                    || matches!(mark, '>' | '-' | '*' | '+' | '.' | ')')
            });
            let from = at + line.len() - text.len();
            at += line.len();
            // The beginning of a line that the parser has seen: an escape, or the mark of a block.
            if !line.ends_with('\n') && at < self.source.len() {
                break;
            }
            if let Some((label, target)) = definition(text) {
                is_shown = !(is_address(target) && self.is_used(label));
            }
            let text = text.trim_end();
            if is_shown && !text.is_empty() {
                if !shown.is_blank() {
                    shown.push_break(RunKind::HardBreak, from);
                }
                shown.push(text, from..from + text.len(), Style::default());
            }
        }
        (!shown.is_blank()).then_some(shown)
    }

    /// Whether a link names it.
    fn is_used(&mut self, label: &str) -> bool {
        let source = self.source;
        self.used
            .get_or_insert_with(|| in_brackets(source))
            .contains(label)
    }
}

/// What stands in brackets anywhere, but for the labels of definitions.
fn in_brackets(source: &str) -> HashSet<&str> {
    let mut found = HashSet::new();
    for (open, _) in source.match_indices('[') {
        let rest = source.get(open + 1..).unwrap_or_default();
        let near = rest.get(..rest.floor_char_boundary(LONGEST)).unwrap_or_default();
        if let Some((label, after)) = near.split_once(']')
            && !after.starts_with(':')
        {
            found.insert(label);
        }
    }
    found
}

/// The label and the target of a line that defines a link; footnotes are none.
fn definition(line: &str) -> Option<(&str, &str)> {
    let (label, target) = line.strip_prefix('[')?.split_once("]:")?;
    (!label.trim().is_empty() && !label.starts_with('^')).then(|| (label, target.trim()))
}

/// Whether a target looks like the place of something.
fn is_address(target: &str) -> bool {
    target.contains([':', '/', '.', '#'])
}
