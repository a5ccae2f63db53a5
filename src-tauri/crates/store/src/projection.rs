//! What follows from the log. Each row of a projection is computed from all events about its card, note or lesson, by the
//! same code after an append, a merge and in a rebuild; there is no second path that could come to another result.

use crate::cards::{change, forget};
use crate::changes::Changes;
use crate::error::StoreError;
use crate::event::{Event, EventId, VERSION, about};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};
use wenxi_study::{CardId, Config, NoteId, Scheduler};

mod card;
mod day;
mod fresh;
mod in_hand;
mod many;
mod newest;
mod note;
pub(crate) mod past;

use card::Standing;
pub(crate) use in_hand::{Before, InHand, Incoming};
use many::Wanted;
pub(crate) use many::named_by;

/// The number of the rules by which projections are made. It grows when another result comes of the same log.
const RULES: i64 = 8;

/// From so many cards or notes on, the log is read once for all of them, and not for each.
pub(crate) const MANY: usize = 200;

/// The cards, notes and lessons that events are about.
#[derive(Debug, Default)]
pub(crate) struct Subjects {
    cards: BTreeSet<CardId>,
    /// Of cards about which one event came, and that here, this event.
    newest: BTreeMap<CardId, Standing>,
    notes: BTreeSet<NoteId>,
    lessons: BTreeSet<String>,
    /// Whether the choices of the schedule changed, which is about all cards.
    schedule: bool,
}

impl Subjects {
    /// Adds what an event is about; `here` says under which name and when it was written, if this device did.
    pub(crate) fn touch(
        &mut self,
        connection: &Connection,
        event: &Event,
        here: Option<(EventId, i64)>,
    ) -> Result<(), StoreError> {
        self.touch_lesson(event);
        if let Some(card) = event.card() {
            let is_first = self.touch_card(card.clone());
            if let Some((id, at_ms)) = here.filter(|_| is_first) {
                self.newest
                    .extend(Standing::newest(id, at_ms, event).map(|standing| (card.clone(), standing)));
            }
        }
        match event {
            Event::SchedulerConfigured(_) => self.schedule = true,
            Event::ReviewVoided(voided) => self.touch_review(connection, voided.review)?,
            Event::AnswerAccepted(accepted) => self.touch_review(connection, accepted.review)?,
            // Events about a card or a lesson are seen to above; corrections are few, and read from the log itself.
            _ => self.notes.extend(event.note().cloned()),
        }
        Ok(())
    }

    /// Adds the lesson that an event is about.
    pub(crate) fn touch_lesson(&mut self, event: &Event) {
        let lesson = event.lesson().filter(|lesson| !self.lessons.contains(*lesson));
        self.lessons.extend(lesson.map(str::to_owned));
    }

    /// Adds a card about which something came, and says whether it is the first.
    fn touch_card(&mut self, card: CardId) -> bool {
        self.newest.remove(&card);
        self.cards.insert(card)
    }

    /// Adds the card of a review, or of the review that was accepted, or of what was done to a card. An event that is not in
    /// the log yet touches nothing: when it arrives, its card finds what was said about it.
    fn touch_review(&mut self, connection: &Connection, id: EventId) -> Result<(), StoreError> {
        let event: Option<(Option<String>, Option<EventId>)> = connection
            .prepare_cached(
                "SELECT body ->> '$.card', CASE kind WHEN 'answer_accepted' THEN body ->> '$.review' END
                 FROM event WHERE id = ?1",
            )?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        match event {
            Some((Some(card), _)) => {
                self.touch_named(&card);
                Ok(())
            }
            // One step only: the review that an acceptance names is never an acceptance itself.
            Some((None, Some(review))) if review != id => self.touch_accepted(connection, review),
            _ => Ok(()),
        }
    }

    fn touch_accepted(&mut self, connection: &Connection, review: EventId) -> Result<(), StoreError> {
        let card: Option<String> = connection
            .prepare_cached("SELECT body ->> '$.card' FROM event WHERE id = ?1 AND kind = 'reviewed'")?
            .query_row([review], |row| row.get(0))
            .optional()?
            .flatten();
        card.iter().for_each(|card| self.touch_named(card));
        Ok(())
    }

    /// Adds the card with this name. An event of a newer version may have something else there.
    fn touch_named(&mut self, card: &str) {
        if let Ok(card) = card.parse() {
            self.touch_card(card);
        }
    }
}

/// Computes what follows for these subjects; of those that are at hand it is known already.
pub(crate) fn project(
    connection: &Connection,
    scheduler: &mut Scheduler,
    mut subjects: Subjects,
    in_hand: InHand,
) -> Result<Changes, StoreError> {
    let mut changes = Changes::default();
    if subjects.schedule {
        *scheduler = Scheduler::new(config(connection)?);
        changes.schedule = true;
    }
    let mut days = day::Days::default();
    let are_many_in_hand = in_hand.len() > MANY;
    in_hand.write(connection, &mut days, &mut changes)?;
    let Subjects {
        cards, mut newest, ..
    } = subjects;
    let mut studied: BTreeSet<NoteId> = cards.iter().map(|card| card.note.clone()).collect();
    studied.extend(subjects.notes.iter().cloned());
    // Those of which another card may be asked for the first time than before.
    let mut moved = subjects.notes.clone();
    let wanted = if subjects.schedule {
        Some(Wanted::All)
    } else {
        Some(Wanted::These(&cards)).filter(|_| cards.len() > MANY)
    };
    let mut states = wanted
        .map(|wanted| many::project(connection, scheduler, wanted, &mut days))
        .transpose()?;
    for card in cards {
        let state = match &mut states {
            Some(states) => {
                moved.insert(card.note.clone());
                states.remove(&card)
            }
            None => {
                let computed = card::project(connection, scheduler, &card, newest.remove(&card), &mut days)?;
                if computed.moved {
                    moved.insert(card.note.clone());
                }
                computed.state
            }
        };
        changes.cards.insert(card, state);
    }
    days.write(connection)?;
    if subjects.notes.len() > MANY {
        note::project_many(connection, &subjects.notes)?;
    } else {
        subjects
            .notes
            .iter()
            .try_for_each(|note| note::project(connection, note))?;
    }
    changes.notes.append(&mut subjects.notes);
    let are_many = subjects.schedule || studied.len() > MANY;
    if are_many {
        fresh::project_all(connection)?;
    } else {
        moved
            .iter()
            .try_for_each(|note| fresh::project(connection, note))?;
    }
    if are_many || are_many_in_hand {
        forget(connection)?;
    } else {
        studied.iter().try_for_each(|note| change(connection, note))?;
    }
    for lesson in subjects.lessons {
        project_lesson(connection, &lesson)?;
        changes.lessons.insert(lesson);
    }
    Ok(changes)
}

/// Computes everything anew.
pub(crate) fn rebuild(connection: &Connection, scheduler: &mut Scheduler) -> Result<(), StoreError> {
    connection.execute_batch(
        "DELETE FROM note_lesson; DELETE FROM note; DELETE FROM lesson_activity; DELETE FROM lesson_tag;
         DELETE FROM fresh; DELETE FROM history; DELETE FROM mistaken; DELETE FROM card; DELETE FROM hold; DELETE FROM studied_day;",
    )?;
    let subjects = Subjects {
        notes: named(connection, "$.noteId", about::NOTE)?,
        lessons: named(connection, "$.lessonId", about::LESSON)?,
        schedule: true,
        ..Subjects::default()
    };
    project(connection, scheduler, subjects, InHand::default())?;
    connection.execute("UPDATE projected SET version = ?1", [RULES])?;
    Ok(())
}

/// The schedule of the log; what was projected by other rules is computed anew first.
pub(crate) fn bring_up_to_date(connection: &mut Connection) -> Result<Scheduler, StoreError> {
    let version: i64 = connection.query_row("SELECT version FROM projected", [], |row| row.get(0))?;
    let mut scheduler = Scheduler::new(config(connection)?);
    if version != RULES {
        let transaction = connection.transaction()?;
        rebuild(&transaction, &mut scheduler)?;
        transaction.commit()?;
    }
    Ok(scheduler)
}

/// The newest choices of the schedule, within their bounds.
fn config(connection: &Connection) -> Result<Config, StoreError> {
    let body: Option<String> = connection
        .prepare_cached(
            "SELECT body FROM event WHERE kind = 'scheduler_configured' AND version = ?1 ORDER BY id DESC LIMIT 1",
        )?
        .query_row([VERSION], |row| row.get(0))
        .optional()?;
    let event = body.map(|body| Event::read("scheduler_configured", VERSION, &body));
    Ok(match event {
        Some(Event::SchedulerConfigured(configured)) => configured.config.within_bounds(),
        _ => Config::default(),
    })
}

/// Everything that events about something name under a key of their bodies.
fn named<T: std::str::FromStr + Ord>(
    connection: &Connection,
    key: &str,
    about: &str,
) -> Result<BTreeSet<T>, StoreError> {
    // The key stands in the text because an index on an expression is only used for the very same expression.
    let sql = format!("SELECT DISTINCT body ->> '{key}' FROM event WHERE {about}");
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut names = BTreeSet::new();
    while let Some(row) = rows.next()? {
        // An event of a newer version may have something else there.
        names.extend(row.get_ref(0)?.as_str().ok().and_then(|name| name.parse().ok()));
    }
    Ok(names)
}

/// When a lesson was last opened; whether it is in the library, a favourite, what it is called and how it is tagged is
/// what was said last.
fn project_lesson(connection: &Connection, lesson: &str) -> Result<(), StoreError> {
    let mut opened_at_ms: Option<i64> = None;
    let (mut removed, mut favourite) = (false, false);
    let mut name: Option<String> = None;
    let mut tags: BTreeMap<String, bool> = BTreeMap::new();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT kind, version, occurred_at_ms, body FROM event WHERE body ->> '$.lessonId' = ?1 AND {} ORDER BY id",
        about::LESSON
    ))?;
    let mut rows = statement.query([lesson])?;
    while let Some(row) = rows.next()? {
        let kind = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        let body = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?;
        match Event::read(kind, row.get(1)?, body) {
            Event::LessonOpened(_) => opened_at_ms = opened_at_ms.max(row.get(2)?),
            Event::LessonRemoved(_) => removed = true,
            Event::LessonRestored(_) => removed = false,
            Event::LessonStarred(starred) => favourite = starred.favourite,
            Event::LessonNamed(named) => name = named.name,
            Event::LessonTagged(tagged) => {
                tags.insert(tagged.tag, tagged.has_it);
            }
            _ => {}
        }
    }
    for table in ["lesson_activity", "lesson_tag"] {
        connection
            .prepare_cached(&format!("DELETE FROM {table} WHERE lesson = ?1"))?
            .execute([lesson])?;
    }
    if opened_at_ms.is_some() || removed || favourite || name.is_some() {
        connection
            .prepare_cached(
                "INSERT INTO lesson_activity (lesson, opened_at_ms, removed, favourite, name)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![lesson, opened_at_ms, removed, favourite, name])?;
    }
    let mut insert =
        connection.prepare_cached("INSERT INTO lesson_tag (lesson, tag, has_it) VALUES (?1, ?2, ?3)")?;
    for (tag, has_it) in tags {
        insert.execute(params![lesson, tag, has_it])?;
    }
    Ok(())
}
