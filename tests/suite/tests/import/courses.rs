//! What courses say of themselves comes with their lessons.

use super::*;

#[test]
fn what_a_course_says_of_itself_is_kept_beside_its_lessons() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let words = "茶\tchá\ttea\n饭\tfàn\trice\n".as_bytes();
    let path = folder(
        &learner,
        &[
            ("course.toml", b"[[unit]]\nname = \"Food\"\nfiles = \"\"\n"),
            ("exceptions.tsv", b"# none\n"),
            ("glosses.tsv", words),
            ("tea.md", TEA),
            ("words/glosses.tsv", words),
        ],
    );
    let seen = look(&engine, &path);
    let courses = ["course.toml", "exceptions.tsv", "glosses.tsv"];
    let of_course = courses.map(|name| format!("Business Chinese/{name}"));
    assert_eq!(seen.of_course, of_course);
    assert_eq!(
        changes(&seen),
        [("tea.md", ImportChange::New), ("glosses.tsv", ImportChange::New)],
        "in a folder that is no such course it is a word list"
    );

    keep(&engine, &path, None);
    let kept = [
        "Business Chinese/course.toml",
        "Business Chinese/exceptions.tsv",
        "Business Chinese/glosses.tsv",
        "Business Chinese/tea.md",
        "Business Chinese/words/glosses.tsv",
    ];
    assert_eq!(in_library(&learner), kept);
    assert_eq!(own_titles(&engine).len(), 2);
    drop(engine);
    let engine = learner.open().unwrap();
    assert_eq!(
        own_titles(&engine).len(),
        2,
        "nor are they lessons at the next start"
    );

    // They go out with the course, and with it out of the library and back.
    let lessons = lessons_named(&engine, &["Business Chinese".to_owned()]).unwrap();
    let args = ExportFolderArgs {
        lessons: lessons.clone(),
        format: ExportFormat::Markdown,
        folder: learner.folder.path().to_str().unwrap().to_owned(),
        name: "Out".to_owned(),
        task: TASK.to_owned(),
    };
    let out = lessons_export(&engine, args).unwrap().path;
    let again = look(&engine, &out);
    assert_eq!(again.of_course.len(), 3);
    let course = || CourseArgs {
        course: "Business Chinese".to_owned(),
    };
    let all = || LessonsArgs {
        lesson_ids: lessons.clone(),
        task: "test".to_owned(),
    };
    lessons_remove(&engine, all()).unwrap();
    course_remove(&engine, course()).unwrap();
    assert_eq!(in_library(&learner), Vec::<String>::new());
    lessons_restore(&engine, all()).unwrap();
    assert_eq!(in_library(&learner), kept);
}

#[test]
fn what_a_course_says_of_itself_is_taken_back_with_an_import() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let path = folder(
        &learner,
        &[("course.toml", b"# first\n"), ("tea.md", TEA), ("rice.md", RICE)],
    );
    let tea = format!("{path}/tea.md");
    keep(&engine, &path, Some(vec![tea]));
    assert_eq!(
        in_library(&learner),
        ["Business Chinese/course.toml", "Business Chinese/tea.md"]
    );
    folder(&learner, &[("course.toml", b"# second\n")]);
    keep(&engine, &path, None);
    let declared = || {
        let file = learner.folder.path().join("library/Business Chinese/course.toml");
        fs::read_to_string(file).unwrap()
    };
    assert_eq!(declared(), "# second\n");
    assert_eq!(undo(&engine), 1);
    assert_eq!(declared(), "# first\n");
    assert_eq!(own_titles(&engine), ["Tea"]);
}

#[test]
fn what_another_course_says_of_itself_stays_out_with_its_lessons() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let path = folder(
        &learner,
        &[
            ("one/course.toml", b"# one\n"),
            ("one/tea.md", TEA),
            ("two/course.toml", b"# two\n"),
            ("two/rice.md", RICE),
        ],
    );
    let seen = look(&engine, &path);
    let tea = seen.files.iter().find(|file| file.name == "tea.md").unwrap();
    keep(&engine, &path, Some(vec![tea.path.clone()]));
    let kept = ["Business Chinese/one/course.toml", "Business Chinese/one/tea.md"];
    assert_eq!(in_library(&learner), kept);
}

#[test]
fn what_cannot_be_kept_beside_a_course_is_refused_and_the_others_arrive() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    // A folder lies where the file is to be.
    fs::create_dir_all(
        learner
            .folder
            .path()
            .join("library/Business Chinese/course.toml/x"),
    )
    .unwrap();
    let path = folder(&learner, &[("course.toml", b"# one\n"), ("tea.md", TEA)]);
    let kept = keep(&engine, &path, None);
    let outcomes = by_name(&kept);
    assert!(
        matches!(outcomes["course.toml"], ImportOutcome::Refused { .. }),
        "{outcomes:?}"
    );
    assert_eq!(own_titles(&engine), ["Tea"]);
    assert_eq!(undo(&engine), 1);
    assert!(own_titles(&engine).is_empty());
}
