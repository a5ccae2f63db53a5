//! XHTML as the chapters of books are written: by the rules of XML, which the parser of HTML does not know.

use std::borrow::Cow;

use super::elements::{is_void, tag_name};

/// Pages say that they are XHTML within this many bytes.
const LOOK: usize = 2048;

/// A page with the two things taken apart that mean something else in HTML: `<a id="x"/>`, which HTML takes for a tag
/// that was never closed (and after `<title/>` the whole page for its title), and `<![CDATA[…]]>`, which it takes for a
/// comment.
pub(super) fn as_html(source: &str) -> Cow<'_, str> {
    let head = source
        .as_bytes()
        .get(..LOOK.min(source.len()))
        .unwrap_or_default();
    let is_xhtml = source.trim_start().starts_with("<?xml")
        || memchr::memmem::find(head, b"http://www.w3.org/1999/xhtml").is_some();
    if !is_xhtml || !(source.contains("/>") || source.contains("<![CDATA[")) {
        return Cow::Borrowed(source);
    }
    let mut html = String::with_capacity(source.len() + source.len() / 16);
    let mut rest = source;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        html.push_str(before);
        if let Some((text, after)) = tag
            .strip_prefix("<![CDATA[")
            .and_then(|text| text.split_once("]]>"))
        {
            html.push_str(&text.replace('&', "&amp;").replace('<', "&lt;"));
            rest = after;
            continue;
        }
        if let Some(end) = tag.strip_prefix("<!--").and_then(|comment| comment.find("-->")) {
            let (comment, after) = tag.split_at(end + 7);
            html.push_str(comment);
            rest = after;
            continue;
        }
        let len = tag_len(tag);
        let (tag, after) = tag.split_at(len);
        match tag.strip_suffix("/>").filter(|_| !tag.starts_with("</")) {
            Some(open) if tag_name(tag).is_some_and(|name| !is_void(&name)) => {
                html.push_str(open);
                html.push_str("></");
                html.push_str(tag_name(tag).as_deref().unwrap_or_default());
                html.push('>');
            }
            _ => html.push_str(tag),
        }
        rest = after;
    }
    html.push_str(rest);
    Cow::Owned(html)
}

/// The length of the tag that a text begins with; 1 if it is none. A `>` in quotes does not end it.
fn tag_len(text: &str) -> usize {
    let is_tag = text
        .as_bytes()
        .get(1)
        .is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?'));
    if !is_tag {
        return 1;
    }
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return at + 1,
            (None, b'<') if at > 0 => return at,
            _ => {}
        }
    }
    1
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const XML: &str = "<?xml version=\"1.0\"?>";

    #[rstest]
    #[case("<title/><p>a<br/>b</p>", "<title></title><p>a<br/>b</p>")]
    #[case("<a id='x>y'/>text", "<a id='x>y'></a>text")]
    #[case("<p><![CDATA[1 < 2]]></p>", "<p>1 &lt; 2</p>")]
    #[case("<!-- <b/> --><b/>", "<!-- <b/> --><b></b>")]
    #[case("a < b /> c", "a < b /> c")]
    fn says_in_html_what_xhtml_means(#[case] page: &str, #[case] html: &str) {
        assert_eq!(as_html(&format!("{XML}{page}")), format!("{XML}{html}"));
    }

    #[test]
    fn leaves_html_alone() {
        assert!(matches!(as_html("<p>a<br/>b</p>"), Cow::Borrowed(_)));
    }
}
