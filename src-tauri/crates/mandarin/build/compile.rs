//! Puts entries, words, frequencies and levels into the sections of the compiled file.

use std::collections::{BTreeMap, BTreeSet};

use hsk::{HskLevel, HskQuery, HskSystem};

use crate::blob::{CAPITAL, IS_NAME, MORE, Section, flag};
use crate::cedict::Entry;
use crate::characters::{self, Characters, Learnt};
use crate::frequency::Frequency;
use crate::parts;
use crate::strokes::Count;
use crate::syllable::Syllable;

/// An entry with what was found out about it.
struct Known<'a> {
    entry: &'a Entry<'a>,
    flags: u8,
    hsk: u8,
    count: f64,
}

/// What is compiled beside the dictionary.
pub(crate) struct Shapes<'a> {
    /// The file with what characters are made of.
    pub(crate) parts: &'a str,
    /// Radicals with their meanings.
    pub(crate) radicals: &'a BTreeMap<char, String>,
    /// The file with our own radicals of characters.
    pub(crate) own_radicals: &'a str,
    /// What is known of strokes.
    pub(crate) strokes: &'a BTreeMap<char, Count>,
}

pub(crate) fn compile(
    entries: &[Entry<'_>],
    added: &[(char, Vec<Syllable>)],
    learnt: &Learnt,
    shapes: &Shapes<'_>,
) -> Result<Vec<u8>, String> {
    let frequency = Frequency::load();
    let mut of_use: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| flags(entry) & flag::LAST == 0) {
        *of_use.entry(entry.simplified).or_default() += 1;
    }
    let mut known: Vec<Known<'_>> = entries
        .iter()
        .map(|entry| {
            let flags = flags(entry);
            let alone = flags & flag::LAST == 0 && of_use.get(entry.simplified) == Some(&1);
            Known {
                entry,
                flags,
                hsk: hsk_levels(entry, alone),
                count: frequency.count(entry.simplified),
            }
        })
        .collect();
    known.sort_by_key(|one| !is_met(one));
    let mut sections: Sections = BTreeMap::new();
    let simplified = characters::simplified(entries.iter());
    let counted = known
        .iter()
        .map(|one| (one.entry, one.count, one.flags & flag::LAST != 0));
    let characters = characters::count(counted, added, learnt, &simplified);
    write_words(&known, &characters, &frequency, &mut sections)?;
    write_entries(&known, &mut sections)?;
    write_characters(&characters, &simplified, &mut sections)?;
    write_parts(&characters, shapes, &mut sections)?;
    write_pinyin_order(&known, &mut sections)?;
    join(&sections)
}

/// Whether learners meet an entry: a word of the HSK, or a single character. These come first, each half in the order of the
/// dictionary, so that what is used lies together in the file and the rest of it is seldom brought into memory.
fn is_met(one: &Known<'_>) -> bool {
    one.hsk > 0 || one.entry.simplified.chars().nth(1).is_none()
}

/// The sections in the order in which they are stored.
const ORDER: [Section; 25] = [
    Section::Trie,
    Section::WordWeights,
    Section::WordTags,
    Section::WordEntries,
    Section::Several,
    Section::EntryCodes,
    Section::Codes,
    Section::EntryFlags,
    Section::EntryHsk,
    Section::EntryHead,
    Section::Heads,
    Section::EntrySenses,
    Section::Senses,
    Section::PinyinOrder,
    Section::Chars,
    Section::CharSimplified,
    Section::CharFirst,
    Section::CharCodes,
    Section::PartsFirst,
    Section::Parts,
    Section::Radicals,
    Section::RadicalSigns,
    Section::RadicalMeanings,
    Section::CharShares,
    Section::Weights,
];

type Sections = BTreeMap<usize, Vec<u8>>;

fn section(sections: &mut Sections, section: Section) -> &mut Vec<u8> {
    sections.entry(section as usize).or_default()
}

fn write_words(
    known: &[Known<'_>],
    characters: &Characters,
    frequency: &Frequency,
    sections: &mut Sections,
) -> Result<(), String> {
    let mut words: BTreeMap<&str, (f64, Vec<usize>)> = BTreeMap::new();
    for (number, one) in known.iter().enumerate() {
        for headword in [one.entry.simplified, one.entry.traditional] {
            let (count, entries) = words.entry(headword).or_default();
            *count = count.max(one.count);
            if !entries.contains(&number) {
                entries.push(number);
            }
        }
    }
    let records = words.keys().zip(0_u32..).map(|(word, number)| (*word, number));
    let trie =
        crawdad::Trie::from_records(records).map_err(|error| format!("The words make no trie: {error}."))?;
    section(sections, Section::Trie).extend(trie.serialize_to_vec());

    let weights: BTreeSet<u32> = words
        .values()
        .map(|(count, _)| weight(*count).to_bits())
        .collect();
    let places: BTreeMap<u32, u16> = weights.iter().copied().zip(0..=u16::MAX).collect();
    if places.len() < weights.len() {
        return Err("Words are used in more ways than their numbers can say.".to_owned());
    }
    for bits in &weights {
        section(sections, Section::Weights).extend(f32::from_bits(*bits).to_le_bytes());
    }
    let mut several = 0_usize;
    for (headword, (count, mut entries)) in words {
        entries.sort_by_cached_key(|number| known.get(*number).map(|one| rank(one, headword, characters)));
        let place = places.get(&weight(count).to_bits()).copied().unwrap_or_default();
        section(sections, Section::WordWeights).extend(place.to_le_bytes());
        let simplified = entries.first().and_then(|number| known.get(*number));
        let tag = simplified.map_or(0, |one| frequency.tag(one.entry.simplified));
        let is_name = simplified.is_some_and(|one| one.flags & flag::NAME != 0);
        section(sections, Section::WordTags).push(tag | if is_name { IS_NAME } else { 0 });
        let more = MORE as usize;
        match entries.as_slice() {
            [only] => put_u32(section(sections, Section::WordEntries), *only)?,
            [others @ .., last] => {
                put_u32(section(sections, Section::WordEntries), several | more)?;
                several += entries.len();
                for number in others {
                    put_u32(section(sections, Section::Several), number | more)?;
                }
                put_u32(section(sections, Section::Several), *last)?;
            }
            [] => return Err(format!("{headword} has no entry.")),
        }
    }
    Ok(())
}

/// How often a word is used, as it is stored.
#[allow(clippy::cast_possible_truncation)]
fn weight(count: f64) -> f32 {
    Frequency::weight(count) as f32
}

/// What puts an entry of a word before another: words over pointers and surnames, names last; for a character its more
/// frequent reading; then those of the HSK, the headword's own script, more senses.
fn rank(one: &Known<'_>, headword: &str, characters: &Characters) -> impl Ord + use<> {
    let level = [one.hsk >> 4, one.hsk & 15]
        .into_iter()
        .filter(|level| *level > 0)
        .min()
        .unwrap_or(u8::MAX);
    let senses = one.entry.senses.split('/').count();
    let other_script = one.entry.simplified != headword;
    let mut alone = headword.chars();
    let readings = alone
        .next()
        .filter(|_| alone.next().is_none())
        .and_then(|only| characters.get(&only));
    let place = readings.and_then(|readings| {
        readings
            .iter()
            .position(|(reading, _)| one.entry.reading.first() == Some(reading))
    });
    let kind = (one.flags & flag::LAST != 0, one.flags & flag::NAME != 0);
    (kind, place, level, other_script, std::cmp::Reverse(senses))
}

fn write_entries(known: &[Known<'_>], sections: &mut Sections) -> Result<(), String> {
    let (mut codes, mut heads, mut senses) = (0, 0, 0);
    for Known {
        entry, flags, hsk, ..
    } in known
    {
        put_u32(section(sections, Section::EntryCodes), codes)?;
        put_u32(section(sections, Section::EntryHead), heads)?;
        put_u32(section(sections, Section::EntrySenses), senses)?;
        section(sections, Section::EntryFlags).push(*flags);
        section(sections, Section::EntryHsk).push(*hsk);
        for (at, syllable) in entry.reading.iter().enumerate() {
            let capital = if entry.capitals.contains(&at) { CAPITAL } else { 0 };
            section(sections, Section::Codes).extend((syllable.code() | capital).to_le_bytes());
        }
        let head = if entry.simplified == entry.traditional {
            entry.simplified.to_owned()
        } else {
            format!("{}\t{}", entry.simplified, entry.traditional)
        };
        section(sections, Section::Heads).extend(head.as_bytes());
        section(sections, Section::Senses).extend(entry.senses.as_bytes());
        codes += entry.reading.len();
        heads += head.len();
        senses += entry.senses.len();
    }
    put_u32(section(sections, Section::EntryCodes), codes)?;
    put_u32(section(sections, Section::EntryHead), heads)?;
    put_u32(section(sections, Section::EntrySenses), senses)
}

fn write_characters(
    characters: &Characters,
    simplified: &BTreeMap<char, char>,
    sections: &mut Sections,
) -> Result<(), String> {
    let mut first = 0;
    for (character, readings) in characters {
        section(sections, Section::Chars).extend(u32::from(*character).to_le_bytes());
        let plain = simplified.get(character).copied().unwrap_or(*character);
        section(sections, Section::CharSimplified).extend(u32::from(plain).to_le_bytes());
        put_u32(section(sections, Section::CharFirst), first)?;
        first += readings.len();
        let total: f64 = readings.iter().map(|(_, weight)| weight).sum();
        for (syllable, weight) in readings {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let share = (weight / total * f64::from(u16::MAX)) as u16;
            section(sections, Section::CharCodes).extend(syllable.code().to_le_bytes());
            section(sections, Section::CharShares).extend(share.to_le_bytes());
        }
    }
    put_u32(section(sections, Section::CharFirst), first)
}

fn write_parts(characters: &Characters, shapes: &Shapes<'_>, sections: &mut Sections) -> Result<(), String> {
    let known: BTreeSet<char> = characters.keys().copied().collect();
    let made = parts::made(
        shapes.parts,
        shapes.radicals,
        shapes.own_radicals,
        &known,
        shapes.strokes,
    )?;
    let mut first = 0;
    for character in &known {
        put_u32(section(sections, Section::PartsFirst), first)?;
        let made = made.get(character);
        let parts = made.map(|made| made.parts.as_slice()).unwrap_or_default();
        for part in parts {
            section(sections, Section::Parts).extend(u32::from(*part).to_le_bytes());
        }
        first += parts.len();
        let radical = made.and_then(|made| made.radical).map_or(0, u32::from);
        section(sections, Section::Radicals).extend(radical.to_le_bytes());
    }
    put_u32(section(sections, Section::PartsFirst), first)?;
    for (sign, meaning) in shapes.radicals {
        section(sections, Section::RadicalSigns).extend(u32::from(*sign).to_le_bytes());
        section(sections, Section::RadicalMeanings).extend(format!("{meaning}\n").as_bytes());
    }
    Ok(())
}

fn write_pinyin_order(known: &[Known<'_>], sections: &mut Sections) -> Result<(), String> {
    let letters = |one: &Known<'_>| -> String { one.entry.reading.iter().map(Syllable::letters).collect() };
    let mut order: Vec<(String, usize, &Known<'_>)> = known
        .iter()
        .enumerate()
        .map(|(number, one)| (letters(one), number, one))
        .filter(|(letters, ..)| !letters.is_empty())
        .collect();
    order.sort_by(|(left, _, left_known), (right, _, right_known)| {
        left.cmp(right)
            .then(right_known.count.total_cmp(&left_known.count))
    });
    for (_, number, _) in order {
        put_u32(section(sections, Section::PinyinOrder), number)?;
    }
    Ok(())
}

fn flags(entry: &Entry<'_>) -> u8 {
    let hanzi = |headword: &str| {
        headword
            .chars()
            .filter(|character| characters::is_hanzi(*character))
            .count()
    };
    let syllables = entry.reading.len();
    let aligned = hanzi(entry.simplified) == syllables && hanzi(entry.traditional) == syllables;
    let last = entry.senses.split('/').all(comes_last);
    u8::from(aligned) * flag::ALIGNED
        + u8::from(entry.name) * flag::NAME
        + u8::from(last) * flag::LAST
        + (entry.part_of_speech << flag::PART_OF_SPEECH)
}

/// Whether a sense is not what a reader of today looks for first.
fn comes_last(sense: &str) -> bool {
    const BEGINNINGS: [&str; 19] = [
        "surname ",
        "variant of",
        "old variant of",
        "archaic variant of",
        "Japanese variant of",
        "(archaic)",
        "(old)",
        "unofficial variant of",
        "used in ",
        "see ",
        "erroneous variant of",
        "(dialect)",
        "(obsolete)",
        "(Tw) variant of",
        "nonstandard simplified variant of",
        "(Buddhism)",
        "(literary)",
        "(onom.)",
        "also written ",
    ];
    BEGINNINGS.iter().any(|beginning| sense.starts_with(beginning)) || sense.contains(" pr. ")
}

/// The levels of an entry in HSK 2.0 (upper four bits) and 3.0 (lower four). When a word has one entry, its level is
/// found even where the HSK writes its reading otherwise (一个 as `yí gè`).
fn hsk_levels(entry: &Entry<'_>, alone: bool) -> u8 {
    let pinyin: Vec<String> = entry.reading.iter().map(Syllable::to_string).collect();
    let pinyin = pinyin.join(" ");
    let level = |system| {
        let query = HskQuery::new(entry.simplified);
        let exact = hsk::levels(system, query.pinyin(&pinyin)).unwrap_or_default();
        let any = if alone {
            hsk::levels(system, query).unwrap_or_default()
        } else {
            Vec::new()
        };
        exact.first().or(any.first()).map_or(0, |level| number(*level))
    };
    level(HskSystem::Hsk2015) << 4 | level(HskSystem::ProficiencyStandard2021)
}

fn number(level: HskLevel) -> u8 {
    match level {
        HskLevel::One => 1,
        HskLevel::Two => 2,
        HskLevel::Three => 3,
        HskLevel::Four => 4,
        HskLevel::Five => 5,
        HskLevel::Six => 6,
        HskLevel::SevenToNine => 7,
    }
}

fn put_u32(bytes: &mut Vec<u8>, number: usize) -> Result<(), String> {
    let number = u32::try_from(number).map_err(|_| "The dictionary has outgrown its compiled form.")?;
    bytes.extend(number.to_le_bytes());
    Ok(())
}

/// The file: where each section begins and where the last ends, then the sections.
fn join(sections: &Sections) -> Result<Vec<u8>, String> {
    let empty = Vec::new();
    let parts: Vec<&Vec<u8>> = ORDER
        .iter()
        .map(|section| sections.get(&(*section as usize)).unwrap_or(&empty))
        .collect();
    let mut bytes = Vec::new();
    let mut offset = 4 * (parts.len() + 1);
    for part in &parts {
        put_u32(&mut bytes, offset)?;
        offset += part.len();
    }
    put_u32(&mut bytes, offset)?;
    bytes.extend(parts.into_iter().flatten());
    Ok(bytes)
}
