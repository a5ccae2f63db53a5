//! Entries: looked up, searched for, with their levels.

use rstest::rstest;
use wenxi_mandarin::{Entry, Hsk, pinyin};

use super::LANGUAGE;

fn first(word: &str) -> Entry {
    LANGUAGE
        .define(word)
        .into_iter()
        .next()
        .unwrap_or_else(|| panic!("{word} is not found"))
}

#[test]
fn a_word_is_found_in_both_scripts() {
    let simplified = first("客户");
    assert_eq!(simplified.traditional, "客戶");
    assert_eq!(pinyin::marks(&simplified.pinyin), "kè hù");
    assert_eq!(simplified.senses, ["client; customer"]);
    assert_eq!(LANGUAGE.define("客戶"), LANGUAGE.define("客户"));
}

#[test]
fn what_is_no_word_has_no_entry() {
    assert!(LANGUAGE.define("他会").is_empty());
    assert!(LANGUAGE.define("").is_empty());
    assert!(!LANGUAGE.is_word("他会"));
    assert!(LANGUAGE.is_word("後來"));
}

#[test]
fn measure_words_stand_apart() {
    assert_eq!(first("东西").measure_words, ["个 (gè)", "件 (jiàn)"]);
    assert!(first("东西").senses.iter().all(|sense| !sense.contains("CL:")));
}

#[rstest]
#[case("还", "hái")]
#[case("东西", "dōng xi")]
#[case("了", "le")]
#[case("王", "wáng")]
#[case("李", "lǐ")]
fn the_most_useful_entry_comes_first(#[case] word: &str, #[case] reading: &str) {
    assert_eq!(pinyin::marks(&first(word).pinyin), reading);
}

#[test]
fn surnames_come_last() {
    let entries = LANGUAGE.define("还");
    let surname = entries
        .iter()
        .position(|entry| entry.senses[0].starts_with("surname"))
        .unwrap();
    assert_eq!(surname, entries.len() - 1);
}

/// Senses of other centuries and of the street stand behind those of today.
#[rstest]
#[case("行", "(literary) trip; journey; visit", "current; in circulation")]
#[case("干", "to fuck (vulgar)", "main part of sth")]
fn senses_that_come_late(#[case] word: &str, #[case] late: &str, #[case] sooner: &str) {
    let entries = LANGUAGE.define(word);
    let entry = entries
        .iter()
        .find(|entry| entry.senses.iter().any(|sense| sense == late))
        .unwrap_or_else(|| panic!("{word} has no “{late}”"));
    let place = |sense: &str| entry.senses.iter().position(|one| one == sense);
    assert!(place(sooner) < place(late), "{:?}", entry.senses);
}

#[test]
fn interjections_have_the_readings_that_are_sounds_alone() {
    for (character, reading) in [('嗯', "ńg"), ('嗯', "ǹ"), ('欸', "ê̌"), ('诶', "ề")] {
        let reading = reading.parse().unwrap();
        assert!(
            LANGUAGE.readings_of(character).contains(&reading),
            "{character} {reading}"
        );
    }
}

/// What the issue asks of the size: weights, words, readings, both models.
#[test]
fn what_text_is_read_with_is_under_ten_megabytes() {
    let bytes = wenxi_mandarin::Language::reading_data();
    assert!(bytes < 9_500_000, "{bytes}");
}

#[test]
fn a_pointer_brings_what_it_points_to() {
    let entry = first("一点儿");
    assert_eq!(entry.senses[0], "erhua variant of 一点 (yīdiǎn)");
    assert!(entry.senses.len() > 1, "{:?}", entry.senses);
}

#[rstest]
#[case("爱", "ài", Some(1), Some(1))]
#[case("客户", "kè hù", Some(6), Some(5))]
#[case("先生", "xiān sheng", Some(1), Some(1))]
#[case("行", "xíng", Some(4), Some(1))]
#[case("一个", "", None, None)]
fn levels(#[case] word: &str, #[case] reading: &str, #[case] v2: Option<u8>, #[case] v3: Option<u8>) {
    let reading = pinyin::parse(reading).unwrap_or_default();
    let expected = if (v2, v3) == (None, None) {
        None
    } else {
        Some(Hsk { v2, v3 })
    };
    assert_eq!(LANGUAGE.hsk(word, &reading), expected);
}

#[rstest]
#[case("了", &["le", "liǎo"])]
#[case("行", &["xíng", "háng"])]
#[case("客", &["kè"])]
#[case("長", &["zhǎng", "cháng"])]
fn readings_come_in_the_order_of_use(#[case] character: char, #[case] expected: &[&str]) {
    let readings: Vec<String> = LANGUAGE
        .readings_of(character)
        .iter()
        .take(expected.len())
        .map(ToString::to_string)
        .collect();
    assert_eq!(readings, expected);
}

#[test]
fn a_character_that_nobody_reads_has_no_reading() {
    assert!(LANGUAGE.readings_of('a').is_empty());
    assert!(LANGUAGE.readings_of('\u{3FFF}').is_empty());
}

#[rstest]
#[case("kehu", "客户")]
#[case("kèhù", "客户")]
#[case("ke4hu4", "客户")]
#[case("ke hu", "客户")]
#[case("kehufuw", "客户服务")]
#[case("nvren", "女人")]
#[case("xi'an", "西安")]
#[case("beijing", "北京")]
fn pinyin_finds(#[case] query: &str, #[case] word: &str) {
    let found = LANGUAGE.search_pinyin(query, 10);
    assert!(
        found.iter().any(|entry| entry.simplified == word),
        "{query}: {:?}",
        simplified(&found)
    );
}

#[test]
fn tones_narrow_a_search() {
    let found = LANGUAGE.search_pinyin("ma3", 50);
    assert!(!found.is_empty());
    assert!(
        found
            .iter()
            .all(|entry| entry.pinyin[0].tone() == wenxi_mandarin::Tone::Third)
    );
}

#[rstest]
#[case("customer", "客户")]
#[case("customer service", "客服")]
#[case("Beijing", "北京")]
#[case("beijing", "北京")]
#[case("to buy", "买")]
#[case("apple", "苹果")]
fn english_finds(#[case] query: &str, #[case] word: &str) {
    let found = LANGUAGE.search_english(query, 5);
    assert!(
        found.iter().any(|entry| entry.simplified == word),
        "{query}: {:?}",
        simplified(&found)
    );
}

fn simplified(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.simplified.as_str()).collect()
}

#[test]
fn english_words_are_told_from_slips() {
    for word in ["contact", "contrast", "mourning", "employer", "china", "the"] {
        assert!(LANGUAGE.is_english(word), "{word}");
    }
    for slip in ["contarct", "custmer", "satisifed", "", "ke4x", "客户"] {
        assert!(!LANGUAGE.is_english(slip), "{slip}");
    }
}
