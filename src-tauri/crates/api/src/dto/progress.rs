//! Progress: what was studied, what comes, how well memory was foretold, what is known, what is confused.

use super::dto;

dto! {
    /// Progress as a page.
    pub struct ProgressView {
        /// Due now, and how many come on each of the next thirty days.
        pub due: u32,
        /// How many of those that are due now are asked for the first time.
        pub new: u32,
        /// From tomorrow on.
        pub coming: Vec<u32>,
        /// The last day of the calendar, as days since 1970: today.
        pub today: i32,
        /// Days with answers within a year, oldest first.
        pub days: Vec<DayView>,
        /// How well recall was foretold in the last thirty days, and in each of the last twelve weeks, oldest first.
        pub recent: RecallView,
        /// Week by week.
        pub weeks: Vec<RecallView>,
        /// The wanted chance of recall.
        pub desired_retention: f32,
        /// Cards by how many days they are stable: under 1, 3, 7, 21, 60, 180 days, 1 year, and longer.
        pub stability: Vec<u32>,
        /// Cards by difficulty, 1 to 10.
        pub difficulty: Vec<u32>,
        /// Words that are known, by level of HSK 3.0.
        pub levels: Vec<LevelView>,
        /// Tones that were taken for one another, most often first.
        pub tones: Vec<ConfusionView>,
        /// Words and characters that were taken for one another, most often first.
        pub words: Vec<ConfusionView>,
    }

    /// What was studied on a day.
    #[derive(Copy, Eq)]
    pub struct DayView {
        /// Days since 1970, by the learner's calendar.
        pub day: i32,
        /// Answers.
        pub answers: u32,
        /// Minutes.
        pub minutes: u32,
    }

    /// How well recall was foretold.
    #[derive(Copy)]
    pub struct RecallView {
        /// Reviews of cards that had been learnt.
        pub reviews: u32,
        /// How many of them were recalled.
        pub recalled: u32,
        /// The mean chance that the schedule foretold, 0 to 1.
        pub expected: f32,
    }

    /// Words of a level of the HSK.
    #[derive(Eq)]
    pub struct LevelView {
        /// 1 to 7, where 7 stands for 7 to 9.
        pub level: u8,
        /// Words that it lists.
        pub words: u32,
        /// Words that are known.
        pub known: u32,
        /// Words that are being learnt.
        pub learning: u32,
    }

    /// Something that was taken for something else.
    #[derive(Eq)]
    pub struct ConfusionView {
        /// What was right.
        pub right: String,
        /// What was answered.
        pub given: String,
        /// How often.
        pub times: u32,
    }
}
