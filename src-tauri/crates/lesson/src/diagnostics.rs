//! Diagnostics while a lesson is made.

use crate::{Diagnostic, Severity};

/// Collects diagnostics by the byte of the source that they are about.
#[derive(Default)]
pub(crate) struct Diagnostics {
    list: Vec<(usize, Diagnostic)>,
}

impl Diagnostics {
    /// Notices something at a byte of the source.
    pub(crate) fn note(&mut self, severity: Severity, code: &'static str, message: String, at: usize) {
        self.lose(severity, code, message, at, String::new());
    }

    /// Notices something because of which text of the document is in no span.
    pub(crate) fn lose(
        &mut self,
        severity: Severity,
        code: &'static str,
        message: String,
        at: usize,
        lost: String,
    ) {
        self.list.push((
            at,
            Diagnostic {
                severity,
                code: code.into(),
                message,
                line: 0,
                column: 0,
                lost,
            },
        ));
    }

    /// All of them in the order of the document, with their lines and columns in it.
    pub(crate) fn finish(mut self, source: &str) -> Vec<Diagnostic> {
        if self.list.is_empty() {
            return Vec::new();
        }
        self.list.sort_by_key(|(at, _)| *at);
        // They come in order, so the source is gone through once.
        let (mut seen, mut line, mut column) = (0, 1, 1);
        let mut place = |at: usize| {
            let mut end = at.min(source.len());
            while !source.is_char_boundary(end) {
                end -= 1;
            }
            for character in source.get(seen..end).unwrap_or_default().chars() {
                column += 1;
                if character == '\n' {
                    line += 1;
                    column = 1;
                }
            }
            seen = seen.max(end);
            (line, column)
        };
        self.list
            .into_iter()
            .map(|(at, diagnostic)| {
                let (line, column) = place(at);
                Diagnostic {
                    line,
                    column,
                    ..diagnostic
                }
            })
            .collect()
    }
}
