//! Every reading that the author wrote is the one that the program would give, or an exception says why not.

use super::{Course, findings::Findings, page::passages};
use wenxi_mandarin::{Source, Syllable, Word, is_hanzi};

pub(super) fn check(course: &Course<'_>, findings: &mut Findings) {
    for page in &course.pages {
        for passage in page.lesson.texts().flat_map(passages) {
            // A character alone has no context: that it has the reading at all was checked when the document was read.
            let characters = passage.chars.iter().filter(|character| is_hanzi(**character));
            if passage.given.is_empty() || characters.count() < 2 {
                continue;
            }
            let text = passage.text();
            let written = syllables(&course.language.annotate(&text, &passage.given), true);
            let read = course.language.annotate(&text, &[]);
            let own = syllables(&read, false);
            let differs = |at: usize| {
                let of = |list: &[(usize, Syllable)]| list.iter().find(|(index, _)| *index == at).copied();
                of(&written).is_some_and(|written| of(&own).is_some_and(|own| own.1 != written.1))
            };
            for word in &read {
                let here = word.at..word.at + word.text.chars().count();
                let differs: Vec<usize> = here.clone().filter(|at| differs(*at)).collect();
                let excepted = |at: &usize| course.exceptions.allows_reading(&passage.chars, &written, *at);
                if differs.iter().filter(|at| !excepted(at)).count() == 0 {
                    continue;
                }
                let spelt = |list: &[(usize, Syllable)]| {
                    let inside = list.iter().filter(|(at, _)| here.contains(at));
                    inside.map(|(_, s)| s.to_string()).collect::<Vec<_>>().join(" ")
                };
                let (written, own) = (spelt(&written), spelt(&own));
                let message = format!(
                    "{} is written “{written}”, but Wenxi reads it “{own}” here. Mend the reading, or except it: reading<TAB>{}<TAB>{written}<TAB>why.",
                    word.text, word.text
                );
                findings.error(page.file, passage.place(word.at), "course-reading", message);
            }
        }
    }
}

/// The dictionary readings of the characters, by index; only the author's if that is asked.
fn syllables(words: &[Word], authors: bool) -> Vec<(usize, Syllable)> {
    let readings = words.iter().flat_map(|word| &word.readings);
    readings
        .filter(|reading| !authors || reading.source == Source::Author)
        .map(|reading| (reading.at, reading.written))
        .collect()
}
