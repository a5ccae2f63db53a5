//! Use cases of practice. An answer is graded at once and written behind it; [`practice_settled`] says that it is on the disk.

use crate::{Engine, Error, dto::*, engine::locked, library::count, view::ItemWriter};
use verdict::{answered, comes_back, nudged, right_chinese};
use wenxi_store::{
    AnswerAccepted, CardBuried, CardReset, CardSuspended, Entry, Event, EventId, NoteAdded, NoteRemoved,
    ReviewVoided, Reviewed,
};
use wenxi_study::{
    CardId, CardState, Grade, Graded, Item, NoteId, Now, Passage, Phase, Practice, Rating, Remembered, queue,
};

mod source;
mod verdict;

pub(crate) use source::place_of;

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
            let before = sitting.practice(engine)?;
            Practice::new(
                before.title.clone(),
                wenxi_study::PracticeSource::Hard,
                before.hard_items(),
            )
        }
    };
    let view = practice_view(engine, &practice)?;
    sitting.replace(engine, Some(practice))?;
    Ok(view)
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
    practice_view(engine, sitting.practice(engine)?)
}

/// Grades an answer, and begins to write it.
pub fn practice_answer(engine: &Engine, args: PracticeAnswerArgs) -> Result<PracticeAnswered, Error> {
    let sitting = &mut *locked(&engine.sitting);
    let now = engine.clock.now();
    let mut practice = sitting.practice(engine)?.clone();
    let item = practice
        .item()
        .filter(|_| practice.item_id().as_deref() == Some(&args.item_id));
    let item = item.ok_or(Error::Answered)?.into_owned();
    let response = response(&args.response)?;
    let grade = match wenxi_study::grade::grade(engine.language()?, &item, &response, practice.was_nudged()) {
        Graded::Nudge(nudge) => {
            practice.nudge();
            sitting.advance(engine, practice)?;
            return Ok(nudged(nudge));
        }
        Graded::Grade(grade) => grade,
    };
    let elapsed_ms = args.elapsed.clamp(0.0, f64::from(u32::MAX)) as u32;
    let (entries, remembered) = reviewed(engine, &item, &grade, &response, elapsed_ms, now)?;
    practice
        .answer(&args.item_id, grade.verdict, remembered, elapsed_ms)
        .map_err(|_| Error::Answered)?;
    // Everything that is read for the learner is read before the disk is kept busy.
    let mut answered = answered(engine, &item, &grade, Some(&response))?;
    answered.following = following(engine, &practice)?;
    sitting.write(&engine.store, entries, practice);
    Ok(answered)
}

/// The practice as it goes on; none when its last item was answered.
fn following(engine: &Engine, practice: &Practice) -> Result<Option<Box<PracticeView>>, Error> {
    let going_on = practice.item().map(|_| practice_view(engine, practice));
    Ok(going_on.transpose()?.map(Box::new))
}

/// The events that remember an answer, and what is to be known of them when it is taken back.
fn reviewed(
    engine: &Engine,
    item: &Item,
    grade: &Grade,
    response: &wenxi_study::Response,
    elapsed_ms: u32,
    now: Now,
) -> Result<(Vec<Entry>, Remembered), Error> {
    let cards = item.cards();
    let each = u32::try_from(cards.len()).unwrap_or(1).max(1);
    let mut entries = Vec::with_capacity(2 * cards.len());
    let mut remembered = Remembered::default();
    for (at, (card, note)) in cards.into_iter().zip(item.notes()).enumerate() {
        if !engine.store.is_saved(&note.id)? {
            let added = NoteAdded::new(
                note.clone(),
                item.source.as_ref().map(|source| source.lesson.clone()),
            );
            entries.push(engine.entry(now, Event::NoteAdded(added)));
            remembered.added.push(note.id.clone());
        } else if let Some(source) = &item.source {
            let met = engine.met_anew(&source.lesson, vec![note.clone()])?;
            entries.extend(met.into_iter().map(|met| engine.entry(now, met)));
        }
        let (verdict, rating) = match grade.each.get(at) {
            Some(verdict) => (*verdict, verdict.rating()),
            None => (grade.verdict, grade.rating),
        };
        let review = engine.entry(
            now,
            Event::Reviewed(Reviewed {
                chosen_days: chosen_days(engine, &card, rating, now)?,
                card,
                rating,
                verdict,
                response: (verdict != wenxi_study::Verdict::Right).then(|| said(item, response)),
                elapsed_ms: elapsed_ms / each,
                study_day: now.day,
            }),
        );
        remembered.reviews.push(review.id.to_string());
        entries.push(review);
    }
    Ok((entries, remembered))
}

/// The lightest of the days on which a card may come back; none when it waits minutes.
fn chosen_days(engine: &Engine, card: &CardId, rating: Rating, now: Now) -> Result<Option<u32>, Error> {
    let Some((first, last)) = engine.store.days_allowed(card, rating, now.day)? else {
        return Ok(None);
    };
    let from = now.day.plus(i32::try_from(first).unwrap_or(i32::MAX));
    let load = engine.store.load(from, last.saturating_sub(first) + 1)?;
    let lightest = queue::lightest_day(first, last, |day| {
        let place = usize::try_from(day.saturating_sub(first)).ok();
        place.and_then(|place| load.get(place)).copied().unwrap_or(0)
    });
    Ok(Some(lightest))
}

/// Puts the card of the item at hand aside and goes on; undo brings it back.
pub fn practice_put_aside(engine: &Engine, args: PutAsideArgs) -> Result<PracticeView, Error> {
    let sitting = &mut *locked(&engine.sitting);
    let now = engine.clock.now();
    let mut practice = sitting.practice(engine)?.clone();
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
    let again = sitting.practice(engine).is_ok_and(Practice::comes_again);
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
    let mut practice = sitting.practice(engine)?.clone();
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
    let mut answered = answered(engine, &item, &Grade::right(), None)?;
    answered.following = following(engine, &practice)?;
    sitting.write(&engine.store, accepted, practice);
    Ok(answered)
}

/// Takes the last answer back.
pub fn practice_undo(engine: &Engine, _: NoArgs) -> Result<PracticeView, Error> {
    let sitting = &mut *locked(&engine.sitting);
    let mut practice = sitting.practice(engine)?.clone();
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
        .practice(engine)?
        .last()
        .map(|(item, _)| item.into_owned())
        .ok_or(Error::NothingAnswered)?;
    let source = item.source.as_ref().ok_or(Error::NoSuchLesson)?;
    place_of(engine, source, &item.note)
}

/// Leaves the practice; what was answered stays.
pub fn practice_end(engine: &Engine, _: NoArgs) -> Result<Done, Error> {
    locked(&engine.sitting).replace(engine, None)?;
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

/// What was answered, as the log keeps it.
fn said(item: &Item, response: &wenxi_study::Response) -> String {
    use wenxi_study::Response as Given;
    let choice = |index: &usize| item.choices.get(*index).map(Passage::text).unwrap_or_default();
    match response {
        Given::Choice(index) => item.filled(*index).unwrap_or_else(|| choice(index).to_owned()),
        Given::Typed(text) => text.clone(),
        Given::Order(tiles) => tiles.iter().map(choice).collect(),
        Given::Tones(tones) => tones.iter().map(ToString::to_string).collect(),
        Given::Pairs(_) | Given::Written(_) | Given::Rated(_) | Given::GiveUp => String::new(),
    }
}

fn practice_view(engine: &Engine, practice: &Practice) -> Result<PracticeView, Error> {
    let writer = ItemWriter::new(engine.language()?, engine.display()?);
    let item = practice
        .item()
        .zip(practice.item_id())
        .map(|(item, id)| writer.item(id, &item));
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
