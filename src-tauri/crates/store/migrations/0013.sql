-- Events are written quicker: what one is about is looked for in its body only where its kind says that there is something.
-- (A list of more than two kinds after IN would be built anew for every event.)

DROP INDEX event_of_card;
DROP INDEX event_on_review;
DROP INDEX event_of_note;
DROP INDEX event_on_lesson;
DROP INDEX event_of_lesson;
CREATE INDEX event_of_card ON event (body ->> '$.card')
    WHERE kind = 'history_imported' OR kind = 'reviewed' OR kind = 'card_suspended' OR kind = 'card_resumed'
       OR kind = 'card_buried' OR kind = 'card_reset';
CREATE INDEX event_on_review ON event (body ->> '$.review') WHERE kind = 'review_voided' OR kind = 'answer_accepted';
CREATE INDEX event_of_note ON event (body ->> '$.noteId')
    WHERE kind = 'note_added' OR kind = 'note_met' OR kind = 'note_removed';
-- What was done to a lesson as a whole, beside the words that were met in it, of which there may be very many.
CREATE INDEX event_on_lesson ON event (body ->> '$.lessonId')
    WHERE kind = 'lesson_opened' OR kind = 'lesson_removed' OR kind = 'lesson_restored' OR kind = 'lesson_starred'
       OR kind = 'lesson_tagged' OR kind = 'lesson_named';

-- The names of the cards of a note are all that begin with its own and a slash.
DROP INDEX card_note;

-- Cards to be asked for the first time, those that were added first in front: one tree instead of two. The row of a note is
-- found by when the note was added.
CREATE TABLE asked_first (
    added TEXT NOT NULL,
    note  TEXT NOT NULL,
    kind  TEXT NOT NULL,
    PRIMARY KEY (added, note)
) STRICT, WITHOUT ROWID;
INSERT INTO asked_first (added, note, kind) SELECT added, note, kind FROM fresh ORDER BY added, note;
DROP TABLE fresh;
ALTER TABLE asked_first RENAME TO fresh;

-- Lessons of packages that are being taken in: the file of each is written before what was done with its words is. What still
-- stands here at a start was broken off, and is taken back.
CREATE TABLE arriving (
    lesson TEXT PRIMARY KEY,
    file   TEXT NOT NULL,
    hash   TEXT NOT NULL,
    is_new INTEGER NOT NULL CHECK (is_new IN (0, 1))
) STRICT, WITHOUT ROWID;
