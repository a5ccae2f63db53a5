//! Syllables that are light because of where they stand: a direction behind a verb, a verb said twice.
//!
//! The dictionary has some of them in words (看看 kànkan, 停下来 tíngxiàlai), and by turns in full and light tones (站起来
//! zhànqǐlai, 拼起来 pīnqilai). Here one rule holds for all, words or not: of a direction behind a verb the first syllable has
//! its tone and the second is light (走出来 zǒu chūlai: Chao 1968, §6.6.6; 现代汉语词典 so marks 来 and 去 there), of a
//! verb said twice the second is light (问问 wènwen: Chao 1968, §4.2.4; GB/T 16159-2012, 6.1.2.1). Behind 不 and 得 a
//! direction keeps what the dictionary has (看不出来), and a direction that is itself the verb is none (他出来了).

use crate::language::Language;
use crate::line::Line;
use crate::{Alternative, CharReading, Syllable, Tone, Word};

/// The first syllables of directions with their tones; the second is 来 or 去.
const DIRECTIONS: [(char, &str); 7] = [
    ('上', "shàng"),
    ('下', "xià"),
    ('进', "jìn"),
    ('出', "chū"),
    ('回', "huí"),
    ('过', "guò"),
    ('起', "qǐ"),
];

/// Verbs behind which a direction is a verb of its own: 请进来, 可以出去, 出差回来.
const BEFORE_A_VERB: [&str; 39] = [
    "想", "要", "会", "能", "请", "可", "没", "有", "让", "叫", "使", "去", "来", "到", "是", "在", "等",
    "该", "敢", "肯", "应该", "能够", "愿意", "打算", "准备", "希望", "喜欢", "决定", "开始", "需要", "可能",
    "允许", "同意", "禁止", "邀请", "要求", "建议", "出差", "没有",
];

/// Adjectives that say how one comes or goes: 快过来.
const MANNERS: &str = "快慢早晚";

/// How much of its certainty a reading leaves to the one that it was before.
const LEFT: f32 = 0.05;

/// Verbs of one syllable that are said twice for a little while of doing: 看看, 想想 (Chao 1968, §4.2.4).
const SAID_TWICE: &str = "看想听说走试问等找坐歇笑写读查谈聊玩尝学练数洗刷扫猜算量摸翻讲教逛转动用改修念背抱帮管比闻催换瞧躺停点逗";

/// Characters that have no tone of their own where they are light, or whose light reading is another word.
const LIGHT_BY_THEMSELVES: &str = "子头们么的地得了着过吗吧呢啊呀嘛啦哦嗯个家卖通儿来去上下";

/// A character's own tone where it is written without one: the 识 of 认识 is shí. As it is written where it has none, nothing
/// where it could be one of several (量).
pub(crate) fn own_tone(language: &Language, character: char, written: Syllable) -> Option<Syllable> {
    if written.tone() != Tone::Neutral || LIGHT_BY_THEMSELVES.contains(character) {
        return Some(written);
    }
    let readings = language.readings_of(character).iter();
    let mut full =
        readings.filter(|other| other.letters() == written.letters() && other.tone() != Tone::Neutral);
    match (full.next(), full.next()) {
        (None, _) => Some(written),
        (Some(only), None) => Some(*only),
        (Some(_), Some(_)) => None,
    }
}

/// The same where it has to be one: of several full tones the commonest, and where the dictionary has none that which was
/// learnt (杷 of 枇杷 pípa is pá).
pub(crate) fn in_full(language: &Language, character: char, written: Syllable) -> Syllable {
    let full = |other: &&Syllable| other.letters() == written.letters() && other.tone() != Tone::Neutral;
    match own_tone(language, character, written) {
        None => language.readings_of(character).iter().find(full).copied(),
        Some(own) if own.tone() == Tone::Neutral && !LIGHT_BY_THEMSELVES.contains(character) => {
            let learnt = language
                .polyphones
                .choice(language.simplified_character(character));
            learnt.and_then(|learnt| learnt.readings.iter().find(full).copied())
        }
        own => own,
    }
    .unwrap_or(written)
}

/// Makes light what is light in the readings of a line's words, of which there is one for each piece.
pub(crate) fn apply(language: &Language, line: &Line, words: &mut [Word]) {
    for index in 0..words.len() {
        // Most words are neither.
        let word = characters(line, index);
        if word.len() != 1 && !matches!(word, [.., '来' | '去']) {
            continue;
        }
        if is_said_again(line, index)
            && let Some([first, second]) = words.get(index - 1..=index)
            && let ([first], [second]) = (&first.readings[..], &second.readings[..])
            && first.written == second.written
        {
            lighten(words, index, 0);
        }
        let Some(place) = direction(language, line, index).or_else(|| light_direction(line, words, index))
        else {
            continue;
        };
        restore(line, words, index, place);
        lighten(words, index, place + 1);
    }
}

/// The characters of a word, in simplified form.
fn characters(line: &Line, index: usize) -> &[char] {
    let piece = line.pieces.get(index).map(|piece| piece.range.clone());
    piece
        .and_then(|range| line.simplified.get(range))
        .unwrap_or_default()
}

/// Whether a word is the verb before it said again, and is not said a third time.
fn is_said_again(line: &Line, index: usize) -> bool {
    let [verb] = characters(line, index) else {
        return false;
    };
    let before = index.checked_sub(1).map(|before| characters(line, before));
    before == Some(&[*verb])
        && SAID_TWICE.contains(*verb)
        && characters(line, index + 1).first() != Some(verb)
}

/// Where a direction behind a verb begins in a word: the word is the direction, or verb and direction are one word.
fn direction(language: &Language, line: &Line, index: usize) -> Option<usize> {
    let word = characters(line, index);
    let place = word.len().checked_sub(2)?;
    let [first, '来' | '去'] = word.get(place..)? else {
        return None;
    };
    if !DIRECTIONS.iter().any(|(one, _)| one == first) {
        return None;
    }
    let behind_a_verb = match word.get(..place)? {
        [] => {
            let before = index.checked_sub(1)?;
            // 拦了下来
            let verb = if characters(line, before) == ['了'] {
                before.checked_sub(1)?
            } else {
                before
            };
            is_verb(language, line, verb)
        }
        [verb @ .., last] => verb.len() < 2 && !matches!(last, '不' | '得'),
    };
    behind_a_verb.then_some(place)
}

/// Where a direction begins whose first syllable was found light, which it is behind a verb alone.
fn light_direction(line: &Line, words: &[Word], index: usize) -> Option<usize> {
    let [first, '来' | '去'] = characters(line, index) else {
        return None;
    };
    let light = words.get(index)?.readings.first()?.written.tone() == Tone::Neutral;
    (light && DIRECTIONS.iter().any(|(one, _)| one == first)).then_some(0)
}

/// Whether a word is a verb, or an adjective, that a direction can follow.
fn is_verb(language: &Language, line: &Line, index: usize) -> bool {
    let word = line.pieces.get(index).and_then(|piece| piece.word);
    let tag = word.map_or(0, |word| language.words.tag(word));
    let characters = characters(line, index);
    let waits = matches!(characters, ['不' | '没' | '别', ..])
        || BEFORE_A_VERB
            .iter()
            .any(|verb| verb.chars().eq(characters.iter().copied()));
    let is_manner = matches!(characters, [only] if MANNERS.contains(*only));
    matches!(tag, b'v' | b'a') && !waits && !is_manner
}

fn lighten(words: &mut [Word], index: usize, place: usize) {
    if let Some(reading) = reading(words, index, place) {
        turn(reading, reading.written.with_tone(Tone::Neutral));
    }
}

/// Gives the first syllable of a direction its tone.
fn restore(line: &Line, words: &mut [Word], index: usize, place: usize) {
    let first = characters(line, index).get(place);
    let full = DIRECTIONS.iter().find(|(character, _)| Some(character) == first);
    let full: Option<Syllable> = full.and_then(|(_, full)| full.parse().ok());
    if let (Some(full), Some(reading)) = (full, reading(words, index, place)) {
        turn(reading, full);
    }
}

/// Puts a reading in the place of another, which stays as one that the learner can choose.
pub(crate) fn turn(reading: &mut CharReading, to: Syllable) {
    if reading.written == to {
        return;
    }
    let already = reading.alternatives.iter().position(|other| other.syllable == to);
    let gained = already.map_or(0.0, |place| reading.alternatives.remove(place).share);
    let left = Alternative {
        syllable: reading.written,
        share: reading.sure * LEFT,
    };
    reading.sure = gained + reading.sure * (1.0 - LEFT);
    reading.alternatives.push(left);
    reading
        .alternatives
        .sort_by(|left, right| right.share.total_cmp(&left.share));
    // What is light keeps its own tone besides.
    let is_light = to.tone() == Tone::Neutral && to.letters() == reading.citation.letters();
    if !is_light {
        reading.citation = to;
    }
    reading.written = to;
    reading.spoken = to;
}

fn reading(words: &mut [Word], index: usize, place: usize) -> Option<&mut CharReading> {
    words.get_mut(index)?.readings.get_mut(place)
}
