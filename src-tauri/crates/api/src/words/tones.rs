//! The syllables of a word in their four tones.

use crate::dto::{FourTones, TonedSyllable};
use wenxi_mandarin::{Syllable, Tone, pinyin::Notation};

/// Every syllable once; the r of 儿 is none.
pub(super) fn four_tones(syllables: &[Syllable], notation: Notation) -> Vec<FourTones> {
    let is_first = |(at, syllable): &(usize, &Syllable)| {
        let before = syllables.get(..*at).unwrap_or_default();
        !syllable.is_r() && before.iter().all(|other| other.letters() != syllable.letters())
    };
    let rows = syllables.iter().enumerate().filter(is_first);
    rows.map(|(_, syllable)| {
        let toned = |tone| {
            let toned = syllable.with_tone(tone);
            TonedSyllable {
                pinyin: toned.to_string(),
                shown: notation.syllable(toned),
            }
        };
        FourTones {
            tones: [Tone::First, Tone::Second, Tone::Third, Tone::Fourth]
                .map(toned)
                .into(),
            own: syllable.tone().number(),
        }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("kè hù", Notation::Marks, &["kē ké kě kè 4", "hū hú hǔ hù 4"])]
    #[case("mā ma r", Notation::Marks, &["mā má mǎ mà 1"])]
    #[case("lǚ", Notation::Numbers, &["lü1 lü2 lü3 lü4 3"])]
    #[case("kè", Notation::Zhuyin, &["ㄎㄜ ㄎㄜˊ ㄎㄜˇ ㄎㄜˋ 4"])]
    fn in_four_tones(#[case] word: &str, #[case] notation: Notation, #[case] expected: &[&str]) {
        let syllables = wenxi_mandarin::pinyin::parse(word).unwrap();
        let rows = four_tones(&syllables, notation).into_iter().map(|row| {
            let shown: Vec<String> = row.tones.into_iter().map(|tone| tone.shown).collect();
            format!("{} {}", shown.join(" "), row.own)
        });
        assert_eq!(rows.collect::<Vec<_>>(), expected);
    }
}
