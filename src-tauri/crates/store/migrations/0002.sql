-- Practice: cards that are put aside, new cards, and what statistics ask of reviews. All of it is projected from the log.

-- Which rules the projections were made by; others are made anew when the database is opened.
CREATE TABLE projected (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    version INTEGER NOT NULL
) STRICT;
INSERT INTO projected (one, version) VALUES (1, 0);

-- The choices of the schedule: the newest event counts.
CREATE INDEX event_of_schedule ON event (id) WHERE kind = 'scheduler_configured';

ALTER TABLE note ADD COLUMN added TEXT NOT NULL DEFAULT '';
ALTER TABLE card ADD COLUMN step INTEGER NOT NULL DEFAULT 0;

-- All that the queue asks, so that it reads no row of the table itself.
DROP INDEX card_due;
CREATE INDEX card_due ON card (due_day, due_at_ms, note, last_day, stability, phase);
CREATE INDEX card_last ON card (last_day, note);

-- Cards that are not asked: suspended, or buried until a study day.
CREATE TABLE hold (
    card         TEXT PRIMARY KEY,
    note         TEXT NOT NULL,
    suspended    INTEGER NOT NULL CHECK (suspended IN (0, 1)),
    buried_until INTEGER
) STRICT, WITHOUT ROWID;

-- Cards to be asked for the first time, those that were added first in front.
CREATE TABLE fresh (
    note  TEXT PRIMARY KEY,
    kind  TEXT NOT NULL,
    added TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX fresh_added ON fresh (added, note, kind);

DROP TABLE review;
CREATE TABLE review (
    event      TEXT PRIMARY KEY,
    card       TEXT NOT NULL,
    study_day  INTEGER NOT NULL,
    rating     INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
    elapsed_ms INTEGER NOT NULL,
    -- The phase before it; none for the first review of a card.
    before     TEXT,
    -- The chance of recall that the schedule foretold, in thousandths; only in review, and on a later day than the one before.
    recall     INTEGER,
    -- What was answered, when it was not right.
    response   TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX review_card ON review (card);
CREATE INDEX review_day ON review (study_day, rating, elapsed_ms, before, recall);
CREATE INDEX review_response ON review (event, card, response) WHERE response IS NOT NULL;
