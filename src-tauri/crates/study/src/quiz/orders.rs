//! Other orders of the words of a sentence that are as right: at the start of a clause the subject, a time and 如果 or 因为
//! may change places (我明天去, 明天我去), and a phrase with 在 or 对 may stand before the subject or behind it.

use crate::gloss::{self, Class};
use crate::phrase::Phrase;
use wenxi_mandarin::Language;

/// The most orders of one sentence.
const AT_MOST: usize = 64;

/// What may change its place at the start of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Subject,
    Time,
    /// 如果, 因为.
    Reason,
    /// 在时间上, 对我们.
    Circumstance,
}

/// The other orders, letters and characters only.
pub(super) fn others(language: &Language, sentence: &Phrase) -> Vec<String> {
    let words = sentence.words(language);
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let mut orders = vec![String::new()];
    for clause in texts.split(|word| !word.chars().any(char::is_alphanumeric)) {
        let clauses = orders_of_clause(language, clause);
        orders = orders
            .iter()
            .flat_map(|before| clauses.iter().map(move |clause| format!("{before}{clause}")))
            .take(AT_MOST)
            .collect();
    }
    // The first one is the sentence itself.
    orders.into_iter().skip(1).collect()
}

/// The orders of a clause, its own first.
fn orders_of_clause(language: &Language, clause: &[&str]) -> Vec<String> {
    let mut parts: Vec<(Part, &[&str])> = Vec::new();
    let mut rest = clause;
    while let Some((part, length)) = part(language, rest) {
        let known = parts.iter().any(|(known, _)| *known == part);
        let (words, after) = rest.split_at(length.min(rest.len()));
        if known || after.is_empty() {
            break;
        }
        parts.push((part, words));
        rest = after;
    }
    let end = rest.concat();
    let mut orders = vec![clause.concat()];
    for order in permutations(parts.len()) {
        let ordered: Vec<_> = order.iter().filter_map(|at| parts.get(*at)).collect();
        let place = |wanted: Part| ordered.iter().position(|(part, _)| *part == wanted);
        // 如果 does not stand behind what it makes a condition of.
        let late = matches!((place(Part::Reason), place(Part::Circumstance)), (Some(reason), Some(of)) if of < reason);
        let text: String = ordered
            .iter()
            .flat_map(|(_, words)| words.iter().copied())
            .collect();
        let text = text + &end;
        if !late && !orders.contains(&text) {
            orders.push(text);
        }
    }
    orders.extend(inside(&parts, &end));
    orders
}

/// The time inside of the subject: 今年客户的满意度很高, 客户今年的满意度很高.
fn inside(parts: &[(Part, &[&str])], end: &str) -> Option<String> {
    let of = |wanted: Part| {
        parts
            .iter()
            .find(|(part, _)| *part == wanted)
            .map(|(_, words)| *words)
    };
    let (subject, time) = (of(Part::Subject)?, of(Part::Time)?);
    let at = subject.iter().position(|word| *word == "的")?;
    let (before, after) = subject.split_at(at);
    (parts.len() == 2).then(|| [before, time, after].concat().concat() + end)
}

/// What a clause goes on with that may change its place, and how many words it has.
fn part(language: &Language, words: &[&str]) -> Option<(Part, usize)> {
    const REASONS: [&str; 8] = ["如果", "因为", "虽然", "要是", "既然", "由于", "尽管", "假如"];
    let first = words.first()?;
    let time = time(language, words);
    let part = if REASONS.contains(first) {
        (Part::Reason, 1)
    } else if time > 0 {
        (Part::Time, time)
    } else if let Some(length) = circumstance(language, words) {
        (Part::Circumstance, length)
    } else {
        (Part::Subject, subject(language, words)?)
    };
    Some(part)
}

/// How many words say when: 明天, 今天上午, 上个星期.
fn time(language: &Language, words: &[&str]) -> usize {
    let is_time = |word: &&&str| {
        language.kind_of_word(word) == Some('t') || matches!(**word, "每天" | "今晚" | "昨晚" | "明晚")
    };
    let spans = |word: &str| matches!(word, "星期" | "月" | "周" | "周末" | "礼拜" | "年");
    match words {
        ["上" | "下" | "这" | "每", "个", span, ..] if spans(span) => 3,
        ["上" | "下" | "这" | "每", span, ..] if spans(span) => 2,
        ["上个" | "下个" | "这个" | "每个", span, ..] if spans(span) => 2,
        [
            "上星期" | "下星期" | "上个星期" | "下个星期" | "上周" | "下周" | "本周" | "这周" | "上个月"
            | "下个月" | "这个月" | "每年" | "每个月",
            ..,
        ] => 1,
        _ => words.iter().take_while(is_time).count(),
    }
}

/// How many words are a phrase with 在…上 or 对….
fn circumstance(language: &Language, words: &[&str]) -> Option<usize> {
    /// How far 上 may stand from 在.
    const FAR: usize = 5;
    let length = match *words.first()? {
        "在" => {
            let ends = |word: &&str| word.ends_with(['上', '里', '中', '下']) || *word == "方面";
            words.iter().take(FAR).skip(1).position(ends)? + 2
        }
        "对" => 1 + subject(language, words.get(1..)?)?,
        _ => return None,
    };
    (words.get(length) != Some(&"的")).then_some(length)
}

/// How many words name somebody or something: 我, 样品, 英镑的汇率, 这个客户.
fn subject(language: &Language, words: &[&str]) -> Option<usize> {
    const PEOPLE: [&str; 13] = [
        "我", "你", "您", "他", "她", "它", "我们", "你们", "他们", "她们", "咱们", "大家", "它们",
    ];
    let is_noun = |at: usize| words.get(at).is_some_and(|word| names(language, word));
    let is_measure = |word: Option<&&str>| word.is_some_and(|word| language.kind_of_word(word) == Some('q'));
    let first = words.first()?;
    let mut length = match *first {
        "这" | "那" | "每" if is_measure(words.get(1)) && is_noun(2) => 3,
        "这个" | "那个" | "每个" | "这些" | "那些" if is_noun(1) => 2,
        word if PEOPLE.contains(&word) || is_noun(0) => 1,
        _ => return None,
    };
    loop {
        if is_noun(length) && !PEOPLE.contains(first) {
            length += 1;
        } else if words.get(length) == Some(&"的") && is_noun(length + 1) {
            length += 2;
        } else {
            return Some(length);
        }
    }
}

/// Whether a word names something; of one that is not tagged its English tells.
fn names(language: &Language, word: &str) -> bool {
    match language.kind_of_word(word) {
        // 英镑 is tagged as a measure.
        Some('q') => word.chars().count() > 1,
        Some(kind) => matches!(kind, 'n' | 'P' | 'L' | 'j'),
        None => {
            let entries = language.define(word);
            entries
                .first()
                .is_some_and(|entry| gloss::class(&gloss::short(entry)) == Class::Other)
        }
    }
}

/// The orders of so many things.
fn permutations(count: usize) -> Vec<Vec<usize>> {
    let mut orders = vec![Vec::new()];
    for thing in 0..count {
        orders = orders
            .iter()
            .flat_map(|order: &Vec<usize>| {
                (0..=order.len()).map(move |at| {
                    let mut order = order.clone();
                    order.insert(at, thing);
                    order
                })
            })
            .collect();
    }
    orders
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::language;
    use rstest::rstest;

    #[rstest]
    #[case("我明天跟客户联系。", "明天我跟客户联系")]
    #[case("如果租客提前搬走，我们退押金。", "租客如果提前搬走我们退押金")]
    #[case("英镑现在的汇率是多少？", "现在英镑的汇率是多少")]
    #[case("今年客户的满意度很高。", "客户今年的满意度很高")]
    #[case("他们上个星期给我们开了发票。", "上个星期他们给我们开了发票")]
    #[case("今晚我没办法加班。", "我今晚没办法加班")]
    #[case("我昨天见了一个客户。", "昨天我见了一个客户")]
    #[case("样品后天就到。", "后天样品就到")]
    #[case("他们在交货时间上做了让步。", "在交货时间上他们做了让步")]
    fn orders_that_are_as_right(#[case] sentence: &str, #[case] other: &str) {
        let orders = others(language(), &Phrase::plain(sentence));
        assert!(orders.iter().any(|order| order == other), "{orders:?}");
    }

    #[rstest]
    #[case("我喜欢客户。", "客户我喜欢")]
    #[case("明天我跟客户联系。", "我跟明天客户联系")]
    #[case("客户在公司里的电脑坏了。", "在公司里客户的电脑坏了")]
    fn others_are_not(#[case] sentence: &str, #[case] other: &str) {
        let orders = others(language(), &Phrase::plain(sentence));
        assert!(!orders.iter().any(|order| order == other), "{orders:?}");
    }
}
