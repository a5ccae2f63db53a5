//! The first page.

use wenxi_study::queue::minutes;

use crate::{
    Engine, Error, course,
    dto::*,
    engine::locked,
    library::{count, lesson_rows},
    view,
};

/// The families of which a lesson is offered to begin with.
const SUGGESTED: [LessonKindView; 3] = [
    LessonKindView::Text,
    LessonKindView::WordPage,
    LessonKindView::ConceptPage,
];

/// What is due, where the learner was, what to begin with.
pub fn today_get(engine: &Engine, _: NoArgs) -> Result<TodayView, Error> {
    locked(&engine.sitting).wait();
    let now = engine.clock.now();
    let counts = engine.store.counts(now)?;
    let lessons = lesson_rows(engine)?;
    let practice = engine.store.practice()?;
    let last = lessons
        .iter()
        .filter(|lesson| lesson.opened_at.is_some())
        .max_by_key(|lesson| lesson.opened_at);
    let first_unopened = |kind| {
        lessons
            .iter()
            .find(|lesson| {
                lesson.opened_at.is_none() && lesson.kind == kind && !course::is_glossary(&lesson.id)
            })
            .cloned()
    };
    let suggestions = SUGGESTED.into_iter().filter_map(first_unopened).collect();
    let asks = crate::schedule::asks_today(engine, now, &counts)?;
    let new = count(crate::cards::fresh(engine, now, asks.new)?.len());
    let due = asks.due + new;
    Ok(TodayView {
        due,
        new,
        backlog: crate::schedule::backlog(engine, now, counts.due)?,
        minutes: minutes(
            usize::try_from(due).unwrap_or(usize::MAX),
            engine.store.typical_answer_ms()?,
        ),
        due_later_today: counts.later_today,
        due_tomorrow: counts.tomorrow,
        unfinished: practice
            .filter(|practice| practice.item().is_some())
            .map(|practice| Unfinished {
                answered: count(practice.answered()),
                total: count(practice.total()),
                title: practice.title,
            }),
        resume: last.map(|lesson| resume(engine, lesson)).transpose()?,
        suggestions,
        week: engine.store.week(now.day)?.to_vec(),
    })
}

fn resume(engine: &Engine, row: &LessonRow) -> Result<Resume, Error> {
    let section = match engine.store.reading_place(&row.id)? {
        Some(place) => view::section_heading(&engine.lesson(&row.id)?.lesson, &place.section),
        None => String::new(),
    };
    Ok(Resume {
        lesson: row.clone(),
        section,
    })
}
