//! What is said when, for players that show it: LRC for music players, WebVTT for the rest.

use std::fmt::Write;
use std::time::Duration;

use super::Track;

/// Stands in everything that is written here, so that it is known again.
pub const CREATOR: &str = "Wenxi 温习";

impl Track {
    /// The lines of the track as an LRC file: a line for each sentence, with the time at which it begins.
    pub fn lrc(&self) -> String {
        let mut out = String::new();
        let tags = [
            ("ti", self.title.as_str()),
            ("by", CREATOR),
            ("length", &clock(self.duration())),
        ];
        for (tag, value) in tags {
            // A bracket would end the tag.
            let value = value.replace(['[', ']'], " ");
            let _ = writeln!(out, "[{tag}:{}]", value.trim());
        }
        for line in &self.lines {
            let _ = writeln!(out, "[{}]{}", clock(self.time(line.sounds.start)), line.text);
        }
        out
    }

    /// The lines of the track as a WebVTT file: a cue for each sentence, and a note where a chapter begins.
    pub fn vtt(&self) -> String {
        let mut out = format!("WEBVTT - {}\n\nNOTE {CREATOR}\n\n", plain(&self.title));
        let mut chapters = self.chapters.iter().peekable();
        for line in &self.lines {
            while let Some(chapter) = chapters.next_if(|chapter| chapter.start <= line.sounds.start) {
                let _ = writeln!(out, "NOTE {}\n", plain(&chapter.title));
            }
            let _ = writeln!(
                out,
                "{} --> {}\n{}\n",
                precise(self.time(line.sounds.start)),
                precise(self.time(line.sounds.end)),
                escaped(&line.text)
            );
        }
        out
    }
}

/// `04:05.12`: minutes may be more than 59, as LRC has no hours.
fn clock(time: Duration) -> String {
    let hundredths = time.as_millis() / 10;
    format!(
        "{:02}:{:02}.{:02}",
        hundredths / 6000,
        hundredths / 100 % 60,
        hundredths % 100
    )
}

/// `01:04:05.123`.
pub(super) fn precise(time: Duration) -> String {
    let seconds = time.as_secs();
    format!(
        "{:02}:{:02}:{:02}.{:03}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
        time.subsec_millis()
    )
}

/// The characters that mean something in a cue.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// An arrow would end the head or the note.
fn plain(text: &str) -> String {
    text.replace("-->", "→").replace(['\n', '\r'], " ")
}
