//! Use cases of single cards: those that are put aside or forgotten again and again, and what can be done about them.

use crate::{Engine, Error, dto::*, engine::locked, library::count, view, view::ItemWriter};
use wenxi_store::{CardReset, CardResumed, CardSuspended, Event, EventId, ReviewVoided, Troubled};
use wenxi_study::{CardId, NoteId, Passage};

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

/// Where a card was met: the first sentence of a lesson with what it asks for.
pub fn card_met(engine: &Engine, args: CardArgs) -> Result<CardMet, Error> {
    let note_id = named(&args.card)?.note;
    let Some(note) = engine.store.note(&note_id)? else {
        return Ok(CardMet { source: None });
    };
    for lesson_id in engine.store.lessons_of_note(&note_id)? {
        // A lesson that was removed is passed over.
        let Ok(found) = engine.lesson(&lesson_id) else {
            continue;
        };
        let drawn = engine.drawn(&found)?;
        let wanted = &note.chinese().text;
        let place = view::located_sentences(&drawn)
            .into_iter()
            .find(|located| located.sentence.text().contains(wanted.as_str()))
            .map(|located| located.place);
        let start = || {
            let first = drawn.sections.first()?;
            Some(Place {
                section_id: first.id.clone(),
                sentence_id: None,
            })
        };
        if let Some(place) = place.or_else(start) {
            return Ok(CardMet {
                source: Some(ItemSource {
                    lesson_id,
                    title: found.document.title,
                    place,
                }),
            });
        }
    }
    Ok(CardMet { source: None })
}

fn named(card: &str) -> Result<CardId, Error> {
    card.parse().map_err(|_| Error::NoSuchCard(card.to_owned()))
}
