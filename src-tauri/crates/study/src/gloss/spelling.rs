//! One spelling for words that British and American English write otherwise: the American one, as the dictionary has it.

/// Words that follow no rule, British and American.
const WORDS: [(&str, &str); 36] = [
    ("acknowledgement", "acknowledgment"),
    ("aeroplane", "airplane"),
    ("afterwards", "afterward"),
    ("ageing", "aging"),
    ("aluminium", "aluminum"),
    ("anybody", "anyone"),
    ("cheque", "check"),
    ("cheques", "checks"),
    ("cosy", "cozy"),
    ("draught", "draft"),
    ("enrol", "enroll"),
    ("enrolment", "enrollment"),
    ("everybody", "everyone"),
    ("fulfil", "fulfill"),
    ("fulfilment", "fulfillment"),
    ("grey", "gray"),
    ("instalment", "installment"),
    ("instalments", "installments"),
    ("jewellery", "jewelry"),
    ("judgement", "judgment"),
    ("kerb", "curb"),
    ("manoeuvre", "maneuver"),
    ("maths", "math"),
    ("moustache", "mustache"),
    ("mum", "mom"),
    ("plough", "plow"),
    ("practise", "practice"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("pyjamas", "pajamas"),
    ("sceptical", "skeptical"),
    ("skilful", "skillful"),
    ("somebody", "someone"),
    ("towards", "toward"),
    ("tyre", "tire"),
    ("tyres", "tires"),
];

/// Endings, British and American, and how many letters must stand before them, so that no two words become one: `mourning`
/// and `morning`, `filling` and `filing`.
const ENDINGS: [(&str, &str, usize); 26] = [
    ("isations", "izations", 3),
    ("isation", "ization", 3),
    ("ising", "izing", 4),
    ("ised", "ized", 4),
    ("ises", "izes", 4),
    ("ise", "ize", 4),
    ("ysing", "yzing", 3),
    ("ysed", "yzed", 3),
    ("yse", "yze", 3),
    ("ourites", "orites", 3),
    ("ourite", "orite", 3),
    ("ourable", "orable", 3),
    ("ouring", "oring", 3),
    ("oured", "ored", 3),
    ("ours", "ors", 3),
    ("our", "or", 3),
    ("tres", "ters", 2),
    ("tre", "ter", 2),
    ("ogues", "ogs", 3),
    ("ogue", "og", 3),
    ("ences", "enses", 3),
    ("ence", "ense", 3),
    ("elling", "eling", 3),
    ("elled", "eled", 3),
    ("eller", "eler", 3),
    ("ellers", "elers", 3),
];

/// A word in small letters as American English spells it; rough, for comparing only.
pub(crate) fn american(word: &str) -> String {
    if let Some((_, american)) = WORDS.iter().find(|(british, _)| *british == word) {
        return (*american).to_owned();
    }
    for (british, american, least) in ENDINGS {
        if let Some(start) = without(word, british).filter(|start| start.len() >= least) {
            return format!("{start}{american}");
        }
    }
    word.to_owned()
}

/// A word without an ending that it has. Of the many that are tried most end in another letter, which is seen at a glance.
pub(super) fn without<'w>(word: &'w str, ending: &str) -> Option<&'w str> {
    let ends_so = word.as_bytes().last() == ending.as_bytes().last();
    ends_so.then(|| word.strip_suffix(ending)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("colour", "color")]
    #[case("organisation", "organization")]
    #[case("to organise", "to organize")]
    #[case("centre", "center")]
    #[case("travelling", "traveling")]
    #[case("licence", "license")]
    #[case("favourite", "favorite")]
    #[case("cheque", "check")]
    fn two_spellings_are_one_word(#[case] british: &str, #[case] us: &str) {
        let of = |text: &str| text.split(' ').map(american).collect::<Vec<_>>();
        assert_eq!(of(british), of(us));
    }

    #[rstest]
    #[case("mourning", "morning")]
    #[case("filling", "filing")]
    #[case("flour", "floor")]
    #[case("four", "for")]
    #[case("contact", "contract")]
    fn two_words_stay_two(#[case] one: &str, #[case] other: &str) {
        assert_ne!(american(one), american(other));
    }
}
