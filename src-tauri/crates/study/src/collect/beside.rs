//! The sounds and pictures that a lesson has for its words and sentences.

use super::{blocks, phrase, term_note};
use crate::note::NoteId;
use wenxi_lesson::{Block, Lesson, MediaName, media_in};
use wenxi_mandarin::Language;

/// The notes of a lesson that have sounds and pictures, with their files.
pub fn media(lesson: &Lesson, language: &Language) -> Vec<(NoteId, Vec<MediaName>)> {
    let mut found = Vec::new();
    for (_, block) in blocks(lesson) {
        of_block(block, language, &mut found);
    }
    found
}

fn of_block(block: &Block, language: &Language, found: &mut Vec<(NoteId, Vec<MediaName>)>) {
    let (note, text) = match block {
        Block::List { items, .. } => {
            for block in items.iter().flatten() {
                of_block(block, language, found);
            }
            return;
        }
        Block::Related { term, gloss } => (term_note(language, term, "").map(|note| note.id), gloss.plain()),
        Block::Example(example) => {
            let sentence = NoteId::sentence(&phrase(&example.chinese.text).text);
            let told = [&example.english.text, &example.note.text].map(|text| text.plain());
            (Some(sentence), told.join(" "))
        }
        _ => return,
    };
    let files: Vec<MediaName> = media_in(&text).into_iter().map(|(_, name)| name).collect();
    found.extend(note.filter(|_| !files.is_empty()).map(|note| (note, files)));
}
