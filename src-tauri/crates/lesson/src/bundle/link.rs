//! Links within a book.

/// The path in the archive that a link in a file leads to, without its fragment; nothing if it leads out.
pub(super) fn resolve(from: &str, target: &str) -> Option<String> {
    let target = target.split(['#', '?']).next().unwrap_or_default().trim();
    let target = unescaped(target);
    if target.is_empty() || target.contains("://") {
        return None;
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let base = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in base.split('/').chain(target.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// `%20` and its like as what they stand for.
fn unescaped(link: &str) -> String {
    let mut bytes = Vec::with_capacity(link.len());
    let mut rest = link.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| link.to_owned())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("OEBPS/content.opf", "Text/ch1.xhtml", Some("OEBPS/Text/ch1.xhtml"))]
    #[case("OEBPS/content.opf", "../ch%201.xhtml#a", Some("ch 1.xhtml"))]
    #[case("content.opf", "./a/../b.xhtml", Some("b.xhtml"))]
    #[case("OEBPS/content.opf", "/a.xhtml", Some("a.xhtml"))]
    #[case("content.opf", "../../etc/passwd", None)]
    #[case("content.opf", "https://example.org/a.xhtml", None)]
    #[case("content.opf", "#top", None)]
    #[case("content.opf", "%E7%AB%A0.xhtml", Some("章.xhtml"))]
    fn links_are_resolved_within_the_book(
        #[case] from: &str,
        #[case] target: &str,
        #[case] path: Option<&str>,
    ) {
        assert_eq!(resolve(from, target).as_deref(), path);
    }
}
