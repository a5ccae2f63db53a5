//! What the columns of a word list hold. Lists of textbooks, spreadsheets and flash-card programs have more of them than a
//! word and its meaning: a number, the other script, the part of speech, a sentence with its translation.

use wenxi_mandarin::is_hanzi;

use super::columns::{are_readings, cell};
use super::labels::{Tag, tag};
use super::names::normal;
use crate::Lang;
use crate::script::lang_of;
use crate::tree::Inline;

/// What a column of a word list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// The word.
    Term,
    /// Its pinyin.
    Pinyin,
    /// What it means, and whatever else is said of it.
    Gloss,
    /// Numbers that count the words.
    Number,
    /// The word in the other script.
    Script,
    /// A sentence with the word.
    Example,
    /// The pinyin of the sentence.
    ExamplePinyin,
    /// The translation of the sentence.
    ExampleEnglish,
}

/// The columns of a word list, by their heads and by most of their cells. Nothing if none has words, or none meanings.
pub(super) fn columns(has_header: bool, rows: &[Vec<Inline>]) -> Option<Vec<Column>> {
    let width = rows.iter().map(Vec::len).max()?;
    let heads = rows.first().filter(|_| has_header);
    let words = Words {
        rows: rows.get(usize::from(has_header)..)?,
    };
    let mut found: Vec<Column> = Vec::with_capacity(width);
    for column in 0..width {
        let head = heads.and_then(|heads| heads.get(column)).map(Inline::text);
        let named = head.and_then(|head| words.named(head, column, &found));
        found.push(named.unwrap_or_else(|| words.by_cells(column, &found)));
    }
    // Sentences in place of words.
    if !found.contains(&Column::Term) {
        for column in &mut found {
            *column = match *column {
                Column::Example => Column::Term,
                Column::ExamplePinyin => Column::Pinyin,
                Column::ExampleEnglish => Column::Gloss,
                other => other,
            };
        }
    }
    let has_gloss = (0..width).any(|column| {
        found.get(column) == Some(&Column::Gloss) && words.most(column, |cell| lang_of(cell) == Lang::English)
    });
    (found.contains(&Column::Term) && has_gloss).then_some(found)
}

/// The rows of a list without their heads.
struct Words<'a> {
    rows: &'a [Vec<Inline>],
}

impl Words<'_> {
    /// What a head says of its column.
    fn named(&self, head: &str, column: usize, found: &[Column]) -> Option<Column> {
        const NUMBER: &[&str] = &["no", "nr", "number", "id", "index", "序号", "编号", "號", "号"];
        const OTHER_SCRIPT: &[&str] = &["traditional", "繁体", "繁体字", "繁体中文"];
        const EXAMPLE_ENGLISH: &[&str] = &[
            "example translation",
            "sentence translation",
            "sentence meaning",
            "sentence english",
            "example english",
            "例句翻译",
            "例句英文",
            "例句意思",
        ];
        const EXAMPLE_PINYIN: &[&str] = &["sentence pinyin", "example pinyin", "例句拼音"];
        let name = normal(head);
        let is = |names: &[&str]| names.contains(&name.as_str());
        if (is(NUMBER) || head.trim() == "#") && self.counts(column) {
            return Some(Column::Number);
        }
        if is(OTHER_SCRIPT) {
            return found.contains(&Column::Term).then_some(Column::Script);
        }
        if is(EXAMPLE_ENGLISH) {
            return Some(Column::ExampleEnglish);
        }
        if is(EXAMPLE_PINYIN) {
            return Some(Column::ExamplePinyin);
        }
        let free = |wanted: Column| (!found.contains(&wanted)).then_some(wanted);
        match tag(head)? {
            Tag::Chinese => free(Column::Term),
            Tag::Pinyin => free(Column::Pinyin).or(free(Column::ExamplePinyin)),
            Tag::English if found.contains(&Column::Example) => free(Column::ExampleEnglish),
            Tag::English => Some(Column::Gloss),
            Tag::Example => Some(Column::Example),
            _ => None,
        }
    }

    /// What most cells of a column are.
    fn by_cells(&self, column: usize, found: &[Column]) -> Column {
        let term = found.iter().position(|column| *column == Column::Term);
        let in_example = found.contains(&Column::Example);
        if term.is_some() && self.all_in_brackets(column) {
            return Column::Script;
        }
        if column == 0 && self.counts(column) {
            return Column::Number;
        }
        if self.most(column, |cell| lang_of(cell) == Lang::Chinese) {
            return match term {
                None => Column::Term,
                Some(term) if !found.contains(&Column::Script) && self.is_other_script(term, column) => {
                    Column::Script
                }
                Some(_) if !in_example && self.most(column, is_sentence) => Column::Example,
                Some(_) => Column::Gloss,
            };
        }
        let reads = || term.is_some_and(|term| are_readings(self.rows, false, term, column));
        if !found.contains(&Column::Pinyin)
            && (self.most(column, |cell| lang_of(cell) == Lang::Pinyin) || reads())
        {
            return Column::Pinyin;
        }
        if in_example && self.most(column, |cell| lang_of(cell) == Lang::Pinyin) {
            return Column::ExamplePinyin;
        }
        let translates = in_example && !found.contains(&Column::ExampleEnglish);
        if translates && self.most(column, |cell| lang_of(cell) == Lang::English) {
            return Column::ExampleEnglish;
        }
        Column::Gloss
    }

    fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().map(move |row| cell(row, column))
    }

    /// Whether it is so of at least half of the cells of a column.
    fn most(&self, column: usize, is_so: impl Fn(&str) -> bool) -> bool {
        let count = self.cells(column).filter(|cell| is_so(cell)).count();
        count > 0 && count * 2 >= self.rows.len()
    }

    /// Whether the cells of a column are numbers that grow one by one.
    fn counts(&self, column: usize) -> bool {
        let mut before: Option<u32> = None;
        self.rows.len() > 1
            && self.cells(column).all(|cell| {
                let number = cell.trim().trim_end_matches(['.', '、', ')']).parse().ok();
                let next = number.is_some() && before.is_none_or(|before| before.checked_add(1) == number);
                before = number;
                next
            })
    }

    /// Whether the cells of a column are words in brackets, or nothing: the other script, where it differs.
    fn all_in_brackets(&self, column: usize) -> bool {
        let in_brackets =
            |cell: &str| cell.starts_with('[') && cell.ends_with(']') && cell.chars().any(is_hanzi);
        self.cells(column)
            .all(|cell| cell.is_empty() || in_brackets(cell))
            && self.cells(column).any(|cell| !cell.is_empty())
    }

    /// Whether two columns have the same words in two scripts: as many characters, some of them the same.
    fn is_other_script(&self, term: usize, column: usize) -> bool {
        let hanzi = |cell: &str| cell.chars().filter(|character| is_hanzi(*character)).count();
        let pairs = || self.cells(term).zip(self.cells(column));
        let shared = |(one, other): &(&str, &str)| one.chars().zip(other.chars()).any(|(a, b)| a == b);
        pairs().all(|(one, other)| other.trim().is_empty() || hanzi(one) == hanzi(other))
            && pairs().any(|pair| shared(&pair))
            && !self.most(column, is_sentence)
    }
}

/// Whether Chinese is a sentence: it ends with a stop.
fn is_sentence(cell: &str) -> bool {
    cell.trim_end_matches(['”', '"', '」', ' '])
        .ends_with(['。', '！', '？', '…', '!', '?', '.'])
}
