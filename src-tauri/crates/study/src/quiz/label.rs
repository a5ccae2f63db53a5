//! Parts of texts that are enough to ask with: a sentence without its label, the first sentence of a passage.

use crate::phrase::{Phrase, Ruby};

/// A sentence and its English without the label before them, 核心价值：, Key Point 1:; as they are where only one has one.
pub(super) fn unlabelled<'a>(chinese: &Phrase, english: &'a str) -> (Phrase, &'a str) {
    match (without(chinese), without_english(english)) {
        (Some(chinese), Some(english)) => (chinese, english),
        _ => (chinese.clone(), english),
    }
}

fn without(sentence: &Phrase) -> Option<Phrase> {
    /// In characters; longer ones are a clause: 它包括两个方面：.
    const LONGEST: usize = 6;
    let label = sentence.text.chars().take(LONGEST + 1).position(|c| c == '：');
    let length = label? + 1;
    let text: String = sentence.text.chars().skip(length).collect();
    let space = text.chars().take_while(|c| c.is_whitespace()).count();
    let rubies = sentence.rubies.iter().filter(|ruby| ruby.at >= length + space);
    let rubies = rubies.map(|ruby| Ruby {
        at: ruby.at - length - space,
        pinyin: ruby.pinyin.clone(),
    });
    (!text.trim().is_empty()).then(|| Phrase {
        rubies: rubies.collect(),
        text: text.trim_start().to_owned(),
    })
}

fn without_english(sentence: &str) -> Option<&str> {
    /// In words.
    const LONGEST: usize = 4;
    let (label, rest) = sentence.split_once(": ")?;
    let is_label = label.split_whitespace().count() <= LONGEST && !rest.trim().is_empty();
    is_label.then(|| rest.trim())
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
    #[case(
        "核心价值：文化很重要。",
        "Core value: Culture matters.",
        "文化很重要。",
        "Culture matters."
    )]
    #[case(
        "文化很重要。",
        "Core value: Culture matters.",
        "文化很重要。",
        "Core value: Culture matters."
    )]
    #[case(
        "它包括两个方面：一是钱。",
        "It has two sides: one is money.",
        "它包括两个方面：一是钱。",
        "It has two sides: one is money."
    )]
    #[case("说明：", "Note: ", "说明：", "Note: ")]
    fn labels_are_left_out_of_both(
        #[case] chinese: &str,
        #[case] english: &str,
        #[case] text: &str,
        #[case] translation: &str,
    ) {
        let (said, translated) = unlabelled(&Phrase::plain(chinese), english);
        assert_eq!((said.text.as_str(), translated), (text, translation));
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
        assert_eq!(without(&sentence).unwrap().rubies, [ruby(0)]);
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
