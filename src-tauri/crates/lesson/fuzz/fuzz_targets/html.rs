//! Pages, and the XHTML of books.

#![no_main]

mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = laws::document("a.html", format!("<!doctype html><body>{text}").as_bytes());
});
