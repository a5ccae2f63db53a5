//! What a lesson has of a document, as characters to be counted.

use proptest::prelude::*;
use wenxi_lesson::Lesson;

/// What the lesson has of a document: its texts, and what its diagnostics say is in none.
pub(crate) fn found(lesson: &Lesson) -> String {
    let spans = lesson.texts().map(wenxi_lesson::Text::plain);
    let lost = lesson
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.lost.clone());
    spans.chain(lost).collect::<Vec<_>>().join("\n")
}

/// The characters of a text in an order that is the same for all texts of the same characters. Blanks do not count.
pub(crate) fn sorted(text: &str) -> Vec<char> {
    let mut characters: Vec<char> = text
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    characters.sort_unstable();
    characters
}

/// What the first sorted list has more than the second.
pub(crate) fn difference(more: &[char], less: &[char]) -> String {
    let mut less = less.iter().peekable();
    let mut rest = String::new();
    for character in more {
        while less.next_if(|other| *other < character).is_some() {}
        if less.next_if(|other| *other == character).is_none() {
            rest.push(*character);
        }
    }
    rest
}

/// No byte of the source is in two spans that stand for it letter by letter.
pub(crate) fn no_place_twice(lesson: &Lesson) -> Result<(), TestCaseError> {
    let spans = lesson.texts().flat_map(|text| &text.spans);
    let mut places: Vec<_> = spans
        .filter(|span| span.at.len() == span.text.len() && !span.text.trim().is_empty())
        .map(|span| span.at.clone())
        .collect();
    places.sort_by_key(|place| (place.start, place.end));
    for pair in places.windows(2) {
        prop_assert!(
            pair[0].end <= pair[1].start,
            "the same place twice: {:?} and {:?}",
            pair[0],
            pair[1]
        );
    }
    Ok(())
}
