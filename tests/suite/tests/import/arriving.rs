//! What comes in of files, folders and archives, and what is said of the rest.

use super::*;

#[test]
fn a_folder_is_taken_in_with_its_folders_and_without_what_is_no_document() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let path = folder(
        &learner,
        &[
            ("unit 1/tea.md", TEA),
            ("unit 1/tea.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
            ("rice.txt", RICE),
            (".hidden/secret.md", TEA),
        ],
    );
    let seen = look(&engine, &path);
    assert!(own_titles(&engine).is_empty(), "looking keeps nothing");
    assert_eq!(
        changes(&seen),
        [("rice.txt", ImportChange::New), ("tea.md", ImportChange::New)]
    );
    assert_eq!(seen.passed_over, 1);
    let courses: Vec<&str> = seen.files.iter().map(|file| file.course.as_str()).collect();
    assert_eq!(courses, ["Business Chinese", "Business Chinese/unit 1"]);

    let kept = keep(&engine, &path, None);
    assert_eq!(kept.files.len(), 2);
    assert_eq!(own_titles(&engine), ["Rice", "Tea"]);
    assert_eq!(
        changes(&look(&engine, &path)),
        [("rice.txt", ImportChange::Same), ("tea.md", ImportChange::Same)]
    );
}

#[test]
fn what_is_given_twice_is_found_once() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let path = folder(&learner, &[("tea.md", TEA), ("rice.txt", RICE)]);
    let seen = import_preview(
        &engine,
        ImportArgs {
            paths: vec![path.clone(), format!("{path}/tea.md"), path],
            task: "look".to_owned(),
        },
    )
    .unwrap();
    assert_eq!(
        changes(&seen),
        [("rice.txt", ImportChange::New), ("tea.md", ImportChange::New)]
    );
}

#[test]
fn what_lies_deeper_than_courses_may_lands_in_the_deepest() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let path = folder(
        &learner,
        &[
            ("1/2/3/4/5/6/7/8/9/tea.md", TEA),
            ("1/2/3/4/5/6/7/8/tea.md", RICE),
        ],
    );
    assert_eq!(keep(&engine, &path, None).files.len(), 2);
    let deepest = "Business Chinese/1/2/3/4/5/6/7";
    assert_eq!(
        in_library(&learner),
        ["tea-2.md", "tea.md"].map(|name| format!("{deepest}/{name}"))
    );
    drop(engine);
    // The folder says where they are at the next start, too, and they go out again like any other.
    let engine = learner.open().unwrap();
    assert_eq!(own_titles(&engine), ["Rice", "Tea"]);
    let library = library_list(&engine, NoArgs {}).unwrap();
    assert!(library.gone.is_empty());
    let own = library.lessons.into_iter().filter(|row| !row.built_in);
    let lesson_ids = own.map(|row| row.id).collect();
    lessons_remove(
        &engine,
        LessonsArgs {
            lesson_ids,
            task: "removing".to_owned(),
        },
    )
    .unwrap();
    assert!(own_titles(&engine).is_empty());
}

#[test]
fn two_names_that_differ_in_case_are_two_files_on_every_system() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let path = learner
        .file("Food.zip", &archive(&[("Tea.md", TEA), ("tea.md", RICE)]))
        .unwrap();
    keep(&engine, &path, None);
    assert_eq!(in_library(&learner), ["Food/Tea.md", "Food/tea-2.md"]);
}

#[test]
fn a_removed_lesson_that_is_imported_again_lies_beside_what_took_its_place() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let path = learner.file("tea.md", TEA).unwrap();
    keep(&engine, &path, None);
    let [place] = <[String; 1]>::try_from(in_library(&learner)).unwrap();
    let library = library_list(&engine, NoArgs {}).unwrap();
    let own = library.lessons.into_iter().filter(|row| !row.built_in);
    let lesson_ids = own.map(|row| row.id).collect();
    lessons_remove(
        &engine,
        LessonsArgs {
            lesson_ids,
            task: "removing".to_owned(),
        },
    )
    .unwrap();
    drop(engine);
    let file = learner.folder.path().join("library").join(&place);
    fs::write(&file, RICE).unwrap();
    let engine = learner.open().unwrap();
    assert_eq!(own_titles(&engine), ["Rice"]);
    keep(&engine, &path, None);
    assert_eq!(own_titles(&engine), ["Rice", "Tea"]);
    assert_eq!(fs::read(&file).unwrap(), RICE);
    assert_eq!(undo(&engine), 1);
    assert_eq!(own_titles(&engine), ["Rice"]);
}

#[test]
fn a_changed_document_says_which_lesson_it_changes() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let path = learner.file("tea.md", TEA).unwrap();
    let instead_of = || match look(&engine, &path).files.remove(0).outcome {
        ImportOutcome::Lesson {
            instead_of, change, ..
        } => (change, instead_of),
        ImportOutcome::Refused { reason } => panic!("{reason}"),
    };
    assert_eq!(instead_of(), (ImportChange::New, None));
    keep(&engine, &path, None);
    learner
        .file("tea.md", "# Green tea\n\n绿茶。\n".as_bytes())
        .unwrap();
    assert_eq!(instead_of(), (ImportChange::Updated, Some("Tea".to_owned())));
}

#[test]
fn only_what_was_chosen_is_kept() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let path = folder(&learner, &[("tea.md", TEA), ("rice.md", RICE)]);
    let seen = look(&engine, &path);
    let tea = seen.files.iter().find(|file| file.name == "tea.md").unwrap();
    let kept = keep(&engine, &path, Some(vec![tea.path.clone()]));
    assert_eq!(changes(&kept), [("tea.md", ImportChange::New)]);
    assert_eq!(own_titles(&engine), ["Tea"]);
}

#[test]
fn each_bad_file_gets_one_sentence_and_the_others_arrive() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let deep = "> ".repeat(10_000) + "深";
    let zeros = vec![b'0'; 8 * 1024 * 1024];
    let spineless = archive(&[
        ("mimetype", b"application/epub+zip"),
        (
            "META-INF/container.xml",
            br#"<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>"#,
        ),
        ("book.opf", b"<package><manifest/></package>"),
    ]);
    let path = folder(
        &learner,
        &[
            ("empty.md", b""),
            ("picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
            ("deep.md", deep.as_bytes()),
            (
                "broken.txt",
                b"\xe8\x8c\xb6\xe5\xbe\x88\xe5\xa5\xbd\xe3\x80\x82 tea \xff\xfe is \xe8\x8c",
            ),
            ("bomb.zip", &archive(&[("zeros.txt", &zeros), ("tea.md", TEA)])),
            (
                "out.zip",
                &archive(&[("../../escaped.md", TEA), ("rice.md", RICE)]),
            ),
            ("spineless.epub", &spineless),
            ("cut.zip", b"PK\x03\x04 and nothing more"),
        ],
    );
    // A line of 200 MB: it is refused by its size, and not read.
    let line = fs::File::create(Path::new(&path).join("line.txt")).unwrap();
    line.set_len(200 * 1024 * 1024).unwrap();

    let kept = keep(&engine, &path, None);
    let found = by_name(&kept);
    for (name, sentence) in [
        ("empty.md", "“empty.md” is empty"),
        ("picture.md", "“picture.md” is a PNG picture"),
        ("deep.md", "nested more than"),
        ("line.txt", "“line.txt” is too large: it has 200 MB"),
        ("zeros.txt", "unpacks to far more than a text can have"),
        ("escaped.md", "its name leads out of the archive"),
        ("spineless.epub", "it has no spine"),
        ("cut.zip", "“cut.zip” cannot be opened"),
    ] {
        let Some(ImportOutcome::Refused { reason }) = found.get(name) else {
            panic!("{name}: {:?}", found.get(name))
        };
        assert!(
            reason.contains(sentence) && reason.ends_with('.'),
            "{name}: {reason}"
        );
    }
    let ImportOutcome::Lesson { diagnostics, .. } = found["broken.txt"] else {
        panic!("{:?}", found["broken.txt"])
    };
    assert!(
        diagnostics.iter().any(|found| found.message.contains("damaged")),
        "{diagnostics:?}"
    );
    assert_eq!(own_titles(&engine).len(), 3, "{:?}", own_titles(&engine));
    assert!(!learner.folder.path().join("escaped.md").exists());
}

/// One bad archive, one sentence for each reason: in the sheet, on the command line, by `wenxi check`.
#[test]
fn what_is_wrong_with_many_files_of_an_archive_is_said_once() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let zeros = vec![b' '; 1_100_000];
    let bombs: Vec<String> = (0..5).map(|number| format!("{number:02}.md")).collect();
    let mut files: Vec<(&str, &[u8])> = bombs
        .iter()
        .map(|name| (name.as_str(), zeros.as_slice()))
        .collect();
    files.extend([("../a.md", RICE), ("../b.md", RICE), ("tea.md", TEA)]);
    let path = folder(&learner, &[("bad.zip", &archive(&files))]);

    let kept = keep(&engine, &path, None);
    let reasons: Vec<&str> = kept.files.iter().filter_map(refusal).collect();
    let expected = [
        "“../a.md” in “bad.zip” was left out: its name leads out of the archive. So it is with 1 other file in it.",
        "“00.md” in “bad.zip” was left out: it unpacks to far more than a text can have. So it is with 4 other files in it.",
    ];
    assert_eq!(reasons, expected);
    assert_eq!(own_titles(&engine), ["Tea"], "the others arrive");

    let checked = documents_check(&[path.into()]).unwrap();
    let errors: Vec<&str> = checked
        .iter()
        .filter_map(|check| check.error.as_deref())
        .collect();
    assert_eq!(errors, expected);
    assert_eq!(checked.len(), 3);
}

fn refusal(file: &ImportFile) -> Option<&str> {
    match &file.outcome {
        ImportOutcome::Refused { reason } => Some(reason),
        ImportOutcome::Lesson { .. } => None,
    }
}

#[test]
fn a_folder_too_deep_is_said_by_its_name() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let deep = format!("{}/deep.md", vec!["f"; 60].join("/"));
    let folder = folder(&learner, &[("tea.md", TEA), (&deep, RICE)]);
    let kept = keep(&engine, &folder, None);
    let outcomes: Vec<&ImportOutcome> = kept.files.iter().map(|file| &file.outcome).collect();
    let [ImportOutcome::Refused { reason }, ImportOutcome::Lesson { .. }] = outcomes.as_slice() else {
        panic!("{outcomes:?}");
    };
    assert!(reason.contains("more than 32 folders"), "{reason}");
}

#[cfg(unix)]
#[test]
fn a_special_file_is_refused_and_not_waited_for() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let pipe = learner.folder.path().join("lesson.md");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let kept = keep(&engine, &pipe.to_string_lossy(), None);
    let [
        ImportFile {
            outcome: ImportOutcome::Refused { reason },
            ..
        },
    ] = kept.files.as_slice()
    else {
        panic!("{:?}", kept.files);
    };
    assert!(reason.contains("no ordinary file"), "{reason}");
}

/// A document of a word processor is one document, alone and in an archive, and lies in the library as it came.
#[test]
fn a_document_of_a_word_processor_is_kept_as_it_is() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let fixtures = wenxi_suite::root().join("tests/fixtures/office");
    let word = fs::read(fixtures.join("teahouse.docx")).unwrap();
    let text = fs::read(fixtures.join("teahouse.odt")).unwrap();
    let alone = learner.file("茶馆.docx", &word).unwrap();
    assert_eq!(
        changes(&look(&engine, &alone)),
        [("茶馆.docx", ImportChange::New)]
    );
    keep(&engine, &alone, None);
    assert_eq!(own_titles(&engine), ["cháguǎn: 茶馆 - teahouse"]);
    assert_eq!(in_library(&learner), ["chaguan-teahouse.docx"]);
    let kept = learner.folder.path().join("library/chaguan-teahouse.docx");
    assert_eq!(fs::read(kept).unwrap(), word);
    assert_eq!(
        changes(&keep(&engine, &alone, None)),
        [("茶馆.docx", ImportChange::Same)]
    );
    let packed = learner
        .file("tea.zip", &archive(&[("tea.md", TEA), ("teahouse.odt", &text)]))
        .unwrap();
    let names: Vec<String> = look(&engine, &packed)
        .files
        .into_iter()
        .map(|file| file.name)
        .collect();
    assert_eq!(names, ["tea.md", "teahouse.odt"]);
}
