//! One syllable of Mandarin: its letters and its tone.

/// The tone of a syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tone {
    /// High level, ā.
    First = 1,
    /// Rising, á.
    Second = 2,
    /// Low (dipping), ǎ.
    Third = 3,
    /// Falling, à.
    Fourth = 4,
    /// No tone of its own, a.
    Neutral = 5,
}

/// A syllable as pinyin spells it, without capitals or apostrophes: `ke` + fourth tone is 客, `nü` + third is 女,
/// `nar` + third is 哪儿 said as one syllable.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Syllable {
    letters: String,
    tone: Tone,
}

impl Syllable {
    /// The letters without tone, lower case, with `ü` where it is spoken (`nü`, `lüe`) and the final `r` of erhua.
    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// The tone.
    pub fn tone(&self) -> Tone {
        self.tone
    }
}
