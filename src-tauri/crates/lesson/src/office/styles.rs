//! What the styles and lists of Word say of paragraphs.

use std::collections::HashMap;

use markup5ever_rcdom::Handle;

use super::CHAIN;
use crate::xml::{attribute, child, children, name};

/// A place in a list: the list, and how deep, the outermost level 0.
pub(super) type InList = (String, usize);

/// What a style says.
#[derive(Debug, Default)]
struct Style {
    /// Its name in lower case; built-in ones are English in every language: `heading 1`.
    name: String,
    based_on: Option<String>,
    outline: Option<usize>,
    list: Option<InList>,
    is_strong: Option<bool>,
}

/// The styles of a document, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

/// What a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    /// A heading, the highest 0.
    Heading(usize),
    Text,
}

impl Styles {
    /// The styles in the root of `styles.xml`.
    pub(super) fn of(root: &Handle) -> Self {
        let styles = children(root)
            .into_iter()
            .filter(|node| name(node) == Some("style"));
        let style = |node: Handle| {
            let paragraph = child(&node, "pPr");
            let style = Style {
                name: value(&node, "name").unwrap_or_default().to_ascii_lowercase(),
                based_on: value(&node, "basedOn"),
                outline: paragraph.as_ref().and_then(outline),
                list: paragraph.as_ref().and_then(in_list),
                is_strong: child(&node, "rPr").and_then(|run| switch(&run, "b")),
            };
            Some((attribute(&node, "styleId")?, style))
        };
        Styles(styles.filter_map(style).collect())
    }

    /// What a paragraph of this style with these properties is for.
    pub(super) fn role(&self, properties: Option<&Handle>) -> Role {
        let of_style = || {
            self.find(style_of(properties), |style| match style.name.as_str() {
                "title" => Some(Role::Title),
                other => {
                    let level = other
                        .strip_prefix("heading ")
                        .and_then(|level| level.parse::<usize>().ok());
                    level
                        .map(|level| level.saturating_sub(1))
                        .or(style.outline)
                        .map(Role::Heading)
                }
            })
        };
        let own = properties.and_then(outline).map(Role::Heading);
        // Level 9 of the outline is text.
        own.or_else(of_style)
            .filter(|role| !matches!(role, Role::Heading(9..)))
            .unwrap_or(Role::Text)
    }

    /// Whether a paragraph is a line of a table of contents.
    pub(super) fn is_contents(&self, properties: Option<&Handle>) -> bool {
        let toc = |style: &Style| {
            style
                .name
                .starts_with("toc ")
                .then_some(style.name != "toc heading")
        };
        self.find(style_of(properties), toc).unwrap_or(false)
    }

    /// The list that a paragraph is in.
    pub(super) fn list(&self, properties: Option<&Handle>) -> Option<InList> {
        let list = properties
            .and_then(in_list)
            .or_else(|| self.find(style_of(properties), |style| style.list.clone()))?;
        // List 0 is how a paragraph leaves the list of its style.
        (list.0 != "0").then_some(list)
    }

    /// Whether a run with these properties is in strong type.
    pub(super) fn is_strong(&self, properties: Option<&Handle>) -> bool {
        let Some(properties) = properties else {
            return false;
        };
        switch(properties, "b")
            .or_else(|| self.find(value(properties, "rStyle"), |style| style.is_strong))
            .unwrap_or(false)
    }

    /// What the first of a style and those that it builds on says.
    fn find<T>(&self, id: Option<String>, says: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut next = id;
        for _ in 0..CHAIN {
            let style = self.0.get(&next?)?;
            if let Some(said) = says(style) {
                return Some(said);
            }
            next = style.based_on.clone();
        }
        None
    }
}

/// The lists of a document: which levels of each are not numbered.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The form of a list, by its id.
    forms: HashMap<String, String>,
    /// The levels of a form.
    levels: HashMap<(String, usize), Mark>,
    /// How many items there were.
    counts: HashMap<InList, u32>,
}

/// What stands before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Bullet,
    /// Its number.
    Number(u32),
    None,
}

impl Numbering {
    /// The lists in the root of `numbering.xml`.
    pub(super) fn of(root: &Handle) -> Self {
        let mut numbering = Numbering::default();
        for node in children(root) {
            match name(&node) {
                Some("abstractNum") => {
                    let id = attribute(&node, "abstractNumId").unwrap_or_default();
                    for level in children(&node) {
                        let Some(depth) = attribute(&level, "ilvl").and_then(|depth| depth.parse().ok())
                        else {
                            continue;
                        };
                        let mark = match value(&level, "numFmt").as_deref() {
                            Some("bullet") => Mark::Bullet,
                            Some("none") => Mark::None,
                            _ => Mark::Number(
                                value(&level, "start")
                                    .and_then(|start| start.parse().ok())
                                    .unwrap_or(1),
                            ),
                        };
                        numbering.levels.insert((id.clone(), depth), mark);
                    }
                }
                Some("num") => {
                    if let (Some(id), Some(form)) = (attribute(&node, "numId"), value(&node, "abstractNumId"))
                    {
                        numbering.forms.insert(id, form);
                    }
                }
                _ => {}
            }
        }
        numbering
    }

    /// What stands before the next item at a place.
    pub(super) fn next(&mut self, place: &InList) -> Mark {
        let form = self.forms.get(&place.0).cloned().unwrap_or_default();
        let mark = self.levels.get(&(form, place.1)).copied().unwrap_or(Mark::Bullet);
        let Mark::Number(start) = mark else {
            return mark;
        };
        // A new item begins the lists within it anew.
        self.counts
            .retain(|(list, level), _| *list != place.0 || *level <= place.1);
        let number = self.counts.entry(place.clone()).or_insert(start);
        let this = *number;
        *number = number.saturating_add(1);
        Mark::Number(this)
    }
}

/// The `val` of an element in this one.
pub(super) fn value(node: &Handle, wanted: &str) -> Option<String> {
    attribute(&child(node, wanted)?, "val")
}

/// Whether something is switched on in these properties; nothing if they do not say.
pub(super) fn switch(properties: &Handle, wanted: &str) -> Option<bool> {
    let switch = child(properties, wanted)?;
    Some(!matches!(
        attribute(&switch, "val").as_deref(),
        Some("0" | "false" | "off" | "none")
    ))
}

fn style_of(properties: Option<&Handle>) -> Option<String> {
    value(properties?, "pStyle")
}

fn outline(properties: &Handle) -> Option<usize> {
    value(properties, "outlineLvl")?.parse().ok()
}

fn in_list(properties: &Handle) -> Option<InList> {
    let place = child(properties, "numPr")?;
    let level = value(&place, "ilvl")
        .and_then(|level| level.parse().ok())
        .unwrap_or(0);
    Some((value(&place, "numId")?, level))
}
