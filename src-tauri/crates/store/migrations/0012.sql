-- The reviews of a card are one row: an answer writes one instead of four, and a collection of a hundred thousand twenty thousand.

DROP TABLE review;
-- Reviews that count, oldest first, as the program packs them; projected from the log.
CREATE TABLE history (
    card    TEXT PRIMARY KEY,
    reviews BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Answers that were not right.
CREATE TABLE mistaken (
    event    TEXT PRIMARY KEY,
    card     TEXT NOT NULL,
    response TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was done to a lesson as a whole, beside the words that were met in it, of which there may be very many.
CREATE INDEX event_on_lesson ON event (body ->> '$.lessonId')
    WHERE kind IN ('lesson_opened', 'lesson_removed', 'lesson_restored', 'lesson_starred', 'lesson_tagged', 'lesson_named');
