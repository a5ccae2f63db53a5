//! EPUB: which files of the archive are the chapters of the book, in which order, and what they are called.
//!
//! EPUB 2 (Open Packaging Format 2.0.1) and EPUB 3 (W3C EPUB 3.3): `META-INF/container.xml` names the package document,
//! its `manifest` the files, its `spine` the order of reading.

use std::collections::HashMap;
use std::io::{Read, Seek};

use super::archive::Archive;
use super::contents::{Titles, of_nav, of_ncx};
use super::link::resolve;
use crate::DocumentError;
use crate::xml::elements;

/// A book.
#[derive(Debug)]
pub(super) struct Book {
    pub(super) title: Option<String>,
    pub(super) chapters: Vec<Chapter>,
}

/// A chapter of a book.
#[derive(Debug)]
pub(super) struct Chapter {
    /// The path of its file in the archive.
    pub(super) path: String,
    /// What the table of contents calls it.
    pub(super) title: Option<String>,
}

const CONTAINER: &str = "META-INF/container.xml";

/// The book in an archive; nothing if it is no book.
pub(super) fn open<R: Read + Seek>(archive: &mut Archive<R>) -> Result<Option<Book>, DocumentError> {
    let says_so = archive
        .text("mimetype")
        .ok()
        .flatten()
        .is_some_and(|kind| kind.trim() == "application/epub+zip");
    let container = archive.text(CONTAINER)?;
    if container.is_none() && !says_so {
        return Ok(None);
    }
    let named = container.and_then(|container| {
        let elements = elements(&container);
        let file = elements.iter().find(|element| element.name == "rootfile")?;
        Some(file.attribute("full-path")?.trim_start_matches('/').to_owned())
    });
    let package = match named.filter(|path| archive.find(path).is_some()) {
        Some(path) => path,
        None => archive.find_by(|path| path.ends_with(".opf")).ok_or_else(|| {
            archive.broken("the book does not say what is in it (it has no package document)")
        })?,
    };
    let source = archive.text(&package)?.unwrap_or_default();
    let book = package_document(archive, &package, &source)?;
    refuse_locked(archive, &book)?;
    Ok(Some(book))
}

struct Item {
    path: String,
    media_type: String,
    is_nav: bool,
}

fn package_document<R: Read + Seek>(
    archive: &mut Archive<R>,
    package: &str,
    source: &str,
) -> Result<Book, DocumentError> {
    let mut items: HashMap<String, Item> = HashMap::new();
    let mut order: Vec<String> = Vec::new();
    let mut title = None;
    let mut ncx = None;
    for element in elements(source) {
        let attribute = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
        match element.name.as_str() {
            "title" if title.is_none() => {
                let text = element.text.split_whitespace().collect::<Vec<_>>().join(" ");
                title = Some(text).filter(|title| !title.is_empty());
            }
            "item" => {
                if let Some(path) = element.attribute("href").and_then(|href| resolve(package, href)) {
                    let item = Item {
                        path,
                        media_type: attribute("media-type"),
                        is_nav: attribute("properties")
                            .split_whitespace()
                            .any(|word| word == "nav"),
                    };
                    items.insert(attribute("id"), item);
                }
            }
            "spine" => ncx = element.attribute("toc").map(str::to_owned),
            "itemref" => order.push(attribute("idref")),
            _ => {}
        }
    }
    if order.is_empty() {
        return Err(
            archive.broken("the book does not say in which order its chapters come (it has no spine)")
        );
    }
    let titles = titles(archive, &items, ncx.as_deref())?;
    let chapters: Vec<Chapter> = order
        .iter()
        .filter_map(|id| items.get(id))
        // A page that only lists the chapters is for a book that has pages.
        .filter(|item| is_page(item) && !item.is_nav)
        .map(|item| Chapter {
            path: item.path.clone(),
            title: titles.get(&item.path).cloned(),
        })
        .collect();
    if chapters.is_empty() {
        return Err(archive.broken("there are no chapters in the book"));
    }
    Ok(Book { title, chapters })
}

fn is_page(item: &Item) -> bool {
    let by_name = || {
        let name = item.path.to_ascii_lowercase();
        [".xhtml", ".html", ".htm", ".xml"]
            .iter()
            .any(|end| name.ends_with(end))
    };
    match item.media_type.as_str() {
        "application/xhtml+xml" | "text/html" | "application/x-dtbook+xml" | "text/x-oeb1-document" => true,
        "" => by_name(),
        _ => false,
    }
}

fn titles<R: Read + Seek>(
    archive: &mut Archive<R>,
    items: &HashMap<String, Item>,
    ncx: Option<&str>,
) -> Result<Titles, DocumentError> {
    let mut titles = Titles::new();
    if let Some(nav) = items.values().find(|item| item.is_nav)
        && let Some(source) = archive.text(&nav.path)?
    {
        titles = of_nav(&nav.path, &source);
    }
    let ncx = ncx.and_then(|id| items.get(id)).or_else(|| {
        items
            .values()
            .find(|item| item.media_type == "application/x-dtbncx+xml")
    });
    if let Some(ncx) = ncx.filter(|_| titles.is_empty())
        && let Some(source) = archive.text(&ncx.path)?
    {
        titles = of_ncx(&ncx.path, &source);
    }
    Ok(titles)
}

/// A book whose chapters are encrypted belongs to the shop's own program. Fonts may be: they are not read.
fn refuse_locked<R: Read + Seek>(archive: &mut Archive<R>, book: &Book) -> Result<(), DocumentError> {
    let Some(source) = archive.text("META-INF/encryption.xml")? else {
        return Ok(());
    };
    let locked = elements(&source)
        .iter()
        .filter(|element| element.name == "cipherreference")
        .filter_map(|element| resolve("", element.attribute("uri")?))
        .any(|path| book.chapters.iter().any(|chapter| chapter.path == path));
    if locked {
        return Err(archive.locked());
    }
    Ok(())
}

/// A chapter whose page says what the table of contents calls it: its file alone does not know, for the `title` of a
/// chapter is mostly that of the book.
pub(super) fn titled(bytes: Vec<u8>, title: &str) -> Vec<u8> {
    let Ok(source) = std::str::from_utf8(&bytes) else {
        return bytes;
    };
    let escaped = title.replace('&', "&amp;").replace('<', "&lt;");
    let element = format!("<title>{escaped}</title>");
    let find = |what: &str, from: usize| {
        let rest = source.as_bytes().get(from..)?;
        memchr::memmem::find(rest, what.as_bytes()).map(|at| from + at)
    };
    let (from, to) = if let Some(open) = find("<title", 0)
        && let Some(end) = find(">", open)
    {
        let is_empty = source.get(open..end).is_some_and(|tag| tag.ends_with('/'));
        let close = if is_empty { None } else { find("</title>", end) };
        (open, close.map_or(end + 1, |close| close + "</title>".len()))
    } else if let Some(open) = find("<head", 0)
        && let Some(end) = find(">", open)
    {
        (end + 1, end + 1)
    } else {
        return bytes;
    };
    let (before, after) = (source.get(..from), source.get(to..));
    format!(
        "{}{element}{}",
        before.unwrap_or_default(),
        after.unwrap_or_default()
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(
        "<html><head><title>Book</title></head>",
        "<html><head><title>A &amp; B</title></head>"
    )]
    #[case("<html><head><title/></head>", "<html><head><title>A &amp; B</title></head>")]
    #[case("<html><head></head>", "<html><head><title>A &amp; B</title></head>")]
    #[case("<p>x</p>", "<p>x</p>")]
    fn a_chapter_is_told_its_title(#[case] page: &str, #[case] expected: &str) {
        let found = titled(page.as_bytes().to_vec(), "A & B");
        assert_eq!(String::from_utf8(found).unwrap(), expected);
    }
}
