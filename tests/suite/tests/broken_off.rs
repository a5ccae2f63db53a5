//! A package of Anki is taken in whole or not at all, whatever instant the program dies at; and it comes again.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
    sync::Arc,
};
use wenxi_api::{dto::*, *};
use wenxi_suite::TestClock;

/// Names the folder to a copy of this test program that takes the package in.
const FOLDER: &str = "WENXI_SUITE_BROKEN_OFF";
/// The package in that folder.
const PACKAGE: &str = "words.apkg";
/// How often the program dies in the middle.
const DEATHS: u64 = 14;
/// The words of the package: enough to be taken in at once, not one by one.
const WORDS: usize = 230;

fn open(folder: &Path) -> Engine {
    Engine::open(Options {
        folder: folder.to_owned(),
        voice: VoiceChoice::None,
        clock: Arc::new(TestClock::at_noon()),
    })
    .unwrap()
}

fn take_in(engine: &Engine, path: &Path) -> ImportView {
    let args = ImportKeepArgs {
        paths: vec![path.display().to_string()],
        chosen: None,
        task: "import".to_owned(),
    };
    import_keep(engine, args).unwrap()
}

/// The lessons of the learner's own, how many cards of each were answered, how many of its words are not studied, and how many
/// answers count.
fn there(engine: &Engine) -> (Vec<(String, u32, u32)>, u32) {
    let lessons = library_list(engine, NoArgs {}).unwrap().lessons.into_iter();
    let own = lessons.filter(|lesson| !lesson.built_in).map(|lesson| {
        let args = LessonIdArgs { lesson_id: lesson.id };
        let others = lesson_words_cost(engine, args).unwrap().words;
        (lesson.title, lesson.studied, others)
    });
    let answers = progress_get(engine, NoArgs {}).unwrap().days;
    (own.collect(), answers.iter().map(|day| day.answers).sum())
}

/// A package of words that were studied, some of them answered.
fn write_package(path: &Path) {
    let learner = tempfile::tempdir().unwrap();
    let engine = open(learner.path());
    let characters: Vec<char> = "客户服务公司市场质量经济发展管".chars().collect();
    let pairs = characters
        .iter()
        .flat_map(|one| characters.iter().map(move |two| (one, two)));
    let words = pairs.filter(|(one, two)| one != two).take(WORDS);
    let rows: String = words
        .enumerate()
        .map(|(number, (one, two))| format!("{one}{two}\tmeaning {number}\n"))
        .collect();
    let list = learner.path().join("words.tsv");
    fs::write(&list, format!("Chinese\tEnglish\n{rows}")).unwrap();
    let view = take_in(&engine, &list);
    let [
        ImportFile {
            outcome: ImportOutcome::Lesson { lesson_id, .. },
            ..
        },
    ] = view.files.as_slice()
    else {
        panic!("{view:?}");
    };
    let lesson_id = lesson_id.clone().unwrap();
    lesson_words_save(
        &engine,
        LessonIdArgs {
            lesson_id: lesson_id.clone(),
        },
    )
    .unwrap();
    let source = PracticeSource::Lesson { lesson_id };
    let mut view = practice_start(
        &engine,
        PracticeStartArgs {
            source,
            seed: Some(1),
        },
    )
    .unwrap();
    for _ in 0..5 {
        let args = PracticeAnswerArgs {
            item_id: view.item.unwrap().id,
            response: Response::GiveUp,
            elapsed: 1.0,
        };
        practice_answer(&engine, args).unwrap();
        practice_settled(&engine, NoArgs {}).unwrap();
        view = practice_current(&engine, NoArgs {}).unwrap();
    }
    let path = path.display().to_string();
    progress_export(&engine, ProgressExportArgs { path, replace: false }).unwrap();
}

/// Takes the package in, and dies as soon as that is done.
#[test]
fn takes_a_package_in_and_dies() {
    let Some(folder) = env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    let engine = open(&folder);
    take_in(&engine, &folder.join(PACKAGE));
    std::process::abort();
}

/// Runs that in a copy of a folder, with files that cannot grow beyond so many blocks of 512 bytes: the system kills what
/// writes further.
fn dies_in(folder: &Path, blocks: Option<u64>) -> ExitStatus {
    let limit = blocks.map_or("unlimited".to_owned(), |blocks| blocks.to_string());
    Command::new("sh")
        .args([
            "-c",
            &format!("ulimit -c 0; ulimit -f {limit}; exec \"$0\" \"$@\""),
        ])
        .arg(env::current_exe().unwrap())
        .args([
            "--exact",
            "broken_off::takes_a_package_in_and_dies",
            "--nocapture",
        ])
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap()
}

fn copied(from: &Path) -> tempfile::TempDir {
    let to = tempfile::tempdir().unwrap();
    for name in ["wenxi.db", PACKAGE] {
        fs::copy(from.join(name), to.path().join(name)).unwrap();
    }
    to
}

#[cfg(unix)]
#[test]
fn a_package_is_there_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    write_package(&folder.path().join(PACKAGE));
    let none = there(&open(folder.path()));

    // Said to be done is done: nothing is lost by dying right behind it.
    let whole = copied(folder.path());
    assert!(!dies_in(whole.path(), None).success());
    let log = fs::metadata(whole.path().join("wenxi.db-wal")).unwrap().len();
    let all = there(&open(whole.path()));
    assert_eq!(all, (vec![("words".to_owned(), 5, 0)], 5));

    let mut seen = [0, 0];
    for death in 0..DEATHS {
        let broken = copied(folder.path());
        assert!(!dies_in(broken.path(), Some(log * death / DEATHS / 512)).success());
        let engine = open(broken.path());
        let found = there(&engine);
        assert!(
            found == none || found == all,
            "{found:?} after {death} of {DEATHS}"
        );
        seen[usize::from(found == all)] += 1;
        // It comes again, once.
        take_in(&engine, &broken.path().join(PACKAGE));
        assert_eq!(there(&engine), all, "again after {death} of {DEATHS}");
        let copy = broken.path().join("copy.db").display().to_string();
        backup_create(&engine, BackupArgs { path: copy }).unwrap();
    }
    assert!(seen[0] > 3, "it died in the middle");
}
