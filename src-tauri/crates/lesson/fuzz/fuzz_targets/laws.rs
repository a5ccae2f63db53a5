//! What every document must keep to, however hostile it is.

use wenxi_lesson::{Bundle, DocumentError, read};
use wenxi_mandarin::Syllable;

fn no_readings(_: char) -> &'static [Syllable] {
    &[]
}

/// Reads a document and looks at all of the lesson: ranges are within their texts, and every message can be made.
pub fn document(name: &str, bytes: &[u8]) -> Result<(), DocumentError> {
    let lesson = read(name, bytes, &no_readings)?;
    let _ = lesson.plain_title();
    for section in &lesson.sections {
        for block in &section.blocks {
            if let wenxi_lesson::Block::BilingualPair(pair) = block {
                let (chinese, english) = (pair.chinese.text.plain(), pair.english.text.plain());
                for row in &pair.alignment {
                    assert!(chinese.get(row.chinese.clone()).is_some());
                    assert!(english.get(row.english.clone()).is_some());
                }
            }
        }
    }
    for span in lesson.texts().flat_map(|text| &text.spans) {
        let characters = span.text.chars().count();
        assert!(span.readings.iter().all(|reading| reading.at < characters));
    }
    assert!(lesson.diagnostics.iter().all(|found| found.line > 0 && found.column > 0));
    Ok(())
}

/// Opens a book or an archive and reads all that is in it.
pub fn bundle(name: &str, bytes: &[u8]) -> Result<(), DocumentError> {
    let mut bundle = Bundle::open(name, std::io::Cursor::new(bytes))?;
    for place in 0..bundle.len() {
        if let Ok(packed) = bundle.read(place) {
            let outside = packed.path.split('/').any(|part| part == ".." || part.is_empty());
            assert!(!outside, "{}", packed.path);
            let _ = document(&packed.path, &packed.bytes);
        }
    }
    Ok(())
}
