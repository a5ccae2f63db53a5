//! What is right, what is nearly right, and what is said about the rest.

use super::*;
use rstest::rstest;

fn graded(word: &str, accepted: &[&str], typed: &str) -> Graded {
    let accepted: Vec<String> = accepted.iter().map(|key| (*key).to_owned()).collect();
    reading(word, &accepted, typed, false)
}

#[rstest]
#[case("客户", "kè hù", "kèhù")]
#[case("客户", "kè hù", "kè hù")]
#[case("客户", "kè hù", "ke4hu4")]
#[case("客户", "kè hù", "ke4 hu4")]
#[case("客户", "kè hù", "Kèhù")]
#[case("客户", "kè hù", " KE4HU4 ")]
#[case("客户", "kè hù", "ｋｅ４ｈｕ４")]
#[case("女儿", "nǚ ér", "nv3er2")]
#[case("女儿", "nǚ ér", "nü3'er2")]
#[case("女儿", "nǚ ér", "nu:3 er2")]
#[case("西安", "xī ān", "xi1an1")]
#[case("西安", "xī ān", "xī'ān")]
#[case("方案", "fāng àn", "fāngàn")]
#[case("妈妈", "mā ma", "ma1ma")]
#[case("妈妈", "mā ma", "ma1ma5")]
#[case("哪儿", "nǎ r", "nar3")]
#[case("哪儿", "nǎ r", "nǎ ér")]
#[case("玩儿", "wán r", "wan2r5")]
#[case("的", "de", "de")]
fn right_readings(#[case] word: &str, #[case] key: &str, #[case] typed: &str) {
    assert_eq!(graded(word, &[key], typed), right());
}

#[rstest]
#[case("ni3hao3")]
#[case("ní hǎo")]
fn dictionary_tones_and_spoken_tones_are_both_right(#[case] typed: &str) {
    assert_eq!(graded("你好", &["nǐ hǎo", "ní hǎo"], typed), right());
}

#[rstest]
#[case("kehu")]
#[case("ke hu")]
#[case("KEHU")]
fn forgotten_tones_are_asked_for_once(#[case] typed: &str) {
    assert!(matches!(graded("客户", &["kè hù"], typed), Graded::Nudge(_)));
    let again = reading("客户", &["kè hù".to_owned()], typed, true);
    assert!(matches!(
        again,
        Graded::Verdict {
            verdict: Verdict::Wrong,
            ..
        }
    ));
}

#[test]
fn letters_that_could_be_split_otherwise_are_nudged_too() {
    assert!(matches!(graded("西安", &["xī ān"], "xian"), Graded::Nudge(_)));
}

#[rstest]
#[case(
    "客户",
    "kè hù",
    "kèhú",
    Verdict::Nearly,
    "Second syllable: hù, fourth tone, not second."
)]
#[case(
    "客户",
    "kè hù",
    "kēhù",
    Verdict::Nearly,
    "First syllable: kè, fourth tone, not first."
)]
#[case(
    "妈妈",
    "mā ma",
    "mā mā",
    Verdict::Nearly,
    "Second syllable: ma, neutral tone, not first."
)]
#[case(
    "客户",
    "kè hù",
    "kéhú",
    Verdict::Wrong,
    "2 tones are off. First syllable: kè, fourth tone, not second."
)]
#[case("客户", "kè hù", "kèfù", Verdict::Wrong, "Second syllable: hù, not fù.")]
#[case("客户", "kè hù", "kè", Verdict::Wrong, "It has 2 syllables, not 1 syllable.")]
#[case(
    "客户",
    "kè hù",
    "kè hù fú",
    Verdict::Wrong,
    "It has 2 syllables, not 3 syllables."
)]
#[case("客户", "kè hù", "customer", Verdict::Wrong, "“customer” is not pinyin.")]
#[case("客户", "kè hù", "", Verdict::Wrong, "There is no pinyin here.")]
fn differences_are_named(
    #[case] word: &str,
    #[case] key: &str,
    #[case] typed: &str,
    #[case] verdict: Verdict,
    #[case] difference: &str,
) {
    let expected = Graded::Verdict {
        verdict,
        difference: Some(difference.to_owned()),
    };
    assert_eq!(graded(word, &[key], typed), expected);
}
