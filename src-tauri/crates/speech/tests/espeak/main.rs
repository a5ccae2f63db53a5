//! What eSpeak NG really says, measured in the sound.
//!
//! These tests need the library (`sudo apt install libespeak-ng1 espeak-ng-data`) and fail without it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that is wrong should stop"
)]

mod pitch;

use std::sync::{Mutex, MutexGuard, PoisonError};

use pitch::{median, semitones};
use wenxi_mandarin::{Syllable, Tone, pinyin};
use wenxi_speech::{Clip, Engine, EspeakEngine, LEAD_IN, Rate, Script, SpokenWord, TAIL, Utterance};

/// The library has one state for the whole process, and tests run beside each other.
fn engine() -> MutexGuard<'static, Option<EspeakEngine>> {
    static ENGINE: Mutex<Option<EspeakEngine>> = Mutex::new(None);
    let mut engine = ENGINE.lock().unwrap_or_else(PoisonError::into_inner);
    engine.get_or_insert_with(EspeakEngine::new);
    engine
}

fn script(words: &[SpokenWord], rate: f32) -> Script {
    Script::of(&Utterance {
        words: words.to_vec(),
        rate: Rate::new(rate),
    })
    .unwrap()
}

fn words(line: &str) -> Vec<SpokenWord> {
    let word = |text: &str| SpokenWord {
        text: text.to_owned(),
        syllables: pinyin::parse(text).unwrap_or_default(),
    };
    line.split(' ').map(word).collect()
}

fn say_at(line: &str, rate: f32) -> Clip {
    engine()
        .as_mut()
        .unwrap()
        .say(&script(&words(line), rate))
        .unwrap()
}

fn say(line: &str) -> Clip {
    say_at(line, 1.0)
}

/// Letters of ten syllables with different beginnings and vowels.
const TEN: [&str; 10] = [
    "ma", "yi", "shu", "lü", "ke", "jian", "guang", "wo", "tian", "hei",
];

/// The pitch of one syllable: at its beginning, in the middle and at its end, in semitones.
fn contour(letters: &str, tone: Tone) -> [f64; 3] {
    let syllable = Syllable::new(letters, tone).unwrap();
    let clip = say(&syllable.to_string());
    let pitch = semitones(&clip.pcm, clip.sample_rate);
    assert!(pitch.len() >= 9, "{syllable} has hardly any pitch");
    let third = pitch.len() / 3;
    [&pitch[..third], &pitch[third..2 * third], &pitch[2 * third..]].map(median)
}

#[test]
fn the_first_tone_is_high_and_level() {
    for letters in TEN {
        let [begin, middle, end] = contour(letters, Tone::First);
        assert!((end - middle).abs() < 2.0, "{letters}: {begin} {middle} {end}");
        let low = contour(letters, Tone::Third)[1];
        assert!(middle - low > 4.0, "{letters}: {middle} is not above {low}");
    }
}

#[test]
fn the_second_tone_rises() {
    for letters in TEN {
        let [begin, _, end] = contour(letters, Tone::Second);
        assert!(end - begin > 3.0, "{letters}: {begin} {end}");
    }
}

#[test]
fn the_third_tone_is_low() {
    for letters in TEN {
        let [begin, middle, end] = contour(letters, Tone::Third);
        assert!(
            middle < contour(letters, Tone::Second)[2] - 3.0,
            "{letters}: {begin} {middle} {end}"
        );
        assert!(
            middle < contour(letters, Tone::Fourth)[0] - 3.0,
            "{letters}: {begin} {middle} {end}"
        );
    }
}

#[test]
fn the_fourth_tone_falls() {
    for letters in TEN {
        let [begin, _, end] = contour(letters, Tone::Fourth);
        assert!(begin - end > 3.0, "{letters}: {begin} {end}");
    }
}

/// The middle pitch of each word of a line, in semitones.
fn pitches(line: &str) -> Vec<f64> {
    let clip = say(line);
    let at = |time: std::time::Duration| (time.as_secs_f64() * f64::from(clip.sample_rate)) as usize;
    let word = |mark: &wenxi_speech::Mark| &clip.pcm[at(mark.start)..at(mark.end)];
    clip.marks
        .iter()
        .map(|mark| median(&semitones(word(mark), clip.sample_rate)))
        .collect()
}

#[test]
fn a_third_tone_that_sandhi_left_stays_low_before_another() {
    let [meant, _] = pitches("mǎ mǎ")[..] else {
        panic!("two words, two marks")
    };
    let [rising, _] = pitches("má mǎ")[..] else {
        panic!("two words, two marks")
    };
    assert!(rising - meant > 2.5, "{meant} is as high as {rising}");
}

#[test]
fn erhua_is_one_syllable() {
    let length = |line: &str| say(line).duration().as_secs_f64();
    for (plain, with_r) in [
        ("nǎ", "nǎr"),
        ("wán", "wánr"),
        ("diǎn", "diǎnr"),
        ("huì", "huìr"),
        ("shì", "shìr"),
    ] {
        let (plain, coloured) = (length(plain), length(with_r));
        assert!(
            coloured < plain * 1.3,
            "{with_r} takes {coloured} s, without r {plain} s"
        );
    }
}

#[test]
fn every_syllable_of_mandarin_makes_a_sound_of_its_own_length() {
    let all: Vec<Syllable> = Syllable::all()
        .filter(|syllable| syllable.tone() == Tone::First)
        .collect();
    let with_r: Vec<Syllable> = all.iter().filter_map(|s| s.with_erhua()).collect();
    for syllable in all.into_iter().chain(with_r) {
        let word = SpokenWord {
            text: syllable.to_string(),
            syllables: vec![syllable],
        };
        let clip = engine().as_mut().unwrap().say(&script(&[word], 1.0)).unwrap();
        let sounding = clip.duration() - LEAD_IN - TAIL;
        assert!(
            (120..700).contains(&sounding.as_millis()),
            "{syllable} sounds {sounding:?}"
        );
        assert!(
            !semitones(&clip.pcm, clip.sample_rate).is_empty(),
            "{syllable} has no voice"
        );
    }
}

#[test]
fn every_word_that_sounds_has_one_mark_in_order() {
    let clip = say("wǒmen , yídìng yào ： kèhù 。 yíhuìr qù nǎr ？");
    let marked: Vec<usize> = clip.marks.iter().map(|mark| mark.word).collect();
    assert_eq!(marked, [0, 2, 3, 5, 7, 8, 9]);
    for pair in clip.marks.windows(2) {
        assert!(
            pair[0].start < pair[0].end && pair[0].end <= pair[1].start,
            "{pair:?}"
        );
    }
    assert!(clip.exact);
    assert_eq!(clip.marks[0].start, LEAD_IN);
    assert_eq!(clip.marks[6].end, clip.duration() - TAIL);
}

#[test]
fn english_words_letters_and_numbers_have_their_marks_too() {
    let clip = say("wǒ yòng APP kàn café de 12:30 ， HSK");
    let marked: Vec<usize> = clip.marks.iter().map(|mark| mark.word).collect();
    assert_eq!(marked, [0, 1, 2, 3, 4, 5, 6, 8]);
    let english = [
        "The", "café", "of", "C++", " ", "costs", " ", "$5.50", " ", "or", " ", "25%", ",", " ", "don't", "!",
    ];
    let english = english.map(|text| SpokenWord {
        text: text.to_owned(),
        syllables: Vec::new(),
    });
    let passage = engine().as_mut().unwrap().say(&script(&english, 1.0)).unwrap();
    let marked: Vec<usize> = passage.marks.iter().map(|mark| mark.word).collect();
    assert_eq!(marked, [0, 1, 2, 3, 5, 7, 9, 11, 14]);
    for mark in clip.marks.iter().chain(&passage.marks) {
        assert!(
            (60..2_500).contains(&(mark.end - mark.start).as_millis()),
            "{mark:?}"
        );
    }
}

#[test]
fn english_words_that_are_said_as_one_have_a_mark_each() {
    let english: Vec<SpokenWord> = "The end of the day has been good such as it is"
        .split_inclusive(' ')
        .map(|text| SpokenWord {
            text: text.to_owned(),
            syllables: Vec::new(),
        })
        .collect();
    let clip = engine().as_mut().unwrap().say(&script(&english, 1.0)).unwrap();
    let marked: Vec<usize> = clip.marks.iter().map(|mark| mark.word).collect();
    assert_eq!(marked, (0..english.len()).collect::<Vec<_>>());
    assert!(clip.marks.iter().all(|mark| mark.start < mark.end));
    assert!(!clip.exact);
}

#[test]
fn words_sound_between_their_marks_and_pauses_are_silent() {
    let clip = say("kèhù ， fúwù");
    let at = |time: std::time::Duration| (time.as_secs_f64() * f64::from(clip.sample_rate)) as usize;
    let silent = |from: std::time::Duration, to: std::time::Duration| {
        clip.pcm[at(from)..at(to)].iter().all(|sample| *sample == 0)
    };
    let [first, second] = clip.marks[..] else {
        panic!("two words, two marks")
    };
    assert!(silent(std::time::Duration::ZERO, LEAD_IN));
    assert!(silent(first.end, second.start));
    assert!(!silent(first.start, first.end) && !silent(second.start, second.end));
}

#[test]
fn clips_are_equally_loud_and_never_click() {
    for line in [
        "mā",
        "shì",
        "nǐ hǎo",
        "wǒmen yídìng yào bǎ kèhù fàng zài dì yī wèi",
        "computer",
    ] {
        let clip = say(line);
        let sound: Vec<i16> = clip.pcm.iter().copied().filter(|sample| *sample != 0).collect();
        let mut meter = ebur128::EbuR128::new(1, clip.sample_rate, ebur128::Mode::I).unwrap();
        meter.add_frames_i16(&sound).unwrap();
        // Below the 400 ms of the standard's blocks: as one block.
        let whole = u32::try_from(sound.len()).unwrap() * 1_000 / clip.sample_rate;
        let loudness = match meter.loudness_global().unwrap() {
            silent if silent.is_infinite() => meter.loudness_window(whole).unwrap(),
            loudness => loudness,
        };
        assert!((-22.0..-18.5).contains(&loudness), "{line}: {loudness} LUFS");
        let lead_in = (LEAD_IN.as_secs_f64() * f64::from(clip.sample_rate)) as usize;
        assert!(clip.pcm[lead_in].abs() < 200, "{line} begins with a click");
    }
}

#[test]
fn a_patient_teacher_speaks_between_three_and_a_half_and_four_syllables_a_second() {
    let clip = say("wǒmen yídìng yào bǎ kèhù de xūqiú fàng zài dì yī wèi");
    let rate = 16.0 / (clip.duration() - LEAD_IN - TAIL).as_secs_f64();
    assert!((3.5..4.0).contains(&rate), "{rate} syllables a second");
}

#[test]
fn slow_speech_is_longer_and_not_lower() {
    let line = "kèhù fúwù fēicháng hǎo";
    let [slow, normal, fast] = [0.5, 1.0, 1.5].map(|rate| say_at(line, rate));
    let length = |clip: &Clip| (clip.duration() - LEAD_IN - TAIL).as_secs_f64();
    assert!(
        (1.7..2.3).contains(&(length(&slow) / length(&normal))),
        "{}",
        length(&slow) / length(&normal)
    );
    assert!(
        (0.55..0.8).contains(&(length(&fast) / length(&normal))),
        "{}",
        length(&fast) / length(&normal)
    );
    let pitch = |clip: &Clip| median(&semitones(&clip.pcm, clip.sample_rate));
    assert!((pitch(&slow) - pitch(&normal)).abs() < 2.0);
    assert!((pitch(&fast) - pitch(&normal)).abs() < 2.0);
}

#[test]
fn a_long_passage_is_spoken_to_its_end() {
    let line = vec!["zhuàngkuàng"; 400].join(" ");
    let clip = say(&line);
    assert_eq!(clip.marks.len(), 400);
    assert!(
        clip.marks
            .iter()
            .all(|mark| (300..1200).contains(&(mark.end - mark.start).as_millis()))
    );
}
