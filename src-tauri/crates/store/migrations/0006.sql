-- Practice without waiting: what is due is asked of the program's memory, a year of statistics of as many rows.

-- What was done on each study day; projected from the log.
CREATE TABLE studied_day (
    day        INTEGER PRIMARY KEY,
    answers    INTEGER NOT NULL,
    elapsed_ms INTEGER NOT NULL,
    -- Answers to cards that were asked for the first time, and to cards that had been learnt.
    first      INTEGER NOT NULL,
    learnt     INTEGER NOT NULL,
    -- Reviews of which the schedule foretold the recall; how many of them were recalled; the sum of what was foretold,
    -- thousandths.
    foretold   INTEGER NOT NULL,
    recalled   INTEGER NOT NULL,
    expected   INTEGER NOT NULL
) STRICT;

-- Nothing asks these any more.
DROP INDEX card_due;
DROP INDEX card_last;
DROP INDEX review_day;

-- Corrections of readings are asked for at every start.
CREATE INDEX event_of_correction ON event (id) WHERE kind IN ('reading_corrected', 'correction_voided');

-- Where the practice is, which changes with every answer; its questions, which do not, stay in `body`.
ALTER TABLE practice ADD COLUMN progress TEXT CHECK (progress IS NULL OR json_valid(progress));
