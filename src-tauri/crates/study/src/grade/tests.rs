//! What is right, what is nearly right, and what is said about the rest.

use super::*;
use crate::testing::language;
use rstest::rstest;

fn meant(accepted: &[&str], also: &[&str], typed: &str) -> Grade {
    let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    gloss::gloss(&own(accepted), &own(also), typed, |word| {
        language().is_english(word)
    })
}

fn right() -> Graded {
    Graded::Grade(Grade::new(Verdict::Right))
}

fn graded(word: &str, accepted: &[&str], typed: &str) -> Graded {
    let accepted: Vec<String> = accepted.iter().map(|key| (*key).to_owned()).collect();
    reading::reading(word, &accepted, typed, false)
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
#[case("付款", "fù kuǎn", "ㄈㄨˋㄎㄨㄢˇ")]
#[case("付款", "fù kuǎn", "ㄈㄨˋ ㄎㄨㄢˇ")]
#[case("妈妈", "mā ma", "ㄇㄚ ˙ㄇㄚ")]
#[case("玩儿", "wán r", "ㄨㄢˊㄦ")]
#[case("付款", "fù kuǎn", " fu 4 kuan 3")]
#[case("付款", "fù kuǎn", "fu 4kuan3")]
#[case("妈妈", "mā ma", "ma 1 ma")]
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
    let again = reading::reading("客户", &["kè hù".to_owned()], typed, true);
    assert!(matches!(again, Graded::Grade(grade) if grade.verdict == Verdict::Wrong));
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
#[case(
    "付款",
    "fù kuǎn",
    "ㄈㄨˋ ㄎㄨㄢˋ",
    Verdict::Nearly,
    "Second syllable: kuǎn, third tone, not fourth."
)]
#[case("女儿", "nǚ ér", "nuer", Verdict::Wrong, "First syllable: nǚ, not nu.")]
#[case("女儿", "nǚ ér", "nu3er2", Verdict::Wrong, "First syllable: nǚ, not nǔ.")]
#[case("客户", "kè hù", "customer", Verdict::Wrong, "“customer” is not pinyin.")]
#[case("客户", "kè hù", "", Verdict::Wrong, "There is no pinyin here.")]
fn differences_are_named(
    #[case] word: &str,
    #[case] key: &str,
    #[case] typed: &str,
    #[case] verdict: Verdict,
    #[case] difference: &str,
) {
    let Graded::Grade(grade) = graded(word, &[key], typed) else {
        panic!("nudged")
    };
    assert_eq!(
        (grade.verdict, grade.difference.as_deref()),
        (verdict, Some(difference))
    );
}

#[test]
fn a_wrong_tone_can_be_heard_beside_the_right_one() {
    let Graded::Grade(grade) = graded("客户", &["kè hù"], "kèhú") else {
        panic!("nudged")
    };
    let slip = grade.slip.unwrap();
    assert_eq!(
        (slip.right.join(" "), slip.given.join(" ")),
        ("kè hù".to_owned(), "kè hú".to_owned())
    );
}

#[rstest]
#[case(&[4, 4], Verdict::Right)]
#[case(&[4, 2], Verdict::Nearly)]
#[case(&[1, 2], Verdict::Wrong)]
#[case(&[4], Verdict::Wrong)]
#[case(&[], Verdict::Wrong)]
fn tones_of_syllables(#[case] tones: &[u8], #[case] verdict: Verdict) {
    let letters = ["ke".to_owned(), "hu".to_owned()];
    let graded = reading::tones("客户", &letters, &["kè hù".to_owned()], tones);
    assert!(matches!(graded, Graded::Grade(grade) if grade.verdict == verdict));
}

#[rstest]
#[case("customer", Verdict::Right)]
#[case("Customer", Verdict::Right)]
#[case("a customer", Verdict::Right)]
#[case("customers", Verdict::Right)]
#[case("client.", Verdict::Right)]
#[case("custmer", Verdict::Right)]
#[case("customer service", Verdict::Nearly)]
#[case("guest", Verdict::Wrong)]
#[case("", Verdict::Wrong)]
#[case("the", Verdict::Wrong)]
fn meanings_in_english(#[case] typed: &str, #[case] verdict: Verdict) {
    let grade = meant(&["client", "customer"], &[], typed);
    assert_eq!(grade.verdict, verdict, "{grade:?}");
}

#[rstest]
#[case("everybody", "everyone", Verdict::Right)]
#[case("someone", "somebody", Verdict::Right)]
#[case("somebody", "everybody", Verdict::Wrong)]
#[case("to communicate", "communication", Verdict::Right)]
#[case("to apply for reimbursement", "reimburse", Verdict::Right)]
#[case("to work overtime", "overtime", Verdict::Right)]
#[case("to stay up late or all night", "stay up late", Verdict::Right)]
#[case("to hold or attend a meeting", "hold a meeting", Verdict::Right)]
#[case("to hold or attend a meeting", "attend a meeting", Verdict::Right)]
#[case("feelings between two persons", "feelings", Verdict::Right)]
#[case("to lodge a complaint", "complaint", Verdict::Right)]
#[case("to lodge a complaint", "lodge", Verdict::Nearly)]
#[case("clause; terms", "terms", Verdict::Nearly)]
fn the_commonest_translations_are_right(
    #[case] accepted: &str,
    #[case] typed: &str,
    #[case] verdict: Verdict,
) {
    let grade = meant(&[accepted], &[], typed);
    assert_eq!(grade.verdict, verdict, "{grade:?}");
}

#[rstest]
#[case("satisfied", "not satisfied", Verdict::Wrong)]
#[case("satisfied", "dissatisfied", Verdict::Wrong)]
#[case("to agree", "don't agree", Verdict::Wrong)]
#[case("to agree", "not agree", Verdict::Wrong)]
#[case("to agree", "does not agree", Verdict::Wrong)]
#[case("to agree", "disagree", Verdict::Wrong)]
#[case("for a long time", "not for a long time", Verdict::Wrong)]
#[case("contract", "not a contract", Verdict::Wrong)]
#[case("with charge", "without charge", Verdict::Wrong)]
#[case("not yet", "yet", Verdict::Wrong)]
#[case("unhappy", "not happy", Verdict::Right)]
#[case("not happy", "unhappy", Verdict::Right)]
#[case("dissatisfied", "not satisfied", Verdict::Right)]
#[case("to not have", "don't have", Verdict::Right)]
#[case("can not", "can't", Verdict::Right)]
#[case("no problem", "no problems", Verdict::Right)]
#[case("not only ... but also", "not only but also", Verdict::Right)]
fn the_opposite_is_never_right(#[case] accepted: &str, #[case] typed: &str, #[case] verdict: Verdict) {
    let grade = meant(&[accepted], &[], typed);
    assert_eq!(grade.verdict, verdict, "{grade:?}");
}

#[test]
fn what_only_looks_like_an_opposite_is_none() {
    let difference = meant(&["import"], &[], "port").difference.unwrap();
    assert_eq!(difference, "You wrote “port”; accepted: import.");
}

#[test]
fn the_opposite_is_called_so() {
    assert_eq!(
        meant(&["satisfied"], &[], "not satisfied").difference.unwrap(),
        "“not satisfied” says the opposite; accepted: satisfied."
    );
}

#[rstest]
#[case("contract", "contact", Verdict::Wrong)]
#[case("contract", "contrast", Verdict::Wrong)]
#[case("morning", "mourning", Verdict::Wrong)]
#[case("employee", "employer", Verdict::Wrong)]
#[case("trainee", "trainer", Verdict::Wrong)]
#[case("to teach", "teacher", Verdict::Nearly)]
#[case("customer", "customs", Verdict::Nearly)]
#[case("contract", "contarct", Verdict::Right)]
#[case("contract", "contractt", Verdict::Right)]
#[case("satisfied", "satisifed", Verdict::Right)]
#[case("to work overtime", "work over time", Verdict::Right)]
#[case("e-commerce", "ecommerce", Verdict::Right)]
#[case("color", "colour", Verdict::Right)]
#[case("to organize", "organise", Verdict::Right)]
#[case("check", "cheque", Verdict::Right)]
fn a_slip_is_no_other_word(#[case] accepted: &str, #[case] typed: &str, #[case] verdict: Verdict) {
    let grade = meant(&[accepted], &[], typed);
    assert_eq!(grade.verdict, verdict, "{grade:?}");
}

#[test]
fn slang_is_right_and_is_not_taught() {
    assert_eq!(
        meant(&["frog"], &["ugly guy"], "ugly guy").verdict,
        Verdict::Right
    );
    let wrong = meant(&["frog"], &["ugly guy"], "cloud");
    assert_eq!(wrong.difference.unwrap(), "You wrote “cloud”; accepted: frog.");
}

#[test]
fn a_near_miss_is_shown_against_the_accepted_glosses() {
    let grade = meant(&["to pay", "payment"], &[], "to pay back");
    assert_eq!(
        grade.difference.unwrap(),
        "Near it. You wrote “to pay back”; accepted: to pay; payment."
    );
}

#[rstest]
#[case("他们的服务很好。", Verdict::Right)]
#[case("他们的服务很好", Verdict::Right)]
#[case("她們的服務很好", Verdict::Right)]
#[case("他们的 服务，很好！", Verdict::Right)]
#[case("他们的服务好", Verdict::Nearly)]
#[case("他们的服务狠好", Verdict::Nearly)]
#[case("他们的衣服很好", Verdict::Wrong)]
#[case("", Verdict::Wrong)]
fn sentences_that_were_heard(#[case] typed: &str, #[case] verdict: Verdict) {
    let accepted = ["他们的服务很好。".to_owned(), "他們的服務很好。".to_owned()];
    assert_eq!(text::dictation(language(), &accepted, typed).verdict, verdict);
}

#[rstest]
#[case("我想吃面", "我想吃麵")]
#[case("家里有三只猫", "家裡有三隻貓")]
#[case("家里有三只猫", "家裏有三隻貓")]
#[case("我的表坏了", "我的錶壞了")]
#[case("她系着一条围巾", "她繫著一條圍巾")]
#[case("柜子里", "櫃子裏")]
#[case("你在干什么", "你在幹甚麼")]
#[case("家裡有三隻貓", "家里有三只猫")]
fn any_form_of_a_character_is_right(#[case] sentence: &str, #[case] typed: &str) {
    let grade = text::dictation(language(), &[sentence.to_owned()], typed);
    assert_eq!(grade.verdict, Verdict::Right, "{grade:?}");
}

#[test]
fn differences_are_shown_in_the_script_that_was_typed() {
    let accepted = ["我的表坏了".to_owned(), "我的錶壞了".to_owned()];
    let marks = text::dictation(language(), &accepted, "我錶壞了").marks;
    assert_eq!(marks[..2], [Mark::Same("我".into()), Mark::Missing("的".into())]);
    let marks = text::dictation(language(), &accepted, "我的壞了").marks;
    assert_eq!(marks[1], Mark::Missing("錶".into()));
}

#[test]
fn differences_are_shown_character_by_character() {
    let marks = text::dictation(language(), &["我见客户".to_owned()], "我看见客户们").marks;
    let same = |text: &str| Mark::Same(text.into());
    let extra = |text: &str| Mark::Extra(text.into());
    assert_eq!(marks, [same("我"), extra("看"), same("见客户"), extra("们")]);
}

#[test]
fn full_width_letters_are_letters() {
    assert_eq!(text::letters("ＡＢ１。, 客"), ['a', 'b', '1', '客']);
}

#[test]
fn pairs_count_by_their_first_partner() {
    let tried = [(0, 1), (1, 1), (1, 0), (0, 2), (2, 2)];
    let grade = pairs(&[1, 0, 2], &tried);
    assert_eq!(grade.each, [Verdict::Right, Verdict::Wrong, Verdict::Right]);
    assert_eq!(grade.verdict, Verdict::Nearly);
    assert_eq!(pairs(&[0], &[]).verdict, Verdict::Wrong);
}

#[rstest]
#[case(&[0, 1], Verdict::Right)]
#[case(&[0, 3], Verdict::Nearly)]
#[case(&[9, 0], Verdict::Wrong)]
fn strokes_that_went_astray(#[case] mistakes: &[u32], #[case] verdict: Verdict) {
    assert_eq!(strokes(mistakes).verdict, verdict);
}
