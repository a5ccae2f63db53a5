-- An index of texts that is smaller and quicker to write.

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
