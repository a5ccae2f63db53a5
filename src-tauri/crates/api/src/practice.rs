//! Use cases of practice. Every answer is in the log before the window hears of it.

use crate::{
    Engine, Error,
    dto::*,
    engine::locked,
    library::count,
    view::{self, ItemWriter},
};
use wenxi_store::{
    AnswerAccepted, Changes, Event, EventId, NoteAdded, PracticeWrite, ReviewVoided, Reviewed,
};
use wenxi_study::{CardState, Facts, Item, Now, Passage, Phrase, Practice, grade};

/// Starts a practice. One that was going on ends: what was answered in it stays.
pub fn practice_start(engine: &Engine, args: PracticeStartArgs) -> Result<PracticeView, Error> {
    let _one_at_a_time = locked(&engine.practising);
    let now = engine.clock.now();
    // Any number will do where none was asked for; the moment is one that a test can choose.
    let seed = args.seed.unwrap_or(now.at_ms as u32);
    let practice = match args.source {
        PracticeSource::Lesson { lesson_id } => of_lesson(engine, lesson_id, seed)?,
        PracticeSource::Due => of_due_cards(engine, now, seed)?,
        PracticeSource::Hard => {
            let before = engine.store.practice()?.ok_or(Error::NoPractice)?;
            Practice::new(
                before.title.clone(),
                wenxi_study::PracticeSource::Hard,
                before.hard_items(),
            )
        }
    };
    engine.store.set_practice(Some(&practice))?;
    practice_view(engine, &practice)
}

fn of_lesson(engine: &Engine, lesson_id: String, seed: u32) -> Result<Practice, Error> {
    let found = engine.lesson(&lesson_id)?;
    let items = crate::quiz::lesson_items(engine, &lesson_id, &found.lesson, seed)?;
    if items.is_empty() {
        return Err(Error::NothingToPractise);
    }
    Ok(Practice::new(
        found.document.title,
        wenxi_study::PracticeSource::Lesson { lesson: lesson_id },
        items,
    ))
}

fn of_due_cards(engine: &Engine, now: Now, seed: u32) -> Result<Practice, Error> {
    let items = crate::quiz::due_items(engine, now, seed)?;
    if items.is_empty() {
        return Err(Error::NothingDue);
    }
    Ok(Practice::new(
        "Due today",
        wenxi_study::PracticeSource::Due,
        items,
    ))
}

/// The practice that is going on, at its next item.
pub fn practice_current(engine: &Engine, _: NoArgs) -> Result<PracticeView, Error> {
    practice_view(engine, &kept(engine)?)
}

/// Grades an answer and remembers it.
pub fn practice_answer(engine: &Engine, args: PracticeAnswerArgs) -> Result<PracticeAnswered, Error> {
    let _one_at_a_time = locked(&engine.practising);
    let now = engine.clock.now();
    let mut practice = kept(engine)?;
    let item = practice
        .item()
        .filter(|_| practice.item_id().as_deref() == Some(&args.item_id));
    let item = item.ok_or(Error::Answered)?.clone();
    let response = response(&args.response);
    let (verdict, difference) = match grade::grade(&item, &response, practice.was_nudged()) {
        grade::Graded::Nudge(nudge) => {
            practice.nudge();
            engine.store.set_practice(Some(&practice))?;
            return Ok(nudged(nudge));
        }
        grade::Graded::Verdict { verdict, difference } => (verdict, difference),
    };
    let elapsed_ms = args.elapsed.clamp(0.0, f64::from(u32::MAX)) as u32;
    let reviewed = Event::Reviewed(Reviewed {
        card: item.card(),
        rating: verdict.rating(),
        verdict,
        response: (verdict != wenxi_study::Verdict::Right).then(|| said(&item, &response)),
        elapsed_ms,
        study_day: now.day,
    });
    let mut entries = Vec::with_capacity(2);
    if !engine.store.is_saved(&item.note.id)? {
        entries.push(engine.entry(
            now,
            Event::NoteAdded(NoteAdded {
                note_id: item.note.id.clone(),
                facts: item.note.facts.clone(),
                lesson_id: item.source.as_ref().map(|source| source.lesson.clone()),
            }),
        ));
    }
    let review = engine.entry(now, reviewed);
    practice
        .answer(&args.item_id, verdict, review.id.to_string(), elapsed_ms)
        .map_err(|_| Error::Answered)?;
    entries.push(review);
    let changes = engine.store.append(&entries, PracticeWrite::Set(&practice))?;
    answered(engine, &item, verdict, difference, now, &changes)
}

/// Counts the last answer as correct.
pub fn practice_accept(engine: &Engine, _: NoArgs) -> Result<PracticeAnswered, Error> {
    let _one_at_a_time = locked(&engine.practising);
    let now = engine.clock.now();
    let mut practice = kept(engine)?;
    let review = event_id(&practice.accept().map_err(|_| Error::NothingAnswered)?.review)?;
    let item = practice
        .last()
        .map(|(item, _)| item.clone())
        .ok_or(Error::NothingAnswered)?;
    let accepted = engine.entry(now, Event::AnswerAccepted(AnswerAccepted { review }));
    let changes = engine.store.append(&[accepted], PracticeWrite::Set(&practice))?;
    answered(engine, &item, wenxi_study::Verdict::Right, None, now, &changes)
}

/// Takes the last answer back.
pub fn practice_undo(engine: &Engine, _: NoArgs) -> Result<PracticeView, Error> {
    let _one_at_a_time = locked(&engine.practising);
    let mut practice = kept(engine)?;
    let review = event_id(&practice.undo().map_err(|_| Error::NothingAnswered)?.review)?;
    let voided = engine.entry(engine.clock.now(), Event::ReviewVoided(ReviewVoided { review }));
    engine.store.append(&[voided], PracticeWrite::Set(&practice))?;
    practice_view(engine, &practice)
}

/// Leaves the practice; what was answered stays.
pub fn practice_end(engine: &Engine, _: NoArgs) -> Result<Done, Error> {
    let _one_at_a_time = locked(&engine.practising);
    engine.store.set_practice(None)?;
    Ok(Done {})
}

fn kept(engine: &Engine) -> Result<Practice, Error> {
    engine.store.practice()?.ok_or(Error::NoPractice)
}

fn event_id(id: &str) -> Result<EventId, Error> {
    id.parse().map_err(|_| Error::NothingAnswered)
}

fn response(response: &Response) -> grade::Response {
    match response {
        Response::Choice { index } => grade::Response::Choice(usize::try_from(*index).unwrap_or(usize::MAX)),
        Response::Typed { text } => grade::Response::Typed(text.clone()),
        Response::GiveUp => grade::Response::GiveUp,
    }
}

/// What was answered, as the log keeps it.
fn said(item: &Item, response: &grade::Response) -> String {
    match response {
        grade::Response::Choice(index) => item
            .choices
            .get(*index)
            .map(Passage::text)
            .unwrap_or_default()
            .to_owned(),
        grade::Response::Typed(text) => text.clone(),
        grade::Response::GiveUp => String::new(),
    }
}

fn practice_view(engine: &Engine, practice: &Practice) -> Result<PracticeView, Error> {
    let writer = ItemWriter::new(engine.language()?, engine.display()?);
    let item = practice
        .item()
        .zip(practice.item_id())
        .map(|(item, id)| writer.item(id, item));
    let summary = match item {
        Some(_) => None,
        None => Some(summary(engine, practice, &writer)?),
    };
    Ok(PracticeView {
        title: practice.title.clone(),
        source: match &practice.source {
            wenxi_study::PracticeSource::Lesson { lesson } => PracticeSource::Lesson {
                lesson_id: lesson.clone(),
            },
            wenxi_study::PracticeSource::Due => PracticeSource::Due,
            wenxi_study::PracticeSource::Hard => PracticeSource::Hard,
        },
        answered: count(practice.answered()),
        total: count(practice.total()),
        can_undo: practice.answered() > 0,
        item,
        summary,
    })
}

fn summary(engine: &Engine, practice: &Practice, writer: &ItemWriter<'_>) -> Result<PracticeSummary, Error> {
    let summary = practice.summary();
    let hard = summary.hard.iter().map(|(item, verdict)| HardItem {
        text: writer.runs(&[Passage::Chinese(right_chinese(item).clone())]),
        gloss: item.note.english().to_owned(),
        verdict: (*verdict).into(),
    });
    Ok(PracticeSummary {
        right: summary.right,
        nearly: summary.nearly,
        wrong: summary.wrong,
        hard: hard.collect(),
        due_tomorrow: engine.store.counts(engine.clock.now())?.tomorrow,
    })
}

fn nudged(nudge: String) -> PracticeAnswered {
    PracticeAnswered {
        verdict: Verdict::Nearly,
        nudge: Some(nudge),
        right_choice: None,
        key: Vec::new(),
        explanation: Vec::new(),
        audio: Vec::new(),
        source: None,
        can_accept: false,
        next: String::new(),
    }
}

fn answered(
    engine: &Engine,
    item: &Item,
    verdict: wenxi_study::Verdict,
    difference: Option<String>,
    now: Now,
    changes: &Changes,
) -> Result<PracticeAnswered, Error> {
    let writer = ItemWriter::new(engine.language()?, engine.display()?);
    let mut explanation = Vec::new();
    if let Some(difference) = difference {
        explanation.push(view::plain_run(&(difference + " ")));
    }
    explanation.extend(writer.spaced(&item.explanation));
    let state = changes.cards.get(&item.card()).and_then(Option::as_ref);
    Ok(PracticeAnswered {
        verdict: verdict.into(),
        nudge: None,
        right_choice: match item.key {
            wenxi_study::Key::Choice { index } => Some(count(index)),
            wenxi_study::Key::Reading { .. } => None,
        },
        key: writer.runs(&[item.answer()]),
        explanation,
        audio: writer.spoken(right_chinese(item)),
        source: source(engine, item)?,
        can_accept: verdict != wenxi_study::Verdict::Right,
        next: state.map(|state| comes_back(state, now)).unwrap_or_default(),
    })
}

/// The Chinese to hear and to see after an answer: never a wrong sentence.
fn right_chinese(item: &Item) -> &Phrase {
    match &item.note.facts {
        Facts::Mistake {
            corrects, incorrect, ..
        } => corrects.first().map_or(incorrect, |correct| &correct.chinese),
        _ => item.note.chinese(),
    }
}

/// The way back to where an item comes from, if its lesson is still there.
fn source(engine: &Engine, item: &Item) -> Result<Option<ItemSource>, Error> {
    let Some(source) = &item.source else {
        return Ok(None);
    };
    let Ok(found) = engine.lesson(&source.lesson) else {
        return Ok(None);
    };
    let view = engine.drawn(&source.lesson, &found.lesson)?;
    let section = source.place.map_or(0, |place| place.section);
    let Some(section_id) = view.sections.get(section).map(|section| section.id.clone()) else {
        return Ok(None);
    };
    let wanted = &item.note.chinese().text;
    let sentence_id = view::located_sentences(&view)
        .into_iter()
        .filter(|located| located.place.section_id == section_id)
        .find(|located| located.sentence.text().contains(wanted.as_str()))
        .and_then(|located| located.place.sentence_id);
    Ok(Some(ItemSource {
        lesson_id: source.lesson.clone(),
        title: found.document.title,
        place: Place {
            section_id,
            sentence_id,
        },
    }))
}

/// When a card comes back, in words.
fn comes_back(state: &CardState, now: Now) -> String {
    let counted =
        |number: i64, unit: &str| format!("in {number} {unit}{}", if number == 1 { "" } else { "s" });
    if let Some(at) = state.due_at_ms {
        let minutes = (at - now.at_ms).max(0).div_euclid(60_000).max(1);
        return counted(minutes, "minute");
    }
    match i64::from(state.due_day.since(now.day)) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days @ 2..=59 => counted(days, "day"),
        days @ 60..=729 => counted(days / 30, "month"),
        days => counted(days / 365, "year"),
    }
}
