//! Arranging the library: courses, favourites, tags, names, and what a row shows.

use super::{courses, move_to, row};
use wenxi_api::{dto::*, *};
use wenxi_suite::{Learner, fixture, keep};

#[test]
fn lessons_move_into_courses_and_back() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let ids = keep(&engine, &[fixture("word-markdown.md"), fixture("article.txt")]);
    move_to(&engine, &ids, "Work/Mail");
    assert_eq!(courses(&engine), ["Work", "Work/Mail"]);
    for id in &ids {
        assert_eq!(row(&engine, id).unwrap().course, "Work/Mail");
        lesson_get(
            &engine,
            LessonGetArgs {
                lesson_id: id.clone(),
            },
        )
        .unwrap();
    }
    let renamed = CourseRenameArgs {
        course: "Work".into(),
        name: "Office: 1/2".into(),
    };
    assert_eq!(course_rename(&engine, renamed).unwrap().course, "Office 1 2");
    drop(engine);
    // The folder says where they are, and the index agrees with it after a start.
    let engine = learner.open().unwrap();
    assert_eq!(row(&engine, &ids[0]).unwrap().course, "Office 1 2/Mail");
    move_to(&engine, &ids, "");
    course_remove(
        &engine,
        CourseArgs {
            course: "Office 1 2".into(),
        },
    )
    .unwrap();
    assert!(courses(&engine).is_empty());
    assert_eq!(row(&engine, &ids[1]).unwrap().course, "");
    // A lesson of the built-in course stays where it is.
    move_to(&engine, &["u1-01-kehu".into()], "Work");
    assert_eq!(row(&engine, "u1-01-kehu").unwrap().course, "");
}

#[test]
fn a_name_that_would_lead_out_of_the_library_is_made_fit_or_refused() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let ids = keep(&engine, &[fixture("article.txt")]);
    let made = course_make(
        &engine,
        CourseArgs {
            course: "..:up".into(),
        },
    )
    .unwrap();
    assert_eq!(made.course, "up");
    assert!(course_make(&engine, CourseArgs { course: " . ".into() }).is_err());
    for course in ["../out", "/out", ".history", "a/../../b"] {
        let args = LessonsMoveArgs {
            lesson_ids: ids.clone(),
            course: course.into(),
            task: "test".to_owned(),
        };
        let error = lessons_move(&engine, args).unwrap_err().to_string();
        assert!(error.contains("cannot be the name"), "{error}");
    }
    assert_eq!(row(&engine, &ids[0]).unwrap().course, "");
}

#[test]
fn a_course_is_not_made_deeper_than_its_lessons_would_be_found() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let ids = keep(&engine, &[fixture("article.txt")]);
    let course = "a/b/c/d/e/f/g/h/i".to_owned();
    let make = CourseArgs {
        course: course.clone(),
    };
    let to = LessonsMoveArgs {
        lesson_ids: ids.clone(),
        course,
        task: "test".to_owned(),
    };
    for refused in [
        course_make(&engine, make).map(drop),
        lessons_move(&engine, to).map(drop),
    ] {
        let error = refused.unwrap_err().to_string();
        assert!(error.contains("too deep"), "{error}");
    }
    assert_eq!(row(&engine, &ids[0]).unwrap().course, "");
    move_to(&engine, &ids, "a/b/c/d/e/f/g/h");
    drop(engine);
    let engine = learner.open().unwrap();
    assert_eq!(row(&engine, &ids[0]).unwrap().course, "a/b/c/d/e/f/g/h");
}

#[test]
fn favourites_tags_and_names_are_remembered_and_taken_back() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let id = keep(&engine, &[fixture("word-markdown.md")]).remove(0);
    let lesson_ids = vec![id.clone(), "u1-01-kehu".to_owned()];
    let star = |favourite| LessonsStarArgs {
        lesson_ids: lesson_ids.clone(),
        favourite,
        task: "test".to_owned(),
    };
    let tag = |tag: &str, has_it| LessonsTagArgs {
        lesson_ids: lesson_ids.clone(),
        tag: tag.into(),
        has_it,
        task: "test".to_owned(),
    };
    lessons_star(&engine, star(true)).unwrap();
    lessons_tag(&engine, tag("  to  read ", true)).unwrap();
    lessons_tag(&engine, tag("old", true)).unwrap();
    lessons_tag(&engine, tag("old", false)).unwrap();
    assert!(lessons_tag(&engine, tag(" ", true)).is_err());
    let rename = |name: Option<&str>| LessonRenameArgs {
        lesson_id: id.clone(),
        name: name.map(str::to_owned),
    };
    lesson_rename(&engine, rename(Some("My  melon"))).unwrap();
    drop(engine);
    let engine = learner.open().unwrap();
    for id in &lesson_ids {
        let row = row(&engine, id).unwrap();
        assert!(row.favourite);
        assert_eq!(row.tags, ["to read"]);
    }
    assert_eq!(row(&engine, &id).unwrap().name.as_deref(), Some("My melon"));
    lessons_star(&engine, star(false)).unwrap();
    lesson_rename(&engine, rename(Some(" "))).unwrap();
    let row = row(&engine, &id).unwrap();
    assert_eq!((row.favourite, row.name), (false, None));
}

#[test]
fn the_tags_of_a_document_are_tags_until_the_document_loses_them() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let text = "---\ntitle: Tea\ntags: [drinks, '#culture']\n---\n# Tea\n\n绿茶很好喝。\n";
    let id = keep(&engine, &[learner.file("tea.md", text.as_bytes()).unwrap()]).remove(0);
    let tag = |tag: &str, has_it| {
        let args = LessonsTagArgs {
            lesson_ids: vec![id.clone()],
            tag: tag.into(),
            has_it,
            task: "test".to_owned(),
        };
        lessons_tag(&engine, args)
    };
    tag("to read", true).unwrap();
    let tags = || {
        let row = row(&engine, &id).unwrap();
        (row.tags, row.document_tags)
    };
    let of_document = vec!["drinks".to_owned(), "culture".to_owned()];
    let all = ["culture", "drinks", "to read"].map(str::to_owned).to_vec();
    assert_eq!(tags(), (all, of_document));
    let refused = tag("drinks", false).unwrap_err().to_string();
    assert_eq!(
        refused,
        "The tag #drinks stands in the document itself. Edit the document to take it away."
    );

    // The text of the lesson begins below, and what stands above is said to be left out.
    let lesson = lesson_get(
        &engine,
        LessonGetArgs {
            lesson_id: id.clone(),
        },
    )
    .unwrap();
    assert_eq!((lesson.title.as_str(), lesson.sections.len()), ("Tea", 1));
    let noticed: Vec<&str> = lesson
        .diagnostics
        .iter()
        .map(|noticed| noticed.code.as_str())
        .collect();
    assert_eq!(noticed, ["about-left-out"]);

    let edited = text.replace("drinks, ", "");
    keep(&engine, &[learner.file("tea.md", edited.as_bytes()).unwrap()]);
    assert_eq!(tags().0, ["culture", "to read"]);
}

#[test]
fn rows_of_the_library_are_in_the_notation_and_script_of_the_learner() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let row = || {
        let library = library_list(&engine, NoArgs {}).unwrap();
        let mut rows = library.lessons.into_iter();
        let row = rows.find(|row| row.id == "u1-06-manyidu").unwrap();
        (row.shown, row.shown_reading, row.script)
    };
    assert_eq!(
        row(),
        ("满意度".to_owned(), "mǎnyìdù".to_owned(), ScriptView::Simplified)
    );
    let settings = settings_get(&engine, NoArgs {}).unwrap();
    let choose = |notation, script| {
        let settings = Settings {
            notation,
            script,
            ..settings.clone()
        };
        settings_set(&engine, settings).unwrap();
    };
    choose(NotationChoice::Zhuyin, ScriptChoice::Traditional);
    let shown = (
        "滿意度".to_owned(),
        "ㄇㄢˇ ㄧˋ ㄉㄨˋ".to_owned(),
        ScriptView::Traditional,
    );
    assert_eq!(row(), shown);
    choose(NotationChoice::Numbers, ScriptChoice::AsWritten);
    assert_eq!(row().1, "man3yi4du4");
}

#[test]
fn behind_a_lesson_comes_the_next_of_its_course() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let next = |id: &str| {
        let args = LessonIdArgs { lesson_id: id.into() };
        lesson_next(&engine, args).unwrap().lesson.map(|lesson| lesson.id)
    };
    assert_eq!(next("u1-01-kehu").as_deref(), Some("u1-02-kefu"));
    let course = library_list(&engine, NoArgs {}).unwrap().lessons;
    let built_in: Vec<&LessonRow> = course.iter().filter(|row| row.built_in).collect();
    // Each leads to the next to the last lesson, and none to the glossary.
    let lessons = built_in.len() - 1;
    let walked = std::iter::successors(built_in.first().map(|row| row.id.clone()), |id| next(id)).count();
    assert_eq!(walked, lessons);

    let ids = keep(&engine, &[fixture("word-markdown.md"), fixture("article.txt")]);
    assert_eq!(next(&ids[0]), None);
    move_to(&engine, &ids, "Mail");
    // By the names of the files.
    assert_eq!(next(&ids[1]), Some(ids[0].clone()));
    assert_eq!(next(&ids[0]), None);
    assert_eq!(next("no such lesson"), None);
}
