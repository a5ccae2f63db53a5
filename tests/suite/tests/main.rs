//! One binary for every test that crosses rooms.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "all of it is test code"
)]

mod again;
mod audio;
mod broken_off;
mod cards;
mod contract;
mod corrections;
mod course;
mod crash;
mod documents;
mod export;
mod finding;
mod gone;
mod import;
mod library;
mod long_work;
mod media;
mod practice;
mod progress;
mod saved_words;
mod voices;
mod walls;
mod watch;
mod words;
