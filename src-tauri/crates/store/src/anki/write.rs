//! Writing a package: a database of schema 11, which every Anki since 2.1 (2018) reads, and the sounds and pictures under numbers.

use super::database::SEPARATOR;
use super::{AnkiError, Collection, MediaFile, NoteType, Phase, Schedule};
use rusqlite::{Connection, params};
use serde_json::{Map, Value, json};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SCHEMA: &str = "
    CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
        ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
        models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
    CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
        usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
        flags integer NOT NULL, data text NOT NULL);
    CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
        mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
        ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL,
        left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
    CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
        ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL,
        type integer NOT NULL);
    CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
    CREATE INDEX ix_cards_nid ON cards (nid);
    CREATE INDEX ix_revlog_cid ON revlog (cid);
    CREATE INDEX ix_notes_csum ON notes (csum);";

/// How cards look in Anki.
const STYLE: &str = ".card { font-family: 'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', serif; font-size: 26px; \
                     line-height: 1.6; text-align: center; }\n.small { font-size: 18px; opacity: 0.75; }\n";

/// The number of the starting ease, which FSRS does not use but Anki wants, in thousandths.
const EASE: u32 = 2500;

/// The bytes of a package with this collection. `at` is the moment, milliseconds since 1970, and
/// `utc_offset_minutes` how far the learner's clock is ahead of UTC: from it Anki tells which day it is.
///
/// # Errors
/// When the database cannot be built; no file is touched here.
pub fn write(collection: &Collection, at: i64, utc_offset_minutes: i32) -> Result<Vec<u8>, AnkiError> {
    let database = database(collection, at, utc_offset_minutes)
        .map_err(|error| AnkiError::NotWritten(error.to_string()))?;
    archive(&database, &collection.media).map_err(|error| AnkiError::NotWritten(error.to_string()))
}

fn archive(database: &[u8], media: &[MediaFile]) -> zip::result::ZipResult<Vec<u8>> {
    // The version of the package's form, as a protocol buffer: field 1 is 2.
    const META: [u8; 2] = [0x08, 0x02];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // A fixed date, so that the same collection gives the same bytes. Packed lightly: Anki itself packs nothing.
    let options = SimpleFileOptions::default()
        .last_modified_time(zip::DateTime::default())
        .compression_level(Some(1));
    let numbered = || {
        media
            .iter()
            .enumerate()
            .map(|(number, file)| (number.to_string(), file))
    };
    let names: Map<String, Value> = numbered()
        .map(|(number, file)| (number, Value::from(file.name.as_str())))
        .collect();
    for (name, bytes) in [
        ("meta", META.as_slice()),
        ("collection.anki21", database),
        ("media", Value::from(names).to_string().as_bytes()),
    ] {
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
    }
    // They are packed already.
    let options = options
        .compression_method(zip::CompressionMethod::Stored)
        .compression_level(None);
    for (number, file) in numbered() {
        zip.start_file(number, options)?;
        zip.write_all(&file.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn database(collection: &Collection, at: i64, utc_offset_minutes: i32) -> rusqlite::Result<Vec<u8>> {
    let mut connection = Connection::open_in_memory()?;
    connection.execute_batch(SCHEMA)?;
    let transaction = connection.transaction()?;
    let (seconds, unknown_usn) = (at / 1000, -1);
    transaction.execute(
        "INSERT INTO col VALUES (1, ?1, ?2, ?2, 11, 0, 0, 0, ?3, ?4, ?5, ?6, '{}')",
        params![
            collection.made_at,
            at,
            json!({"schedVer": 2, "sched2021": true, "creationOffset": -utc_offset_minutes, "curDeck": 1, "nextPos": 1,
                   "collapseTime": 1200})
            .to_string(),
            note_types(collection, seconds).to_string(),
            shelves(collection, seconds).to_string(),
            choices().to_string(),
        ],
    )?;
    {
        let mut insert =
            transaction.prepare("INSERT INTO notes VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, 0, '')")?;
        for note in &collection.notes {
            let tags = if note.tags.is_empty() {
                String::new()
            } else {
                format!(" {} ", note.tags.join(" "))
            };
            insert.execute(params![
                note.id,
                note.guid,
                note.note_type,
                seconds,
                unknown_usn,
                tags,
                note.fields.join(&SEPARATOR.to_string()),
                note.fields.first(),
            ])?;
        }
        let mut insert = transaction.prepare(
            "INSERT INTO cards VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 0, 0, 0, ?15)",
        )?;
        for card in &collection.cards {
            let Schedule {
                phase,
                due,
                interval,
                reps,
                lapses,
                steps_left,
                memory,
                last_at,
            } = card.schedule;
            let (kind, queue) = match phase {
                Phase::New => (0, 0),
                Phase::Learning => (1, 1),
                Phase::Review => (2, 2),
                Phase::Relearning => (3, 1),
            };
            let details = memory.map_or_else(String::new, |(stability, difficulty)| {
                let mut details =
                    json!({"s": f64::from(stability) / 1000.0, "d": f64::from(difficulty) / 1000.0});
                if let (Some(at), Some(details)) = (last_at, details.as_object_mut()) {
                    details.insert("lrt".to_owned(), at.into());
                }
                details.to_string()
            });
            insert.execute(params![
                card.id,
                card.note,
                card.shelf,
                card.ord,
                seconds,
                unknown_usn,
                kind,
                if card.is_suspended { -1 } else { queue },
                due,
                interval,
                if phase == Phase::New { 0 } else { EASE },
                reps,
                lapses,
                steps_left,
                details,
            ])?;
        }
        let mut insert =
            transaction.prepare("INSERT INTO revlog VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?;
        for review in &collection.reviews {
            // A card that was set back has neither a rating nor an ease.
            let (kind, ease) = match review.phase {
                _ if review.rating == 0 => (4, 0),
                Phase::New | Phase::Learning => (0, EASE),
                Phase::Review => (1, EASE),
                Phase::Relearning => (2, EASE),
            };
            insert.execute(params![
                review.id,
                review.card,
                unknown_usn,
                review.rating,
                review.interval,
                review.last_interval,
                ease,
                review.elapsed_ms,
                kind,
            ])?;
        }
    }
    transaction.commit()?;
    Ok(connection.serialize("main")?.to_vec())
}

fn note_types(collection: &Collection, seconds: i64) -> Value {
    let of = |note_type: &NoteType| {
        let fields: Vec<Value> = note_type
            .fields
            .iter()
            .enumerate()
            .map(|(ord, name)| json!({"name": name, "ord": ord, "sticky": false, "rtl": false, "font": "Arial", "size": 20}))
            .collect();
        let templates: Vec<Value> = note_type
            .templates
            .iter()
            .enumerate()
            .map(|(ord, template)| {
                json!({"name": template.name, "ord": ord, "qfmt": template.front, "afmt": template.back, "bqfmt": "",
                       "bafmt": "", "did": null})
            })
            .collect();
        json!({"id": note_type.id, "name": note_type.name, "type": i32::from(note_type.is_cloze), "mod": seconds,
               "usn": -1, "sortf": 0, "did": null, "tmpls": templates, "flds": fields, "css": STYLE, "latexPre": "",
               "latexPost": "", "req": []})
    };
    collection
        .note_types
        .iter()
        .map(|note_type| (note_type.id.to_string(), of(note_type)))
        .collect::<Map<_, _>>()
        .into()
}

/// Anki's own choices for its decks: without them it refuses a package, and it takes them only if a learner wants that.
fn choices() -> Value {
    json!({"1": {
        "id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": true, "timer": 0, "replayq": true,
        "dyn": false,
        "new": {"bury": true, "delays": [1.0, 10.0], "initialFactor": EASE, "ints": [1, 4, 0], "order": 1, "perDay": 20},
        "rev": {"bury": true, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
        "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
    }})
}

fn shelves(collection: &Collection, seconds: i64) -> Value {
    collection
        .shelves
        .iter()
        .map(|shelf| {
            let deck = json!({"id": shelf.id, "name": shelf.path.join("::"), "mod": seconds, "usn": -1, "desc": "",
                              "dyn": 0, "conf": 1, "collapsed": false, "browserCollapsed": false, "newToday": [0, 0],
                              "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0], "extendNew": 0,
                              "extendRev": 0});
            (shelf.id.to_string(), deck)
        })
        .collect::<Map<_, _>>()
        .into()
}
