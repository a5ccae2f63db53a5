//! An answer as the log remembers it.

use crate::{Engine, Error};
use wenxi_store::{Entry, Event, NoteAdded, Reviewed};
use wenxi_study::{
    CardId, Grade, Item, Now, Passage, PracticeSource, Rating, Remembered, Response, Verdict, queue,
};

/// The events that remember an answer, and what is to be known of them when it is taken back.
pub(super) fn reviewed(
    engine: &Engine,
    practised: &PracticeSource,
    item: &Item,
    grade: &Grade,
    response: &Response,
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
        } else if let Some(source) = &item.source
            // What is due comes from lessons in which it was met.
            && *practised != PracticeSource::Due
        {
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
                response: (verdict != Verdict::Right).then(|| said(item, response)),
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

/// What was answered, as the log keeps it.
fn said(item: &Item, response: &Response) -> String {
    let choice = |index: &usize| item.choices.get(*index).map(Passage::text).unwrap_or_default();
    match response {
        Response::Choice(index) => item.filled(*index).unwrap_or_else(|| choice(index).to_owned()),
        Response::Typed(text) => text.clone(),
        Response::Order(tiles) => tiles.iter().map(choice).collect(),
        Response::Tones(tones) => tones.iter().map(ToString::to_string).collect(),
        Response::Pairs(_) | Response::Written(_) | Response::Rated(_) | Response::GiveUp => String::new(),
    }
}
