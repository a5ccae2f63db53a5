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

-- Made anew from the documents at the next start.
DELETE FROM indexed;
DROP TABLE line;
DROP TABLE heading_fts;
DROP TABLE sentence_fts;

-- A text of a lesson: its Chinese sentence by sentence, with line breaks between them, and what stands beside it.
CREATE TABLE line (
    id        INTEGER PRIMARY KEY,
    lesson    TEXT NOT NULL REFERENCES indexed (lesson) ON DELETE CASCADE,
    kind      INTEGER NOT NULL,
    size      INTEGER NOT NULL,
    section   TEXT,
    sentences TEXT NOT NULL,
    chinese   TEXT NOT NULL,
    pinyin    TEXT NOT NULL,
    english   TEXT NOT NULL
) STRICT;
CREATE INDEX line_lesson ON line (lesson);

-- Titles and headwords apart from texts: they come first without ranking a hundred thousand sentences. The index of
-- beginnings goes as far as two letters: of longer ones there are few enough words.
CREATE VIRTUAL TABLE heading_fts USING fts5 (
    chinese, pinyin, english,
    content = '', contentless_delete = 1, prefix = '1 2', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE text_fts USING fts5 (
    chinese, pinyin, english,
    content = '', contentless_delete = 1, prefix = '1 2', tokenize = 'unicode61 remove_diacritics 2'
);
