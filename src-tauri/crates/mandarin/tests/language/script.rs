//! Text in the other script.

use rstest::rstest;
use wenxi_mandarin::Script;

use super::LANGUAGE;

#[rstest]
#[case("客户服务", "客戶服務")]
#[case("他的头发很长，发现了吗？", "他的頭髮很長，發現了嗎？")]
#[case("三天以后，皇后来了。", "三天以後，皇后來了。")]
#[case("我们在这里吃面条。", "我們在這裡吃麵條。")]
#[case("方面", "方面")]
#[case("他干了一件事，衣服干了。", "他幹了一件事，衣服乾了。")]
#[case("这只猫只吃鱼。", "這隻貓只吃魚。")]
#[case("请把合同复印一份，恢复原价。", "請把合同複印一份，恢復原價。")]
#[case("APP里的“发票”第12张。", "APP裡的“發票”第12張。")]
fn both_ways(#[case] simplified: &str, #[case] traditional: &str) {
    assert_eq!(LANGUAGE.convert(simplified, Script::Traditional), traditional);
    assert_eq!(LANGUAGE.convert(traditional, Script::Simplified), simplified);
}

#[rstest]
#[case("客戶服務", Script::Traditional)]
#[case("客户服务", Script::Simplified)]
#[case("English, 123!", Script::Traditional)]
fn what_is_written_so_already_stays(#[case] text: &str, #[case] script: Script) {
    assert_eq!(LANGUAGE.convert(text, script), text);
}

#[test]
fn a_script_is_told_from_its_characters() {
    assert!(LANGUAGE.is_traditional("客戶"));
    assert!(!LANGUAGE.is_traditional("客户"));
    assert!(!LANGUAGE.is_traditional("皇后"));
}

#[rstest]
#[case("我想吃面", "我想吃麵")]
#[case("家里有三只猫", "家裡有三隻貓")]
#[case("家里有三只猫", "家裏有三隻貓")]
#[case("我的表坏了", "我的錶壞了")]
#[case("她系着一条围巾", "她繫著一條圍巾")]
#[case("她系着一条围巾", "她繫着一條圍巾")]
#[case("柜子里", "櫃子裏")]
#[case("你在干什么", "你在幹甚麼")]
#[case("你在干什么", "妳在幹什麽")]
#[case("因为台风，后天发钟", "因爲颱風，後天發鐘")]
#[case(
    "台复历汇征余斗谷尽占雇念欲志托群床线才启",
    "臺複曆匯徵餘鬥穀儘佔僱唸慾誌託羣牀綫纔啟"
)]
fn a_character_has_one_common_form(#[case] one: &str, #[case] other: &str) {
    let common = |text: &str| -> String { text.chars().map(|c| LANGUAGE.common_form(c)).collect() };
    assert_eq!(common(one), common(other));
}

#[test]
fn other_characters_have_other_forms() {
    for (one, other) in [('户', '护'), ('买', '卖'), ('他', '她'), ('在', '再')] {
        assert_ne!(LANGUAGE.common_form(one), LANGUAGE.common_form(other));
    }
}

#[rstest]
#[case("客户", true)]
#[case("客戶", false)]
#[case("公司", false)]
fn what_only_the_simplified_script_writes(#[case] text: &str, #[case] expected: bool) {
    assert_eq!(LANGUAGE.is_simplified(text), expected);
}

/// The window draws a reading over each character, whatever the script.
#[test]
fn every_character_stays_one() {
    for (line, _) in include_str!("sentences.tsv")
        .lines()
        .filter_map(|line| line.split_once('\t'))
    {
        for script in [Script::Traditional, Script::Simplified] {
            assert_eq!(
                LANGUAGE.convert(line, script).chars().count(),
                line.chars().count(),
                "{line}"
            );
        }
    }
}
