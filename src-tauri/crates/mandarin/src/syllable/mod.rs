//! One syllable of Mandarin: its letters and its tone.

mod marks;
mod spellings;

use spellings::{SPELLINGS, alike, key};

/// The tone of a syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
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

impl Tone {
    /// Every tone, in order.
    pub const ALL: [Tone; 5] = [
        Tone::First,
        Tone::Second,
        Tone::Third,
        Tone::Fourth,
        Tone::Neutral,
    ];

    /// The number that names the tone, 1 to 5.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The tone that a number names; 0 is the neutral tone as well as 5.
    pub fn from_number(number: u8) -> Option<Tone> {
        match number {
            1 => Some(Tone::First),
            2 => Some(Tone::Second),
            3 => Some(Tone::Third),
            4 => Some(Tone::Fourth),
            0 | 5 => Some(Tone::Neutral),
            _ => None,
        }
    }
}

/// A syllable as pinyin spells it, without capitals or apostrophes: `ke` + fourth tone is 客, `nü` + third is 女,
/// `nar` + third is 哪儿 said as one syllable.
///
/// Only spellings that exist can be made. Its four bytes are copied freely.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Syllable {
    spelling: u16,
    erhua: bool,
    tone: Tone,
}

impl Syllable {
    /// The syllable of these letters and this tone, or nothing when Mandarin has no such spelling.
    ///
    /// `letters` are lower case, with `ü` after `l` and `n` and `u` after `j q x y`; a final `r` is erhua.
    pub fn new(letters: &str, tone: Tone) -> Option<Syllable> {
        let find = |letters: &str| {
            let (start, keys) = alike(letters.as_bytes());
            let index = keys.binary_search(&key(letters.as_bytes())?).ok()?;
            u16::try_from(start + index).ok()
        };
        if let Some(spelling) = find(letters) {
            return Some(Syllable {
                spelling,
                erhua: false,
                tone,
            });
        }
        let plain = letters.strip_suffix('r')?;
        find(plain)
            .map(|spelling| Syllable {
                spelling,
                erhua: true,
                tone,
            })
            .filter(|syllable| syllable.takes_erhua())
    }

    /// Whether any spelling begins with these letters, or they end in the `r` of erhua: with others no more letters
    /// make a syllable.
    #[allow(
        dead_code,
        reason = "the build script, which compiles this file too, parses no pinyin"
    )]
    pub(crate) fn may_begin(letters: &str) -> bool {
        let begins = key(letters.as_bytes()).is_some_and(|wanted| {
            let (_, keys) = alike(letters.as_bytes());
            let first = keys.partition_point(|spelling| *spelling < wanted);
            let rest = u64::MAX.checked_shr(8 * letters.len() as u32).unwrap_or(0);
            keys.get(first).is_some_and(|spelling| spelling & !rest == wanted)
        });
        begins || letters.ends_with('r') || letters.contains('ü')
    }

    /// Every syllable without erhua that can be spelt, toneless spellings in alphabetical order, tones in theirs.
    pub fn all() -> impl Iterator<Item = Syllable> {
        (0..SPELLINGS.len())
            .filter_map(|index| u16::try_from(index).ok())
            .flat_map(|spelling| {
                Tone::ALL.into_iter().map(move |tone| Syllable {
                    spelling,
                    erhua: false,
                    tone,
                })
            })
    }

    /// A number that names the syllable in the compiled language data; `from_code` reads it.
    #[allow(
        dead_code,
        reason = "the build script, which compiles this file too, writes what the program reads"
    )]
    pub(crate) fn code(self) -> u16 {
        (self.spelling * 5 + u16::from(self.tone.number()) - 1) * 2 + u16::from(self.erhua)
    }

    /// The syllable that [`Syllable::code`] named.
    pub(crate) fn from_code(code: u16) -> Option<Syllable> {
        let number = u8::try_from(code / 2 % 5).ok()?;
        let spelling = code / 10;
        let exists = usize::from(spelling) < SPELLINGS.len();
        let tone = Tone::from_number(number + 1)?;
        exists.then_some(Syllable {
            spelling,
            erhua: code % 2 == 1,
            tone,
        })
    }

    /// The letters without tone, lower case, with `ü` where it is spoken (`nü`, `lüe`) and the final `r` of erhua.
    pub fn letters(&self) -> &'static str {
        let (plain, with_r) = SPELLINGS
            .get(usize::from(self.spelling))
            .copied()
            .unwrap_or_default();
        if self.erhua { with_r } else { plain }
    }

    /// The tone.
    pub fn tone(&self) -> Tone {
        self.tone
    }

    /// The same letters in another tone.
    #[must_use]
    pub fn with_tone(self, tone: Tone) -> Syllable {
        Syllable { tone, ..self }
    }

    /// Whether it ends in the `r` of erhua, 玩儿 `wánr`. The word 二 `èr` does not.
    pub fn is_erhua(&self) -> bool {
        self.erhua
    }

    /// The same syllable with the `r` of erhua, unless it cannot take one (`e`, `er`, interjections without a vowel).
    #[must_use]
    pub fn with_erhua(self) -> Option<Syllable> {
        self.takes_erhua().then_some(Syllable { erhua: true, ..self })
    }

    /// The same syllable without the `r` of erhua.
    #[must_use]
    pub fn without_erhua(self) -> Syllable {
        Syllable { erhua: false, ..self }
    }

    /// The `r` that 儿 leaves when it joins the syllable before it: the reading of that character alone.
    pub fn is_r(&self) -> bool {
        self.letters() == "r"
    }

    /// Whether it is spelt without a vowel, as only interjections (`hm`, `ng`) and the `r` of 儿 are.
    pub fn is_vowelless(&self) -> bool {
        !self.letters().contains(['a', 'e', 'i', 'o', 'u', 'ü', 'ê'])
    }

    fn takes_erhua(self) -> bool {
        let plain = self.without_erhua();
        !matches!(plain.letters(), "e" | "er") && !plain.is_vowelless()
    }
}
