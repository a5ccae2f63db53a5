//! The text of a lesson as the tests write it.

use wenxi_lesson::Text;

/// A text with the author's readings in braces behind their characters; readings that moved there are not said again.
pub(crate) fn said(text: &Text) -> String {
    let mut out = String::new();
    for span in text.spans.iter().filter(|span| !span.is_reading) {
        let mut readings = span.readings.iter().peekable();
        for (index, character) in span.text.chars().enumerate() {
            out.push(character);
            if let Some(reading) = readings.next_if(|reading| reading.at == index) {
                out.push_str(&format!("{{{}}}", reading.syllable));
            }
        }
    }
    out.trim().to_owned()
}
