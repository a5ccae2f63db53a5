//! Arranging the library: courses, favourites, tags, names; and what a learner does to the folder outside the program.

use std::{
    fs,
    sync::{Arc, Mutex},
};
use wenxi_api::{dto::*, *};
use wenxi_suite::{Learner, fixture};

fn keep(engine: &Engine, paths: &[String]) -> Vec<String> {
    let args = serde_json::from_value(serde_json::json!({ "paths": paths, "task": "test" })).unwrap();
    let files = import_keep(engine, args).unwrap().files;
    let id = |file: ImportFile| match file.outcome {
        ImportOutcome::Lesson { lesson_id, .. } => lesson_id.unwrap(),
        ImportOutcome::Refused { reason } => panic!("{reason}"),
    };
    files.into_iter().map(id).collect()
}

fn row(engine: &Engine, id: &str) -> Option<LessonRow> {
    let lessons = library_list(engine, NoArgs {}).unwrap().lessons;
    lessons.into_iter().find(|row| row.id == id)
}

fn courses(engine: &Engine) -> Vec<String> {
    library_list(engine, NoArgs {}).unwrap().courses
}

fn move_to(engine: &Engine, ids: &[String], course: &str) {
    let args = LessonsMoveArgs {
        lesson_ids: ids.to_vec(),
        course: course.into(),
        task: "test".to_owned(),
    };
    lessons_move(engine, args).unwrap();
}

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

#[test]
fn everything_in_a_lesson_is_found_and_says_where_it_is() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let text = "# 雨伞怎么卖\n\n## Buying an umbrella\n\nNothing but English stands in this paragraph about parasols.\n\n\
                她說：客戶來了。今天不下雨。\n\nThe word 雨伞 stands in a sentence of English.\n";
    let path = learner.file("umbrella.md", text.as_bytes()).unwrap();
    let id = keep(&engine, &[path]).remove(0);
    let hits = |query: &str| -> Vec<SearchHit> {
        let found = search(&engine, SearchArgs { query: query.into() })
            .unwrap()
            .lessons;
        found.into_iter().filter(|hit| hit.lesson_id == id).collect()
    };
    // Title, heading, English alone, either script, pinyin in each of its forms.
    for (query, has_sentence) in [
        ("雨伞怎么卖", None),
        ("Buying", Some(false)),
        ("parasol", Some(false)),
        ("客户来了", Some(true)),
        ("客戶來了", Some(true)),
        ("今天不下雨", Some(true)),
        ("jīntiān", Some(true)),
        ("jin1tian1", Some(true)),
        ("jintian", Some(true)),
        ("jin tian bu", Some(true)),
    ] {
        let hits = hits(query);
        let hit = hits.first().unwrap_or_else(|| panic!("{query} is not found"));
        assert_eq!(hit.title, "雨伞怎么卖");
        let place = hit.place.as_ref();
        assert_eq!(
            place.map(|place| place.sentence_id.is_some()),
            has_sentence,
            "{query}: {hit:?}"
        );
        let is_marked = hit
            .snippet
            .iter()
            .any(|run| matches!(run, Run::Plain(plain) if plain.strong));
        assert!(is_marked, "{query}: {hit:?}");
        assert_eq!(
            hit.mark.is_empty(),
            has_sentence != Some(false),
            "{query}: {hit:?}"
        );
    }
    // The sentence itself, and not the one before it.
    let view = lesson_get(
        &engine,
        LessonGetArgs {
            lesson_id: id.clone(),
        },
    )
    .unwrap();
    let place = hits("今天不下雨").remove(0).place.unwrap();
    let text = format!("{:?}", view.sections);
    let named = text
        .find(&format!("id: {:?}", place.sentence_id.unwrap()))
        .unwrap();
    assert!(
        text[named..named + 200].contains("今天"),
        "{}",
        &text[named..named + 200]
    );
}

#[test]
fn the_snippet_of_a_very_long_sentence_shows_what_matched() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let text = format!("# 长\n\n{}香蕉{}。\n", "我们".repeat(300), "他们".repeat(300));
    let path = learner.file("long.md", text.as_bytes()).unwrap();
    keep(&engine, &[path]);
    let hit = search(
        &engine,
        SearchArgs {
            query: "香蕉".into()
        },
    )
    .unwrap()
    .lessons
    .remove(0);
    let shown = |strong: bool| -> String {
        let runs = hit.snippet.iter().filter_map(|run| match run {
            Run::Plain(plain) if plain.strong == strong => Some(plain.text.as_str()),
            _ => None,
        });
        runs.collect()
    };
    assert_eq!(shown(true), "香蕉");
    assert!(
        shown(false).chars().count() < 60 && shown(false).starts_with('…'),
        "{}",
        shown(false)
    );
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
