//! The one contract that the window, the command line and the tests speak: arguments and results ([`dto`]),
//! the list of commands ([`for_each_command`]), errors, and one function for each use case over the [`Engine`].

mod anki;
mod app;
mod audio;
mod behind;
mod cards;
mod catalogue;
mod characters;
mod clock;
mod contract;
mod course;
mod document;
mod drawing;
pub mod dto;
mod engine;
mod error;
mod export;
mod files;
mod findable;
mod found;
mod import;
mod imported;
mod indexing;
mod keeping;
mod known;
mod lesson;
mod lessons;
mod library;
mod listed;
mod lock;
mod organise;
mod own_words;
mod practice;
mod progress;
mod quiz;
mod reading_aloud;
mod readings;
mod recent;
mod schedule;
mod search;
mod sitting;
mod source;
mod speech;
mod system_voices;
mod tasks;
mod texts;
mod today;
mod told;
pub mod typescript;
mod view;
mod voices;
mod watch;
mod words;

pub use app::{about_get, backup_create, opened_files_take, settings_get, settings_set};
pub use audio::audio_write;
pub use cards::{card_met, cards_treat, cards_troubled, cards_untreat};
pub use characters::{character_get, character_strokes};
pub use clock::{Clock, SystemClock};
pub use course::{GLOSSARY, course_glossary};
pub use engine::{Engine, Options, VoiceChoice};
pub use error::Error;
pub use export::{lesson_export, lessons_export, lessons_named, progress_export};
pub use import::{import_keep, import_preview, import_text, import_undo};
pub use lessons::{lesson_get, lesson_open, lesson_place_set};
pub use library::{lesson_next, library_list, library_move, library_removed};
pub use organise::{
    course_make, course_remove, course_rename, lesson_rename, lessons_forget, lessons_move, lessons_put_back,
    lessons_remove, lessons_restore, lessons_star, lessons_tag,
};
pub use practice::{
    practice_accept, practice_answer, practice_current, practice_end, practice_put_aside, practice_settled,
    practice_source, practice_start, practice_undo,
};
pub use progress::progress_get;
pub use quiz::{due_cards, quiz_make};
pub use readings::{reading_correct, reading_list, reading_restore};
pub use schedule::{
    lesson_words_cost, lesson_words_save, lesson_words_unsave, schedule_get, schedule_optimise, schedule_set,
    schedule_simulate, schedule_take,
};
pub use search::search;
pub use speech::{Said, speech_speak, speech_status, text_say};
pub use system_voices::{voice_hush, voice_say, voice_system_list};
pub use tasks::task_cancel;
pub use texts::{Reader, document_json, documents_check};
pub use today::today_get;
pub use voices::{voice_add, voice_list, voice_remove};
pub use wenxi_study::Now;
pub use words::{word_get, word_gloss, word_places, word_save, word_unsave};

/// Speaks, if this process was started to do only that; the first thing in every `main`.
pub fn serve_speech_if_asked() {
    wenxi_speech::worker::serve_if_asked();
}
