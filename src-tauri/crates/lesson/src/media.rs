//! Sounds and pictures that belong to a document. A document names one by a word of its own, `sound:` or `picture:` with the
//! name of its file behind it (`sound:3f2a9c0d11e2b4c5.mp3`); the file lies in the library's hidden folder `.media`, and stays
//! where it is when the document moves.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use MediaKind::{Picture, Sound};

/// The largest file that is kept, in bytes.
pub const MEDIA_LIMIT: usize = 16 * 1024 * 1024;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MediaKind {
    /// To be heard.
    Sound,
    /// To be seen.
    Picture,
}

impl MediaKind {
    /// The word that names it in a document.
    fn as_str(self) -> &'static str {
        match self {
            Self::Sound => "sound",
            Self::Picture => "picture",
        }
    }
}

/// A kind of file that every window can show.
struct Shown {
    extension: &'static str,
    kind: MediaKind,
    /// For the window.
    content_type: &'static str,
    /// Where in it the bytes are by which it is known, and which they may be.
    marks: Marks,
}

/// The bytes by which a kind of file is known, and where they are.
type Marks = (usize, &'static [&'static [u8]]);

const fn shown(kind: MediaKind, extension: &'static str, content_type: &'static str, marks: Marks) -> Shown {
    Shown {
        extension,
        kind,
        content_type,
        marks,
    }
}

/// All of them. Drawings (SVG) are not among them, for they may hold programs.
const SHOWN: [Shown; 12] = [
    shown(
        Sound,
        "mp3",
        "audio/mpeg",
        (0, &[b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"]),
    ),
    shown(Sound, "ogg", "audio/ogg", (0, &[b"OggS"])),
    shown(Sound, "oga", "audio/ogg", (0, &[b"OggS"])),
    shown(Sound, "opus", "audio/ogg", (0, &[b"OggS"])),
    shown(Sound, "wav", "audio/wav", (8, &[b"WAVE"])),
    shown(Sound, "flac", "audio/flac", (0, &[b"fLaC"])),
    shown(Sound, "m4a", "audio/mp4", (4, &[b"ftyp"])),
    shown(Picture, "png", "image/png", (0, &[b"\x89PNG\r\n\x1a\n"])),
    shown(Picture, "jpg", "image/jpeg", (0, &[b"\xff\xd8\xff"])),
    shown(Picture, "jpeg", "image/jpeg", (0, &[b"\xff\xd8\xff"])),
    shown(Picture, "gif", "image/gif", (0, &[b"GIF87a", b"GIF89a"])),
    shown(Picture, "webp", "image/webp", (8, &[b"WEBP"])),
];

/// The name of a file: sixteen hexadecimal digits and an extension.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MediaName(String);

impl MediaName {
    /// The name for a file that another program called `name`, and that has this check sum there; none when its extension is
    /// none that can be shown.
    pub fn of(name: &str, check: u32) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        let extension = extension.to_ascii_lowercase();
        // FNV-1a, as in the names of notes: the same in every version of the program.
        let hash = name
            .bytes()
            .chain(check.to_be_bytes())
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
        format!("{hash:016x}.{extension}").parse().ok()
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the file is.
    pub fn kind(&self) -> MediaKind {
        self.shown().map_or(MediaKind::Sound, |shown| shown.kind)
    }

    /// Whether not every window can play it: it is to be decoded before.
    pub fn is_decoded(&self) -> bool {
        self.0.ends_with(".m4a")
    }

    /// Its type, for the window.
    pub fn content_type(&self) -> &'static str {
        self.shown()
            .map_or("application/octet-stream", |shown| shown.content_type)
    }

    /// Whether a file of these bytes is what its name says, and no larger than may be.
    pub fn fits(&self, bytes: &[u8]) -> bool {
        self.shown().is_some_and(|shown| {
            let (at, marks) = shown.marks;
            let rest = bytes.get(at..).unwrap_or_default();
            bytes.len() <= MEDIA_LIMIT && marks.iter().any(|mark| rest.starts_with(mark))
        })
    }

    /// The word by which a document names it.
    pub fn word(&self) -> String {
        format!("{}:{}", self.kind().as_str(), self.0)
    }

    fn shown(&self) -> Option<&'static Shown> {
        let (_, extension) = self.0.rsplit_once('.')?;
        SHOWN.iter().find(|shown| shown.extension == extension)
    }
}

impl fmt::Display for MediaName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that names no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("This is not the name of a sound or a picture.")]
pub struct NotMedia;

impl FromStr for MediaName {
    type Err = NotMedia;

    fn from_str(name: &str) -> Result<Self, NotMedia> {
        let (digits, extension) = name.split_once('.').ok_or(NotMedia)?;
        let is_number = digits.len() == 16 && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let is_known = SHOWN.iter().any(|shown| shown.extension == extension);
        if is_number && is_known {
            Ok(Self(name.to_owned()))
        } else {
            Err(NotMedia)
        }
    }
}

/// The files that a text names, each with the place of its word.
pub fn media_in(text: &str) -> Vec<(Range<usize>, MediaName)> {
    let mut found = Vec::new();
    // Most texts name none.
    if !text.contains(':') {
        return found;
    }
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let range = at..at + word.trim_end().len();
        at += word.len();
        let named = word.trim_end().split_once(':').and_then(|(kind, name)| {
            let name: MediaName = name.parse().ok()?;
            (name.kind().as_str() == kind).then_some(name)
        });
        found.extend(named.map(|name| (range, name)));
    }
    found
}

/// A text without the words that name files.
pub fn without_media(text: &str) -> String {
    let mut without = String::with_capacity(text.len());
    let mut from = 0;
    for (range, _) in media_in(text) {
        without.push_str(text.get(from..range.start).unwrap_or_default());
        from = range.end;
    }
    if from == 0 {
        return text.to_owned();
    }
    without.push_str(text.get(from..).unwrap_or_default());
    without.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn a_name_says_what_the_file_is_and_nothing_of_where_it_came_from() {
        let name = MediaName::of("../../客户 <b>.MP3", 7).unwrap();
        assert_eq!(name.as_str().len(), 20);
        assert_eq!(
            (name.kind(), name.content_type()),
            (MediaKind::Sound, "audio/mpeg")
        );
        assert_eq!(name.as_str().parse(), Ok(name.clone()));
        assert_ne!(MediaName::of("../../客户 <b>.MP3", 8), Some(name));
    }

    #[rstest]
    #[case("x.svg")]
    #[case("x.html")]
    #[case("x")]
    #[case("x.mp3.exe")]
    fn what_no_window_shows_has_no_name(#[case] name: &str) {
        assert_eq!(MediaName::of(name, 0), None);
    }

    #[rstest]
    #[case("../0123456789abcdef.mp3")]
    #[case("0123456789abcde/.mp3")]
    #[case("0123456789ABCDEF.mp3")]
    #[case("0123456789abcdef.mp3/..")]
    #[case("0123456789abcdef.")]
    #[case("")]
    fn only_names_of_ours_are_names(#[case] name: &str) {
        assert_eq!(name.parse::<MediaName>(), Err(NotMedia));
    }

    #[rstest]
    #[case("mp3", b"ID3\x04", true)]
    #[case("mp3", b"\xff\xfb\x90", true)]
    #[case("wav", b"RIFF\0\0\0\0WAVEfmt ", true)]
    #[case("webp", b"RIFF\0\0\0\0WEBP", true)]
    #[case("png", b"\x89PNG\r\n\x1a\n", true)]
    #[case("m4a", b"\0\0\0\x1cftypM4A ", true)]
    #[case("m4a", b"<html>ftyp", false)]
    #[case("png", b"<svg onload=x>", false)]
    #[case("mp3", b"<html>", false)]
    #[case("wav", b"RIFF", false)]
    fn a_file_is_what_its_name_says(#[case] extension: &str, #[case] bytes: &[u8], #[case] fits: bool) {
        assert_eq!(
            MediaName::of(&format!("a.{extension}"), 1).unwrap().fits(bytes),
            fits
        );
    }

    #[test]
    fn words_of_a_text_name_files() {
        let sound = MediaName::of("a.mp3", 1).unwrap();
        let picture = MediaName::of("b.png", 1).unwrap();
        let text = format!("client\n{} sound:nothing {}", sound.word(), picture.word());
        let names: Vec<MediaName> = media_in(&text).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, [sound.clone(), picture]);
        assert_eq!(without_media(&text), "client\n sound:nothing");
        assert_eq!(without_media(&sound.word()), "");
        assert_eq!(without_media(" as it is "), " as it is ");
        assert_eq!(media_in(&format!("picture:{sound}")), []);
    }
}
