//! Documents are taken in by files, folders and archives: all that are good arrive, each bad one gets its sentence, and
//! all of it can be stopped and taken back.

mod anki;
mod arriving;
mod courses;
mod taken_back;

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Write as _},
    path::Path,
    sync::{Arc, Mutex},
};
use wenxi_api::{dto::*, *};
use wenxi_suite::Learner;
use zip::write::{SimpleFileOptions, ZipWriter};

const TASK: &str = "import-1";

fn look(engine: &Engine, path: &str) -> ImportView {
    let args = ImportArgs {
        paths: vec![path.to_owned()],
        task: TASK.to_owned(),
    };
    import_preview(engine, args).unwrap()
}

fn keep(engine: &Engine, path: &str, chosen: Option<Vec<String>>) -> ImportView {
    let args = ImportKeepArgs {
        paths: vec![path.to_owned()],
        chosen,
        task: TASK.to_owned(),
    };
    import_keep(engine, args).unwrap()
}

fn undoing() -> ImportUndoArgs {
    ImportUndoArgs {
        import: TASK.to_owned(),
        task: "undo".to_owned(),
    }
}

fn undo(engine: &Engine) -> u32 {
    import_undo(engine, undoing()).unwrap().lessons
}

/// What became of each file, by its name.
fn by_name(view: &ImportView) -> BTreeMap<&str, &ImportOutcome> {
    view.files
        .iter()
        .map(|file| (file.name.as_str(), &file.outcome))
        .collect()
}

fn changes(view: &ImportView) -> Vec<(&str, ImportChange)> {
    let change = |file: &'_ ImportFile| match &file.outcome {
        ImportOutcome::Lesson { change, .. } => *change,
        ImportOutcome::Refused { reason } => panic!("refused: {reason}"),
    };
    view.files
        .iter()
        .map(|file| (file.name.as_str(), change(file)))
        .collect()
}

fn own_titles(engine: &Engine) -> Vec<String> {
    let lessons = library_list(engine, NoArgs {}).unwrap().lessons;
    let own = lessons.into_iter().filter(|lesson| !lesson.built_in);
    let mut titles: Vec<String> = own.map(|lesson| lesson.title).collect();
    titles.sort();
    titles
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A folder of documents outside of the library.
fn folder(learner: &Learner, files: &[(&str, &[u8])]) -> String {
    let folder = learner.folder.path().join("Business Chinese");
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder.to_string_lossy().into_owned()
}

const TEA: &[u8] = "# Tea\n\n茶很好喝。\n".as_bytes();
const RICE: &[u8] = "# Rice\n\n米饭很好吃。\n".as_bytes();

/// What the library's folder holds, without what is hidden.
fn in_library(learner: &Learner) -> Vec<String> {
    let library = learner.folder.path().join("library");
    let mut found = Vec::new();
    let mut folders = vec![library.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&library).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() && !name.starts_with('.') {
                folders.push(path);
            } else if path.is_file() {
                found.push(name);
            }
        }
    }
    found.sort();
    found
}
