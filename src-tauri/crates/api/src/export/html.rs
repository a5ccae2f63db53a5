//! Lessons as pages for a browser or a printer: real `<ruby>`, no scripts, nothing fetched from anywhere.

mod blocks;

use super::{Lessons, Written, names::Names};
use crate::{Error, dto::*, files::NewFolder, lessons::lesson_view};
use blocks::{block, escaped, runs, sentence};
use std::fmt::Write;

/// How the page looks, on the screen and on paper.
const STYLE: &str = include_str!("html/page.css");

/// All lessons on one page, which begins with their names.
pub(super) fn page(lessons: &mut Lessons<'_>) -> Result<Written, Error> {
    let engine = lessons.engine;
    let mut titles = Vec::new();
    let mut articles = String::new();
    lessons.each(
        |document| lesson_view(engine, &document.id),
        |_, view| {
            titles.push(view.title.clone());
            lesson(&mut articles, &view, titles.len());
            Ok(())
        },
    )?;
    let title = match titles.as_slice() {
        [only] => only.clone(),
        _ => format!("{} lessons", titles.len()),
    };
    let links = titles.iter().enumerate();
    let contents = match titles.len() {
        1 => String::new(),
        _ => contents(links.map(|(index, title)| (format!("#lesson-{}", index + 1), title.as_str()))),
    };
    Ok(Written {
        count: titles.len(),
        bytes: whole(&title, &format!("{contents}{articles}")).into_bytes(),
    })
}

/// A page for each lesson in this folder, and one with their names that leads to them; how many lessons.
pub(super) fn files(lessons: &mut Lessons<'_>, name: &str, folder: &NewFolder) -> Result<usize, Error> {
    const CONTENTS: &str = "index.html";
    let engine = lessons.engine;
    let mut names = Names::of(&lessons.documents, &[CONTENTS]);
    let mut links: Vec<(String, String)> = Vec::new();
    lessons.each(
        |document| {
            let view = lesson_view(engine, &document.id)?;
            let mut article = String::new();
            lesson(&mut article, &view, 1);
            Ok((whole(&view.title, &article), view.title))
        },
        |document, (page, title)| {
            let name = names.name(document, "html");
            folder.write(&name, page.as_bytes())?;
            links.push((address(&name), title));
            Ok(())
        },
    )?;
    let list = contents(links.iter().map(|(to, title)| (to.clone(), title.as_str())));
    let heading = format!("<header><h1>{}</h1></header>\n", escaped(name));
    folder.write(CONTENTS, whole(name, &format!("{heading}{list}")).as_bytes())?;
    Ok(links.len())
}

/// A page around its body.
fn whole(title: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n{body}</body>\n</html>\n",
        escaped(title)
    )
}

/// Titles that lead somewhere.
fn contents<'t>(links: impl Iterator<Item = (String, &'t str)>) -> String {
    let mut out = "<nav><ol>\n".to_owned();
    for (to, title) in links {
        let _ = writeln!(
            out,
            "<li><a href=\"{}\">{}</a></li>",
            escaped(&to),
            escaped(title)
        );
    }
    out.push_str("</ol></nav>\n");
    out
}

/// The path of a file beside a page as a link: every byte that means something in an address, or is no ASCII, by its number.
fn address(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'/' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

fn lesson(out: &mut String, lesson: &LessonView, number: usize) {
    let _ = writeln!(out, "<article id=\"lesson-{number}\">");
    match &lesson.headword {
        Some(headword) => {
            let _ = writeln!(
                out,
                "<header><h1 class=\"headword\">{}</h1>",
                sentence(&headword.chinese)
            );
            if !headword.gloss.is_empty() {
                let _ = writeln!(out, "<p class=\"gloss\">{}</p>", runs(&headword.gloss));
            }
            out.push_str("</header>\n");
        }
        None => {
            let heading = if lesson.heading.is_empty() {
                escaped(&lesson.title)
            } else {
                runs(&lesson.heading)
            };
            let _ = writeln!(out, "<header><h1>{heading}</h1></header>");
        }
    }
    for section in &lesson.sections {
        out.push_str("<section>\n");
        if !section.heading.is_empty() {
            let level = (section.level + 1).clamp(2, 6);
            let _ = writeln!(out, "<h{level}>{}</h{level}>", runs(&section.heading));
        }
        for each in &section.blocks {
            block(out, each);
        }
        out.push_str("</section>\n");
    }
    out.push_str("</article>\n");
}
