//! The log: appending, uniting two logs, reading it back.

use crate::arriving;
use crate::changes::Changes;
use crate::error::StoreError;
use crate::event::{Entry, Event, EventId, Record};
use crate::projection::{self, Before, InHand, Incoming, MANY, Subjects};
use crate::rows::{self, Values};
use crate::store::{COPIED_BACK, Inner, Store};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::panic::resume_unwind;
use std::sync::mpsc;
use std::thread;
use wenxi_study::{Practice, Scheduler};

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
    // Few are written one by one, and nobody asks for the newest.
    let mut newest: Option<EventId> = match events.len() {
        ..rows::AT_ONCE => None,
        _ => connection.query_row("SELECT max(id) FROM event", [], |row| row.get(0))?,
    };
    let mut left = events.iter().zip(bodies).peekable();
    while left.peek().is_some() {
        let some = left.by_ref().take(rows::AT_ONCE);
        let some = some.map(|(event, body)| Ok((event, body?)));
        let some: Vec<Written<'_>> = some.collect::<Result<_, StoreError>>()?;
        // What is behind the newest is not there: it is written together.
        let is_in_order = some.is_sorted_by(|((one, ..), _), ((next, ..), _)| one < next);
        let is_behind = some.iter().all(|((id, ..), _)| Some(*id) > newest);
        let are_new = is_in_order && is_behind && some.len() == rows::AT_ONCE;
        if are_new {
            rows::insert(connection, TABLE, COLUMNS, &some, put)?;
        }
        for written in &some {
            let added = are_new || add(connection, written)?;
            let (id, device_id, occurred_at_ms, event) = *written.0;
            newest = newest.max(Some(id));
            if added && is_in_hand(event) {
                subjects.touch_lesson(event);
            } else if added {
                let written = Some((id, occurred_at_ms)).filter(|_| device_id == here);
                subjects.touch(connection, event, written)?;
            }
        }
    }
    Ok(subjects)
}

/// An event with its body.
type Written<'e> = (&'e Incoming<'e>, String);

/// The table of events with its columns, and how many these are.
const TABLE: &str = "event (id, device_id, occurred_at_ms, kind, version, body)";
const COLUMNS: usize = 6;

/// Gives the values of these columns.
fn put(values: &mut Values<'_, '_>, (event, body): &Written<'_>) -> rusqlite::Result<()> {
    let (id, device_id, occurred_at_ms, event) = event;
    values.push(id)?;
    values.push(device_id)?;
    values.push(occurred_at_ms)?;
    values.push(event.kind())?;
    values.push(event.version())?;
    values.push(body)
}

/// Adds an event if it is not there, and says whether it was not.
fn add(connection: &Connection, written: &Written<'_>) -> Result<bool, StoreError> {
    let sql = format!("INSERT INTO {TABLE} VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING");
    let mut statement = connection.prepare_cached(&sql)?;
    put(&mut Values::of(&mut statement), written)?;
    let is_added = statement.raw_execute()? > 0;
    let ((id, .., event), body) = written;
    if !is_added && !is_same(connection, *id, event, body)? {
        return Err(StoreError::Conflict(id.to_string()));
    }
    Ok(is_added)
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
