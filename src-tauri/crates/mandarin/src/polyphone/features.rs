//! What stands around a character, as numbers: the evidence for one reading or another.

use std::ops::Range;

use smallvec::SmallVec;

use crate::Syllable;
use crate::character_set::CharacterSet;

/// Readings that words have for a character, each with a number that says which words.
pub(crate) type Said = SmallVec<[(usize, Syllable); 8]>;

/// A character in its place.
#[derive(Debug, Clone)]
pub(crate) struct Context<'a> {
    /// The line.
    pub(crate) line: &'a [char],
    /// The character, by its index in the line.
    pub(crate) at: usize,
    /// The word that it is part of, by the indices of its characters.
    pub(crate) word: Range<usize>,
    /// Length in characters of the word before, 0 for none.
    pub(crate) before: usize,
    /// Length in characters of the word after, 0 for none.
    pub(crate) after: usize,
    /// What kinds of words stand there: the second before, the one before, the word itself, the one after, the second
    /// after; 0 for none.
    pub(crate) kinds: [u8; 5],
    /// The readings that the dictionary has for the character in this word, the most useful first.
    pub(crate) dictionary: &'a [Syllable],
    /// The readings that longer words of the dictionary have for the character, also words that the line is not cut
    /// into: the length of the word, its reading here.
    pub(crate) covering: Said,
    /// The readings that words of two characters have for the character when something stands between the two (还他钱,
    /// 看不见): how many characters that is, its reading here.
    pub(crate) parted: Said,
    /// What sort of word the character is in each reading that is chosen from, where it stands alone; see [`sort`].
    pub(crate) sorts: &'a [u8],
    /// How frequent each reading is in the dictionary's words; see [`rarity`].
    pub(crate) rarities: &'a [u8],
}

/// How often a share of 1 has to be halved for this one, at most 7.
pub(crate) fn rarity(share: f32) -> u8 {
    let halved = (0..7).take_while(|times| share < 0.5_f32.powi(times + 1));
    u8::try_from(halved.count()).unwrap_or(7)
}

/// What sort of word a character is in a reading, by the senses that the dictionary has for it: whether the first is a
/// verb, any is a verb, it is a measure word, a surname, anything else. 0 when it has none.
pub(crate) fn sort<'s>(senses: impl Iterator<Item = &'s str>) -> u8 {
    let of = |(number, sense): (usize, &str)| match sense {
        _ if sense.starts_with("to ") => {
            if number == 0 {
                1 | 2
            } else {
                2
            }
        }
        _ if sense.starts_with("classifier") || sense.contains("measure word") => 4,
        _ if sense.starts_with("surname ") => 8,
        _ => 16,
    };
    senses.enumerate().map(of).fold(0, |sorts, sort| sorts | sort)
}

/// Calls `found` with every feature of a place; none of them is 0.
pub(crate) fn each(context: &Context<'_>, mut found: impl FnMut(u32)) {
    if let Some(own) = context.line.get(context.at) {
        found(of_character(*own));
    }
    each_near(context, &mut found);
    each_of_words(context, &mut found);
}

/// The feature that a character has whatever stands around it.
pub(crate) fn of_character(character: char) -> u32 {
    hash(u32::from(character), 0, &[])
}

fn own(context: &Context<'_>) -> u32 {
    context.line.get(context.at).copied().map_or(0, u32::from)
}

/// The characters next to the character.
pub(crate) fn each_near(context: &Context<'_>, mut found: impl FnMut(u32)) {
    let Context { line, at, .. } = context;
    let character = |offset: isize| {
        let index = at.checked_add_signed(offset);
        index
            .and_then(|index| line.get(index))
            .copied()
            .map_or(0, u32::from)
    };
    let own = own(context);
    let mut feature = |template: u32, parts: &[u32]| found(hash(own, template, parts));
    let (far_left, left, right, far_right) = (character(-2), character(-1), character(1), character(2));
    feature(1, &[left]);
    feature(2, &[right]);
    feature(3, &[far_left]);
    feature(4, &[far_right]);
    feature(5, &[far_left, left]);
    feature(6, &[left, right]);
    feature(7, &[right, far_right]);
    feature(8, &[character(-3), far_left, left]);
    feature(9, &[right, far_right, character(3)]);
    feature(10, &[far_left, left, right]);
    feature(11, &[left, right, far_right]);
}

/// The words around the character, what the dictionary says, and what stands farther off.
fn each_of_words(context: &Context<'_>, mut found: impl FnMut(u32)) {
    let Context {
        line,
        at,
        word,
        before,
        after,
        kinds,
        dictionary,
        ..
    } = context;
    let own = own(context);
    let mut feature = |template: u32, parts: &[u32]| found(hash(own, template, parts));
    let part = |range: Range<usize>| -> u32 {
        let characters = line.get(range).unwrap_or_default();
        let parts = characters.iter().take(6).map(|one| u32::from(*one));
        spread(parts.fold(seed(0, 99), mix))
    };
    let place = u32::try_from(at - word.start).unwrap_or(u32::MAX);
    let length = u32::try_from(word.len()).unwrap_or(u32::MAX);
    let word_before = part(word.start.saturating_sub(*before)..word.start);
    let word_after = part(word.end..word.end + after);
    feature(12, &[word_before]);
    feature(13, &[word_after]);
    feature(14, &[length, place]);
    feature(15, &[word_before, word_after]);
    if word.len() > 1 {
        feature(16, &[part(word.clone()), place]);
    }
    if let (Some(reading), true) = (dictionary.first(), word.len() > 1) {
        feature(17, &[u32::from(reading.code()), u32::from(dictionary.len() > 1)]);
    }
    let [far_before, kind_before, kind, kind_after, far_after] = kinds.map(u32::from);
    feature(20, &[kind_before, length]);
    feature(21, &[kind_after, length]);
    feature(22, &[kind_before, kind_after, length]);
    feature(23, &[kind, place, length]);
    if word.len() == 1 {
        feature(24, &[far_before, kind_before]);
        feature(25, &[kind_after, far_after]);
        feature(26, &[kind_before, word_after]);
        feature(27, &[word_before, kind_after]);
    }
    let foreign = line
        .get(at.saturating_sub(4)..line.len().min(at + 5))
        .unwrap_or_default();
    let is_foreign = |one: &&char| FOREIGN.has(**one) || **one == '·';
    let foreign = foreign.iter().filter(is_foreign).count();
    feature(28, &[u32::try_from(foreign.min(4)).unwrap_or_default()]);
    for offset in [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5] {
        let index = at.checked_add_signed(offset);
        let near = index
            .and_then(|index| line.get(index))
            .copied()
            .map_or(0, u32::from);
        if crate::is_hanzi(char::from_u32(near).unwrap_or_default()) {
            feature(if offset < 0 { 18 } else { 19 }, &[near]);
        }
    }
}

/// Characters that foreign names are written with, by their sound alone: among them 塞 is sài, 撒 sā.
static FOREIGN: CharacterSet = CharacterSet::of(&[
    '斯', '尔', '特', '克', '姆', '拉', '德', '里', '亚', '巴', '伊', '马', '阿', '萨', '诺', '卡', '罗',
    '奥', '夫', '丁', '蒂', '尼', '维', '利', '娜', '莎', '塔', '图', '加', '哈', '布', '雷', '格', '鲁',
    '兰', '贝', '埃', '耶', '弗', '洛', '迪', '齐', '凯', '伯', '莱', '勒', '戈', '托', '乌', '木', '儿',
    '汗', '帖',
]);

/// Calls `found` with what speaks for one reading rather than another in the same way for every character: what the
/// dictionary says of it, and how frequent it is. `readings` are what is chosen from; the second argument is the place
/// among them.
pub(crate) fn each_for(context: &Context<'_>, readings: &[Syllable], mut found: impl FnMut(u32, usize)) {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let length = number(context.word.len().min(4));
    let near = |offset: isize| {
        let index = context.at.checked_add_signed(offset);
        let character = index.and_then(|index| context.line.get(index));
        character.copied().map_or(0, u32::from)
    };
    let [_, kind_before, _, kind_after, _] = context.kinds.map(u32::from);
    let alone = u32::from(context.dictionary.len() == 1);
    for (class, reading) in readings.iter().enumerate() {
        found(hash(0, 40, &[number(class)]), class);
        if let Some(rarity) = context.rarities.get(class).copied().map(u32::from) {
            found(hash(0, 50, &[rarity, length]), class);
        }
        if let Some(place) = context.dictionary.iter().position(|other| other == reading) {
            found(hash(0, 41, &[length, alone, number(place)]), class);
        } else if context
            .dictionary
            .iter()
            .any(|other| other.letters() == reading.letters())
        {
            found(hash(0, 42, &[length, alone]), class);
        }
        for long in 2..=4 {
            let of_length = context.covering.iter().filter(|(length, _)| *length == long);
            let (says, disputed) = of_length.fold((false, false), |(says, disputed), (_, other)| {
                (says || other == reading, disputed || other != reading)
            });
            if says {
                let cut_so = u32::from(context.word.len() == 1);
                found(hash(0, 43, &[number(long), u32::from(disputed), cut_so]), class);
            }
        }
        if context.word.len() > 1 {
            continue;
        }
        for (gap, _) in context.parted.iter().filter(|(_, other)| other == reading) {
            let disputed = context.parted.iter().any(|(_, other)| other != reading);
            found(hash(0, 44, &[number(*gap), u32::from(disputed)]), class);
        }
        if let Some(sort) = context.sorts.get(class).copied().map(u32::from) {
            found(hash(0, 45, &[sort, kind_before]), class);
            found(hash(0, 46, &[sort, kind_after]), class);
            found(hash(0, 47, &[sort, kind_before, kind_after]), class);
            found(hash(0, 48, &[sort, near(-1)]), class);
            found(hash(0, 49, &[sort, near(1)]), class);
        }
    }
}

fn hash(own: u32, template: u32, parts: &[u32]) -> u32 {
    spread(parts.iter().copied().fold(seed(own, template), mix))
}

fn seed(own: u32, template: u32) -> u32 {
    mix(mix(0x9E37_79B9, own), template)
}

/// The last step of MurmurHash3, which spreads the bits, so that the low ones can name a slot.
fn spread(mixed: u32) -> u32 {
    let spread = (mixed ^ (mixed >> 16)).wrapping_mul(0x85EB_CA6B);
    let spread = (spread ^ (spread >> 13)).wrapping_mul(0xC2B2_AE35);
    (spread ^ (spread >> 16)).max(1)
}

fn mix(hash: u32, part: u32) -> u32 {
    (hash.rotate_left(5) ^ part).wrapping_mul(0x9E37_79B1)
}
