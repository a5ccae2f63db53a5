//! Use cases of giving lessons out: as Markdown, as pages for a browser or a printer, as tables of words and sentences, as a
//! package of Anki with what was learnt of them; in one file, or in a folder.

mod html;
mod lessons;
mod markdown;
mod names;
mod table;

pub(crate) use lessons::lesson_named;
pub use lessons::lessons_named;

use crate::{
    Engine, Error, anki,
    dto::*,
    files::{NewFolder, free, write_whole},
    lock::locked,
};
use lessons::Lessons;
use std::path::Path;
use wenxi_lesson::LibraryPath;

/// Writes lessons to a file.
pub fn lesson_export(engine: &Engine, args: ExportArgs) -> Result<Exported, Error> {
    let path = Path::new(&args.path);
    refuse_to_replace(path, args.replace)?;
    let mut lessons = Lessons::begin(engine, &args.lessons, &args.task)?;
    let written = in_one(&mut lessons, args.format)?;
    lessons.stop_if_cancelled()?;
    write_whole(path, &written.bytes)?;
    Ok(lessons.exported(path, written.count))
}

/// Writes lessons into a folder: a file for all of them, or a folder with a file for each.
pub fn lessons_export(engine: &Engine, args: ExportFolderArgs) -> Result<Exported, Error> {
    let folder = Path::new(&args.folder);
    let name = LibraryPath::named(&args.name)?;
    let name = name.as_str();
    let mut lessons = Lessons::begin(engine, &args.lessons, &args.task)?;
    let (path, count) = match args.format {
        ExportFormat::Markdown => {
            let files = NewFolder::within(folder)?;
            let count = markdown::files(&mut lessons, &files)?;
            lessons.stop_if_cancelled()?;
            (files.named(name)?, count)
        }
        ExportFormat::Html => {
            let files = NewFolder::within(folder)?;
            let count = html::files(&mut lessons, name, &files)?;
            lessons.stop_if_cancelled()?;
            (files.named(name)?, count)
        }
        ExportFormat::Book | ExportFormat::Words | ExportFormat::Sentences | ExportFormat::Anki => {
            let written = in_one(&mut lessons, args.format)?;
            lessons.stop_if_cancelled()?;
            let path = free(folder, name, extension(args.format));
            write_whole(&path, &written.bytes)?;
            (path, written.count)
        }
    };
    Ok(lessons.exported(&path, count))
}

/// Writes everything that is studied to a package of Anki.
pub fn progress_export(engine: &Engine, args: ProgressExportArgs) -> Result<Exported, Error> {
    let path = Path::new(&args.path);
    refuse_to_replace(path, args.replace)?;
    // An answer that is on its way to the disk belongs to it.
    locked(&engine.sitting).wait();
    let package = anki::export::write(engine, None)?;
    write_whole(path, &package.bytes)?;
    Ok(Exported {
        path: args.path,
        count: count(package.count),
        notes: vec![package.says],
    })
}

/// A file that is there is replaced only where the learner was asked.
pub(crate) fn refuse_to_replace(path: &Path, may_replace: bool) -> Result<(), Error> {
    if !may_replace && path.exists() {
        return Err(Error::FileExists {
            path: path.to_owned(),
        });
    }
    Ok(())
}

/// A file before it is written.
struct Written {
    bytes: Vec<u8>,
    /// How many lessons, words or sentences are in it.
    count: usize,
}

/// All lessons in one file.
fn in_one(lessons: &mut Lessons<'_>, format: ExportFormat) -> Result<Written, Error> {
    match format {
        ExportFormat::Markdown => markdown::file(lessons),
        ExportFormat::Html | ExportFormat::Book => html::page(lessons),
        ExportFormat::Words => table::words(lessons),
        ExportFormat::Sentences => table::sentences(lessons),
        ExportFormat::Anki => package(lessons),
    }
}

/// A package of Anki: what is studied of the lessons, and the words that are not studied yet.
fn package(lessons: &mut Lessons<'_>) -> Result<Written, Error> {
    let engine = lessons.engine;
    let mut words = Vec::new();
    lessons.each(
        |document| crate::schedule::new_words(engine, &document.id),
        |document, new| {
            words.push((document.id.clone(), new));
            Ok(())
        },
    )?;
    let package = anki::export::write(engine, Some(words))?;
    // What was left out is said first, and leaves no room for more.
    if lessons.notes.is_empty() {
        lessons.notes.push(package.says);
    }
    Ok(Written {
        bytes: package.bytes,
        count: package.count,
    })
}

/// What the name of a file ends with, its point too.
fn extension(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Markdown => ".md",
        ExportFormat::Html | ExportFormat::Book => ".html",
        ExportFormat::Words | ExportFormat::Sentences => ".tsv",
        ExportFormat::Anki => ".apkg",
    }
}

impl Lessons<'_> {
    fn exported(self, path: &Path, written: usize) -> Exported {
        Exported {
            path: path.display().to_string(),
            count: count(written),
            notes: self.notes,
        }
    }
}
