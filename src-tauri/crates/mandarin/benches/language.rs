//! How fast the language is: `cargo bench -p wenxi-mandarin`. Text is ours, repeated to a megabyte.

use std::sync::LazyLock;

use divan::{Bencher, black_box, counter::BytesCount};
use wenxi_mandarin::{Language, pinyin};

static LANGUAGE: LazyLock<Option<Language>> = LazyLock::new(|| Language::load().ok());

/// Our own sentences, without the marks that the training of readings needs.
fn text() -> Vec<String> {
    let sentences = include_str!("../language/sentences.tsv").replace('▁', "");
    let lines = sentences
        .lines()
        .filter_map(|line| line.split('\t').next())
        .map(str::to_owned);
    let paragraph: Vec<String> = lines.collect();
    let length: usize = paragraph.iter().map(String::len).sum();
    paragraph
        .iter()
        .cycle()
        .take(paragraph.len() * (1 << 20) / length)
        .cloned()
        .collect()
}

fn main() {
    divan::main();
}

#[divan::bench]
fn load() -> bool {
    Language::load().is_ok()
}

#[divan::bench]
fn annotate_a_megabyte(bencher: Bencher<'_, '_>) {
    let lines = text();
    let bytes: usize = lines.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let language = LANGUAGE.as_ref()?;
        Some(
            lines
                .iter()
                .map(|line| language.annotate(black_box(line), &[]).len())
                .sum::<usize>(),
        )
    });
}

#[divan::bench(args = ["客户", "服务", "东西", "一点儿", "他会"])]
fn define(word: &str) -> Option<usize> {
    Some(LANGUAGE.as_ref()?.define(black_box(word)).len())
}

#[divan::bench(args = ["kehu", "kehuf", "shi", "ke4hu4"])]
fn search_pinyin(query: &str) -> Option<usize> {
    Some(LANGUAGE.as_ref()?.search_pinyin(black_box(query), 20).len())
}

#[divan::bench(args = ["customer", "customer service", "to", "zygote"])]
fn search_english(query: &str) -> Option<usize> {
    Some(LANGUAGE.as_ref()?.search_english(black_box(query), 20).len())
}

#[divan::bench]
fn align() -> Option<usize> {
    let chinese = "我联系了他们的客户服务部门。";
    let aligned = LANGUAGE
        .as_ref()?
        .align(chinese, "Wǒ liánxìle tāmen de kèhù fúwù bùmén.");
    aligned.ok().map(|aligned| aligned.syllables.len())
}

#[divan::bench]
fn parse() -> usize {
    pinyin::parse(black_box("Wǒ liánxìle tāmen de kèhù fúwù bùmén.")).map_or(0, |syllables| syllables.len())
}
