-- Courses, tags, favourites and names of the learner's own; an index of texts that is smaller and quicker to write.

ALTER TABLE lesson_activity ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0 CHECK (favourite IN (0, 1));
ALTER TABLE lesson_activity ADD COLUMN name TEXT;

-- What the learner said last of a tag; the tags of the document itself stand in the table of documents.
CREATE TABLE lesson_tag (
    lesson TEXT NOT NULL,
    tag    TEXT NOT NULL,
    has_it INTEGER NOT NULL CHECK (has_it IN (0, 1)),
    PRIMARY KEY (lesson, tag)
) STRICT, WITHOUT ROWID;

ALTER TABLE document ADD COLUMN stamp TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
CREATE INDEX document_file ON document (file);

ALTER TABLE indexed ADD COLUMN level INTEGER;
