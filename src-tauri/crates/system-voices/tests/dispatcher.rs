//! The real library against services of speech-dispatcher that were made for the test.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that cannot set itself up should stop")]

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::thread;
use std::time::Duration;

use wenxi_speech::system::Patience;
use wenxi_speech::{Rate, SpeechError, SystemVoice, SystemVoices, WorkerCommand};

/// Starts the program with this service, and nothing of the machine's own.
fn voices(socket: &Path, answer: Duration) -> SystemVoices {
    let address = format!("SPEECHD_ADDRESS=unix_socket:{}", socket.display());
    let program = env!("CARGO_BIN_EXE_wenxi-system-voices");
    let patience = Patience {
        answer,
        begin: Duration::from_secs(20),
        ..Patience::default()
    };
    SystemVoices::new(WorkerCommand::new("/usr/bin/env", [&address, program]), patience)
}

/// A service, of the Speech Synthesis Interface Protocol, with three voices; what it is told to say it says at once.
fn obliging(listener: UnixListener) {
    while let Ok((stream, _)) = listener.accept() {
        thread::spawn(move || answer_all(stream));
    }
}

fn answer_all(stream: UnixStream) {
    let mut to = stream.try_clone().unwrap();
    let mut lines = BufReader::new(stream).lines();
    let mut say = |text: &str| to.write_all(text.as_bytes()).unwrap();
    while let Some(Ok(line)) = lines.next() {
        if line.eq_ignore_ascii_case("SPEAK") {
            say("230 OK RECEIVING DATA\r\n");
            while lines.next().is_some_and(|line| line.unwrap() != ".") {}
            say("225-1\r\n225 OK MESSAGE QUEUED\r\n");
            say("701-1\r\n701-9\r\n701 BEGIN\r\n702-1\r\n702-9\r\n702 END\r\n");
        } else if line == "LIST SYNTHESIS_VOICES" {
            say("249-Mandarin\tcmn\tnone\r\n249-Mandarin+Andy\tcmn\tAndy\r\n249-Cantonese\tyue\tnone\r\n");
            say("249 OK VOICE LIST SENT\r\n");
        } else if line == "HISTORY GET CLIENT_ID" {
            say("245-9\r\n245 OK CLIENT ID SENT\r\n");
        } else {
            say("200 OK\r\n");
        }
    }
}

fn mandarin() -> SystemVoice {
    SystemVoice {
        id: "Mandarin".to_owned(),
        name: "Mandarin".to_owned(),
        language: "cmn".to_owned(),
    }
}

#[test]
fn voices_are_listed_and_heard_to_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("speechd.sock");
    let listener = UnixListener::bind(&socket).unwrap();
    thread::spawn(move || obliging(listener));
    let voices = voices(&socket, Duration::from_secs(20));
    assert_eq!(voices.list().unwrap(), [mandarin()]);
    voices.say(1, &mandarin(), "你好", Rate::new(0.7)).unwrap();
    voices.say(2, &mandarin(), "再见", Rate::NORMAL).unwrap();
    let gone = SystemVoice {
        id: "Gone".to_owned(),
        name: "Gone".to_owned(),
        ..mandarin()
    };
    assert!(matches!(
        voices.say(3, &gone, "你好", Rate::NORMAL),
        Err(SpeechError::NoSuchVoice { .. })
    ));
}

#[test]
fn a_daemon_that_never_answers_holds_nobody_up() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("speechd.sock");
    // It takes the connection, and nothing else ever happens.
    let _listener = UnixListener::bind(&socket).unwrap();
    let voices = voices(&socket, Duration::from_millis(500));
    assert!(matches!(voices.list(), Err(SpeechError::SystemSilent)));
    assert_eq!(voices.process_id(), None);
    assert!(matches!(
        voices.say(1, &mandarin(), "你好", Rate::NORMAL),
        Err(SpeechError::SystemSilent)
    ));
}

#[test]
fn without_a_daemon_there_are_no_voices() {
    let folder = tempfile::tempdir().unwrap();
    let voices = voices(&folder.path().join("nobody.sock"), Duration::from_secs(20));
    assert_eq!(voices.list().unwrap(), []);
}
