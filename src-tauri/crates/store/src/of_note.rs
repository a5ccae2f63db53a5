//! The cards of a note, in SQL: the name of a card is that of its note, a slash, and in which way it asks.

/// Holds for the names of the cards of a note: all that begin with its own and a slash, behind which `0` comes next.
macro_rules! of_note {
    ($card:literal, $note:literal) => {
        concat!(
            $card,
            " > ",
            $note,
            " || '/' AND ",
            $card,
            " < ",
            $note,
            " || '0'"
        )
    };
}
pub(crate) use of_note;
