//! Readings that the learner chose, for a sentence or for a word.

use rstest::rstest;
use wenxi_mandarin::{Correction, Given, Language, Reach, Source};

fn correction(text: &str, at: usize, reading: &str, reach: Reach) -> Correction {
    Correction {
        text: text.to_owned(),
        at,
        syllable: reading.parse().unwrap(),
        reach,
    }
}

/// The reading of a character of a line, and whose it is.
fn read(language: &Language, line: &str, at: usize, given: &[Given]) -> (String, Source) {
    let words = language.annotate(line, given);
    let reading = words
        .iter()
        .flat_map(|word| &word.readings)
        .find(|reading| reading.at == at);
    let reading = reading.unwrap();
    (reading.written.to_string(), reading.source)
}

#[rstest]
#[case::the_sentence_itself("他在行里工作。", 2, "háng", Source::Learner)]
#[case::among_others("你好！他在行里工作。真的吗？", 5, "háng", Source::Learner)]
#[case::in_the_other_script("他在行裡工作。", 2, "háng", Source::Learner)]
#[case::without_its_mark("他在行里工作", 2, "háng", Source::Learner)]
#[case::with_quotes_around("“他在行里工作”。", 3, "háng", Source::Learner)]
#[case::another_sentence("他在行里工作吗？", 2, "xíng", Source::App)]
fn a_correction_of_a_sentence_holds_in_it(
    #[case] line: &str,
    #[case] at: usize,
    #[case] reading: &str,
    #[case] source: Source,
) {
    let language = Language::load().unwrap();
    // The opposite of what the app says, whatever that is.
    let (own, _) = read(&language, line, at, &[]);
    let chosen = if own == "háng" { "xíng" } else { "háng" };
    language.correct(&[correction("他在行里工作。", 2, chosen, Reach::Sentence)]);
    let expected = match (source, reading) {
        (Source::Learner, _) => chosen.to_owned(),
        _ => own,
    };
    assert_eq!(read(&language, line, at, &[]), (expected, source));
}

#[test]
fn a_correction_of_a_word_holds_wherever_it_is_cut_so() {
    let language = Language::load().unwrap();
    language.correct(&[correction("朝阳", 0, "cháo", Reach::Word)]);
    assert_eq!(
        read(&language, "朝阳很美", 0, &[]),
        ("cháo".to_owned(), Source::Learner)
    );
    assert_eq!(
        read(&language, "他住在朝陽。", 3, &[]),
        ("cháo".to_owned(), Source::Learner)
    );
    assert_eq!(read(&language, "唐朝", 1, &[]).1, Source::App);
}

#[test]
fn a_sentence_goes_before_a_word_the_author_before_both_and_the_later_before_the_earlier() {
    let language = Language::load().unwrap();
    let line = "他得去。";
    language.correct(&[
        correction("得", 0, "dé", Reach::Word),
        correction("得", 0, "de", Reach::Word),
        correction(line, 1, "dé", Reach::Sentence),
    ]);
    assert_eq!(read(&language, line, 1, &[]).0, "dé");
    assert_eq!(read(&language, "我得走。", 1, &[]).0, "de");
    let author = Given {
        at: 1,
        syllable: "děi".parse().unwrap(),
        source: Source::Author,
    };
    assert_eq!(
        read(&language, line, 1, &[author]),
        ("děi".to_owned(), Source::Author)
    );
    language.correct(&[]);
    assert_eq!(read(&language, line, 1, &[]).1, Source::App);
}

/// What is spoken follows what was corrected.
#[test]
fn tones_as_spoken_follow_a_correction() {
    let language = Language::load().unwrap();
    language.correct(&[correction("好", 0, "hào", Reach::Word)]);
    let words = language.annotate("我好", &[]);
    let spoken: Vec<String> = words
        .iter()
        .flat_map(|word| &word.readings)
        .map(|one| one.spoken.to_string())
        .collect();
    assert_eq!(spoken, ["wǒ", "hào"]);
}

/// A place that is not there, from a log of another device, harms nothing.
#[test]
fn corrections_beside_their_text_are_passed_over() {
    let language = Language::load().unwrap();
    language.correct(&[
        correction("得", 7, "dé", Reach::Word),
        correction("他得去。", 99, "dé", Reach::Sentence),
        correction("", 0, "dé", Reach::Sentence),
    ]);
    assert_eq!(read(&language, "他得去。", 1, &[]).1, Source::App);
}
