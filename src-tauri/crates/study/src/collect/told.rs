//! What the lessons of a course say for each other. A gloss that an author gives holds in every lesson of the course, where the
//! dictionary would say something else; and why a mistake is one can be asked beside the reasons of other lessons.

use super::{blocks, mistake_note, phrase, term_note, words};
use crate::collect::Found;
use crate::gloss;
use crate::note::{Facts, GlossBy, Note, NoteId};
use crate::reason::Reason;
use std::collections::HashMap;
use wenxi_lesson::{Block, Lesson, without_media};
use wenxi_mandarin::Language;

/// A lesson with more terms than this is a list of words, and of no course that would speak of them.
const AT_MOST: usize = 300;

/// What other lessons can use of this one, each note once: the words of which its author says what they mean, as its title and
/// its lists of terms do, and the mistakes with a reason that could be one of another mistake.
pub fn told(lesson: &Lesson, language: &Language) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    if let Some(headword) = &lesson.headword {
        let word = phrase(&headword.chinese);
        notes.extend(words::author_word(language, &word, &headword.gloss.plain()));
    }
    for (_, block) in blocks(lesson) {
        of_block(block, language, &mut notes);
    }
    let mut seen: Vec<NoteId> = Vec::new();
    notes.retain(|note| {
        let is_new = is_of_use(note) && !seen.contains(&note.id);
        if is_new {
            seen.push(note.id.clone());
        }
        is_new
    });
    notes
}

fn of_block(block: &Block, language: &Language, notes: &mut Vec<Note>) {
    if notes.len() >= AT_MOST {
        return;
    }
    match block {
        Block::List { items, .. } => {
            for block in items.iter().flatten() {
                of_block(block, language, notes);
            }
        }
        Block::Related { term, gloss } => {
            notes.extend(term_note(language, term, &without_media(&gloss.plain())));
        }
        Block::Mistake(mistake) => notes.extend(mistake_note(mistake)),
        _ => {}
    }
}

/// Single characters are explained as parts of a word; long glosses are remarks on the lesson that they stand in.
fn is_of_use(note: &Note) -> bool {
    match &note.facts {
        Facts::Word { word, gloss, .. } => {
            let is_brief = gloss.chars().count() <= gloss::LONGEST;
            words::is_told(note) && is_brief && word.text.chars().count() > 1
        }
        Facts::Mistake { why, .. } => Reason::of(why).is_some(),
        Facts::Sentence { .. } | Facts::Passage { .. } => false,
    }
}

/// Gives words whose meaning no author says in their own lesson the gloss that the author of another one says: the first of
/// `told` that is about the word.
pub fn retold(found: &mut [Found], told: &[Note]) {
    let mut glosses: HashMap<&NoteId, &str> = HashMap::new();
    for note in told.iter().filter(|note| words::is_told(note)) {
        glosses.entry(&note.id).or_insert(note.english());
    }
    for found in found {
        let said = glosses.get(&found.note.id);
        if let (Facts::Word { gloss, gloss_by, .. }, Some(said)) = (&mut found.note.facts, said)
            && *gloss_by != GlossBy::Author
        {
            (*said).clone_into(gloss);
            *gloss_by = GlossBy::Course;
        }
    }
}
