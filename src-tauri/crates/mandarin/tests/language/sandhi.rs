//! The tables of `docs/sandhi.md`: what they say is what the program does.

use wenxi_mandarin::{CharReading, Given, Source, pinyin};

use super::LANGUAGE;

#[test]
fn every_row_of_the_page_is_true() {
    let page = include_str!("../../../../docs/sandhi.md");
    let rows = page
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| text"));
    let mut wrong = Vec::new();
    let mut seen = 0;
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [text, dictionary, spoken, why, source] = cells[..] else {
            panic!("not five cells: {row}");
        };
        assert!(!why.is_empty() && !source.is_empty(), "{row}");
        seen += 1;
        // The page says which dictionary tones it starts from: this is no test of the choice between readings.
        let given: Vec<Given> = pinyin::parse(dictionary)
            .unwrap()
            .into_iter()
            .enumerate()
            .map(|(at, syllable)| Given {
                at,
                syllable,
                source: Source::App,
            })
            .collect();
        let words = LANGUAGE.annotate(text, &given);
        let readings: Vec<&CharReading> = words.iter().flat_map(|word| &word.readings).collect();
        let found: Vec<String> = readings
            .iter()
            .map(|reading| reading.spoken.to_string())
            .collect();
        if found.join(" ") != spoken {
            wrong.push(format!("{text}: {} instead of {spoken}", found.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen > 35, "{seen}");
}
