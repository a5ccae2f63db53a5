//! Use cases of single cards: those that are put aside or forgotten again and again, and what can be done about them.

use crate::{Engine, Error, dto::*, lock::locked, source::place_of, view::ItemWriter};
use wenxi_store::{CardReset, CardResumed, CardSuspended, Event, EventId, ReviewVoided, Troubled};
use wenxi_study::{CardId, ItemKind, NoteId, Now, Passage, Source};

/// How many cards are listed. Who suspended more in Anki looks for them there.
const LISTED: u32 = 500;

/// The cards that are put aside or forgotten again and again.
pub fn cards_troubled(engine: &Engine, _: NoArgs) -> Result<CardsView, Error> {
    locked(&engine.sitting).wait();
    let today = engine.clock.now().day;
    let (troubled, all) = engine.store.troubled(today, leech_after(engine), LISTED)?;
    Ok(CardsView {
        more: all.saturating_sub(count(troubled.len())),
        cards: rows(engine, &troubled)?,
    })
}

/// The cards of a note that are put aside or forgotten again and again.
pub(crate) fn troubled_of(engine: &Engine, note: &NoteId) -> Result<Vec<CardRow>, Error> {
    let today = engine.clock.now().day;
    let troubled = engine.store.troubled_of_note(note, today, leech_after(engine))?;
    rows(engine, &troubled)
}

fn leech_after(engine: &Engine) -> u32 {
    u32::from(engine.store.schedule().leech_after)
}

fn rows(engine: &Engine, troubled: &[Troubled]) -> Result<Vec<CardRow>, Error> {
    if troubled.is_empty() {
        return Ok(Vec::new());
    }
    let writer = ItemWriter::new(engine.language()?, engine.display()?);
    let leech_after = leech_after(engine);
    let row = |card: &Troubled| CardRow {
        card: card.card.to_string(),
        kind: card.card.kind.into(),
        text: writer.runs(&[Passage::Chinese(card.note.chinese().clone())]),
        gloss: card.note.english().to_owned(),
        lapses: card.lapses,
        is_leech: card.lapses >= leech_after,
        suspended: card.suspended,
        buried: card.buried,
    };
    Ok(troubled.iter().map(row).collect())
}

/// Does the same with several cards.
pub fn cards_treat(engine: &Engine, args: CardsTreatArgs) -> Result<CardsTreated, Error> {
    let now = engine.clock.now();
    let mut entries = Vec::with_capacity(args.cards.len());
    for card in &args.cards {
        let card = named(card)?;
        let event = match args.way {
            Treatment::Resume => Event::CardResumed(CardResumed { card }),
            Treatment::Suspend => Event::CardSuspended(CardSuspended { card }),
            Treatment::Reset => Event::CardReset(CardReset { card }),
        };
        entries.push(engine.entry(now, event));
    }
    locked(&engine.sitting).wait();
    engine.write(&entries)?;
    Ok(CardsTreated {
        events: entries.iter().map(|entry| entry.id.to_string()).collect(),
    })
}

/// Takes back what was done with cards.
pub fn cards_untreat(engine: &Engine, args: CardsTreated) -> Result<Done, Error> {
    let events: Vec<EventId> = args.events.iter().filter_map(|id| id.parse().ok()).collect();
    let voided = events
        .into_iter()
        .map(|review| Event::ReviewVoided(ReviewVoided { review }));
    locked(&engine.sitting).wait();
    engine.record(engine.clock.now(), voided.collect::<Vec<_>>())?;
    Ok(Done {})
}

/// Where a card was met: its place in the first of its lessons that is still there.
pub fn card_met(engine: &Engine, args: CardArgs) -> Result<CardMet, Error> {
    let note_id = named(&args.card)?.note;
    let Some(note) = engine.store.note(&note_id)? else {
        return Ok(CardMet { source: None });
    };
    for lesson in engine.store.lessons_of_note(&note_id)? {
        if engine.has_lesson(&lesson)? {
            let met = Source { lesson, place: None };
            let source = Some(place_of(engine, &met, &note)?);
            return Ok(CardMet { source });
        }
    }
    Ok(CardMet { source: None })
}

/// Cards that ask for writing wait while the learner does not want to write, and are asked again from then on that they do.
pub(crate) fn writing_chosen(engine: &Engine, writing: bool) -> Result<(), Error> {
    let cards = engine.store.cards_asking(ItemKind::Writing, writing)?;
    let events = cards.into_iter().map(|card| {
        if writing {
            Event::CardResumed(CardResumed { card })
        } else {
            Event::CardSuspended(CardSuspended { card })
        }
    });
    locked(&engine.sitting).wait();
    engine.record(engine.clock.now(), events.collect::<Vec<_>>())
}

/// Cards to be asked for the first time today, as far as they can be asked: a character whose strokes nobody drew cannot be
/// written.
pub(crate) fn fresh(engine: &Engine, now: Now, at_most: u32) -> Result<Vec<CardId>, Error> {
    let writing = engine.settings()?.writing;
    let mut looked_at = at_most;
    loop {
        let mut cards = engine.store.fresh(now, looked_at, writing)?;
        let are_all = count(cards.len()) < looked_at;
        // The strokes are part of what is loaded behind the first page: it asks for them only where they are needed.
        if cards.iter().any(|card| card.kind == ItemKind::Writing) {
            let language = engine.language()?;
            cards.retain(|card| {
                let mut characters = card.note.headword().unwrap_or_default().chars();
                card.kind != ItemKind::Writing
                    || characters.all(|character| language.strokes(character).is_some())
            });
        }
        if are_all || count(cards.len()) >= at_most {
            cards.truncate(usize::try_from(at_most).unwrap_or(usize::MAX));
            return Ok(cards);
        }
        // What cannot be asked takes no place from what can.
        looked_at = looked_at.saturating_mul(2);
    }
}

fn named(card: &str) -> Result<CardId, Error> {
    card.parse().map_err(|_| Error::NoSuchCard(card.to_owned()))
}
