//! The archives of word processors, made for a test.

use super::zips;

/// The names of the elements of Word.
pub(crate) const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A document of Word with this in its body, and these other files beside `word/document.xml`.
pub(crate) fn word_of(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let mut files = vec![
        (
            "[Content_Types].xml".to_owned(),
            format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                 <Override PartName=\"/word/document.xml\" ContentType=\"{main}\"/></Types>"
            ),
        ),
        (
            "word/document.xml".to_owned(),
            format!(
                "<?xml version=\"1.0\"?><w:document {W} xmlns:r=\"urn:r\" xmlns:mc=\"urn:mc\" xmlns:wps=\"urn:wps\" \
                 xmlns:a=\"urn:a\" xmlns:m=\"urn:m\"><w:body>{body}</w:body></w:document>"
            ),
        ),
    ];
    let others = others.iter();
    files.extend(others.map(|(name, text)| (format!("word/{name}"), text.replace("{W}", W))));
    zips::archive(&files)
}

const ODF: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:fo=\"urn:fo\" xmlns:draw=\"urn:draw\" \
    xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

/// A document of OpenDocument with these styles and this text.
pub(crate) fn open_document_of(styles: &str, text: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{text}</office:text></office:body></office:document-content>"
    );
    zips::archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
    ])
}
