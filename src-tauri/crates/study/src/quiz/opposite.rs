//! A translation that says the opposite of its sentence: 提高 "raised" made "lowered", "is" made "is not". Whoever reads the Chinese can
//! tell, and nobody else; and that it is wrong is certain: the Chinese has the word that the English gives up, or denies nothing.

/// English words with their opposites, and Chinese that has to stand in the sentence: then the first is what it says.
const OPPOSITES: &[(&str, &str, &[&str])] = &[
    ("higher", "lower", &["高"]),
    ("high", "low", &["高"]),
    ("low", "high", &["低"]),
    ("lower", "higher", &["低"]),
    ("raise", "lower", &["提高"]),
    ("raised", "lowered", &["提高"]),
    ("raises", "lowers", &["提高"]),
    ("increase", "decrease", &["增加", "提高", "增长", "提升"]),
    ("increases", "decreases", &["增加", "提高", "增长", "提升"]),
    ("increased", "decreased", &["增加", "提高", "增长", "提升"]),
    ("reduce", "increase", &["减少", "降低"]),
    ("reduces", "increases", &["减少", "降低"]),
    ("reduced", "increased", &["减少", "降低"]),
    ("before", "after", &["以前", "之前"]),
    ("after", "before", &["以后", "之后"]),
    ("buyer", "seller", &["买家", "买方"]),
    ("buyers", "sellers", &["买家", "买方"]),
    ("seller", "buyer", &["卖家", "卖方"]),
    ("sellers", "buyers", &["卖家", "卖方"]),
    ("buy", "sell", &["买"]),
    ("sell", "buy", &["卖"]),
    ("cheap", "expensive", &["便宜"]),
    ("expensive", "cheap", &["贵"]),
    ("easy", "difficult", &["容易"]),
    ("easier", "harder", &["更容易"]),
    ("difficult", "easy", &["困难"]),
    ("more", "less", &["更"]),
    ("larger", "smaller", &["更大"]),
    ("bigger", "smaller", &["更大"]),
    ("longer", "shorter", &["更长"]),
    ("faster", "slower", &["更快"]),
    ("earlier", "later", &["更早"]),
    ("domestic", "foreign", &["国内"]),
    ("overseas", "domestic", &["海外"]),
    ("import", "export", &["进口"]),
    ("export", "import", &["出口"]),
    ("inside", "outside", &["内部"]),
];

/// The translation with one word made its opposite, or denied, or no longer denied; none where nothing is sure enough.
pub(super) fn said(chinese: &str, english: &str) -> Option<String> {
    turned(chinese, english).or_else(|| denied(chinese, english))
}

/// The translation with a "not" where neither language denies anything, or without its one "not" where the Chinese has one.
fn denied(chinese: &str, english: &str) -> Option<String> {
    const DENIES: &str = "不没非无别未莫勿否难";
    const NO: [&str; 17] = [
        "not", "no", "never", "nor", "neither", "without", "nothing", "nobody", "only", "hardly", "few",
        "little", "cannot", "than", "unless", "until", "yet",
    ];
    /// What may stand before "not"; the first of them that is there once.
    const VERBS: [&str; 7] = ["can", "must", "should", "is", "are", "was", "were"];
    let lower = english.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphabetic()).collect();
    let count = |word: &str| words.iter().filter(|other| **other == word).count();
    let denials = chinese.chars().filter(|c| DENIES.contains(*c)).count();
    let refusals: usize = NO.iter().map(|word| count(word)).sum();
    if denials == 0 && refusals == 0 {
        let verbs: usize = VERBS.iter().map(|verb| count(verb)).sum();
        let verb = VERBS
            .iter()
            .find(|verb| count(verb) == 1)
            .filter(|_| verbs == 1)?;
        let with_not = if *verb == "can" {
            "cannot".to_owned()
        } else {
            format!("{verb} not")
        };
        return replaced(english, verb, &with_not);
    }
    if denials == 1 && refusals == 1 {
        if count("cannot") == 1 {
            return replaced(english, "cannot", "can");
        }
        let not = VERBS
            .iter()
            .map(|verb| format!(" {verb} not "))
            .find(|not| english.contains(not))?;
        return Some(english.replace(&not, &not.replace(" not ", " ")));
    }
    None
}

/// The same with one word made its opposite. A word that comes twice, or that stands
/// beside its opposite in either language, is left as it is.
fn turned(chinese: &str, english: &str) -> Option<String> {
    let words = || english.split(|c: char| !c.is_ascii_alphabetic());
    let count = |word: &str| words().filter(|other| other.eq_ignore_ascii_case(word)).count();
    OPPOSITES.iter().find_map(|(word, opposite, signs)| {
        let is_said = signs
            .iter()
            .map(|sign| chinese.matches(sign).count())
            .sum::<usize>()
            == 1;
        let is_sure = count(word) == 1 && count(opposite) == 0 && !is_idle(word, english);
        (is_said && is_sure)
            .then(|| replaced(english, word, opposite))
            .flatten()
    })
}

/// Whether a word is part of a phrase that says something else, or of one that has no opposite: "more than", "as high as",
/// "no more", "so that buyers".
fn is_idle(word: &str, english: &str) -> bool {
    const PHRASES: &[&str] = &[
        "more and more",
        "more than",
        "no more",
        "once more",
        "what is more",
        "more or less",
        "before long",
        "the day before",
        "after all",
        "look after",
        "high time",
        "the more",
        "any more",
    ];
    let english = english.to_lowercase();
    PHRASES
        .iter()
        .filter(|phrase| phrase.split(' ').any(|part| part == word))
        .any(|phrase| english.contains(phrase))
}

fn replaced(english: &str, word: &str, opposite: &str) -> Option<String> {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphabetic());
    let at = english.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = english.get(..*at).and_then(|before| before.chars().next_back());
        let behind = english
            .get(at + word.len()..)
            .and_then(|behind| behind.chars().next());
        is_edge(before) && is_edge(behind)
    })?;
    let (before, behind) = (english.get(..at)?, english.get(at + word.len()..)?);
    // "an easy", "a difficult".
    let article = before.ends_with(" an ") || before.ends_with(" a ");
    let vowels = [word, opposite].map(|word| word.starts_with(['a', 'e', 'i', 'o', 'u']));
    let same = vowels.first() == vowels.last();
    (!article || same).then(|| format!("{before}{opposite}{behind}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(
        "等买家收到货以后再付款。",
        "It pays once the buyer has the goods.",
        Some("It pays once the seller has the goods.")
    )]
    #[case(
        "限额提高到五千美元。",
        "The limit was raised to 5,000 dollars.",
        Some("The limit was lowered to 5,000 dollars.")
    )]
    #[case("买家和买家的钱。", "The buyer and the money.", None)]
    #[case("买家和卖家都不满意，也没钱。", "The buyer and the seller are unhappy.", None)]
    #[case("这更重要。", "It matters more than anything.", None)]
    #[case("这件事很容易，不难。", "It is an easy thing.", None)]
    #[case("钱很重要。", "The buyer has money.", None)]
    #[case(
        "好的文化让人敢说话。",
        "In a good culture people can speak.",
        Some("In a good culture people cannot speak.")
    )]
    #[case("客户不能等。", "The customer cannot wait.", Some("The customer can wait."))]
    #[case("这不是小事。", "This is not a trifle.", Some("This is a trifle."))]
    #[case("他不来，因为没时间。", "He is not coming because he has no time.", None)]
    #[case("它是好的，也是贵的。", "It is good and it is dear.", None)]
    fn the_opposite_in_one_word(
        #[case] chinese: &str,
        #[case] english: &str,
        #[case] expected: Option<&str>,
    ) {
        assert_eq!(said(chinese, english).as_deref(), expected);
    }
}
