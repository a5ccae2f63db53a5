//! What there is to see of a character in its line: the evidence for one reading or another.

use crate::character_set::CharacterSet;
use crate::language::Language;
use crate::language::names::Part;
use crate::line::{Line, Piece};
use crate::polyphone::features::{Context, Said};
use crate::{Syllable, is_hanzi};

/// The longest word around a character that is evidence for its reading when the line is cut otherwise.
const LONGEST_COVERING: usize = 4;
/// What may stand between the two characters of a word: aspect, persons, numbers and measures, 不 and 得 before a result.
static PARTING: CharacterSet = CharacterSet::of(&[
    '了', '着', '过', '起', '完', '我', '你', '您', '他', '她', '它', '们', '谁', '的', '不', '得', '一',
    '两', '几', '三', '个', '次', '些', '点', '儿', '下', '这', '那', '什', '么', '很', '多', '大', '好',
]);
const WIDEST_PARTING: usize = 3;

/// The place of a character as the model sees it.
pub(crate) fn context<'a>(
    language: &'a Language,
    line: &'a Line,
    index: usize,
    place: usize,
    listed: &'a [Syllable],
) -> Option<Context<'a>> {
    let near = |offset: isize| {
        index
            .checked_add_signed(offset)
            .and_then(|index| line.pieces.get(index))
    };
    let length = |offset| near(offset).map_or(0, |piece: &Piece| piece.range.len());
    let kind = |offset| {
        near(offset).map_or(0, |piece: &Piece| match (piece.part, piece.word) {
            (Part::Number, _) => b'm',
            (_, Some(word)) => language.words.tag(word),
            (_, None) => 1,
        })
    };
    let word = line.pieces.get(index)?.range.clone();
    let at = word.start + place;
    let choice = language.polyphones.choice(line.simplified.get(at).copied()?);
    Some(Context {
        line: &line.simplified,
        at,
        before: length(-1),
        after: length(1),
        word,
        kinds: [kind(-2), kind(-1), kind(0), kind(1), kind(2)],
        dictionary: listed,
        covering: covering(language, line, at),
        parted: parted(language, line, at),
        sorts: choice.map(|choice| &choice.sorts[..]).unwrap_or_default(),
        rarities: choice.map(|choice| &choice.rarities[..]).unwrap_or_default(),
    })
}

/// The readings that words of two characters have for a character when a few small words stand between the two: 还他钱,
/// 睡了一觉, 看不见. How many characters those have, its reading here.
fn parted(language: &Language, line: &Line, at: usize) -> Said {
    let character = |index: usize| line.simplified.get(index).copied();
    let Some(own) = character(at) else {
        return Said::new();
    };
    let mut parted = Said::new();
    let mut look = |gap: usize, pair: [char; 2], place: usize| {
        let Some(word) = language.words.find_characters(pair.into_iter()) else {
            return;
        };
        let entries = language
            .words
            .entries(word)
            .filter(|entry| is_usable(language, *entry));
        let readings = entries.filter_map(|entry| language.dictionary.syllable(entry, place));
        parted.extend(readings.map(|reading| (gap, reading)));
    };
    for gap in 1..=WIDEST_PARTING {
        let Some(between) = character(at + gap).filter(|one| PARTING.has(*one)) else {
            break;
        };
        if let Some(second) = character(at + gap + 1).filter(|second| is_hanzi(*second) && *second != between)
        {
            look(gap, [own, second], 0);
        }
    }
    for gap in 1..=WIDEST_PARTING {
        let index = at.checked_sub(gap);
        let Some(between) = index.and_then(character).filter(|one| PARTING.has(*one)) else {
            break;
        };
        let first = index.and_then(|index| character(index.checked_sub(1)?));
        if let Some(first) = first.filter(|first| is_hanzi(*first) && *first != between) {
            look(gap, [first, own], 1);
        }
    }
    parted
}

/// Whether an entry says something of the readings of its characters in ordinary words.
fn is_usable(language: &Language, entry: u32) -> bool {
    language.dictionary.is_aligned(entry) && !language.dictionary.comes_last(entry)
}

/// The readings that words of two to four characters have for a character, whether the line is cut into them or not:
/// the length of the word, its reading here.
fn covering(language: &Language, line: &Line, at: usize) -> Said {
    let usable = |entry: &u32| is_usable(language, *entry);
    let mut covering = Said::new();
    for start in at.saturating_sub(LONGEST_COVERING - 1)..=at {
        let end = line.simplified.len().min(start + LONGEST_COVERING);
        let text = line.simplified.get(start..end).unwrap_or_default();
        for (word, length) in language.words.beginning(text) {
            if length > 1 && start + length > at {
                let readings = language.words.entries(word).filter(usable);
                let here = readings.filter_map(|entry| language.dictionary.syllable(entry, at - start));
                covering.extend(here.map(|reading| (length, reading)));
            }
        }
    }
    covering
}
