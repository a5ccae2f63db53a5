-- What was imported from a file last, whatever the learner has written into the document since; and documents of one title.
ALTER TABLE document ADD COLUMN imported TEXT NOT NULL DEFAULT '';
CREATE INDEX document_title ON document (title, headword);
