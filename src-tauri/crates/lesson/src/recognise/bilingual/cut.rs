//! Lines that hold both languages, cut between them.

use super::{LabelKind, bracketed, flag, label_kind};
use crate::Lang;
use crate::recognise::labels::has_chinese;
use crate::script::lang_of;
use crate::sentences::sentences;
use crate::tree::{Inline, RunKind};

/// A line cut before each label in it that names a language and is strong, `**中文**：… **English**: …`, or stood in brackets
/// at the start of a line of the source, `【中文】…`.
pub(super) fn at_inner_labels(line: Inline) -> Vec<Inline> {
    let mut cuts = Vec::new();
    for (text, run) in line.pieces() {
        // An end of a line that means nothing but that a language in brackets stands first on the next.
        let after = line.text().get(run.start + text.len()..).unwrap_or_default();
        if run.kind == RunKind::Wrap && (bracketed(after).is_some() || flag(after).is_some()) {
            cuts.push(run.start);
        }
        let begins = line
            .text()
            .get(..run.start)
            .is_none_or(|before| !before.contains(char::is_alphanumeric));
        if run.style.strong && !begins && matches!(label_kind(text, true), LabelKind::Language(_)) {
            let after = line.text().get(run.start + text.len()..).unwrap_or_default();
            if text.trim_end().ends_with([':', '：']) || after.trim_start().starts_with([':', '：']) {
                cuts.push(run.start);
            }
        }
    }
    if cuts.is_empty() {
        return vec![line];
    }
    cuts.push(line.text().len());
    let mut start = 0;
    let mut parts = Vec::new();
    for cut in cuts {
        let part = line.trimmed_cut(start..cut);
        if !part.is_blank() {
            parts.push(part);
        }
        start = cut;
    }
    parts
}

/// The length of a number that a line begins with, `2. `, `（3）`, `④`.
pub(super) fn number(text: &str) -> usize {
    let inner = text.trim_start_matches(['(', '（']);
    let rest = inner.trim_start_matches(|digit: char| digit.is_ascii_digit() || ('①'..='⑳').contains(&digit));
    let digits = inner.len() - rest.len();
    let after = rest.trim_start_matches(['.', ')', '）', '、', '．', ' ']);
    if (1..=3).contains(&digits) && (after.len() < rest.len() || inner.starts_with(|first| first >= '①')) {
        text.len() - after.len()
    } else {
        0
    }
}

/// Whether all of a text stands in brackets.
pub(super) fn in_brackets(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', '。']);
    text.starts_with(['(', '（']) && text.ends_with([')', '）'])
}

/// A text that says the same first in one language and then in the other, cut between: after a sentence, or at a slash.
pub(super) fn both_languages(line: &Inline) -> Option<(Inline, Inline, Inline)> {
    let text = line.text();
    if !has_chinese(text) || !text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let ranges = sentences(text, Lang::English);
    let mut cut = None;
    let mut last = None;
    for range in &ranges {
        let lang = lang_of(text.get(range.clone())?);
        if !matches!(lang, Lang::Chinese | Lang::English) {
            continue;
        }
        if last.is_some_and(|last| last != lang) {
            if cut.is_some() {
                return None;
            }
            cut = Some(range.start);
        }
        last = Some(lang);
    }
    if let Some(cut) = cut {
        let (first, second) = line.split(cut);
        let joint = second.text().len()
            - second
                .text()
                .trim_start_matches(['/', '|', '／', '-', '–', '—', ' '])
                .len();
        let (joint, second) = second.split(joint);
        return Some((first, joint, second));
    }
    // `顾客至上 / The customer comes first`
    let joints = [" / ", " | ", "／", " – ", " — "];
    let (at, slash) = joints
        .iter()
        .filter_map(|joint| Some((text.find(joint)?, *joint)))
        .min()?;
    let (first, second) = (text.get(..at)?, text.get(at + slash.len()..)?);
    let plain = lang_of(first) == Lang::Chinese && !first.bytes().any(|byte| byte.is_ascii_alphabetic());
    if !plain || lang_of(second) != Lang::English || has_chinese(second) {
        return None;
    }
    Some((
        line.trimmed_cut(0..at),
        line.trimmed_cut(at..at + slash.len()),
        line.trimmed_cut(at + slash.len()..text.len()),
    ))
}
