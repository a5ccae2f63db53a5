//! Meanings that are typed in English: right, a slip of the keyboard, or near one of the accepted glosses.

use super::Grade;
use crate::gloss::{first_stem, stems};
use crate::schedule::Verdict;

/// Grades a meaning. Right is one of the accepted glosses, or of those that are `also` right and are not shown, whatever its
/// articles, endings and small slips of the keyboard; one side of its "or"; and what it says at its heart, without what
/// it says of that. Near is what shares a word that carries meaning with one of them.
pub(super) fn gloss(accepted: &[String], also: &[String], typed: &str) -> Grade {
    let said = plain(typed);
    if said.is_empty() {
        return Grade::new(Verdict::Wrong);
    }
    let said_stems = stems(typed);
    let means_the_same = |gloss: &str| {
        let wanted = stems(gloss);
        let at_heart = || first_stem(gloss).is_some_and(|first| said_stems.contains(&first));
        plain(gloss) == said
            || (!said_stems.is_empty()
                && (wanted == said_stems || (said_stems.is_subset(&wanted) && at_heart())))
    };
    let is_right =
        |gloss: &String| means_the_same(gloss) || alternatives(gloss).iter().any(|one| means_the_same(one));
    if accepted.iter().chain(also).any(is_right) {
        return Grade::new(Verdict::Right);
    }
    let slip = accepted.iter().find(|gloss| {
        let wanted = plain(gloss);
        let allowed = wanted.chars().count() / 5;
        strsim::osa_distance(&wanted, &said) <= allowed.min(2)
    });
    if let Some(gloss) = slip {
        return Grade::saying(Verdict::Right, format!("Taken as “{gloss}”."));
    }
    let listed = accepted.join("; ");
    if accepted
        .iter()
        .any(|gloss| !stems(gloss).is_disjoint(&said_stems))
    {
        Grade::saying(
            Verdict::Nearly,
            format!("Near it. You wrote “{}”; accepted: {listed}.", typed.trim()),
        )
    } else {
        Grade::saying(
            Verdict::Wrong,
            format!("You wrote “{}”; accepted: {listed}.", typed.trim()),
        )
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

/// A gloss as it is compared: small letters and digits, without articles and the `to` of a verb.
fn plain(gloss: &str) -> String {
    let lower = gloss.to_lowercase();
    let words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !matches!(*word, "a" | "an" | "the" | "to"))
        .map(|word| match word {
            "everyone" => "everybody",
            "someone" => "somebody",
            "anyone" => "anybody",
            word => word,
        });
    words.collect::<Vec<_>>().join(" ")
}
