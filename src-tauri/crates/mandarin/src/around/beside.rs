//! Characters whose rarer reading is told by the character beside them: the 铺 of 药铺, the 劲 of 劲旅, the 累 of 累迁. The
//! dictionary has some of these words; those that it lacks follow the same pattern. The readings are those of 现代汉语词典.

use super::place::{Around, has, has_any, is_over, starts};
use crate::language::numbers::is_numeral;

/// The reading of a character by what is beside it.
pub(super) fn reading(around: &Around<'_>) -> Option<&'static str> {
    match around.character {
        '铺' => around.when(is_shop(around), "pù"),
        '劲' => around.when(is_strong(around), "jìng"),
        '累' => around.when(around.alone() && around.after_is("迁转擢"), "lěi"),
        '闷' => around.when(around.alone() && around.before_is("愁烦郁愤迷苦"), "mèn"),
        '将' => around.when(is_general(around), "jiàng"),
        '都' => around.when(is_of_the_army(around), "dū"),
        '镐' => around.when(around.before_is("铁斧锹十洋尖鹤"), "gǎo"),
        '铣' => around.when(
            around.after_is("削床刀工出成") || around.before_is("粗精钻车"),
            "xǐ",
        ),
        '合' if around.written() == '閤' => around.when(!around.after_is("家府第境族村城"), "gé"),
        '帖' => tie(around),
        '伯' => around.when(around.word_is("大伯子"), "bǎi"),
        '冠' => guan(around),
        '哄' => around.when(around.before_is("热乱闹") && around.after_is("哄"), "hōng"),
        '差' => around.when(
            around.alone() && around.before_is("办") && !around.after_is("了得"),
            "chāi",
        ),
        '禁' => around.when(
            around.alone()
                && ["得起", "不起", "得住"]
                    .iter()
                    .any(|one| starts(around.near_after(2), one)),
            "jīn",
        ),
        '调' => around.when(
            around.alone() && around.before_is("暗冷暖") && around.ends_or("的和与子"),
            "diào",
        ),
        '脏' => around.when(around.alone() && is_of_the_body(around), "zàng"),
        '要' => around.when(around.after_is("挟胁"), "yāo"),
        '鲜' => around.when(around.alone() && around.after_is("有为见能"), "xiǎn"),
        '背' => around.when(around.alone() && is_blamed(around), "bēi"),
        _ => None,
    }
}

/// 药铺, 红花铺站, but 鱼铺在盘底, 用布铺桌子.
fn is_shop(around: &Around<'_>) -> bool {
    let place = around.after_is("乡镇村站") && !around.before_is("要再新正在来去先会想能把给已没不");
    let sells = around.before_is("药肉鱼米酒粮茶当鞋铁杂");
    let over = around.ends_or("的里前门口") || around.tag(1) == b'v';
    place || sells && over && !around.after_is("在满上开好了着成平到过完")
}

/// 劲旅, 刚劲, but 有劲, 使劲射门.
fn is_strong(around: &Around<'_>) -> bool {
    let begins = around.piece.range.start == around.at && !around.before_is("使有起费干卖没用");
    begins && around.after_is("旅骑敌歌舞松草卒升射爆") || around.before_is("强苍刚遒雄疾")
}

/// 参将, 诸将, but 勇猛|将.
fn is_general(around: &Around<'_>) -> bool {
    let is_one = around.word(-1).is_some_and(|piece| piece.range.len() == 1);
    around.alone() && is_one && around.before_is("参副裨骁猛悍诸")
}

/// 都指挥使, but 都指挥使用.
fn is_of_the_army(around: &Around<'_>) -> bool {
    let after = around.near_after(4);
    starts(after, "指挥使") && after.get(3).is_none_or(|next| !"用得人他我她".contains(*next))
}

/// 字帖 of writing, 妥帖 of what fits, 笔帖式 of an office.
fn tie(around: &Around<'_>) -> Option<&'static str> {
    if around.before_is("笔") && around.after_is("式") {
        return Some("tiě");
    }
    if around.before_is("熨妥服") {
        return Some("tiē");
    }
    around.when(around.before_is("法古碑字画墨"), "tiè")
}

/// 双冠 of what was won, 冲冠 of a hat.
fn guan(around: &Around<'_>) -> Option<&'static str> {
    if around.before_is("冲") {
        return Some("guān");
    }
    let counted = around
        .before(1)
        .is_some_and(|one| is_numeral(one) || "双卫夺".contains(one));
    around.when(around.alone() && counted && !around.before_is("一"), "guàn")
}

/// 脏 beside other organs: 脾为脏.
fn is_of_the_body(around: &Around<'_>) -> bool {
    let organs = "脾肾肝肺腑";
    has_any(around.near_before(3), organs) || has_any(around.near_after(3), organs)
}

/// 背锅: to take the blame.
fn is_blamed(around: &Around<'_>) -> bool {
    let over = is_over(around.near_after(1));
    has(around.near_after(3), "锅") || over && has(around.near_before(6), "锅")
}
