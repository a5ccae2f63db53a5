//! Meanings that are typed in English: right, a slip of the keyboard, or near one of the accepted glosses.

use super::Grade;
use crate::gloss::stems;
use crate::schedule::Verdict;

/// Grades a meaning. Right is one of the accepted glosses, whatever its articles, endings and small slips of the
/// keyboard; near is what shares a word that carries meaning with one of them.
pub(super) fn gloss(accepted: &[String], typed: &str) -> Grade {
    let said = plain(typed);
    if said.is_empty() {
        return Grade::new(Verdict::Wrong);
    }
    let said_stems = stems(typed);
    let means_the_same = |gloss: &String| {
        let wanted = stems(gloss);
        plain(gloss) == said || (!wanted.is_empty() && wanted == said_stems)
    };
    if accepted.iter().any(means_the_same) {
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

/// A gloss as it is compared: small letters and digits, without articles and the `to` of a verb.
fn plain(gloss: &str) -> String {
    let lower = gloss.to_lowercase();
    let words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !matches!(*word, "a" | "an" | "the" | "to"));
    words.collect::<Vec<_>>().join(" ")
}
