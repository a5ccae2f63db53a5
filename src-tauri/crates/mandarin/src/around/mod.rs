//! Readings that the words around a character decide: 还 before 清 is to pay back, 觉 behind 睡 is sleep.
//!
//! What is here was read wrongly by the choice that is learnt (see [`crate::polyphone`]), because its corpora hardly have
//! it: potentials with 得 (办得了), dispositions with 把 (把地扫了, 把我当朋友), verbs parted from their objects (请…的假).
//! A rule speaks only where the words leave no choice; everything else is left to what was learnt. The grammar is that of
//! Chao 1968 (§6.6.4 potentials, §4.3.7 dispositions), the readings are those of 现代汉语词典.

mod beside;
mod place;
mod potential;
mod verbs;

use place::{Around, behind_number, has, has_any, is_over, starts};

use crate::language::Language;
use crate::language::names::Part;
use crate::language::numbers::is_numeral;
use crate::line::{Line, Piece};
use crate::{Syllable, Tone};

/// How far a clause is looked at.
const REACH: usize = 16;

const PERSONS: &str = "我你他她您它咱谁";

/// The reading that what is around decides, for the character at a place of a word.
pub(crate) fn decided(language: &Language, line: &Line, index: usize, place: usize) -> Option<Syllable> {
    let around = Around::of(language, line, index, place)?;
    if let Some(full) = said_twice(&around) {
        return Some(full);
    }
    if let Some(reading) = verbs::reading(&around).or_else(|| beside::reading(&around)) {
        return reading.parse().ok();
    }
    let reading = match around.character {
        '得' => potential::de(&around),
        '了' => potential::le(&around),
        '地' => around.when(is_land(&around), "dì"),
        '还' => around.when(is_paid_back(&around), "huán"),
        '单' => around.when(around.alone() && !around.before_is("小老姓"), "dān"),
        '过' => around.when(
            around.alone() && around.before_is("受") && around.after(1).is_some(),
            "guo",
        ),
        '当' => around.when(is_taken_for(&around), "dàng"),
        '假' => around.when(is_leave(&around), "jià"),
        '为' => around.when(is_on_behalf(&around), "wèi"),
        '背' => around.when(is_recited_or_hidden(&around), "bèi"),
        '干' => gan(&around),
        '朝' => chao(&around),
        '宿' => around.when(around.alone() && around.before_is("整一半两几"), "xiǔ"),
        '觉' => around.when(around.alone() && around.near_before(6).contains(&'睡'), "jiào"),
        '折' => around.when(
            around.alone() && around.before_is("摔撞压砸扭掰") && around.ends_or("了"),
            "shé",
        ),
        '圈' => around.when(is_pen(&around), "juàn"),
        '咽' => around.when(around.alone() && around.after_is("不下了口得进回着"), "yàn"),
        '扇' => around.when(
            around.alone() && !around.is_counted() && around.after_is("不得了着风一扇他她我你"),
            "shān",
        ),
        '和' => around.when(is_said_around_one(&around) || is_kneaded(&around), "huó"),
        '冲' => around.when(
            around.alone() && around.before_is("话气味很太真挺么") && around.ends_or("了的"),
            "chòng",
        ),
        '钻' => around.when(
            around.alone() && !around.is_counted() && around.after_is("个一了几两三孔洞眼进过出到来得不入"),
            "zuān",
        ),
        '长' => around.when(
            around.alone() && !around.before_is("很太更最") && around.after_is("霉虫痘芽胖斑疮瘤茧锈皱膘"),
            "zhǎng",
        ),
        '的' => around.when(around.word_is("打的"), "dī"),
        '重' => around.when(
            around.alone() && around.before_is("多") || is_heavily(&around),
            "zhòng",
        ),
        '差' => around.when(around.word_is("相差"), "chà"),
        '率' => around.when(is_rate(&around), "lǜ"),
        '拉' => around.when(around.alone() && has(around.near_after(5), "口子"), "lá"),
        '散' => around.when(around.word_is("松散"), "sǎn"),
        '露' => around.when(around.word_is("泄露"), "lòu"),
        '行' => hang(&around),
        '弄' => around.when(is_lane(&around), "lòng"),
        '曾' => around.when(around.piece.part == Part::Given, "zēng"),
        '教' => around.when(is_taught(&around), "jiāo"),
        '少' => around.when(around.piece.part == Part::Given, "shào"),
        '燕' => around.when(around.piece.part == Part::Given, "yàn"),
        '儿' => {
            return is_suffix(&around)
                .then(|| Syllable::new("r", Tone::Neutral))
                .flatten();
        }
        _ => None,
    };
    reading?.parse().ok()
}

/// A character of an adjective or a verb each of whose syllables is said twice: read as in the word, with its own tone where
/// it is light there (漂漂亮亮 piàopiaoliàngliàng is written piàopiàoliàngliàng: GB/T 16159-2012, 6.1.3.3).
fn said_twice(around: &Around<'_>) -> Option<Syllable> {
    let at = |offset: isize| {
        let place = around.at.checked_add_signed(offset);
        place.and_then(|place| around.line.simplified.get(place)).copied()
    };
    let own = at(0)?;
    // Where the four begin.
    let start = match (at(-1) == Some(own), at(1) == Some(own)) {
        (false, true) if at(2) == at(3) => 0,
        (true, false) if at(1) == at(2) => -1,
        (false, true) if at(-1) == at(-2) => -2,
        (true, false) if at(-2) == at(-3) => -3,
        _ => return None,
    };
    let pair = [at(start)?, at(start + 2)?];
    let word = around.language.words.find_characters(pair.into_iter())?;
    let entry = around.language.words.entries(word).next()?;
    let dictionary = &around.language.dictionary;
    // 爸爸妈妈 are two words, though 爸妈 is one.
    let is_repeated = matches!(around.language.words.tag(word), b'a' | b'v' | b'z' | b'd' | b'b');
    if !is_repeated || !dictionary.is_aligned(entry) || dictionary.comes_last(entry) {
        return None;
    }
    let reading = dictionary.reading(entry).nth(usize::from(start > -2) ^ 1)?;
    if reading.tone() != Tone::Neutral {
        return Some(reading);
    }
    let readings = around.language.readings_of(own).iter().copied();
    let full = |other: &Syllable| other.letters() == reading.letters() && other.tone() != Tone::Neutral;
    readings.clone().find(full)
}

/// 地 of land and places: 把地扫了, 两地, but 轻轻地.
fn is_land(around: &Around<'_>) -> bool {
    let place = around.before_is("该两此") && around.word(-1).is_some_and(|word| word.range.len() == 1);
    around.alone() && (around.before_is("把的块片亩") || around.before(1).is_none() || place)
}

/// 弄 of a lane with its number: 593弄.
fn is_lane(around: &Around<'_>) -> bool {
    let before = around
        .at
        .checked_sub(1)
        .and_then(|at| around.line.simplified.get(at));
    around.alone() && before.is_some_and(char::is_ascii_digit)
}

/// 还 of money and things.
fn is_paid_back(around: &Around<'_>) -> bool {
    let after = around.near_after(6);
    let over = |from: usize| is_over(after.get(from..).unwrap_or_default());
    let complete = ["清", "完", "了"].iter().any(|one| around.word_after_is(one));
    let debt = around.after_is("债账款贷钱");
    let loan = around.after_is("房车网校") && after.get(1) == Some(&'贷');
    let card = starts(after, "信用卡");
    let reached = [
        "上", "得上", "不上", "得起", "不起", "得清", "不清", "得完", "不完",
    ]
    .iter()
    .any(|one| starts(after, one) && over(one.chars().count()));
    let person = usize::from(after.get(2) == Some(&'们')) + 2;
    let given = starts(after, "给") && after.get(1).is_some_and(|one| PERSONS.contains(*one));
    let given_back = given && (over(person) || after.get(person) == Some(&'了') && over(person + 1));
    let end = over(0) || starts(after, "的") && over(1);
    if !around.alone() {
        return around.word_is("还给") && given_back;
    }
    complete || debt || loan || card || reached || given_back || end && around.before(1).is_some()
}

/// 当 of what somebody or something is taken for: 把我当朋友.
fn is_taken_for(around: &Around<'_>) -> bool {
    let before = around.near_before(7);
    let taken = before.iter().rposition(|one| matches!(one, '把' | '拿'));
    let between = taken
        .and_then(|taken| before.get(taken + 1..))
        .unwrap_or_default();
    let plain = !between.is_empty() && !has_any(between, "了去来着给");
    around.alone() && plain && around.after(1).is_some()
}

/// 假 of days off: 请一个星期的假.
fn is_leave(around: &Around<'_>) -> bool {
    let asked = has_any(around.near_before(REACH), "请休放批准度");
    let taken = around.before_is("了") && around.before(2).is_some_and(|one| "放请休".contains(one));
    let parted = around.before_is("的天周月年日个次长") || taken;
    // 真的假的
    let closed = around.ends_or("了回去立就") && !has(around.near_before(3), "真的");
    around.alone() && asked && parted && closed
}

/// 为 behind those who do it for somebody or something: 他们为一点小事.
fn is_on_behalf(around: &Around<'_>) -> bool {
    let person = around
        .before(1)
        .is_some_and(|one| PERSONS.contains(one) || one == '们');
    let named = has_any(around.near_before(REACH), "以被视奉尊选聘任认称");
    let cause = around.after_is("之") || has(around.near_after(REACH), "着想");
    around.alone() && cause
        || around.alone() && person && !named && around.after(1).is_some_and(|next| next != '人')
}

/// 背 of what is learnt by heart, and of what is done behind somebody's back.
fn is_recited_or_hidden(around: &Around<'_>) -> bool {
    let after = around.near_after(8);
    let counted = behind_number(after);
    let recited = counted.is_some_and(|rest| rest.first().is_some_and(|one| "首段篇遍句章".contains(*one)))
        || ["单词", "生词", "课文", "古诗", "唐诗", "台词", "口诀"]
            .iter()
            .any(|one| has(after, one));
    let person = starts(after, "着")
        && after
            .get(1)
            .is_some_and(|one| PERSONS.contains(*one) || "老领父同客别大".contains(*one));
    let secret = around.before_is("别") || has_any(after, "偷暗私") || has(around.near_before(3), "不要");
    let hidden = (around.alone() || around.word_is("背着")) && person && secret && after.len() > 2;
    around.alone() && recited || hidden
}

/// 干 of a glass that is emptied, and of work.
fn gan(around: &Around<'_>) -> Option<&'static str> {
    let mut rest = around.near_after(5);
    rest = rest.strip_prefix(&['了']).unwrap_or(rest);
    rest = rest.strip_prefix(&['这']).unwrap_or(rest);
    rest = behind_number(rest).unwrap_or(rest);
    let glass = rest.first() == Some(&'杯');
    let work = has_any(around.near_after(5), "事活") || has(around.near_after(3), "家务");
    match (around.alone(), glass, work) {
        (true, true, _) => Some("gān"),
        (true, false, true) => Some("gàn"),
        _ => None,
    }
}

/// 朝 of what faces the sun, and of the morning in 朝九晚五.
fn chao(around: &Around<'_>) -> Option<&'static str> {
    if around.alone() {
        return around.when(starts(around.near_after(3), "九晚五"), "zhāo");
    }
    let after = around.near_after(4);
    let rest = after.get(1..).unwrap_or_default();
    let rooms = "房屋室卧窗户楼面厅公间";
    let room = starts(rest, "的") && rest.get(1).is_some_and(|one| rooms.contains(*one))
        || is_over(rest) && has_any(around.near_before(8), rooms);
    let place = rest.first().is_some_and(|one| "区路门街".contains(*one));
    around.when(around.word_is("朝阳") && (room || place), "cháo")
}

/// 圈 of animals.
fn is_pen(around: &Around<'_>) -> bool {
    let inside = around.after_is("里") || around.before_is("进出回");
    around.alone() && inside && has_any(around.near_before(REACH), "羊猪牛马鸡鸭驴")
}

/// 和一和: a verb said around 一.
fn is_said_around_one(around: &Around<'_>) -> bool {
    starts(around.near_after(2), "一和") || around.before(1) == Some('一') && around.before(2) == Some('和')
}

/// 他和面: dough, where nothing is joined.
fn is_kneaded(around: &Around<'_>) -> bool {
    let dough = around.after_is("面") && is_over(around.near_after(3).get(1..).unwrap_or_default());
    let well = around.after_is("得")
        && around.before_is("要没把能面馅")
        && around.word(1).is_some_and(|piece| piece.range.len() == 1);
    let alone = around.alone() && dough && around.before(1).is_none_or(|one| PERSONS.contains(one));
    alone || around.alone() && (well || around.before_is("水") && around.after_is("面"))
}

/// 重重地: with force; but 重重困难.
fn is_heavily(around: &Around<'_>) -> bool {
    let second = usize::from(around.before_is("重"));
    let rest = around.near_after(3);
    let doubled = second == 1 || rest.first() == Some(&'重');
    doubled && rest.get(1 - second) == Some(&'地')
}

/// 率 behind what is counted: 返单率.
fn is_rate(around: &Around<'_>) -> bool {
    let is_thing = |piece: &Piece| piece.word.is_some() && piece.range.len() > 1;
    let of_what =
        around.word(-1).is_some_and(is_thing) && !matches!(around.tag(-1), b'r' | b'P' | b'd' | b't');
    let closed = around.ends_or("很高低的是为达上下和在提降也不超最已太较只");
    around.alone() && of_what && around.before(1).is_some() && closed
}

/// 行 of lines and trades, and of people who travel together.
fn hang(around: &Around<'_>) -> Option<&'static str> {
    let before = around.near_before(5);
    let counted = before.iter().rposition(|one| *one == '第');
    let counted = counted
        .and_then(|from| before.get(from + 1..))
        .unwrap_or_default();
    if !counted.is_empty() && counted.iter().all(|one| is_numeral(*one)) {
        return Some("háng");
    }
    let mut rest = around.near_after(8);
    for also in ["一共", "总共", "共", "约"] {
        let length = also.chars().count();
        rest = rest.get(length..).filter(|_| starts(rest, also)).unwrap_or(rest);
    }
    let people = behind_number(rest).is_some_and(|rest| {
        ["人", "个人", "多人", "余人", "位", "名"]
            .iter()
            .any(|one| starts(rest, one))
    });
    let party = around.before(1) == Some('一') && (people || around.after_is("人"));
    around.when(party, "xíng")
}

/// 教 before whom or what it teaches.
fn is_taught(around: &Around<'_>) -> bool {
    let whom_or_what = matches!(around.tag(1), b'n' | b'r') || around.after_is(PERSONS);
    around.alone() && around.after(1).is_some() && whom_or_what && !around.before_is("信请传佛道宗")
}

/// 儿 that only colours the syllable before it, though the dictionary has no such word: 后门儿, 慢慢儿.
fn is_suffix(around: &Around<'_>) -> bool {
    let child = around.before_is("一二两三几有我你他她您生无妻孤幼婴女男健新患胎育小老其孙爱弃产宠");
    let begins = around.after_is("女子童科歌孙媳时");
    around.alone() && around.before(1).is_some() && !child && !begins
}
