-- Words of a package are written quicker: for each lesson in which a note was met the note was looked for once more. Whoever
-- takes a note away takes that with it.

CREATE TABLE met (
    lesson TEXT NOT NULL,
    note   TEXT NOT NULL,
    PRIMARY KEY (lesson, note)
) STRICT, WITHOUT ROWID;
INSERT INTO met (lesson, note) SELECT lesson, note FROM note_lesson ORDER BY lesson, note;
DROP TABLE note_lesson;
ALTER TABLE met RENAME TO note_lesson;
CREATE INDEX note_lesson_note ON note_lesson (note);
