//! Books: the input is parted at zero bytes into a package document, a table of contents, and chapters.

#![no_main]

mod laws;

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

const CONTAINER: &[u8] = b"<container><rootfiles><rootfile full-path=\"o/p.opf\"/></rootfiles></container>";
const PATHS: [&str; 6] = ["o/p.opf", "o/nav.xhtml", "o/toc.ncx", "o/a.xhtml", "o/b.xhtml", "META-INF/encryption.xml"];

fn book(bytes: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("META-INF/container.xml", stored)?;
    zip.write_all(CONTAINER)?;
    for (path, part) in PATHS.iter().zip(bytes.split(|byte| *byte == 0)) {
        zip.start_file(*path, stored)?;
        zip.write_all(part)?;
    }
    Ok(zip.finish()?.into_inner())
}

fuzz_target!(|bytes: &[u8]| {
    if let Ok(book) = book(bytes) {
        let _ = laws::bundle("a.epub", &book);
    }
});
