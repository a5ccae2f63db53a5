//! Any bytes under any name: encodings, and the choice of a format.

#![no_main]

mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let name = match bytes.first() {
        Some(0..=63) => "a.md",
        Some(64..=127) => "a.html",
        Some(128..=191) => "a.csv",
        _ => "a",
    };
    let _ = laws::document(name, bytes.get(1..).unwrap_or_default());
    if wenxi_lesson::is_bundle(bytes) {
        let _ = laws::bundle("a.zip", bytes);
    }
});
