//! Subtitles and lyrics.

#![no_main]

mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = laws::document("a.srt", format!("1\n00:00:01,000 --> 00:00:02,000\n{text}").as_bytes());
    let song = format!("[00:01.00]一\n[00:02.00]二\n[00:03.00]三\n{text}");
    let _ = laws::document("a.lrc", song.as_bytes());
});
