//! Links: every one leads to another lesson of the course, by the right name; related lessons of two units name each other.

use super::{
    Course,
    findings::Findings,
    page::{Page, hanzi, start},
};
use wenxi_lesson::{Block, Text};

pub(super) fn check(course: &Course<'_>, findings: &mut Findings) {
    for page in &course.pages {
        for text in page.lesson.texts() {
            for (link, at) in links(text) {
                match course.page(stem(&link)) {
                    Some(there) if there.id != page.id => {}
                    Some(_) => {
                        let message =
                            "This link leads to the lesson that it stands in. Take it out.".to_owned();
                        findings.error(page.file, at, "course-link", message);
                    }
                    None => {
                        let message = format!(
                            "There is no lesson “{link}” in the course. Mend the name, or take the link out."
                        );
                        findings.error(page.file, at, "course-link", message);
                    }
                }
            }
        }
        check_related(course, page, findings);
    }
}

fn check_related(course: &Course<'_>, page: &Page, findings: &mut Findings) {
    for (term, there) in related(course, page) {
        let headword = there.headword();
        let named = hanzi(term);
        if !headword.is_empty() && headword != named {
            let message = format!("This link says {named}, but {} is about {headword}.", there.id);
            findings.error(page.file, start(term), "course-link", message);
        }
        let has_related = there
            .blocks()
            .iter()
            .any(|block| matches!(block, Block::Related { .. }));
        let names_back = || related(course, there).iter().any(|(_, back)| back.id == page.id);
        if there.unit != page.unit && has_related && !names_back() {
            let message = format!(
                "{} is of another unit and does not name {} among its related terms. Add it there, or take it out here.",
                there.id, page.id
            );
            findings.error(page.file, start(term), "course-link", message);
        }
    }
}

/// The related terms of a page that lead to other lessons.
pub(super) fn related<'a>(course: &'a Course<'_>, page: &'a Page) -> Vec<(&'a Text, &'a Page)> {
    let terms = page.blocks().into_iter().filter_map(|block| match block {
        Block::Related { term, .. } => Some(term),
        _ => None,
    });
    let mut related = Vec::new();
    for term in terms {
        for (link, _) in links(term) {
            related.extend(course.page(stem(&link)).map(|there| (term, there)));
        }
    }
    related
}

/// Where a text links to within the course, each once, with its place in the source.
fn links(text: &Text) -> Vec<(String, usize)> {
    let mut links: Vec<(String, usize)> = Vec::new();
    for span in &text.spans {
        let Some(link) = &span.style.link else { continue };
        let is_outside = ["http:", "https:", "mailto:"]
            .iter()
            .any(|scheme| link.starts_with(scheme));
        if !is_outside && !links.iter().any(|(known, _)| known == link) {
            links.push((link.clone(), span.at.start));
        }
    }
    links
}

fn stem(link: &str) -> &str {
    link.split('#').next().unwrap_or(link).trim_end_matches(".md")
}
