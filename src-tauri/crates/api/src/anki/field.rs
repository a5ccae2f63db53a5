//! What the fields of a note say: which is Chinese, which its reading, which its meaning. Anki knows only names that
//! somebody gave them, so the content decides.

use std::cmp::Reverse;
use wenxi_lesson::html_lines;
use wenxi_mandarin::{Language, Tone, is_hanzi};
use wenxi_store::anki;

/// What a note says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    /// The Chinese, without brackets and marks of a cloze.
    pub(super) chinese: String,
    /// Which field it stands in.
    pub(super) field: usize,
    /// Its reading; empty if none is given.
    pub(super) reading: String,
    /// What it means; empty if that is not said.
    pub(super) meaning: String,
}

/// What a note says; `None` if nothing in it is Chinese.
pub(super) fn told(language: &Language, note: &anki::Note, kind: &anki::NoteType) -> Option<Told> {
    let fields: Vec<Vec<String>> = note.fields.iter().map(|field| lines(field)).collect();
    let chinese = |lines: &Vec<String>| lines.iter().position(|line| is_chinese(line));
    let named = |field: usize| kind.fields.get(field).is_some_and(|name| is_simplified(name));
    let mut places = fields
        .iter()
        .enumerate()
        .filter_map(|(field, lines)| Some((field, chinese(lines)?)));
    let first = places.next()?;
    let (field, line) = places.find(|(field, _)| named(*field)).unwrap_or(first);
    let (chinese, in_brackets) = without_brackets(fields.get(field)?.get(line)?);

    let spelt = |field: usize, line| Line {
        field,
        line,
        spelling: Spelling::of(language, &chinese, line),
    };
    let rest: Vec<Line<'_>> = fields
        .iter()
        .enumerate()
        .flat_map(|(number, lines)| (0..).zip(lines).map(move |(at, line)| (number, at, line)))
        .filter(|(number, at, _)| (*number, *at) != (field, line))
        .map(|(number, _, line)| spelt(number, line))
        .collect();
    let is_for_readings = |field: usize| kind.fields.get(field).is_some_and(|name| is_reading(name));
    let reading = std::iter::once(&spelt(field, &in_brackets))
        .chain(&rest)
        .filter_map(|line| Some((line.spelling?, is_for_readings(line.field), line.line)))
        // Of equals the first.
        .min_by_key(|(spelling, is_named, _)| Reverse((*spelling, *is_named)))
        .map_or("", |(_, _, line)| line)
        .to_owned();
    let said = |is_meaning: &dyn Fn(&Line<'_>) -> bool| {
        let mut fields = rest.chunk_by(|one, next| one.field == next.field).map(|lines| {
            let said: Vec<&str> = lines
                .iter()
                .filter(|Line { line, .. }| line.contains(char::is_alphabetic) && !line.contains(is_hanzi))
                .filter(|line| is_meaning(line))
                .map(|line| line.line)
                .collect();
            said.join("; ")
        });
        fields.find(|meaning| !meaning.is_empty())
    };
    // Beside Běijīng, Beijing is what it means.
    let meaning = said(&|line| line.spelling.is_none())
        .or_else(|| said(&|line| line.line != reading && line.spelling != Some(Spelling::Toned)))
        .unwrap_or_default();
    Some(Told {
        chinese,
        field,
        reading,
        meaning,
    })
}

/// A line beside the Chinese.
struct Line<'n> {
    field: usize,
    line: &'n str,
    /// How it spells the reading of the Chinese, if it could.
    spelling: Option<Spelling>,
}

/// How a line spells the reading of a Chinese text; the surer one is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spelling {
    /// In letters that each character can have. English has many words that could be syllables: rice, time, panda.
    Letters,
    /// With tones.
    Toned,
}

impl Spelling {
    fn of(language: &Language, chinese: &str, line: &str) -> Option<Self> {
        let aligned = language.align(chinese, line).ok()?;
        let mut syllables = aligned.syllables.iter();
        if syllables.any(|(_, syllable)| syllable.tone() != Tone::Neutral) {
            Some(Self::Toned)
        } else {
            aligned.odd.is_empty().then_some(Self::Letters)
        }
    }
}

/// Whether a field is for readings, by its name.
fn is_reading(name: &str) -> bool {
    let name = name.to_lowercase();
    ["pinyin", "reading", "pronunciation", "拼音"]
        .iter()
        .any(|part| name.contains(part))
}

/// The lines of a field as it is shown, without sounds, and with the text of clozes in place.
pub(super) fn lines(field: &str) -> Vec<String> {
    html_lines(&without_clozes(&without_sounds(field)))
}

/// Whether a field names a sound.
pub(super) fn has_sound(field: &str) -> bool {
    field.contains("[sound:")
}

fn without_sounds(field: &str) -> String {
    let mut text = String::new();
    let mut rest = field;
    while let Some((before, after)) = rest.split_once("[sound:") {
        text.push_str(before);
        rest = after.split_once(']').map_or("", |(_, rest)| rest);
    }
    text + rest
}

/// `{{c1::客户::hint}}` is 客户.
fn without_clozes(field: &str) -> String {
    let mut text = String::new();
    let mut rest = field;
    while let Some((before, after)) = rest.split_once("{{c") {
        text.push_str(before);
        // Nothing is looked for beyond what is passed over, so that a field of many beginnings takes no longer than another.
        let inside = after
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .strip_prefix("::");
        let Some(inside) = inside else {
            text.push_str("{{c");
            rest = after;
            continue;
        };
        let Some((inside, after)) = inside.split_once("}}") else {
            // Where one does not end, none behind it does.
            text.push_str("{{c");
            rest = after;
            break;
        };
        text.push_str(inside.split_once("::").map_or(inside, |(shown, _)| shown));
        rest = after;
    }
    text + rest
}

/// A text without what stands in brackets, and that.
fn without_brackets(text: &str) -> (String, String) {
    let (mut outside, mut inside) = (String::new(), Vec::new());
    let mut depth = 0_usize;
    for character in text.chars() {
        match character {
            '(' | '[' | '（' | '【' => {
                depth += 1;
                inside.push(String::new());
            }
            ')' | ']' | '）' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(character),
            _ => inside
                .last_mut()
                .into_iter()
                .for_each(|text| text.push(character)),
        }
    }
    (outside.split_whitespace().collect(), inside.join(" "))
}

/// Whether a line is Chinese, and not an explanation in English that names a Chinese word.
fn is_chinese(line: &str) -> bool {
    let (outside, _) = without_brackets(line);
    let hanzi = outside.chars().filter(|c| is_hanzi(*c)).count();
    let letters = outside.chars().filter(char::is_ascii_alphabetic).count();
    hanzi > 0 && hanzi * 2 >= letters
}

fn is_simplified(name: &str) -> bool {
    let name = name.to_lowercase();
    name.contains("simpl") || name.contains('简') || name.contains('簡')
}

/// What a question shows of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// The Chinese.
    Chinese,
    /// Only a sound.
    Sound,
    /// The meaning, or anything else.
    Meaning,
}

/// What the question of a template shows of a note.
pub(super) fn shown(front: &str, kind: &anki::NoteType, note: &anki::Note, chinese: usize) -> Shown {
    let shown: Vec<usize> = named(front)
        .filter_map(|name| kind.fields.iter().position(|field| field == name))
        .collect();
    let only_sounds = !shown.is_empty()
        && shown.iter().all(|field| {
            note.fields
                .get(*field)
                .is_some_and(|field| has_sound(field) && lines(field).is_empty())
        });
    if shown.contains(&chinese) {
        Shown::Chinese
    } else if only_sounds {
        Shown::Sound
    } else {
        Shown::Meaning
    }
}

/// The fields that a template names: `{{Hanzi}}`, `{{text:Hanzi}}`; conditions are not shown.
fn named(template: &str) -> impl Iterator<Item = &str> {
    template.split("{{").skip(1).filter_map(|rest| {
        let (name, _) = rest.split_once("}}")?;
        let name = name.trim();
        (!name.starts_with(['#', '^', '/', '!'])).then(|| name.rsplit(':').next().unwrap_or(name).trim())
    })
}
