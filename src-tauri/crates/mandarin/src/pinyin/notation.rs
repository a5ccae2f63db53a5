//! The ways in which a reading can be written for a reader.

use super::zhuyin;
use crate::Syllable;

/// How readings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Notation {
    /// Pinyin with tone marks, `kèhù`.
    #[default]
    Marks,
    /// Pinyin with tone numbers, `ke4hu4`; the neutral tone is 5.
    Numbers,
    /// Zhuyin, `ㄎㄜˋ ㄏㄨˋ`.
    Zhuyin,
}

impl Notation {
    /// One syllable.
    pub fn syllable(self, syllable: Syllable) -> String {
        match self {
            Notation::Marks => syllable.to_string(),
            Notation::Numbers => format!("{}{}", syllable.letters(), syllable.tone().number()),
            Notation::Zhuyin => zhuyin::write(syllable),
        }
    }

    /// One word, as it is written together.
    pub fn word(self, syllables: &[Syllable]) -> String {
        self.pieces(syllables).concat()
    }

    /// The same, a piece for each syllable: an apostrophe or a space stands at the head of the piece that needs it.
    pub fn pieces(self, syllables: &[Syllable]) -> Vec<String> {
        let piece = |(at, syllable): (usize, &Syllable)| {
            let written = self.syllable(*syllable);
            let apart = match self {
                _ if at == 0 => "",
                Notation::Marks if syllable.letters().starts_with(['a', 'e', 'o', 'ê']) => "’",
                // Numbers part syllables by themselves; 儿 joins what is before it.
                Notation::Marks | Notation::Numbers => "",
                Notation::Zhuyin if syllable.is_r() => "",
                Notation::Zhuyin => " ",
            };
            format!("{apart}{written}")
        };
        syllables.iter().enumerate().map(piece).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::super::parse;
    use super::*;
    use crate::Tone;

    #[rstest]
    #[case("ke4 hu4", "kèhù", "ke4hu4", "ㄎㄜˋ ㄏㄨˋ")]
    #[case("xi1 an1", "xī’ān", "xi1an1", "ㄒㄧ ㄢ")]
    #[case("nü3 er2", "nǚ’ér", "nü3er2", "ㄋㄩˇ ㄦˊ")]
    #[case("wan2 r5", "wánr", "wan2r5", "ㄨㄢˊㄦ")]
    #[case("wo3 men5", "wǒmen", "wo3men5", "ㄨㄛˇ ˙ㄇㄣ")]
    fn writes_a_word(
        #[case] syllables: &str,
        #[case] marks: &str,
        #[case] numbers: &str,
        #[case] zhuyin: &str,
    ) {
        let syllables = parse(syllables).unwrap();
        assert_eq!(Notation::Marks.word(&syllables), marks);
        assert_eq!(Notation::Numbers.word(&syllables), numbers);
        assert_eq!(Notation::Zhuyin.word(&syllables), zhuyin);
    }

    fn word() -> impl Strategy<Value = Vec<Syllable>> {
        let all: Vec<Syllable> = Syllable::all().filter(|one| !one.is_vowelless()).collect();
        prop::collection::vec(prop::sample::select(all), 1..6)
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(word in word()) {
            // A neutral tone after another syllable is not told from a toneless one in marks alone; and that is one.
            for notation in [Notation::Marks, Notation::Numbers, Notation::Zhuyin] {
                prop_assert_eq!(parse(&notation.pieces(&word).join(" ")), Ok(word.clone()));
            }
            prop_assert_eq!(parse(&Notation::Numbers.word(&word)), Ok(word.clone()));
            prop_assert_eq!(parse(&Notation::Zhuyin.word(&word)), Ok(word.clone()));
        }

        #[test]
        fn a_word_of_full_tones_is_read_again_from_its_marks(word in word()) {
            let full: Vec<Syllable> = word.into_iter().filter(|one| one.tone() != Tone::Neutral).collect();
            if !full.is_empty() {
                prop_assert_eq!(parse(&Notation::Marks.word(&full)), Ok(full));
            }
        }
    }
}
