//! What a teacher looks for in an item beside that one choice is right: that the others could be, and that it tests what it says.

use super::*;
use crate::gloss;
use rstest::rstest;
use sort::{Sort, is_sentence, sort};
use wenxi_mandarin::pinyin;

fn items(kind: ItemKind) -> impl Iterator<Item = &'static Item> {
    quizzes()
        .iter()
        .flat_map(|(_, quiz)| quiz)
        .filter(move |item| item.kind == kind)
}

fn word(item: &Item) -> &str {
    &item.note.chinese().text
}

pub(super) fn sort_of(text: &str) -> Sort {
    let entries = language().define(text);
    let gloss = entries.first().map(gloss::short).unwrap_or_default();
    sort(language(), text, &gloss, &entries)
}

#[test]
fn what_is_wrong_is_seen_against_what_is_meant() {
    assert!(items(ItemKind::MistakeSpot).count() > 20);
    for item in items(ItemKind::MistakeSpot) {
        assert!(!item.context.is_empty(), "{}", item.note.id);
    }
}

#[test]
fn sentences_are_not_asked_as_words() {
    for kind in [ItemKind::Meaning, ItemKind::Word, ItemKind::Tones] {
        for item in items(kind) {
            assert!(!is_sentence(language(), word(item)), "{kind} {}", word(item));
        }
    }
}

#[test]
fn no_saying_stands_beside_a_compound() {
    for item in items(ItemKind::Word) {
        let of_saying = |text: &str| sort_of(text) == Sort::Phrase;
        let key = of_saying(item.answer().text());
        for wrong in item.distractors() {
            assert_eq!(of_saying(wrong.text()), key, "{}: {wrong:?}", word(item));
        }
    }
}

/// 信任 and 相信 mean the same, and the dictionary has other English for each.
#[test]
fn verbs_that_share_a_character_do_not_stand_side_by_side() {
    let sort_of_key = |item: &Item| {
        let entries = language().define(word(item));
        sort(language(), word(item), item.note.english(), &entries)
    };
    let of_verbs = items(ItemKind::Word).filter(|item| sort_of_key(item) == Sort::Verb);
    for item in of_verbs {
        for wrong in item.distractors() {
            let shares = wrong.text().chars().any(|c| word(item).contains(c));
            assert!(!shares, "{} {wrong:?}", word(item));
        }
    }
}

#[rstest]
#[case("经历", "经理")]
#[case("收集", "手机")]
#[case("回复", "恢复")]
fn a_word_that_differs_in_its_tones_is_among_those_that_may_be_heard(
    #[case] heard: &str,
    #[case] pair: &str,
) {
    let entry = language().define(heard).swap_remove(0);
    let note = crate::word_note(language(), heard, &pinyin::marks(&entry.pinyin)).unwrap();
    for seed in 0..8 {
        let item = item(&note, ItemKind::Listening, None, &[], shelf(), seed).unwrap();
        let letters = |text: &str| -> Vec<String> {
            let entries = language().define(text);
            entries[0].pinyin.iter().map(|s| s.letters().to_owned()).collect()
        };
        let own = letters(heard);
        assert_eq!(letters(pair), own);
        assert!(
            item.distractors().any(|wrong| letters(wrong.text()) == own),
            "{:?}",
            item.choices
        );
    }
}

#[test]
fn a_card_that_is_studied_is_asked_even_if_it_is_easily_guessed() {
    let note = crate::told_word(language(), "被安排了", "", "to have been arranged").unwrap();
    assert!(item(&note, ItemKind::Meaning, None, &[], shelf(), 1).is_some());
}

/// Of every wrong choice of a word something can be said; of the right one the explanation says it.
#[test]
fn a_wrong_choice_is_explained() {
    let words = [
        ItemKind::Meaning,
        ItemKind::Word,
        ItemKind::Listening,
        ItemKind::Cloze,
    ];
    for item in quizzes()
        .iter()
        .flat_map(|(_, quiz)| quiz)
        .filter(|item| words.contains(&item.kind))
    {
        let Key::Choice { index } = item.key else {
            panic!("{:?}", item.key)
        };
        assert_eq!(item.said.len(), item.choices.len(), "{}", item.note.id);
        for (at, (said, choice)) in item.said.iter().zip(&item.choices).enumerate() {
            assert_eq!(said.is_empty(), at == index, "{}: {choice:?}", item.note.id);
            let shows = |passage: &Passage| {
                passage.text().starts_with(choice.text()) || choice.text().starts_with(passage.text())
            };
            assert!(at == index || said.iter().any(shows), "{choice:?} {said:?}");
        }
    }
}

/// Every reason is the author's, says nothing of words, and no wrong one blames what the pair shows to be at fault.
#[test]
fn why_a_mistake_is_one_is_told_by_grammar_alone() {
    let asked: HashSet<&str> = items(ItemKind::MistakeWhy)
        .map(|item| item.note.id.as_str())
        .collect();
    assert!(asked.len() >= 15, "{}", asked.len());
    for item in items(ItemKind::MistakeWhy) {
        let Facts::Mistake {
            why,
            incorrect,
            corrects,
        } = &item.note.facts
        else {
            panic!("{:?}", item.note)
        };
        assert_eq!(crate::reason::Reason::of(why).unwrap().text, item.answer().text());
        let own: Vec<char> = incorrect.text.chars().collect();
        let moved_only = |right: &str| {
            let (mut one, mut other): (Vec<char>, Vec<char>) = (own.clone(), right.chars().collect());
            one.sort_unstable();
            other.sort_unstable();
            one == other
        };
        for choice in &item.choices {
            assert!(!choice.text().chars().any(wenxi_mandarin::is_hanzi), "{choice:?}");
        }
        for wrong in item.distractors() {
            let blames_order = wrong.text().contains(" order ") || wrong.text().contains(" before ");
            assert!(
                !(blames_order && corrects.iter().any(|c| moved_only(&c.chinese.text))),
                "{}: {wrong:?}",
                incorrect.text
            );
            let blames_plural = wrong.text().contains("plural");
            let plurals = |text: &str| text.matches('们').count();
            let has_more = corrects
                .iter()
                .any(|correct| plurals(&incorrect.text) > plurals(&correct.chinese.text));
            assert!(!(blames_plural && has_more), "{}: {wrong:?}", incorrect.text);
        }
    }
}

/// Authors write what is said, and who types what the dictionary has is right as well.
#[rstest]
#[case("小组", "xiáozǔ", "team", "xiǎo zǔ")]
#[case("不错", "búcuò", "decent", "bù cuò")]
#[case("一定", "yídìng", "for sure", "yī dìng")]
#[case("一样", "yíyàng", "alike", "yī yàng")]
#[case("一百", "yìbǎi", "a hundred", "yī bǎi")]
#[case("不太", "bútài", "hardly", "bù tài")]
#[case("不用", "búyòng", "needless", "bù yòng")]
#[case("不是", "búshì", "isn't", "bù shì")]
#[case("展览馆", "zhánlánguǎn", "hall", "zhǎn lǎn guǎn")]
#[case("不想去", "bùxiǎngqù", "unwilling to go", "bù xiǎng qù")]
#[case("好小组", "hǎoxiáozǔ", "fine teams", "hǎo xiǎo zǔ")]
fn dictionary_tones_are_right_where_the_author_writes_spoken_ones(
    #[case] word: &str,
    #[case] given: &str,
    #[case] gloss: &str,
    #[case] expected: &str,
) {
    let note = crate::told_word(language(), word, given, gloss).unwrap();
    for kind in [ItemKind::Reading, ItemKind::Tones] {
        let item = item(&note, kind, None, &[], shelf(), 1).unwrap();
        let (Key::Reading { accepted } | Key::Tones { accepted, .. }) = &item.key else {
            panic!("{item:?}")
        };
        assert!(accepted.iter().any(|reading| reading == expected), "{accepted:?}");
    }
}

#[test]
fn a_reading_that_is_spoken_otherwise_is_not_accepted() {
    let note = crate::told_word(language(), "长大", "zhǎngdà", "to grow up").unwrap();
    let item = item(&note, ItemKind::Reading, None, &[], shelf(), 1).unwrap();
    let Key::Reading { accepted } = &item.key else {
        panic!("{item:?}")
    };
    assert_eq!(accepted, &["zhǎng dà"]);
}

#[test]
fn choices_are_written_in_the_script_of_the_key() {
    let lesson = lesson("traditional.md", TRADITIONAL_PAGE);
    let found = collect("traditional", &lesson, language());
    let notes: Vec<Note> = found.into_iter().map(|found| found.note).collect();
    let words = notes
        .iter()
        .filter(|note| matches!(note.facts, Facts::Word { .. }));
    let mut asked = 0;
    for note in words {
        for kind in [ItemKind::Word, ItemKind::Listening] {
            for seed in 0..3 {
                // In a quiz, and alone among the cards that are due.
                for around in [&notes[..], &[]] {
                    let Some(item) = item(note, kind, None, around, shelf(), seed) else {
                        continue;
                    };
                    let is_told = language().is_traditional(&note.chinese().text) || !around.is_empty();
                    for wrong in item.distractors().map(Passage::text).filter(|_| is_told) {
                        assert!(
                            !language().is_simplified(wrong),
                            "{} {wrong}",
                            note.chinese().text
                        );
                        asked += 1;
                    }
                }
            }
        }
    }
    assert!(asked > 100, "{asked}");
}

#[test]
fn sentences_that_are_heard_are_written_in_one_script() {
    let sentences = [
        ("顧客在辦公室等著。", "The client waits."),
        ("客户经理说话很快。", "He talks fast."),
        ("我们明天开会讨论。", "We meet tomorrow."),
        ("这张发票写错了。", "The invoice is wrong."),
    ];
    let notes = sentences.map(|(chinese, english)| crate::told_sentence(language(), chinese, "", english));
    let item = item(&notes[0], ItemKind::Listening, None, &notes, shelf(), 1).unwrap();
    for choice in &item.choices {
        assert!(!language().is_simplified(choice.text()), "{choice:?}");
    }
}

/// Jieba calls 合同 an adjective.
#[rstest]
#[case("合同")]
#[case("难度")]
fn a_noun_stands_among_nouns(#[case] word: &str) {
    let note = crate::told_word(language(), word, "", "").unwrap();
    for kind in [ItemKind::Meaning, ItemKind::Word] {
        for seed in 0..4 {
            let item = item(&note, kind, None, &[], shelf(), seed).unwrap();
            for wrong in item.distractors().map(Passage::text) {
                match kind {
                    ItemKind::Word => assert_eq!(sort_of(wrong), Sort::Noun, "{word} {wrong}"),
                    _ => assert_eq!(gloss::class(wrong), gloss::Class::Other, "{word} {wrong}"),
                }
            }
        }
    }
}
