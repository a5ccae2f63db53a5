//! Single cards: those that want a look, and what can be done about them.

use super::{ItemKindView, ItemSource, Run, dto};

dto! {
    /// Cards that want a look.
    pub struct CardsView {
        /// Those forgotten most often first.
        pub cards: Vec<CardRow>,
        /// How many there are beyond these.
        pub more: u32,
    }

    /// A card that is put aside, or forgotten again and again.
    pub struct CardRow {
        /// Its name.
        pub card: String,
        /// The way in which it asks.
        pub kind: ItemKindView,
        /// What it asks for: a word or a sentence.
        pub text: Vec<Run>,
        /// Its meaning; may be empty.
        pub gloss: String,
        /// How often it was forgotten.
        pub lapses: u32,
        /// Whether that is so often that it should be learnt in another way.
        pub is_leech: bool,
        /// It is not asked until it is taken up again.
        pub suspended: bool,
        /// It is not asked until tomorrow.
        pub buried: bool,
    }

    /// Which card.
    #[derive(Eq)]
    pub struct CardArgs {
        /// Its name.
        pub card: String,
    }

    /// The way from a card back to a lesson.
    #[derive(Eq)]
    pub struct CardMet {
        /// Where it was met; none when no lesson of the library has it.
        pub source: Option<ItemSource>,
    }

    /// What to do with cards.
    #[derive(Eq)]
    pub struct CardsTreatArgs {
        /// Their names.
        pub cards: Vec<String>,
        /// What.
        pub way: Treatment,
    }

    /// What can be done with a card.
    #[derive(Copy, Eq)]
    pub enum Treatment {
        /// It is asked again.
        Resume,
        /// It is not asked until it is resumed.
        Suspend,
        /// It begins anew, as if it had never been asked.
        Reset,
    }

    /// What was done with cards, for taking it back.
    #[derive(Eq)]
    pub struct CardsTreated {
        /// The events that say it.
        pub events: Vec<String>,
    }
}
