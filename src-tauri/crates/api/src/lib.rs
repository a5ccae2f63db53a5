//! The one contract that the window, the command line and the tests speak: arguments and results ([`dto`]),
//! the list of commands ([`for_each_command`]), errors, and one function for each use case over the [`Engine`].

mod app;
mod audio;
mod catalogue;
mod clock;
mod contract;
mod document;
pub mod dto;
mod engine;
mod error;
mod lessons;
mod library;
mod practice;
mod quiz;
mod reading_aloud;
mod search;
mod speech;
mod texts;
mod today;
pub mod typescript;
mod view;
mod words;
mod work;

pub use app::{about_get, backup_create, opened_files_take, settings_get, settings_set};
pub use audio::audio_write;
pub use clock::{Clock, SystemClock};
pub use engine::{Engine, Options, VoiceChoice};
pub use error::Error;
pub use lessons::{lesson_get, lesson_place_set};
pub use library::{import_keep, import_preview, import_text, lesson_remove, lesson_restore, library_list};
pub use practice::{
    practice_accept, practice_answer, practice_current, practice_end, practice_start, practice_undo,
};
pub use quiz::quiz_make;
pub use search::search;
pub use speech::{Said, speech_speak, speech_status, text_say};
pub use texts::{Reader, document_json, documents_check};
pub use today::today_get;
pub use wenxi_study::Now;
pub use words::{word_get, word_save, word_unsave};
pub use work::work_cancel;

/// Speaks, if this process was started to do only that; the first thing in every `main`.
pub fn serve_speech_if_asked() {
    wenxi_speech::worker::serve_if_asked();
}
