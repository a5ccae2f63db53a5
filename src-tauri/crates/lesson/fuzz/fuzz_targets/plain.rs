//! Plain text, and what an extractor leaves of a page.

#![no_main]

mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = laws::document("a.txt", format!("Table of Contents\n\n{text}").as_bytes());
});
