-- What was imported from a file last, whatever the learner has written into the document since.
ALTER TABLE document ADD COLUMN imported TEXT NOT NULL DEFAULT '';
