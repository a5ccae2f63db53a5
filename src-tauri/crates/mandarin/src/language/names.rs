//! Names of people in running text: a surname and what is given behind it (王小明), or 老, 小 or 阿 before it (老王).
//!
//! No dictionary has them, and the characters of most of them are words. So a name is taken for one only with a sign
//! of it: a title behind it, something before it that introduces people, or an end on both sides; of three characters
//! also when both that are given are such as names are made of. It is written in two parts, surname and given name,
//! by GB/T 16159-2012, 6.2.1. What a name weighs against words is learnt from nothing: it is a little more than its
//! characters, each for itself, and less than any two words.

use crate::is_hanzi;

/// What a piece of a line is, besides a word of the dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A word, or anything else.
    Word,
    /// A number that is no word of the dictionary.
    Number,
    /// 老, 小 or 阿 before a surname.
    Familiar,
    /// The name of a family.
    Surname,
    /// The name of a person.
    Given,
}

/// The first two parts of a name, each with its length in characters; and what it weighs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Name {
    pub(crate) parts: [(Part, usize); 2],
    pub(crate) weight: f32,
}

/// The commonest surnames, but for those that are small words as well (于, 和, 要).
pub(crate) const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪\
                                  田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧陶樊兰洪严莫温季俞章鲁葛韦毕\
                                  单华解仇查盖区朴翟燕纪乐覃宁祝舒焦聂柴裴";

/// Surnames that are everyday words: 小马, 老石头 are no people.
const WORDS_TOO: &str =
    "黄高马石金白毛江龙万段雷钱汤易常武文方区单华解查盖温季章时叶田熊燕乐任史孔夏宁兰严洪莫";

/// Those of them that 小 and 老 stand before in no word or phrase, at the end of a clause or before what people do.
const ALONE: &str = "任解盖宁";
const DOES: &str = "说是在和跟叫";

const COMPOUND: [&str; 24] = [
    "欧阳", "司马", "上官", "诸葛", "尉迟", "慕容", "令狐", "皇甫", "公孙", "司徒", "司空", "夏侯", "宇文",
    "长孙", "东郭", "西门", "南宫", "端木", "独孤", "淳于", "申屠", "轩辕", "呼延", "万俟",
];

/// Characters that given names are often made of.
const GIVEN: &str = "伟芳娜秀英少敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂建国文华玉志红海春梅晓小琳雪丹玲婷颖慧莉佳倩欣怡悦雯璐琪萌瑶瑾\
                     涵梓轩宇浩泽睿博晨阳鹏飞龙凯旭峰波斌辉宁鑫鸿俊毅健康安宏亮光荣贵福祥庆振东林森木山川江河淑珍凤云燕莲香菊\
                     美惠琴月素芬芝爱萍蓉茹蕾薇菲思雨梦诗语嘉家豪天成永德仁义礼智信忠孝良子一乐然可心若卫民兵新生立中正元世大\
                     启立冬夏秋青松柏竹诚胜利学才贤哲彬炳坤乾坚恒远达昌盛兴茂金银宝珠琼瑞祺祎雅岚岩石峻岭清洁妮娅婉柔嫣妍娇媛\
                     琦珊珂瑜璇蓓蕊菁莹楠栋梁柱根柳桐棠榕彤朵奕冉冰凌希寒宸宝安邦弘彦朗航帆舟贝蓝双全友善景昊昕晗晶智朝权杨洲炜";

/// What a person is called by behind the name.
const TITLES: [&str; 44] = [
    "先生",
    "女士",
    "小姐",
    "太太",
    "老师",
    "同学",
    "师傅",
    "医生",
    "大夫",
    "律师",
    "教授",
    "博士",
    "经理",
    "总监",
    "主任",
    "主管",
    "秘书",
    "会计",
    "董事",
    "院长",
    "校长",
    "局长",
    "部长",
    "处长",
    "科长",
    "队长",
    "店长",
    "厂长",
    "站长",
    "工程师",
    "总经理",
    "董事长",
    "护士",
    "警官",
    "法官",
    "夫人",
    "阿姨",
    "叔叔",
    "奶奶",
    "爷爷",
    "同志",
    "客服",
    "女儿",
    "夫妇",
];
/// Titles of one character; they end a clause or stand before what a person does.
const SHORT_TITLES: &str = "总工";

/// What introduces a person.
const INTRODUCES: [&str; 33] = [
    "我叫", "他叫", "她叫", "名叫", "叫作", "叫做", "就叫", "我是", "他是", "她是", "姓名", "同事", "同学",
    "老师", "经理", "客户", "朋友", "作者", "记者", "导演", "演员", "主任", "主管", "总监", "医生", "先生",
    "女士", "秘书", "店主", "店员", "老板", "学生", "助理",
];

/// What stands before and behind people in a clause, besides its ends.
const BEFORE: &str = "和跟与给对请找问让由向把被叫替帮及同是、";
const BEHIND: &str = "是说在和跟与的也都就来去想要会有没不把给对从正又还向问笑叫写做认告负用已将被为觉、：";

/// What a name of three characters weighs, of two, and of 老王; and what a sign of it adds, half of that an end on both sides.
const OF_THREE: f32 = -19.5;
const OF_TWO: f32 = -19.0;
const FAMILIAR: f32 = -12.0;
const SIGN: f32 = 6.0;

/// What a character is for names, one bit each: the beginning of a compound surname, a surname, that and a word of every
/// day, part of given names, what stands before the surname of somebody familiar.
const COMPOUND_BEGINS: u8 = 1;
const SURNAME: u8 = 2;
const WORD_TOO: u8 = 4;
const IS_GIVEN: u8 = 8;
const IS_FAMILIAR: u8 = 16;

/// Where the characters of names lie.
const FIRST: usize = 0x4E00;
const LAST: usize = 0x9FFF;

/// What is known of the characters of names, found at once.
pub(crate) struct Names(Vec<u8>);

impl Names {
    pub(super) fn load() -> Names {
        let mut names = Names(vec![0; LAST - FIRST + 1]);
        let mut put = |characters: &str, bit: u8| {
            for character in characters.chars() {
                let place = (character as usize).checked_sub(FIRST);
                if let Some(bits) = place.and_then(|place| names.0.get_mut(place)) {
                    *bits |= bit;
                }
            }
        };
        let compound: String = COMPOUND
            .iter()
            .filter_map(|compound| compound.chars().next())
            .collect();
        put(&compound, COMPOUND_BEGINS);
        put(SURNAMES, SURNAME);
        put(WORDS_TOO, WORD_TOO);
        put(GIVEN, IS_GIVEN);
        put("老小阿", IS_FAMILIAR);
        names
    }

    /// Whether a character is the name of a family.
    pub(crate) fn is_surname(&self, character: char) -> bool {
        self.is(character, SURNAME)
    }

    fn is(&self, character: char, bits: u8) -> bool {
        let place = (character as usize).checked_sub(FIRST);
        let found = place
            .and_then(|place| self.0.get(place))
            .copied()
            .unwrap_or_default();
        found & bits != 0
    }

    /// The names that begin at a place of a text in simplified characters.
    pub(crate) fn beginning(&self, text: &[char], at: usize) -> impl Iterator<Item = Name> {
        let first = text.get(at).copied().unwrap_or_default();
        let surname = self.surname(text, at);
        let full = [2, 1]
            .into_iter()
            .filter_map(move |given| self.full(text, at, surname?, given));
        let familiar = self
            .is(first, IS_FAMILIAR)
            .then(|| self.familiar(text, at))
            .flatten();
        full.chain(familiar)
    }

    /// How many characters of surname begin at a place of a text.
    fn surname(&self, text: &[char], at: usize) -> Option<usize> {
        let first = *text.get(at)?;
        if !self.is(first, SURNAME | COMPOUND_BEGINS) {
            return None;
        }
        let second = text.get(at + 1).copied();
        let begins = |compound: &str| compound.chars().eq([Some(first), second].into_iter().flatten());
        if self.is(first, COMPOUND_BEGINS) && COMPOUND.iter().any(|compound| begins(compound)) {
            return Some(2);
        }
        self.is(first, SURNAME).then_some(1)
    }

    /// A surname with what is given behind it.
    fn full(&self, text: &[char], at: usize, surname: usize, given: usize) -> Option<Name> {
        let end = at + surname + given;
        let characters = text.get(at + surname..end)?;
        if !characters.iter().all(|one| self.is(*one, IS_GIVEN)) {
            return None;
        }
        let (before, behind) = (text.get(..at)?, text.get(end..)?);
        let introduced = is_introduced(before);
        let begins = introduced || before.last().is_none_or(|one| BEFORE.contains(*one));
        let ends = behind.first().is_none_or(|one| BEHIND.contains(*one));
        let compound = surname == 2;
        let sign = is_title(behind) || introduced && ends || compound && (begins || ends);
        let is_person = match given {
            2 => sign || begins || ends,
            _ => sign || begins && ends && self.is_only_surname(text, at),
        };
        let weight = if given == 2 { OF_THREE } else { OF_TWO };
        let added = match (sign, begins && ends) {
            (true, _) => SIGN,
            (false, true) => SIGN / 2.0,
            (false, false) => 0.0,
        };
        is_person.then_some(Name {
            parts: [(Part::Surname, surname), (Part::Given, given)],
            weight: weight + added,
        })
    }

    /// 老王, 小李, where a clause ends behind or says what the person does.
    fn familiar(&self, text: &[char], at: usize) -> Option<Name> {
        let (before, behind) = (text.get(..at)?, text.get(at + 2..)?);
        let introduced = is_introduced(before) || before.last() == Some(&'的');
        let begins = before.last().is_none_or(|one| BEFORE.contains(*one)) || introduced;
        let surname = text.get(at + 1).filter(|one| self.is(**one, SURNAME))?;
        // 小任 alone is somebody, 小单 is a small order.
        let does = behind.first().is_none_or(|one| DOES.contains(*one));
        let only = self.is_only_surname(text, at + 1) || does && ALONE.contains(*surname);
        let ends = behind.first().is_none_or(|one| BEHIND.contains(*one));
        let is_person = ends && begins && only;
        is_person.then_some(Name {
            parts: [(Part::Familiar, 1), (Part::Surname, 1)],
            weight: FAMILIAR,
        })
    }

    /// Whether the character at a place is a surname and little else.
    fn is_only_surname(&self, text: &[char], at: usize) -> bool {
        text.get(at).is_some_and(|one| !self.is(*one, WORD_TOO))
    }
}

/// Whether a text begins with what a person is called by.
fn is_title(text: &[char]) -> bool {
    let long = TITLES.iter().any(|title| starts_with(text, title));
    let short = text.first().is_some_and(|first| SHORT_TITLES.contains(*first));
    let ends = |behind: &char| BEHIND.contains(*behind) || !is_hanzi(*behind);
    long || short && text.get(1).is_none_or(ends)
}

/// Whether a text ends with what introduces a person.
fn is_introduced(text: &[char]) -> bool {
    let ends = |one: &str| {
        let length = one.chars().count();
        let last = text.len().checked_sub(length).and_then(|from| text.get(from..));
        last.is_some_and(|last| one.chars().eq(last.iter().copied()))
    };
    INTRODUCES.iter().any(|one| ends(one))
}

fn starts_with(text: &[char], start: &str) -> bool {
    let mut characters = text.iter();
    start.chars().all(|one| characters.next() == Some(&one))
}

/// Whether a character is one of those surnames that are the beginning of frequent words; asked of every character.
fn is_read_otherwise(character: char) -> bool {
    matches!(
        character,
        '曾' | '单'
            | '任'
            | '华'
            | '解'
            | '仇'
            | '查'
            | '盖'
            | '区'
            | '朴'
            | '宁'
            | '翟'
            | '燕'
            | '葛'
            | '纪'
            | '乐'
    )
}

/// Whether a surname that is read otherwise begins at a place of a text in simplified characters, with a title behind it: at
/// the head of a clause, or behind what joins people.
pub(crate) fn is_titled(text: &[char], at: usize) -> bool {
    if !text.get(at).is_some_and(|one| is_read_otherwise(*one)) {
        return false;
    }
    let (before, from) = text.split_at(at.min(text.len()));
    let joined = before
        .last()
        .is_none_or(|one| "和跟与同及给向、".contains(*one) || !is_hanzi(*one));
    joined && from.get(1..).is_some_and(is_title)
}

/// Whether a text in simplified characters begins with one of these surnames and has a title behind it.
pub(crate) fn is_surname_with_title(text: &[char], surnames: &str) -> bool {
    let Some((surname, rest)) = text.split_first() else {
        return false;
    };
    surnames.contains(*surname) && is_title(rest)
}
