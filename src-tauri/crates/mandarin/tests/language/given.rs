//! Readings that an author or a learner gave.

use rstest::rstest;
use wenxi_mandarin::{Given, Source, Syllable, Word};

use super::{LANGUAGE, written};

fn given(at: usize, syllable: &str, source: Source) -> Given {
    Given {
        at,
        syllable: syllable.parse().unwrap(),
        source,
    }
}

/// Annotates with an author's reading, put on its characters.
fn with_author(chinese: &str, pinyin: &str) -> Vec<Word> {
    let alignment = LANGUAGE.align(chinese, pinyin).unwrap();
    assert_eq!(alignment.odd, Vec::<usize>::new());
    let by_author = |(at, syllable): (usize, Syllable)| Given {
        at,
        syllable,
        source: Source::Author,
    };
    let given: Vec<Given> = alignment.syllables.into_iter().map(by_author).collect();
    LANGUAGE.annotate(chinese, &given)
}

#[rstest]
// The readings of the two kinds of pages that learners have.
#[case(
    "我跟一个客户服务谈了。",
    "Wǒ gēn yí ge kèhù fúwù tán le.",
    "wǒ gēn yíge kèhùfúwù tán le"
)]
#[case("我跟一个客服谈了。", "Wǒ gēn yí ge kèfú tán le.", "wǒ gēn yíge kèfú tán le")]
#[case(
    "我联系了他们的客户服务部门。",
    "Wǒ liánxìle tāmen de kèhù fúwù bùmén.",
    "wǒ liánxì le tāmen de kèhùfúwù bùmén"
)]
#[case("顾客就是上帝", "gùkè jiùshì shàngdì", "gùkè jiùshì shàngdì")]
#[case("方案", "fāngàn", "fāng'àn")]
#[case("你去哪儿？", "Nǐ qù nǎr?", "nǐ qù nǎr")]
fn the_author_is_followed(#[case] chinese: &str, #[case] pinyin: &str, #[case] expected: &str) {
    let words = with_author(chinese, pinyin);
    assert_eq!(written(&words, |reading| reading.written), expected);
    assert!(
        words
            .iter()
            .flat_map(|word| &word.readings)
            .all(|reading| reading.source == Source::Author)
    );
}

#[test]
fn what_an_author_wrote_as_spoken_is_spoken_so() {
    let words = with_author("我跟一个客服谈了。", "Wǒ gēn yí ge kèfú tán le.");
    assert_eq!(
        written(&words, |reading| reading.spoken),
        "wǒ gēn yíge kèfú tán le"
    );
}

#[test]
fn what_an_author_wrote_as_in_a_dictionary_is_spoken_by_the_rules() {
    let words = with_author("你好，一个不是。", "nǐ hǎo, yī gè bù shì");
    assert_eq!(
        written(&words, |reading| reading.spoken),
        "níhǎo yígè bú shì".replace("bú shì", "búshì")
    );
}

#[test]
fn the_author_wins_over_the_learner_and_the_learner_over_the_app() {
    let both = [
        given(0, "zhòng", Source::Learner),
        given(0, "chóng", Source::Author),
    ];
    let reading = &LANGUAGE.annotate("重", &both)[0].readings[0];
    assert_eq!(
        (reading.written.to_string().as_str(), reading.source),
        ("chóng", Source::Author)
    );

    let learner = [given(0, "chóng", Source::Learner)];
    let reading = &LANGUAGE.annotate("重", &learner)[0].readings[0];
    assert_eq!(
        (reading.written.to_string().as_str(), reading.source),
        ("chóng", Source::Learner)
    );
    assert_eq!(reading.sure, 1.0);
    assert_eq!(reading.alternatives[0].syllable.to_string(), "zhòng");
}

#[test]
fn a_syllable_with_erhua_is_divided_between_its_characters() {
    let words = LANGUAGE.annotate("玩儿", &[given(0, "wánr", Source::Author)]);
    let readings: Vec<String> = words
        .iter()
        .flat_map(|word| &word.readings)
        .map(|reading| reading.written.to_string())
        .collect();
    assert_eq!(readings, ["wán", "r"]);
}

#[test]
fn a_reading_outside_the_line_is_passed_over() {
    let words = LANGUAGE.annotate("好", &[given(7, "hào", Source::Author)]);
    assert_eq!(words[0].readings[0].source, Source::App);
}

#[test]
fn an_odd_reading_is_kept_and_told() {
    let alignment = LANGUAGE.align("客户", "kè gù").unwrap();
    assert_eq!(alignment.odd, [1]);
    assert_eq!(alignment.syllables.len(), 2);
}
