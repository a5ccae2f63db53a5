//! `exceptions.tsv`: where a course may differ from what the program knows, each with the reason.
//!
//! A line is `rule`, `text`, `value`, `reason`, with tabs between; a line that begins with `#` is a remark.
//!
//! | rule      | text                | value                                  |
//! |-----------|---------------------|----------------------------------------|
//! | `reading` | a word or sentence  | its reading                            |
//! | `form`    | a headword          | what may stand for it; `…` is a gap    |
//! | `gloss`   | a term              | the gloss that the dictionary does not bear out |

use super::findings::{FileId, Findings};
use crate::dto::SeverityView;
use std::cell::Cell;
use wenxi_mandarin::{Language, Syllable};

/// The file of exceptions in the folder of a course.
pub(super) const FILE: &str = "exceptions.tsv";

/// What a line allows.
enum Allowed {
    Reading {
        text: Vec<char>,
        syllables: Vec<(usize, Syllable)>,
    },
    Form {
        headword: String,
        form: String,
    },
    Gloss {
        term: String,
        gloss: String,
    },
}

struct Exception {
    at: usize,
    allowed: Allowed,
    needed: Cell<bool>,
}

/// The exceptions of a course.
#[derive(Default)]
pub(super) struct Exceptions {
    file: FileId,
    list: Vec<Exception>,
}

impl Exceptions {
    /// Reads the file; a line that says nothing is a finding.
    pub(super) fn read(text: &str, file: FileId, language: &Language, findings: &mut Findings) -> Self {
        let mut list = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let content = line.trim_end();
            if !content.is_empty() && !content.starts_with('#') {
                match allowed(content, language) {
                    Ok(allowed) => list.push(Exception {
                        at,
                        allowed,
                        needed: Cell::new(false),
                    }),
                    Err(message) => findings.error(file, at, "course-exception", message),
                }
            }
            at += line.len();
        }
        Self { file, list }
    }

    /// Whether the reading that an author gives a character is allowed: `syllables` are those of the whole text, by index.
    pub(super) fn allows_reading(&self, chars: &[char], syllables: &[(usize, Syllable)], at: usize) -> bool {
        let here = |index: usize| syllables.iter().find(|(at, _)| *at == index).map(|(_, s)| *s);
        self.any(|allowed| {
            let Allowed::Reading { text, syllables } = allowed else {
                return false;
            };
            let starts = (at + 1).saturating_sub(text.len())..=at;
            starts
                .filter(|start| chars.get(*start..start + text.len()) == Some(text))
                .any(|start| {
                    syllables
                        .iter()
                        .all(|(offset, syllable)| here(start + offset) == Some(*syllable))
                })
        })
    }

    /// Whether a form that stands for a headword is in a sentence.
    pub(super) fn allows_form(&self, headword: &str, sentence: &str) -> bool {
        self.any(|allowed| {
            matches!(allowed, Allowed::Form { headword: of, form } if of == headword && has_form(sentence, form))
        })
    }

    /// Whether a gloss may differ from the dictionary.
    pub(super) fn allows_gloss(&self, term: &str, gloss: &str) -> bool {
        self.any(
            |allowed| matches!(allowed, Allowed::Gloss { term: of, gloss: said } if of == term && said == gloss),
        )
    }

    /// Notes the exceptions that nothing needs any more.
    pub(super) fn check_needed(&self, findings: &mut Findings) {
        for exception in self.list.iter().filter(|exception| !exception.needed.get()) {
            let message = "Nothing in the course needs this exception. Take it out.".to_owned();
            findings.add(
                self.file,
                exception.at,
                SeverityView::Note,
                "course-exception",
                message,
            );
        }
    }

    /// Whether a line allows it; every line that does is needed.
    fn any(&self, allows: impl Fn(&Allowed) -> bool) -> bool {
        let mut found = false;
        for exception in &self.list {
            if allows(&exception.allowed) {
                exception.needed.set(true);
                found = true;
            }
        }
        found
    }
}

fn allowed(line: &str, language: &Language) -> Result<Allowed, String> {
    let mut fields = line.split('\t').map(str::trim);
    let mut next = || fields.next().filter(|field| !field.is_empty());
    let (Some(rule), Some(text), Some(value), Some(_reason)) = (next(), next(), next(), next()) else {
        return Err("An exception is rule, text, value and reason, with tabs between.".to_owned());
    };
    match rule {
        "reading" => {
            let aligned = language.align(text, value).map_err(|error| error.to_string())?;
            Ok(Allowed::Reading {
                text: text.chars().collect(),
                syllables: aligned.syllables,
            })
        }
        "form" => Ok(Allowed::Form {
            headword: text.to_owned(),
            form: value.to_owned(),
        }),
        "gloss" => Ok(Allowed::Gloss {
            term: text.to_owned(),
            gloss: value.to_owned(),
        }),
        _ => Err(format!(
            "There is no rule “{rule}”: exceptions are of reading, form or gloss."
        )),
    }
}

/// Whether a sentence has the parts of a form in their order, each at most this many characters behind the one before.
fn has_form(sentence: &str, form: &str) -> bool {
    const GAP: usize = 8;
    let mut rest = sentence;
    form.split('…').enumerate().all(|(index, part)| {
        let Some((before, after)) = rest.split_once(part) else {
            return false;
        };
        rest = after;
        index == 0 || before.chars().count() <= GAP
    })
}

#[cfg(test)]
mod tests {
    use super::has_form;
    use rstest::rstest;

    #[rstest]
    #[case("我们昨天签了约。", "签了约", true)]
    #[case("我们昨天签了两年的约。", "签…约", true)]
    #[case("约好了再签。", "签…约", false)]
    #[case("签字以后大家高高兴兴地去吃饭，然后约会。", "签…约", false)]
    fn forms_of_a_headword(#[case] sentence: &str, #[case] form: &str, #[case] expected: bool) {
        assert_eq!(has_form(sentence, form), expected);
    }
}
