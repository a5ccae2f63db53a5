//! Sounds and pictures that a package of Anki brings along: kept beside the lessons, named where the lesson shows the note.

use wenxi_api::{dto::*, *};
use wenxi_suite::{Learner, root};

fn package(name: &str) -> String {
    let path = root().join("tests/fixtures/anki").join(name);
    path.to_string_lossy().into_owned()
}

fn keep(engine: &Engine, name: &str) -> ImportFile {
    keep_path(engine, package(name))
}

fn keep_path(engine: &Engine, path: String) -> ImportFile {
    let args = ImportKeepArgs {
        task: "t".to_owned(),
        paths: vec![path],
        chosen: None,
    };
    let mut files = import_keep(engine, args).unwrap().files;
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

fn lesson_of(file: &ImportFile) -> (String, &[DiagnosticView]) {
    match &file.outcome {
        ImportOutcome::Lesson {
            lesson_id,
            diagnostics,
            ..
        } => (lesson_id.clone().unwrap(), diagnostics),
        ImportOutcome::Refused { reason } => panic!("{reason}"),
    }
}

/// Term, gloss, and the sounds and pictures behind it, of each row of a list.
fn rows(engine: &Engine, lesson_id: String) -> Vec<(String, String, Vec<MediaView>)> {
    let lesson = lesson_get(engine, LessonGetArgs { lesson_id }).unwrap();
    let blocks = lesson.sections.into_iter().flat_map(|section| section.blocks);
    let row = |block| match block {
        BlockView::Related { term, gloss, .. } => {
            let media = gloss.iter().filter_map(|run| match run {
                Run::Plain(plain) => plain.media.clone(),
                Run::Chinese(_) => None,
            });
            Some((
                plain_text(&term),
                plain_text(&gloss).trim().to_owned(),
                media.collect(),
            ))
        }
        _ => None,
    };
    blocks.filter_map(row).collect()
}

#[test]
fn sounds_and_pictures_come_along() {
    come_along("media-new.apkg");
}

#[test]
fn so_they_do_in_packages_of_the_older_form() {
    come_along("media-legacy.apkg");
}

fn come_along(name: &str) {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let file = keep(&engine, name);
    let (lesson_id, diagnostics) = lesson_of(&file);
    let rows = rows(&engine, lesson_id.clone());
    let glosses: Vec<(&str, &str)> = rows
        .iter()
        .map(|(term, gloss, _)| (term.as_str(), gloss.as_str()))
        .collect();
    assert_eq!(
        glosses,
        [("绿茶", "green tea"), ("红茶", "black tea"), ("茶杯", "tea cup")]
    );
    let kinds: Vec<MediaKindView> = rows[0].2.iter().map(|media| media.kind).collect();
    assert_eq!(kinds, [MediaKindView::Sound, MediaKindView::Picture]);
    assert!(rows[1].2.is_empty() && rows[2].2.is_empty());

    let (sound, kind) = engine.media(&rows[0].2[0].name).unwrap();
    assert_eq!(
        (sound.get(..4), sound.len(), kind),
        (Some(&b"RIFF"[..]), 1644, "audio/wav")
    );
    let (picture, kind) = engine.media(&rows[0].2[1].name).unwrap();
    assert_eq!((picture.get(1..4), kind), (Some(&b"PNG"[..]), "image/png"));

    let said: Vec<&str> = diagnostics
        .iter()
        .filter(|said| said.code == "media-left-out")
        .map(|said| said.message.as_str())
        .collect();
    assert_eq!(said.len(), 1);
    assert!(
        said[0].starts_with("2 sounds and pictures, “cup.svg”"),
        "{said:?}"
    );

    // What a word means is not muddled with the names of files.
    let args = PracticeStartArgs {
        source: PracticeSource::Lesson { lesson_id },
        seed: Some(1),
    };
    let practice = serde_json::to_string(&practice_start(&engine, args).unwrap()).unwrap();
    assert!(
        !practice.contains("sound:") && !practice.contains("picture:"),
        "{practice}"
    );
}

/// The package says that this file is a sound.
#[test]
fn what_is_not_what_its_name_says_is_left_out() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let file = keep(&engine, "new.apkg");
    let (_, diagnostics) = lesson_of(&file);
    assert!(
        diagnostics.iter().any(|said| said.code == "media-left-out"),
        "{diagnostics:?}"
    );
}

#[test]
fn nothing_else_is_given_out() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    for name in ["../wenxi.db", "0123456789abcdef.mp3", "%2e%2e/wenxi.db", ""] {
        let refused = engine.media(name).unwrap_err().to_string();
        assert!(refused.contains("is not in the library"), "{refused}");
    }
}

fn undo(engine: &Engine) {
    let args = ImportUndoArgs {
        import: "t".to_owned(),
        task: "undo".to_owned(),
    };
    import_undo(engine, args).unwrap();
}

/// The names of the sounds and pictures of an imported package.
fn names(engine: &Engine, file: &ImportFile) -> Vec<String> {
    let (lesson_id, _) = lesson_of(file);
    let media = rows(engine, lesson_id)
        .into_iter()
        .flat_map(|(_, _, media)| media);
    media.map(|media| media.name).collect()
}

#[test]
fn they_go_when_their_import_is_taken_back() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let names = names(&engine, &keep(&engine, "media-new.apkg"));
    assert!(names.iter().all(|name| engine.media(name).is_ok()));
    undo(&engine);
    assert!(names.iter().all(|name| engine.media(name).is_err()), "{names:?}");
}

#[test]
fn those_that_another_list_names_stay() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let names = names(&engine, &keep(&engine, "media-new.apkg"));
    let list = format!(
        "Chinese\tEnglish\tMedia\n绿茶\tgreen tea\tsound:{}\n红茶\tblack tea\t\n",
        names[0]
    );
    let path = learner.file("mine.tsv", list.as_bytes()).unwrap();
    let args = ImportKeepArgs {
        task: "other".to_owned(),
        paths: vec![path],
        chosen: None,
    };
    import_keep(&engine, args).unwrap();
    undo(&engine);
    assert!(engine.media(&names[0]).is_ok());
    assert!(engine.media(&names[1]).is_err());
}

/// Out to Anki and into another library.
#[test]
fn they_go_out_with_their_words_and_come_back() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let file = keep(&engine, "media-new.apkg");
    let (lesson_id, _) = lesson_of(&file);
    let before = rows(&engine, lesson_id.clone());
    lesson_words_save(
        &engine,
        LessonIdArgs {
            lesson_id: lesson_id.clone(),
        },
    )
    .unwrap();
    let path = learner.file("out.apkg", b"").unwrap();
    let args = ExportArgs {
        lessons: vec![lesson_id],
        format: ExportFormat::Anki,
        path: path.clone(),
        replace: true,
        task: "out".to_owned(),
    };
    lesson_export(&engine, args).unwrap();

    let other = Learner::new().unwrap();
    let there = other.open().unwrap();
    let file = keep_path(&there, path);
    let after = rows(&there, lesson_of(&file).0);
    let of = |rows: &[(String, String, Vec<MediaView>)]| {
        let row = rows.iter().find(|(term, _, _)| term == "绿茶").unwrap();
        row.2.iter().map(|media| media.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(of(&after), of(&before));
    for name in of(&after) {
        assert_eq!(there.media(&name).unwrap(), engine.media(&name).unwrap());
    }
}
