//! Documents are taken in by files, folders and archives: all that are good arrive, each bad one gets its sentence, and
//! all of it can be stopped and taken back.

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

fn undo(engine: &Engine) -> u32 {
    let args = TaskArgs {
        task: TASK.to_owned(),
    };
    import_undo(engine, args).unwrap().lessons
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
    lessons_remove(&engine, LessonsArgs { lesson_ids }).unwrap();
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
    lessons_remove(&engine, LessonsArgs { lesson_ids }).unwrap();
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
    let args = || TaskArgs {
        task: TASK.to_owned(),
    };
    assert!(
        import_undo(&engine, args()).is_err(),
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
        if let Notice::Progress { task, done, total } = notice {
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

#[test]
fn a_package_of_anki_brings_its_words_and_its_reviews() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let package = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/anki/new.apkg");
    let studied = |word: &str| {
        let args = WordGetArgs {
            word: word.to_owned(),
            pinyin: None,
            within: None,
            lesson_id: None,
        };
        word_get(&engine, args).unwrap().saved
    };
    let cards = || {
        let lessons = library_list(&engine, NoArgs {}).unwrap().lessons;
        lessons
            .into_iter()
            .find(|lesson| !lesson.built_in)
            .unwrap()
            .studied
    };

    let told: Arc<Mutex<Vec<(u32, u32)>>> = Arc::default();
    let heard = Arc::clone(&told);
    engine.on_notice(move |notice| {
        if let Notice::Progress { done, total, .. } = notice {
            heard.lock().unwrap().push((done, total));
        }
    });
    let seen = keep(&engine, package, None);
    let notes = *told.lock().unwrap().last().unwrap();
    assert_eq!(notes, (4, 4), "its notes are counted, not the files in it");
    assert_eq!(changes(&seen), [("HSK 5.tsv", ImportChange::New)]);
    assert_eq!(seen.files[0].course, "Chinese");
    assert_eq!(own_titles(&engine), ["HSK 5"]);
    assert!(studied("客户"), "it was reviewed there");
    assert!(!studied("投诉"), "it was never reviewed");
    assert_eq!(cards(), 1, "its memory goes on from there");

    let again = keep(&engine, package, None);
    assert_eq!(changes(&again), [("HSK 5.tsv", ImportChange::Same)]);
    undo(&engine);
    assert!(
        studied("客户"),
        "what an import did not add it does not take back"
    );
}

/// How many answers count.
fn answers(engine: &Engine) -> u32 {
    progress_get(engine, NoArgs {})
        .unwrap()
        .days
        .iter()
        .map(|day| day.answers)
        .sum()
}

#[test]
fn the_reviews_of_a_package_are_taken_back_and_come_again() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let package = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/anki/new.apkg");
    keep(&engine, package, None);
    let reviews = answers(&engine);
    assert!(reviews > 0);
    undo(&engine);
    assert_eq!(answers(&engine), 0, "as if it had never been taken in");
    keep(&engine, package, None);
    assert_eq!(answers(&engine), reviews);
    keep(&engine, package, None);
    assert_eq!(answers(&engine), reviews, "a second time adds nothing");
}
