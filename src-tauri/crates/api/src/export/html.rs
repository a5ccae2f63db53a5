//! Lessons as one page for a browser or a printer: real `<ruby>`, no scripts, nothing fetched from anywhere.

mod blocks;

use super::Written;
use crate::{Engine, Error, dto::*, lessons::lesson_view};
use blocks::{block, escaped, runs, sentence};
use std::fmt::Write;

/// How the page looks, on the screen and on paper.
const STYLE: &str = include_str!("html/page.css");

pub(super) fn write(engine: &Engine, lessons: &[String]) -> Result<Written, Error> {
    let views: Vec<LessonView> = lessons
        .iter()
        .map(|id| lesson_view(engine, id))
        .collect::<Result<_, _>>()?;
    Ok(Written {
        count: views.len(),
        bytes: page(&views).into_bytes(),
        notes: Vec::new(),
    })
}

fn page(lessons: &[LessonView]) -> String {
    let title = match lessons {
        [only] => only.title.clone(),
        _ => format!("{} lessons", lessons.len()),
    };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        escaped(&title)
    );
    if lessons.len() > 1 {
        out.push_str("<nav><ol>\n");
        for (index, lesson) in lessons.iter().enumerate() {
            let _ = writeln!(
                out,
                "<li><a href=\"#lesson-{}\">{}</a></li>",
                index + 1,
                escaped(&lesson.title)
            );
        }
        out.push_str("</ol></nav>\n");
    }
    for (index, view) in lessons.iter().enumerate() {
        lesson(&mut out, view, index + 1);
    }
    out.push_str("</body>\n</html>\n");
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
