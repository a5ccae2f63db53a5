//! Lessons as the window draws them: kept while nothing changes what they look like, and a long one first where the
//! learner sees it.

use crate::{
    Engine, Error,
    dto::{LessonView, Place},
    lesson::Found,
    lock::locked,
    view::{self, Display},
};
use std::sync::Arc;
use wenxi_store::Document;

/// A document of more bytes than this is long: to draw all of it takes longer than anybody wants to wait.
const LONG: usize = 12_000;

impl Engine {
    /// A lesson as the window draws it, without what the learner did with it; drawn once for as long as it is kept.
    pub(crate) fn drawn(&self, found: &Found) -> Result<Arc<LessonView>, Error> {
        let display = self.display()?;
        let name = name_of_drawn(found, display);
        let age = {
            let mut drawn = locked(&self.drawn);
            if let Some(view) = drawn.get(&name) {
                return Ok(view);
            }
            drawn.age()
        };
        let view = Arc::new(self.drawn_lesson(found, display, None)?);
        locked(&self.drawn).put(&name, &view, found.size, age);
        Ok(view)
    }

    /// A lesson as the window draws it first: a long one has readings only at this place, or where it begins, and a book has
    /// nothing but what stands there.
    pub(crate) fn drawn_first(
        &self,
        document: Document,
        place: Option<&Place>,
    ) -> Result<(Document, LessonView), Error> {
        let display = self.display()?;
        let portion = view::Portion::at(place);
        if let Some(stretch) = self.stretch(&document, place)? {
            let view = self.drawn_as(&document.id, display, Some(portion), |writer| {
                view::stretch_view(&document.id, &stretch, writer)
            })?;
            return Ok((document, view));
        }
        let found = self.lesson_of(document)?;
        let whole = locked(&self.drawn).get(&name_of_drawn(&found, display));
        let view = match whole {
            Some(view) => (*view).clone(),
            None if found.size <= LONG => (*self.drawn(&found)?).clone(),
            None => self.drawn_lesson(&found, display, Some(portion))?,
        };
        Ok((found.document, view))
    }

    /// Lessons are drawn otherwise from now on: a reading was corrected, or a link leads somewhere else.
    pub(crate) fn draw_anew(&self) {
        locked(&self.drawn).forget();
    }

    /// Draws a lesson, all of it or the text with the readings of a portion.
    fn drawn_lesson(
        &self,
        found: &Found,
        display: Display,
        portion: Option<view::Portion>,
    ) -> Result<LessonView, Error> {
        let id = &found.document.id;
        self.drawn_as(id, display, portion, |writer| {
            view::lesson_view(id, &found.lesson, writer)
        })
    }

    /// What `draw` makes of the lesson with this id by a writer that knows how it is to look.
    fn drawn_as(
        &self,
        id: &str,
        display: Display,
        portion: Option<view::Portion>,
        draw: impl FnOnce(&mut view::TextWriter<'_>) -> LessonView,
    ) -> Result<LessonView, Error> {
        let lesson_named = |name: &str| {
            let stem = name.split('#').next().unwrap_or(name).trim_end_matches(".md");
            let named = self.store.lesson_named(stem).ok().flatten();
            named.filter(|other| !stem.is_empty() && other != id)
        };
        let mut writer = view::TextWriter::new(self.language()?, display, &lesson_named);
        if let Some(portion) = portion {
            writer = writer.reading_only(portion);
        }
        Ok(draw(&mut writer))
    }
}

/// All that a lesson as it is drawn hangs on, but for what [`Engine::draw_anew`] is for.
fn name_of_drawn(found: &Found, display: Display) -> String {
    format!("{} {} {display:?}", found.document.id, found.document.hash)
}
