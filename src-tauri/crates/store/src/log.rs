//! The log: appending, uniting two logs, reading it back.

use crate::arriving;
use crate::error::StoreError;
use crate::event::{Entry, Event, EventId, Record};
use crate::projection::{self, Before, InHand, Incoming, MANY, Subjects};
use crate::store::{COPIED_BACK, Inner, Store};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::sync::mpsc;
use std::thread;
use wenxi_study::{CardId, CardState, NoteId, Practice, Scheduler};

/// What becomes of the practice that is kept, in the transaction of an append.
#[derive(Debug, Clone, Copy)]
pub enum PracticeWrite<'a> {
    /// It stays as it is.
    Keep,
    /// This is the practice now.
    Set(&'a Practice),
    /// The practice that is kept has come to where this one is.
    Advance(&'a Practice),
    /// There is none any more.
    Clear,
}

/// What a change of the log changed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Changes {
    /// Cards with their new state; none for a card whose reviews are all voided.
    pub cards: BTreeMap<CardId, Option<CardState>>,
    /// Notes that were added, changed or removed.
    pub notes: BTreeSet<NoteId>,
    /// Lessons that were opened, removed, restored or got notes.
    pub lessons: BTreeSet<String>,
    /// Whether the choices of the schedule changed, and with them all cards.
    pub schedule: bool,
}

impl Store {
    /// Writes events, what follows from them, and the practice, all or nothing. When this returns they are on the disk.
    /// Events that are in the log already are passed over.
    pub fn append(&self, entries: &[Entry], practice: PracticeWrite<'_>) -> Result<Changes, StoreError> {
        self.lock().take_in(entries, &[], practice, None)
    }

    /// Writes events of what a learner only looked at: nobody waits until they are on the disk, and a power cut may take the
    /// last of them. What is written with [`Store::append`] later takes them along.
    pub fn append_in_passing(&self, entries: &[Entry]) -> Result<Changes, StoreError> {
        let inner = &mut *self.lock();
        inner.connection.pragma_update(None, "synchronous", "NORMAL")?;
        let appended = inner.take_in(entries, &[], PracticeWrite::Keep, None);
        inner.connection.pragma_update(None, "synchronous", "FULL")?;
        appended
    }

    /// Does all that [`Store::append`] would do, and takes it back: the first answer of a practice need not wait until its
    /// statements are compiled and the pages that it changes are read.
    pub fn rehearse(&self, entries: &[Entry], practice: PracticeWrite<'_>) -> Result<(), StoreError> {
        let Inner {
            connection,
            device_id,
            scheduler,
            ..
        } = &mut *self.lock();
        let transaction = connection.transaction()?;
        write(
            &transaction,
            &mut scheduler.clone(),
            device_id,
            entries,
            &[],
            practice,
        )?;
        Ok(transaction.rollback()?)
    }

    /// Unites this log with another: adds what is not yet in it. The order of merges makes no difference.
    pub fn merge(&self, records: &[Record]) -> Result<Changes, StoreError> {
        self.merge_with(&[], records, None)
    }

    /// Writes events of this device and unites the log with another, and says that the lesson is there to which they belong;
    /// all or nothing. See [`Store::begin_arriving`].
    pub fn merge_arrived(
        &self,
        entries: &[Entry],
        records: &[Record],
        lesson: &str,
    ) -> Result<Changes, StoreError> {
        self.merge_with(entries, records, Some(lesson))
    }

    fn merge_with(
        &self,
        entries: &[Entry],
        records: &[Record],
        arrived: Option<&str>,
    ) -> Result<Changes, StoreError> {
        let inner = &mut *self.lock();
        if entries.len() + records.len() <= MANY {
            return inner.take_in(entries, records, PracticeWrite::Keep, arrived);
        }
        // Many leave a long write-ahead log: whoever writes next copies it back, and nobody waits for that here.
        inner.connection.pragma_update(None, "wal_autocheckpoint", 0)?;
        let taken_in = inner.take_in(entries, records, PracticeWrite::Keep, arrived);
        inner
            .connection
            .pragma_update(None, "wal_autocheckpoint", COPIED_BACK)?;
        taken_in
    }

    /// The whole log in order.
    pub fn records(&self) -> Result<Vec<Record>, StoreError> {
        let inner = self.lock();
        let mut statement = inner.connection.prepare("SELECT * FROM event ORDER BY id")?;
        let records = statement.query_map([], record)?.collect::<Result<_, _>>()?;
        Ok(records)
    }

    /// Drops everything that follows from the log and replays it.
    pub fn rebuild(&self) -> Result<(), StoreError> {
        let Inner {
            connection,
            scheduler,
            cards,
            library_age,
            ..
        } = &mut *self.lock();
        *cards = None;
        *library_age += 1;
        let transaction = connection.transaction()?;
        projection::rebuild(&transaction, scheduler)?;
        transaction.commit()?;
        Ok(())
    }
}

impl Inner {
    /// Writes what happened here and elsewhere, what follows from it, the practice, and which lesson has arrived with it.
    fn take_in(
        &mut self,
        entries: &[Entry],
        records: &[Record],
        practice: PracticeWrite<'_>,
        arrived: Option<&str>,
    ) -> Result<Changes, StoreError> {
        let mut scheduler = self.scheduler.clone();
        let transaction = self.connection.transaction()?;
        let changes = write(
            &transaction,
            &mut scheduler,
            &self.device_id,
            entries,
            records,
            practice,
        )?;
        arrived.map_or(Ok(()), |lesson| arriving::end(&transaction, lesson))?;
        transaction.commit()?;
        self.scheduler = scheduler;
        self.changed(&changes);
        Ok(changes)
    }

    /// Brings the cards in memory to where the projections are. When that fails they are read anew when they are asked for,
    /// and whoever asks hears why.
    fn changed(&mut self, changes: &Changes) {
        self.library_age += u64::from(!changes.lessons.is_empty());
        if let Some(cards) = self.cards.take() {
            self.cards = cards.after(&self.connection, changes).ok().flatten();
        }
    }
}

/// Writes what happened here and elsewhere, what follows from it, and the practice, in the transaction of this connection.
fn write(
    connection: &Connection,
    scheduler: &mut Scheduler,
    device_id: &str,
    entries: &[Entry],
    records: &[Record],
    practice: PracticeWrite<'_>,
) -> Result<Changes, StoreError> {
    let here = entries
        .iter()
        .map(|entry| (entry.id, device_id, entry.occurred_at_ms, &entry.event));
    let elsewhere = records
        .iter()
        .map(|r| (r.id, &*r.device_id, r.occurred_at_ms, &r.event));
    let events: Vec<Incoming<'_>> = here.chain(elsewhere).collect();
    let (subjects, in_hand) = match Before::of(connection, &events)? {
        Some(before) => insert_many(connection, scheduler, device_id, &events, &before)?,
        None => {
            let bodies = events.iter().map(|(.., event)| event.body());
            let is_in_hand = |_: &Event| false;
            let subjects = insert(connection, device_id, &events, bodies, is_in_hand)?;
            (subjects, InHand::default())
        }
    };
    let changes = projection::project(connection, scheduler, subjects, in_hand)?;
    practice.write(connection)?;
    Ok(changes)
}

/// The event of a row of the table `event`.
pub(crate) fn record(row: &Row<'_>) -> rusqlite::Result<Record> {
    let (kind, body) = (row.get_ref("kind")?.as_str()?, row.get_ref("body")?.as_str()?);
    Ok(Record {
        id: row.get("id")?,
        device_id: row.get("device_id")?,
        occurred_at_ms: row.get("occurred_at_ms")?,
        event: Event::read(kind, row.get("version")?, body),
    })
}

/// So many bodies of events are written out in one go.
const AT_ONCE: usize = 256;

/// Adds many events: they are written out, and what follows from those of which nothing is known is computed, while the
/// database is at work.
fn insert_many(
    connection: &Connection,
    scheduler: &Scheduler,
    here: &str,
    events: &[Incoming<'_>],
    before: &Before,
) -> Result<(Subjects, InHand), StoreError> {
    thread::scope(|scope| {
        let (written, bodies) =
            mpsc::sync_channel::<Vec<Result<String, StoreError>>>(events.len() / AT_ONCE + 1);
        let folding = scope.spawn(move || {
            for some in events.chunks(AT_ONCE) {
                // Nobody listens any more when the database has refused an event.
                if written
                    .send(some.iter().map(|(.., event)| event.body()).collect())
                    .is_err()
                {
                    return Ok(InHand::default());
                }
            }
            before.fold(scheduler, events)
        });
        let bodies = bodies.into_iter().flatten();
        let subjects = insert(connection, here, events, bodies, |event| {
            before.has_in_hand(event)
        });
        let in_hand = folding.join().unwrap_or_else(|panic| resume_unwind(panic));
        Ok((subjects?, in_hand?))
    })
}

/// Adds events that are not there, each with its body, and says what they touch; of those that are in hand only the lessons.
fn insert(
    connection: &Connection,
    here: &str,
    events: &[Incoming<'_>],
    bodies: impl Iterator<Item = Result<String, StoreError>>,
    is_in_hand: impl Fn(&Event) -> bool,
) -> Result<Subjects, StoreError> {
    let mut subjects = Subjects::default();
    let mut insert = connection.prepare_cached(
        "INSERT INTO event (id, device_id, occurred_at_ms, kind, version, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO NOTHING",
    )?;
    for ((id, device_id, occurred_at_ms, event), body) in events.iter().zip(bodies) {
        let body = body?;
        let added = insert.execute(params![
            id,
            device_id,
            occurred_at_ms,
            event.kind(),
            event.version(),
            body
        ])?;
        if added == 0 && !is_same(connection, *id, event, &body)? {
            return Err(StoreError::Conflict(id.to_string()));
        }
        if added > 0 && is_in_hand(event) {
            subjects.touch_lesson(event);
        } else if added > 0 {
            let written = Some((*id, *occurred_at_ms)).filter(|_| *device_id == here);
            subjects.touch(connection, event, written)?;
        }
    }
    Ok(subjects)
}

/// Whether the event that has this id is this event.
fn is_same(connection: &Connection, id: EventId, event: &Event, body: &str) -> Result<bool, StoreError> {
    let same = connection
        .prepare_cached("SELECT kind = ?2 AND version = ?3 AND body = ?4 FROM event WHERE id = ?1")?
        .query_row(params![id, event.kind(), event.version(), body], |row| row.get(0))
        .optional()?;
    Ok(same == Some(true))
}

#[cfg(test)]
mod tests;
