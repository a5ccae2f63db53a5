//! What follows from events about notes of which nothing stands in the log yet, computed from them while they are written: a
//! collection that comes in whole is not read back. It is the same fold, over the same events.

use super::card::{self, Occurred, Standing};
use super::day::Days;
use super::many::{Ready, in_shares};
use super::{MANY, fresh, named_by, note, past};
use crate::anki::DEVICE;
use crate::cards::change;
use crate::changes::Changes;
use crate::error::StoreError;
use crate::event::{Event, EventId, about};
use crate::of_note::of_note;
use crate::rows;
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::thread;
use wenxi_study::{CardId, CardState, ItemKind, NoteId, Scheduler};

/// An event as it is to be written: its id, its device, its moment, and what happened.
pub(crate) type Incoming<'e> = (EventId, &'e str, i64, &'e Event);

/// What is known before events are written.
pub(crate) struct Before {
    /// Notes that the log says something of, or of one of their cards.
    notes: HashSet<NoteId>,
    voided: HashSet<EventId>,
    accepted: HashSet<EventId>,
}

/// What follows for the notes of which all events are at hand, in the order of their names.
#[derive(Default)]
pub(crate) struct InHand(Vec<NewNote>);

/// What follows for a note, and for its cards.
struct NewNote {
    id: NoteId,
    /// What it is; none where only its cards were told of.
    row: Option<note::NewRow>,
    cards: Vec<Ready>,
    /// The way in which it is to be asked for the first time.
    asked: Option<ItemKind>,
}

/// The note that an event is about, or whose card it is about.
fn subject(event: &Event) -> Option<&NoteId> {
    event.note().or_else(|| event.card().map(|card| &card.note))
}

impl Before {
    /// Looks at what is known; nothing for few events, or where some say of others, or of the schedule, what holds for them.
    pub(crate) fn of(connection: &Connection, events: &[Incoming<'_>]) -> Result<Option<Self>, StoreError> {
        let is_of_others = |(.., event): &Incoming<'_>| {
            matches!(
                event,
                Event::SchedulerConfigured(_) | Event::ReviewVoided(_) | Event::AnswerAccepted(_)
            )
        };
        if events.len() <= MANY || events.iter().any(is_of_others) {
            return Ok(None);
        }
        let voided = named_by(connection, "review_voided", &HashSet::new())?;
        Ok(Some(Self {
            notes: known(connection, events.iter().filter_map(|(.., event)| subject(event)))?,
            accepted: named_by(connection, "answer_accepted", &voided)?,
            voided,
        }))
    }

    /// Whether what follows from an event is computed from the events at hand.
    pub(crate) fn has_in_hand(&self, event: &Event) -> bool {
        subject(event).is_some_and(|note| !self.notes.contains(note))
    }

    /// Folds the events about notes and cards of which nothing was known.
    pub(crate) fn fold(&self, scheduler: &Scheduler, events: &[Incoming<'_>]) -> Result<InHand, StoreError> {
        let mut of_notes: HashMap<&NoteId, Vec<&Incoming<'_>>> = HashMap::with_capacity(events.len() / 2);
        for incoming in events {
            let note = subject(incoming.3).filter(|note| !self.notes.contains(*note));
            if let Some(note) = note {
                of_notes.entry(note).or_default().push(incoming);
            }
        }
        let mut of_notes: Vec<_> = of_notes.into_iter().collect();
        of_notes.sort_unstable_by_key(|(note, _)| *note);
        let fold = |(note, events)| self.fold_one(scheduler, note, events);
        Ok(InHand(in_shares(of_notes, fold)?))
    }

    fn fold_one(
        &self,
        scheduler: &Scheduler,
        id: &NoteId,
        mut events: Vec<&Incoming<'_>>,
    ) -> Result<NewNote, StoreError> {
        events.sort_by_key(|(id, ..)| *id);
        let mut folded: Option<note::Folded> = None;
        let mut cards: BTreeMap<&CardId, Vec<Standing>> = BTreeMap::new();
        for (id, device, at_ms, event) in events {
            if let Some(card) = event.card() {
                // Also where all events about it were taken back: it is known that nothing follows from them.
                let standing = cards.entry(card).or_default();
                if !self.voided.contains(id) {
                    let occurred = Occurred {
                        id: *id,
                        at_ms: *at_ms,
                        accepted: self.accepted.contains(id),
                        is_of_anki: *device == DEVICE,
                    };
                    occurred.put((*event).clone(), |_| Some(standing));
                }
            } else {
                folded.get_or_insert_default().take(*id, (*event).clone());
            }
        }
        let cards = cards
            .into_iter()
            .map(|(card, events)| Ready::of(scheduler, card.clone(), events))
            .collect::<Result<Vec<_>, _>>()?;
        let is_studied = folded.as_ref().is_some_and(note::Folded::is_studied);
        Ok(NewNote {
            id: id.clone(),
            row: folded.map(note::NewRow::of).transpose()?,
            asked: if is_studied {
                fresh::asked(id, &cards)
            } else {
                None
            },
            cards,
        })
    }
}

/// Those of these notes that the log says something of, or of one of their cards.
fn known<'e>(
    connection: &Connection,
    notes: impl Iterator<Item = &'e NoteId>,
) -> Result<HashSet<NoteId>, StoreError> {
    let (about_notes, about_cards) = (about::NOTE, about::CARD);
    // Most often there is nothing yet, and one look tells it.
    let is_any: bool = connection.query_row(
        &format!(
            "SELECT EXISTS (SELECT 1 FROM event INDEXED BY event_of_note WHERE {about_notes})
                 OR EXISTS (SELECT 1 FROM event INDEXED BY event_of_card WHERE {about_cards})"
        ),
        [],
        |row| row.get(0),
    )?;
    if !is_any {
        return Ok(HashSet::new());
    }
    let mut is_known = connection.prepare(&format!(
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM event WHERE body ->> '$.noteId' = ?1 AND {about_notes})
                     OR EXISTS (SELECT 1 FROM event WHERE {} AND {about_cards})",
        of_note!("body ->> '$.card'", "?1")
    ))?;
    let mut known = HashSet::new();
    let mut looked_at = HashSet::new();
    for note in notes {
        if looked_at.insert(note) && is_known.exists([note.as_str()])? {
            known.insert(note.clone());
        }
    }
    Ok(known)
}

impl InHand {
    /// How many notes there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Writes all of it, where nothing of it stood before, table by table in the order of their keys.
    pub(super) fn write(
        self,
        connection: &Connection,
        days: &mut Days,
        changes: &mut Changes,
    ) -> Result<(), StoreError> {
        if self.0.is_empty() {
            return Ok(());
        }
        self.write_cards(connection, days)?;
        let notes = self.0.iter();
        let notes = notes.filter_map(|note| Some((&note.id, note.row.as_ref()?)));
        note::insert(connection, &notes.collect::<Vec<_>>())?;
        let asked = self.0.iter();
        let asked = asked.filter_map(|note| Some((note.row.as_ref()?.added()?, &note.id, note.asked?)));
        let mut asked: Vec<(EventId, &NoteId, ItemKind)> = asked.collect();
        asked.sort_unstable_by_key(|(added, ..)| *added);
        rows::insert(
            connection,
            "fresh (note, kind, added)",
            3,
            &asked,
            |values, row| {
                let (added, note, kind) = row;
                values.push(note.as_str())?;
                values.push(kind.as_str())?;
                values.push(added)
            },
        )?;
        if self.len() <= MANY {
            self.0.iter().try_for_each(|note| change(connection, &note.id))?;
        }
        let notes = self.0.iter().filter(|note| note.row.is_some());
        // They are in their order: a tree of them is made at once, and not by looking for the place of each.
        changes
            .notes
            .append(&mut notes.map(|note| note.id.clone()).collect());
        let cards = self.0.iter().flat_map(|note| &note.cards);
        changes.cards.append(
            &mut cards
                .map(|ready| (ready.card.clone(), ready.folded.state))
                .collect(),
        );
        // It lies in many pieces, and nobody waits until they are let go of.
        let _ = thread::Builder::new().spawn(move || drop(self));
        Ok(())
    }

    fn write_cards(&self, connection: &Connection, days: &mut Days) -> Result<(), StoreError> {
        let cards = || self.0.iter().flat_map(|note| &note.cards);
        let asked: Vec<&Ready> = cards().filter(|ready| !ready.folded.history.is_empty()).collect();
        rows::insert(connection, past::TABLE, 2, &asked, |values, ready| {
            values.push(&ready.name)?;
            values.push(&ready.packed)
        })?;
        let standing = cards().filter_map(|ready| Some((ready, ready.folded.state.as_ref()?)));
        let standing: Vec<(&Ready, &CardState)> = standing.collect();
        rows::insert(
            connection,
            card::TABLE,
            12,
            &standing,
            |values, (ready, state)| card::put(values, &ready.card, &ready.name, state),
        )?;
        for ready in cards() {
            let Ready {
                card, name, folded, ..
            } = ready;
            if !folded.history.is_empty() {
                days.change(&[], &folded.history);
                past::write_mistaken(connection, name, &folded.history)?;
            }
            if folded.hold().is_some() {
                card::write_hold(connection, card, name, folded)?;
            }
        }
        Ok(())
    }
}
