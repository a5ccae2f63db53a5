//! Verbs of one syllable whose character is more often another word, told by what they are done to: 系 a shoelace, 缝 a
//! coat, 看 the luggage. The readings are those of 现代汉语词典.

use super::place::{Around, behind_number, has, has_any, is_over, starts};
use super::{PERSONS, REACH};

/// What is tied.
const TIED: [&str; 10] = [
    "鞋带",
    "领带",
    "安全带",
    "腰带",
    "皮带",
    "围巾",
    "围裙",
    "扣子",
    "带子",
    "绳",
];
/// What comes undone.
const UNDONE: [&str; 8] = ["鞋带", "头发", "辫子", "绳子", "线", "行李", "包裹", "架"];
/// What is drawn or marked off.
const DRAWN: [&str; 7] = ["重点", "界线", "界限", "范围", "等号", "句号", "红线"];
/// What somebody minds.
const MINDED: [&str; 9] = ["行李", "包裹", "店", "摊", "仓库", "大门", "场子", "犯人", "孩子"];
/// What is put into bowls.
const SERVED: &str = "饭汤粥菜酒";

/// The reading of a verb by what it is done to.
pub(super) fn reading(around: &Around<'_>) -> Option<&'static str> {
    if !around.alone() {
        return None;
    }
    match around.character {
        '系' => around.when(!around.after_is("的") && is_before(around, &TIED), "jì"),
        '结' => around.when(is_borne(around), "jiē"),
        '缝' => around.when(is_sewn(around), "féng"),
        '盛' => around.when(is_served(around), "chéng"),
        '钉' => around.when(is_nailed(around), "dìng"),
        '看' => around.when(is_minded(around), "kān"),
        '散' => around.when(is_undone(around), "sǎn"),
        '冲' => around.when(is_towards(around), "chòng"),
        '待' => around.when(around.after_is("过") && !around.before_is("对善看等招"), "dāi"),
        '屏' => around.when(around.after_is("住"), "bǐng"),
        '数' => around.when(is_counted_out(around), "shǔ"),
        '背' => around.when(is_on_the_back(around), "bēi"),
        '涨' => zhang(around),
        '划' => around.when(is_before(around, &DRAWN), "huà"),
        '转' => around.when(is_turning(around), "zhuàn"),
        '奔' => around.when(around.tag(1) == b'L', "bèn"),
        '发' => around.when(around.before_is("剪染烫"), "fà"),
        '几' => around.when(
            starts(around.near_after(2), "不可") || around.after_is("可近"),
            "jī",
        ),
        '哄' => around.when(
            has_any(around.near_before(4), "起") && is_over(around.near_after(1)),
            "hòng",
        ),
        '差' => around.when(around.before_is("之"), "chā"),
        _ => None,
    }
}

/// Whether one of these is near behind: 系好安全带.
fn is_before(around: &Around<'_>, what: &[&str]) -> bool {
    let after = around.near_after(6);
    what.iter().any(|one| has(after, one))
}

/// 结了桃子: what trees bear.
fn is_borne(around: &Around<'_>) -> bool {
    let mut rest = around.near_after(3);
    rest = rest.strip_prefix(&['了']).unwrap_or(rest);
    rest.first().is_some_and(|one| "果桃梨枣瓜豆杏籽".contains(*one)) && !starts(rest, "果断")
}

/// 缝衣服, but 墙缝.
fn is_sewn(around: &Around<'_>) -> bool {
    let place = around.after_is("在于上") && !around.before_is("的条道墙门石裂细个");
    around.after_is("衣补制纽扣鞋起它") || place
}

/// 盛米饭, 盛一碗汤.
fn is_served(around: &Around<'_>) -> bool {
    let mut rest = around.near_after(5);
    rest = rest.strip_prefix(&['了']).unwrap_or(rest);
    let bowls = behind_number(rest);
    let bowls = bowls.filter(|rest| rest.first().is_some_and(|one| "碗勺盘盆".contains(*one)));
    let food = has_any(rest.get(..2).unwrap_or(rest), SERVED);
    bowls.is_some() || food
}

/// 钉在墙上, but 一枚钉子.
fn is_nailed(around: &Around<'_>) -> bool {
    let nails = around.after_is("钉") && !around.before_is("钉");
    nails || around.after_is("在上牢成住进死着") && !around.before_is("铜铁图螺竹钢的枚颗根")
}

/// 看行李, 帮我看一下店.
fn is_minded(around: &Around<'_>) -> bool {
    let after = around.near_after(2);
    let luggage = starts(after, "行李") || starts(after, "仓库") || starts(after, "摊");
    let for_somebody = has_any(around.near_before(4), "帮替") && is_before(around, &MINDED);
    luggage || for_somebody
}

/// 鞋带散了, but 人都散了.
fn is_undone(around: &Around<'_>) -> bool {
    let before = around.near_before(4);
    around.ends_or("了开着") && UNDONE.iter().any(|one| has(before, one))
}

/// 冲着我笑, 冲他喊, but 冲着澡.
fn is_towards(around: &Around<'_>) -> bool {
    let after = around.near_after(6);
    let going_on = starts(after, "着") && !after.get(1).is_none_or(|one| "澡水凉茶洗浪".contains(*one));
    let person = after.first().is_some_and(|one| PERSONS.contains(*one));
    going_on || person && has_any(after, "笑喊嚷点挥眨叫吼发")
}

/// 数不清, 数得过来.
fn is_counted_out(around: &Around<'_>) -> bool {
    const RESULTS: [&str; 8] = [
        "不清",
        "不上来",
        "不过来",
        "不完",
        "不尽",
        "得清",
        "得过来",
        "一数",
    ];
    let after = around.near_after(3);
    RESULTS.iter().any(|one| starts(after, one))
}

/// 背书包, 身背.
fn is_on_the_back(around: &Around<'_>) -> bool {
    let after = around.near_after(5);
    around.before_is("身") || has_any(after, "包篓筐囊枪") && !has_any(around.near_before(REACH), "诵念")
}

/// 转着的风车, 转着圈: what goes round, but 转着身子.
fn is_turning(around: &Around<'_>) -> bool {
    around.after_is("着") && around.after(2).is_some_and(|next| "的圈".contains(next))
}

/// 涨 of what swells, and of what rises.
fn zhang(around: &Around<'_>) -> Option<&'static str> {
    let flushed = starts(around.near_after(3), "得通红") || starts(around.near_after(3), "得满脸");
    if around.before_is("泡肿脑") || around.after_is("红") || flushed {
        return Some("zhàng");
    }
    let rises =
        around.after_is("满价到至幅停势") || around.before_is("水猛又上大") && is_over(around.near_after(1));
    around.when(rises, "zhǎng")
}
