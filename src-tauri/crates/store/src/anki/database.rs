//! The database of a package, read into a [`Collection`].

use super::config::{CardDetails, Decks, Models, NoteTypeConfig, TemplateConfig};
use super::preset::presets;
use super::{Card, Collection, Note, NoteType, Phase, Review, Schedule, Shelf, Template};
use prost::Message;
use rusqlite::{Connection, OptionalExtension, Params, Row};
use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::thread;

/// What parts the fields of a note, and the names of a deck's path in schema 18.
pub(super) const SEPARATOR: char = '\u{1f}';

/// The first schema in which note types and decks are tables.
const TABLES: i64 = 15;

/// So many steps of SQLite a database may cost for each of its bytes, and so many beside them. A row of a card takes about
/// one step a byte; what takes far more reads the same pages again and again.
const STEPS_PER_BYTE: usize = 8;
const STEPS_BESIDE: usize = 200_000;

/// After so many steps the rest is looked at.
const STEPS_AT_ONCE: u16 = 1000;

/// Reads a database. It came from outside: it is held in memory, no function of its own schema is trusted, nothing is
/// written to it, its tables are tables, and reading it ends. An error is a reason, to follow "cannot be read as an Anki package".
pub(super) fn read(mut bytes: Vec<u8>) -> Result<Collection, String> {
    // Bytes 18 and 19 of a SQLite file are 2 when it was used with a write-ahead log, which memory does not have; the
    // log was emptied when the file was packed.
    if let Some(versions) = bytes.get_mut(18..20) {
        versions.fill(1);
    }
    // Most of the reviews, of which there are most, are read beside all the rest.
    thread::scope(|scope| {
        let earlier = scope.spawn(|| {
            open(&bytes).and_then(|connection| reviews(&connection, Share::Earlier).map_err(sqlite))
        });
        let connection = open(&bytes)?;
        let told = collection(&connection).map_err(|error| match error {
            Unreadable::Sqlite(error) => sqlite(error),
            Unreadable::Details(reason) => reason,
        });
        let later = reviews(&connection, Share::Later).map_err(sqlite);
        let mut reviews = earlier.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        reviews.extend(later?);
        Ok(Collection { reviews, ..told? })
    })
}

/// A share of the reviews.
#[derive(Clone, Copy)]
enum Share {
    /// The oldest three quarters: they take as long as the last quarter behind the notes and the cards.
    Earlier,
    Later,
}

fn sqlite(error: rusqlite::Error) -> String {
    format!("its collection is damaged ({error})")
}

/// Opens a copy of a database.
fn open(bytes: &[u8]) -> Result<Connection, String> {
    let mut connection = Connection::open_in_memory().map_err(sqlite)?;
    let length = bytes.len();
    connection
        .deserialize_read_exact("main", bytes, length, true)
        .map_err(sqlite)?;
    connection
        .execute_batch("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON;")
        .map_err(sqlite)?;
    let mut rounds = (length * STEPS_PER_BYTE + STEPS_BESIDE) / usize::from(STEPS_AT_ONCE);
    connection
        .progress_handler(
            STEPS_AT_ONCE.into(),
            Some(move || {
                rounds = rounds.saturating_sub(1);
                rounds == 0
            }),
        )
        .map_err(sqlite)?;
    // A view that has the name of a table may have rows without end. Anki writes none.
    let has_views: bool = connection
        .query_row(
            "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type IN ('view', 'trigger'))",
            [],
            |row| row.get(0),
        )
        .map_err(sqlite)?;
    if has_views {
        return Err("its collection is none that Anki writes".to_owned());
    }
    // Anki compares names by this; no order is asked for here, but the tables cannot be read without it.
    connection
        .create_collation("unicase", |a, b| a.to_lowercase().cmp(&b.to_lowercase()))
        .map_err(sqlite)?;
    Ok(connection)
}

/// Why a collection cannot be read.
enum Unreadable {
    Sqlite(rusqlite::Error),
    Details(String),
}

impl From<rusqlite::Error> for Unreadable {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

fn collection(connection: &Connection) -> Result<Collection, Unreadable> {
    let (made_at, schema): (i64, i64) = connection.query_row("SELECT crt, ver FROM col", [], |row| {
        Ok((number(row, 0), row.get(1)?))
    })?;
    let (note_types, shelves) = if schema >= TABLES {
        (note_types(connection)?, shelves(connection)?)
    } else {
        old_types_and_shelves(connection)?
    };
    Ok(Collection {
        made_at,
        note_types,
        shelves,
        presets: presets(connection, schema >= TABLES),
        notes: many(
            connection,
            "notes",
            "SELECT id, guid, mid, flds, tags FROM notes ORDER BY id",
            (),
            note,
        )?,
        cards: many(
            connection,
            "cards",
            // A card in a filtered deck comes from the one that `odid` names, and is due there on `odue`.
            "SELECT id, nid, iif(odid = 0, did, odid), ord, type, queue, iif(odid = 0 OR odue = 0, due, odue), ivl, reps,
                    lapses, left % 1000, data
             FROM cards ORDER BY id",
            (),
            card,
        )?,
        ..Collection::default()
    })
}

/// The reviews of a share.
fn reviews(connection: &Connection, share: Share) -> rusqlite::Result<Vec<Review>> {
    let first_later: Option<i64> = connection
        .query_row(
            "SELECT id FROM revlog ORDER BY id LIMIT 1 OFFSET (SELECT count(*) * 3 / 4 FROM revlog)",
            [],
            |row| row.get(0),
        )
        .optional()?;
    let is_of_share = match share {
        Share::Earlier => "id < ?1",
        Share::Later => "id >= ?1",
    };
    let Some(first_later) = first_later else {
        return Ok(Vec::new());
    };
    many(
        connection,
        &format!("revlog WHERE {is_of_share}"),
        // Type 3 is cramming, which tells the schedule nothing when it has no factor; 4 and 5 are changes of the schedule.
        // Of these only one counts: a card that was set back is of type 4 without a factor.
        &format!(
            "SELECT id, cid, ease, ivl, lastIvl, time, type FROM revlog
             WHERE {is_of_share}
               AND (ease BETWEEN 1 AND 4 AND type <= 3 AND NOT (type = 3 AND factor = 0)
                    OR ease = 0 AND type = 4 AND factor = 0)
             ORDER BY id"
        ),
        [first_later],
        review,
    )
}

/// All rows of a query, of which there are many: about as many as in this `table`.
fn many<T>(
    connection: &Connection,
    table: &str,
    query: &str,
    parameters: impl Params + Copy,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    let count = format!("SELECT count(*) FROM {table}");
    let count: u32 = connection.query_row(&count, parameters, |row| row.get(0))?;
    let mut found = Vec::with_capacity(count as usize);
    let mut statement = connection.prepare(query)?;
    let mut rows = statement.query(parameters)?;
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

fn all<T>(
    connection: &Connection,
    query: &str,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    connection
        .prepare(query)?
        .query_map([], read)?
        .collect::<Result<_, _>>()
}

fn note(row: &Row<'_>) -> rusqlite::Result<Note> {
    // Some add-ons write a note of digits alone as a number.
    let text = |index| -> rusqlite::Result<String> {
        Ok(match row.get_ref(index)? {
            rusqlite::types::ValueRef::Integer(number) => number.to_string(),
            value => String::from_utf8_lossy(value.as_bytes_or_null()?.unwrap_or_default()).into_owned(),
        })
    };
    Ok(Note {
        id: row.get(0)?,
        guid: text(1)?,
        note_type: row.get(2)?,
        fields: text(3)?.split(SEPARATOR).map(str::to_owned).collect(),
        tags: text(4)?.split_whitespace().map(str::to_owned).collect(),
    })
}

fn card(row: &Row<'_>) -> rusqlite::Result<Card> {
    let details: CardDetails = row
        .get_ref(11)?
        .as_str()
        .ok()
        .and_then(|json| serde_json::from_str(json).ok())
        .unwrap_or_default();
    let (kind, queue) = (number(row, 4), number(row, 5));
    Ok(Card {
        id: row.get(0)?,
        note: row.get(1)?,
        shelf: row.get(2)?,
        ord: row.get(3)?,
        is_suspended: queue == -1,
        schedule: Schedule {
            phase: phase(kind),
            due: number(row, 6),
            // A negative interval is of the first steps, in seconds.
            interval: u32::try_from(number(row, 7)).unwrap_or(0),
            reps: u32::try_from(number(row, 8)).unwrap_or(0),
            lapses: u32::try_from(number(row, 9)).unwrap_or(0),
            steps_left: u32::try_from(number(row, 10)).unwrap_or(0),
            memory: details
                .stability
                .zip(details.difficulty)
                .map(|(stability, difficulty)| (thousandths(stability), thousandths(difficulty))),
            last_at: details.last_at,
        },
    })
}

fn review(row: &Row<'_>) -> rusqlite::Result<Review> {
    Ok(Review {
        id: row.get(0)?,
        card: row.get(1)?,
        rating: row.get(2)?,
        interval: number(row, 3),
        last_interval: number(row, 4),
        elapsed_ms: u32::try_from(number(row, 5)).unwrap_or(0),
        phase: match row.get(6)? {
            0 => Phase::Learning,
            2 => Phase::Relearning,
            _ => Phase::Review,
        },
    })
}

/// A number that tells something beside the history; 0 if it is none. Add-ons have left fractions and texts in these.
fn number(row: &Row<'_>, column: usize) -> i64 {
    row.get(column).unwrap_or_default()
}

fn phase(kind: i64) -> Phase {
    match kind {
        0 => Phase::New,
        1 => Phase::Learning,
        3 => Phase::Relearning,
        _ => Phase::Review,
    }
}

/// A positive number in thousandths; what is no such number is 0.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast of a float saturates"
)]
fn thousandths(number: f64) -> u32 {
    (number * 1000.0).round() as u32
}

fn note_types(connection: &Connection) -> Result<Vec<NoteType>, Unreadable> {
    let damaged = |_| Unreadable::Details("a note type in it is damaged".to_owned());
    let mut fields: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for (id, name) in all(
        connection,
        "SELECT ntid, name FROM fields ORDER BY ntid, ord",
        |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)),
    )? {
        fields.entry(id).or_default().push(name);
    }
    let mut templates: BTreeMap<i64, Vec<Template>> = BTreeMap::new();
    for (id, name, config) in all(
        connection,
        "SELECT ntid, name, config FROM templates ORDER BY ntid, ord",
        |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, Vec<u8>>(2)?,
            ))
        },
    )? {
        let config = TemplateConfig::decode(config.as_slice()).map_err(damaged)?;
        templates.entry(id).or_default().push(Template {
            name,
            front: config.front,
            back: config.back,
        });
    }
    all(
        connection,
        "SELECT id, name, config FROM notetypes ORDER BY id",
        |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, Vec<u8>>(2)?,
            ))
        },
    )?
    .into_iter()
    .map(|(id, name, config)| {
        let config = NoteTypeConfig::decode(config.as_slice()).map_err(damaged)?;
        Ok(NoteType {
            id,
            name,
            fields: fields.remove(&id).unwrap_or_default(),
            templates: templates.remove(&id).unwrap_or_default(),
            is_cloze: config.kind == 1,
        })
    })
    .collect()
}

fn shelves(connection: &Connection) -> rusqlite::Result<Vec<Shelf>> {
    all(connection, "SELECT id, name FROM decks ORDER BY id", |row| {
        let name: String = row.get(1)?;
        Ok(Shelf {
            id: row.get(0)?,
            path: name.split(SEPARATOR).map(str::to_owned).collect(),
        })
    })
}

/// Note types and decks of schema 11, JSON by id.
fn old_types_and_shelves(connection: &Connection) -> Result<(Vec<NoteType>, Vec<Shelf>), Unreadable> {
    let (models, decks): (String, String) =
        connection.query_row("SELECT models, decks FROM col", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let damaged = |_| Unreadable::Details("its note types or decks are damaged".to_owned());
    let models: Models = serde_json::from_str(&models).map_err(damaged)?;
    let decks: Decks = serde_json::from_str(&decks).map_err(damaged)?;
    let note_types = models.into_iter().map(|(id, model)| NoteType {
        id: id.parse().unwrap_or(0),
        name: model.name,
        fields: model.fields.into_iter().map(|field| field.name).collect(),
        templates: model
            .templates
            .into_iter()
            .map(|template| Template {
                name: template.name,
                front: template.front,
                back: template.back,
            })
            .collect(),
        is_cloze: model.kind == 1,
    });
    let shelves = decks.into_iter().map(|(id, deck)| Shelf {
        id: id.parse().unwrap_or(0),
        path: deck.name.split("::").map(str::to_owned).collect(),
    });
    Ok((note_types.collect(), shelves.collect()))
}
