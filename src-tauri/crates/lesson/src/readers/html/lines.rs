//! The text of a fragment of HTML, line by line, for fields that were typed into other programs.

use super::elements::{is_block, opens_too_deep};
use super::{ELEMENT_LIMIT, parse};
use markup5ever_rcdom::{Handle, NodeData};

/// The lines of a fragment as it is shown: broken at blocks and `<br>`, trimmed, without empty ones. Scripts and styles
/// are not text. Elements that stand in each other absurdly deep are left out.
pub fn html_lines(fragment: &str) -> Vec<String> {
    if !fragment.contains(['<', '&']) {
        return lines_of(fragment);
    }
    let mut text = String::new();
    if !opens_too_deep(fragment) {
        walk(&parse(fragment).document, 0, &mut text);
    }
    lines_of(&text)
}

fn lines_of(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect()
}

fn walk(node: &Handle, depth: usize, text: &mut String) {
    if depth > ELEMENT_LIMIT {
        return;
    }
    let children = |text: &mut String| {
        for child in node.children.borrow().iter() {
            walk(child, depth + 1, text);
        }
    };
    match &node.data {
        NodeData::Text { contents } => {
            text.extend(contents.borrow().chars().map(|c| if c == '\n' { ' ' } else { c }));
        }
        NodeData::Element { name, .. } => match name.local.as_ref() {
            "script" | "style" | "template" => {}
            "br" => text.push('\n'),
            element if is_block(element) => {
                text.push('\n');
                children(text);
                text.push('\n');
            }
            _ => children(text),
        },
        _ => children(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("客户", &["客户"])]
    #[case("<b>kèhù</b><br>client &amp; customer", &["kèhù", "client & customer"])]
    #[case("<div>one</div><div>two <i>and</i> three</div>", &["one", "two and three"])]
    #[case("a\n b&nbsp;c<script>alert(1)</script>", &["a b c"])]
    #[case("<p></p> ", &[])]
    fn lines(#[case] fragment: &str, #[case] expected: &[&str]) {
        assert_eq!(html_lines(fragment), expected);
    }

    #[test]
    fn depth_is_no_danger() {
        assert!(html_lines(&"<div>".repeat(200_000)).is_empty());
        assert!(html_lines(&format!("{}x", "<b>".repeat(3_000))).len() <= 1);
    }
}
