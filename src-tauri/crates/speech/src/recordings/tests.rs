//! Which recording is used, and what becomes of it.

use rstest::rstest;
use tempfile::TempDir;
use wenxi_mandarin::pinyin;

use super::*;
use crate::{LEAD_IN, Rate, TAIL, Utterance, wav};

/// A folder with a word, two syllables and what does not belong there.
fn pack() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let tone: Vec<i16> = (0..22_050)
        .map(|n| if n % 100 < 50 { 5_000 } else { -5_000 })
        .collect();
    let silence = vec![0; 11_025];
    let word = wav::write(&[silence.clone(), tone.clone(), silence].concat(), 22_050);
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    put("64k/hsk/cmn-银行.wav", &word);
    put("64k/hsk/cmn-哪儿.wav", &word);
    put("64k/hsk/cmn-一会儿.wav", &word);
    put("64k/syllabs/cmn-ke4.wav", &word);
    put("18k/syllabs/cmn-ke4.wav", &wav::write(&tone[..2_000], 22_050));
    put(
        "64k/syllabs/cmn-lv4.ogg",
        include_bytes!("../../tests/sounds/tone-440-hz.ogg"),
    );
    put("64k/syllabs/_cmn-hu4.wav", &word);
    put("64k/syllabs/cmn-fu2.wav", b"this is no sound");
    put("64k/syllabs/cmn-si1.wav", &wav::write(&[0; 9_000], 22_050));
    put("cover.png", b"");
    put("LICENSE", "CC BY-SA 4.0, 谭月\n".as_bytes());
    folder
}

fn open(folder: &TempDir) -> Recordings {
    let usual = |text: &str| {
        let reading = match text {
            "银行" => "yín háng",
            "哪儿" => "nǎ r",
            "一会儿" => "yí huì r",
            _ => "",
        };
        pinyin::parse(reading).unwrap_or_default()
    };
    Recordings::open(folder.path(), usual).unwrap()
}

fn word(text: &str, reading: &str) -> SpokenWord {
    SpokenWord {
        text: text.to_owned(),
        syllables: pinyin::parse(reading).unwrap(),
    }
}

fn script(words: &[SpokenWord], rate: f32) -> Script {
    Script::of(&Utterance {
        words: words.to_vec(),
        rate: Rate::new(rate),
    })
    .unwrap()
}

#[rstest]
#[case::a_word("银行", "yínháng", true)]
#[case::a_word_in_another_reading("银行", "yínxíng", false)]
#[case::a_word_that_is_not_there("服务", "fúwù", false)]
#[case::a_syllable("客", "kè", true)]
#[case::another_character_of_that_syllable("课", "kè", true)]
#[case::another_tone("客", "ké", false)]
#[case::u_with_dots("绿", "lǜ", true)]
#[case::a_variant("户", "hù", false)]
#[case::one_syllable_with_er("哪儿", "nǎ r", true)]
#[case::one_syllable_with_er_otherwise("哪儿", "ná r", false)]
#[case::the_last_with_er("一会儿", "yí huì r", true)]
fn a_recording_is_used_for_its_word_in_its_reading(
    #[case] text: &str,
    #[case] reading: &str,
    #[case] spoken: bool,
) {
    let folder = pack();
    let word = word(text, reading);
    assert_eq!(open(&folder).speaks(&word), spoken);
    // What is counted is what is found.
    assert_eq!(open(&folder).find(&script(&[word], 1.0)).is_some(), spoken);
}

#[test]
fn a_sentence_is_not_put_together_from_recordings() {
    let folder = pack();
    let sentence = script(&[word("客", "kè"), word("客", "kè")], 1.0);
    assert!(open(&folder).find(&sentence).is_none());
}

#[test]
fn a_recording_is_trimmed_and_marked() {
    let folder = pack();
    let recordings = open(&folder);
    // Punctuation around a word does not make it a sentence.
    let quoted = SpokenWord {
        text: "“".to_owned(),
        syllables: Vec::new(),
    };
    let script = script(&[quoted, word("银行", "yínháng")], 1.0);
    let clip = recordings.find(&script).unwrap().clip(&script).unwrap();
    let sounding = (clip.duration() - LEAD_IN - TAIL).as_millis();
    assert!((1_000..1_100).contains(&sounding), "{sounding}");
    assert_eq!(clip.marks.iter().map(|mark| mark.word).collect::<Vec<_>>(), [1]);
    assert_eq!(
        (clip.marks[0].start, clip.marks[0].end),
        (LEAD_IN, clip.duration() - TAIL)
    );
}

#[test]
fn a_recording_is_slowed_down() {
    let folder = pack();
    let recordings = open(&folder);
    let script = script(&[word("银行", "yínháng")], 0.5);
    let clip = recordings.find(&script).unwrap().clip(&script).unwrap();
    let sounding = (clip.duration() - LEAD_IN - TAIL).as_millis();
    assert!((2_000..2_200).contains(&sounding), "{sounding}");
}

#[test]
fn recordings_are_as_loud_as_everything_else() {
    let folder = pack();
    let recordings = open(&folder);
    for spoken in [word("银行", "yínháng"), word("绿", "lǜ")] {
        let script = script(&[spoken], 1.0);
        let clip = recordings.find(&script).unwrap().clip(&script).unwrap();
        let sounding: Vec<i16> = clip.pcm.iter().copied().filter(|sample| *sample != 0).collect();
        let loudness = level::loudness(&sounding, clip.sample_rate).unwrap();
        assert!((-21.0..-19.0).contains(&loudness), "{loudness} LUFS");
    }
}

#[rstest]
#[case::not_a_sound("服", "fú", "the recording cmn-fu2.wav cannot be played")]
#[case::silence("思", "sī", "it is silent")]
fn a_broken_recording_is_an_error(#[case] text: &str, #[case] reading: &str, #[case] reason: &str) {
    let folder = pack();
    let recordings = open(&folder);
    let script = script(&[word(text, reading)], 1.0);
    let error = recordings
        .find(&script)
        .unwrap()
        .clip(&script)
        .unwrap_err()
        .to_string();
    assert!(error.contains(reason), "{error}");
}

#[test]
fn a_voice_tells_who_it_is() {
    let folder = pack();
    let recordings = open(&folder);
    assert_eq!(recordings.counts(), (3, 4));
    assert_eq!(recordings.licence(), Some("CC BY-SA 4.0, 谭月"));
    assert_eq!(
        recordings.name(),
        folder.path().file_name().unwrap().to_string_lossy()
    );
}

#[test]
fn a_folder_without_recordings_is_no_voice() {
    let folder = tempfile::tempdir().unwrap();
    let error = Recordings::open(folder.path(), |_| Vec::new())
        .unwrap_err()
        .to_string();
    assert!(error.contains("no recordings"), "{error}");
    assert!(Recordings::open(folder.path().join("nowhere"), |_| Vec::new()).is_err());
}

#[test]
fn mp3_is_read() {
    // MPEG 1 layer III, 64 kbit/s, 44.1 kHz, mono: 208 bytes a frame, all of them silence.
    let frame: Vec<u8> = [&[0xff, 0xfb, 0x50, 0xc4][..], &[0; 204]].concat();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cmn-ke4.mp3");
    fs::write(&file, frame.repeat(20)).unwrap();
    let recording = decode::decode(&file).unwrap();
    assert_eq!(recording.sample_rate, 44_100);
    assert!(recording.pcm.len() >= 15 * 1152);
    assert!(recording.pcm.iter().all(|sample| *sample == 0));
}
