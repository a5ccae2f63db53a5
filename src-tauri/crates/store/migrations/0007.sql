-- A review says by itself when it was and which day was chosen for its card, so that nobody asks the log: ten reviews of each
-- card of a large collection are read in one walk.
ALTER TABLE review ADD COLUMN at_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE review ADD COLUMN chosen_days INTEGER;
