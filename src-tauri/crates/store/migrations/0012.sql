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
