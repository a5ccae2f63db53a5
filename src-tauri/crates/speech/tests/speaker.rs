//! Clips are made once, kept whole, and never missed when they cannot be kept.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that is wrong should stop"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rstest::rstest;
use wenxi_mandarin::pinyin;
use wenxi_speech::{
    Clip, ClipCache, DEFAULT_LIMIT, Engine, FakeEngine, Rate, Recordings, Script, Speaker, SpeechError,
    SpokenWord, Utterance, Voice,
};

/// The fake voice, which counts what it is asked and may be of another version.
struct Counting {
    said: Arc<AtomicUsize>,
    version: &'static str,
}

impl Engine for Counting {
    fn voice(&mut self) -> Result<Voice, SpeechError> {
        Ok(Voice {
            version: self.version.to_owned(),
            ..FakeEngine.voice()?
        })
    }

    fn say(&mut self, script: &Script) -> Result<Clip, SpeechError> {
        self.said.fetch_add(1, Ordering::Relaxed);
        FakeEngine.say(script)
    }
}

/// A speaker that keeps its clips in `folder`, and how often its engine has spoken.
fn speaker(folder: &Path, limit: u64) -> (Speaker, Arc<AtomicUsize>) {
    version(folder, limit, "1")
}

fn version(folder: &Path, limit: u64, version: &'static str) -> (Speaker, Arc<AtomicUsize>) {
    let said = Arc::new(AtomicUsize::new(0));
    let engine = Counting {
        said: Arc::clone(&said),
        version,
    };
    (
        Speaker::new(Box::new(engine), ClipCache::new(folder, limit)),
        said,
    )
}

fn utterance(words: &str, rate: f32) -> Utterance {
    let words = words.split(' ').map(|word| SpokenWord {
        text: word.to_owned(),
        syllables: pinyin::parse(word).unwrap_or_default(),
    });
    Utterance {
        words: words.collect(),
        rate: Rate::new(rate),
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

fn wav_of(folder: &Path, id: &str) -> PathBuf {
    folder.join(format!("{id}.wav"))
}

#[test]
fn a_clip_is_made_once_and_kept_over_the_end_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let (first, said) = speaker(folder.path(), DEFAULT_LIMIT);
    let nihao = utterance("nǐ hǎo", 1.0);
    let made = first.speak(&nihao).unwrap();
    assert_eq!(first.speak(&nihao).unwrap(), made);
    assert_eq!(said.load(Ordering::Relaxed), 1);

    let (second, said) = speaker(folder.path(), DEFAULT_LIMIT);
    assert_eq!(second.speak(&nihao).unwrap(), made);
    assert_eq!(said.load(Ordering::Relaxed), 0);
    assert_eq!(
        second.clip_wav(&made.id).unwrap(),
        first.clip_wav(&made.id).unwrap()
    );
}

#[test]
fn the_sound_is_as_long_as_the_clip_says() {
    let folder = tempfile::tempdir().unwrap();
    let (speaker, _) = speaker(folder.path(), DEFAULT_LIMIT);
    let clip = speaker.speak(&utterance("nǐ hǎo ma", 1.0)).unwrap();
    let wav = speaker.clip_wav(&clip.id).unwrap();
    let samples = (wav.len() - 44) / 2;
    assert_eq!(clip.duration.as_nanos(), samples as u128 * 1_000_000_000 / 22_050);
    let words: Vec<usize> = clip.marks.iter().map(|mark| mark.word).collect();
    assert_eq!(words, [0, 1, 2]);
    assert!(clip.exact);
    assert_eq!(clip.voice, "Test tones");
}

#[rstest]
#[case::words("nǐ hǎo", "nǐ mǎo", 1.0, "1")]
#[case::tones("nǐ hǎo", "ní hǎo", 1.0, "1")]
#[case::word_boundaries("nǐ hǎo", "nǐhǎo", 1.0, "1")]
#[case::rate("nǐ hǎo", "nǐ hǎo", 0.9, "1")]
#[case::version("nǐ hǎo", "nǐ hǎo", 1.0, "2")]
fn another_sound_has_another_name(
    #[case] one: &str,
    #[case] other: &str,
    #[case] rate: f32,
    #[case] newer: &'static str,
) {
    let folder = tempfile::tempdir().unwrap();
    let one = speaker(folder.path(), DEFAULT_LIMIT)
        .0
        .speak(&utterance(one, 1.0))
        .unwrap();
    let other = version(folder.path(), DEFAULT_LIMIT, newer)
        .0
        .speak(&utterance(other, rate))
        .unwrap();
    assert_ne!(one.id, other.id);
}

#[rstest]
#[case::sound_cut_short("wav", |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() / 2))]
#[case::sound_empty("wav", |bytes: &mut Vec<u8>| bytes.clear())]
#[case::sound_flipped("wav", |bytes: &mut Vec<u8>| bytes[1000] ^= 1)]
#[case::label_cut_short("json", |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() / 2))]
#[case::label_of_nonsense("json", |bytes: &mut Vec<u8>| bytes.fill(b'x'))]
fn a_damaged_clip_is_made_again(#[case] extension: &str, #[case] damage: fn(&mut Vec<u8>)) {
    let folder = tempfile::tempdir().unwrap();
    let (speaker, said) = speaker(folder.path(), DEFAULT_LIMIT);
    let made = speaker.speak(&utterance("nǐ hǎo", 1.0)).unwrap();
    let sound = speaker.clip_wav(&made.id).unwrap();
    let file = folder.path().join(&made.id).with_extension(extension);
    let mut bytes = fs::read(&file).unwrap();
    damage(&mut bytes);
    fs::write(&file, bytes).unwrap();

    assert_eq!(speaker.speak(&utterance("nǐ hǎo", 1.0)).unwrap(), made);
    assert_eq!(said.load(Ordering::Relaxed), 2);
    assert_eq!(speaker.clip_wav(&made.id).unwrap(), sound);
}

#[test]
fn a_sound_that_was_cut_short_is_not_played() {
    let folder = tempfile::tempdir().unwrap();
    let (speaker, _) = speaker(folder.path(), DEFAULT_LIMIT);
    let id = speaker.speak(&utterance("nǐ hǎo", 1.0)).unwrap().id;
    let sound = fs::read(wav_of(folder.path(), &id)).unwrap();
    fs::write(wav_of(folder.path(), &id), &sound[..500]).unwrap();
    assert!(matches!(speaker.clip_wav(&id), Err(SpeechError::UnknownClip)));
}

#[test]
fn the_clips_that_were_heard_longest_ago_make_room() {
    let folder = tempfile::tempdir().unwrap();
    // Each of these clips takes about 20 kB: three fit.
    let (speaker, _) = speaker(folder.path(), 70_000);
    let speak = |word: &str| speaker.speak(&utterance(word, 1.0)).unwrap().id;
    let [kè, hù, fú] = ["kè", "hù", "fú"].map(speak);
    assert_eq!(speak("kè"), kè); // heard again
    let wù = speak("wù");
    let kept = |id: &str| speaker.clip_wav(id).is_ok();
    assert_eq!(
        [kept(&kè), kept(&hù), kept(&fú), kept(&wù)],
        [true, false, true, true]
    );
    assert_eq!(files(folder.path()).len(), 6);
}

#[test]
fn the_order_of_hearing_outlives_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let ids = ["kè", "hù", "fú"].map(|word| {
        let (speaker, _) = speaker(folder.path(), 70_000);
        speaker.speak(&utterance(word, 1.0)).unwrap().id
    });
    let hour = |n: u64| std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(n * 3600);
    for (id, heard) in ids.iter().zip([3, 1, 2]) {
        for extension in ["wav", "json"] {
            let file = fs::File::options()
                .append(true)
                .open(folder.path().join(id).with_extension(extension))
                .unwrap();
            file.set_modified(hour(heard)).unwrap();
        }
    }
    let (speaker, _) = speaker(folder.path(), 70_000);
    speaker.speak(&utterance("wù", 1.0)).unwrap();
    assert_eq!(ids.map(|id| speaker.clip_wav(&id).is_ok()), [true, false, true]);
}

#[test]
fn a_clip_larger_than_the_limit_is_kept_until_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let (speaker, _) = speaker(folder.path(), 10);
    let first = speaker.speak(&utterance("kè", 1.0)).unwrap().id;
    assert!(speaker.clip_wav(&first).is_ok());
    let second = speaker.speak(&utterance("hù", 1.0)).unwrap().id;
    assert!(speaker.clip_wav(&second).is_ok());
    assert!(speaker.clip_wav(&first).is_err());
}

#[test]
fn what_a_power_cut_left_half_written_is_cleared_away() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".new-abc"), b"half").unwrap();
    let (speaker, _) = speaker(folder.path(), DEFAULT_LIMIT);
    speaker.speak(&utterance("kè", 1.0)).unwrap();
    assert_eq!(files(folder.path()).len(), 2);
}

#[test]
fn a_folder_that_cannot_be_written_costs_only_the_keeping() {
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("a file, not a folder");
    fs::write(&blocked, b"").unwrap();
    let (speaker, said) = speaker(&blocked, DEFAULT_LIMIT);
    let made = speaker.speak(&utterance("nǐ hǎo", 1.0)).unwrap();
    assert!(speaker.clip_wav(&made.id).unwrap().starts_with(b"RIFF"));
    assert_eq!(speaker.speak(&utterance("nǐ hǎo", 1.0)).unwrap(), made);
    assert_eq!(said.load(Ordering::Relaxed), 1);
}

/// A limit on the size of files stands for the end of the disk: what is written beyond it fails in the same place.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_costs_only_the_keeping() {
    let folder = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_wenxi-speech-test-worker");
    // Without its signal, writing too much is an error like any other.
    let limited = r#"trap '' XFSZ; ulimit -f 8; exec "$0" keep "$1""#;
    let spoken = std::process::Command::new("bash")
        .args(["-c", limited, program])
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(
        spoken.status.success(),
        "{}",
        String::from_utf8_lossy(&spoken.stderr)
    );
    let sound: usize = String::from_utf8_lossy(&spoken.stdout).trim().parse().unwrap();
    assert!(sound > 8 * 1024, "{sound} bytes would have fitted");
    // Nothing half-written is left, and the next program speaks as if nothing had happened.
    assert!(
        files(folder.path())
            .iter()
            .all(|file| file.extension().is_some_and(|kind| kind == "json"))
    );
    let (speaker, said) = speaker(folder.path(), DEFAULT_LIMIT);
    let made = speaker.speak(&utterance("nǐ hǎo nǐ hǎo", 1.0)).unwrap();
    assert_eq!(speaker.clip_wav(&made.id).unwrap().len(), sound);
    assert_eq!(said.load(Ordering::Relaxed), 1);
}

#[test]
fn memory_holds_only_the_last_clips() {
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("a file, not a folder");
    fs::write(&blocked, b"").unwrap();
    let (speaker, _) = speaker(&blocked, DEFAULT_LIMIT);
    let ids: Vec<String> = (0..20)
        .map(|n| {
            speaker
                .speak(&utterance("nǐ hǎo", 0.5 + 0.01 * n as f32))
                .unwrap()
                .id
        })
        .collect();
    assert!(speaker.clip_wav(&ids[19]).is_ok());
    assert!(speaker.clip_wav(&ids[4]).is_ok());
    assert!(matches!(speaker.clip_wav(&ids[3]), Err(SpeechError::UnknownClip)));
}

#[rstest]
#[case("")]
#[case("../../../etc/passwd")]
#[case("0123456789abcdef0123456789abcdeg")]
#[case("0123456789ABCDEF0123456789ABCDEF")]
#[case("0123456789abcdef0123456789abcdef")]
fn a_name_that_is_none_is_an_unknown_clip(#[case] id: &str) {
    let folder = tempfile::tempdir().unwrap();
    let (speaker, _) = speaker(folder.path(), DEFAULT_LIMIT);
    assert!(matches!(speaker.clip_wav(id), Err(SpeechError::UnknownClip)));
}

#[rstest]
#[case::nothing("")]
#[case::punctuation("。 ！ …")]
#[case::emoji("😀 👍🏽")]
#[case::control_characters("\u{0} \u{1b} \u{7f} \u{200b}")]
fn what_makes_no_sound_is_nothing_to_say(#[case] words: &str) {
    let folder = tempfile::tempdir().unwrap();
    let (speaker, _) = speaker(folder.path(), DEFAULT_LIMIT);
    assert!(matches!(
        speaker.speak(&utterance(words, 1.0)),
        Err(SpeechError::NothingToSay)
    ));
}

/// What makes no sound takes nothing from the words around it.
#[rstest]
#[case::emoji("nǐ 😀 hǎo", &[0, 2])]
#[case::control_characters("nǐ \u{1b}\u{7} hǎo", &[0, 2])]
#[case::a_zero("nǐ \u{0} hǎo", &[0, 2])]
fn words_beside_what_makes_no_sound_are_spoken(#[case] words: &str, #[case] marked: &[usize]) {
    let folder = tempfile::tempdir().unwrap();
    let (speaker, _) = speaker(folder.path(), DEFAULT_LIMIT);
    let clip = speaker.speak(&utterance(words, 1.0)).unwrap();
    let found: Vec<usize> = clip.marks.iter().map(|mark| mark.word).collect();
    assert_eq!(found, marked);
}

#[test]
fn a_passage_that_never_ends_is_refused_with_its_length() {
    let folder = tempfile::tempdir().unwrap();
    let (speaker, said) = speaker(folder.path(), DEFAULT_LIMIT);
    let error = speaker
        .speak(&utterance(&vec!["kè"; 20_000].join(" "), 1.0))
        .unwrap_err();
    assert!(
        matches!(
            error,
            SpeechError::TooLong {
                syllables: 20_000,
                ..
            }
        ),
        "{error}"
    );
    assert_eq!(said.load(Ordering::Relaxed), 0);
}

#[test]
fn recordings_speak_the_words_that_they_have_and_the_engine_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let voice = folder.path().join("Yue");
    fs::create_dir(&voice).unwrap();
    let tone: Vec<i16> = (0..9_000)
        .map(|n| if n % 100 < 50 { 5_000 } else { -5_000 })
        .collect();
    fs::write(voice.join("cmn-ke4.wav"), wenxi_speech::wav::write(&tone, 16_000)).unwrap();
    fs::write(voice.join("cmn-hu4.wav"), b"broken").unwrap();
    let (speaker, said) = speaker(&folder.path().join("clips"), DEFAULT_LIMIT);
    let who = |word: &str| speaker.speak(&utterance(word, 1.0)).unwrap().voice;
    assert_eq!(who("kè"), "Test tones");
    speaker.set_recordings(vec![Recordings::open(&voice, |_| Vec::new()).unwrap()]);
    assert_eq!(
        [who("kè"), who("hù"), who("kè hù")],
        ["Yue", "Test tones", "Test tones"]
    );
    assert_eq!([who("kè"), who("kè")], ["Yue", "Yue"]);
    assert_eq!(said.load(Ordering::Relaxed), 3);
    speaker.set_recordings(Vec::new());
    assert_eq!(who("kè"), "Test tones");
}

#[test]
fn a_speaker_is_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    let folder = tempfile::tempdir().unwrap();
    let (speaker, said) = speaker(folder.path(), DEFAULT_LIMIT);
    shared(&speaker);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| speaker.speak(&utterance("kèhù fúwù", 1.0)).unwrap());
        }
    });
    assert_eq!(said.load(Ordering::Relaxed), 1);
}
