//! Numbers in figures: amounts, years, dates, times, telephone numbers, units.

mod shape;

use super::Surroundings;
use super::numeral::{cardinal, dialled, one_by_one};
use shape::Shape;

/// Where a number stands.
#[derive(Debug)]
pub(super) struct Context<'a> {
    /// The run before it.
    pub(super) lead: &'a [char],
    /// What was read last was a number.
    pub(super) after_number: bool,
    pub(super) around: &'a Surroundings<'a>,
}

/// A number as it is read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Spoken {
    /// In Chinese characters.
    pub(super) read: String,
    /// How many characters of the run it takes.
    pub(super) length: usize,
    /// It counts what follows.
    pub(super) counted: bool,
}

/// Signs that are read between numbers.
pub(super) fn sign(sign: char) -> Option<&'static str> {
    Some(match sign {
        '-' | '–' | '—' | '~' | '至' => "到",
        ':' | '：' | '∶' => "比",
        '+' => "加",
        '−' => "减",
        '×' | '*' => "乘以",
        '÷' => "除以",
        '=' => "等于",
        '>' => "大于",
        '<' => "小于",
        '≥' => "大于等于",
        '≤' => "小于等于",
        '≈' => "约等于",
        '±' => "正负",
        _ => return None,
    })
}

/// Whether a sign names a currency.
pub(super) fn is_currency(sign: char) -> bool {
    currency(sign).is_some()
}

fn currency(sign: char) -> Option<&'static str> {
    Some(match sign {
        '¥' => "元",
        '$' => "美元",
        '€' => "欧元",
        '£' => "英镑",
        _ => return None,
    })
}

/// The number at the beginning of `rest`, with its sign before it and its unit after it.
pub(super) fn read(rest: &[char], context: &Context<'_>) -> Option<Spoken> {
    let money = rest.first().copied().and_then(currency);
    let negative =
        matches!(rest.first(), Some('-' | '−')) && !context.after_number && !ends_in_letter(context.lead);
    let sign = usize::from(money.is_some() || negative);
    let blanks = rest
        .iter()
        .skip(sign)
        .take_while(|c| money.is_some() && c.is_whitespace());
    let skipped = sign + blanks.count();
    let figures = rest.get(skipped..)?;
    let (shape, taken) = shape::shape(figures)?;
    let mut length = skipped + taken;
    let tail = rest.get(length..).unwrap_or_default();
    let (unit, unit_length) = unit(tail);
    length += unit_length;
    let place = Place::new(context, rest.get(length..).unwrap_or_default());

    let after_letter = !negative && ends_in_letter(context.lead);
    let mut read = shaped(&shape, &place, after_letter);
    let counts =
        unit.is_some_and(|unit| !matches!(unit, Unit::Share(_))) || money.is_some() || place.is_counted();
    let counted = counts && matches!(shape, Shape::Whole(_)) && !after_letter;
    if counted && read == "二" {
        read = "两".to_owned();
    }
    match unit {
        Some(Unit::Share(of)) => read = format!("{of}分之{}{read}", if negative { "负" } else { "" }),
        Some(Unit::Degrees(name)) => read = format!("{}{read}{name}", if negative { "零下" } else { "" }),
        Some(Unit::After(name)) => read = format!("{}{read}{name}", if negative { "负" } else { "" }),
        Some(Unit::Around(before, name)) => read = format!("{before}{read}{name}"),
        None if negative => read = format!("负{read}"),
        None => {}
    }
    // ￥8元 is eight yuan, not eight yuan yuan.
    let named = ["元", "块", "美元", "欧元", "英镑", "人民币"]
        .iter()
        .any(|name| place.follow.starts_with(name));
    if let Some(money) = money.filter(|_| !named) {
        read.push_str(money);
    }
    Some(Spoken {
        read,
        length,
        counted,
    })
}

/// The figures of one shape.
fn shaped(shape: &Shape, place: &Place, after_letter: bool) -> String {
    match shape {
        Shape::Whole(digits) if after_letter && digits.len() > 2 => dialled(digits),
        Shape::Whole(digits) => place.whole(digits),
        Shape::Amount(digits) => cardinal(digits),
        Shape::Decimal(whole, part) => format!("{}点{}", cardinal(whole), one_by_one(part)),
        Shape::Version(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| one_by_one(part)).collect();
            parts.join("点")
        }
        Shape::Fraction(above, below) => format!("{}分之{}", cardinal(below), cardinal(above)),
        Shape::Date(year, month, day) => {
            format!("{}年{}月{}日", one_by_one(year), cardinal(month), cardinal(day))
        }
        Shape::Time(parts) => time(parts),
        Shape::Telephone(digits) => dialled(digits),
    }
}

/// `8:05` is 八点零五分, `8:00` is 八点, `12:30:15` is 十二点三十分十五秒.
fn time(parts: &[String]) -> String {
    let below_ten = |part: &str| {
        let gap = if part.starts_with('0') && part != "00" {
            "零"
        } else {
            ""
        };
        format!("{gap}{}", cardinal(part))
    };
    let mut read = String::new();
    if let Some(hour) = parts.first() {
        let hour = cardinal(hour);
        read = format!("{}点", if hour == "二" { "两" } else { &hour });
    }
    let seconds = parts.get(2).filter(|seconds| *seconds != "00");
    if let Some(minutes) = parts
        .get(1)
        .filter(|minutes| *minutes != "00" || seconds.is_some())
    {
        read.push_str(&below_ten(minutes));
        read.push('分');
    }
    if let Some(seconds) = seconds {
        read.push_str(&below_ten(seconds));
        read.push('秒');
    }
    read
}

fn ends_in_letter(lead: &[char]) -> bool {
    lead.last().is_some_and(|c| c.is_alphabetic())
}

/// What a number counts or measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// A share of so many.
    Share(&'static str),
    /// A temperature.
    Degrees(&'static str),
    /// Named after the number.
    After(&'static str),
    /// Named before and after it.
    Around(&'static str, &'static str),
}

/// Units in signs and letters, the longer before those that begin like them.
const UNITS: [(&str, Unit); 37] = [
    ("%", Unit::Share("百")),
    ("‰", Unit::Share("千")),
    ("℃", Unit::Degrees("摄氏度")),
    ("°C", Unit::Degrees("摄氏度")),
    ("°", Unit::After("度")),
    ("km/h", Unit::Around("每小时", "公里")),
    ("km²", Unit::After("平方公里")),
    ("km2", Unit::After("平方公里")),
    ("km", Unit::After("公里")),
    ("cm²", Unit::After("平方厘米")),
    ("cm", Unit::After("厘米")),
    ("mm", Unit::After("毫米")),
    ("m/s", Unit::Around("每秒", "米")),
    ("m²", Unit::After("平方米")),
    ("m³", Unit::After("立方米")),
    ("㎡", Unit::After("平方米")),
    ("mL", Unit::After("毫升")),
    ("ml", Unit::After("毫升")),
    ("mg", Unit::After("毫克")),
    ("min", Unit::After("分钟")),
    ("m", Unit::After("米")),
    ("KM", Unit::After("公里")),
    ("KG", Unit::After("公斤")),
    ("kg", Unit::After("公斤")),
    ("Kg", Unit::After("公斤")),
    ("kWh", Unit::After("千瓦时")),
    ("kW", Unit::After("千瓦")),
    ("g", Unit::After("克")),
    ("L", Unit::After("升")),
    ("t", Unit::After("吨")),
    ("h", Unit::After("小时")),
    ("s", Unit::After("秒")),
    ("kHz", Unit::After("千赫兹")),
    ("Hz", Unit::After("赫兹")),
    ("W", Unit::After("瓦")),
    ("V", Unit::After("伏")),
    ("l", Unit::After("升")),
];

/// The unit at the beginning, and how many characters it takes, with a space before it.
fn unit(tail: &[char]) -> (Option<Unit>, usize) {
    let spaces = tail.iter().take_while(|c| **c == ' ').count().min(1);
    let rest = tail.get(spaces..).unwrap_or_default();
    for (name, unit) in UNITS {
        let length = name.chars().count();
        let here = rest.iter().take(length).copied().eq(name.chars());
        let ends = !name.ends_with(|c: char| c.is_alphanumeric())
            || !rest.get(length).is_some_and(|c| c.is_ascii_alphanumeric());
        if here && ends {
            return (Some(unit), spaces + length);
        }
    }
    (None, 0)
}

fn is_colon(sign: char) -> bool {
    matches!(sign, '：' | ':')
}

/// What stands directly before and after a whole number, and decides how it is read.
struct Place {
    lead: String,
    follow: String,
}

/// What is not counted by the number before it, but numbered: 二月, 二楼, 二年级.
const NUMBERED: &str = "月日号楼级线手维胎班组队等战环期届";
/// What is counted: a number of four figures before it is no year, and one of five no telephone number.
const COUNTED: &str = "个人元块毛角分本只件条张次位名家天周小秒岁米公里千克斤吨台辆座栋层间套部份项种类倍万亿多余页字章节句段首篇平度";
/// What is dialled, typed in or read off, with 号 or 号码 behind it or without.
const READ_OFF: [&str; 24] = [
    "电话",
    "手机",
    "热线",
    "拨打",
    "拨",
    "致电",
    "打",
    "呼叫",
    "微信",
    "QQ",
    "学号",
    "账号",
    "编号",
    "密码",
    "验证码",
    "邮编",
    "房间",
    "房号",
    "车牌",
    "航班",
    "车次",
    "报警",
    "火警",
    "急救",
];
/// What everybody calls by its figures.
const CALLED: [(&str, &[&str]); 6] = [
    ("996", &["工作", "制", "模式", "的"]),
    ("618", &["大促", "活动", "购物", "促销", "期间", "节"]),
    ("315", &["晚会", "消费", "投诉"]),
    ("985", &["大学", "高校", "院校", "工程"]),
    ("211", &["大学", "高校", "院校", "工程"]),
    ("1024", &["程序员"]),
];

impl Place {
    fn new(context: &Context<'_>, rest: &[char]) -> Self {
        let trimmed = |chars: &[char]| chars.iter().filter(|c| !c.is_whitespace()).collect::<String>();
        let lead = trimmed(context.lead);
        let follow = trimmed(rest);
        Self {
            lead: if lead.chars().all(is_colon) {
                context.around.before.to_owned()
            } else {
                lead
            },
            follow: if follow.is_empty() {
                context.around.after.to_owned()
            } else {
                follow
            },
        }
    }

    fn is_counted(&self) -> bool {
        let counted = self.follow.chars().next().is_some_and(wenxi_mandarin::is_hanzi);
        let numbered = self.follow.starts_with(|c| NUMBERED.contains(c)) || self.follow.starts_with("年级");
        let ordinal = ["第", "初", "周", "星期", "礼拜"]
            .iter()
            .any(|word| self.lead.ends_with(word));
        counted && !numbered && !ordinal
    }

    fn whole(&self, digits: &str) -> String {
        if self.is_read_off(digits) {
            dialled(digits)
        } else if self.is_year(digits) {
            one_by_one(digits)
        } else {
            cardinal(digits)
        }
    }

    fn is_read_off(&self, digits: &str) -> bool {
        let measured = self.follow.starts_with(|c| COUNTED.contains(c));
        let hotline = digits.len() == 5
            && ["10", "11", "12", "95", "96"]
                .iter()
                .any(|two| digits.starts_with(two));
        let behind = |words: &[&str]| words.iter().any(|word| self.follow.starts_with(word));
        let room = behind(&["房", "室", "路", "国道", "航班", "次列车", "报警", "火警", "急救"]);
        let called = CALLED
            .iter()
            .any(|(figures, words)| *figures == digits && behind(words));
        (digits.starts_with('0') && digits.len() > 1)
            || (!measured && (digits.len() >= 9 || hotline))
            || (digits.len() >= 3 && (room || called || (self.is_asked_for(digits) && !measured)))
    }

    /// Whether what stands before is read off by its figures: 电话是62345678, 订单号：12345678; but 2号 is a day.
    fn is_asked_for(&self, digits: &str) -> bool {
        let lead = self
            .lead
            .trim_end_matches(|c| is_colon(c) || matches!(c, '是' | '为'));
        let bare = lead.strip_suffix("号码").or(lead.strip_suffix('号'));
        let named = bare.and_then(|bare| bare.chars().next_back());
        let is_name = |last: char| !last.is_ascii_digit() && !"一二三四五六七八九十几".contains(last);
        let of_figures = digits.len() >= 4 && named.is_some_and(is_name) && !self.follow.starts_with('年');
        let ends = |text: &str| READ_OFF.iter().any(|word| text.ends_with(word));
        of_figures || ends(lead) || bare.is_some_and(ends)
    }

    fn is_year(&self, digits: &str) -> bool {
        let year = self.follow.starts_with('年');
        let span = ["年前", "年来", "年历史", "年的历史", "年左右", "年以上"];
        match (digits.len(), digits.parse::<u32>()) {
            (4, Ok(1000..=2199)) if year => {
                let round = digits.ends_with("00");
                !(digits == "1000" || (round && span.iter().any(|word| self.follow.starts_with(word))))
            }
            (4, Ok(1900..=2099)) => !self.follow.starts_with(|c| COUNTED.contains(c)),
            // 98年, but 90年代 and 10年.
            (2, Ok(91..=99)) => year && !self.follow.starts_with("年代"),
            _ => false,
        }
    }
}
