//! Use cases of giving lessons out: as Markdown, as a page for a browser or a printer, as tables of words and sentences.

mod html;
mod markdown;
mod table;

use crate::{Engine, Error, dto::*, library::count};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// Writes lessons to a file: whole or not at all.
pub fn lesson_export(engine: &Engine, args: ExportArgs) -> Result<Exported, Error> {
    let path = Path::new(&args.path);
    if !args.replace && path.exists() {
        return Err(Error::FileExists {
            path: path.to_owned(),
        });
    }
    let written = match args.format {
        ExportFormat::Markdown => markdown::write(engine, &args.lessons)?,
        ExportFormat::Html => html::write(engine, &args.lessons)?,
        ExportFormat::Words => table::words(engine, &args.lessons)?,
        ExportFormat::Sentences => table::sentences(engine, &args.lessons)?,
    };
    replace(path, &written.bytes)?;
    Ok(Exported {
        path: args.path,
        count: count(written.count),
        notes: written.notes,
    })
}

/// A file before it is written.
struct Written {
    bytes: Vec<u8>,
    /// How many lessons, words or sentences are in it.
    count: usize,
    /// What is to be said about it.
    notes: Vec<String>,
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
