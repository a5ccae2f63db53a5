//! 得 and the 了 behind it: between a verb and what it can reach (办得了: Chao 1968, §6.6.4), between a verb and how well it is
//! done (相处得不错), or the verb that says that somebody must.

use super::place::{Around, behind_number, is_over, starts};
use crate::language::apart::takes_result;
use crate::language::numbers::is_numeral;

const RESULTS: &str = "了到上下动起完出进住开掉清";
/// What one gets: illnesses and prizes.
const GOT: &str = "病癌奖第冠亚季名分满感绝重流肺肝心糖高金银便好";
/// Feelings that go so far that …: 气得直跺脚.
const SO_MUCH_THAT: &str = "气急吓冷热累疼痛忙笑哭羞饿困烦冻";
const SPANS: [&str; 11] = [
    "小时",
    "钟头",
    "分钟",
    "天",
    "年",
    "个小时",
    "个钟头",
    "个月",
    "个星期",
    "个礼拜",
    "周",
];

/// 得: between a verb and what it can reach; must, before a span of time or at the head of a clause.
pub(super) fn de(around: &Around<'_>) -> Option<&'static str> {
    if !around.alone() {
        return None;
    }
    // 一一得一
    if around.before(1).is_some_and(is_numeral) && around.after(1).is_some_and(is_numeral) {
        return Some("dé");
    }
    if is_complement(around) {
        return Some("de");
    }
    let verb = around
        .word(-1)
        .filter(|piece| piece.range.len() == 1 && around.before(1).is_some());
    let verb = verb.and_then(|_| around.before(1));
    if let Some(verb) = verb {
        let after = around.near_after(4);
        let reaches =
            around.after_is(RESULTS) && (verb == '还' || takes_result(&around.language.words, verb));
        let got = starts(after, "了") && after.get(1).is_some_and(|one| GOT.contains(*one));
        // 还得上班, but 还得上吗
        let paid = verb != '还' || is_over(after.get(1..).unwrap_or_default());
        if reaches && !got && paid || SO_MUCH_THAT.contains(verb) && !after.is_empty() {
            return Some("de");
        }
    }
    let after = around.near_after(8);
    let counted = behind_number(after.strip_prefix(&['花']).unwrap_or(after));
    let span = counted.is_some_and(|rest| SPANS.iter().any(|span| starts(rest, span)));
    let must = around.before(1).is_none() && around.after_is("先花等看去有要跟和在给把让再找问用做");
    let lasts = span && !around.before_is("获取赢夺均");
    around.when(must || lasts, "děi")
}

/// How well something is done: 相处得不错, 准备得怎么样.
const HOW_WELL: [&str; 10] = [
    "不错",
    "很好",
    "很差",
    "很快",
    "很慢",
    "挺好",
    "非常",
    "特别",
    "怎么样",
    "越来越",
];

/// 得 before how something is done, behind a verb of two syllables, which the dictionary tells from those who must (你得); and
/// behind 和, which is the verb there: 面要和得软一点儿.
fn is_complement(around: &Around<'_>) -> bool {
    let is_word = around.word(-1).is_some_and(|piece| piece.range.len() > 1);
    let is_verb = is_word && around.tag(-1) == b'v';
    // Nobody has to be 不错.
    let is_told = is_word && around.tag(-1) != b'r' && starts(around.near_after(2), "不错");
    let told = HOW_WELL.iter().any(|how| starts(around.near_after(3), how));
    let kneaded = around.before_is("和") && around.after(1).is_some() && !around.after_is("的失与和到");
    is_verb && told || is_told || kneaded
}

/// 了 in 办得了.
pub(super) fn le(around: &Around<'_>) -> Option<&'static str> {
    let de = Around::of(around.language, around.line, around.index.checked_sub(1)?, 0)?;
    let reached =
        around.alone() && de.character == '得' && around.before_is("得") && self::de(&de) == Some("de");
    around.when(reached && de.after_is("了"), "liǎo")
}
