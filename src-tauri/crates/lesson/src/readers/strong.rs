//! Marks that authors mean as strong text and that Markdown leaves as they are: `**客户**说`, `==客户==`.

use crate::Style;
use crate::tree::Inline;

/// CommonMark does not see the end of `**定义：**客户`, because a letter follows the punctuation without a space, as
/// Chinese is written; and it knows nothing of `==客户==`, as notebooks set what is important. Authors mean both: such pairs
/// that are left on a line are strong text.
pub(super) fn marked_to_strong(inline: Inline) -> Inline {
    let stars = pairs_to_strong(inline, "**", |_, _| true);
    pairs_to_strong(stars, "==", |before, after| {
        // `a==b` is another thing.
        let joins = |next: Option<char>| next.is_some_and(|next| next == '=' || next.is_ascii_alphanumeric());
        !joins(before) && !joins(after)
    })
}

/// The same of a block of a page that was made from Markdown, whose program left what CommonMark does not see: `**中文：**客户`
/// as the page shows it. A label at its beginning says that the stars are no text.
pub(super) fn left_stars_to_strong(inline: Inline) -> Inline {
    let label = inline
        .text()
        .strip_prefix("**")
        .and_then(|rest| rest.split_once("**"))
        .map(|(label, _)| label);
    match label {
        Some(label) if label.ends_with([':', '：']) => pairs_to_strong(inline, "**", |_, _| true),
        _ => inline,
    }
}

/// Makes strong text of what stands between two marks. `is_outside` is asked about what stands before the
/// first and behind the second.
fn pairs_to_strong(
    inline: Inline,
    mark: &str,
    is_outside: impl Fn(Option<char>, Option<char>) -> bool,
) -> Inline {
    let text = inline.text();
    if memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_none() {
        return inline;
    }
    let marks: Vec<usize> = text
        .match_indices(mark)
        .map(|(at, _)| at)
        .filter(|at| !inline.is_code_at(*at))
        .collect();
    if marks.len() < 2 {
        return inline;
    }
    let mut result = Inline::default();
    let mut end = 0;
    let mut marks = marks.into_iter().peekable();
    while let Some(open) = marks.next() {
        let inside = open + mark.len()..marks.peek().copied().unwrap_or(0);
        let is_pair = text.get(inside.clone()).is_some_and(|inside| {
            !inside.is_empty() && !inside.contains('\n') && inside.trim() == inside && !inside.contains("$")
        });
        let before = text.get(..open).and_then(|before| before.chars().next_back());
        let after = text
            .get(inside.end + mark.len()..)
            .and_then(|after| after.chars().next());
        if open < end || !is_pair || !is_outside(before, after) {
            continue;
        }
        marks.next();
        result.append(inline.cut(end..open));
        for (text, run) in inline.cut(inside.clone()).pieces() {
            result.push_run(
                text,
                run.at.clone(),
                run.kind,
                Style {
                    strong: true,
                    ..run.style.clone()
                },
            );
        }
        end = inside.end + mark.len();
    }
    result.append(inline.cut(end..text.len()));
    result
}
