//! Why a mistake is one, said so that it could be said of another one as well: what its reason says of grammar, with the words
//! left open. Of "会议 (huìyì) is a noun and cannot be “done”. The verb is 开会" that is "… is a noun". Nothing in it tells which
//! sentence it was said of; whether it can be said of a sentence hangs on how that is mended, and [`Pair`] knows that.

use crate::gloss;
use crate::note::Corrected;
use crate::phrase::Phrase;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use wenxi_mandarin::{Language, is_hanzi};

/// What a reason blames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Cause {
    /// The word is a noun and stands for a verb.
    Noun,
    /// The verb has its object in it, and takes no other.
    Object,
    /// Something stands in the wrong place.
    Order,
    /// What is counted, and what with.
    Count,
    /// The tones.
    Tones,
    /// Anything else about what may stand with a word.
    Use,
}

/// The part of a reason that speaks of grammar alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reason {
    /// A sentence, its Chinese words left open.
    pub(crate) text: String,
    /// What it blames; never empty.
    pub(crate) causes: BTreeSet<Cause>,
}

/// What stands for a word that is left open.
const OPEN: char = '…';

/// Ends that say nothing once the word is left open.
const OPEN_ENDS: [&str; 2] = [", with …", ", …"];

/// The words in which grammar is spoken of. A reason with any other word in it is told by what its sentence is about.
const GRAMMAR: &str = "already adjective another apart away bare before behind both cannot change chinese clause come \
    comes count counted direct directly does either else end english fewer first follow follows form front goes itself \
    last leave leaves long look make makes makes man many matter mean means measure middle must need needs never nobody \
    noun number object once only order own partner people person place places plain plural put puts receiver room same \
    second sentence short side simply single stand stands straight subject take takes then thing time tone tones two \
    unit use used verb whole whom without word words wrong";

impl Reason {
    /// The first sentence of a reason that speaks of grammar alone, as far as it does; none for most reasons.
    pub(crate) fn of(why: &str) -> Option<Self> {
        let open = left_open(why);
        open.split_inclusive(['.', ';', ':', '!', '?'])
            .find_map(|sentence| {
                let sentence = sentence.trim().trim_end_matches(['.', ';', ':', '!', '?']);
                let clauses: Vec<&str> = sentence.split(", ").collect();
                let general = clauses.iter().take_while(|clause| is_of_grammar(clause)).count();
                let text = clauses.get(..general)?.join(", ");
                let text = OPEN_ENDS
                    .iter()
                    .fold(text.as_str(), |text, end| text.trim_end_matches(end));
                // What "it" is stands in the sentence before.
                let points = ["it comes", "it stands", "they ", "put one "];
                let lower = text.to_lowercase();
                if points.iter().any(|begin| lower.starts_with(begin)) {
                    return None;
                }
                let causes = causes(text);
                (!causes.is_empty()).then(|| Self {
                    text: capital(text) + ".",
                    causes,
                })
            })
    }
}

/// The text with its Chinese words left open, and their readings behind them.
fn left_open(text: &str) -> String {
    let is_chinese = |c: char| is_hanzi(c) || c == OPEN;
    let mut open = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let length = character.len_utf8();
        let (head, behind) = rest.split_at(length);
        if !is_chinese(character) {
            open.push_str(head);
            rest = behind;
            continue;
        }
        if !open.ends_with(OPEN) {
            open.push(OPEN);
        }
        let behind = behind.trim_start_matches(is_chinese);
        let bracket = behind.trim_start().strip_prefix('(');
        rest = bracket
            .and_then(|inside| inside.split_once(')'))
            .map_or(behind, |(_, behind)| behind);
    }
    open
}

/// Whether a clause says nothing but what can be said of any sentence.
fn is_of_grammar(clause: &str) -> bool {
    static WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| gloss::stems(GRAMMAR));
    let is_plain = |c: char| c.is_ascii_alphabetic() || c == OPEN || c == ' ' || c == '\'' || c == '’';
    clause.chars().all(is_plain) && gloss::stems(clause).is_subset(&WORDS)
}

fn causes(text: &str) -> BTreeSet<Cause> {
    let text = format!(" {} ", text.to_lowercase());
    let says = |patterns: &[&str]| patterns.iter().any(|pattern| text.contains(pattern));
    if says(&[" tone"]) {
        return BTreeSet::from([Cause::Tones]);
    }
    if says(&["plural", "counted", "measure"]) {
        return BTreeSet::from([Cause::Count]);
    }
    let mut causes = BTreeSet::new();
    let inside = says(&["already", "in one", "second object", "another object", "room"]);
    if says(&["object", "room for"]) {
        causes.insert(if inside { Cause::Object } else { Cause::Use });
    }
    if says(&[" a noun", " no verb", " not a verb", "the noun "]) {
        causes.insert(Cause::Noun);
    }
    if says(&["adjective", "is a verb", "itself a verb", "only a verb"]) {
        causes.insert(Cause::Use);
    }
    let of_place = [
        " before", "first", "last ", " order", "front", "follow", "behind", "end ", "middle",
    ];
    if says(&of_place) {
        causes.insert(Cause::Order);
    }
    causes
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A wrong sentence and how it is mended, which says what may be wrong with it.
pub(super) struct Pair<'a> {
    language: &'a Language,
    incorrect: &'a str,
    corrects: Vec<&'a str>,
    /// The word of the wrong sentence that the reason names first.
    word: Option<String>,
}

impl<'a> Pair<'a> {
    pub(super) fn new(
        language: &'a Language,
        incorrect: &'a Phrase,
        corrects: &'a [Corrected],
        why: &str,
    ) -> Self {
        let named = why.split(|c: char| !is_hanzi(c));
        let word = named
            .filter(|word| !word.is_empty())
            .find(|word| incorrect.text.contains(word));
        Self {
            language,
            incorrect: &incorrect.text,
            corrects: corrects
                .iter()
                .map(|correct| correct.chinese.text.as_str())
                .collect(),
            word: word.map(str::to_owned),
        }
    }

    /// Whether this may be what is wrong, as far as the two sentences and the dictionary tell. "No" is certain.
    pub(super) fn could_be(&self, cause: Cause) -> bool {
        match cause {
            Cause::Order => self.any(|correct| moves(self.incorrect, correct)),
            Cause::Count => {
                self.any(|correct| changed(self.incorrect, correct).any(|c| self.counts(c, correct)))
            }
            Cause::Tones => self.any(|correct| self.sounds_alike(correct)),
            // A noun has no object in it.
            Cause::Object => self.is_of_use() && self.senses().is_none_or(|(verb, _)| verb),
            Cause::Noun => self.is_of_use() && self.senses().is_none_or(|(_, noun)| noun),
            Cause::Use => self.is_of_use(),
        }
    }

    fn any(&self, could: impl Fn(&str) -> bool) -> bool {
        self.corrects.iter().any(|correct| could(correct))
    }

    /// Whether what may stand with a word may be at fault: not where only places, tones or measure words are changed.
    fn is_of_use(&self) -> bool {
        self.any(|correct| {
            let mut changed = changed(self.incorrect, correct).peekable();
            changed.peek().is_some()
                && !changed.all(|c| self.counts(c, correct))
                && !self.sounds_alike(correct)
        })
    }

    /// Whether the dictionary has the word as a verb, and as anything else; none where it does not have the word.
    fn senses(&self) -> Option<(bool, bool)> {
        let entries = self.language.define(self.word.as_deref()?);
        let senses: Vec<&str> = entries
            .iter()
            .filter(|entry| !entry.is_name)
            .flat_map(|entry| &entry.senses)
            .map(String::as_str)
            .collect();
        let is_verb = |sense: &&str| sense.starts_with("to ") || sense.contains(") to ");
        let verb = senses.iter().any(is_verb);
        let other = senses.iter().any(|sense| !is_verb(sense));
        (!senses.is_empty()).then_some((verb, other))
    }

    /// Whether a character counts things in one of the two sentences: a numeral, 们, or a measure word behind a numeral.
    fn counts(&self, character: char, correct: &str) -> bool {
        const NUMERALS: &str = "一二三四五六七八九十百千万亿两几多些们";
        let is_numeral = |c: char| NUMERALS.contains(c) || "这那每".contains(c);
        let behind_numeral = |text: &str| {
            let behind = text.chars().skip(1);
            text.chars()
                .zip(behind)
                .any(|(before, c)| c == character && is_numeral(before))
        };
        let classifies = || {
            let entries = self.language.define(&character.to_string());
            let mut senses = entries.iter().flat_map(|entry| &entry.senses);
            senses.any(|sense| sense.starts_with("classifier"))
        };
        NUMERALS.contains(character)
            || ((behind_numeral(self.incorrect) || behind_numeral(correct)) && classifies())
    }

    /// Whether the two are written differently and sound the same but for their tones.
    fn sounds_alike(&self, correct: &str) -> bool {
        let letters = |text: &str| -> Vec<&'static str> {
            let words = self.language.annotate(text, &[]);
            let readings = words.iter().flat_map(|word| &word.readings);
            readings.map(|reading| reading.written.letters()).collect()
        };
        self.incorrect.chars().count() == correct.chars().count()
            && letters(self.incorrect) == letters(correct)
    }
}

/// How often each character stands in a text.
fn counted(text: &str) -> BTreeMap<char, usize> {
    let mut counted = BTreeMap::new();
    for character in text.chars().filter(|c| is_hanzi(*c)) {
        *counted.entry(character).or_default() += 1;
    }
    counted
}

/// The characters that one of two texts has more often than the other.
fn changed(one: &str, other: &str) -> impl Iterator<Item = char> {
    let (one, other) = (counted(one), counted(other));
    let all: BTreeSet<char> = one.keys().chain(other.keys()).copied().collect();
    all.into_iter().filter(move |c| one.get(c) != other.get(c))
}

/// Whether something of one text stands elsewhere in the other: what both have cannot be read off both in one order.
fn moves(one: &str, other: &str) -> bool {
    let (counts, others) = (counted(one), counted(other));
    let common: usize = counts
        .iter()
        .map(|(c, count)| *count.min(others.get(c).unwrap_or(&0)))
        .sum();
    let other: Vec<char> = other.chars().filter(|c| is_hanzi(*c)).collect();
    // The longest run of characters that both have in one order, row by row.
    let mut longest = vec![0_usize; other.len() + 1];
    for character in one.chars().filter(|c| is_hanzi(*c)) {
        let mut before = 0;
        let mut left = 0;
        for (at, theirs) in other.iter().enumerate() {
            let Some(cell) = longest.get_mut(at + 1) else {
                break;
            };
            let above = *cell;
            *cell = if character == *theirs {
                before + 1
            } else {
                above.max(left)
            };
            before = above;
            left = *cell;
        }
    }
    longest.last().is_some_and(|longest| *longest < common)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::language;
    use rstest::rstest;

    #[rstest]
    #[case("客服 (kèfú) is a noun and cannot take an object. To serve is 为……服务 (wèi … fúwù).", "… is a noun and cannot take an object.", &[Cause::Use, Cause::Noun])]
    #[case("会议 (huìyì) is a noun and cannot be \"done\" by itself. The verb is 开会 (kāihuì).", "", &[])]
    #[case("The order is English. For whom comes before the verb.", "The order is English.", &[Cause::Order])]
    #[case("A number already makes it plural; 们 (men) cannot follow a counted noun.", "A number already makes it plural.", &[Cause::Count])]
    #[case("The trough, 槽 (cáo), is the object already.", "", &[])]
    #[case("Friends can listen. 打电话 (dǎ diànhuà) already has its object, the telephone.", "… already has its object.", &[Cause::Object])]
    #[case("The two tones have changed places.", "The two tones have changed places.", &[Cause::Tones])]
    #[case("To buy is low, mǎi.", "", &[])]
    #[case("A theft is a matter for the police: 报警 (bàojǐng).", "", &[])]
    fn what_a_reason_says_of_grammar(#[case] why: &str, #[case] text: &str, #[case] causes: &[Cause]) {
        let reason = Reason::of(why);
        assert_eq!(reason.as_ref().map_or("", |reason| reason.text.as_str()), text);
        let found = reason.map(|reason| reason.causes).unwrap_or_default();
        assert_eq!(found, causes.iter().copied().collect());
    }

    #[rstest]
    #[case("我们会用心客服您。", "我们会用心为您服务。", "客服 is", &[Cause::Order, Cause::Use, Cause::Noun])]
    #[case("我对服务很满意度。", "我对服务很满意。", "满意度 is", &[Cause::Use, Cause::Noun])]
    #[case("我见面他。", "我跟他见面。", "见面 is", &[Cause::Order, Cause::Use, Cause::Object])]
    #[case("三个客户们都同意。", "三个客户都同意。", "们", &[Cause::Count])]
    #[case("我明天跟客户练习。", "我明天跟客户联系。", "", &[Cause::Tones])]
    #[case("他在会议里没说话。", "他在会议上没说话。", "里", &[Cause::Use, Cause::Noun])]
    #[case("我吃饭在家。", "我在家吃饭。", "", &[Cause::Order])]
    fn what_may_be_wrong(
        #[case] wrong: &str,
        #[case] right: &str,
        #[case] why: &str,
        #[case] causes: &[Cause],
    ) {
        let incorrect = Phrase::plain(wrong);
        let corrects = [Corrected {
            chinese: Phrase::plain(right),
            english: String::new(),
        }];
        let pair = Pair::new(language(), &incorrect, &corrects, why);
        let all = [
            Cause::Noun,
            Cause::Object,
            Cause::Order,
            Cause::Count,
            Cause::Tones,
            Cause::Use,
        ];
        let could: BTreeSet<Cause> = all.into_iter().filter(|cause| pair.could_be(*cause)).collect();
        assert_eq!(could, causes.iter().copied().collect(), "{wrong}");
    }
}
