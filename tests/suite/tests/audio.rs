//! A lesson as a sound file: from the document to the files, by sine tones.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock},
};
use wenxi_api::{dto::*, *};
use wenxi_suite::Learner;

const LESSON: &str = "u1-02-kefu";

fn args(path: &Path) -> AudioWriteArgs {
    AudioWriteArgs {
        lesson_id: LESSON.to_owned(),
        path: path.display().to_string(),
        rate: 1.0,
        after: AfterSentence::GoOn,
        english: false,
        replace: false,
        task: "t1".to_owned(),
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn a_lesson_becomes_a_sound_file_with_its_lines() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("客服.flac");
    let written = audio_write(&engine, args(&path)).unwrap();
    assert_eq!(files(folder.path()).len(), 3);
    assert_eq!(written.files[0], path.display().to_string());
    // It may be read by whoever may read what the learner saves elsewhere.
    let plain = folder.path().join("plain");
    std::fs::write(&plain, b"").unwrap();
    let permissions = |path: &Path| std::fs::metadata(path).unwrap().permissions();
    assert_eq!(permissions(&path), permissions(&plain));
    std::fs::remove_file(&plain).unwrap();
    assert!(written.left_out.is_empty());
    let lesson = lesson_get(
        &engine,
        LessonGetArgs {
            lesson_id: LESSON.to_owned(),
        },
    )
    .unwrap();
    let chinese = lesson.aloud.iter().filter(|unit| !unit.english).count();
    assert_eq!(written.sentences as usize, chinese);

    let lrc = std::fs::read_to_string(path.with_extension("lrc")).unwrap();
    let times: Vec<&str> = lrc
        .lines()
        .filter(|line| line.starts_with("[0"))
        .map(|line| &line[..10])
        .collect();
    assert_eq!(times.len(), chinese);
    assert!(times.is_sorted());
    let vtt = std::fs::read_to_string(path.with_extension("vtt")).unwrap();
    assert_eq!(vtt.matches(" --> ").count(), chinese);
    assert!(vtt.matches("NOTE ").count() > 3, "sections are chapters");
}

#[test]
fn english_and_time_to_repeat_make_it_longer() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lesson.wav");
    let length = |change: fn(&mut AudioWriteArgs)| {
        let mut args = args(&path);
        args.replace = true;
        change(&mut args);
        audio_write(&engine, args).unwrap()
    };
    let plain = length(|_| {});
    let repeat = length(|args| args.after = AfterSentence::Repeat);
    let shadow = length(|args| args.after = AfterSentence::Shadow);
    let english = length(|args| args.english = true);
    let slow = length(|args| args.rate = 0.5);
    assert_eq!(repeat.sentences, plain.sentences);
    assert!(repeat.duration > plain.duration * 1.5);
    assert!(shadow.duration > plain.duration * 1.9);
    assert!(english.sentences > plain.sentences);
    assert!(slow.duration > plain.duration * 1.5);
    // Sound without loss: two bytes a sample, and the header and the chapters.
    let bytes = std::fs::metadata(&path).unwrap().len() as f64;
    let sound = slow.duration / 1000.0 * 22_050.0 * 2.0;
    assert!(bytes - sound > 44.0 && bytes - sound < 4_000.0, "{bytes} {sound}");
}

#[test]
fn progress_is_told_and_cancelling_leaves_nothing_behind() {
    let learner = Learner::new().unwrap();
    let engine = Arc::new(learner.open().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let told: Arc<Mutex<Vec<(u32, u32)>>> = Arc::default();
    let cancel_at: Arc<OnceLock<u32>> = Arc::default();
    {
        let (told, cancel_at, engine) = (Arc::clone(&told), Arc::clone(&cancel_at), Arc::downgrade(&engine));
        Arc::clone(&engine.upgrade().unwrap()).on_notice(move |notice| {
            let Notice::Progress { task, done, total } = notice else {
                return;
            };
            // What the program does by itself comes between.
            if task != "t1" {
                return;
            }
            told.lock().unwrap().push((done, total));
            if cancel_at.get() == Some(&done) {
                task_cancel(&engine.upgrade().unwrap(), TaskArgs { task }).unwrap();
            }
        });
    }
    let path = folder.path().join("lesson.flac");
    let written = audio_write(&engine, args(&path)).unwrap();
    let total = written.sentences;
    let expected: Vec<(u32, u32)> = (0..=total).map(|done| (done, total)).collect();
    assert_eq!(*told.lock().unwrap(), expected);

    cancel_at.set(4).unwrap();
    let other = folder.path().join("other.flac");
    let error = audio_write(&engine, args(&other)).unwrap_err();
    assert!(matches!(error, Error::Cancelled));
    assert_eq!(told.lock().unwrap().last(), Some(&(4, total)));
    assert_eq!(files(folder.path()).len(), 3, "only the files of the first");
}

#[test]
fn what_cannot_be_written_is_said_in_a_sentence() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let refused = |name: &str| {
        audio_write(&engine, args(&folder.path().join(name)))
            .unwrap_err()
            .to_string()
    };
    assert!(refused("lesson.mp3").contains("must end with .flac or .wav"));
    assert!(refused("lesson").contains("must end with .flac or .wav"));
    assert!(refused("nowhere/lesson.wav").contains("cannot be used: it is not there"));
    assert!(files(folder.path()).is_empty());
}

#[test]
fn the_learners_own_files_are_never_replaced() {
    let learner = Learner::new().unwrap();
    let engine = learner.open().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("film.flac");
    let subtitles = path.with_extension("vtt");
    let own = "WEBVTT\n\n00:01.000 --> 00:02.000\n你好\n";
    std::fs::write(&subtitles, own).unwrap();
    for replace in [false, true] {
        let refused = audio_write(
            &engine,
            AudioWriteArgs {
                replace,
                ..args(&path)
            },
        )
        .unwrap_err();
        assert!(refused.to_string().contains("film.vtt"), "{refused}");
        assert_eq!(std::fs::read_to_string(&subtitles).unwrap(), own);
    }
    std::fs::remove_file(&subtitles).unwrap();
    audio_write(&engine, args(&path)).unwrap();
    // The sound is there now, and is asked about; what was written beside it goes with it.
    let refused = audio_write(&engine, args(&path)).unwrap_err();
    assert!(refused.to_string().contains("film.flac"), "{refused}");
    let replaced = AudioWriteArgs {
        replace: true,
        english: true,
        ..args(&path)
    };
    audio_write(&engine, replaced).unwrap();
    assert!(
        std::fs::read_to_string(&subtitles)
            .unwrap()
            .contains("NOTE Wenxi")
    );
}
