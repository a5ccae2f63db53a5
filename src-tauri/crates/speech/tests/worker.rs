//! A speech library that crashes or hangs costs one utterance at most.
#![cfg(unix)] // processes are ended and looked for with `kill`
#![allow(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use wenxi_mandarin::pinyin;
use wenxi_speech::worker::{ARGUMENT, Patience};
use wenxi_speech::{
    Clip, Engine, FakeEngine, Rate, Script, SpeechError, SpokenWord, Utterance, Worker, WorkerCommand,
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_wenxi-speech-test-worker");

/// Long for a busy machine that does what it should, short for one that hangs.
const SHORT: Patience = Patience {
    start: Duration::from_secs(20),
    script: Duration::from_millis(300),
    syllable: Duration::ZERO,
};

/// A worker that behaves in this manner, and the folder that counts its starts.
struct Bench {
    worker: Worker,
    folder: TempDir,
}

impl Bench {
    fn new(manner: &str, patience: Patience) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let command = WorkerCommand::new(
            PROGRAM,
            [manner.into(), folder.path().join("starts").into_os_string()],
        );
        Self {
            worker: Worker::with_patience(command, patience),
            folder,
        }
    }

    fn starts(&self) -> usize {
        std::fs::read(self.folder.path().join("starts")).map_or(0, |starts| starts.len())
    }
}

fn script(words: &str) -> Script {
    let words = words.split(' ').map(|word| SpokenWord {
        text: word.to_owned(),
        syllables: pinyin::parse(word).unwrap(),
    });
    Script::of(&Utterance {
        words: words.collect(),
        rate: Rate::NORMAL,
    })
    .unwrap()
}

fn spoken_here(script: &Script) -> Clip {
    FakeEngine.say(script).unwrap()
}

#[test]
fn what_a_worker_says_is_what_its_engine_says() {
    let mut bench = Bench::new("well", Patience::default());
    assert_eq!(bench.worker.voice().unwrap(), FakeEngine.voice().unwrap());
    for words in ["nǐ hǎo", "xièxie nǎr", "kèhù fúwù"] {
        let script = script(words);
        assert_eq!(bench.worker.say(&script).unwrap(), spoken_here(&script));
    }
    assert_eq!(bench.starts(), 1);
}

#[test]
fn the_longest_script_goes_through_the_pipe() {
    let mut bench = Bench::new("well", Patience::default());
    let words: Vec<&str> = vec!["zhuàng"; 2_000];
    let script = script(&words.join(" "));
    assert_eq!(bench.worker.say(&script).unwrap(), spoken_here(&script));
}

#[test]
fn a_crash_in_mid_sentence_is_not_noticed() {
    let mut bench = Bench::new("crash-second-script", Patience::default());
    let script = script("nǐ hǎo");
    for _ in 0..3 {
        assert_eq!(bench.worker.say(&script).unwrap(), spoken_here(&script));
    }
    assert_eq!(bench.starts(), 2);
}

#[test]
fn an_engine_that_always_crashes_is_given_up_with_a_sentence() {
    let mut bench = Bench::new("crash", Patience::default());
    let error = bench.worker.say(&script("nǐ hǎo")).unwrap_err();
    assert!(matches!(error, SpeechError::Crashed), "{error}");
    assert_eq!(bench.starts(), 2);
}

#[test]
fn an_engine_that_hangs_is_ended_and_the_next_utterance_is_spoken() {
    let mut bench = Bench::new("hang-first", SHORT);
    bench.worker.voice().unwrap();
    let hung = bench.worker.process_id().unwrap();
    let script = script("nǐ hǎo");
    let error = bench.worker.say(&script).unwrap_err();
    assert!(matches!(error, SpeechError::TimedOut), "{error}");
    assert!(error.to_string().contains("did not answer in time"));
    assert!(!is_running(hung));
    // The second worker is given all the time that a busy machine may need.
    let mut bench = Bench {
        worker: patient(&bench),
        folder: bench.folder,
    };
    assert_eq!(bench.worker.say(&script).unwrap(), spoken_here(&script));
    assert_eq!(bench.starts(), 2);
}

fn patient(bench: &Bench) -> Worker {
    let starts = bench.folder.path().join("starts").into_os_string();
    Worker::new(WorkerCommand::new(PROGRAM, ["hang-first".into(), starts]))
}

#[test]
fn an_engine_that_never_starts_is_given_up() {
    let patience = Patience {
        start: Duration::from_millis(200),
        ..SHORT
    };
    let mut bench = Bench::new("mute", patience);
    let began = Instant::now();
    assert!(matches!(bench.worker.voice(), Err(SpeechError::TimedOut)));
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_worker_that_was_killed_is_started_again() {
    let mut bench = Bench::new("well", Patience::default());
    let script = script("nǐ hǎo");
    bench.worker.say(&script).unwrap();
    kill(bench.worker.process_id().unwrap());
    assert_eq!(bench.worker.say(&script).unwrap(), spoken_here(&script));
    assert_eq!(bench.starts(), 2);
}

#[test]
fn nonsense_from_a_worker_is_a_crash() {
    let mut bench = Bench::new("babble", Patience::default());
    assert!(matches!(bench.worker.voice(), Err(SpeechError::Crashed)));
}

#[test]
fn what_the_engine_says_no_to_is_told_in_its_words() {
    let mut bench = Bench::new("refuse", Patience::default());
    let error = bench.worker.say(&script("nǐ hǎo")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "The voice cannot say this: it is out of breath."
    );
    assert_eq!(bench.starts(), 1);
}

#[test]
fn a_voice_that_is_missing_says_what_to_install() {
    let mut bench = Bench::new("missing", Patience::default());
    let error = bench.worker.voice().unwrap_err().to_string();
    assert!(
        error.starts_with("There is no Chinese voice on this computer. Install eSpeak NG"),
        "{error}"
    );
}

#[test]
fn a_program_that_is_not_there_is_an_error() {
    let mut worker = Worker::new(WorkerCommand::new(Path::new("no-such-program"), [ARGUMENT]));
    assert!(matches!(worker.voice(), Err(SpeechError::NotStarted(_))));
}

#[test]
fn a_program_that_is_asked_to_serve_speaks_with_espeak() {
    let mut worker = Worker::new(WorkerCommand::new(PROGRAM, [ARGUMENT]));
    assert_eq!(worker.voice().unwrap().engine, "espeak-ng");
    let clip = worker.say(&script("nǐ hǎo")).unwrap();
    assert_eq!(clip.marks.len(), 2);
}

/// A worker for which eSpeak NG is as broken as this variable makes it.
#[cfg(target_os = "linux")]
fn broken_installation(variable: &str) -> SpeechError {
    let command = WorkerCommand::new("/usr/bin/env", [variable, PROGRAM, ARGUMENT]);
    Worker::new(command).voice().unwrap_err()
}

#[test]
#[cfg(target_os = "linux")]
fn without_the_library_it_is_said_what_to_install() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["libespeak-ng.so.1", "libespeak-ng.so"] {
        std::fs::write(folder.path().join(name), b"").unwrap();
    }
    let error = broken_installation(&format!("LD_LIBRARY_PATH={}", folder.path().display()));
    assert!(error.to_string().contains("Install eSpeak NG"), "{error}");
}

#[test]
#[cfg(target_os = "linux")]
fn without_the_data_of_the_library_it_is_said_what_to_install() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("espeak-ng-data")).unwrap();
    let error = broken_installation(&format!("ESPEAK_DATA_PATH={}", folder.path().display()));
    assert!(error.to_string().contains("Install eSpeak NG"), "{error}");
}

#[test]
fn a_worker_ends_with_what_started_it() {
    let mut bench = Bench::new("well", Patience::default());
    bench.worker.voice().unwrap();
    let id = bench.worker.process_id().unwrap();
    assert!(is_running(id));
    drop(bench.worker);
    assert!(!is_running(id));
}

fn kill(id: u32) {
    let killed = Command::new("kill")
        .args(["-9", &id.to_string()])
        .status()
        .unwrap();
    assert!(killed.success());
}

fn is_running(id: u32) -> bool {
    Command::new("kill")
        .args(["-0", &id.to_string()])
        .output()
        .unwrap()
        .status
        .success()
}
