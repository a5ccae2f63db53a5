//! Whose work the language data is: what the program shows under About.

/// A source of language data that is part of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credit {
    /// The work.
    pub name: &'static str,
    /// What it is used for.
    pub used_for: &'static str,
    /// Its licence, as its authors name it.
    pub licence: &'static str,
    /// Where it is to be found.
    pub address: &'static str,
}

/// The sources of the language data.
pub const CREDITS: &[Credit] = &[
    Credit {
        name: "CC-CEDICT",
        used_for: "dictionary",
        licence: "Creative Commons Attribution-ShareAlike 4.0",
        address: "https://cc-cedict.org/",
    },
    Credit {
        name: "jieba",
        used_for: "how often words are used",
        licence: "MIT",
        address: "https://github.com/fxsjy/jieba",
    },
    Credit {
        name: "hsk",
        used_for: "HSK levels",
        licence: "MIT",
        address: "https://github.com/sotch-pr35mac/hsk",
    },
    Credit {
        name: "g2pM and g2pL reading corpora",
        used_for: "training the choice between readings",
        licence: "Apache-2.0",
        address: "https://github.com/kakaobrain/g2pM",
    },
    Credit {
        name: "g2pM",
        used_for: "the network that is asked about readings that are in doubt",
        licence: "Apache-2.0",
        address: "https://github.com/kakaobrain/g2pM",
    },
];
