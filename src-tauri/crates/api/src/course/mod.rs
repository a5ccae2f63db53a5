//! The rules of a course. A folder that declares itself one by a `course.toml` is held to them by `wenxi check`, on top
//! of what is said about each of its documents; a learner's own documents are not.
//!
//! * [`declaration`]: what `course.toml` says, [`exceptions`]: what `exceptions.tsv` allows and why.
//! * [`page`]: a document of the course, and its Chinese as passages with their places in the source.
//! * The rules: [`readings`], [`sentences`], [`word_page`], [`levels`], [`links`], [`glosses`].
//! * [`glossary`] gathers the vocabulary of the course in a page that is generated.
//!
//! What learners would be taught wrongly is an error. An exception that has become needless is a note.

mod declaration;
mod exceptions;
mod findings;
mod glossary;
mod glosses;
mod levels;
mod links;
mod page;
mod readings;
mod sentences;
mod word_page;

pub use glossary::{GLOSSARY, course_glossary};

use crate::{
    Error,
    dto::*,
    found::{self, Found},
};
use declaration::Declaration;
use exceptions::Exceptions;
use findings::Findings;
use page::Page;
use std::{fs, path::Path};
use wenxi_mandarin::Language;

/// A course that has been read.
struct Course<'a> {
    language: &'a Language,
    pages: Vec<Page>,
    exceptions: Exceptions,
}

/// What there is to say about the course in a folder: first about each document, then by the rules of a course.
pub(crate) fn check(
    folder: &Path,
    language: &Language,
    mut documents: Vec<CheckView>,
) -> Result<Vec<CheckView>, Error> {
    let mut findings = Findings::default();
    let course = Course::open(folder, language, &mut findings)?;
    readings::check(&course, &mut findings);
    sentences::check(&course, &mut findings);
    word_page::check(&course, &mut findings);
    levels::check(&course, &mut findings);
    links::check(&course, &mut findings);
    glosses::check(&course, &mut findings);
    course.exceptions.check_needed(&mut findings);
    findings.add_to(&mut documents);
    Ok(documents)
}

impl<'a> Course<'a> {
    fn open(folder: &Path, language: &'a Language, findings: &mut Findings) -> Result<Self, Error> {
        let read = |name: &str| {
            let path = folder.join(name);
            let text = fs::read_to_string(&path);
            text.map_err(|cause| Error::File { path, cause })
        };
        let text = read(declaration::FILE)?;
        let declared = findings.file(folder.join(declaration::FILE), &text);
        let declaration = Declaration::read(&text, declared, findings);
        let exceptions = if folder.join(exceptions::FILE).exists() {
            let text = read(exceptions::FILE)?;
            let file = findings.file(folder.join(exceptions::FILE), &text);
            Exceptions::read(&text, file, language, findings)
        } else {
            Exceptions::default()
        };
        let mut pages = Vec::new();
        documents(folder, &mut |found| {
            pages.extend(Page::open(found, language, &declaration, findings));
            true
        });
        Ok(Self {
            language,
            pages,
            exceptions,
        })
    }

    /// The page with this id.
    fn page(&self, id: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.id == id)
    }
}

/// Whether a lesson is the glossary, which is for looking things up and not for beginning with.
pub(crate) fn is_glossary(id: &str) -> bool {
    GLOSSARY.strip_suffix(".md") == Some(id)
}

/// Whether a folder declares itself a course.
pub(crate) fn is_course(folder: &Path) -> bool {
    folder.join(declaration::FILE).is_file()
}

/// Gives the documents of a course, without the files that say something about it.
pub(crate) fn documents(folder: &Path, give: &mut dyn FnMut(Found) -> bool) {
    found::documents(folder, &mut |found| found.of_course || give(found));
}
