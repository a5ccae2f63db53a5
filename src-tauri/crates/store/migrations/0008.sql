-- Long lessons as bytes beside their index, so that opening one does not read its document again.
CREATE TABLE kept_lesson (
    lesson TEXT PRIMARY KEY REFERENCES indexed (lesson) ON DELETE CASCADE,
    bytes  BLOB NOT NULL
) STRICT;

-- Links of lessons are followed by the names that their authors have for other lessons.
CREATE INDEX document_headword ON document (headword);
CREATE INDEX document_title ON document (title);

-- Many lessons at once become one piece of the index: it is gathered in memory until it has so many bytes.
INSERT INTO text_fts (text_fts, rank) VALUES ('hashsize', 8388608);
