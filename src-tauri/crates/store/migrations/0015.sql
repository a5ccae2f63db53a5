-- A long lesson is kept in parts, so that its first pages do not wait for its last. What was kept of lessons in one piece is
-- written anew with their index.
DROP TABLE kept_lesson;
CREATE TABLE kept_lesson (
    lesson TEXT NOT NULL REFERENCES indexed (lesson) ON DELETE CASCADE,
    part   INTEGER NOT NULL,
    bytes  BLOB NOT NULL,
    PRIMARY KEY (lesson, part)
) STRICT;
