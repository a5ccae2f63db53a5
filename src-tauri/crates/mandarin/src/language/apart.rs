//! Words of the dictionary that are none where they stand: 把门 in 把门关上, 得了 in 办得了, the 的话 of 他的话靠得住.
//!
//! Frequencies are those of newspapers, and know nothing of grammar. Each case here is one that a teacher found, and says
//! what around the word takes it apart (dispositions with 把: Chao 1968, §4.3.7; potentials: §6.6.4).

use super::numbers::is_numeral;
use super::words::Words;

/// What one gets: 他得了病, which is no potential.
const GOT: &str = "病癌奖第冠亚季名";

/// Whether the word at a place of a text in simplified characters is to be taken apart.
pub(super) fn is_apart(words: &Words, text: &[char], start: usize, length: usize) -> bool {
    let before = start.checked_sub(1).and_then(|before| text.get(before)).copied();
    let behind = text.get(start + length..).unwrap_or_default();
    let next = behind.first().copied();
    let is = |one: Option<char>, characters: &str| one.is_some_and(|one| characters.contains(one));
    match text.get(start..start + length).unwrap_or_default() {
        ['得', '了'] => before.is_some_and(|verb| takes_result(words, verb)) && !is(next, GOT),
        ['得', '到' | '上' | '出' | '起'] => before.is_some_and(|verb| takes_result(words, verb)),
        ['来', '得'] => next != Some('及'),
        ['把', '门'] => is(next, "关打锁带推拉开敲踢堵撞"),
        ['门', '锁'] => before == Some('把') && is(next, "好上了住"),
        ['把', '手'] => is(next, "放伸举洗松拿搭抬收缩"),
        ['的', '话'] => {
            is(before, "我你他她们您谁") && !is(next, "就") && next.is_some()
                || before == Some('说') && next.is_some()
        }
        ['就', '算'] => next == Some('了'),
        ['算', '了'] => is(next, "半好") || next.is_some_and(is_numeral),
        ['面', '向'] => before == Some('的') && is(next, "我你他她大"),
        ['里', '加'] => before.is_some() && !is(before, "在去到往从飞至抵于离了过"),
        ['上', '供'] => is(next, "着") || is(before, "桌台案"),
        ['一', '家' | '天' | '种'] => before == Some('同'),
        ['出', '毛', '病'] => is(before, "看听查找发挑"),
        ['前', '一', '天'] => before == Some('提'),
        ['表', '报'] => is(next, "上给到送"),
        ['贵', '姓'] => before == Some('免'),
        ['年', '长' | '前'] => before.is_some_and(is_numeral),
        ['拍', '卖'] => before == Some('球'),
        ['三' | '四' | '五', '国'] => before == Some('洲'),
        ['手', '提'] => next == Some('着'),
        ['受', '过'] => !is(before, "代替为"),
        ['多', '重'] => is(before, "有") && next.is_none() || is(next, "吗呢啊"),
        ['为', '期'] => !next.is_some_and(is_numeral) && !is(next, "不半"),
        ['当', '家'] => next == Some('人'),
        ['一', '号'] => is(before, "大小"),
        // 船长三十米: how long a ship is.
        [_, '长'] => is_measured(behind),
        _ => false,
    }
}

/// Whether the word at a place of a text in simplified characters is one where frequencies alone take it apart: 打的去机场, 大伯子.
pub(super) fn is_together(text: &[char], start: usize, length: usize) -> bool {
    let next = text.get(start + length).copied();
    let found = text.get(start..start + length).unwrap_or_default();
    if found == ['大', '伯', '子'] {
        return true;
    }
    found == ['打', '的'] && next.is_some_and(|next| "去来回到上".contains(next))
}

/// Whether a text begins with a length.
fn is_measured(text: &[char]) -> bool {
    let numerals = text.iter().take_while(|one| is_numeral(**one)).count();
    let unit = text.get(numerals..).unwrap_or_default();
    numerals > 0
        && matches!(
            unit,
            ['米' | '尺' | '丈', ..] | ['公' | '厘' | '毫' | '千' | '英', '里' | '米' | '尺', ..]
        )
}

/// Verbs and adjectives behind which 得 is no result but begins another word, or is "must".
const WITHOUT_RESULT: &str = "要会能想应必就可敢肯该让使被把给没有是在叫说不也都只总需愿准如";

/// Whether a character is a verb of one syllable that can reach what it is about: 办 in 办得了.
pub(crate) fn takes_result(words: &Words, verb: char) -> bool {
    let word = words.find_characters(std::iter::once(verb));
    word.is_some_and(|word| words.tag(word) == b'v') && !WITHOUT_RESULT.contains(verb)
}
