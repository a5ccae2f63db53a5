//! The elements of an XML document, read by a parser that forgives what the files of books get wrong.

use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// An element with its attributes and its text.
#[derive(Debug)]
pub(super) struct Element {
    /// Its name without a prefix, in lower case.
    pub(super) name: String,
    /// In how many elements it stands.
    pub(super) depth: usize,
    attributes: Vec<(String, String)>,
    /// The text in it and in the elements within.
    pub(super) text: String,
}

impl Element {
    /// The attribute of this name without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(attribute, _)| attribute == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Elements deeper than this are not looked at: no file of a book has them.
const DEPTH: usize = 64;

/// All elements of a document, in its order.
pub(super) fn elements(source: &str) -> Vec<Element> {
    let parser =
        xml5ever::driver::parse_document(RcDom::default(), xml5ever::driver::XmlParseOpts::default());
    let dom = parser.one(source);
    let mut found = Vec::new();
    collect(&dom.document, 0, &mut found);
    found
}

/// All elements of a page, in its order.
pub(super) fn elements_of_page(source: &str) -> Vec<Element> {
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
