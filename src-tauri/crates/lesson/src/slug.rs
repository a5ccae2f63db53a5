//! Names of lessons: readable, the same for the same document, and safe as a file's name everywhere.

use std::fmt;
use std::str::FromStr;

use crate::script::is_latin;
use crate::{Lesson, Text};

/// A lesson's name in the library: 1 to 64 of `a`-`z`, `0`-`9` and `-`, without `-` at the ends or two in a row. It is a
/// file's name on every platform.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LessonId(String);

/// The longest name, in bytes.
const LONGEST: usize = 64;

/// A text is not the name of a lesson.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not the name of a lesson: it has letters a to z, digits and single hyphens, 64 at most.")]
pub struct NotALessonId(pub String);

impl LessonId {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A name for a lesson read from a file of this name: from its headword's pinyin and gloss, else its title, else the
    /// file's name. The same lesson and file always give the same name.
    pub fn propose(lesson: &Lesson, file_name: &str) -> LessonId {
        let headword = lesson.headword.iter().flat_map(|headword| {
            [
                format!("{} {}", headword.pinyin, headword.gloss.plain()),
                headword.gloss.plain(),
            ]
        });
        let title = visible(&lesson.title);
        let stem = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem).to_owned();
        headword
            .chain([title, stem])
            .find_map(|text| slug(&text))
            .unwrap_or_else(|| LessonId(format!("lesson-{:08x}", fingerprint(lesson))))
    }

    /// This name with a number behind it, for a second lesson that would have the same.
    #[must_use]
    pub fn numbered(&self, number: u32) -> LessonId {
        let end = format!("-{number}");
        let keep = LONGEST.saturating_sub(end.len()).min(self.0.len());
        let stem = self.0.get(..keep).unwrap_or_default().trim_end_matches('-');
        LessonId(format!("{stem}{end}"))
    }
}

impl fmt::Display for LessonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for LessonId {
    type Err = NotALessonId;

    fn from_str(text: &str) -> Result<Self, NotALessonId> {
        let plain = text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        let hyphens = text.starts_with('-') || text.ends_with('-') || text.contains("--");
        if text.is_empty() || text.len() > LONGEST || !plain || hyphens || is_reserved(text) {
            return Err(NotALessonId(text.to_owned()));
        }
        Ok(LessonId(text.to_owned()))
    }
}

/// Names that Windows keeps for devices, with any extension.
fn is_reserved(name: &str) -> bool {
    matches!(name, "con" | "prn" | "aux" | "nul")
        || ["com", "lpt"].iter().any(|device| {
            name.strip_prefix(device)
                .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
        })
}

fn visible(text: &Text) -> String {
    text.spans.iter().map(|span| span.text.as_str()).collect()
}

/// The Latin words and numbers of a text, joined; nothing if it has no letters.
fn slug(text: &str) -> Option<LessonId> {
    let mut slug = String::new();
    let mut gap = false;
    for character in text.chars() {
        match plain_letter(character) {
            Some(letter) => {
                if gap && !slug.is_empty() {
                    slug.push('-');
                }
                slug.push(letter);
                gap = false;
            }
            // A tone mark or an apostrophe stands within a word.
            None if matches!(character, '\u{300}'..='\u{36f}' | '\'' | '’') => {}
            None => gap = true,
        }
        if slug.len() >= LONGEST {
            break;
        }
    }
    if !slug.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    // Cut between words, if there is more than one.
    if slug.len() >= LONGEST
        && let Some((head, _)) = slug.rsplit_once('-')
    {
        slug = head.to_owned();
    }
    slug.truncate(LONGEST);
    if is_reserved(&slug) {
        slug.push_str("-lesson");
    }
    Some(LessonId(slug))
}

/// A Latin letter without its accent, in lower case, or a digit.
fn plain_letter(character: char) -> Option<char> {
    if character.is_ascii_alphanumeric() {
        return Some(character.to_ascii_lowercase());
    }
    if !is_latin(character) {
        return None;
    }
    use unicode_normalization::UnicodeNormalization as _;
    let base = character.to_lowercase().nfd().next()?;
    base.is_ascii_alphanumeric().then_some(base)
}

/// A number that tells lessons without any Latin letter apart (FNV-1a, 32 bits).
fn fingerprint(lesson: &Lesson) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    for text in lesson.texts() {
        for byte in text.plain().bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::read;

    #[rstest]
    #[case(
        "kèhù fúwù: 客户服务 - Customer Service\n\nQuick Summary\n",
        "x.txt",
        "kehu-fuwu-customer-service"
    )]
    #[case(
        "# Customer Service\n\n## 中文解释 / English Explanation\n",
        "x.md",
        "customer-service"
    )]
    #[case("# Lǜchá & Co.\n\ntext", "x.md", "lucha-co")]
    #[case("# 茶馆\n\n一天。", "my tea.md", "my-tea")]
    #[case("# Con\n\ntext", "x.md", "con-lesson")]
    fn proposes_readable_names(#[case] document: &str, #[case] file: &str, #[case] expected: &str) {
        let lesson = read(file, document.as_bytes(), &|_| &[]).unwrap();
        let id = LessonId::propose(&lesson, file);
        assert_eq!(id.as_str(), expected);
        assert_eq!(id.as_str().parse(), Ok(id.clone()));
    }

    #[test]
    fn a_lesson_without_letters_has_a_name_of_its_own() {
        let name = |text: &str| {
            let lesson = read("", text.as_bytes(), &|_| &[]).unwrap();
            LessonId::propose(&lesson, "茶.txt").to_string()
        };
        assert_eq!(name("一天。"), name("一天。"));
        assert_ne!(name("一天。"), name("两天。"));
    }

    #[rstest]
    #[case("")]
    #[case("../x")]
    #[case("a--b")]
    #[case("-a")]
    #[case("A")]
    #[case("nul")]
    #[case("com1")]
    #[case("客户")]
    fn refuses_what_is_no_name(#[case] text: &str) {
        assert!(text.parse::<LessonId>().is_err());
    }

    #[test]
    fn a_numbered_name_is_a_name() {
        let id: LessonId = "a".repeat(64).parse().unwrap();
        let numbered = id.numbered(12);
        assert_eq!(numbered.as_str().len(), 64);
        assert_eq!(numbered.as_str().parse(), Ok(numbered.clone()));
    }
}
