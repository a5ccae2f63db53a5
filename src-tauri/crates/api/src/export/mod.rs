//! Use cases of giving lessons out: as Markdown, as a page for a browser or a printer, as tables of words and sentences, as
//! a package of Anki with what was learnt of them.

mod html;
mod markdown;
mod table;

use crate::{Engine, Error, anki, dto::*, engine::locked, library::count};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};
use wenxi_mandarin::Language;
use wenxi_study::Phrase;

/// Writes lessons to a file: whole or not at all.
pub fn lesson_export(engine: &Engine, args: ExportArgs) -> Result<Exported, Error> {
    refuse_to_replace(Path::new(&args.path), args.replace)?;
    let written = match args.format {
        ExportFormat::Markdown => markdown::write(engine, &args.lessons)?,
        ExportFormat::Html => html::write(engine, &args.lessons)?,
        ExportFormat::Words => table::words(engine, &args.lessons)?,
        ExportFormat::Sentences => table::sentences(engine, &args.lessons)?,
        ExportFormat::Anki => anki::export::write(engine, Some(&args.lessons))?,
    };
    put(written, args.path)
}

/// Writes everything that is studied to a package of Anki: whole or not at all.
pub fn progress_export(engine: &Engine, args: ProgressExportArgs) -> Result<Exported, Error> {
    refuse_to_replace(Path::new(&args.path), args.replace)?;
    // An answer that is on its way to the disk belongs to it.
    locked(&engine.sitting).wait();
    put(anki::export::write(engine, None)?, args.path)
}

fn refuse_to_replace(path: &Path, may_replace: bool) -> Result<(), Error> {
    if !may_replace && path.exists() {
        return Err(Error::FileExists {
            path: path.to_owned(),
        });
    }
    Ok(())
}

/// A file before it is written.
pub(crate) struct Written {
    pub(crate) bytes: Vec<u8>,
    /// How many lessons, words, sentences or notes are in it.
    pub(crate) count: usize,
    /// What is to be said about it.
    pub(crate) notes: Vec<String>,
}

fn put(written: Written, path: String) -> Result<Exported, Error> {
    replace(Path::new(&path), &written.bytes)?;
    Ok(Exported {
        path,
        count: count(written.count),
        notes: written.notes,
    })
}

/// The reading of a phrase, word by word: its author's where there is one, else the program's.
pub(crate) fn pinyin(language: &Language, phrase: &Phrase) -> String {
    let words = phrase.words(language);
    let read = words.iter().filter(|word| !word.readings.is_empty()).map(|word| {
        let syllables = word.readings.iter().map(|reading| reading.citation.to_string());
        syllables.collect::<String>()
    });
    read.collect::<Vec<_>>().join(" ")
}

/// Writes beside the file, then puts it in its place: what was there is there until all of the new one is.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |cause| Error::File {
        path: path.to_owned(),
        cause,
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside: PathBuf = path.with_file_name(format!(".{name}.part"));
    let write = || {
        let mut file = fs::File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    write().map_err(|cause| {
        // What is left of it is of no use to anyone.
        let _ = fs::remove_file(&beside);
        failed(cause)
    })
}
