//! What the lessons of a course say for each other: an author's gloss of a word holds in the whole course, in the quiz as on the
//! word card, and a mistake is asked beside the reasons of all lessons.

use crate::{Engine, Error, dto::ToldView, library::folder};
use wenxi_lesson::Lesson;
use wenxi_store::Told;
use wenxi_study::{Facts, Found, Note, NoteId, collect, retold};

/// How many mistakes of other lessons one is asked beside.
const MISTAKES: u32 = 200;

impl Engine {
    /// The notes of a lesson. What its author does not explain and that of another lesson of its course does, is explained so.
    pub(crate) fn notes_in(&self, id: &str, lesson: &Lesson) -> Result<Vec<Found>, Error> {
        let mut found = collect(id, lesson, self.language()?);
        let words: Vec<NoteId> = found
            .iter()
            .filter(|found| matches!(found.note.facts, Facts::Word { .. }))
            .map(|found| found.note.id.clone())
            .collect();
        let told: Vec<Note> = self
            .told_in_course(id, &words)?
            .into_iter()
            .map(|told| told.note)
            .collect();
        retold(&mut found, &told);
        Ok(found)
    }

    /// Mistakes of the library whose reasons can stand beside another one's.
    pub(crate) fn mistakes_told(&self) -> Result<Vec<Note>, Error> {
        Ok(self.store.told_mistakes(MISTAKES)?)
    }

    /// What the lessons of the same course say of words; nothing for a document that is in no course.
    fn told_in_course(&self, lesson: &str, words: &[NoteId]) -> Result<Vec<Told>, Error> {
        let Some(place) = self.course_of(lesson)? else {
            return Ok(Vec::new());
        };
        let mut told = self.store.told_of(words)?;
        told.retain(|told| folder(&told.lesson, &told.file) == place.as_deref());
        Ok(told)
    }

    fn course_of(&self, lesson: &str) -> Result<Option<Option<String>>, Error> {
        let document = self.store.document(lesson)?;
        Ok(document.map(|document| folder(&document.id, &document.file).map(str::to_owned)))
    }

    /// A note as a lesson tells it, where the lesson's author says what it means.
    pub(crate) fn as_told_in(&self, lesson: &str, note: Note) -> Result<Note, Error> {
        self.index_all()?;
        let told = self.store.told_of(std::slice::from_ref(&note.id))?;
        let there = told.into_iter().find(|told| told.lesson == lesson);
        Ok(there.map_or(note, |told| told.note))
    }

    /// What authors say of a word: in its lesson and the course around it where it stands in one, else in all lessons.
    pub(crate) fn told_of_word(&self, word: &NoteId, lesson: Option<&str>) -> Result<Vec<ToldView>, Error> {
        self.index_all()?;
        let words = std::slice::from_ref(word);
        let mut told = match lesson {
            Some(lesson) => self.told_in_course(lesson, words)?,
            None => self.store.told_of(words)?,
        };
        told.sort_by_key(|told| Some(told.lesson.as_str()) != lesson);
        let mut views: Vec<ToldView> = Vec::new();
        for Told {
            lesson, title, note, ..
        } in told
        {
            let gloss = note.english().to_owned();
            if !views.iter().any(|view| view.gloss == gloss) {
                views.push(ToldView {
                    gloss,
                    lesson_id: lesson,
                    title,
                });
            }
        }
        Ok(views)
    }
}
