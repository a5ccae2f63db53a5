//! What was taken out of the library can be had back, where it was.

use super::{courses, move_to, row};
use std::fs;
use wenxi_api::{dto::*, *};
use wenxi_suite::{Learner, fixture, keep};

#[test]
fn a_course_is_renamed_while_a_lesson_of_it_is_removed() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let ids = keep(&engine, &[fixture("word-markdown.md"), fixture("article.txt")]);
    move_to(&engine, &ids, "Fruit");
    let first = || LessonsArgs {
        lesson_ids: ids[..1].to_vec(),
        task: "test".to_owned(),
    };
    let rename = |course: &str, name: &str| {
        let args = CourseRenameArgs {
            course: course.into(),
            name: name.into(),
        };
        course_rename(&engine, args).unwrap();
    };
    lessons_remove(&engine, first()).unwrap();
    rename("Fruit", "Melons");
    lessons_restore(&engine, first()).unwrap();
    assert_eq!(row(&engine, &ids[0]).unwrap().course, "Melons");
    assert_eq!(courses(&engine), ["Melons"]);

    // Taken back in the order in which it was done.
    lessons_remove(&engine, first()).unwrap();
    rename("Melons", "Fruit");
    rename("Fruit", "Melons");
    lessons_restore(&engine, first()).unwrap();
    for id in &ids {
        assert_eq!(row(&engine, id).unwrap().course, "Melons");
        let lesson_id = id.clone();
        lesson_get(&engine, LessonGetArgs { lesson_id }).unwrap();
    }
}

#[test]
fn many_lessons_are_removed_and_come_back_where_they_were() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let ids = keep(&engine, &[fixture("word-markdown.md"), fixture("article.txt")]);
    move_to(&engine, &ids[..1], "Fruit");
    let all = || LessonsArgs {
        lesson_ids: ids.clone(),
        task: "test".to_owned(),
    };
    lessons_remove(&engine, all()).unwrap();
    course_remove(
        &engine,
        CourseArgs {
            course: "Fruit".into(),
        },
    )
    .unwrap();
    assert!(ids.iter().all(|id| row(&engine, id).is_none()));
    assert!(courses(&engine).is_empty());
    lessons_restore(&engine, all()).unwrap();
    assert_eq!(row(&engine, &ids[0]).unwrap().course, "Fruit");
    assert_eq!(row(&engine, &ids[1]).unwrap().course, "");
    // One that is not there does not keep the others from being removed.
    let mixed = vec!["nothing".to_owned(), ids[1].clone()];
    assert!(
        lessons_remove(
            &engine,
            LessonsArgs {
                lesson_ids: mixed,
                task: "test".to_owned()
            }
        )
        .is_err()
    );
    assert!(row(&engine, &ids[1]).is_none());
}

#[test]
fn what_was_removed_can_be_had_back_after_a_start() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let own = keep(&engine, &[fixture("word-markdown.md"), fixture("article.txt")]);
    move_to(&engine, &own[..1], "Fruit");
    let these = |ids: &[String]| LessonsArgs {
        lesson_ids: ids.to_vec(),
        task: "test".to_owned(),
    };
    let of_course = "u1-01-kehu".to_owned();
    lessons_remove(&engine, these(&own)).unwrap();
    learner.clock.pass(0, 1);
    lessons_remove(&engine, these(std::slice::from_ref(&of_course))).unwrap();
    drop(engine);

    let engine = learner.open().unwrap();
    let removed = library_removed(&engine, NoArgs {}).unwrap().lessons;
    let ids: Vec<&str> = removed.iter().map(|removed| removed.lesson.id.as_str()).collect();
    assert_eq!(ids[0], of_course, "what was removed last comes first");
    assert_eq!(ids.len(), 3);
    assert!(removed[0].built_in && !removed[1].built_in);
    assert_eq!(removed[0].removed_at - removed[1].removed_at, 60_000);
    let in_course = |removed: &&RemovedLesson| removed.course == "Fruit";
    assert_eq!(removed.iter().find(in_course).unwrap().lesson.id, own[0]);

    // One that nothing is left of is not offered.
    let file = learner.folder.path().join("library/.removed");
    let article = fs::read_dir(&file)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.is_file());
    fs::remove_file(article.unwrap()).unwrap();
    let removed = library_removed(&engine, NoArgs {}).unwrap().lessons;
    assert_eq!(removed.len(), 2);

    let all: Vec<String> = removed.into_iter().map(|removed| removed.lesson.id).collect();
    assert_eq!(lessons_restore(&engine, these(&all)).unwrap().lesson_ids, all);
    assert!(library_removed(&engine, NoArgs {}).unwrap().lessons.is_empty());
    assert_eq!(row(&engine, &own[0]).unwrap().course, "Fruit");
    assert!(row(&engine, &of_course).is_some());
}
