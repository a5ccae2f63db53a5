-- What a learner knows of a lesson follows from its words.

-- The words of the lesson in simplified characters, each with how often it stands there: `客户 12` a line. The lessons are
-- indexed anew, because their version says which code indexed them.
ALTER TABLE indexed ADD COLUMN words TEXT NOT NULL DEFAULT '';
