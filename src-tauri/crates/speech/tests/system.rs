//! Voices of the system that hang, stay silent or crash never hold anybody up.
#![cfg(unix)] // a process is looked for with `kill`
#![allow(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]

use std::path::Path;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use rstest::rstest;
use tempfile::TempDir;
use wenxi_mandarin::pinyin;
use wenxi_speech::system::Patience;
use wenxi_speech::{
    Clip, ClipCache, DEFAULT_LIMIT, Engine, FakeEngine, Rate, Script, Speaker, SpeechError, Spoken,
    SpokenWord, SystemVoice, SystemVoices, Utterance, Voice, Who, WorkerCommand,
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_wenxi-speech-test-worker");

/// Short for what hangs; what answers does so in a moment, but may have to be started on a busy machine.
const SHORT: Patience = Patience {
    answer: Duration::from_secs(20),
    begin: Duration::from_millis(100),
    character: Duration::from_millis(1),
    ask_every: Duration::from_millis(1),
};

/// No limit that a test would wait for.
const LONG: Patience = Patience {
    begin: Duration::from_secs(600),
    ..SHORT
};

fn system(manner: &str, patience: Patience) -> (SystemVoices, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let starts = folder.path().join("starts").into_os_string();
    let command = WorkerCommand::new(PROGRAM, [manner.into(), starts]);
    (SystemVoices::new(command, patience), folder)
}

fn voice(name: &str) -> SystemVoice {
    SystemVoice {
        id: name.to_lowercase(),
        name: name.to_owned(),
        language: "zh-CN".to_owned(),
    }
}

fn hello() -> Utterance {
    Utterance {
        words: vec![SpokenWord {
            text: "你好".to_owned(),
            syllables: pinyin::parse("ní hǎo").unwrap(),
        }],
        rate: Rate::NORMAL,
    }
}

#[test]
fn the_voices_are_listed_and_speak_to_the_end() {
    let (system, _folder) = system("system-well", LONG);
    assert_eq!(system.list().unwrap(), [voice("Tingting"), voice("Meijia")]);
    system.say(1, &voice("Meijia"), "你好", Rate::NORMAL).unwrap();
    system.say(2, &voice("Tingting"), "再见", Rate::NORMAL).unwrap();
}

#[test]
fn a_service_that_never_answers_is_given_up_with_a_sentence() {
    let patience = Patience {
        answer: Duration::from_millis(200),
        ..SHORT
    };
    let (system, _folder) = system("system-silent", patience);
    let error = system.list().unwrap_err();
    assert!(error.to_string().contains("did not answer in time"), "{error}");
    assert_eq!(system.process_id(), None);
    assert_eq!(system.first(), None, "nobody waits for it a second time");
}

#[rstest]
#[case::never_begins("system-mute")]
#[case::never_ends("system-endless")]
fn a_voice_that_says_nothing_for_ever_is_stopped(#[case] manner: &str) {
    let (system, _folder) = system(manner, SHORT);
    let error = system
        .say(1, &voice("Tingting"), "你好", Rate::NORMAL)
        .unwrap_err();
    assert!(matches!(error, SpeechError::NeverEnded { .. }), "{error}");
    assert_eq!(system.process_id(), None);
}

#[test]
fn a_crash_is_a_sentence_and_the_next_text_starts_anew() {
    let (system, _folder) = system("system-crashes", LONG);
    let error = system
        .say(1, &voice("Tingting"), "你好", Rate::NORMAL)
        .unwrap_err();
    assert!(matches!(error, SpeechError::Crashed), "{error}");
    assert!(
        !system.has(&voice("Tingting")),
        "others speak until it is looked for"
    );
    assert_eq!(system.list().unwrap().len(), 2);
    assert!(system.has(&voice("Tingting")));
}

#[test]
fn a_voice_that_is_no_longer_there_is_named() {
    let (system, _folder) = system("system-well", LONG);
    let error = system.say(1, &voice("Siri"), "你好", Rate::NORMAL).unwrap_err();
    assert_eq!(error.to_string(), "There is no voice “Siri” here.");
    assert!(!system.has(&voice("Siri")));
    assert!(system.has(&voice("Meijia")));
}

#[test]
fn what_is_being_said_is_hushed_and_what_was_hushed_before_is_not_begun() {
    let (system, _folder) = system("system-endless", LONG);
    system.list().unwrap();
    let system = Arc::new(system);
    let together = Arc::new(Barrier::new(2));
    let saying = thread::spawn({
        let (system, together) = (Arc::clone(&system), Arc::clone(&together));
        move || {
            together.wait();
            system.say(7, &voice("Tingting"), "你好", Rate::NORMAL)
        }
    });
    together.wait();
    // Before, while or after it begins: either way it ends.
    system.hush(7);
    saying.join().unwrap().unwrap();
    system.say(6, &voice("Tingting"), "你好", Rate::NORMAL).unwrap();
    system.say(7, &voice("Tingting"), "你好", Rate::NORMAL).unwrap();
}

#[test]
fn a_program_that_is_missing_means_no_voices() {
    let missing = WorkerCommand::new(Path::new("no-such-program"), [""; 0]);
    assert_eq!(SystemVoices::new(missing, SHORT).list().unwrap(), []);
    assert_eq!(SystemVoices::none().list().unwrap(), []);
    // A program whose library is missing ends at once.
    let ended = WorkerCommand::new(Path::new("/bin/false"), [""; 0]);
    assert_eq!(SystemVoices::new(ended, SHORT).list().unwrap(), []);
}

/// A computer without eSpeak NG.
struct Missing;

impl Engine for Missing {
    fn voice(&mut self) -> Result<Voice, SpeechError> {
        Err(SpeechError::no_voice())
    }

    fn say(&mut self, _: &Script) -> Result<Clip, SpeechError> {
        Err(SpeechError::no_voice())
    }
}

fn speaker(engine: impl Engine + 'static, manner: &str) -> (Speaker, TempDir) {
    let (system, folder) = system(manner, LONG);
    let cache = ClipCache::new(folder.path().join("clips"), DEFAULT_LIMIT);
    (Speaker::new(Box::new(engine), cache).with_system(system), folder)
}

#[test]
fn the_chosen_voice_goes_before_the_engine_and_the_engine_before_the_others() {
    let (speaker, _folder) = speaker(FakeEngine, "system-well");
    let engine = FakeEngine.voice().unwrap();
    assert_eq!(speaker.who(None).unwrap(), Who::Engine(engine));
    assert!(
        matches!(speaker.speak_aloud(&hello(), None), Ok(Spoken::Clip(clip)) if clip.voice == "Test tones")
    );
    let chosen = voice("Meijia");
    assert_eq!(
        speaker.speak_aloud(&hello(), Some(&chosen)).unwrap(),
        Spoken::ByItself(chosen)
    );
}

#[test]
fn without_an_engine_the_first_voice_of_the_system_speaks() {
    let (speaker, _folder) = speaker(Missing, "system-well");
    assert_eq!(
        speaker.speak_aloud(&hello(), None).unwrap(),
        Spoken::ByItself(voice("Tingting"))
    );
}

#[test]
fn without_any_voice_it_is_said_what_to_install() {
    let folder = tempfile::tempdir().unwrap();
    let speaker = Speaker::new(Box::new(Missing), ClipCache::new(folder.path(), DEFAULT_LIMIT));
    let error = speaker.speak_aloud(&hello(), None).unwrap_err().to_string();
    assert!(error.contains("Install eSpeak NG"), "{error}");
}

#[test]
fn a_voice_of_the_system_cannot_be_written_to_a_file() {
    let (speaker, _folder) = speaker(FakeEngine, "system-well");
    let error = speaker.speak_by("Meijia", &hello()).unwrap_err().to_string();
    assert!(error.contains("speaks by itself"), "{error}");
}
