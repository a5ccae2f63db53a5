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

/// A document of more bytes than this is long: to draw all of it takes longer than anybody wants to wait.
const LONG: usize = 12_000;

/// What was drawn of a document of more bytes takes longer to copy than to draw anew where the learner sees it first.
const COPIED: usize = 128_000;

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
        let view = Arc::new(self.drawn_as(found, display, None)?);
        locked(&self.drawn).put(&name, &view, found.size, age);
        Ok(view)
    }

    /// A lesson as the window draws it first: a long one has readings only at this place, or where it begins.
    pub(crate) fn drawn_first(&self, found: &Found, place: Option<&Place>) -> Result<LessonView, Error> {
        let display = self.display()?;
        let whole = locked(&self.drawn).get(&name_of_drawn(found, display));
        match whole {
            Some(view) if found.size <= COPIED => Ok((*view).clone()),
            None if found.size <= LONG => Ok((*self.drawn(found)?).clone()),
            _ => self.drawn_as(found, display, Some(view::Portion::at(place))),
        }
    }

    /// Lessons are drawn otherwise from now on: a reading was corrected, or a link leads somewhere else.
    pub(crate) fn draw_anew(&self) {
        locked(&self.drawn).forget();
    }

    /// Draws a lesson, all of it or the text with the readings of a portion.
    fn drawn_as(
        &self,
        found: &Found,
        display: Display,
        portion: Option<view::Portion>,
    ) -> Result<LessonView, Error> {
        let id = found.document.id.as_str();
        let lesson_named = |name: &str| {
            let stem = name.split('#').next().unwrap_or(name).trim_end_matches(".md");
            let named = self.store.lesson_named(stem).ok().flatten();
            named.filter(|other| !stem.is_empty() && other != id)
        };
        let mut writer = view::TextWriter::new(self.language()?, display, &lesson_named);
        if let Some(portion) = portion {
            writer = writer.reading_only(portion);
        }
        Ok(view::lesson_view(id, &found.lesson, &mut writer))
    }
}

/// All that a lesson as it is drawn hangs on, but for what [`Engine::draw_anew`] is for.
fn name_of_drawn(found: &Found, display: Display) -> String {
    format!("{} {} {display:?}", found.document.id, found.document.hash)
}
