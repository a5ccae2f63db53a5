//! The schedule: its choices, parameters that fit the learner, what more words would cost.

use super::dto;

dto! {
    /// The choices of the schedule.
    pub struct ScheduleView {
        /// The wanted chance of recall when a card comes back, 0.7 to 0.97.
        pub desired_retention: f32,
        /// Waits of a card that is being learnt, minutes.
        pub learning_steps: Vec<u16>,
        /// Waits of a card that was forgotten, minutes.
        pub relearning_steps: Vec<u16>,
        /// Cards that are asked for the first time on a day.
        pub new_per_day: u16,
        /// Reviews on a day at most.
        pub reviews_per_day: u16,
        /// After how many lapses a card is a leech.
        pub leech_after: u8,
        /// Words up to this level of HSK 3.0 count as known; 0 for none, 7 for all.
        pub known_level: u8,
        /// Whether the parameters of memory were found from the learner's own reviews; set to false they are those of FSRS.
        pub is_fitted: bool,
    }

    /// What looking for parameters found.
    pub struct OptimisedView {
        /// Whether the new parameters foretell better and were kept.
        pub kept: bool,
        /// Log-loss of the parameters before, on reviews that the new ones have not seen; less is better.
        pub before: f32,
        /// Log-loss of the new parameters.
        pub after: f32,
        /// Reviews that say something about memory.
        pub reviews: u32,
        /// How many are needed.
        pub needed: u32,
    }

    /// What is to be simulated.
    #[derive(Copy, Eq)]
    pub struct SimulateArgs {
        /// New words on each day.
        pub new_words_per_day: u16,
        /// How many days.
        pub days: u32,
    }

    /// What a time of study would be, day by day.
    pub struct SimulationView {
        /// Answers.
        pub answers: Vec<u32>,
        /// Minutes.
        pub minutes: Vec<f32>,
        /// Cards that would be remembered.
        pub remembered: Vec<f32>,
    }

    /// What it would cost to study the words of a lesson.
    pub struct WordsCost {
        /// Words that are not studied yet.
        pub words: u32,
        /// Minutes more on each day of the week in which they come.
        pub minutes_per_day: f32,
        /// After about how many days they come, because so many others wait; 0 for now.
        pub days_ahead: u32,
    }

    /// Words that were saved together.
    #[derive(Eq)]
    pub struct WordsSaved {
        /// The ids of their notes.
        pub notes: Vec<String>,
    }
}
