//! Markdown.

#![no_main]

mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = laws::document("a.md", format!("# 题\n\n{text}").as_bytes());
});
