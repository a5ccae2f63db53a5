//! Meanings that are typed in English: right, a slip of the keyboard, or near one of the accepted glosses.

use super::Grade;
use crate::gloss::{american, first_stem, roles};
use crate::schedule::Verdict;
use std::collections::BTreeSet;

/// Grades a meaning. Right is one of the accepted glosses, or of those that are `also` right and are not shown, whatever its
/// articles, endings and spelling; one side of its "or"; what it says at its heart, without what it says of that; and a slip
/// of the keyboard, which is what `is_word` says is no English word: who types “contact” for “contract” means another
/// word. Near is what shares a word that carries meaning with one of them. Who says “not” where they do not, says the
/// opposite, and is wrong.
pub(super) fn gloss(
    accepted: &[String],
    also: &[String],
    typed: &str,
    is_word: impl Fn(&str) -> bool,
) -> Grade {
    let said = Saying::forms(typed);
    let Some(own) = said.first().filter(|own| !own.words.is_empty()) else {
        return Grade::new(Verdict::Wrong);
    };
    let any = |gloss: &String, holds: &dyn Fn(&Saying, &Saying) -> bool| {
        let wanted = alternatives(gloss)
            .into_iter()
            .flat_map(|text| Saying::forms(&text));
        Saying::forms(gloss)
            .into_iter()
            .chain(wanted)
            .any(|wanted| said.iter().any(|said| holds(&wanted, said)))
    };
    if accepted
        .iter()
        .chain(also)
        .any(|gloss| any(gloss, &Saying::is_said_by))
    {
        return Grade::new(Verdict::Right);
    }
    let slip = accepted
        .iter()
        .find(|gloss| Saying::of(gloss).is_slipped_by(own, &is_word));
    if let Some(gloss) = slip {
        return Grade::saying(Verdict::Right, format!("Taken as “{gloss}”."));
    }
    let (typed, listed) = (typed.trim(), accepted.join("; "));
    if accepted.iter().any(|gloss| Saying::of(gloss).is_denied_by(own)) {
        return Grade::saying(
            Verdict::Wrong,
            format!("“{typed}” says the opposite; accepted: {listed}."),
        );
    }
    if accepted.iter().any(|gloss| any(gloss, &Saying::is_near)) {
        Grade::saying(
            Verdict::Nearly,
            format!("Near it. You wrote “{typed}”; accepted: {listed}."),
        )
    } else {
        Grade::saying(
            Verdict::Wrong,
            format!("You wrote “{typed}”; accepted: {listed}."),
        )
    }
}

/// A meaning as it is compared.
struct Saying {
    /// Small letters and digits in American spelling, without articles and the `to` of a verb.
    words: String,
    /// Whether it says that something is not so.
    denies: bool,
    /// The stems of its words, and whether each is one who does it: a teacher is not to teach.
    roles: BTreeSet<(String, bool)>,
    /// The stem of what it is about.
    heart: Option<String>,
}

impl Saying {
    fn of(text: &str) -> Self {
        let words = plain(text);
        Self {
            denies: words.iter().any(|word| denies(word)),
            roles: roles(text),
            heart: first_stem(text),
            words: words.join(" "),
        }
    }

    /// A text, and the same with “not happy” for its “unhappy”.
    fn forms(text: &str) -> Vec<Self> {
        const PREFIXES: [&str; 7] = ["un", "dis", "non", "in", "im", "ir", "il"];
        let lower = text.to_lowercase();
        let apart = lower.split_whitespace().find_map(|word| {
            let rest = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix));
            let rest = rest.filter(|rest| rest.len() > 3)?;
            Some(lower.replacen(word, &format!("not {rest}"), 1))
        });
        std::iter::once(Self::of(text))
            .chain(apart.map(|text| Self::of(&text)))
            .collect()
    }

    /// Whether these words say it.
    fn is_said_by(&self, said: &Self) -> bool {
        let joined = |saying: &Self| saying.words.replace(' ', "");
        joined(self) == joined(said) || (self.denies == said.denies && self.is_about(said))
    }

    /// Whether these words say that it is not so.
    fn is_denied_by(&self, said: &Self) -> bool {
        self.denies != said.denies && self.is_about(said)
    }

    /// Whether both are about the same, so or not so.
    fn is_about(&self, said: &Self) -> bool {
        let has_heart = || {
            let heart = self.heart.as_ref();
            heart.is_some_and(|heart| said.roles.iter().any(|(stem, _)| stem == heart))
        };
        !said.roles.is_empty()
            && (self.roles == said.roles || (said.roles.is_subset(&self.roles) && has_heart()))
    }

    fn is_near(&self, said: &Self) -> bool {
        let shares = |(stem, _): &(String, bool)| said.roles.iter().any(|(other, _)| stem == other);
        self.denies == said.denies && self.roles.iter().any(shares)
    }

    /// Whether it was meant, and the keyboard missed by a letter or two. What is a word of its own was meant so.
    fn is_slipped_by(&self, said: &Self, is_word: impl Fn(&str) -> bool) -> bool {
        let allowed = self.words.chars().count() / 5;
        let mut others = said
            .words
            .split(' ')
            .filter(|word| !self.words.split(' ').any(|own| own == *word));
        let is_own = |word: &str| is_word(word) || word.strip_suffix('s').is_some_and(&is_word);
        strsim::osa_distance(&self.words, &said.words) <= allowed.min(2) && !others.any(is_own)
    }
}

/// What a gloss with an "or" says on either side: to hold or attend a meeting, to stay up late or all night.
fn alternatives(gloss: &str) -> Vec<String> {
    let words: Vec<&str> = gloss.split_whitespace().collect();
    let mut alternatives = Vec::new();
    for at in words
        .iter()
        .enumerate()
        .filter(|(_, word)| **word == "or")
        .map(|(at, _)| at)
    {
        let without = |from: usize, to: usize| {
            let kept = words
                .iter()
                .enumerate()
                .filter(|(at, _)| !(from..=to).contains(at));
            kept.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
        };
        alternatives.push(without(at.saturating_sub(1), at));
        alternatives.push(without(at, at + 1));
        alternatives.push(without(at, words.len()));
        alternatives.push(without(0, at));
    }
    alternatives
}

/// The words of a gloss as they are compared: “don't have” is “not have”.
fn plain(gloss: &str) -> Vec<String> {
    let lower = gloss.to_lowercase().replace('’', "'");
    let words = lower
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .flat_map(|word| match word.trim_matches('\'') {
            "cannot" | "can't" | "cant" => vec!["can", "not"],
            "won't" => vec!["will", "not"],
            "don't" | "dont" | "doesn't" | "doesnt" | "didn't" | "didnt" => vec!["not"],
            word => match word.strip_suffix("n't") {
                Some(verb) => vec![verb, "not"],
                None => word.split('\'').collect(),
            },
        });
    let mut plain: Vec<String> = Vec::new();
    for word in words.filter(|word| !word.is_empty() && !matches!(*word, "a" | "an" | "the" | "to")) {
        let does = |before: &String| matches!(before.as_str(), "do" | "does" | "did");
        if word == "not" && plain.last().is_some_and(does) {
            plain.pop();
        }
        plain.push(american(word));
    }
    plain
}

/// Whether a word says that something is not so.
fn denies(word: &str) -> bool {
    matches!(word, "not" | "no" | "never" | "without" | "neither" | "nor")
}
