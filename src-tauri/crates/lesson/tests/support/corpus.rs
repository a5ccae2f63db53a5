//! Concepts explained in Chinese and in English, with the sentences that belong together known: `corpus.txt`.

/// Sentences that say the same; either side may have several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    pub(crate) chinese: String,
    pub(crate) english: String,
}

/// A concept.
#[derive(Debug, Clone)]
pub(crate) struct Concept {
    pub(crate) name: Unit,
    /// Definition, application, significance, origin, impact, takeaway, in this order.
    pub(crate) passages: Vec<Vec<Unit>>,
}

/// All concepts.
pub(crate) fn concepts() -> Vec<Concept> {
    let mut concepts: Vec<Concept> = Vec::new();
    for line in include_str!("corpus.txt").lines() {
        if line.starts_with('@') {
            concepts.last_mut().unwrap().passages.push(Vec::new());
            continue;
        }
        let (chinese, english) = line.trim_start_matches("= ").split_once(" ‖ ").unwrap();
        let unit = Unit {
            chinese: chinese.to_owned(),
            english: english.to_owned(),
        };
        if line.starts_with('=') {
            let passages = Vec::new();
            concepts.push(Concept { name: unit, passages });
        } else {
            concepts
                .last_mut()
                .unwrap()
                .passages
                .last_mut()
                .unwrap()
                .push(unit);
        }
    }
    concepts
}

/// Numbers that look random and are always the same for a seed (SplitMix64: Steele, Lea, Flood 2014).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).unwrap()
    }

    /// Once in so many rolls.
    pub(crate) fn once_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }

    pub(crate) fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.roll(of.len())]
    }
}
