//! The learner's own words: text is cut into them as into the words of the dictionary.

use rstest::rstest;
use wenxi_mandarin::Language;

#[rstest]
#[case::that_the_dictionary_lacks(&["温习卡"], "我的温习卡在哪儿？", "我 的 温习卡 在 哪儿 ？")]
#[case::in_the_other_script(&["温习卡"], "我的溫習卡", "我 的 溫習卡")]
#[case::against_a_longer_way(&["对公转账费"], "付了对公转账费", "付 了 对公转账费")]
#[case::of_the_dictionary(&["客户"], "客户来了", "客户 来 了")]
#[case::of_one_character(&["了"], "了解", "了解")]
#[case::not_only_chinese(&["卡A"], "卡A", "卡 A")]
fn a_line_is_cut_into_them(#[case] own: &[&str], #[case] line: &str, #[case] expected: &str) {
    let language = Language::load().unwrap();
    language.know(own);
    let words: Vec<String> = language
        .annotate(line, &[])
        .into_iter()
        .map(|word| word.text)
        .collect();
    assert_eq!(words.join(" "), expected);
}

#[test]
fn what_is_no_longer_known_is_cut_again() {
    let language = Language::load().unwrap();
    language.know(["温习卡"]);
    assert_eq!(language.annotate("温习卡", &[]).len(), 1);
    language.know([""; 0]);
    assert_eq!(language.annotate("温习卡", &[]).len(), 2);
}
