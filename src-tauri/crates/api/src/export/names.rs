//! Names of the files of an export: those of the library, without the folders that all of them lie in.

use std::collections::HashSet;
use wenxi_lesson::LibraryPath;
use wenxi_store::Document;

/// Gives each lesson the name of a file.
pub(super) struct Names {
    /// How many bytes at the front of every path name folders that all lessons lie in.
    shared: usize,
    /// In lower case: some systems know no other.
    taken: HashSet<String>,
}

impl Names {
    /// For these documents; `taken` is a name that none of them may have.
    pub(super) fn of(documents: &[Document], taken: &[&str]) -> Self {
        let folder = |document: &Document| document.file.rfind('/').map_or(0, |slash| slash + 1);
        let mut shared = documents
            .first()
            .map_or("", |first| first.file.get(..folder(first)).unwrap_or_default());
        for document in documents {
            while !document.file.starts_with(shared) {
                let outer = shared
                    .trim_end_matches('/')
                    .rfind('/')
                    .map_or(0, |slash| slash + 1);
                shared = shared.get(..outer).unwrap_or_default();
            }
        }
        Self {
            shared: shared.len(),
            taken: taken.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// Whether a course of the library is a folder of the export, or all of it.
    pub(super) fn has(&self, course: &LibraryPath) -> bool {
        course.as_str().len() + 1 >= self.shared
    }

    /// The folders of a path of the library within the export, with a `/` behind them; empty at its top.
    pub(super) fn folder<'p>(&self, path: &'p str) -> &'p str {
        let end = path.rfind('/').map_or(0, |slash| slash + 1);
        path.get(self.shared..end).unwrap_or_default()
    }

    /// A name with this extension that no other document has, its folders joined by `/`.
    pub(super) fn name(&mut self, document: &Document, extension: &str) -> String {
        let path = document.file.get(self.shared..).unwrap_or(&document.file);
        let file = path.rfind('/').map_or(0, |slash| slash + 1);
        let point = path.rfind('.').filter(|point| *point > file);
        let stem = path.get(..point.unwrap_or(path.len())).unwrap_or(path);
        let numbered = (2..).map(|number| format!("{stem}-{number}.{extension}"));
        let first = format!("{stem}.{extension}");
        let name = std::iter::once(first.clone())
            .chain(numbered)
            .find(|name| self.taken.insert(name.to_lowercase()));
        name.unwrap_or(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn named(files: &[&str]) -> Vec<String> {
        let documents: Vec<Document> = files
            .iter()
            .map(|file| Document {
                file: (*file).to_owned(),
                ..Document::default()
            })
            .collect();
        let mut names = Names::of(&documents, &["index.md"]);
        documents
            .iter()
            .map(|document| names.name(document, "md"))
            .collect()
    }

    #[rstest]
    #[case(&["Tea/unit 1/tea.md", "Tea/unit 2/tea.html"], &["unit 1/tea.md", "unit 2/tea.md"])]
    #[case(&["Tea/tea.md", "Tea house/tea.md"], &["Tea/tea.md", "Tea house/tea.md"])]
    #[case(&["tea.md", "Tea.html", "unit/tea.md"], &["tea.md", "Tea-2.md", "unit/tea.md"])]
    #[case(&["a.b/tea", "a.b/index.txt"], &["tea.md", "index-2.md"])]
    fn names_keep_the_folders_that_tell_them_apart(#[case] files: &[&str], #[case] wanted: &[&str]) {
        assert_eq!(named(files), wanted);
    }
}
