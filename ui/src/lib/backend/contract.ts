// Written by `cargo xtask contract` from the Rust types in src-tauri/crates/api. Do not edit.

/**
 * What the program is and where it keeps things.
 */
export type AboutView = { 
/**
 * Version.
 */
version: string, 
/**
 * Folder of the database.
 */
folder: string, 
/**
 * Folder of the learner's documents.
 */
libraryFolder: string, 
/**
 * Why what other programs change there is not seen at once, if so.
 */
unwatched: string | null, 
/**
 * Works that the program contains, and their licences.
 */
licences: Array<LicenceView>, };

/**
 * What happens after a sentence that was read aloud.
 */
export type AfterSentence = "goOn" | "repeat" | "wait" | "shadow";

/**
 * A part of what is said in one go.
 */
export type AloudPart = { "type": "chinese", 
/**
 * Its name.
 */
id: string, } | { "type": "text", 
/**
 * Its name.
 */
id: string, 
/**
 * The first, counted in UTF-16 units as the window counts them.
 */
from: number, 
/**
 * The one after the last.
 */
to: number, };

/**
 * What is said in one go when a lesson is read aloud: a sentence of Chinese, or one of English with the Chinese
 * words that stand in it.
 */
export type AloudView = { 
/**
 * The section in which it stands.
 */
sectionId: string, 
/**
 * It is said only where English is read aloud, too.
 */
english: boolean, 
/**
 * What it is made of, in order.
 */
parts: Array<AloudPart>, };

/**
 * A lesson that is to be a sound file.
 */
export type AudioWriteArgs = { 
/**
 * The lesson.
 */
lessonId: string, 
/**
 * Absolute path of the file. It ends with `.wav` or `.flac`; beside it are written, under the same name, what
 * is said when: `.lrc` and `.vtt`.
 */
path: string, 
/**
 * Speed, 0.5 to 1.5.
 */
rate: number, 
/**
 * Silence for the learner after each sentence, or each sentence twice; nothing waits in a file.
 */
after: AfterSentence, 
/**
 * Whether English is read, too.
 */
english: boolean, 
/**
 * Whether a sound file of this name may be replaced. What stands beside it is, if this program wrote it.
 */
replace: boolean, 
/**
 * The name under which its progress is told and it can be cancelled.
 */
task: string, };

/**
 * A lesson that became a sound file.
 */
export type AudioWritten = { 
/**
 * The files, the sound first.
 */
files: Array<string>, 
/**
 * How long it sounds, in milliseconds.
 */
duration: number, 
/**
 * How many sentences are said.
 */
sentences: number, 
/**
 * Sentences that could not be said, because they are too long for any voice.
 */
leftOut: Array<string>, 
/**
 * The voice that speaks.
 */
voice: string, };

/**
 * Cards that wait beyond what a day asks.
 */
export type Backlog = { 
/**
 * All that are due.
 */
waiting: number, 
/**
 * What a day asks.
 */
perDay: number, 
/**
 * After how many days no card waits, counting today; none when that is farther than a season away.
 */
days: number | null, };

/**
 * Where to write a backup.
 */
export type BackupArgs = { 
/**
 * Absolute path of the file.
 */
path: string, };

/**
 * Sentences that say the same; either side may be empty.
 */
export type BilingualRow = { 
/**
 * In Chinese.
 */
chinese: Array<Run>, 
/**
 * In English.
 */
english: Array<Run>, };

/**
 * A piece of a section. Labels are the document's own (`Example 1:`), and may be empty.
 */
export type BlockView = { "type": "paragraph", 
/**
 * The text.
 */
text: Array<Run>, } | { "type": "list", 
/**
 * Numbered or bulleted.
 */
ordered: boolean, 
/**
 * The items, each of blocks.
 */
items: Array<Array<BlockView>>, } | { "type": "table", 
/**
 * The first row is a heading.
 */
hasHeader: boolean, 
/**
 * Rows of cells.
 */
rows: Array<Array<Array<Run>>>, } | { "type": "fact", 
/**
 * What about.
 */
label: Array<Run>, 
/**
 * The fact.
 */
value: Array<Run>, } | { "type": "character", 
/**
 * The character with its reading.
 */
character: Array<Run>, 
/**
 * What the author says of it.
 */
meaning: Array<Run>, } | { "type": "example", 
/**
 * `Example 1:`
 */
label: Array<Run>, 
/**
 * The sentence.
 */
chinese: Array<Run>, 
/**
 * The author's pinyin, when it could not be put over the characters.
 */
pinyin: Array<Run>, 
/**
 * The translation.
 */
english: Array<Run>, 
/**
 * What the author says of it.
 */
note: Array<Run>, } | { "type": "mistake", 
/**
 * `Incorrect:`
 */
label: Array<Run>, 
/**
 * The wrong sentence.
 */
incorrect: Array<Run>, 
/**
 * Why it is wrong.
 */
why: Array<Run>, 
/**
 * The right ones.
 */
corrects: Array<CorrectView>, } | { "type": "bilingualPair", 
/**
 * What it is about, `定义 / Definition`.
 */
topic: Array<Run>, 
/**
 * `中文解释：`
 */
chineseLabel: Array<Run>, 
/**
 * `English Explanation:`
 */
englishLabel: Array<Run>, 
/**
 * Sentences that belong together, in order.
 */
rows: Array<BilingualRow>, } | { "type": "related", 
/**
 * The term.
 */
term: Array<Run>, 
/**
 * What the author says of it.
 */
gloss: Array<Run>, 
/**
 * The lesson about it, if the library has one.
 */
lessonId: string | null, } | { "type": "turn", 
/**
 * Who speaks.
 */
speaker: Array<Run>, 
/**
 * What is said.
 */
text: Array<Run>, 
/**
 * Its English.
 */
english: Array<Run>, 
/**
 * When it is said in the film or recording, in milliseconds, if the document is of one.
 */
atMs?: number, } | { "type": "code", 
/**
 * The text.
 */
text: string, };

/**
 * Which card.
 */
export type CardArgs = { 
/**
 * Its name.
 */
card: string, };

/**
 * The way from a card back to a lesson.
 */
export type CardMet = { 
/**
 * Where it was met; none when no lesson of the library has it.
 */
source: ItemSource | null, };

/**
 * A card that is put aside, or forgotten again and again.
 */
export type CardRow = { 
/**
 * Its name.
 */
card: string, 
/**
 * The way in which it asks.
 */
kind: ItemKindView, 
/**
 * What it asks for: a word or a sentence.
 */
text: Array<Run>, 
/**
 * Its meaning; may be empty.
 */
gloss: string, 
/**
 * How often it was forgotten.
 */
lapses: number, 
/**
 * Whether that is so often that it should be learnt in another way.
 */
isLeech: boolean, 
/**
 * It is not asked until it is taken up again.
 */
suspended: boolean, 
/**
 * It is not asked until tomorrow.
 */
buried: boolean, };

/**
 * What to do with cards.
 */
export type CardsTreatArgs = { 
/**
 * Their names.
 */
cards: Array<string>, 
/**
 * What.
 */
way: Treatment, };

/**
 * What was done with cards, for taking it back.
 */
export type CardsTreated = { 
/**
 * The events that say it.
 */
events: Array<string>, };

/**
 * Cards that want a look.
 */
export type CardsView = { 
/**
 * Those forgotten most often first.
 */
cards: Array<CardRow>, 
/**
 * How many there are beyond these.
 */
more: number, };

/**
 * Which character.
 */
export type CharacterArgs = { 
/**
 * The character.
 */
character: string, };

/**
 * What the app knows of the form of a character.
 */
export type CharacterCard = { 
/**
 * The character.
 */
character: string, 
/**
 * The radical under which dictionaries list it, where it can be told; its gloss is the meaning of the radical.
 */
radical: PartView | null, 
/**
 * The parts that one sees in it, in their order; empty when it is one piece.
 */
parts: Array<PartView>, 
/**
 * Characters that look like it.
 */
lookAlike: Array<PartView>, 
/**
 * In how many strokes it is written; none when its strokes are not known.
 */
strokes: number | null, };

/**
 * A character of a word.
 */
export type CharacterView = { 
/**
 * The character.
 */
character: string, 
/**
 * Pinyin with tone marks.
 */
pinyin: string, 
/**
 * Its reading as it is shown.
 */
shown: string, 
/**
 * What it means.
 */
gloss: string, };

/**
 * Faces for Chinese.
 */
export type ChineseFace = "song" | "kai" | "hei";

/**
 * Something that was taken for something else.
 */
export type ConfusionView = { 
/**
 * What was right.
 */
right: string, 
/**
 * What was answered.
 */
given: string, 
/**
 * How often.
 */
times: number, };

/**
 * A right way to say it.
 */
export type CorrectView = { 
/**
 * `Correct:`
 */
label: Array<Run>, 
/**
 * The sentence.
 */
chinese: Array<Run>, 
/**
 * Its translation.
 */
english: Array<Run>, 
/**
 * What else the author says of it.
 */
note: Array<Run>, };

/**
 * Which correction to take back.
 */
export type CorrectionArgs = { 
/**
 * As it was given when the correction was made.
 */
correctionId: string, };

/**
 * A reading that the learner corrected.
 */
export type CorrectionView = { 
/**
 * What takes it back.
 */
correctionId: string, 
/**
 * The sentence or the word.
 */
text: string, 
/**
 * Index of the character in the text.
 */
at: number, 
/**
 * The reading, in the learner's notation.
 */
shown: string, 
/**
 * It holds for the word wherever it stands, not only in this sentence.
 */
everywhere: boolean, };

/**
 * Corrections that stand.
 */
export type CorrectionsView = { 
/**
 * Newest first.
 */
corrections: Array<CorrectionView>, };

/**
 * A course of the learner.
 */
export type CourseArgs = { 
/**
 * A path of folders joined by `/`.
 */
course: string, };

/**
 * A new name for a course.
 */
export type CourseRenameArgs = { 
/**
 * The course.
 */
course: string, 
/**
 * Its name; it stays in the course that it lies in.
 */
name: string, };

/**
 * A course as it is called now.
 */
export type CourseView = { 
/**
 * A path of folders joined by `/`.
 */
course: string, };

/**
 * What was studied on a day.
 */
export type DayView = { 
/**
 * Days since 1970, by the learner's calendar.
 */
day: number, 
/**
 * Answers.
 */
answers: number, 
/**
 * Minutes.
 */
minutes: number, };

/**
 * Something noticed about a document.
 */
export type DiagnosticView = { 
/**
 * How bad.
 */
severity: SeverityView, 
/**
 * A stable word for it.
 */
code: string, 
/**
 * A sentence.
 */
message: string, 
/**
 * Line, from 1.
 */
line: number, 
/**
 * Column in characters, from 1.
 */
column: number, 
/**
 * Text of the document that the lesson does not show because of this; empty when it shows all.
 */
lost: string, };

/**
 * A word of the dictionary.
 */
export type DictionaryHit = { 
/**
 * Simplified.
 */
word: string, 
/**
 * Traditional.
 */
traditional: string, 
/**
 * Its reading, as it is shown.
 */
shown: string, 
/**
 * The first senses.
 */
gloss: string, };

/**
 * In what two words differ.
 */
export type DifferenceView = "tone" | "initial" | "final";

/**
 * Nothing but "done".
 */
export type Done = Record<symbol, never>;

/**
 * An entry of the dictionary.
 */
export type EntryView = { 
/**
 * Simplified characters.
 */
simplified: string, 
/**
 * Traditional characters.
 */
traditional: string, 
/**
 * Its reading as one writes it: together, names with a capital, in the learner's notation.
 */
shown: string, 
/**
 * The same as it is spoken, where tones change; else empty.
 */
shownSpoken: string, 
/**
 * As the dictionary reads the word, where the page reads it as no entry does; else empty.
 */
listedAs: string, 
/**
 * Pinyin with tone marks, a syllable each.
 */
pinyin: Array<string>, 
/**
 * As the voice says it, a syllable each.
 */
spoken: Array<string>, 
/**
 * `noun`, `verb`, `adjective` or `phrase`, where it is known.
 */
partOfSpeech: PartOfSpeechView | null, 
/**
 * The senses in English.
 */
senses: Array<string>, 
/**
 * Measure words, `个 (gè)`.
 */
measureWords: Array<string>, };

/**
 * Failures on which the window acts.
 */
export type ErrorCode = "notFound" | "invalid" | "noVoice" | "cancelled" | "storage" | "internal";

/**
 * Why a command failed.
 */
export type ErrorView = { 
/**
 * A stable word where the window acts on it; `internal` otherwise.
 */
code: ErrorCode, 
/**
 * A sentence for the learner.
 */
message: string, };

/**
 * Lessons to write to a file.
 */
export type ExportArgs = { 
/**
 * Their ids, in the order in which they are written.
 */
lessons: Array<string>, 
/**
 * As what.
 */
format: ExportFormat, 
/**
 * Absolute path of the file.
 */
path: string, 
/**
 * Whether a file that is there already may be replaced: whoever chose it said so.
 */
replace: boolean, 
/**
 * A name for this work, made up by the window: notices of its progress carry it.
 */
task: string, };

/**
 * Lessons to write into a folder.
 */
export type ExportFolderArgs = { 
/**
 * Their ids, in the order in which they are written.
 */
lessons: Array<string>, 
/**
 * As what.
 */
format: ExportFormat, 
/**
 * Absolute path of the folder.
 */
folder: string, 
/**
 * What they are called together. What is written into the folder has this name, with a number behind it if there
 * is something of that name: nothing is ever replaced.
 */
name: string, 
/**
 * A name for this work, made up by the window: notices of its progress carry it.
 */
task: string, };

/**
 * What lessons are written as.
 */
export type ExportFormat = "markdown" | "html" | "book" | "words" | "sentences" | "anki";

/**
 * What was written.
 */
export type Exported = { 
/**
 * The file, or the folder of files.
 */
path: string, 
/**
 * How many lessons, words, sentences or notes are in it.
 */
count: number, 
/**
 * What is to be said of it: lessons that are not in it, or will read differently when they are read again, and why; how
 * many cards a package has. A sentence each.
 */
notes: Array<string>, };

/**
 * A syllable in the first to the fourth tone.
 */
export type FourTones = { 
/**
 * The four.
 */
tones: Array<TonedSyllable>, 
/**
 * Which it is in the word, 1 to 5.
 */
own: number, };

/**
 * The reading of a character that its author gives.
 */
export type GivenReading = { 
/**
 * Index of the character in the sentence.
 */
at: number, 
/**
 * Pinyin with a tone mark.
 */
pinyin: string, };

/**
 * A lesson whose document another program took away, or spoiled.
 */
export type GoneLesson = { 
/**
 * Its id.
 */
lessonId: string, 
/**
 * What the learner calls it.
 */
name: string, 
/**
 * Where its file lies in the library, or lay.
 */
file: string, 
/**
 * Whether its file is there, though it is no lesson any more: it is empty, or cannot be read.
 */
spoiled: boolean, 
/**
 * Whether there is a copy of it as it was.
 */
canBePutBack: boolean, };

/**
 * An item that was not right.
 */
export type HardItem = { 
/**
 * The word or sentence.
 */
text: Array<Run>, 
/**
 * Its meaning.
 */
gloss: string, 
/**
 * How the answer was.
 */
verdict: Verdict, };

/**
 * The title of a word page, taken apart.
 */
export type HeadwordView = { 
/**
 * The characters with their reading.
 */
chinese: Sentence, 
/**
 * The English gloss of the author; empty when there is none.
 */
gloss: Array<Run>, 
/**
 * Level in HSK 3.0 (1 to 7, where 7 stands for 7-9), by the app.
 */
hsk: number | null, 
/**
 * Whether the word is saved to study.
 */
saved: boolean, };

/**
 * Files, folders, books and archives to look at.
 */
export type ImportArgs = { 
/**
 * Absolute paths.
 */
paths: Array<string>, 
/**
 * A name for this work, made up by the window: notices of its progress carry it.
 */
task: string, };

/**
 * What an import changes.
 */
export type ImportChange = "new" | "same" | "updated";

/**
 * What was found in a document, or why it cannot be a lesson.
 */
export type ImportFile = { 
/**
 * Its path; in a book or archive that of the file, `/`, and its path in it.
 */
path: string, 
/**
 * The name of the file.
 */
name: string, 
/**
 * The folders that it was found in, joined by `/`: the course that it belongs to. Empty for a file by itself.
 */
course: string, 
/**
 * What happened or would happen.
 */
outcome: ImportOutcome, };

/**
 * Documents to take in.
 */
export type ImportKeepArgs = { 
/**
 * Absolute paths, as they were looked at.
 */
paths: Array<string>, 
/**
 * The documents to keep, by their paths as the look at them gave them; all of them where it is not said.
 */
chosen: Array<string> | null, 
/**
 * A name for this work, made up by the window: notices of its progress carry it, and it can be undone by it.
 */
task: string, };

/**
 * What an import of a file does.
 */
export type ImportOutcome = { "type": "lesson", 
/**
 * The lesson's id; set once it is kept, and when it was there before.
 */
lessonId: string | null, 
/**
 * New, the same as before, or an edited one.
 */
change: ImportChange, 
/**
 * What the lesson is called that is there already, if there is one.
 */
insteadOf: string | null, 
/**
 * Title as plain text.
 */
title: string, 
/**
 * The family of the document.
 */
kind: LessonKindView, 
/**
 * Number of sections.
 */
sections: number, 
/**
 * Number of Chinese sentences.
 */
sentences: number, 
/**
 * Number of Chinese characters.
 */
characters: number, 
/**
 * Number of reviews that come with it, from Anki.
 */
reviews: number, 
/**
 * What was noticed.
 */
diagnostics: Array<DiagnosticView>, } | { "type": "refused", 
/**
 * A sentence that says why.
 */
reason: string, };

/**
 * Text to take in, from the clipboard.
 */
export type ImportTextArgs = { 
/**
 * The text.
 */
text: string, };

/**
 * An import to take back.
 */
export type ImportUndoArgs = { 
/**
 * The name that the import had.
 */
import: string, 
/**
 * A name for this work, made up by the window: notices of its progress carry it.
 */
task: string, };

/**
 * What was taken back.
 */
export type ImportUndone = { 
/**
 * How many lessons are as they were before.
 */
lessons: number, 
/**
 * Whether it was stopped; the rest can be taken back by the same name.
 */
cancelled: boolean, };

/**
 * What was found.
 */
export type ImportView = { 
/**
 * The documents in order, and the files that cannot be any.
 */
files: Array<ImportFile>, 
/**
 * Files that say something about their course (`course.toml` and the like), by their names with their folders: they
 * are kept beside the lessons.
 */
ofCourse: Array<string>, 
/**
 * How many files of folders and archives are no documents: pictures, sounds, programs.
 */
passedOver: number, 
/**
 * The choices by which most of it was studied in Anki, if they are others than here.
 */
schedule: OfferedSchedule | null, 
/**
 * Whether it was stopped before its end.
 */
cancelled: boolean, };

/**
 * How a question is answered.
 */
export type ItemInput = { "type": "choose" } | { "type": "reading" } | { "type": "gloss" } | { "type": "text" } | { "type": "tones", 
/**
 * The syllables without tones.
 */
letters: Array<string>, } | { "type": "tiles" } | { "type": "selfRated", 
/**
 * The answer.
 */
answer: Array<Run>, 
/**
 * How it sounds.
 */
audio: Array<SpokenWord>, } | { "type": "pairs", 
/**
 * One side.
 */
left: Array<Array<Run>>, 
/**
 * The other side.
 */
right: Array<Array<Run>>, 
/**
 * For each of the left, its partner's index: what is matched is shown at once.
 */
partner: Array<number>, } | { "type": "strokes", 
/**
 * The characters.
 */
characters: Array<string>, };

/**
 * What kind of question.
 */
export type ItemKindView = "match" | "meaning" | "listening" | "trueFalse" | "passage" | "word" | "mistakeSpot" | "tones" | "cloze" | "mistakeWhy" | "mistakeMend" | "order" | "gloss" | "reading" | "dictation" | "writing" | "translate";

/**
 * Where in which lesson an item comes from.
 */
export type ItemSource = { 
/**
 * The lesson.
 */
lessonId: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Where in it.
 */
place: Place, };

/**
 * A question.
 */
export type ItemView = { 
/**
 * Its id within the practice.
 */
id: string, 
/**
 * What kind of question.
 */
kind: ItemKindView, 
/**
 * What to do, in a few words.
 */
instruction: string, 
/**
 * What is asked about; empty when it is only heard.
 */
stem: Array<Run>, 
/**
 * Whether readings may be shown over the stem (not where they would give the answer away).
 */
showReadings: boolean, 
/**
 * What to play, if something is to be heard; played at once for a listening item.
 */
audio: Array<SpokenWord>, 
/**
 * How it is answered.
 */
input: ItemInput, 
/**
 * What to choose from, or tiles to put in order; empty when it is answered otherwise.
 */
choices: Array<Array<Run>>, 
/**
 * A second line under the stem, such as the English of a sentence; may be empty.
 */
context: Array<Run>, };

/**
 * A card that is forgotten again and again.
 */
export type LeechView = { 
/**
 * Its name.
 */
card: string, 
/**
 * How often it was forgotten.
 */
lapses: number, };

/**
 * Which lesson.
 */
export type LessonGetArgs = { 
/**
 * Its id.
 */
lessonId: string, };

/**
 * A lesson.
 */
export type LessonIdArgs = { 
/**
 * The lesson.
 */
lessonId: string, };

/**
 * The family of a document.
 */
export type LessonKindView = "wordPage" | "conceptPage" | "text";

/**
 * Opens a lesson.
 */
export type LessonOpenArgs = { 
/**
 * Its id.
 */
lessonId: string, 
/**
 * Where the learner wants to be; none for where they were last.
 */
place: Place | null, };

/**
 * Remembers where the learner is.
 */
export type LessonPlaceSetArgs = { 
/**
 * The lesson.
 */
lessonId: string, 
/**
 * Where in it.
 */
place: Place, };

/**
 * A name for a lesson.
 */
export type LessonRenameArgs = { 
/**
 * The lesson.
 */
lessonId: string, 
/**
 * The name; nothing or blank for that of its document.
 */
name: string | null, };

/**
 * A lesson in a list.
 */
export type LessonRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its title as plain text.
 */
title: string, 
/**
 * The family of the document.
 */
kind: LessonKindView, 
/**
 * Characters of the headword; empty if it has none.
 */
headword: string, 
/**
 * Pinyin of the headword; empty if it has none.
 */
pinyin: string, 
/**
 * The headword in the script of the learner's choice.
 */
shown: string, 
/**
 * The script of `shown`.
 */
script: ScriptView, 
/**
 * The reading of the headword, in the learner's notation.
 */
shownReading: string, 
/**
 * The gloss of the headword; empty if it has none.
 */
gloss: string, 
/**
 * Ships with the app.
 */
builtIn: boolean, 
/**
 * When it was last opened, if ever.
 */
openedAt: number | null, 
/**
 * When it came into the library (0 for built-in ones).
 */
addedAt: number, 
/**
 * Cards of it that are studied.
 */
studied: number, 
/**
 * A name of the learner's own, shown instead of headword and title.
 */
name: string | null, 
/**
 * Whether it is a favourite.
 */
favourite: boolean, 
/**
 * Tags of the document and of the learner, in order.
 */
tags: Array<string>, 
/**
 * Those of the document itself: they are taken away by editing it.
 */
documentTags: Array<string>, 
/**
 * How hard its Chinese is, by the level of HSK 3.0 (7 stands for 7 to 9), if anything is known of its words.
 */
level: number | null, 
/**
 * The share of its words that the learner knows, 0 to 1; none for one who knows no word yet.
 */
known: number | null, 
/**
 * The course that it lies in: a path of folders joined by `/`; empty at the top of the library.
 */
course: string, 
/**
 * The name of its file, which gives a course its order.
 */
file: string, };

/**
 * What a lesson is called.
 */
export type LessonTitle = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its title as plain text.
 */
title: string, 
/**
 * The family of the document.
 */
kind: LessonKindView, 
/**
 * Characters of the headword; empty if it has none.
 */
headword: string, 
/**
 * The headword in the script of the learner's choice.
 */
shown: string, 
/**
 * The script of `shown`.
 */
script: ScriptView, 
/**
 * The reading of the headword, in the learner's notation.
 */
shownReading: string, 
/**
 * The gloss of the headword; empty if it has none.
 */
gloss: string, 
/**
 * A name of the learner's own, shown instead of headword and title.
 */
name: string | null, };

/**
 * A lesson.
 */
export type LessonView = { 
/**
 * Its id.
 */
id: string, 
/**
 * The title as plain text, for lists and the window's title.
 */
title: string, 
/**
 * The title.
 */
heading: Array<Run>, 
/**
 * The family of the document.
 */
kind: LessonKindView, 
/**
 * The parts of a word page's title.
 */
headword: HeadwordView | null, 
/**
 * The sections in order.
 */
sections: Array<SectionView>, 
/**
 * What is said when it is read aloud, in order.
 */
aloud: Array<AloudView>, 
/**
 * The share of its words that the learner knows, 0 to 1; none for one who knows no word yet.
 */
known: number | null, 
/**
 * What was noticed about the document.
 */
diagnostics: Array<DiagnosticView>, 
/**
 * Whether all of it is here, with readings over all its Chinese. Of a long lesson that was just opened only what the
 * learner sees first has them, other sentences are one word without syllables, and nothing is read aloud yet.
 */
whole: boolean, 
/**
 * Ships with the app, and cannot be removed.
 */
builtIn: boolean, 
/**
 * Where the document lies, for imported ones.
 */
file: string | null, 
/**
 * Where the learner was.
 */
place: Place | null, };

/**
 * Lessons to remove, or to bring back.
 */
export type LessonsArgs = { 
/**
 * The lessons.
 */
lessonIds: Array<string>, 
/**
 * A name for this work, made up by the window: notices of its progress carry it.
 */
task: string, };

/**
 * What was done with lessons.
 */
export type LessonsDone = { 
/**
 * Those that it was done with.
 */
lessonIds: Array<string>, 
/**
 * Whether it was stopped before it was done with all.
 */
cancelled: boolean, };

/**
 * Lessons to move into a course.
 */
export type LessonsMoveArgs = { 
/**
 * The lessons.
 */
lessonIds: Array<string>, 
/**
 * The course; empty for the top of the library.
 */
course: string, 
/**
 * A name for this work, as in [`LessonsArgs`].
 */
task: string, };

/**
 * Lessons that become favourites, or are none any more.
 */
export type LessonsStarArgs = { 
/**
 * The lessons.
 */
lessonIds: Array<string>, 
/**
 * Whether they are favourites from now on.
 */
favourite: boolean, 
/**
 * A name for this work, as in [`LessonsArgs`].
 */
task: string, };

/**
 * Lessons that get a tag, or lose it.
 */
export type LessonsTagArgs = { 
/**
 * The lessons.
 */
lessonIds: Array<string>, 
/**
 * The tag.
 */
tag: string, 
/**
 * Whether they have it from now on.
 */
hasIt: boolean, 
/**
 * A name for this work, as in [`LessonsArgs`].
 */
task: string, };

/**
 * Words of a level of the HSK.
 */
export type LevelView = { 
/**
 * 1 to 7, where 7 stands for 7 to 9.
 */
level: number, 
/**
 * Words that it lists.
 */
words: number, 
/**
 * Words that are known.
 */
known: number, 
/**
 * Words that are being learnt.
 */
learning: number, };

/**
 * Where to move the library.
 */
export type LibraryMoveArgs = { 
/**
 * Absolute path of a folder that is empty or not there yet.
 */
folder: string, 
/**
 * A name for this work, made up by the window: notices of its progress carry it.
 */
task: string, };

/**
 * The library was moved.
 */
export type LibraryMoved = { 
/**
 * Where the learner's documents lie now.
 */
folder: string, 
/**
 * Where they lay; they are there still, and of no more use to the program.
 */
before: string, };

/**
 * The library.
 */
export type LibraryView = { 
/**
 * Lessons whose documents another program took away or spoiled; they are none of the others.
 */
gone: Array<GoneLesson>, 
/**
 * Built-in ones first in the order of the course, then the learner's own, newest first.
 */
lessons: Array<LessonRow>, 
/**
 * The learner's courses, empty ones too: paths of folders joined by `/`, in their order.
 */
courses: Array<string>, 
/**
 * Folder in which the learner's documents lie.
 */
folder: string, };

/**
 * A work that the program contains.
 */
export type LicenceView = { 
/**
 * What.
 */
name: string, 
/**
 * What it is for.
 */
purpose: string, 
/**
 * Its licence.
 */
licence: string, 
/**
 * Who made it.
 */
holder: string, 
/**
 * The text of the licence, where it has to go with the work.
 */
text: string | null, };

/**
 * Where a text of the document leads.
 */
export type Link = { "type": "address", 
/**
 * An `http(s):` or `mailto:` address.
 */
href: string, } | { "type": "lesson", 
/**
 * Its id.
 */
lessonId: string, };

/**
 * In which of two texts a stretch is.
 */
export type MarkKind = "same" | "missing" | "extra";

/**
 * A stretch of a typed text beside the right one.
 */
export type MarkView = { 
/**
 * Whether it is in both.
 */
kind: MarkKind, 
/**
 * The characters.
 */
text: string, };

/**
 * Something to be heard, or to be seen.
 */
export type MediaKindView = "sound" | "picture";

/**
 * A sound or a picture of a document.
 */
export type MediaView = { 
/**
 * Which it is.
 */
kind: MediaKindView, 
/**
 * The name of its file: what it is asked for by.
 */
name: string, };

/**
 * What comes behind a lesson.
 */
export type NextLesson = { 
/**
 * The next lesson of its course; none behind the last, and for a document that lies in no course.
 */
lesson: LessonTitle | null, };

/**
 * A command without arguments.
 */
export type NoArgs = Record<symbol, never>;

/**
 * How readings are written.
 */
export type NotationChoice = "marks" | "numbers" | "zhuyin";

/**
 * What happened outside the window's own calls.
 */
export type Notice = { "type": "filesOpened", } | { "type": "libraryChanged", 
/**
 * The lessons that are not as they were.
 */
lessons: Array<string>, } | { "type": "progress", 
/**
 * The name that the window gave it, or `library`: documents are read anew because another program
 * changed them, or because this version of the program reads them otherwise.
 */
task: string, 
/**
 * How many are done.
 */
done: number, 
/**
 * Of how many; may grow.
 */
total: number, } | { "type": "over", 
/**
 * Its name, as in `Progress`.
 */
task: string, };

/**
 * The choices by which a package of Anki was studied.
 */
export type OfferedSchedule = { 
/**
 * What the choices here would be.
 */
schedule: ScheduleView, 
/**
 * What they are.
 */
before: ScheduleView, 
/**
 * The parameters of memory that the package has of its own, FSRS-6; empty where it has none.
 */
parameters: Array<number>, };

/**
 * Files that were given to the program since they were last asked for.
 */
export type OpenedFiles = { 
/**
 * Absolute paths.
 */
paths: Array<string>, };

/**
 * What looking for parameters found.
 */
export type OptimisedView = { 
/**
 * Whether the new parameters foretell better and were kept.
 */
kept: boolean, 
/**
 * Log-loss of the parameters before, on reviews that the new ones have not seen; less is better.
 */
before: number, 
/**
 * Log-loss of the new parameters.
 */
after: number, 
/**
 * Reviews that say something about memory.
 */
reviews: number, 
/**
 * How many are needed.
 */
needed: number, };

/**
 * A reading that a character can have.
 */
export type OtherReading = { 
/**
 * Pinyin with a tone mark.
 */
pinyin: string, 
/**
 * As it is shown.
 */
shown: string, 
/**
 * How likely the app finds it here, 0 to 1.
 */
probability: number, };

/**
 * Two that were tried as a pair.
 */
export type PairTried = { 
/**
 * Index on the left.
 */
left: number, 
/**
 * Index on the right.
 */
right: number, };

/**
 * A word that differs from another in one tone, initial or final.
 */
export type PairView = { 
/**
 * In what.
 */
differs: DifferenceView, 
/**
 * The word.
 */
word: DictionaryHit, 
/**
 * As the voice says it, a syllable each.
 */
spoken: Array<string>, };

/**
 * What a word is.
 */
export type PartOfSpeechView = "noun" | "verb" | "adjective" | "phrase";

/**
 * A character beside another.
 */
export type PartView = { 
/**
 * The character.
 */
character: string, 
/**
 * Its most frequent reading as it is shown; empty when it has none.
 */
shown: string, 
/**
 * What it means; empty when that is not known.
 */
gloss: string, 
/**
 * Whether the dictionary has it.
 */
isWord: boolean, };

/**
 * Where a learner was, or where something stands.
 */
export type Place = { 
/**
 * Section id.
 */
sectionId: string, 
/**
 * Sentence id, if it is a sentence.
 */
sentenceId: string | null, };

/**
 * Text that is not Chinese.
 */
export type Plain = { 
/**
 * Its name within the lesson, `e5`, where it can be read aloud: what [`AloudPart`](super::AloudPart) refers to.
 */
id?: string, 
/**
 * The text.
 */
text: string, 
/**
 * Its language.
 */
lang: TextLang, 
/**
 * Set in bold in the document.
 */
strong: boolean, 
/**
 * Set as code in the document.
 */
code: boolean, 
/**
 * Where the text leads.
 */
link?: Link, 
/**
 * The sound or picture that stands here, instead of a text.
 */
media?: MediaView, };

/**
 * An answer.
 */
export type PracticeAnswerArgs = { 
/**
 * Which item.
 */
itemId: string, 
/**
 * What was answered.
 */
response: Response, 
/**
 * How long it took, milliseconds.
 */
elapsed: number, };

/**
 * How an answer was graded.
 */
export type PracticeAnswered = { 
/**
 * How good it is.
 */
verdict: Verdict, 
/**
 * Set when the tones were forgotten: nothing is graded yet, the learner may answer again.
 */
nudge: string | null, 
/**
 * Index of the right choice, for items with choices.
 */
rightChoice: number | null, 
/**
 * The right answer.
 */
key: Array<Run>, 
/**
 * Where the answer differs, as a sentence; may be empty.
 */
difference: string, 
/**
 * What there is to say of a choice that was wrong: the word, its reading and its meaning, or what the sentence says.
 */
chosen: Array<Run>, 
/**
 * The right text and the typed one, aligned; only for what was heard and typed.
 */
marks: Array<MarkView>, 
/**
 * The right reading and the given one, where only tones differ; the word that was heard and the one that was chosen.
 */
compare: Array<ReadingHeard>, 
/**
 * Why it is right.
 */
explanation: Array<Run>, 
/**
 * What to play now.
 */
audio: Array<SpokenWord>, 
/**
 * Whether there is a way back to its lesson: [`crate::practice_source`].
 */
hasSource: boolean, 
/**
 * Whether "Count as correct" is offered.
 */
canAccept: boolean, 
/**
 * The practice as it goes on, so that the next item needs no asking; none when this was the last one.
 */
following: PracticeView | null, };

/**
 * An answer that is on the disk.
 */
export type PracticeSettled = { 
/**
 * When the card comes back, in words ("in 3 days").
 */
next: string, 
/**
 * The card, when it was forgotten so often that it is time to learn it in another way.
 */
leech: LeechView | null, };

/**
 * Where the items come from.
 */
export type PracticeSource = { "type": "lesson", 
/**
 * Its id.
 */
lessonId: string, } | { "type": "mistake", 
/**
 * Id of the lesson.
 */
lessonId: string, 
/**
 * The wrong sentence.
 */
incorrect: string, } | { "type": "due" } | { "type": "hard" };

/**
 * What to practise.
 */
export type PracticeStartArgs = { 
/**
 * Where the items come from.
 */
source: PracticeSource, 
/**
 * The same seed gives the same quiz; the app chooses one if there is none.
 */
seed: number | null, };

/**
 * How a practice went.
 */
export type PracticeSummary = { 
/**
 * Right answers.
 */
right: number, 
/**
 * Nearly right answers.
 */
nearly: number, 
/**
 * Wrong answers.
 */
wrong: number, 
/**
 * The items that were not right, as words or sentences.
 */
hard: Array<HardItem>, 
/**
 * Cards that come back later today, after steps of minutes.
 */
dueLaterToday: number, 
/**
 * Cards due tomorrow.
 */
dueTomorrow: number, };

/**
 * A practice that is going on.
 */
export type PracticeView = { 
/**
 * What is practised, as the head of the page says it.
 */
title: string, 
/**
 * Where the items come from.
 */
source: PracticeSource, 
/**
 * The item to answer; none when all are answered.
 */
item: ItemView | null, 
/**
 * How many items have been answered.
 */
answered: number, 
/**
 * How many there are.
 */
total: number, 
/**
 * Whether there is an answer to undo.
 */
canUndo: boolean, 
/**
 * How it went; only when all are answered.
 */
summary: PracticeSummary | null, };

/**
 * Where everything that is studied is to be written.
 */
export type ProgressExportArgs = { 
/**
 * Absolute path of the file, a package of Anki.
 */
path: string, 
/**
 * Whether a file that is there already may be replaced: whoever chose it said so.
 */
replace: boolean, };

/**
 * Progress as a page.
 */
export type ProgressView = { 
/**
 * Due now, and how many come on each of the next thirty days.
 */
due: number, 
/**
 * How many of those that are due now are asked for the first time.
 */
new: number, 
/**
 * From tomorrow on.
 */
coming: Array<number>, 
/**
 * The last day of the calendar, as days since 1970: today.
 */
today: number, 
/**
 * Days with answers within a year, oldest first.
 */
days: Array<DayView>, 
/**
 * How well recall was foretold in the last thirty days, and in each of the last twelve weeks, oldest first.
 */
recent: RecallView, 
/**
 * Week by week.
 */
weeks: Array<RecallView>, 
/**
 * The wanted chance of recall.
 */
desiredRetention: number, 
/**
 * Cards by how many days they are stable: under 1, 3, 7, 21, 60, 180 days, 1 year, and longer.
 */
stability: Array<number>, 
/**
 * Cards by difficulty, 1 to 10.
 */
difficulty: Array<number>, 
/**
 * Words that are known, by level of HSK 3.0.
 */
levels: Array<LevelView>, 
/**
 * Tones that were taken for one another, most often first.
 */
tones: Array<ConfusionView>, 
/**
 * Words and characters that were taken for one another, most often first.
 */
words: Array<ConfusionView>, };

/**
 * Ways to put a card aside.
 */
export type PutAside = "bury" | "suspend" | "reset";

/**
 * A card that is not to be asked now.
 */
export type PutAsideArgs = { 
/**
 * In which way.
 */
way: PutAside, };

/**
 * Which reading is wrong, and what it is.
 */
export type ReadingCorrectArgs = { 
/**
 * The sentence, or the word that is to be read so everywhere.
 */
text: string, 
/**
 * Index of the character in the text.
 */
at: number, 
/**
 * The reading: a syllable of pinyin or zhuyin.
 */
pinyin: string, 
/**
 * For a sentence: the lesson in which it stands. None means that the text is a word.
 */
lessonId: string | null, };

/**
 * A correction that was made.
 */
export type ReadingCorrected = { 
/**
 * What takes it back.
 */
correctionId: string, };

/**
 * A reading to be heard beside another one.
 */
export type ReadingHeard = { 
/**
 * Whether it is the right one.
 */
right: boolean, 
/**
 * With tone marks.
 */
pinyin: string, 
/**
 * To be played.
 */
words: Array<SpokenWord>, };

/**
 * Who gave a reading.
 */
export type ReadingSource = "author" | "learner" | "app";

/**
 * How a character is read in its place, and how else it could be.
 */
export type ReadingView = { 
/**
 * The character.
 */
character: string, 
/**
 * Its reading as it is shown.
 */
shown: string, 
/**
 * Who gave it.
 */
source: ReadingSource, 
/**
 * The app is not sure of it.
 */
unsure: boolean, 
/**
 * Other readings that the character has, the likeliest first.
 */
others: Array<OtherReading>, 
/**
 * The correction by which it is read so, if the learner made one.
 */
correctionId: string | null, };

/**
 * How well recall was foretold.
 */
export type RecallView = { 
/**
 * Reviews of cards that had been learnt.
 */
reviews: number, 
/**
 * How many of them were recalled.
 */
recalled: number, 
/**
 * The mean chance that the schedule foretold, 0 to 1.
 */
expected: number, };

/**
 * A lesson that was taken out of the library and can be had back.
 */
export type RemovedLesson = { 
/**
 * What it is called.
 */
lesson: LessonTitle, 
/**
 * The course that it lay in: a path of folders joined by `/`; empty at the top of the library.
 */
course: string, 
/**
 * Ships with the app.
 */
builtIn: boolean, 
/**
 * When it was removed, milliseconds since 1970.
 */
removedAt: number, };

/**
 * What was taken out of the library and can be had back.
 */
export type RemovedView = { 
/**
 * What was removed last first.
 */
lessons: Array<RemovedLesson>, };

/**
 * What was answered.
 */
export type Response = { "type": "choice", 
/**
 * From 0.
 */
index: number, } | { "type": "typed", 
/**
 * The text.
 */
text: string, } | { "type": "tones", 
/**
 * 1 to 5, where 5 is the neutral tone.
 */
tones: Array<number>, } | { "type": "order", 
/**
 * Their indices.
 */
tiles: Array<number>, } | { "type": "pairs", 
/**
 * In order.
 */
tried: Array<PairTried>, } | { "type": "written", 
/**
 * Wrong strokes at each.
 */
mistakes: Array<number>, } | { "type": "rated", 
/**
 * 1 again, 2 hard, 3 good, 4 easy.
 */
rating: number, } | { "type": "giveUp" };

/**
 * The lesson that was open last.
 */
export type Resume = { 
/**
 * The lesson.
 */
lesson: LessonTitle, 
/**
 * The heading of the section, as plain text.
 */
section: string, };

/**
 * What a section is for.
 */
export type RoleView = "summary" | "coreMeaning" | "characters" | "culture" | "usage" | "examples" | "mistakes" | "related" | "definition" | "application" | "significance" | "origin" | "impact" | "takeaways" | "other";

/**
 * When readings are shown.
 */
export type RubyMode = "on" | "hover" | "off";

/**
 * A piece of a text.
 */
export type Run = { "type": "chinese" } & Sentence | { "type": "plain" } & Plain;

/**
 * Choices to study by from now on.
 */
export type ScheduleTakeArgs = { 
/**
 * The name of the import that offered them; they are taken back with it.
 */
import: string, 
/**
 * What it offered.
 */
offered: OfferedSchedule, };

/**
 * The choices of the schedule.
 */
export type ScheduleView = { 
/**
 * The wanted chance of recall when a card comes back, 0.7 to 0.97.
 */
desiredRetention: number, 
/**
 * Waits of a card that is being learnt, minutes.
 */
learningSteps: Array<number>, 
/**
 * Waits of a card that was forgotten, minutes.
 */
relearningSteps: Array<number>, 
/**
 * Cards that are asked for the first time on a day.
 */
newPerDay: number, 
/**
 * Reviews on a day at most.
 */
reviewsPerDay: number, 
/**
 * After how many lapses a card is a leech.
 */
leechAfter: number, 
/**
 * Words up to this level of HSK 3.0 count as known; 0 for none, 7 for all.
 */
knownLevel: number, 
/**
 * Whether the parameters of memory were found from the learner's own reviews; set to false they are those of FSRS.
 */
isFitted: boolean, };

/**
 * The script in which Chinese is shown.
 */
export type ScriptChoice = "asWritten" | "simplified" | "traditional";

/**
 * A script.
 */
export type ScriptView = "simplified" | "traditional";

/**
 * What to look for.
 */
export type SearchArgs = { 
/**
 * Characters, pinyin with or without tones, or English.
 */
query: string, };

/**
 * A place in a lesson.
 */
export type SearchHit = { 
/**
 * The lesson.
 */
lessonId: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Where in the lesson, if not the title.
 */
place: Place | null, 
/**
 * What to light in the section where the place names no sentence: a word of its English; empty otherwise.
 */
mark: string, 
/**
 * The text around, with what matched set strong.
 */
snippet: Array<Run>, };

/**
 * What was found, best first.
 */
export type SearchView = { 
/**
 * Places in lessons.
 */
lessons: Array<SearchHit>, 
/**
 * Words of the dictionary.
 */
words: Array<DictionaryHit>, };

/**
 * A section of a lesson.
 */
export type SectionView = { 
/**
 * Its name within the lesson, `s-3`.
 */
id: string, 
/**
 * What it is for, `examples`, `mistakes`, `other` …
 */
role: RoleView, 
/**
 * 1 for a section, 2 and more for the sub-sections after it.
 */
level: number, 
/**
 * The heading of the document; empty for text before the first heading.
 */
heading: Array<Run>, 
/**
 * Empty when the document has nothing there, or when what it has is still to come.
 */
blocks: Array<BlockView>, 
/**
 * How many of its blocks stand before these. Of a book that was just opened only those around the place where the
 * learner is are here; all others come with `lesson_get`.
 */
before: number, 
/**
 * How many stand behind them.
 */
after: number, };

/**
 * A sentence that has the word.
 */
export type SeenIn = { 
/**
 * The lesson.
 */
lessonId: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Where.
 */
place: Place, 
/**
 * The sentence.
 */
text: Array<Run>, };

/**
 * Chinese that is read, spoken and looked up as one.
 */
export type Sentence = { 
/**
 * Its name within the lesson, `s17`: what `section` and `sentence` places refer to.
 */
id: string, 
/**
 * The script that it is shown in, for the shapes of its characters.
 */
script: ScriptView, 
/**
 * Its words and what stands between them. Their texts, joined, are the sentence.
 */
words: Array<WordView>, 
/**
 * Set in bold in the document.
 */
strong: boolean, 
/**
 * Where the text leads.
 */
link?: Link, };

/**
 * The learner's choices.
 */
export type Settings = { 
/**
 * When readings are shown over characters.
 */
ruby: RubyMode, 
/**
 * Whether an author's or dictionary tones are shown, or tones as spoken.
 */
spokenTones: boolean, 
/**
 * How readings are written.
 */
notation: NotationChoice, 
/**
 * The script in which Chinese is shown.
 */
script: ScriptChoice, 
/**
 * Colours of tones.
 */
toneColours: ToneColours, 
/**
 * Light, dark, or as the system has it.
 */
theme: Theme, 
/**
 * Size of the lesson's text in percent, 80 to 200.
 */
textSize: number, 
/**
 * The face for Chinese in lessons.
 */
chineseFace: ChineseFace, 
/**
 * Whether the English side of a lesson is shown.
 */
showEnglish: boolean, 
/**
 * Whether the Chinese side of a lesson is shown.
 */
showChinese: boolean, 
/**
 * Speed of the voice, 0.5 to 1.5.
 */
speechRate: number, 
/**
 * The voice of the system that speaks; none for the program's own.
 */
systemVoice: SystemVoiceView | null, 
/**
 * Whether listening items and answers play by themselves.
 */
autoPlay: boolean, 
/**
 * Whether characters are to be written, stroke by stroke.
 */
writing: boolean, 
/**
 * What happens after a sentence that was read aloud.
 */
afterSentence: AfterSentence, 
/**
 * Whether English is read aloud, too.
 */
speakEnglish: boolean, 
/**
 * Whether the first sound comes after a longer silence, because wireless headphones swallow it.
 */
longLeadIn: boolean, 
/**
 * Whether a word that is pointed at shows its meaning.
 */
hoverGloss: boolean, };

/**
 * How bad it is.
 */
export type SeverityView = "note" | "warning" | "error";

/**
 * What is to be simulated.
 */
export type SimulateArgs = { 
/**
 * New words on each day.
 */
newWordsPerDay: number, 
/**
 * How many days.
 */
days: number, };

/**
 * What a time of study would be, day by day.
 */
export type SimulationView = { 
/**
 * Answers.
 */
answers: Array<number>, 
/**
 * Minutes.
 */
minutes: Array<number>, 
/**
 * Cards that would be remembered.
 */
remembered: Array<number>, };

/**
 * Sound that is ready to be played.
 */
export type SpeechClip = { 
/**
 * Its name: `clip://localhost/<id>.wav` gives the sound. None where a voice of the system speaks: `voice_say`
 * lets it.
 */
id: string | null, 
/**
 * Length in milliseconds.
 */
duration: number, 
/**
 * When each word sounds, in order. Words that make no sound have no mark; without a sound there are none.
 */
marks: Array<SpeechMark>, 
/**
 * The voice that speaks.
 */
voice: string, };

/**
 * When a word sounds.
 */
export type SpeechMark = { 
/**
 * Index of the word.
 */
word: number, 
/**
 * Milliseconds from the start of the clip.
 */
start: number, 
/**
 * Milliseconds from the start of the clip.
 */
end: number, };

/**
 * What to say.
 */
export type SpeechSpeakArgs = { 
/**
 * The words, with the readings that the page shows.
 */
words: Array<SpokenWord>, 
/**
 * Speed, 0.5 to 1.5; 1 is normal.
 */
rate: number, };

/**
 * Whether there is a voice.
 */
export type SpeechStatus = { 
/**
 * There is one.
 */
available: boolean, 
/**
 * Its name; empty if there is none.
 */
voice: string, 
/**
 * If there is none: a sentence that says what to do.
 */
advice: string, };

/**
 * A word to say.
 */
export type SpokenWord = { 
/**
 * As it is shown.
 */
text: string, 
/**
 * Pinyin with tone marks of each character as spoken; empty for punctuation, numbers and Latin words.
 */
syllables: Array<string>, };

/**
 * How a character is written, as hanzi-writer takes it: a grid of 1024 to a side, the origin at the lower left.
 */
export type StrokesView = { 
/**
 * The outline of each stroke as an SVG path, in the order of writing.
 */
strokes: Array<string>, 
/**
 * Points along the middle of each stroke, in the direction of writing.
 */
medians: Array<Array<[number, number]>>, 
/**
 * Which strokes belong to the radical, from 0.
 */
radStrokes: Array<number>, };

/**
 * A character and its reading.
 */
export type SyllableView = { 
/**
 * The character.
 */
character: string, 
/**
 * Its reading as it is written above, by the chosen tones and notation. The readings of a word's characters,
 * joined, are the reading of the word: apostrophes and spaces stand before the syllable that needs them.
 */
shown: string, 
/**
 * Its reading in dictionary tones: what the word is looked up and remembered by.
 */
citation: string, 
/**
 * Its reading as the voice says it, after tone sandhi.
 */
spoken: string, 
/**
 * The tone of `shown`, 1 to 5 (5 is neutral).
 */
tone: number, 
/**
 * Who gave the reading.
 */
source: ReadingSource, 
/**
 * The app is not sure of it.
 */
unsure: boolean, };

/**
 * A voice of the system.
 */
export type SystemVoiceView = { 
/**
 * By what the system knows it.
 */
id: string, 
/**
 * As it is shown.
 */
name: string, 
/**
 * Its language as the system writes it: `zh-CN`, `cmn`.
 */
language: string, };

/**
 * The voices of the system that speak Mandarin. They read characters by themselves and give no sound.
 */
export type SystemVoicesView = { 
/**
 * As the system orders them.
 */
voices: Array<SystemVoiceView>, };

/**
 * Long work that the window named.
 */
export type TaskArgs = { 
/**
 * Its name.
 */
task: string, };

/**
 * The language of a plain text.
 */
export type TextLang = "chinese" | "english" | "pinyin" | "other";

/**
 * Light or dark.
 */
export type Theme = "system" | "light" | "dark";

/**
 * The first page.
 */
export type TodayView = { 
/**
 * Cards due now.
 */
due: number, 
/**
 * About how many minutes they take.
 */
minutes: number, 
/**
 * How many of them are asked for the first time.
 */
new: number, 
/**
 * Cards that wait beyond what a day asks, and about how many days it takes to work them off.
 */
backlog: Backlog | null, 
/**
 * Cards that come back later today, after steps of minutes.
 */
dueLaterToday: number, 
/**
 * Cards that will be due tomorrow.
 */
dueTomorrow: number, 
/**
 * A practice that was left in its middle.
 */
unfinished: Unfinished | null, 
/**
 * The lesson that was open last.
 */
resume: Resume | null, 
/**
 * Lessons to begin with.
 */
suggestions: Array<LessonTitle>, 
/**
 * Answers on each of the last seven study days, oldest first, today last.
 */
week: Array<number>, };

/**
 * What the author of a lesson says that a word means.
 */
export type ToldView = { 
/**
 * In the author's words.
 */
gloss: string, 
/**
 * The lesson.
 */
lessonId: string, 
/**
 * What it is called.
 */
title: string, };

/**
 * Colours of tones.
 */
export type ToneColours = "off" | "pleco" | "mdbg" | "safe";

/**
 * A syllable.
 */
export type TonedSyllable = { 
/**
 * With a tone mark, as the voice takes it.
 */
pinyin: string, 
/**
 * As it is shown.
 */
shown: string, };

/**
 * What can be done with a card.
 */
export type Treatment = "resume" | "suspend" | "reset";

/**
 * A practice that was left in its middle.
 */
export type Unfinished = { 
/**
 * What is practised.
 */
title: string, 
/**
 * How many items have been answered.
 */
answered: number, 
/**
 * How many there are.
 */
total: number, };

/**
 * How good an answer is.
 */
export type Verdict = "right" | "nearly" | "wrong";

/**
 * A voice that is to be installed.
 */
export type VoiceAddArgs = { 
/**
 * Absolute path of a folder or a zip file of recordings.
 */
path: string, 
/**
 * The name under which its progress is told and it can be cancelled.
 */
task: string, };

/**
 * What is to be said no longer.
 */
export type VoiceHushArgs = { 
/**
 * The number of the text.
 */
turn: number, };

/**
 * Which voice.
 */
export type VoiceNameArgs = { 
/**
 * Its name.
 */
name: string, };

/**
 * What a voice of the system is to say.
 */
export type VoiceSayArgs = { 
/**
 * A number that grows with every text; `voice_hush` names it.
 */
turn: number, 
/**
 * The words, in order.
 */
words: Array<SpokenWord>, 
/**
 * Speed, 0.5 to 1.5.
 */
rate: number, };

/**
 * A recorded voice.
 */
export type VoiceView = { 
/**
 * Its name, which is that of its folder.
 */
name: string, 
/**
 * How many words are recorded.
 */
words: number, 
/**
 * How many syllables are recorded.
 */
syllables: number, 
/**
 * How many of the words of the course it speaks.
 */
spoken: number, 
/**
 * How many words there are in the course.
 */
ofCourse: number, 
/**
 * What it says of its speaker and its licence.
 */
licence: string | null, 
/**
 * Something to hear it by.
 */
example: SpokenWord | null, };

/**
 * The recorded voices that are installed.
 */
export type VoicesView = { 
/**
 * By name. The first one that has a word speaks it; the rest is spoken by the computer's voice.
 */
voices: Array<VoiceView>, };

/**
 * Where a word stands.
 */
export type Within = { 
/**
 * The sentence around it, as it is shown.
 */
sentence: string, 
/**
 * Index of the first character of the word in the sentence.
 */
at: number, 
/**
 * What its author says of its readings.
 */
given: Array<GivenReading>, };

/**
 * What the app knows of a word.
 */
export type WordCard = { 
/**
 * The word as it was asked for.
 */
word: string, 
/**
 * Entries of the dictionary, the one with the reading asked for first; empty when it has none.
 */
entries: Array<EntryView>, 
/**
 * What the authors of lessons say that it means; they come before the dictionary.
 */
told: Array<ToldView>, 
/**
 * How each character is read where the word stands, and how else it could be; empty where that was not asked.
 */
readings: Array<ReadingView>, 
/**
 * The characters, each with its own entry when the word has more than one.
 */
characters: Array<CharacterView>, 
/**
 * Level in HSK 3.0 (7 stands for 7-9).
 */
hsk: number | null, 
/**
 * Level in HSK 2.0.
 */
hsk2: number | null, 
/**
 * The first sentences of the learner's lessons with the word.
 */
seenIn: Array<SeenIn>, 
/**
 * Whether there are more of them.
 */
seenElsewhere: boolean, 
/**
 * Each of its syllables once, in the four tones.
 */
tones: Array<FourTones>, 
/**
 * Words that differ from it in one thing that has to be heard.
 */
pairs: Array<PairView>, 
/**
 * Other words with this word in them, the most used first.
 */
partOf: Array<DictionaryHit>, 
/**
 * Whether it is saved to study.
 */
saved: boolean, 
/**
 * Those of its cards that are put aside or forgotten again and again.
 */
troubled: Array<CardRow>, };

/**
 * Which word.
 */
export type WordGetArgs = { 
/**
 * Its characters, in either script.
 */
word: string, 
/**
 * Its reading where it stands, syllables with tone marks joined by spaces; picks the entry to show first.
 */
pinyin: string | null, 
/**
 * Where it stands, if it stands anywhere: what its reading there may be is then part of the card.
 */
within: Within | null, 
/**
 * The lesson that it stands in, if it stands in one: what its author says of it comes first.
 */
lessonId: string | null, };

/**
 * What a word means, in as few words as will do.
 */
export type WordGloss = { 
/**
 * Its reading as it is shown.
 */
shown: string, 
/**
 * The first senses; empty where the dictionary has none.
 */
senses: Array<string>, 
/**
 * Level in HSK 3.0 (7 stands for 7-9).
 */
hsk: number | null, };

/**
 * Some places of a word.
 */
export type WordPlaces = { 
/**
 * The sentences, those of one page.
 */
places: Array<SeenIn>, 
/**
 * How many lines of the learner's lessons have the word.
 */
all: number, };

/**
 * Places of a word.
 */
export type WordPlacesArgs = { 
/**
 * Its characters, in either script.
 */
word: string, 
/**
 * How many places are known already.
 */
from: number, };

/**
 * Which word to study, or to stop studying.
 */
export type WordSaveArgs = { 
/**
 * Its characters.
 */
word: string, 
/**
 * Its reading, syllables with tone marks joined by spaces.
 */
pinyin: string, 
/**
 * Where the learner met it.
 */
lessonId: string | null, };

/**
 * What saving a word changed.
 */
export type WordSaved = { 
/**
 * Whether it is saved now.
 */
saved: boolean, };

/**
 * What the learner has to do with a word.
 */
export type WordStatus = "new" | "studying" | "known";

/**
 * A word, or punctuation (then without syllables).
 */
export type WordView = { 
/**
 * As it is shown.
 */
text: string, 
/**
 * One for each character; empty for what is not Chinese.
 */
syllables: Array<SyllableView>, 
/**
 * What the learner has to do with the word.
 */
status: WordStatus, };

/**
 * What it would cost to study the words of a lesson.
 */
export type WordsCost = { 
/**
 * Words that are not studied yet.
 */
words: number, 
/**
 * Minutes more on each day of the week in which they come.
 */
minutesPerDay: number, 
/**
 * After about how many days they come, because so many others wait; 0 for now.
 */
daysAhead: number, };

/**
 * Words that were saved together.
 */
export type WordsSaved = { 
/**
 * The ids of their notes.
 */
notes: Array<string>, };

/** Every command of the backend. */
export interface Api {
  /** What the program is and where it keeps things. */
  aboutGet(): Promise<AboutView>
  /** Writes a lesson as a sound file, with what is said when. */
  audioWrite(args: AudioWriteArgs): Promise<AudioWritten>
  /** Writes a copy of the database to a file. */
  backupCreate(args: BackupArgs): Promise<Done>
  /** Makes a course of the learner. */
  courseMake(args: CourseArgs): Promise<CourseView>
  /** Takes away a course in which nothing lies any more. */
  courseRemove(args: CourseArgs): Promise<Done>
  /** Gives a course another name. */
  courseRename(args: CourseRenameArgs): Promise<CourseView>
  /** Where a card was met. */
  cardMet(args: CardArgs): Promise<CardMet>
  /** Does the same with several cards. */
  cardsTreat(args: CardsTreatArgs): Promise<CardsTreated>
  /** The cards that are put aside or forgotten again and again. */
  cardsTroubled(): Promise<CardsView>
  /** Takes back what was done with cards. */
  cardsUntreat(args: CardsTreated): Promise<Done>
  /** What a character is made of, and what looks like it. */
  characterGet(args: CharacterArgs): Promise<CharacterCard>
  /** How a character is written. */
  characterStrokes(args: CharacterArgs): Promise<StrokesView>
  /** What would become of these files; changes nothing. */
  importPreview(args: ImportArgs): Promise<ImportView>
  /** Takes documents of these files into the library. */
  importKeep(args: ImportKeepArgs): Promise<ImportView>
  /** Makes a lesson of a text. */
  importText(args: ImportTextArgs): Promise<ImportView>
  /** Takes an import back as a whole. */
  importUndo(args: ImportUndoArgs): Promise<ImportUndone>
  /** Writes lessons to a file. */
  lessonExport(args: ExportArgs): Promise<Exported>
  /** Writes lessons into a folder. */
  lessonsExport(args: ExportFolderArgs): Promise<Exported>
  /** A lesson, with all of its readings. */
  lessonGet(args: LessonGetArgs): Promise<LessonView>
  /** The lesson that comes behind one in its course. */
  lessonNext(args: LessonIdArgs): Promise<NextLesson>
  /** Opens a lesson: of a long one the readings come where the learner is, and the rest with lesson_get. */
  lessonOpen(args: LessonOpenArgs): Promise<LessonView>
  /** Remembers where the learner is in a lesson. */
  lessonPlaceSet(args: LessonPlaceSetArgs): Promise<Done>
  /** Gives a lesson a name of the learner's own. */
  lessonRename(args: LessonRenameArgs): Promise<Done>
  /** Moves lessons into a course. */
  lessonsMove(args: LessonsMoveArgs): Promise<LessonsDone>
  /** Takes lessons out of the library; they can be restored. */
  lessonsRemove(args: LessonsArgs): Promise<LessonsDone>
  /** Takes lessons out of the library whose documents another program took away. */
  lessonsForget(args: LessonsArgs): Promise<LessonsDone>
  /** Puts documents back that another program took away. */
  lessonsPutBack(args: LessonsArgs): Promise<LessonsDone>
  /** Brings removed lessons back. */
  lessonsRestore(args: LessonsArgs): Promise<LessonsDone>
  /** Makes lessons favourites, or no longer. */
  lessonsStar(args: LessonsStarArgs): Promise<LessonsDone>
  /** Gives lessons a tag, or takes it from them. */
  lessonsTag(args: LessonsTagArgs): Promise<LessonsDone>
  /** What it would cost to study all words of a lesson. */
  lessonWordsCost(args: LessonIdArgs): Promise<WordsCost>
  /** Saves all words of a lesson that are not studied yet. */
  lessonWordsSave(args: LessonIdArgs): Promise<WordsSaved>
  /** Stops studying words that were saved together. */
  lessonWordsUnsave(args: WordsSaved): Promise<Done>
  /** All lessons. */
  libraryList(): Promise<LibraryView>
  /** What was taken out of the library and can be had back. */
  libraryRemoved(): Promise<RemovedView>
  /** Moves the learner's documents to another folder. */
  libraryMove(args: LibraryMoveArgs): Promise<LibraryMoved>
  /** Files given to the program to open; asked once, they are gone. */
  openedFilesTake(): Promise<OpenedFiles>
  /** Counts the last answer as correct. */
  practiceAccept(): Promise<PracticeAnswered>
  /** Grades an answer and remembers it. */
  practiceAnswer(args: PracticeAnswerArgs): Promise<PracticeAnswered>
  /** The practice that is going on, at its next item. */
  practiceCurrent(): Promise<PracticeView>
  /** Leaves the practice; what was answered stays. */
  practiceEnd(): Promise<Done>
  /** Puts the card of the item at hand aside and goes on; undo brings it back. */
  practicePutAside(args: PutAsideArgs): Promise<PracticeView>
  /** Waits until the last answer is on the disk. */
  practiceSettled(): Promise<PracticeSettled>
  /** Where in its lesson what was answered last stands. */
  practiceSource(): Promise<ItemSource>
  /** Starts a practice. */
  practiceStart(args: PracticeStartArgs): Promise<PracticeView>
  /** Takes the last answer back. */
  practiceUndo(): Promise<PracticeView>
  /** Corrects a reading, in a sentence or of a word everywhere. */
  readingCorrect(args: ReadingCorrectArgs): Promise<ReadingCorrected>
  /** The corrections of readings that stand. */
  readingList(): Promise<CorrectionsView>
  /** Takes a correction of a reading back. */
  readingRestore(args: CorrectionArgs): Promise<Done>
  /** Writes everything that is studied to a package of Anki. */
  progressExport(args: ProgressExportArgs): Promise<Exported>
  /** What was studied, what comes, what is known. */
  progressGet(): Promise<ProgressView>
  /** The choices of the schedule. */
  scheduleGet(): Promise<ScheduleView>
  /** Looks for parameters of memory that fit the learner, and keeps them if they foretell better. */
  scheduleOptimise(args: TaskArgs): Promise<OptimisedView>
  /** Changes the choices of the schedule, for all cards at once. */
  scheduleSet(args: ScheduleView): Promise<ScheduleView>
  /** What study would be with so many new words a day. */
  scheduleSimulate(args: SimulateArgs): Promise<SimulationView>
  /** Takes the choices by which a package was studied, for all cards at once. */
  scheduleTake(args: ScheduleTakeArgs): Promise<ScheduleView>
  /** Finds places in lessons and words of the dictionary. */
  search(args: SearchArgs): Promise<SearchView>
  /** The learner's choices. */
  settingsGet(): Promise<Settings>
  /** Changes the learner's choices. */
  settingsSet(args: Settings): Promise<Settings>
  /** Makes the sound of words. */
  speechSpeak(args: SpeechSpeakArgs): Promise<SpeechClip>
  /** Whether there is a voice. */
  speechStatus(): Promise<SpeechStatus>
  /** Stops long work; what it did so far stays. */
  taskCancel(args: TaskArgs): Promise<Done>
  /** The first page. */
  todayGet(): Promise<TodayView>
  /** Installs a recorded voice. */
  voiceAdd(args: VoiceAddArgs): Promise<VoicesView>
  /** Silences a voice of the system. */
  voiceHush(args: VoiceHushArgs): Promise<Done>
  /** The recorded voices that are installed. */
  voiceList(): Promise<VoicesView>
  /** Removes a recorded voice. */
  voiceRemove(args: VoiceNameArgs): Promise<VoicesView>
  /** Lets a voice of the system speak, and waits until it has. */
  voiceSay(args: VoiceSayArgs): Promise<Done>
  /** The voices of the system. */
  voiceSystemList(): Promise<SystemVoicesView>
  /** What is known of a word. */
  wordGet(args: WordGetArgs): Promise<WordCard>
  /** What a word means, in short. */
  wordGloss(args: WordGetArgs): Promise<WordGloss>
  /** Places of a word in the learner's lessons. */
  wordPlaces(args: WordPlacesArgs): Promise<WordPlaces>
  /** Saves a word to study. */
  wordSave(args: WordSaveArgs): Promise<WordSaved>
  /** Stops studying a word. */
  wordUnsave(args: WordSaveArgs): Promise<WordSaved>
}

/** The commands, sent through `call`. */
export function createApi(call: (command: string, args: object) => Promise<unknown>): Api {
  return {
    aboutGet: () => call('about_get', {}) as Promise<AboutView>,
    audioWrite: (args) => call('audio_write', args) as Promise<AudioWritten>,
    backupCreate: (args) => call('backup_create', args) as Promise<Done>,
    courseMake: (args) => call('course_make', args) as Promise<CourseView>,
    courseRemove: (args) => call('course_remove', args) as Promise<Done>,
    courseRename: (args) => call('course_rename', args) as Promise<CourseView>,
    cardMet: (args) => call('card_met', args) as Promise<CardMet>,
    cardsTreat: (args) => call('cards_treat', args) as Promise<CardsTreated>,
    cardsTroubled: () => call('cards_troubled', {}) as Promise<CardsView>,
    cardsUntreat: (args) => call('cards_untreat', args) as Promise<Done>,
    characterGet: (args) => call('character_get', args) as Promise<CharacterCard>,
    characterStrokes: (args) => call('character_strokes', args) as Promise<StrokesView>,
    importPreview: (args) => call('import_preview', args) as Promise<ImportView>,
    importKeep: (args) => call('import_keep', args) as Promise<ImportView>,
    importText: (args) => call('import_text', args) as Promise<ImportView>,
    importUndo: (args) => call('import_undo', args) as Promise<ImportUndone>,
    lessonExport: (args) => call('lesson_export', args) as Promise<Exported>,
    lessonsExport: (args) => call('lessons_export', args) as Promise<Exported>,
    lessonGet: (args) => call('lesson_get', args) as Promise<LessonView>,
    lessonNext: (args) => call('lesson_next', args) as Promise<NextLesson>,
    lessonOpen: (args) => call('lesson_open', args) as Promise<LessonView>,
    lessonPlaceSet: (args) => call('lesson_place_set', args) as Promise<Done>,
    lessonRename: (args) => call('lesson_rename', args) as Promise<Done>,
    lessonsMove: (args) => call('lessons_move', args) as Promise<LessonsDone>,
    lessonsRemove: (args) => call('lessons_remove', args) as Promise<LessonsDone>,
    lessonsForget: (args) => call('lessons_forget', args) as Promise<LessonsDone>,
    lessonsPutBack: (args) => call('lessons_put_back', args) as Promise<LessonsDone>,
    lessonsRestore: (args) => call('lessons_restore', args) as Promise<LessonsDone>,
    lessonsStar: (args) => call('lessons_star', args) as Promise<LessonsDone>,
    lessonsTag: (args) => call('lessons_tag', args) as Promise<LessonsDone>,
    lessonWordsCost: (args) => call('lesson_words_cost', args) as Promise<WordsCost>,
    lessonWordsSave: (args) => call('lesson_words_save', args) as Promise<WordsSaved>,
    lessonWordsUnsave: (args) => call('lesson_words_unsave', args) as Promise<Done>,
    libraryList: () => call('library_list', {}) as Promise<LibraryView>,
    libraryRemoved: () => call('library_removed', {}) as Promise<RemovedView>,
    libraryMove: (args) => call('library_move', args) as Promise<LibraryMoved>,
    openedFilesTake: () => call('opened_files_take', {}) as Promise<OpenedFiles>,
    practiceAccept: () => call('practice_accept', {}) as Promise<PracticeAnswered>,
    practiceAnswer: (args) => call('practice_answer', args) as Promise<PracticeAnswered>,
    practiceCurrent: () => call('practice_current', {}) as Promise<PracticeView>,
    practiceEnd: () => call('practice_end', {}) as Promise<Done>,
    practicePutAside: (args) => call('practice_put_aside', args) as Promise<PracticeView>,
    practiceSettled: () => call('practice_settled', {}) as Promise<PracticeSettled>,
    practiceSource: () => call('practice_source', {}) as Promise<ItemSource>,
    practiceStart: (args) => call('practice_start', args) as Promise<PracticeView>,
    practiceUndo: () => call('practice_undo', {}) as Promise<PracticeView>,
    readingCorrect: (args) => call('reading_correct', args) as Promise<ReadingCorrected>,
    readingList: () => call('reading_list', {}) as Promise<CorrectionsView>,
    readingRestore: (args) => call('reading_restore', args) as Promise<Done>,
    progressExport: (args) => call('progress_export', args) as Promise<Exported>,
    progressGet: () => call('progress_get', {}) as Promise<ProgressView>,
    scheduleGet: () => call('schedule_get', {}) as Promise<ScheduleView>,
    scheduleOptimise: (args) => call('schedule_optimise', args) as Promise<OptimisedView>,
    scheduleSet: (args) => call('schedule_set', args) as Promise<ScheduleView>,
    scheduleSimulate: (args) => call('schedule_simulate', args) as Promise<SimulationView>,
    scheduleTake: (args) => call('schedule_take', args) as Promise<ScheduleView>,
    search: (args) => call('search', args) as Promise<SearchView>,
    settingsGet: () => call('settings_get', {}) as Promise<Settings>,
    settingsSet: (args) => call('settings_set', args) as Promise<Settings>,
    speechSpeak: (args) => call('speech_speak', args) as Promise<SpeechClip>,
    speechStatus: () => call('speech_status', {}) as Promise<SpeechStatus>,
    taskCancel: (args) => call('task_cancel', args) as Promise<Done>,
    todayGet: () => call('today_get', {}) as Promise<TodayView>,
    voiceAdd: (args) => call('voice_add', args) as Promise<VoicesView>,
    voiceHush: (args) => call('voice_hush', args) as Promise<Done>,
    voiceList: () => call('voice_list', {}) as Promise<VoicesView>,
    voiceRemove: (args) => call('voice_remove', args) as Promise<VoicesView>,
    voiceSay: (args) => call('voice_say', args) as Promise<Done>,
    voiceSystemList: () => call('voice_system_list', {}) as Promise<SystemVoicesView>,
    wordGet: (args) => call('word_get', args) as Promise<WordCard>,
    wordGloss: (args) => call('word_gloss', args) as Promise<WordGloss>,
    wordPlaces: (args) => call('word_places', args) as Promise<WordPlaces>,
    wordSave: (args) => call('word_save', args) as Promise<WordSaved>,
    wordUnsave: (args) => call('word_unsave', args) as Promise<WordSaved>,
  }
}
