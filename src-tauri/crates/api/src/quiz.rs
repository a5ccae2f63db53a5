//! Quizzes: the items of a lesson and of the cards that are due.

use crate::{
    Engine, Error,
    dto::{LessonView, QuizItem, QuizSource},
    library::read_document,
    view,
};
use std::path::Path;
use wenxi_lesson::Lesson;
use wenxi_study::{Item, Now};

pub(crate) fn lesson_items(_: &Engine, _: &str, _: &Lesson, _: u32) -> Result<Vec<Item>, Error> {
    Err(Error::NothingToPractise)
}
pub(crate) fn due_items(_: &Engine, _: Now, _: u32) -> Result<Vec<Item>, Error> {
    Err(Error::NothingDue)
}
