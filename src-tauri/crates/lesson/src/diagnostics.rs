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
                code,
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
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', source.as_bytes()).map(|end| end + 1));
        let place = |at: usize| {
            let line = starts.partition_point(|start| *start <= at).max(1);
            let start = starts.get(line - 1).copied().unwrap_or(0);
            let line_text = source.get(start..).unwrap_or_default();
            let before = line_text
                .char_indices()
                .take_while(|(offset, _)| start + offset < at)
                .count();
            (line, before + 1)
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
