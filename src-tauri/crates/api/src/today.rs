//! The first page.

use crate::{
    Engine, Error,
    catalogue::kind_named,
    course,
    dto::*,
    library::{listed, title},
    listed::Listed,
    lock::locked,
    view::{self, Display},
};
use wenxi_store::Counts;
use wenxi_study::{Now, Practice, queue::minutes};

/// The families of which a lesson is offered to begin with.
const SUGGESTED: [LessonKindView; 3] = [
    LessonKindView::Text,
    LessonKindView::WordPage,
    LessonKindView::ConceptPage,
];

/// What is due, where the learner was, what to begin with.
pub fn today_get(engine: &Engine, _: NoArgs) -> Result<TodayView, Error> {
    let unfinished = unfinished(locked(&engine.sitting).kept(&engine.store)?);
    let now = engine.clock.now();
    let Asked { due, new, counts } = asked(engine, now)?;
    let lessons = listed(engine)?;
    let display = engine.display()?;
    let last = lessons
        .iter()
        .filter(|lesson| lesson.activity.opened_at_ms.is_some())
        .max_by_key(|lesson| lesson.activity.opened_at_ms);
    let first_unopened = |kind: LessonKindView| {
        lessons.iter().find(|lesson| {
            let document = &lesson.document;
            let is_new = lesson.activity.opened_at_ms.is_none();
            is_new && kind_named(&document.kind) == kind && !course::is_glossary(&document.id)
        })
    };
    let suggestions = SUGGESTED.into_iter().filter_map(first_unopened);
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
        unfinished,
        resume: last.map(|lesson| resume(engine, lesson, display)).transpose()?,
        suggestions: suggestions
            .map(|lesson| title(engine, lesson, display))
            .collect::<Result<_, _>>()?,
        week: engine.store.week(now.day)?.to_vec(),
    })
}

/// What is asked on a day: the same on every page.
pub(crate) struct Asked {
    /// Now, those that are new among them.
    pub(crate) due: u32,
    /// For the first time.
    pub(crate) new: u32,
    /// Later today and tomorrow, and all that waits, whatever the day has room for.
    pub(crate) counts: Counts,
}

/// What is asked today.
pub(crate) fn asked(engine: &Engine, now: Now) -> Result<Asked, Error> {
    let counts = engine.store.counts(now)?;
    let asks = crate::schedule::asks_today(engine, now, &counts)?;
    let new = count(crate::cards::fresh(engine, now, asks.new)?.len());
    Ok(Asked {
        due: asks.due + new,
        new,
        counts,
    })
}

/// The practice that was not ended.
fn unfinished(practice: Option<&Practice>) -> Option<Unfinished> {
    let practice = practice.filter(|practice| practice.item().is_some())?;
    Some(Unfinished {
        answered: count(practice.answered()),
        total: count(practice.total()),
        title: practice.title.clone(),
    })
}

fn resume(engine: &Engine, lesson: &Listed, display: Display) -> Result<Resume, Error> {
    let id = &lesson.document.id;
    let section = match engine.store.reading_place(id)? {
        Some(place) => view::section_heading(&engine.lesson(id)?.lesson, &place.section),
        None => String::new(),
    };
    Ok(Resume {
        lesson: title(engine, lesson, display)?,
        section,
    })
}
