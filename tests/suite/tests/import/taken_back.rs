//! An import can be stopped, and is taken back as a whole.

use super::*;

#[test]
fn an_import_is_taken_back_as_a_whole() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let path = folder(&learner, &[("tea.md", TEA)]);
    keep(&engine, &path, None);
    folder(
        &learner,
        &[("tea.md", "# Tea\n\n茶不好喝。\n".as_bytes()), ("rice.md", RICE)],
    );
    let kept = keep(&engine, &path, None);
    assert_eq!(
        changes(&kept),
        [("rice.md", ImportChange::New), ("tea.md", ImportChange::Updated)]
    );
    assert_eq!(undo(&engine), 2);
    assert_eq!(own_titles(&engine), ["Tea"]);
    let tea = search(
        &engine,
        SearchArgs {
            query: "很好喝".to_owned(),
        },
    )
    .unwrap();
    assert_eq!(tea.lessons.len(), 1, "the earlier text is found again");
    assert_eq!(undo(&engine), 0, "it is taken back once");

    // Taken in again it is the lesson that it was.
    let again = keep(&engine, &path, None);
    let ids = |view: &ImportView| -> Vec<Option<String>> {
        let id = |file: &ImportFile| match &file.outcome {
            ImportOutcome::Lesson { lesson_id, .. } => lesson_id.clone(),
            ImportOutcome::Refused { .. } => None,
        };
        view.files.iter().map(id).collect()
    };
    assert_eq!(changes(&again), changes(&kept));
    assert_eq!(ids(&again), ids(&kept));
    assert_eq!(own_titles(&engine), ["Rice", "Tea"]);
}

#[test]
fn an_import_is_taken_back_to_what_was_before_it() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let write = |text: &str| folder(&learner, &[("tea.md", text.as_bytes())]);
    let path = write("# First\n\n茶。\n");
    keep(&engine, &path, None);
    write("# Second\n\n茶。\n");
    keep(&engine, &path, None);
    write("# Third\n\n茶。\n");
    let args = ImportKeepArgs {
        paths: vec![path],
        chosen: None,
        task: "import-2".to_owned(),
    };
    import_keep(&engine, args).unwrap();
    assert_eq!(own_titles(&engine), ["Third"]);
    assert_eq!(undo(&engine), 1);
    assert_eq!(own_titles(&engine), ["First"], "whatever came after it");
}

#[test]
fn a_course_that_came_with_an_import_goes_with_it_and_comes_back_with_its_lesson() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let courses = || library_list(&engine, NoArgs {}).unwrap().courses;
    let path = folder(&learner, &[("tea.md", TEA), ("in it/rice.md", RICE)]);
    keep(&engine, &path, None);
    assert_eq!(courses(), ["Business Chinese", "Business Chinese/in it"]);
    let lesson_ids: Vec<String> = library_list(&engine, NoArgs {})
        .unwrap()
        .lessons
        .into_iter()
        .filter(|lesson| !lesson.built_in)
        .map(|lesson| lesson.id)
        .collect();
    assert_eq!(undo(&engine), 2);
    assert!(courses().is_empty(), "{:?}", courses());
    let args = LessonsArgs {
        lesson_ids,
        task: String::new(),
    };
    lessons_restore(&engine, args).unwrap();
    assert_eq!(courses(), ["Business Chinese", "Business Chinese/in it"]);

    // One that was there before stays, and so does one in which something else lies by now.
    keep(
        &engine,
        &folder(&learner, &[("later/milk.md", "# Milk\n\n牛奶。\n".as_bytes())]),
        None,
    );
    let note = learner
        .folder
        .path()
        .join("library/Business Chinese/later/note.md");
    fs::write(&note, "# Mine\n\n我的。\n").unwrap();
    assert_eq!(undo(&engine), 1);
    assert_eq!(
        courses(),
        [
            "Business Chinese",
            "Business Chinese/in it",
            "Business Chinese/later"
        ]
    );
}

#[test]
fn taking_an_import_back_can_be_tried_again() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let path = folder(&learner, &[("tea.md", TEA)]);
    keep(&engine, &path, None);
    folder(
        &learner,
        &[
            ("tea.md", "# Green tea\n\n绿茶。\n".as_bytes()),
            ("rice.md", RICE),
        ],
    );
    keep(&engine, &path, None);
    let history = learner
        .folder
        .path()
        .join("library/.history/Business Chinese/tea.md");
    let version = fs::read_dir(&history).unwrap().next().unwrap().unwrap().path();
    fs::remove_file(&version).unwrap();
    fs::create_dir(&version).unwrap();
    assert!(
        import_undo(&engine, undoing()).is_err(),
        "the version cannot be read"
    );
    fs::remove_dir(&version).unwrap();
    fs::write(&version, TEA).unwrap();
    assert_eq!(undo(&engine), 2);
    assert_eq!(own_titles(&engine), ["Tea"]);
}

#[test]
fn progress_is_told_and_an_import_can_be_stopped() {
    let learner = Learner::new().unwrap();
    let engine = Arc::new(learner.open().unwrap());
    let documents: Vec<(String, Vec<u8>)> = (0..200)
        .map(|n| {
            (
                format!("{n:03}.md"),
                format!("# Lesson {n}\n\n茶很好喝。\n").into_bytes(),
            )
        })
        .collect();
    let files: Vec<(&str, &[u8])> = documents
        .iter()
        .map(|(name, bytes)| (&**name, &**bytes))
        .collect();
    let path = folder(&learner, &files);
    let told: Arc<Mutex<Vec<(u32, u32)>>> = Arc::default();
    let (stopped, heard) = (Arc::downgrade(&engine), Arc::clone(&told));
    engine.on_notice(move |notice| {
        if let Notice::Progress { task, done, total } = notice
            && task == TASK
        {
            heard.lock().unwrap().push((done, total));
            if done >= 50 {
                let engine = stopped.upgrade().unwrap();
                task_cancel(&engine, TaskArgs { task }).unwrap();
            }
        }
    });
    let kept = keep(&engine, &path, None);
    assert!(kept.cancelled);
    let told = told.lock().unwrap().clone();
    assert_eq!(told.first(), Some(&(0, 200)));
    assert!(
        told.is_sorted() && told.iter().all(|(_, total)| *total == 200),
        "{told:?}"
    );
    let there = own_titles(&engine).len();
    assert!((1..200).contains(&there), "{there} of 200 were kept");
    assert_eq!(kept.files.len(), there, "what was kept is named");
    assert_eq!(undo(&engine) as usize, there);
    assert!(own_titles(&engine).is_empty());
}
