//! What the rules find, with its place in a file.

use crate::dto::{CheckView, DiagnosticView, SeverityView};
use std::path::{Path, PathBuf};

/// A file that findings can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct FileId(usize);

struct File {
    path: PathBuf,
    text: String,
    found: Vec<(usize, DiagnosticView)>,
}

/// Findings, file by file.
#[derive(Default)]
pub(super) struct Findings {
    files: Vec<File>,
}

impl Findings {
    /// Makes a file known.
    pub(super) fn file(&mut self, path: PathBuf, text: &str) -> FileId {
        self.files.push(File {
            path,
            text: text.to_owned(),
            found: Vec::new(),
        });
        FileId(self.files.len() - 1)
    }

    /// Adds what was found at a byte of a file.
    pub(super) fn add(
        &mut self,
        file: FileId,
        at: usize,
        severity: SeverityView,
        code: &str,
        message: String,
    ) {
        let Some(file) = self.files.get_mut(file.0) else {
            return;
        };
        let before = file.text.get(..at).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let diagnostic = DiagnosticView {
            severity,
            code: code.to_owned(),
            message,
            line: count(before.matches('\n').count() + 1),
            column: count(column),
            lost: String::new(),
        };
        file.found.push((at, diagnostic));
    }

    /// An error, which most findings are.
    pub(super) fn error(&mut self, file: FileId, at: usize, code: &str, message: String) {
        self.add(file, at, SeverityView::Error, code, message);
    }

    /// Adds all of them to what is said of the documents anyway; files that nothing was said of come last.
    pub(super) fn add_to(self, documents: &mut Vec<CheckView>) {
        for mut file in self.files {
            file.found.sort_by_key(|(at, _)| *at);
            let found = file.found.into_iter().map(|(_, diagnostic)| diagnostic);
            match documents
                .iter_mut()
                .find(|document| Path::new(&document.path) == file.path)
            {
                Some(document) => document.diagnostics.extend(found),
                None => documents.push(CheckView {
                    path: file.path.display().to_string(),
                    error: None,
                    diagnostics: found.collect(),
                }),
            }
        }
    }
}
