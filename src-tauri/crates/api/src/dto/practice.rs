//! Practice: a quiz on a lesson, or the cards that are due.

use super::{LessonTitle, Place, Run, SpokenWord, dto};

dto! {
    /// What to practise.
    pub struct PracticeStartArgs {
        /// Where the items come from.
        pub source: PracticeSource,
        /// The same seed gives the same quiz; the app chooses one if there is none.
        #[ts(type = "number | null")]
        pub seed: Option<u32>,
    }

    /// Where the items come from.
    #[derive(Eq)]
    #[serde(tag = "type", rename_all_fields = "camelCase")]
    pub enum PracticeSource {
        /// A lesson.
        Lesson { /// Its id.
            lesson_id: String },
        /// One mistake of a lesson.
        Mistake {
            /// Id of the lesson.
            lesson_id: String,
            /// The wrong sentence.
            incorrect: String,
        },
        /// The cards that are due.
        Due,
        /// Those that were wrong or nearly right in the practice that has just ended.
        Hard,
    }

    /// A practice that is going on.
    pub struct PracticeView {
        /// What is practised, as the head of the page says it.
        pub title: String,
        /// Where the items come from.
        pub source: PracticeSource,
        /// The item to answer; none when all are answered.
        pub item: Option<ItemView>,
        /// How many items have been answered.
        pub answered: u32,
        /// How many there are.
        pub total: u32,
        /// Whether there is an answer to undo.
        pub can_undo: bool,
        /// How it went; only when all are answered.
        pub summary: Option<PracticeSummary>,
    }

    /// A question.
    pub struct ItemView {
        /// Its id within the practice.
        pub id: String,
        /// What kind of question.
        pub kind: ItemKindView,
        /// What to do, in a few words.
        pub instruction: String,
        /// What is asked about; empty when it is only heard.
        pub stem: Vec<Run>,
        /// Whether readings may be shown over the stem (not where they would give the answer away).
        pub show_readings: bool,
        /// What to play, if something is to be heard; played at once for a listening item.
        pub audio: Vec<SpokenWord>,
        /// How it is answered.
        pub input: ItemInput,
        /// What to choose from, or tiles to put in order; empty when it is answered otherwise.
        pub choices: Vec<Vec<Run>>,
        /// A second line under the stem, such as the English of a sentence; may be empty.
        pub context: Vec<Run>,
    }

    /// How a question is answered.
    #[serde(tag = "type", rename_all_fields = "camelCase")]
    pub enum ItemInput {
        /// One of the choices.
        Choose,
        /// Typed pinyin.
        Reading,
        /// Typed English.
        Gloss,
        /// Typed Chinese.
        Text,
        /// A tone, 1 to 5, for each syllable.
        Tones { /// The syllables without tones.
            letters: Vec<String> },
        /// The choices put in order.
        Tiles,
        /// A look at the answer and a rating, 1 to 4.
        SelfRated {
            /// The answer.
            answer: Vec<Run>,
            /// How it sounds.
            audio: Vec<SpokenWord>,
        },
        /// Pairs.
        Pairs {
            /// One side.
            left: Vec<Vec<Run>>,
            /// The other side.
            right: Vec<Vec<Run>>,
            /// For each of the left, its partner's index: what is matched is shown at once.
            partner: Vec<u32>,
        },
        /// Strokes.
        Strokes { /// The characters.
            characters: Vec<String> },
    }

    /// What kind of question.
    #[derive(Copy, Eq, Hash)]
    pub enum ItemKindView {
        /// Words and meanings; match them.
        Match,
        /// Word seen; choose its meaning.
        Meaning,
        /// Sentence or word heard; choose what was said.
        Listening,
        /// Chinese and English; say whether they mean the same.
        TrueFalse,
        /// Passage heard; choose its English.
        Passage,
        /// Meaning seen; choose the word.
        Word,
        /// Two sentences; choose the one that is wrong.
        MistakeSpot,
        /// Word seen; give the tone of each syllable.
        Tones,
        /// Sentence with a gap; choose the word.
        Cloze,
        /// The wrong sentence; choose why.
        MistakeWhy,
        /// The wrong sentence; choose or build the right one.
        MistakeMend,
        /// The words of a sentence; put them in order.
        Order,
        /// Word seen; type its meaning.
        Gloss,
        /// Word seen; type its reading.
        Reading,
        /// Sentence heard; type it.
        Dictation,
        /// Meaning and reading seen; write the characters.
        Writing,
        /// English seen; say it in Chinese and rate yourself.
        Translate,
    }

    /// An answer.
    pub struct PracticeAnswerArgs {
        /// Which item.
        pub item_id: String,
        /// What was answered.
        pub response: Response,
        /// How long it took, milliseconds.
        pub elapsed: f64,
    }

    /// What was answered.
    #[derive(Eq)]
    #[serde(tag = "type", rename_all_fields = "camelCase")]
    pub enum Response {
        /// The choice with this index.
        Choice { /// From 0.
            index: u32 },
        /// Typed text.
        Typed { /// The text.
            text: String },
        /// The tone of each syllable.
        Tones { /// 1 to 5, where 5 is the neutral tone.
            tones: Vec<u8> },
        /// Tiles put in order.
        Order { /// Their indices.
            tiles: Vec<u32> },
        /// Pairs as they were tried.
        Pairs { /// In order.
            tried: Vec<PairTried> },
        /// Characters that were written.
        Written { /// Wrong strokes at each.
            mistakes: Vec<u32> },
        /// The learner's own rating.
        Rated { /// 1 again, 2 hard, 3 good, 4 easy.
            rating: u8 },
        /// "I don't know".
        GiveUp,
    }

    /// Two that were tried as a pair.
    #[derive(Copy, Eq)]
    pub struct PairTried {
        /// Index on the left.
        pub left: u32,
        /// Index on the right.
        pub right: u32,
    }

    /// How an answer was graded.
    pub struct PracticeAnswered {
        /// How good it is.
        pub verdict: Verdict,
        /// Set when the tones were forgotten: nothing is graded yet, the learner may answer again.
        pub nudge: Option<String>,
        /// Index of the right choice, for items with choices.
        pub right_choice: Option<u32>,
        /// The right answer.
        pub key: Vec<Run>,
        /// Where the answer differs, as a sentence; may be empty.
        pub difference: String,
        /// What there is to say of a choice that was wrong: the word, its reading and its meaning, or what the sentence says.
        pub chosen: Vec<Run>,
        /// The right text and the typed one, aligned; only for what was heard and typed.
        pub marks: Vec<MarkView>,
        /// The right reading and the given one, where only tones differ; the word that was heard and the one that was chosen.
        pub compare: Vec<ReadingHeard>,
        /// Why it is right.
        pub explanation: Vec<Run>,
        /// What to play now.
        pub audio: Vec<SpokenWord>,
        /// Whether there is a way back to its lesson: [`crate::practice_source`].
        pub has_source: bool,
        /// Whether "Count as correct" is offered.
        pub can_accept: bool,
        /// The practice as it goes on, so that the next item needs no asking; none when this was the last one.
        pub following: Option<Box<PracticeView>>,
    }

    /// An answer that is on the disk.
    #[derive(Eq)]
    pub struct PracticeSettled {
        /// When the card comes back, in words ("in 3 days").
        pub next: String,
        /// The card, when it was forgotten so often that it is time to learn it in another way.
        pub leech: Option<LeechView>,
    }

    /// A card that is forgotten again and again.
    #[derive(Eq)]
    pub struct LeechView {
        /// Its name.
        pub card: String,
        /// How often it was forgotten.
        pub lapses: u32,
    }

    /// A card that is not to be asked now.
    #[derive(Copy, Eq)]
    pub struct PutAsideArgs {
        /// In which way.
        pub way: PutAside,
    }

    /// Ways to put a card aside.
    #[derive(Copy, Eq)]
    pub enum PutAside {
        /// Until tomorrow.
        Bury,
        /// Until it is resumed.
        Suspend,
        /// It begins anew, as if it had never been asked.
        Reset,
    }

    /// A stretch of a typed text beside the right one.
    #[derive(Eq)]
    pub struct MarkView {
        /// Whether it is in both.
        pub kind: MarkKind,
        /// The characters.
        pub text: String,
    }

    /// In which of two texts a stretch is.
    #[derive(Copy, Eq)]
    pub enum MarkKind {
        /// In both.
        Same,
        /// Only in the right one.
        Missing,
        /// Only in the typed one.
        Extra,
    }

    /// A reading to be heard beside another one.
    #[derive(Eq)]
    pub struct ReadingHeard {
        /// Whether it is the right one.
        pub right: bool,
        /// With tone marks.
        pub pinyin: String,
        /// To be played.
        pub words: Vec<SpokenWord>,
    }

    /// How good an answer is.
    #[derive(Copy, Eq)]
    pub enum Verdict {
        /// Right.
        Right,
        /// Nearly: one tone or one letter is off.
        Nearly,
        /// Wrong.
        Wrong,
    }

    /// Where in which lesson an item comes from.
    #[derive(Eq)]
    pub struct ItemSource {
        /// The lesson.
        pub lesson_id: String,
        /// Its title.
        pub title: String,
        /// Where in it.
        pub place: Place,
    }

    /// How a practice went.
    pub struct PracticeSummary {
        /// Right answers.
        pub right: u32,
        /// Nearly right answers.
        pub nearly: u32,
        /// Wrong answers.
        pub wrong: u32,
        /// The items that were not right, as words or sentences.
        pub hard: Vec<HardItem>,
        /// Cards that come back later today, after steps of minutes.
        pub due_later_today: u32,
        /// Cards due tomorrow.
        pub due_tomorrow: u32,
    }

    /// An item that was not right.
    pub struct HardItem {
        /// The word or sentence.
        pub text: Vec<Run>,
        /// Its meaning.
        pub gloss: String,
        /// How the answer was.
        pub verdict: Verdict,
    }

    /// The first page.
    pub struct TodayView {
        /// Cards due now.
        pub due: u32,
        /// About how many minutes they take.
        pub minutes: u32,
        /// How many of them are asked for the first time.
        pub new: u32,
        /// Cards that wait beyond what a day asks, and about how many days it takes to work them off.
        pub backlog: Option<Backlog>,
        /// Cards that come back later today, after steps of minutes.
        pub due_later_today: u32,
        /// Cards that will be due tomorrow.
        pub due_tomorrow: u32,
        /// A practice that was left in its middle.
        pub unfinished: Option<Unfinished>,
        /// The lesson that was open last.
        pub resume: Option<Resume>,
        /// Lessons to begin with.
        pub suggestions: Vec<LessonTitle>,
        /// Answers on each of the last seven study days, oldest first, today last.
        pub week: Vec<u32>,
    }

    /// Cards that wait beyond what a day asks.
    #[derive(Copy, Eq)]
    pub struct Backlog {
        /// All that are due.
        pub waiting: u32,
        /// What a day asks.
        pub per_day: u32,
        /// After how many days no card waits, counting today; none when that is farther than a season away.
        #[ts(type = "number | null")]
        pub days: Option<u32>,
    }

    /// A practice that was left in its middle.
    #[derive(Eq)]
    pub struct Unfinished {
        /// What is practised.
        pub title: String,
        /// How many items have been answered.
        pub answered: u32,
        /// How many there are.
        pub total: u32,
    }

    /// The lesson that was open last.
    pub struct Resume {
        /// The lesson.
        pub lesson: LessonTitle,
        /// The heading of the section, as plain text.
        pub section: String,
    }
}
