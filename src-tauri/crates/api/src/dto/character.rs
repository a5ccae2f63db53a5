//! Characters: what they are made of, how they are written.

use super::dto;

dto! {
    /// Which character.
    pub struct CharacterArgs {
        /// The character.
        pub character: String,
    }

    /// What the app knows of the form of a character.
    pub struct CharacterCard {
        /// The character.
        pub character: String,
        /// The radical under which dictionaries list it, where it can be told; its gloss is the meaning of the radical.
        pub radical: Option<PartView>,
        /// The parts that one sees in it, in their order; empty when it is one piece.
        pub parts: Vec<PartView>,
        /// Characters that look like it.
        pub look_alike: Vec<PartView>,
        /// In how many strokes it is written; none when its strokes are not known.
        pub strokes: Option<u32>,
    }

    /// A character beside another.
    #[derive(Eq)]
    pub struct PartView {
        /// The character.
        pub character: String,
        /// Its most frequent reading as it is shown; empty when it has none.
        pub shown: String,
        /// What it means; empty when that is not known.
        pub gloss: String,
        /// Whether the dictionary has it.
        pub is_word: bool,
    }

    /// How a character is written, as hanzi-writer takes it: a grid of 1024 to a side, the origin at the lower left.
    pub struct StrokesView {
        /// The outline of each stroke as an SVG path, in the order of writing.
        pub strokes: Vec<String>,
        /// Points along the middle of each stroke, in the direction of writing.
        pub medians: Vec<Vec<[i32; 2]>>,
        /// Which strokes belong to the radical, from 0.
        pub rad_strokes: Vec<u8>,
    }
}
