-- What the author of a lesson says that other lessons of its course use: what words mean, why a mistake is one. Part of the index
-- of the library, which is made anew from the documents.

CREATE TABLE told (
    note   TEXT NOT NULL,
    lesson TEXT NOT NULL REFERENCES indexed (lesson) ON DELETE CASCADE,
    -- In the order of the lesson.
    place  INTEGER NOT NULL,
    facts  TEXT NOT NULL CHECK (json_valid(facts)),
    PRIMARY KEY (note, lesson)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_lesson ON told (lesson);
