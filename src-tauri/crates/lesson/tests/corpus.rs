//! What the fuzzers found worth keeping, read again by every reader: none of it may panic.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

use std::fs;
use std::io::Cursor;
use std::path::Path;

use wenxi_lesson::{Bundle, read};

#[test]
fn what_the_fuzzers_found_is_read_or_refused() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let mut count = 0;
    for target in fs::read_dir(corpus).unwrap() {
        for input in fs::read_dir(target.unwrap().path()).unwrap() {
            let bytes = fs::read(input.unwrap().path()).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            let documents = [
                ("a.md", format!("# 题\n\n{text}")),
                ("a.txt", format!("====== 题 ======\n{text}")),
                ("a.html", format!("<!doctype html><body>{text}")),
                (
                    "a.xhtml",
                    format!("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">{text}"),
                ),
                ("a.txt", format!("Table of Contents\n\n{text}")),
                ("a.srt", format!("1\n00:00:01,000 --> 00:00:02,000\n{text}")),
                (
                    "a.csv",
                    format!("词,拼音\n茶,chá\n水,shuǐ\n火,huǒ\n山,shān\n{text}"),
                ),
            ];
            for (name, document) in documents {
                let _ = read(name, document.as_bytes(), &|_| &[]);
            }
            let _ = read("a", &bytes, &|_| &[]);
            let _ = Bundle::open("a.zip", Cursor::new(bytes));
            count += 1;
        }
    }
    assert!(count > 100, "the corpus is there");
}
