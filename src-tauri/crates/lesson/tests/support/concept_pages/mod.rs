//! Concept pages in the manners that people and programs write them, with the truth about which passages and sentences
//! belong together.

mod hands;
mod manner;
mod passages;
mod wild;
mod writer;

use super::corpus::{Concept, Dice, Unit};
use manner::{Layout, manner};
use writer::Writer;

/// A page and what is true of it.
#[derive(Debug)]
pub(crate) struct Page {
    /// `page.md`, `page.txt`, `page.html`.
    pub(crate) name: String,
    pub(crate) text: String,
    /// How it was written, in words.
    pub(crate) manner: String,
    pub(crate) passages: Vec<Passage>,
}

/// A passage in both languages; one side is empty where the page lacks it.
#[derive(Debug)]
pub(crate) struct Passage {
    pub(crate) units: Vec<Unit>,
}

impl Passage {
    pub(crate) fn chinese(&self) -> String {
        self.units.iter().map(|unit| unit.chinese.as_str()).collect()
    }

    pub(crate) fn english(&self) -> String {
        let sides: Vec<&str> = self.units.iter().map(|unit| unit.english.as_str()).collect();
        sides.join(" ")
    }
}
/// A page about a concept, in the manner that a seed gives.
pub(crate) fn page(concept: &Concept, seed: u64) -> Page {
    match seed % 3 {
        1 => return wild::page(concept, seed / 3),
        2 => return hands::page(concept, seed / 3),
        _ => {}
    }
    let mut dice = Dice::new(seed);
    let manner = manner(&mut dice);
    let mut writer = Writer {
        manner: &manner,
        dice,
        out: String::new(),
        passages: Vec::new(),
    };
    writer.page(concept);
    let described = format!(
        "{:?} {:?} {:?} {:?} english_first={} joint={:?} number={} takeaway={} lists={} bold={} seed={seed}",
        manner.layout,
        manner.topic,
        manner.label,
        manner.between,
        manner.english_first,
        manner.joint.0,
        manner.number,
        manner.takeaway,
        manner.lists_inside,
        manner.bold_headings,
    );
    let Writer {
        out,
        passages,
        mut dice,
        ..
    } = writer;
    let (name, text) = match dice.roll(8) {
        0 if !out.starts_with("```") => ("page.html", html(&out)),
        // Without marks nothing tells the headings of one language from what stands under them.
        1 if matches!(manner.layout, Layout::ByTopic | Layout::BySentence) && manner.takeaway != 6 => {
            ("page.txt", extracted(&out, &mut dice))
        }
        _ => ("page.md", out),
    };
    Page {
        manner: format!("{} {described}", &name[5..]),
        name: name.to_owned(),
        text,
        passages,
    }
}

/// The page as a site would show it.
fn html(markdown: &str) -> String {
    let options = pulldown_cmark::Options::ENABLE_TABLES;
    let mut body = String::new();
    pulldown_cmark::html::push_html(&mut body, pulldown_cmark::Parser::new_ext(markdown, options));
    format!("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n{body}</body></html>\n")
}

/// What an extractor leaves of the page: its lines without their marks.
fn extracted(markdown: &str, dice: &mut Dice) -> String {
    let bullet = *dice.pick(&["• ", "- ", ""]);
    let blank = dice.once_in(2);
    let mut text = String::new();
    for line in markdown.replace("<br>", "").replace("**", "").lines() {
        let line = line.trim().trim_start_matches('#').trim();
        if line.starts_with("```") || line.starts_with("---") {
            continue;
        }
        let line = line.strip_prefix("> ").unwrap_or(line);
        let line = match line.strip_prefix("* ").or_else(|| line.strip_prefix("- ")) {
            Some(item) => format!("{bullet}{item}"),
            None => line.trim_matches('*').to_owned(),
        };
        if blank || !line.is_empty() {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}
