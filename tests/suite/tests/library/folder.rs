//! The folder of the learner's documents: what is done to it outside the program, and another folder in its place.

use super::{move_to, row};
use std::{
    fs,
    sync::{Arc, Mutex},
};
use wenxi_api::{dto::*, *};
use wenxi_suite::{Learner, fixture, keep};

#[test]
fn what_was_moved_edited_added_or_deleted_outside_is_known_at_the_next_start() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let ids = keep(
        &engine,
        &[
            fixture("word-markdown.md"),
            fixture("article.txt"),
            fixture("dialogue.txt"),
        ],
    );
    lessons_star(
        &engine,
        LessonsStarArgs {
            lesson_ids: ids.clone(),
            favourite: true,
            task: "test".to_owned(),
        },
    )
    .unwrap();
    let folder = learner.folder.path().join("library");
    let file = |id: &str| folder.join(row(&engine, id).unwrap().file);
    let (moved, edited, deleted) = (file(&ids[0]), file(&ids[1]), file(&ids[2]));
    drop(engine);
    fs::create_dir(folder.join("Course")).unwrap();
    fs::rename(&moved, folder.join("Course/10 melon.md")).unwrap();
    fs::write(&edited, "# 新的题目\n\n你好吗？\n").unwrap();
    fs::remove_file(&deleted).unwrap();
    fs::write(folder.join("Course/2 你好.md"), "# 你好\n\n今天天气很好。\n").unwrap();
    fs::write(folder.join("Course/picture.md"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let engine = learner.open().unwrap();
    let melon = row(&engine, &ids[0]).unwrap();
    assert_eq!(
        (melon.course.as_str(), melon.file.as_str(), melon.favourite),
        ("Course", "10 melon.md", true)
    );
    let edited = row(&engine, &ids[1]).unwrap();
    assert_eq!((edited.title.as_str(), edited.favourite), ("新的题目", true));
    assert!(row(&engine, &ids[2]).is_none());
    let lessons = library_list(&engine, NoArgs {}).unwrap().lessons;
    let added: Vec<_> = lessons
        .iter()
        .filter(|row| row.course == "Course" && row.id != ids[0])
        .collect();
    assert_eq!(
        added.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(),
        ["你好"]
    );
    let found = search(
        &engine,
        SearchArgs {
            query: "天气很好".into(),
        },
    )
    .unwrap();
    assert!(found.lessons.iter().any(|hit| hit.lesson_id == added[0].id));
}

#[test]
fn the_library_moves_to_another_folder() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let ids = keep(&engine, &[fixture("word-markdown.md"), fixture("article.txt")]);
    move_to(&engine, &ids[..1], "Fruit");
    let folder = learner.folder.path().join("elsewhere/lessons");
    let engine = Arc::new(engine);
    let told: Arc<Mutex<Vec<(u32, u32)>>> = Arc::default();
    let (heard, weak) = (Arc::clone(&told), Arc::downgrade(&engine));
    engine.on_notice(move |notice| {
        if let (Notice::Progress { task, done, total }, Some(engine)) = (notice, weak.upgrade()) {
            heard.lock().unwrap().push((done, total));
            if task == "stopped" && done == 1 {
                task_cancel(&engine, TaskArgs { task }).unwrap();
            }
        }
    });
    let args = |task: &str| LibraryMoveArgs {
        folder: folder.display().to_string(),
        task: task.to_owned(),
    };
    library_move(&engine, args("stopped")).unwrap_err();
    assert_eq!(std::mem::take(&mut *told.lock().unwrap()), [(0, 2), (1, 2)]);
    assert_eq!(
        fs::read_dir(&folder).unwrap().count(),
        0,
        "what was copied is gone again"
    );
    let moved = library_move(&engine, args("move")).unwrap();
    assert_eq!(*told.lock().unwrap(), [(0, 2), (1, 2), (2, 2)]);
    assert!(std::path::Path::new(&moved.before).join("Fruit").is_dir());
    let is_there = |engine: &Engine| {
        assert_eq!(library_list(engine, NoArgs {}).unwrap().folder, moved.folder);
        for id in &ids {
            lesson_get(
                engine,
                LessonGetArgs {
                    lesson_id: id.clone(),
                },
            )
            .unwrap();
        }
    };
    is_there(&engine);
    drop(engine);
    let engine = learner.open().unwrap();
    is_there(&engine);
    drop(engine);
    // A drive that is not there today: said, and nothing is forgotten.
    let away = learner.folder.path().join("away");
    fs::rename(&folder, &away).unwrap();
    let engine = learner.open().unwrap();
    let error = library_list(&engine, NoArgs {}).unwrap_err().to_string();
    assert!(error.contains("is not there"), "{error}");
    fs::rename(&away, &folder).unwrap();
    is_there(&engine);
}
