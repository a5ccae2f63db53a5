//! What the elements of HTML are, and what they say of themselves.

use markup5ever_rcdom::{Handle, NodeData};

/// Whether tags are open in each other far beyond reason, before a tree is built of them.
pub(super) fn opens_too_deep(source: &str) -> bool {
    // Few pages have so many tags at all.
    if memchr::memchr_iter(b'<', source.as_bytes()).count() <= super::ELEMENT_LIMIT * 10 {
        return false;
    }
    let mut depth = 0_usize;
    for (at, _) in source.match_indices('<') {
        let tag = source.get(at..).unwrap_or_default();
        match tag.as_bytes().get(1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(letter) if letter.is_ascii_alphabetic() => {
                let name_len = tag.bytes().skip(1).take_while(u8::is_ascii_alphanumeric).count();
                let name = tag.get(1..=name_len).unwrap_or_default().to_ascii_lowercase();
                if !closes_itself(&name) {
                    depth += 1;
                }
            }
            _ => {}
        }
        if depth > super::ELEMENT_LIMIT * 10 {
            return true;
        }
    }
    false
}

/// Elements that have no end tag, or whose end tag is often left out.
fn closes_itself(name: &str) -> bool {
    is_void(name)
        || matches!(
            name,
            "p" | "li" | "td" | "th" | "tr" | "dt" | "dd" | "rt" | "rp" | "option" | "tbody" | "thead"
        )
}

/// Elements that have no content, and no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// The name of a tag, in lower case.
pub(in crate::readers) fn tag_name(tag: &str) -> Option<String> {
    let name = tag.trim_start_matches(['<', '/']);
    let len = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    (len > 0).then(|| name.get(..len).unwrap_or_default().to_ascii_lowercase())
}

/// Whether HTML has an element of this name that may stand in text.
pub(in crate::readers) fn is_element(name: &str) -> bool {
    is_block(name)
        || matches!(
            name,
            "a" | "abbr"
                | "b"
                | "bdi"
                | "bdo"
                | "big"
                | "br"
                | "cite"
                | "code"
                | "data"
                | "del"
                | "dfn"
                | "em"
                | "font"
                | "i"
                | "img"
                | "ins"
                | "kbd"
                | "mark"
                | "q"
                | "rb"
                | "rp"
                | "rt"
                | "rtc"
                | "ruby"
                | "s"
                | "samp"
                | "script"
                | "small"
                | "span"
                | "strike"
                | "strong"
                | "style"
                | "sub"
                | "summary"
                | "sup"
                | "time"
                | "tt"
                | "u"
                | "var"
                | "wbr"
                | "input"
                | "button"
                | "label"
                | "iframe"
                | "object"
                | "embed"
                | "audio"
                | "video"
                | "svg"
                | "math"
                | "noscript"
        )
}

pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "caption"
    )
}

/// Elements whose text is not for readers.
pub(super) fn is_unseen(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "iframe"
            | "object"
            | "rp"
            | "title"
            | "annotation"
            | "annotation-xml"
    )
}

/// Whether a page hides an element by what it says of it.
pub(super) fn is_hidden(handle: &Handle) -> bool {
    attribute(handle, "hidden").is_some()
        || attribute(handle, "style").is_some_and(|style| {
            let style: String = style.chars().filter(|letter| !letter.is_whitespace()).collect();
            style.to_ascii_lowercase().contains("display:none")
        })
}

/// The name of an element.
pub(super) fn element_name(handle: &Handle) -> Option<&str> {
    match &handle.data {
        NodeData::Element { name, .. } => Some(name.local.as_ref()),
        _ => None,
    }
}

/// What an element says of itself under a name.
pub(super) fn attribute(handle: &Handle, wanted: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &handle.data else {
        return None;
    };
    let attrs = attrs.borrow();
    attrs
        .iter()
        .find(|attr| &*attr.name.local == wanted)
        .map(|attr| attr.value.to_string())
}
