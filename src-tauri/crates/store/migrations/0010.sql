-- Cards that are there when the program starts.

-- The cards as the program has them in memory, in one piece; and the notes that changed since it was written.
CREATE TABLE kept_cards (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    body BLOB NOT NULL
) STRICT;
CREATE TABLE changed_note (
    note TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Where the practice is, apart from its questions: an answer writes the one and not the other.
CREATE TABLE practice_place (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
INSERT INTO practice_place (one, body) SELECT one, progress FROM practice WHERE progress IS NOT NULL;
ALTER TABLE practice DROP COLUMN progress;
