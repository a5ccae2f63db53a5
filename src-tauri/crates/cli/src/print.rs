//! Results as text for people.

use serde::Serialize;
use serde_json::Value;
use std::fmt::Write;
use wenxi_api::{Said, dto::*};

/// A mark as `--marks` writes it.
#[derive(Serialize)]
pub(crate) struct Mark<'a> {
    /// Index of the word among the words and what stands between them.
    word: u32,
    text: &'a str,
    /// In seconds, to the millisecond.
    start: f64,
    end: f64,
    /// The engine said when; else it is estimated.
    exact: bool,
}

/// When the words of what was said sound.
pub(crate) fn marks(said: &Said) -> Vec<Mark<'_>> {
    let seconds = |milliseconds: f64| milliseconds.round() / 1000.0;
    let text = |word: u32| said.words.get(word as usize).map_or("", String::as_str);
    let marks = said.marks.iter().map(|mark| Mark {
        word: mark.word,
        text: text(mark.word),
        start: seconds(mark.start),
        end: seconds(mark.end),
        exact: said.exact,
    });
    marks.collect()
}

/// The files of a lesson that became sound; what is left out goes to standard error.
pub(crate) fn audio(written: &AudioWritten) -> String {
    for text in &written.left_out {
        let beginning: String = text.chars().take(30).collect();
        eprintln!("left out, too long to be said at once: {beginning}…");
    }
    let mut out = written.files.join("\n");
    let _ = writeln!(
        out,
        "\n{} sentences, {:.0} s, by {}",
        written.sentences,
        written.duration / 1000.0,
        written.voice
    );
    out
}

/// The name of an import, by which its progress is told.
pub(crate) const IMPORT: &str = "import";

/// What could not be opened of a folder, a book or an archive.
pub(crate) fn refused(lesson: &Value) -> &[Value] {
    let refused = lesson.get("refused").and_then(Value::as_array);
    refused.map(Vec::as_slice).unwrap_or_default()
}

/// How far the import is, on one line of a terminal that is written again and again.
pub(crate) fn progress(notice: Notice) {
    if let Some(counted) = counted(&notice) {
        eprint!("\r{counted}");
    }
}

/// How far the import is; nothing for what the program does beside it.
fn counted(notice: &Notice) -> Option<String> {
    match notice {
        Notice::Progress { task, done, total } if task == IMPORT => Some(format!("{done} of {total}")),
        _ => None,
    }
}

/// Wipes that line.
pub(crate) fn end_progress() {
    eprint!("\r\u{1b}[K");
}

/// The outline of a lesson, or of all lessons of a book; what could not be opened goes to standard error.
pub(crate) fn lesson(lesson: &Value) -> String {
    for refused in refused(lesson) {
        let text = |key: &str| refused.get(key).and_then(Value::as_str).unwrap_or_default();
        eprintln!("{}: {}", text("path"), text("reason"));
    }
    if let Some(lessons) = lesson.get("lessons").and_then(Value::as_array) {
        return lessons.iter().map(self::lesson).collect();
    }
    let text = |node: &Value, key: &str| {
        node.get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let list = |node: &Value, key: &str| {
        node.get(key)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    let mut out = format!("{} ({})\n", text(lesson, "title"), text(lesson, "kind"));
    for section in list(lesson, "sections") {
        let blocks = list(&section, "blocks");
        let what = if blocks.is_empty() {
            "empty".to_owned()
        } else {
            kinds(&blocks)
        };
        let _ = writeln!(
            out,
            "  {} [{}]: {what}",
            text(&section, "heading"),
            text(&section, "role")
        );
    }
    for diagnostic in list(lesson, "diagnostics") {
        let _ = writeln!(
            out,
            "  {}: {}",
            text(&diagnostic, "severity"),
            text(&diagnostic, "message")
        );
    }
    out
}

/// `2 paragraph, 1 mistake`, in the order of first appearance.
fn kinds(blocks: &[Value]) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for kind in blocks
        .iter()
        .filter_map(|block| block.get("type").and_then(Value::as_str))
    {
        match counts.iter_mut().find(|(seen, _)| *seen == kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    counts
        .iter()
        .map(|(kind, count)| format!("{count} {kind}"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What became of each file; refusals go to standard error.
pub(crate) fn import(found: &ImportView) -> String {
    let mut out = String::new();
    for file in &found.files {
        match &file.outcome {
            ImportOutcome::Lesson {
                lesson_id,
                change,
                title,
                ..
            } => {
                let change = match change {
                    ImportChange::New => "new",
                    ImportChange::Same => "same",
                    ImportChange::Updated => "updated",
                };
                let _ = writeln!(
                    out,
                    "{change}\t{}\t{title}",
                    lesson_id.as_deref().unwrap_or_default()
                );
            }
            ImportOutcome::Refused { reason } => eprintln!("{}: {reason}", file.path),
        }
    }
    out
}

/// By which choices a package was studied, and whether they hold here from now on.
pub(crate) fn offered(offered: &OfferedSchedule, taken: bool) -> String {
    let ScheduleView {
        desired_retention,
        learning_steps,
        relearning_steps,
        new_per_day,
        reviews_per_day,
        leech_after,
        ..
    } = &offered.schedule;
    let steps = |steps: &[u16]| match steps {
        [] => "no steps".to_owned(),
        steps => {
            let steps: Vec<String> = steps.iter().map(u16::to_string).collect();
            format!("steps of {} minutes", steps.join(", "))
        }
    };
    let parameters = if offered.parameters.is_empty() {
        ""
    } else {
        " and its own parameters of memory"
    };
    let then = if taken {
        "So it is here from now on."
    } else {
        "Say --schedule to study so here, too."
    };
    format!(
        "In Anki this was studied with a wanted retention of {:.0} %, {new_per_day} new cards and at most {reviews_per_day} \
         reviews a day, {} for new cards and {} for forgotten ones, a leech after {leech_after} lapses{parameters}. {then}",
        desired_retention * 100.0,
        steps(learning_steps),
        steps(relearning_steps),
    )
}

/// Where something went; what is to be said about it goes to standard error.
pub(crate) fn exported(written: &Exported) -> String {
    for note in &written.notes {
        eprintln!("{note}");
    }
    format!("{}\n", written.path)
}

/// One lesson a line: id, headword, title; what is gone goes to standard error.
pub(crate) fn library(library: &LibraryView) -> String {
    for gone in &library.gone {
        eprintln!("{}: “{}” was removed outside of Wenxi", gone.file, gone.name);
    }
    library.lessons.iter().fold(String::new(), |mut out, row| {
        let _ = writeln!(out, "{}\t{}\t{}", row.id, row.headword, row.title);
        out
    })
}

/// Places in lessons, then words.
pub(crate) fn search(found: &SearchView) -> String {
    let mut out = String::new();
    for hit in &found.lessons {
        let _ = writeln!(
            out,
            "{}\t{}\t{}",
            hit.lesson_id,
            hit.title,
            plain_text(&hit.snippet)
        );
    }
    for word in &found.words {
        let _ = writeln!(out, "{}\t{}\t{}", word.word, word.shown, word.gloss);
    }
    out
}

/// The line, and its reading under it.
pub(crate) fn line(line: &LineReading) -> String {
    format!("{}\n{}\n", line.text, line.pinyin)
}

/// The entries of a word, its level behind the first, and what its characters are made of.
pub(crate) fn word(card: &WordCard, forms: &[CharacterCard]) -> String {
    let mut out = String::new();
    for (place, entry) in card.entries.iter().enumerate() {
        let traditional = if entry.traditional == entry.simplified {
            String::new()
        } else {
            format!(" [{}]", entry.traditional)
        };
        let part = entry.part_of_speech.map(part_of_speech);
        let levels = if place == 0 { levels(card) } else { Vec::new() };
        let about: Vec<String> = part.map(str::to_owned).into_iter().chain(levels).collect();
        let about = about.iter().map(|one| format!(" · {one}")).collect::<String>();
        let _ = writeln!(out, "{}{traditional} {}{about}", entry.simplified, entry.shown);
        for (index, sense) in entry.senses.iter().enumerate() {
            let _ = writeln!(out, "  {}. {sense}", index + 1);
        }
        if !entry.measure_words.is_empty() {
            let _ = writeln!(out, "  measure words: {}", entry.measure_words.join(", "));
        }
    }
    for (at, form) in forms.iter().enumerate() {
        // 一心一意 has three characters.
        let before = forms.get(..at).unwrap_or_default();
        if before.iter().all(|other| other.character != form.character) {
            let _ = writeln!(out, "{}", self::form(form));
        }
    }
    out
}

/// The levels of a word in the HSK, the new one first.
fn levels(card: &WordCard) -> Vec<String> {
    let new = card.hsk.map(|level| match level {
        7.. => "HSK 7–9".to_owned(),
        level => format!("HSK {level}"),
    });
    let old = card.hsk2.map(|level| format!("HSK {level} (2.0)"));
    new.into_iter().chain(old).collect()
}

fn part_of_speech(part: PartOfSpeechView) -> &'static str {
    match part {
        PartOfSpeechView::Noun => "noun",
        PartOfSpeechView::Verb => "verb",
        PartOfSpeechView::Adjective => "adjective",
        PartOfSpeechView::Phrase => "phrase",
    }
}

/// What a character is made of: `客: 宀 + 各, radical 宀 (roof), 9 strokes`.
fn form(form: &CharacterCard) -> String {
    let parts: Vec<&str> = form.parts.iter().map(|part| part.character.as_str()).collect();
    let parts = (!parts.is_empty()).then(|| parts.join(" + "));
    let radical = form.radical.as_ref().map(|radical| {
        if radical.gloss.is_empty() {
            format!("radical {}", radical.character)
        } else {
            format!("radical {} ({})", radical.character, radical.gloss)
        }
    });
    let strokes = form.strokes.map(|strokes| match strokes {
        1 => "1 stroke".to_owned(),
        more => format!("{more} strokes"),
    });
    let known: Vec<String> = [parts, radical, strokes].into_iter().flatten().collect();
    format!("{}: {}", form.character, known.join(", "))
}

/// A question with its answer.
pub(crate) fn item(item: &QuizItem) -> String {
    let mut out = format!("{}\n", item.instruction);
    for shown in [&item.stem, &item.context]
        .into_iter()
        .filter(|shown| !shown.is_empty())
    {
        let _ = writeln!(out, "  {shown}");
    }
    for right in item
        .pairs
        .iter()
        .chain([&item.key])
        .filter(|right| !right.is_empty())
    {
        let _ = writeln!(out, "  = {right}");
    }
    for right in item.accepted.iter().filter(|right| **right != item.key) {
        let _ = writeln!(out, "  ~ {right}");
    }
    for distractor in &item.distractors {
        let _ = writeln!(out, "  - {distractor}");
    }
    if item.distractors.is_empty() && !item.choices.is_empty() {
        let _ = writeln!(out, "  [{}]", item.choices.join("] ["));
    }
    if !item.explanation.is_empty() {
        let _ = writeln!(out, "  {}", item.explanation);
    }
    out
}

/// `path:line:col severity code message`, a line each.
pub(crate) fn check(check: &CheckView) -> String {
    let mut out = String::new();
    if let Some(error) = &check.error {
        let _ = writeln!(out, "{}:1:1 error document {error}", check.path);
    }
    for found in &check.diagnostics {
        let severity = match found.severity {
            SeverityView::Note => "note",
            SeverityView::Warning => "warning",
            SeverityView::Error => "error",
        };
        let (line, column) = (found.line, found.column);
        let _ = writeln!(
            out,
            "{}:{line}:{column} {severity} {} {}",
            check.path, found.code, found.message
        );
    }
    out
}

/// Whether nothing about a document is an error.
pub(crate) fn is_clean(check: &CheckView) -> bool {
    check.error.is_none()
        && check
            .diagnostics
            .iter()
            .all(|found| found.severity != SeverityView::Error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_is_said_in_full() {
        let before = ScheduleView {
            desired_retention: 0.9,
            learning_steps: vec![10],
            relearning_steps: vec![10],
            new_per_day: 10,
            reviews_per_day: 200,
            leech_after: 8,
            known_level: 0,
            is_fitted: false,
        };
        let schedule = ScheduleView {
            desired_retention: 0.92,
            learning_steps: vec![1, 15],
            relearning_steps: Vec::new(),
            ..before.clone()
        };
        let of = |parameters: Vec<f32>| OfferedSchedule {
            schedule: schedule.clone(),
            before: before.clone(),
            parameters,
        };
        assert_eq!(
            offered(&of(Vec::new()), false),
            "In Anki this was studied with a wanted retention of 92 %, 10 new cards and at most 200 reviews a day, steps of \
             1, 15 minutes for new cards and no steps for forgotten ones, a leech after 8 lapses. Say --schedule to study so \
             here, too."
        );
        let said = offered(&of(vec![1.0; 21]), true);
        assert!(said.ends_with("and its own parameters of memory. So it is here from now on."));
    }

    #[test]
    fn the_counter_is_that_of_the_import() {
        let went = |task: &str| Notice::Progress {
            task: task.to_owned(),
            done: 3,
            total: 12,
        };
        assert_eq!(counted(&went(IMPORT)).as_deref(), Some("3 of 12"));
        // A new library reads the course at the same time.
        assert_eq!(counted(&went("library")), None);
        let task = IMPORT.to_owned();
        assert_eq!(counted(&Notice::Over { task }), None);
    }
}
