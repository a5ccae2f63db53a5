//! What a track becomes, read back by others where there are others.

use super::*;

const RATE: u32 = 16_000;

/// A clip of a tenth of a second and its silence: what is said lasts from 80 to 180 ms.
fn clip(pitch: i16) -> Vec<u8> {
    let sound = (0..1_600_i16).map(|n| if n / pitch % 2 == 0 { 4_000 } else { -4_000 });
    let pcm: Vec<i16> = std::iter::repeat_n(0, 1_280)
        .chain(sound)
        .chain(std::iter::repeat_n(0, 1_920))
        .collect();
    wav::write(&pcm, RATE)
}

fn sounds() -> Range<Duration> {
    Duration::from_millis(80)..Duration::from_millis(180)
}

fn track() -> Track {
    let mut track = Track::new("客户 [customer]");
    track.chapter("Core Meaning");
    track.add(&clip(40), sounds(), "客户很满意。").unwrap();
    track
        .add(&clip(50), sounds(), " A <b>bold</b>\n claim & more ")
        .unwrap();
    track.chapter("例子");
    track.add(&clip(60), sounds(), "你好。").unwrap();
    track
}

#[test]
fn lines_have_the_times_of_their_sound() {
    // A clip lasts 300 ms, the pause after it 450 ms, that before a chapter 1200 ms.
    assert_eq!(
        track().lrc(),
        "[ti:客户  customer]\n[by:Wenxi 温习]\n[length:00:03.45]\n[00:00.08]客户很满意。\n\
         [00:00.83]A <b>bold</b> claim & more\n[00:02.78]你好。\n"
    );
}

#[test]
fn cues_begin_and_end_with_their_sound_and_run_nothing() {
    assert_eq!(
        track().vtt(),
        "WEBVTT - 客户 [customer]\n\nNOTE Wenxi 温习\n\nNOTE Core Meaning\n\n00:00:00.080 --> 00:00:00.180\n客户很满意。\n\n\
         00:00:00.830 --> 00:00:00.930\nA &lt;b&gt;bold&lt;/b&gt; claim &amp; more\n\nNOTE 例子\n\n\
         00:00:02.780 --> 00:00:02.880\n你好。\n\n"
    );
}

#[test]
fn there_is_sound_in_every_line_and_none_between() {
    let track = track();
    let silent = |range: Range<usize>| track.pcm[range].iter().all(|sample| *sample == 0);
    let mut end = 0;
    for line in &track.lines {
        assert!(silent(end..line.sounds.start));
        assert!(!silent(line.sounds.clone()));
        end = line.sounds.end;
    }
    assert!(silent(end..track.pcm.len()));
}

#[test]
fn flac_is_the_same_sound_in_fewer_bytes() {
    let track = track();
    let file = track.file(TrackFormat::Flac).unwrap();
    assert!(file.len() < track.pcm.len());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("track.flac");
    std::fs::write(&path, &file).unwrap();
    let decoded = crate::recordings::decode::decode(&path).unwrap();
    assert_eq!(decoded.sample_rate, RATE);
    assert_eq!(decoded.pcm, track.pcm);
}

#[test]
fn flac_carries_its_title_and_chapters() {
    let file = track().file(TrackFormat::Flac).unwrap();
    // The comments stand before the sound.
    let comments = String::from_utf8_lossy(&file[..400]).into_owned();
    for expected in [
        "TITLE=客户 [customer]",
        "CHAPTER001=00:00:00.000",
        "CHAPTER001NAME=Core Meaning",
        "CHAPTER002=00:00:02.700",
        "CHAPTER002NAME=例子",
    ] {
        assert!(comments.contains(expected), "{expected} is not in {comments}");
    }
}

#[test]
fn wav_is_the_same_sound_with_its_chapters_behind() {
    let track = track();
    let file = track.file(TrackFormat::Wav).unwrap();
    let sound = &file[44..44 + 2 * track.pcm.len()];
    assert!(
        sound
            .chunks(2)
            .zip(&track.pcm)
            .all(|(bytes, sample)| bytes == sample.to_le_bytes())
    );
    assert!(String::from_utf8_lossy(&file).contains("Core Meaning"));
}

#[test]
fn a_clip_that_is_none_or_of_another_rate_is_refused() {
    let mut track = track();
    let before = track.clone();
    assert!(matches!(
        track.add(b"RIFF", sounds(), "?"),
        Err(SpeechError::UnknownClip)
    ));
    assert!(track.add(&wav::write(&[1, 2, 3], 22_050), sounds(), "?").is_err());
    assert_eq!(track, before);
}
