//! Front matter: what stands above a Markdown document and says something about it, in YAML between lines of `---` or in
//! TOML between lines of `+++`, as Jekyll, Hugo, Zola and Obsidian have it. Its title names the document, its tags are tags of
//! the lesson, the rest is left out with a note.

use std::ops::Range;

use yaml_rust2::parser::{Event, Parser};

use super::{Document, LeftOut};
use crate::Style;

/// Longer front matter, in bytes, is none: it is text.
const LONGEST: usize = 64 * 1024;

/// So many tags are read, and no longer ones, in characters.
const MOST_TAGS: usize = 40;
const LONGEST_TAG: usize = 60;

/// The names under which tags are listed.
const KEYS: [&str; 3] = ["tags", "tag", "keywords"];

/// Takes what a page begins with about itself. Gives how long it is in bytes; 0 if the page begins otherwise. `base` is where
/// the page stands in the document.
pub(super) fn take(page: &str, base: usize, document: &mut Document) -> usize {
    let Some(front) = FrontMatter::of(page) else {
        return 0;
    };
    note(
        page.get(front.at.clone()).unwrap_or_default(),
        base + front.at.start,
        document,
    );
    document.tags = front.tags;
    document.is_told = !document.name.is_blank();
    front.end
}

fn note(about: &str, start: usize, document: &mut Document) {
    let mut at = start;
    let mut rest = String::new();
    for line in about.split_inclusive('\n') {
        let value = line
            .strip_prefix("title")
            .and_then(|rest| rest.trim_start().strip_prefix([':', '=']))
            .map(|value| value.trim().trim_matches(['"', '\'']));
        match value.filter(|value| !value.is_empty() && document.name.is_blank()) {
            Some(value) => {
                let from = at + line.find(value).unwrap_or_default();
                document
                    .name
                    .push(value, from..from + value.len(), Style::default());
            }
            None => rest.push_str(line),
        }
        at += line.len();
    }
    if !rest.trim().is_empty() {
        document.left_out.push(LeftOut {
            code: "about-left-out",
            message: "What is written at the top about the page is not part of the lesson; its tags are tags of the lesson."
                .to_owned(),
            at: start..start,
            text: rest,
        });
    }
}

/// What stands above a document.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FrontMatter {
    /// Where it stands in the source, without the lines around it.
    at: Range<usize>,
    /// Where the text begins.
    end: usize,
    /// Its tags, in their order, each once.
    tags: Vec<String>,
}

impl FrontMatter {
    /// What stands above the text of a document; nothing where it only begins with a line.
    fn of(source: &str) -> Option<Self> {
        let first = source.lines().next()?;
        let fence = first.trim_end();
        let read: fn(&str) -> Option<Vec<String>> = match fence {
            "---" => of_yaml,
            "+++" => of_toml,
            _ => return None,
        };
        let is_end = |line: &str| line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
        let start = source.find('\n')? + 1;
        let mut end = start;
        for line in source.get(start..)?.split_inclusive('\n') {
            if is_end(line) {
                let tags = read(source.get(start..end)?)?;
                return Some(Self {
                    at: start..end,
                    end: end + line.len(),
                    tags: kept(tags),
                });
            }
            end += line.len();
            if end > LONGEST {
                return None;
            }
        }
        None
    }
}

/// The tags in a mapping of YAML; nothing if it is none. Events are read one by one: nothing in it is followed, repeated
/// or nested by this program, so that a few lines cannot become many.
fn of_yaml(text: &str) -> Option<Vec<String>> {
    let mut parser = Parser::new_from_str(text);
    let (mut depth, mut is_key) = (0_usize, true);
    let mut of_tags = false;
    let mut tags = Vec::new();
    loop {
        let (event, _) = parser.next_token().ok()?;
        match event {
            Event::StreamEnd => return None,
            Event::DocumentEnd => return Some(tags),
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                if depth == 0 && !matches!(event, Event::MappingStart(..)) {
                    return None;
                }
                depth += 1;
            }
            Event::MappingEnd | Event::SequenceEnd => {
                depth = depth.checked_sub(1)?;
                if depth == 1 {
                    is_key = true;
                }
            }
            Event::Scalar(text, ..) if depth == 1 && is_key => {
                // A line of a text that happens to have a colon in it has no such name.
                if !is_name(&text) {
                    return None;
                }
                of_tags = KEYS.iter().any(|key| text.eq_ignore_ascii_case(key));
                is_key = false;
            }
            Event::Scalar(text, ..) => match depth {
                0 => return None,
                1 => {
                    if of_tags {
                        tags.extend(text.split(',').map(str::to_owned));
                    }
                    is_key = true;
                }
                2 if of_tags => tags.push(text),
                _ => {}
            },
            Event::Alias(_) if depth == 1 => is_key = !is_key,
            _ => {}
        }
    }
}

/// The tags in a table of TOML, or in its table `taxonomies`; nothing if it is no table.
fn of_toml(text: &str) -> Option<Vec<String>> {
    let table: toml::Table = text.parse().ok()?;
    let inner = table.get("taxonomies").and_then(toml::Value::as_table);
    let mut tags = Vec::new();
    for (_, value) in [Some(&table), inner]
        .into_iter()
        .flatten()
        .flatten()
        .filter(|(name, _)| KEYS.iter().any(|key| name.eq_ignore_ascii_case(key)))
    {
        match value {
            toml::Value::String(text) => tags.extend(text.split(',').map(str::to_owned)),
            toml::Value::Array(list) => tags.extend(list.iter().filter_map(|tag| {
                tag.as_str()
                    .map(str::to_owned)
                    .or_else(|| tag.as_integer().map(|number| number.to_string()))
            })),
            _ => {}
        }
    }
    Some(tags)
}

/// Whether a key is one that programs write: letters, digits, `-` and `_`.
fn is_name(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// Tags as they are shown: without `#`, blanks at their ends, and what is no tag.
pub(super) fn kept(tags: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for tag in tags {
        let tag = tag.split_whitespace().collect::<Vec<_>>().join(" ");
        let tag = tag.trim_start_matches('#').trim();
        let fits = !tag.is_empty()
            && tag != "~"
            && tag.chars().count() <= LONGEST_TAG
            && !tag.chars().any(char::is_control);
        if fits && kept.len() < MOST_TAGS && !kept.iter().any(|other| other == tag) {
            kept.push(tag.to_owned());
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("---\ntags: [tea, 文化]\n---\n# Tea\n", &["tea", "文化"])]
    #[case("---\ntitle: Tea\ntags:\n  - tea\n  - '#to read'\n  - tea\n---\ntext", &["tea", "to read"])]
    #[case("---\nTags: tea, culture\n...\ntext", &["tea", "culture"])]
    #[case("---\nkeywords: tea\n---", &["tea"])]
    #[case("---\ndate: 2026-11-22\nauthor:\n  tags: no\n  list: [a, b]\ntags: [hsk4, 2026]\n---\n", &["hsk4", "2026"])]
    #[case("---\ntags:\n---\n", &[])]
    #[case("---\ntags: [[deep], {a: b}, yes]\n---\n", &["yes"])]
    #[case("---\na: &a tea\ntags: *a\nkeywords: x\n---\n", &["x"])]
    #[case("+++\ntags = [\"tea\", \"文化\"]\n+++\ntext", &["tea", "文化"])]
    #[case("+++\n[taxonomies]\ntags = [\"tea\"]\n+++\ntext", &["tea"])]
    #[case("+++\nkeywords = \"tea, rice\"\n+++\ntext", &["tea", "rice"])]
    fn tags_are_read(#[case] source: &str, #[case] tags: &[&str]) {
        assert_eq!(FrontMatter::of(source).unwrap().tags, tags);
    }

    #[rstest]
    #[case("# Tea\n\n---\ntags: tea\n---\n")]
    #[case("---\n\n绿茶很好喝。\n\n---\n")]
    #[case("---\n# Tea\n---\n")]
    #[case("---\n中文解释: 绿茶\n---\n")]
    #[case("---\n**中文**: 绿茶\n---\n")]
    #[case("---\n- tea\n- rice\n---\n")]
    #[case("---\ntags: tea\n")]
    #[case("+++\nnot toml\n+++\n")]
    #[case("---")]
    #[case("")]
    fn what_is_text_stays_text(#[case] source: &str) {
        assert_eq!(FrontMatter::of(source), None);
    }

    #[rstest]
    #[case("[", "]")]
    #[case("{a: ", "}")]
    #[case("- ", "")]
    fn nesting_does_no_harm(#[case] open: &str, #[case] close: &str) {
        let source = format!("---\nx: {}{}\n---\n", open.repeat(10_000), close.repeat(10_000));
        let _ = FrontMatter::of(&source);
        let toml = format!("+++\nx = {}{}\n+++\n", open.repeat(10_000), close.repeat(10_000));
        assert_eq!(FrontMatter::of(&toml), None);
    }

    #[test]
    fn what_is_told_is_where_it_stands() {
        let source = "---\r\ntags: tea\r\n---\r\n# Tea\r\n";
        let front = FrontMatter::of(source).unwrap();
        assert_eq!(&source[front.end..], "# Tea\r\n");
        assert_eq!(front.tags, ["tea"]);
    }

    #[rstest]
    #[case(
        "---\ntitle: \"客户\"\ntags:\n  - 财经\n---\n# 一",
        "客户",
        "tags:\n  - 财经\n"
    )]
    #[case("---\ntitle: 客户\n---\n正文", "客户", "")]
    #[case("---\n客户服务：很重要\n---\n正文", "", "")]
    #[case("---\n\n## 一\n---\n", "", "")]
    #[case("---\nurl: x\n没有完", "", "")]
    fn knows_what_is_about_a_page(#[case] page: &str, #[case] name: &str, #[case] left_out: &str) {
        let mut document = Document::default();
        let len = take(page, 0, &mut document);
        assert_eq!(len > 0, !name.is_empty());
        assert_eq!(document.name.text(), name);
        let found: String = document.left_out.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(found, left_out);
    }
}
