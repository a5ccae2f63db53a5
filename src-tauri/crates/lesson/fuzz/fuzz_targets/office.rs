//! Documents of word processors: the first byte says whose, the rest is parted at zero bytes into the text and what it names.

#![no_main]

mod laws;

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

const TYPES: &[u8] = b"<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/word.main+xml\"/></Types>";
const WORD: [&str; 5] = [
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/_rels/document.xml.rels",
];
const OPEN_DOCUMENT: [&str; 2] = ["content.xml", "styles.xml"];

fn document(bytes: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let (kind, rest) = bytes.split_first().unwrap_or((&b'w', &[]));
    let (path, says, parts) = match kind {
        b'o' => ("mimetype", &b"application/vnd.oasis.opendocument.text"[..], &OPEN_DOCUMENT[..]),
        _ => ("[Content_Types].xml", TYPES, &WORD[..]),
    };
    zip.start_file(path, stored)?;
    zip.write_all(says)?;
    for (path, part) in parts.iter().zip(rest.split(|byte| *byte == 0)) {
        zip.start_file(*path, stored)?;
        zip.write_all(part)?;
    }
    Ok(zip.finish()?.into_inner())
}

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = document(bytes) {
        let _ = laws::document("a.bin", &document);
    }
});
