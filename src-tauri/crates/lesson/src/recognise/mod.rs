//! From the tree of a document to a lesson: title, roles, and blocks that know what they are.

mod bilingual;
mod blocks;
mod chinese;
mod columns;
mod dialogue;
mod examples;
mod flow;
mod heads;
mod headword;
mod labels;
mod mistakes;
mod names;
mod number;
mod outline;
mod part;
mod roles;
mod rows;
mod word_columns;
mod wrapped;

use std::cell::LazyCell;

use outline::Part;
pub(crate) use outline::is_bare_heading;

use crate::document::{Document, Shape};
use crate::script::Count;
use crate::spans::Setter;
use crate::tree::{Inline, Node};
use crate::{Block, Headword, Lang, Lesson, LessonKind, Role, Section, Severity};

/// Makes a lesson of what a reader found in a source.
pub(crate) fn recognise(mut document: Document, mut setter: Setter<'_>, source: &str) -> Lesson {
    for left_out in document.left_out {
        setter.diagnostics.lose(
            Severity::Note,
            left_out.code,
            left_out.message,
            left_out.at.start,
            left_out.text,
        );
    }
    let tags = document.tags;
    if document.shape != Shape::Page {
        return Lesson {
            tags,
            ..of_rows(document.shape, document.name, document.nodes, setter, source)
        };
    }
    wrapped::join_lines(&mut document.nodes, source);
    heads::find_heads(&mut document.nodes);
    let told = document.is_told.then(|| document.name.clone());
    let outline = outline::outline(document.nodes, document.name, &mut setter);
    if let Some(name) = told.filter(|name| names::normal(name.text()) != names::normal(outline.title.text()))
    {
        let message = format!(
            "The page is called “{}” above its text, and “{}” in it; the lesson is called as it is in the text.",
            name.text(),
            outline.title.text()
        );
        let (at, lost) = (name.source_start(), name.text().to_owned());
        setter
            .diagnostics
            .lose(Severity::Note, "name-left-out", message, at, lost);
    }
    let (title, headword) = headword::read(&outline.title, &mut setter);
    let kind = kind(&outline.parts, headword.as_ref());
    let headword = headword.filter(|_| kind == LessonKind::WordPage);
    let mut sections = Vec::with_capacity(outline.parts.len());
    let mut roles: Vec<(u8, Role)> = Vec::new();
    for part in outline.parts {
        while roles.last().is_some_and(|(level, _)| *level >= part.level) {
            roles.pop();
        }
        // A sub-section without a role of its own is for what the section around it is for.
        let role = part
            .role
            .or(roles.last().map(|(_, role)| *role))
            .unwrap_or(Role::Other);
        roles.push((part.level, role));
        let of_sources = is_of_sources(part.heading.text());
        let heading = setter.text(part.heading);
        let blocks = if of_sources && kind == LessonKind::ConceptPage {
            blocks::plain(part.nodes, &mut setter)
        } else if part.bilingual {
            bilingual::recognise(part.nodes, role, &mut setter)
        } else {
            blocks(part.nodes, role, kind, &mut setter)
        };
        sections.push(Section {
            role,
            level: part.level,
            heading,
            blocks,
        });
    }
    Lesson {
        title,
        headword,
        kind,
        sections,
        tags,
        diagnostics: setter.diagnostics.finish(source),
    }
}

/// A lesson of what is said or of words: its sections have no roles, and none has to have a heading.
fn of_rows(shape: Shape, name: Inline, nodes: Vec<Node>, mut setter: Setter<'_>, source: &str) -> Lesson {
    let mut parts = vec![(Inline::default(), Vec::new())];
    for node in nodes {
        if let Node::Heading { text, .. } = node {
            parts.push((text, Vec::new()));
        } else if let Some((_, nodes)) = parts.last_mut() {
            nodes.push(node);
        }
    }
    if parts.len() > 1 && parts.first().is_some_and(|(_, nodes)| nodes.is_empty()) {
        parts.remove(0);
    }
    let title = setter.text(name);
    let sections = parts.into_iter().map(|(heading, nodes)| Section {
        role: Role::Other,
        level: 1,
        heading: setter.text(heading),
        blocks: match shape {
            Shape::Cues => rows::cues(nodes, &mut setter),
            _ => rows::words(nodes, &mut setter),
        },
    });
    let sections = sections.collect();
    Lesson {
        title,
        headword: None,
        kind: LessonKind::Text,
        sections,
        tags: Vec::new(),
        diagnostics: setter.diagnostics.finish(source),
    }
}

fn kind(parts: &[Part], headword: Option<&Headword>) -> LessonKind {
    let has = |wanted: fn(Role) -> bool| parts.iter().filter(|part| part.role.is_some_and(wanted)).count();
    let of_word = has(is_of_word_page);
    let of_concept = has(is_of_concept_page);
    let bilingual = parts
        .iter()
        .filter(|part| part.bilingual || roles::is_bilingual(part.heading.text()))
        .count();
    let topics = LazyCell::new(|| parts.iter().any(has_topics));
    // An article in one language has a definition and a history, too.
    let in_both = || bilingual >= 1 || *topics || in_both_languages(parts);
    let read = headword.is_some_and(|headword| !headword.pinyin.is_empty());
    if of_word >= 2 && of_word > of_concept || (of_word >= 1 && headword.is_some() && of_word >= of_concept) {
        LessonKind::WordPage
    } else if (of_concept >= 2 && in_both()) || (of_concept >= 1 && bilingual >= 1) || *topics {
        LessonKind::ConceptPage
    } else if read {
        LessonKind::WordPage
    } else {
        LessonKind::Text
    }
}

fn is_of_word_page(role: Role) -> bool {
    matches!(
        role,
        Role::Summary
            | Role::CoreMeaning
            | Role::Characters
            | Role::Culture
            | Role::Usage
            | Role::Examples
            | Role::Mistakes
            | Role::Related
    )
}

fn is_of_concept_page(role: Role) -> bool {
    matches!(
        role,
        Role::Definition
            | Role::Application
            | Role::Significance
            | Role::Origin
            | Role::Impact
            | Role::Takeaways
    )
}

/// Whether lines of a section name a topic in both languages, or the languages of passages.
fn has_topics(part: &Part) -> bool {
    fn count(nodes: &[Node]) -> usize {
        nodes
            .iter()
            .map(|node| match node {
                Node::Paragraph(text) => text
                    .lines()
                    .iter()
                    .filter(|line| bilingual::names_topic(line))
                    .count(),
                Node::List { items, .. } => items.iter().map(|item| count(item)).sum(),
                _ => 0,
            })
            .sum()
    }
    count(&part.nodes) >= 2
}

/// Whether some lines of a page are prose in Chinese and some in English.
fn in_both_languages(parts: &[Part]) -> bool {
    /// Names and abbreviations, `B2B、B2C、C2C`, are no prose.
    fn look(text: &Inline, there: &mut (bool, bool)) {
        for line in text.text().split('\n') {
            let count = Count::of(line);
            match count.lang() {
                Lang::Chinese => there.0 = true,
                Lang::English => there.1 |= count.function_words > 0,
                _ => {}
            }
        }
    }
    fn look_at(nodes: &[Node], there: &mut (bool, bool)) {
        for node in nodes {
            match node {
                Node::Paragraph(text) => look(text, there),
                Node::List { items, .. } => items.iter().for_each(|item| look_at(item, there)),
                Node::Table { rows, .. } => rows.iter().flatten().for_each(|cell| look(cell, there)),
                _ => {}
            }
        }
    }
    let mut there = (false, false);
    parts.iter().for_each(|part| look_at(&part.nodes, &mut there));
    there == (true, true)
}

/// Whether a heading is over the sources of a page, `参考资料 / References`: in whichever languages they are, none is the
/// translation of another.
fn is_of_sources(heading: &str) -> bool {
    const NAMES: [&str; 7] = [
        "reference",
        "source",
        "further reading",
        "参考资料",
        "参考文献",
        "资料来源",
        "延伸阅读",
    ];
    heading
        .split(['/', '|', '／', '｜', '(', '（', ')', '）', ' '])
        .chain([heading])
        .any(|side| NAMES.contains(&names::normal(side).as_str()))
}

fn blocks(nodes: Vec<Node>, role: Role, kind: LessonKind, setter: &mut Setter<'_>) -> Vec<Block> {
    match (kind, role) {
        (LessonKind::ConceptPage, _) => bilingual::recognise(nodes, role, setter),
        (_, Role::Examples) => examples::recognise(nodes, setter),
        (_, Role::Mistakes) => mistakes::recognise(nodes, setter),
        (_, Role::Characters) => blocks::characters(nodes, setter),
        (_, Role::Related) => blocks::related(nodes, setter),
        (LessonKind::WordPage, _) => blocks::facts(nodes, setter),
        _ if examples::stand_in(&nodes) => examples::recognise(nodes, setter),
        _ => bilingual::in_turns(nodes, role, setter).unwrap_or_else(|nodes| blocks::plain(nodes, setter)),
    }
}
