//! What the table of contents of a book calls its chapters: the `nav` of EPUB 3, the NCX of EPUB 2.

use std::collections::HashMap;

use super::link::resolve;
use crate::xml::{elements, elements_of_page};

/// Titles by the path of the file that each leads to; of several titles for one file the first.
pub(super) type Titles = HashMap<String, String>;

/// The titles in a `nav` document that stands at a path of the book.
pub(super) fn of_nav(path: &str, source: &str) -> Titles {
    let elements = elements_of_page(source);
    // A `nav` may hold lists of pages and landmarks, too; the table of contents is the one that says so, or the first.
    let is_nav = |element: &crate::xml::Element| element.name == "nav";
    let toc = elements
        .iter()
        .position(|element| {
            is_nav(element)
                && element
                    .attribute("epub:type")
                    .is_some_and(|kind| kind.contains("toc"))
        })
        .or_else(|| elements.iter().position(is_nav))
        .unwrap_or(0);
    let depth = elements.get(toc).map_or(0, |nav| nav.depth);
    let mut titles = Titles::new();
    for element in elements
        .iter()
        .skip(toc + 1)
        .take_while(|element| element.depth > depth || depth == 0)
        .filter(|element| element.name == "a")
    {
        if let Some(target) = element.attribute("href") {
            add(&mut titles, path, target, &element.text);
        }
    }
    titles
}

/// The titles in an NCX document that stands at a path of the book.
pub(super) fn of_ncx(path: &str, source: &str) -> Titles {
    let mut titles = Titles::new();
    let mut label = None;
    for element in elements(source) {
        match element.name.as_str() {
            "navpoint" => label = None,
            "navlabel" if label.is_none() => label = Some(element.text),
            "content" => {
                if let (Some(target), Some(label)) = (element.attribute("src"), label.as_deref()) {
                    add(&mut titles, path, target, label);
                }
            }
            _ => {}
        }
    }
    titles
}

fn add(titles: &mut Titles, from: &str, target: &str, title: &str) {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(path) = resolve(from, target)
        && !title.is_empty()
    {
        titles.entry(path).or_insert(title);
    }
}
