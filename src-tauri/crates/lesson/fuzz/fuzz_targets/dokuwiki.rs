//! DokuWiki source.

#![no_main]

mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = laws::document("a.txt", format!("====== 题 ======\n{text}").as_bytes());
});
