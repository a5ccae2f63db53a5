//! What another program takes out of the library's folder or spoils in it can be put back, or forgotten.

use std::{fs, path::PathBuf};
use wenxi_api::{dto::*, *};
use wenxi_suite::Learner;

const TEA: &str = "# 茶 (chá) - tea\n\n绿茶很好喝。\n";

/// The learner's document `tea.md`, starred, and where it lies.
fn with_tea(learner: &Learner) -> (Engine, PathBuf, String) {
    let engine = learner.open().unwrap();
    let path = learner.file("tea.md", TEA.as_bytes()).unwrap();
    let args = ImportKeepArgs {
        paths: vec![path],
        chosen: None,
        task: "import".to_owned(),
    };
    let [file] = <[ImportFile; 1]>::try_from(import_keep(&engine, args).unwrap().files)
        .ok()
        .unwrap();
    let ImportOutcome::Lesson {
        lesson_id: Some(id), ..
    } = file.outcome
    else {
        panic!("not kept");
    };
    let star = LessonsStarArgs {
        lesson_ids: vec![id.clone()],
        favourite: true,
        task: "test".to_owned(),
    };
    lessons_star(&engine, star).unwrap();
    let library = library_list(&engine, NoArgs {}).unwrap();
    let row = library.lessons.iter().find(|row| row.id == id).unwrap();
    let file = PathBuf::from(&library.folder).join(&row.file);
    (engine, file, id)
}

fn only(id: &str) -> LessonsArgs {
    LessonsArgs {
        lesson_ids: vec![id.to_owned()],
        task: "test".to_owned(),
    }
}

/// Whether the lesson is listed, whether it is offered to be put back, and whether it is found.
fn seen(engine: &Engine, id: &str) -> (bool, Option<bool>, bool) {
    let library = library_list(engine, NoArgs {}).unwrap();
    let query = "绿茶".to_owned();
    let hits = search(engine, SearchArgs { query }).unwrap().lessons;
    (
        library.lessons.iter().any(|row| row.id == id && row.favourite),
        library
            .gone
            .iter()
            .find(|gone| gone.lesson_id == id)
            .map(|gone| gone.can_be_put_back),
        hits.iter().any(|hit| hit.lesson_id == id),
    )
}

const THERE: (bool, Option<bool>, bool) = (true, None, true);
const GONE: (bool, Option<bool>, bool) = (false, Some(true), false);
const FORGOTTEN: (bool, Option<bool>, bool) = (false, None, false);

#[test]
fn a_document_that_was_deleted_outside_is_put_back_as_it_was_edited_last() {
    let last = "# 茶 (chá) - tea\n\n绿茶和红茶都很好喝。\n";
    let learner = Learner::new().unwrap();
    let (engine, file, id) = with_tea(&learner);
    assert_eq!(fs::read_to_string(&file).unwrap(), TEA);
    drop(engine);
    // As an editor does: a new file in the place of the old one.
    fs::write(file.with_extension("new"), last).unwrap();
    fs::rename(file.with_extension("new"), &file).unwrap();
    let engine = learner.open().unwrap();
    assert_eq!(seen(&engine, &id), THERE);
    drop(engine);

    fs::remove_file(&file).unwrap();
    let engine = learner.open().unwrap();
    assert_eq!(seen(&engine, &id), GONE);
    let refused = lesson_get(
        &engine,
        LessonGetArgs {
            lesson_id: id.clone(),
        },
    )
    .unwrap_err();
    assert!(matches!(refused, Error::NoSuchLesson), "{refused}");
    lessons_put_back(&engine, only(&id)).unwrap();
    assert_eq!(seen(&engine, &id), THERE);
    assert_eq!(fs::read_to_string(&file).unwrap(), last);
    assert!(lessons_put_back(&engine, only(&id)).is_err(), "it is there again");
}

#[test]
fn a_document_that_was_deleted_outside_is_forgotten_and_that_is_taken_back() {
    let learner = Learner::new().unwrap();
    let (engine, file, id) = with_tea(&learner);
    drop(engine);
    fs::remove_file(&file).unwrap();
    let engine = learner.open().unwrap();
    lessons_forget(&engine, only(&id)).unwrap();
    assert_eq!(seen(&engine, &id), FORGOTTEN);
    drop(engine);
    let engine = learner.open().unwrap();
    assert_eq!(seen(&engine, &id), FORGOTTEN);
    lessons_restore(&engine, only(&id)).unwrap();
    assert_eq!(seen(&engine, &id), THERE);
    assert_eq!(fs::read_to_string(&file).unwrap(), TEA);
}

#[test]
fn a_document_that_was_spoiled_and_then_deleted_outside_is_put_back_as_it_was_good_last() {
    let learner = Learner::new().unwrap();
    let (engine, file, id) = with_tea(&learner);
    drop(engine);
    // As a program does that keeps folders alike, when it breaks off.
    fs::write(file.with_extension("new"), "").unwrap();
    fs::rename(file.with_extension("new"), &file).unwrap();
    let engine = learner.open().unwrap();
    library_list(&engine, NoArgs {}).unwrap();
    drop(engine);
    fs::remove_file(&file).unwrap();
    let engine = learner.open().unwrap();
    assert_eq!(seen(&engine, &id), GONE);
    lessons_put_back(&engine, only(&id)).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), TEA);
    assert_eq!(seen(&engine, &id), THERE);
}

#[test]
fn a_document_that_was_spoiled_is_offered_back_and_comes_back_when_it_is_imported_again() {
    for left in [b"".as_slice(), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"] {
        spoiled(left, false);
        spoiled(left, true);
    }
}

/// A document of which another program left these bytes is seen as gone, is not given out, and comes back.
fn spoiled(left: &[u8], imported_again: bool) {
    let learner = Learner::new().unwrap();
    let (engine, file, id) = with_tea(&learner);
    drop(engine);
    fs::write(&file, left).unwrap();
    let engine = learner.open().unwrap();
    assert_eq!(seen(&engine, &id), GONE);
    assert!(library_list(&engine, NoArgs {}).unwrap().gone[0].spoiled);
    let to = learner.file("out.md", b"").unwrap();
    let written = lesson_export(
        &engine,
        ExportArgs {
            lessons: vec![id.clone()],
            format: ExportFormat::Markdown,
            path: to,
            replace: true,
            task: "export".to_owned(),
        },
    );
    assert!(written.is_err(), "a spoiled document is no lesson to give out");
    if imported_again {
        let args = ImportKeepArgs {
            paths: vec![learner.file("tea.md", TEA.as_bytes()).unwrap()],
            chosen: None,
            task: "again".to_owned(),
        };
        import_keep(&engine, args).unwrap();
    } else {
        lessons_put_back(&engine, only(&id)).unwrap();
    }
    assert_eq!(seen(&engine, &id), THERE);
    assert_eq!(fs::read_to_string(&file).unwrap(), TEA);
}

#[test]
fn of_two_documents_with_the_same_bytes_both_are_gone() {
    let learner = Learner::new().unwrap();
    let (engine, file, _) = with_tea(&learner);
    drop(engine);
    let copy = file.with_file_name("copy.md");
    fs::copy(&file, &copy).unwrap();
    let listed = || {
        let engine = learner.open().unwrap();
        let library = library_list(&engine, NoArgs {}).unwrap();
        let own = library.lessons.iter().filter(|row| !row.built_in).count();
        (own, library.gone.len())
    };
    assert_eq!(listed(), (2, 0));
    fs::remove_file(&file).unwrap();
    fs::remove_file(&copy).unwrap();
    assert_eq!(listed(), (0, 2));
}

#[test]
fn a_document_that_comes_back_by_itself_is_the_lesson_that_it_was() {
    let learner = Learner::new().unwrap();
    let (engine, file, id) = with_tea(&learner);
    drop(engine);
    let away = learner.folder.path().join("away.md");
    fs::rename(&file, &away).unwrap();
    let engine = learner.open().unwrap();
    assert_eq!(seen(&engine, &id), GONE);
    drop(engine);
    fs::create_dir(file.with_file_name("Course")).unwrap();
    fs::rename(&away, file.with_file_name("Course").join("1 tea.md")).unwrap();
    let engine = learner.open().unwrap();
    assert_eq!(seen(&engine, &id), THERE);
}

/// Imports the document again that the learner has outside of the library.
fn import_again(learner: &Learner, engine: &Engine, text: &str) -> ImportChange {
    let path = learner.file("tea.md", text.as_bytes()).unwrap();
    let args = ImportKeepArgs {
        paths: vec![path],
        chosen: None,
        task: "again".to_owned(),
    };
    let view = import_keep(engine, args).unwrap();
    let [
        ImportFile {
            outcome: ImportOutcome::Lesson { change, .. },
            ..
        },
    ] = view.files.as_slice()
    else {
        panic!("not kept");
    };
    *change
}

fn undo_again(engine: &Engine) {
    let args = ImportUndoArgs {
        import: "again".to_owned(),
        task: "undo".to_owned(),
    };
    assert_eq!(import_undo(engine, args).unwrap().lessons, 1);
}

#[test]
fn a_document_that_was_deleted_outside_and_is_imported_again_is_new_and_goes_with_the_import() {
    let learner = Learner::new().unwrap();
    let (engine, file, id) = with_tea(&learner);
    // It has an earlier version, which nobody wants back.
    let edited = "# 茶 (chá) - tea\n\n绿茶和红茶都很好喝。\n";
    assert_eq!(import_again(&learner, &engine, edited), ImportChange::Updated);
    fs::remove_file(&file).unwrap();
    assert_eq!(import_again(&learner, &engine, edited), ImportChange::New);
    assert_eq!(seen(&engine, &id), THERE);
    undo_again(&engine);
    assert_eq!(seen(&engine, &id), FORGOTTEN);
    assert!(!file.exists());
    assert_eq!(import_again(&learner, &engine, edited), ImportChange::New);
    assert_eq!(seen(&engine, &id), THERE, "it is the lesson that it was");
}

#[test]
fn what_was_deleted_outside_is_in_the_history_of_what_comes_in_its_place() {
    let learner = Learner::new().unwrap();
    let (engine, file, id) = with_tea(&learner);
    fs::remove_file(&file).unwrap();
    let newer = "# 茶 (chá) - tea\n\n绿茶不好喝。\n";
    assert_eq!(import_again(&learner, &engine, newer), ImportChange::New);
    assert_eq!(seen(&engine, &id), THERE);
    let history = file
        .parent()
        .unwrap()
        .join(".history")
        .join(file.file_name().unwrap());
    let versions: Vec<_> = fs::read_dir(history)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(versions.len(), 1);
    assert_eq!(fs::read_to_string(&versions[0]).unwrap(), TEA);
}

#[test]
fn a_lesson_whose_file_was_restored_but_not_its_record_is_the_lesson_that_it_was() {
    let learner = Learner::new().unwrap();
    let (engine, file, id) = with_tea(&learner);
    lessons_remove(&engine, only(&id)).unwrap();
    // The program moves the file, and the power fails.
    let half_restored = || {
        let removed = file
            .parent()
            .unwrap()
            .join(".removed")
            .join(file.file_name().unwrap());
        fs::rename(removed, &file).unwrap();
    };
    half_restored();
    lessons_restore(&engine, only(&id)).unwrap();
    assert_eq!(seen(&engine, &id), THERE, "restoring goes on where it stopped");

    lessons_remove(&engine, only(&id)).unwrap();
    half_restored();
    drop(engine);
    let engine = learner.open().unwrap();
    assert_eq!(seen(&engine, &id), THERE, "the next look sees it");
    let own = library_list(&engine, NoArgs {}).unwrap().lessons;
    assert_eq!(own.iter().filter(|row| !row.built_in).count(), 1);
}
