//! What another program takes out of the library's folder can be put back, or forgotten.

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
