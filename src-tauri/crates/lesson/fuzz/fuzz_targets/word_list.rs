//! Word lists.

#![no_main]

mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = laws::document("a.csv", format!("词,拼音\n茶,chá\n水,shuǐ\n火,huǒ\n山,shān\n{text}").as_bytes());
});
