//! Use cases of practice. An answer is graded at once and written behind it; [`practice_settled`] says that it is on the disk.

use crate::{Engine, Error, dto::*, lock::locked, sitting::Sitting, source::place_of, view::ItemWriter};
use remembered::reviewed;
use verdict::{Showing, comes_back, nudged, right_chinese};
use wenxi_store::{
    AnswerAccepted, CardBuried, CardReset, CardSuspended, Entry, Event, EventId, NoteRemoved, ReviewVoided,
};
use wenxi_study::{CardId, CardState, Grade, Graded, NoteId, Now, Passage, Phase, Practice, Rating};

mod remembered;
mod verdict;

/// Starts a practice. One that was going on ends: what was answered in it stays.
pub fn practice_start(engine: &Engine, args: PracticeStartArgs) -> Result<PracticeView, Error> {
    let mut sitting = locked(&engine.sitting);
    // What is due hangs on the last answer, which may still be on its way.
    sitting.wait();
    let now = engine.clock.now();
    // Any number will do where none was asked for; the moment is one that a test can choose.
    let seed = args.seed.unwrap_or(now.at_ms as u32);
    let practice = match args.source {
        PracticeSource::Lesson { lesson_id } => of_lesson(engine, lesson_id, seed)?,
        PracticeSource::Mistake { lesson_id, incorrect } => of_mistake(engine, lesson_id, &incorrect, seed)?,
        PracticeSource::Due => of_due_cards(engine, now, seed)?,
        PracticeSource::Hard => {
            let before = sitting.practice(&engine.store)?;
            Practice::new(
                before.title.clone(),
                wenxi_study::PracticeSource::Hard,
                before.hard_items(),
            )
        }
    };
    let view = practice_view(engine, &practice)?;
    sitting.replace(&engine.store, Some(practice))?;
    make_ready(engine, &mut sitting);
    Ok(view)
}

/// Gets ready for the first answer, behind its question: none is as slow as the first one, which finds nothing prepared.
fn make_ready(engine: &Engine, sitting: &mut Sitting) {
    if sitting.is_unready() {
        // The practice has begun; what goes wrong here is said by the answer.
        let _ = rehearse(engine, sitting);
    }
}

fn rehearse(engine: &Engine, sitting: &mut Sitting) -> Result<(), Error> {
    let practice = sitting.practice(&engine.store)?.clone();
    if let Some(item) = practice.item() {
        let given_up = wenxi_study::Response::GiveUp;
        let now = engine.clock.now();
        let (entries, _) = reviewed(
            engine,
            &practice.source,
            &item,
            &Grade::right(),
            &given_up,
            0,
            now,
        )?;
        sitting.make_ready(&engine.store, entries, practice.clone());
    }
    Ok(())
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

fn of_mistake(engine: &Engine, lesson_id: String, incorrect: &str, seed: u32) -> Result<Practice, Error> {
    let found = engine.lesson(&lesson_id)?;
    let items = crate::quiz::mistake_items(
        engine,
        &lesson_id,
        &found.lesson,
        &NoteId::mistake(incorrect),
        seed,
    )?;
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
    let mut sitting = locked(&engine.sitting);
    let view = practice_view(engine, sitting.practice(&engine.store)?)?;
    make_ready(engine, &mut sitting);
    Ok(view)
}

/// Grades an answer, and begins to write it.
pub fn practice_answer(engine: &Engine, args: PracticeAnswerArgs) -> Result<PracticeAnswered, Error> {
    let sitting = &mut *locked(&engine.sitting);
    let now = engine.clock.now();
    let mut practice = sitting.practice(&engine.store)?.clone();
    let item = practice
        .item()
        .filter(|_| practice.item_id().as_deref() == Some(&args.item_id));
    let item = item.ok_or(Error::Answered)?.into_owned();
    let response = response(&args.response)?;
    let grade = match wenxi_study::grade::grade(engine.language()?, &item, &response, practice.was_nudged()) {
        Graded::Nudge(nudge) => {
            practice.nudge();
            sitting.advance(&engine.store, practice)?;
            return Ok(nudged(nudge));
        }
        Graded::Grade(grade) => grade,
    };
    let elapsed_ms = args.elapsed.clamp(0.0, f64::from(u32::MAX)) as u32;
    let (entries, remembered) = reviewed(
        engine,
        &practice.source,
        &item,
        &grade,
        &response,
        elapsed_ms,
        now,
    )?;
    practice
        .answer(&args.item_id, grade.verdict, remembered, elapsed_ms)
        .map_err(|_| Error::Answered)?;
    // Everything that is read for the learner is read before the disk is kept busy, and written out meanwhile.
    let showing = Showing::new(engine, &item)?;
    sitting.write(&engine.store, entries, practice.clone());
    Ok(PracticeAnswered {
        following: following(&showing, &practice),
        ..showing.answered(&item, &grade, Some(&response))
    })
}

/// The practice as it goes on; none when its last item was answered.
fn following(showing: &Showing<'_>, practice: &Practice) -> Option<Box<PracticeView>> {
    let item = asked(practice, &showing.writer)?;
    Some(Box::new(view(practice, Some(item), None)))
}

/// Puts the card of the item at hand aside and goes on; undo brings it back.
pub fn practice_put_aside(engine: &Engine, args: PutAsideArgs) -> Result<PracticeView, Error> {
    let sitting = &mut *locked(&engine.sitting);
    let now = engine.clock.now();
    let mut practice = sitting.practice(&engine.store)?.clone();
    let cards = practice.item().map(|item| item.cards()).ok_or(Error::Answered)?;
    let entries: Vec<Entry> = cards
        .into_iter()
        .map(|card| {
            let event = match args.way {
                PutAside::Bury => Event::CardBuried(CardBuried {
                    card,
                    until: now.day.plus(1),
                }),
                PutAside::Suspend => Event::CardSuspended(CardSuspended { card }),
                PutAside::Reset => Event::CardReset(CardReset { card }),
            };
            engine.entry(now, event)
        })
        .collect();
    let events = entries.iter().map(|entry| entry.id.to_string()).collect();
    practice.put_aside(events).map_err(|_| Error::Answered)?;
    let view = practice_view(engine, &practice)?;
    sitting.write(&engine.store, entries, practice);
    Ok(view)
}

/// Waits until the last answer is on the disk. When it could not be written, it is taken back and the error says why.
pub fn practice_settled(engine: &Engine, _: NoArgs) -> Result<PracticeSettled, Error> {
    let mut sitting = locked(&engine.sitting);
    let changes = sitting.settle()?;
    let now = engine.clock.now();
    let soonest = changes
        .iter()
        .flat_map(|changes| &changes.cards)
        .filter_map(|(card, state)| Some((card, state.as_ref()?)))
        .min_by_key(|(_, state)| (state.due_day, state.due_at_ms));
    let leech_after = u32::from(engine.store.schedule().leech_after);
    // Said when it becomes one, and then at every second time that it is forgotten.
    let is_leech = |(_, state): &(&CardId, &CardState)| {
        let over = state.lapses.checked_sub(leech_after);
        state.phase == Phase::Relearning && over.is_some_and(|over| over % 2 == 0)
    };
    let leech = soonest.filter(is_leech).map(|(card, state)| LeechView {
        card: card.to_string(),
        lapses: state.lapses,
    });
    let next = soonest.map(|(_, state)| comes_back(state, now));
    let again = sitting.practice(&engine.store).is_ok_and(Practice::comes_again);
    Ok(PracticeSettled {
        leech,
        next: next
            .map(|next| {
                if again {
                    "in this practice".to_owned()
                } else {
                    next
                }
            })
            .unwrap_or_default(),
    })
}

/// Counts the last answer as correct.
pub fn practice_accept(engine: &Engine, _: NoArgs) -> Result<PracticeAnswered, Error> {
    let sitting = &mut *locked(&engine.sitting);
    let now = engine.clock.now();
    let mut practice = sitting.practice(&engine.store)?.clone();
    let reviews = practice
        .accept()
        .map_err(|_| Error::NothingAnswered)?
        .remembered
        .reviews
        .clone();
    let item = practice
        .last()
        .map(|(item, _)| item.into_owned())
        .ok_or(Error::NothingAnswered)?;
    let accepted = each_event(engine, now, &reviews, |review| {
        Event::AnswerAccepted(AnswerAccepted { review })
    })?;
    let showing = Showing::new(engine, &item)?;
    sitting.write(&engine.store, accepted, practice.clone());
    Ok(PracticeAnswered {
        following: following(&showing, &practice),
        ..showing.answered(&item, &Grade::right(), None)
    })
}

/// Takes the last answer back.
pub fn practice_undo(engine: &Engine, _: NoArgs) -> Result<PracticeView, Error> {
    let sitting = &mut *locked(&engine.sitting);
    let mut practice = sitting.practice(&engine.store)?.clone();
    let back = practice.undo().map_err(|_| Error::NothingAnswered)?.remembered;
    let view = practice_view(engine, &practice)?;
    let now = engine.clock.now();
    let mut entries = each_event(engine, now, &back.reviews, |review| {
        Event::ReviewVoided(ReviewVoided { review })
    })?;
    let removed = |note_id| engine.entry(now, Event::NoteRemoved(NoteRemoved { note_id }));
    entries.extend(back.added.into_iter().map(removed));
    sitting.write(&engine.store, entries, practice);
    Ok(view)
}

/// An event about each of these reviews.
fn each_event(
    engine: &Engine,
    now: Now,
    reviews: &[String],
    event: impl Fn(EventId) -> Event,
) -> Result<Vec<Entry>, Error> {
    reviews
        .iter()
        .map(|review| Ok(engine.entry(now, event(event_id(review)?))))
        .collect()
}

/// Where in its lesson what was answered last stands.
pub fn practice_source(engine: &Engine, _: NoArgs) -> Result<ItemSource, Error> {
    let item = locked(&engine.sitting)
        .practice(&engine.store)?
        .last()
        .map(|(item, _)| item.into_owned())
        .ok_or(Error::NothingAnswered)?;
    let source = item.source.as_ref().ok_or(Error::NoSuchLesson)?;
    place_of(engine, source, &item.note)
}

/// Leaves the practice; what was answered stays.
pub fn practice_end(engine: &Engine, _: NoArgs) -> Result<Done, Error> {
    locked(&engine.sitting).replace(&engine.store, None)?;
    Ok(Done {})
}

fn event_id(id: &str) -> Result<EventId, Error> {
    id.parse().map_err(|_| Error::NothingAnswered)
}

fn response(response: &Response) -> Result<wenxi_study::Response, Error> {
    use wenxi_study::Response as Given;
    let index = |index: &u32| usize::try_from(*index).unwrap_or(usize::MAX);
    Ok(match response {
        Response::Choice { index: chosen } => Given::Choice(index(chosen)),
        Response::Typed { text } => Given::Typed(text.clone()),
        Response::Tones { tones } => Given::Tones(tones.clone()),
        Response::Order { tiles } => Given::Order(tiles.iter().map(index).collect()),
        Response::Pairs { tried } => Given::Pairs(
            tried
                .iter()
                .map(|pair| (index(&pair.left), index(&pair.right)))
                .collect(),
        ),
        Response::Written { mistakes } => Given::Written(mistakes.clone()),
        Response::Rated { rating } => Given::Rated(Rating::numbered(*rating).ok_or(Error::NoRating)?),
        Response::GiveUp => Given::GiveUp,
    })
}

fn practice_view(engine: &Engine, practice: &Practice) -> Result<PracticeView, Error> {
    let writer = ItemWriter::new(engine.language()?, engine.display()?);
    let item = asked(practice, &writer);
    let summary = match item {
        Some(_) => None,
        None => Some(summary(engine, practice, &writer)?),
    };
    Ok(view(practice, item, summary))
}

/// The item that a practice asks now.
fn asked(practice: &Practice, writer: &ItemWriter<'_>) -> Option<ItemView> {
    let (item, id) = practice.item().zip(practice.item_id())?;
    Some(writer.item(id, &item))
}

fn view(practice: &Practice, item: Option<ItemView>, summary: Option<PracticeSummary>) -> PracticeView {
    PracticeView {
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
    }
}

fn summary(engine: &Engine, practice: &Practice, writer: &ItemWriter<'_>) -> Result<PracticeSummary, Error> {
    let summary = practice.summary();
    let hard = summary.hard.iter().map(|(item, verdict)| HardItem {
        text: writer.runs(&[Passage::Chinese(right_chinese(item).clone())]),
        gloss: item.note.english().to_owned(),
        verdict: (*verdict).into(),
    });
    let counts = engine.store.counts(engine.clock.now())?;
    Ok(PracticeSummary {
        right: summary.right,
        nearly: summary.nearly,
        wrong: summary.wrong,
        hard: hard.collect(),
        due_later_today: counts.later_today,
        due_tomorrow: counts.tomorrow,
    })
}
