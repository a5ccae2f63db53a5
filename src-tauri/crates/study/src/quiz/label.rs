//! Parts of texts that are enough to ask with: a sentence without its label, the first sentence of a passage.

use crate::note::{Phrase, Ruby};

/// The longest label: 核心价值：, Key Point 1:.
const LONGEST_CHINESE: usize = 8;
const LONGEST_ENGLISH: usize = 4;

/// A sentence without the label before it.
pub(super) fn without(sentence: &Phrase) -> Phrase {
    let label = sentence
        .text
        .chars()
        .take(LONGEST_CHINESE + 1)
        .position(|c| c == '：');
    let Some(length) = label.map(|at| at + 1) else {
        return sentence.clone();
    };
    let text: String = sentence.text.chars().skip(length).collect();
    if text.trim().is_empty() {
        return sentence.clone();
    }
    let space = text.chars().take_while(|c| c.is_whitespace()).count();
    let rubies = sentence.rubies.iter().filter(|ruby| ruby.at >= length + space);
    Phrase {
        rubies: rubies
            .map(|ruby| Ruby {
                at: ruby.at - length - space,
                pinyin: ruby.pinyin.clone(),
            })
            .collect(),
        text: text.trim_start().to_owned(),
    }
}

/// An English sentence without the label before it.
pub(super) fn without_english(sentence: &str) -> &str {
    match sentence.split_once(": ") {
        Some((label, rest))
            if label.split_whitespace().count() <= LONGEST_ENGLISH && !rest.trim().is_empty() =>
        {
            rest.trim()
        }
        _ => sentence,
    }
}

/// The first sentence of a passage.
pub(super) fn first_sentence(passage: &str) -> &str {
    /// Shorter ones are an abbreviation, or say too little.
    const SHORTEST: usize = 24;
    let ends = passage.match_indices(['.', '!', '?']).map(|(at, _)| at + 1);
    let is_end = |end: &usize| passage.get(*end..).is_some_and(|rest| rest.starts_with(' '));
    let end = ends.filter(is_end).find(|end| *end >= SHORTEST);
    end.and_then(|end| passage.get(..end)).unwrap_or(passage)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("核心价值：企业文化很重要。", "企业文化很重要。")]
    #[case("企业文化很重要。", "企业文化很重要。")]
    #[case("说明：", "说明：")]
    fn chinese_without_its_label(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(without(&Phrase::plain(text)).text, expected);
    }

    #[test]
    fn readings_keep_their_characters() {
        let ruby = |at| Ruby {
            at,
            pinyin: "qǐ".into(),
        };
        let sentence = Phrase {
            text: "价值：企业".into(),
            rubies: vec![ruby(0), ruby(3)],
        };
        assert_eq!(without(&sentence).rubies, [ruby(0)]);
    }

    #[rstest]
    #[case("Key Point 1: Trust is earned.", "Trust is earned.")]
    #[case(
        "It is known to all of them: trust is earned.",
        "It is known to all of them: trust is earned."
    )]
    fn english_without_its_label(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(without_english(text), expected);
    }

    #[rstest]
    #[case(
        "Customers want to be heard. They also want help.",
        "Customers want to be heard."
    )]
    #[case(
        "No. 1 of all the things that matter is help. Yes.",
        "No. 1 of all the things that matter is help."
    )]
    #[case("One sentence", "One sentence")]
    fn first_sentences(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(first_sentence(text), expected);
    }
}
