//! Words that differ in one tone, initial or final.

use rstest::rstest;
use wenxi_mandarin::{Difference, Syllable, pinyin};

use super::LANGUAGE;

fn pairs(reading: &str, differs: Difference) -> Vec<String> {
    LANGUAGE
        .minimal_pairs(&pinyin::parse(reading).unwrap())
        .into_iter()
        .filter(|pair| pair.differs == differs)
        .map(|pair| format!("{} {}", pair.entry.simplified, pinyin::marks(&pair.entry.pinyin)))
        .collect()
}

#[rstest]
#[case("mǎi", Difference::Tone, "卖 mài")]
#[case("mā", Difference::Tone, "马 mǎ")]
#[case("dōng xī", Difference::Tone, "东西 dōng xi")]
#[case("lǎo shī", Difference::Tone, "老式 lǎo shì")]
#[case("pǎo", Difference::Initial, "保 bǎo")]
#[case("zhī", Difference::Initial, "吃 chī")]
#[case("yī", Difference::Initial, "西 xī")]
#[case("xīn", Difference::Final, "星 xīng")]
#[case("lù", Difference::Final, "类 lèi")]
#[case("jiǔ", Difference::Final, "举 jǔ")]
#[case("fáng jiān", Difference::Final, "凡间 fán jiān")]
fn a_word_has_its_neighbours(#[case] reading: &str, #[case] differs: Difference, #[case] other: &str) {
    let found = pairs(reading, differs);
    assert!(found.iter().any(|pair| pair == other), "{reading}: {found:?}");
}

#[test]
fn a_rare_reading_of_a_common_word_is_no_pair() {
    let found = pairs("yī", Difference::Initial);
    assert!(!found.iter().any(|pair| pair == "的 dī"), "{found:?}");
}

#[test]
fn what_only_looks_alike_is_no_neighbour() {
    // The i of zhi is no i: `zhī` and `jī` differ in two things.
    assert!(
        !pairs("zhī", Difference::Initial)
            .iter()
            .any(|pair| pair.ends_with(" jī"))
    );
    // The u of ju is an ü.
    assert!(
        !pairs("jù", Difference::Initial)
            .iter()
            .any(|pair| pair.ends_with(" lù"))
    );
    assert!(
        pairs("jù", Difference::Initial)
            .iter()
            .any(|pair| pair.ends_with(" lǜ"))
    );
}

#[test]
fn every_pair_is_a_word_that_differs_in_one_syllable_and_the_most_used_come_first() {
    for reading in [
        "kè hù",
        "yín háng",
        "wán r",
        "wánr",
        "nǚ",
        "xué xí",
        "zhōng guó rén",
        "èr",
        "de",
    ] {
        let own: Vec<Syllable> = pinyin::parse(reading).unwrap();
        let pairs = LANGUAGE.minimal_pairs(&own);
        for pair in &pairs {
            let other = &pair.entry.pinyin;
            assert!(LANGUAGE.is_word(&pair.entry.simplified));
            assert_eq!(own.len(), other.len());
            let apart: Vec<usize> = (0..own.len()).filter(|at| own[*at] != other[*at]).collect();
            assert_eq!(apart, [pair.at], "{reading} and {}", pair.entry.simplified);
            let (mine, theirs) = (own[pair.at], other[pair.at]);
            assert_eq!(
                pair.differs == Difference::Tone,
                mine.letters() == theirs.letters()
            );
            assert_eq!(pair.differs != Difference::Tone, mine.tone() == theirs.tone());
        }
        assert!(pairs.is_sorted_by_key(|pair| pair.differs), "{reading}");
    }
    assert!(
        !LANGUAGE
            .minimal_pairs(&pinyin::parse("kè hù").unwrap())
            .is_empty()
    );
    assert_eq!(pairs("mā", Difference::Tone)[0], "吗 ma");
}
