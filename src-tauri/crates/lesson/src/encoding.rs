//! From bytes to text: byte order marks, UTF-8, UTF-16, and the old encodings of Chinese.

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::DocumentError;

/// A document's text, and what had to be done to get it.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// The text, without a byte order mark.
    pub(crate) text: String,
    /// The encoding's name, if it was guessed.
    pub(crate) guessed: Option<&'static str>,
    /// Byte of `text` at which each run of unreadable bytes stood.
    pub(crate) broken: Vec<usize>,
}

impl Decoded {
    /// Text that had not to be decoded.
    pub(crate) fn of(text: String) -> Self {
        Decoded {
            text,
            guessed: None,
            broken: Vec::new(),
        }
    }
}

/// What binary files begin with.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Microsoft Office document",
    ),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"bplist00", "a list of settings"),
    (b"OggS", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"ID3", "a sound file"),
    (b"\xff\xfb", "a sound file"),
    (b"BM", "a BMP picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\0\0\x01\0", "an icon"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\0\x01\0\0", "a font"),
    (b"{\\rtf", "an RTF document"),
];

/// The kind of file that the bytes begin like, if that is a binary one.
pub(crate) fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"RIFF") {
        return Some(match bytes.get(8..12) {
            Some(b"WEBP") => "a WebP picture",
            Some(b"WAVE") => "a sound file",
            _ => "a media file",
        });
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("a video or sound file");
    }
    if is_web_archive(bytes) {
        return Some("a web archive");
    }
    let (magic, what) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic))?;
    // Short marks are words too ("BM", "ID3"): only with a zero byte soon after are they what they look like.
    let sure = magic.len() >= 4 || bytes.iter().take(512).any(|byte| *byte == 0);
    sure.then_some(*what)
}

/// Whether a file is a page as browsers save it in one file (MHTML), packed like mail.
fn is_web_archive(bytes: &[u8]) -> bool {
    const HEAD: usize = 1024;
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let has = |name: &[u8]| memchr::memmem::find(head, name).is_some();
    has(b"MIME-Version:") && has(b"multipart/related")
}

/// Decodes a document.
pub(crate) fn decode(name: &str, bytes: &[u8]) -> Result<Decoded, DocumentError> {
    if bytes.is_empty() {
        return Err(DocumentError::Empty {
            name: name.to_owned(),
        });
    }
    if let Some(what) = binary_kind(bytes) {
        return Err(DocumentError::Binary {
            name: name.to_owned(),
            what,
        });
    }
    let decoded = decode_text(bytes);
    let is_odd =
        |character: &char| *character == '\u{fffd}' || character.is_control() && !character.is_whitespace();
    let is_seen = |character: &char| {
        !(character.is_whitespace() || character.is_control() || matches!(character, '\u{fffd}' | '\u{feff}'))
    };
    let odd = decoded.text.chars().filter(is_odd).count();
    if odd > 4 && odd * 20 > decoded.text.chars().filter(is_seen).count() {
        return Err(DocumentError::NotText {
            name: name.to_owned(),
        });
    }
    if !decoded.text.chars().any(|character| is_seen(&character)) {
        return Err(DocumentError::Empty {
            name: name.to_owned(),
        });
    }
    Ok(decoded)
}

/// Decodes what is known to be text.
pub(crate) fn decode_text(bytes: &[u8]) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or_default(), None);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return with(encoding, bytes, Some(encoding.name()));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded {
            text: text.to_owned(),
            guessed: None,
            broken: Vec::new(),
        },
        Err(_) if mostly_utf8(bytes, 10) => with(UTF_8, bytes, None),
        Err(_) => match declared(bytes) {
            Some(encoding) => with(encoding, bytes, None),
            // Where no encoding of Chinese reads all of it, UTF-8 with many slips is likelier than anything else.
            None if mostly_utf8(bytes, 2) && !reads_as_chinese(bytes) => with(UTF_8, bytes, None),
            None => legacy(bytes),
        },
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8], guessed: Option<&'static str>) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let mut broken = Vec::new();
    let mut last_end = usize::MAX;
    for (at, mark) in text.match_indices('\u{fffd}') {
        if at != last_end {
            broken.push(at);
        }
        last_end = at + mark.len();
    }
    Decoded {
        text: text.into_owned(),
        guessed,
        broken,
    }
}

/// UTF-16 of Chinese or Latin text has a zero byte, or the high byte of a common character, at every second place.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) || !bytes.contains(&0) {
        return None;
    }
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let share = |first: bool| {
        let likely = |pair: &[u8]| {
            let high = if first { pair.first() } else { pair.last() };
            matches!(high, Some(0 | 0x20 | 0x30 | 0x4e..=0x9f | 0xff))
        };
        sample.chunks_exact(2).filter(|pair| likely(pair)).count() * 200 / sample.len().max(1)
    };
    let (big, little) = (share(true), share(false));
    match (big, little) {
        _ if big.max(little) < 90 || big == little => None,
        _ if big > little => Some(UTF_16BE),
        _ => Some(UTF_16LE),
    }
}

/// Whether the bytes are UTF-8 with a few slips, as from a cut or a bad edit.
fn mostly_utf8(bytes: &[u8], good_for_bad: usize) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk
            .valid()
            .chars()
            .filter(|character| !character.is_ascii())
            .count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 4 && bad * good_for_bad <= good
}

fn reads_as_chinese(bytes: &[u8]) -> bool {
    [BIG5, GB18030]
        .iter()
        .any(|encoding| !encoding.decode_without_bom_handling(bytes).1)
}

/// The encoding that a page says it is in, `<meta charset="gbk">`, if it can be read in it without a slip.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const LOOK: usize = 1024;
    let head = bytes.get(..bytes.len().min(LOOK))?.to_ascii_lowercase();
    let begins = |mark: &[u8]| memchr::memmem::find(&head, mark);
    begins(b"<meta").or(begins(b"<?xml"))?;
    let at = begins(b"charset=").or(begins(b"encoding="))?;
    let value = head.get(at..)?.splitn(2, |byte| *byte == b'=').nth(1)?;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let start = value.iter().position(is_name).filter(|start| *start < 2)?;
    let name: Vec<u8> = value.get(start..)?.iter().copied().take_while(is_name).collect();
    let encoding = Encoding::for_label(&name)?;
    let slips = encoding.decode_without_bom_handling(bytes).1;
    (!slips).then_some(encoding)
}

fn legacy(bytes: &[u8]) -> Decoded {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), chardetng::Utf8Detection::Deny);
    // A short or mixed text may be taken for another encoding; these readers are for Chinese, so where a Chinese encoding
    // reads it without a slip it is that one, and of two the one that gives the commoner characters.
    let chinese = [BIG5, GB18030]
        .into_iter()
        .filter_map(|encoding| Some((common_characters(encoding, bytes)?, encoding)));
    let encoding = match chinese.max_by_key(|(common, _)| *common) {
        Some((_, encoding)) => encoding,
        None if guess.name() == "GBK" => GB18030,
        None => guess,
    };
    let name = if encoding.name() == "gb18030" {
        "GB18030"
    } else {
        encoding.name()
    };
    with(encoding, bytes, Some(name))
}

/// How many characters are among the most frequent ones when the bytes are read in an encoding; nothing if they cannot be.
fn common_characters(encoding: &'static Encoding, bytes: &[u8]) -> Option<usize> {
    const COMMON: &str = "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于着下自之年过過发發后後作里裡，。、";
    let (text, slips) = encoding.decode_without_bom_handling(bytes);
    (!slips).then(|| {
        text.chars()
            .take(20_000)
            .filter(|character| COMMON.contains(*character))
            .count()
    })
}
