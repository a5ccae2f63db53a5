//! The library as a learner arranges it.

mod folder;
mod organise;
mod removed;

use wenxi_api::{dto::*, *};

fn row(engine: &Engine, id: &str) -> Option<LessonRow> {
    let lessons = library_list(engine, NoArgs {}).unwrap().lessons;
    lessons.into_iter().find(|row| row.id == id)
}

fn courses(engine: &Engine) -> Vec<String> {
    library_list(engine, NoArgs {}).unwrap().courses
}

fn move_to(engine: &Engine, ids: &[String], course: &str) {
    let args = LessonsMoveArgs {
        lesson_ids: ids.to_vec(),
        course: course.into(),
        task: "test".to_owned(),
    };
    lessons_move(engine, args).unwrap();
}
