-- The first schema. A migration that was released is never edited: what changes is the next file.

PRAGMA application_id = 0x57656e78; -- "Wenx"

-- Which installation writes into this file.
CREATE TABLE device (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id  TEXT NOT NULL
) STRICT;

-- What happened. Ids are UUIDs of version 7 that a device mints in strictly rising order, so the order of ids is the
-- order in which things happened there, even when its clock was set back.
CREATE TABLE event (
    id             TEXT PRIMARY KEY,
    device_id      TEXT NOT NULL,
    occurred_at_ms INTEGER NOT NULL,
    kind           TEXT NOT NULL,
    version        INTEGER NOT NULL,
    body           TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

CREATE INDEX event_of_card   ON event (body ->> '$.card')     WHERE body ->> '$.card' IS NOT NULL;
CREATE INDEX event_on_review ON event (body ->> '$.review')   WHERE body ->> '$.review' IS NOT NULL;
CREATE INDEX event_of_note   ON event (body ->> '$.noteId')   WHERE body ->> '$.noteId' IS NOT NULL;
CREATE INDEX event_of_lesson ON event (body ->> '$.lessonId') WHERE body ->> '$.lessonId' IS NOT NULL;

-- Projections: everything from here to the next rule can be dropped and replayed from the log.

CREATE TABLE note (
    id    TEXT PRIMARY KEY,
    saved INTEGER NOT NULL CHECK (saved IN (0, 1)),
    facts TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- Without the facts, which make the table wide.
CREATE INDEX note_saved ON note (id) WHERE saved;

CREATE TABLE note_lesson (
    lesson TEXT NOT NULL,
    note   TEXT NOT NULL REFERENCES note (id) ON DELETE CASCADE,
    PRIMARY KEY (lesson, note)
) STRICT, WITHOUT ROWID;
CREATE INDEX note_lesson_note ON note_lesson (note);

CREATE TABLE card (
    id         TEXT PRIMARY KEY,
    note       TEXT NOT NULL,
    phase      TEXT NOT NULL,
    stability  REAL NOT NULL,
    difficulty REAL NOT NULL,
    due_day    INTEGER NOT NULL,
    due_at_ms  INTEGER,
    last_day   INTEGER NOT NULL,
    last_at_ms INTEGER NOT NULL,
    reps       INTEGER NOT NULL,
    lapses     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- All that counting what is due needs.
CREATE INDEX card_due ON card (due_day, due_at_ms, note);
CREATE INDEX card_note ON card (note);

-- Reviews that count: those that were not voided, with the rating that stands.
CREATE TABLE review (
    event      TEXT PRIMARY KEY,
    card       TEXT NOT NULL,
    study_day  INTEGER NOT NULL,
    rating     INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
    elapsed_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX review_card ON review (card);
CREATE INDEX review_day ON review (study_day);

CREATE TABLE lesson_activity (
    lesson       TEXT PRIMARY KEY,
    opened_at_ms INTEGER,
    removed      INTEGER NOT NULL CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;

-- The index of the library: it can be rebuilt from the documents.

CREATE TABLE document (
    id          TEXT PRIMARY KEY,
    origin      TEXT,
    file        TEXT NOT NULL,
    hash        TEXT NOT NULL,
    title       TEXT NOT NULL,
    kind        TEXT NOT NULL,
    headword    TEXT NOT NULL,
    pinyin      TEXT NOT NULL,
    gloss       TEXT NOT NULL,
    added_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX document_hash ON document (hash);
CREATE INDEX document_origin ON document (origin);

CREATE TABLE indexed (
    lesson  TEXT PRIMARY KEY,
    version TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE line (
    id       INTEGER PRIMARY KEY,
    lesson   TEXT NOT NULL REFERENCES indexed (lesson) ON DELETE CASCADE,
    kind     INTEGER NOT NULL,
    section  TEXT,
    sentence TEXT,
    chinese  TEXT NOT NULL,
    pinyin   TEXT NOT NULL,
    english  TEXT NOT NULL
) STRICT;
CREATE INDEX line_lesson ON line (lesson);

-- Titles and headwords apart from sentences: they come first without ranking a hundred thousand sentences.
CREATE VIRTUAL TABLE heading_fts USING fts5 (
    chinese, pinyin, english,
    content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE sentence_fts USING fts5 (
    chinese, pinyin, english,
    content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);

-- What is neither: choices of the learner, and where the learner is.

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE practice (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

CREATE TABLE reading_place (
    lesson   TEXT PRIMARY KEY,
    section  TEXT NOT NULL,
    sentence TEXT
) STRICT, WITHOUT ROWID;
