//! XML, read by a parser that forgives what the files of books and office programs get wrong: as a tree, or as the list of
//! its elements.

use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// The tree of a document.
pub(crate) fn parse(source: &str) -> RcDom {
    xml5ever::driver::parse_document(RcDom::default(), xml5ever::driver::XmlParseOpts::default()).one(source)
}

/// The element in which all others of a document stand. It is only there as long as the tree is.
pub(crate) fn root(tree: &RcDom) -> Option<Handle> {
    children(&tree.document).into_iter().next()
}

/// The name of an element without a prefix; nothing for what is none.
pub(crate) fn name(node: &Handle) -> Option<&str> {
    match &node.data {
        NodeData::Element { name, .. } => Some(name.local.as_ref()),
        _ => None,
    }
}

/// The attribute of an element, by its name without a prefix.
pub(crate) fn attribute(node: &Handle, wanted: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else {
        return None;
    };
    let attributes = attrs.borrow();
    let found = attributes
        .iter()
        .find(|attribute| *attribute.name.local == *wanted)?;
    Some(found.value.to_string())
}

/// The elements in an element.
pub(crate) fn children(node: &Handle) -> Vec<Handle> {
    let children = node.children.borrow();
    children
        .iter()
        .filter(|child| name(child).is_some())
        .cloned()
        .collect()
}

/// The first element of this name in an element.
pub(crate) fn child(node: &Handle, wanted: &str) -> Option<Handle> {
    let children = node.children.borrow();
    children.iter().find(|child| name(child) == Some(wanted)).cloned()
}

/// An element with its attributes and its text.
#[derive(Debug)]
pub(crate) struct Element {
    /// Its name without a prefix, in lower case.
    pub(crate) name: String,
    /// In how many elements it stands.
    pub(crate) depth: usize,
    attributes: Vec<(String, String)>,
    /// The text in it and in the elements within.
    pub(crate) text: String,
}

impl Element {
    /// The attribute of this name without a prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(attribute, _)| attribute == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Elements deeper than this are not looked at: no file of a book has them.
const DEPTH: usize = 64;

/// All elements of a document, in its order.
pub(crate) fn elements(source: &str) -> Vec<Element> {
    let dom = parse(source);
    let mut found = Vec::new();
    collect(&dom.document, 0, &mut found);
    found
}

/// All elements of a page, in its order.
pub(crate) fn elements_of_page(source: &str) -> Vec<Element> {
    let dom = crate::readers::parse_html(source);
    let mut found = Vec::new();
    collect(&dom.document, 0, &mut found);
    found
}

/// Collects the elements under a node; gives the text there.
fn collect(node: &Handle, depth: usize, found: &mut Vec<Element>) -> String {
    let mut text = String::new();
    if depth > DEPTH {
        return text;
    }
    for child in node.children.borrow().iter() {
        match &child.data {
            NodeData::Text { contents } => text.push_str(&contents.borrow()),
            NodeData::Element { name, attrs, .. } => {
                let place = found.len();
                let attributes = attrs
                    .borrow()
                    .iter()
                    .map(|attribute| {
                        (
                            attribute.name.local.to_ascii_lowercase().to_string(),
                            attribute.value.to_string(),
                        )
                    })
                    .collect();
                found.push(Element {
                    name: name.local.to_ascii_lowercase().to_string(),
                    depth,
                    attributes,
                    text: String::new(),
                });
                let inside = collect(child, depth + 1, found);
                text.push_str(&inside);
                if let Some(element) = found.get_mut(place) {
                    element.text = inside;
                }
            }
            _ => {}
        }
    }
    text
}
