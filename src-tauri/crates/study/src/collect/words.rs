//! Words as notes: which reading and which entry of the dictionary is meant, and whose words the gloss is in.

use crate::gloss;
use crate::note::{Facts, GlossBy, Note, NoteId};
use crate::phrase::{Phrase, Ruby};
use wenxi_lesson::{Lang, Text};
use wenxi_mandarin::{Entry, Language, Syllable, Tone, WordKind, is_hanzi, pinyin};

/// The longest word or phrase that is learnt as one, in characters.
const LONGEST_WORD: usize = 10;

/// The note of a word with this reading (syllables with tone marks, joined by spaces), with the dictionary's gloss.
///
/// The same word gives the same note whoever asks for it: its id has the simplified characters and the dictionary's
/// reading, where the dictionary has the word with these letters.
pub fn word_note(language: &Language, word: &str, reading: &str) -> Option<Note> {
    told_word(language, word, reading, "")
}

/// The note of a word with this reading and this gloss, each of which may be empty: then it is the dictionary's.
pub fn told_word(language: &Language, word: &str, reading: &str, gloss: &str) -> Option<Note> {
    author_word(language, &read_phrase(language, word, reading), gloss)
}

/// The note of a sentence with this reading, which may be empty.
pub fn told_sentence(language: &Language, chinese: &str, reading: &str, english: &str) -> Note {
    Note {
        id: NoteId::sentence(chinese),
        facts: Facts::Sentence {
            chinese: read_phrase(language, chinese, reading),
            english: english.to_owned(),
        },
    }
}

/// A text with the reading that was given for it, if that fits.
fn read_phrase(language: &Language, text: &str, reading: &str) -> Phrase {
    let aligned = language.align(text, reading).map(|aligned| aligned.syllables);
    Phrase {
        text: text.to_owned(),
        rubies: aligned
            .unwrap_or_default()
            .into_iter()
            .map(|(at, syllable)| Ruby {
                at,
                pinyin: syllable.to_string(),
            })
            .collect(),
    }
}

/// The note of a word that an author gave, with the author's gloss if there is one.
pub(super) fn author_word(language: &Language, word: &Phrase, author_gloss: &str) -> Option<Note> {
    let length = word.text.chars().count();
    if length == 0 || length > LONGEST_WORD || !word.text.chars().all(is_hanzi) {
        return None;
    }
    let syllables = syllables(language, word);
    let entry = entry_as_read(language, &word.text, &syllables);
    let author_gloss = gloss::as_choice(author_gloss);
    let (gloss, gloss_by) = match &entry {
        _ if !author_gloss.is_empty() => (author_gloss, GlossBy::Author),
        Some(entry) => (gloss::short(entry), by_entry(entry)),
        None => (String::new(), GlossBy::Dictionary),
    };
    let id = match &entry {
        Some(entry) => NoteId::word(&entry.simplified, &pinyin::marks(&entry.pinyin)),
        None => NoteId::word(&word.text, &pinyin::marks(&syllables)),
    };
    let rubies = toned(&syllables, entry.as_ref())
        .enumerate()
        .map(|(at, syllable)| Ruby {
            at,
            pinyin: syllable.to_string(),
        })
        .collect();
    Some(Note {
        id,
        facts: Facts::Word {
            word: Phrase {
                text: word.text.clone(),
                rubies,
            },
            gloss,
            gloss_by,
        },
    })
}

/// Whose words the short gloss of an entry is in.
pub(super) fn by_entry(entry: &Entry) -> GlossBy {
    if entry.is_ours {
        GlossBy::App
    } else {
        GlossBy::Dictionary
    }
}

/// The syllables that an author gave, each without a tone with that of the dictionary, if it has one: authors write `kehu`.
fn toned(syllables: &[Syllable], entry: Option<&Entry>) -> impl Iterator<Item = Syllable> {
    let theirs = entry.map(|entry| entry.pinyin.as_slice()).unwrap_or_default();
    syllables.iter().enumerate().map(|(at, own)| {
        let same = theirs.get(at).filter(|other| other.letters() == own.letters());
        same.filter(|_| own.tone() == Tone::Neutral)
            .copied()
            .unwrap_or(*own)
    })
}

/// Whether the author says what a word means.
pub(super) fn is_told(note: &Note) -> bool {
    matches!(
        note.facts,
        Facts::Word {
            gloss_by: GlossBy::Author,
            ..
        }
    )
}

/// Whether `new` should take the place of `known`: an author's gloss says more than the dictionary's.
pub(super) fn says_more(new: &Note, known: &Note) -> bool {
    let by = |note: &Note| match &note.facts {
        Facts::Word { gloss, gloss_by, .. } => (!gloss.is_empty(), *gloss_by == GlossBy::Author),
        _ => (true, true),
    };
    by(new) > by(known)
}

/// A reading for every character: the given one, else the app's.
fn syllables(language: &Language, word: &Phrase) -> Vec<Syllable> {
    word.words(language)
        .iter()
        .flat_map(|word| &word.readings)
        .map(|reading| reading.written)
        .collect()
}

/// The entry that is meant: the one that is read just so, else one with the same letters, since authors write tones as
/// they are spoken.
pub fn entry(language: &Language, word: &str, syllables: &[Syllable]) -> Option<Entry> {
    let entries = language.define(word);
    let letters = |of: &[Syllable]| of.iter().map(|s| s.without_erhua().letters()).collect::<Vec<_>>();
    let same = entries.iter().find(|entry| entry.pinyin == syllables);
    let near = || {
        entries
            .iter()
            .find(|entry| letters(&entry.pinyin) == letters(syllables))
    };
    same.or_else(near).cloned()
}

/// The entry that a word of a text is asked by: where the text reads it as no entry does, by its author or by a
/// correction, its first entry read so. A character alone may be another word then.
pub(super) fn entry_as_read(language: &Language, word: &str, syllables: &[Syllable]) -> Option<Entry> {
    entry(language, word, syllables).or_else(|| {
        let first = language.define(word).into_iter().next()?;
        let fits = syllables.len() > 1 && first.pinyin.len() == syllables.len();
        fits.then(|| Entry {
            pinyin: syllables.to_vec(),
            ..first
        })
    })
}

/// The words of a text of which every character has an author's reading, each with the gloss that the author puts in
/// quotation marks behind it.
pub(super) fn with_readings(text: &Text) -> Vec<(Phrase, String)> {
    let mut words = Vec::new();
    for (index, span) in text.spans.iter().enumerate() {
        let marked = text.spans.get(index + 1).is_some_and(|next| next.is_reading);
        let whole = span.readings.len() == span.text.chars().count();
        if span.lang != Lang::Chinese || !marked || !whole {
            continue;
        }
        let phrase = super::phrase(&Text {
            spans: vec![span.clone()],
        });
        let behind = text
            .spans
            .get(index + 2)
            .filter(|next| next.lang == Lang::English);
        words.push((
            phrase,
            behind.map(|span| gloss_behind(&span.text)).unwrap_or_default(),
        ));
    }
    words
}

/// The gloss with which a text goes on behind a word and its reading: ` - “the customer is God”)`, `, "old friend",`.
fn gloss_behind(text: &str) -> String {
    let mark = text.trim_start().strip_prefix(['-', '–', '—', ':', ',']);
    let quoted = mark.and_then(|rest| rest.trim_start().strip_prefix(['“', '"']));
    quoted
        .and_then(|rest| rest.split_once(['”', '"']))
        .map(|(gloss, _)| gloss.to_owned())
        .unwrap_or_default()
}

/// Whether a word of an annotated line is one to learn: Chinese characters only, and more than one.
pub(crate) fn is_vocabulary(word: &wenxi_mandarin::Word) -> bool {
    word.kind == WordKind::Chinese && word.readings.len() > 1 && word.text.chars().all(is_hanzi)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(" - “the customer is God”) has", "the customer is God")]
    #[case(" – \"rep\" on", "rep")]
    #[case(", an \"old client\", is", "")]
    #[case(", \"Daddy Party A\", the", "Daddy Party A")]
    #[case(" literally means “guest household,”", "")]
    #[case(" means", "")]
    #[case(" - a b", "")]
    fn glosses_in_quotation_marks(#[case] text: &str, #[case] gloss: &str) {
        assert_eq!(gloss_behind(text), gloss);
    }
}
