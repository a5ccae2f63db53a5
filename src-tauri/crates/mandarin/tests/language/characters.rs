//! What characters are made of, how they are written, what they look like.

use std::collections::BTreeSet;

use rstest::rstest;

use wenxi_mandarin::Script;

use super::LANGUAGE;

#[rstest]
#[case('客', "宀各", Some('宀'))]
#[case('想', "相心", Some('心'))]
#[case('服', "月", Some('月'))]
#[case('谢', "讠射", Some('讠'))]
#[case('银', "钅艮", Some('钅'))]
#[case('国', "囗玉", Some('囗'))]
#[case('意', "音心", Some('心'))]
#[case('一', "", Some('一'))]
fn parts_and_radical(#[case] character: char, #[case] parts: &str, #[case] radical: Option<char>) {
    let found: String = LANGUAGE.parts(character).into_iter().collect();
    assert!(found.starts_with(parts), "{character}: {found}");
    assert_eq!(LANGUAGE.radical(character), radical);
}

/// Better none than strokes that nobody sees as parts.
#[rstest]
fn what_falls_into_strokes_has_no_parts(
    #[values('长', '身', '由', '年', '书', '飞', '买')] character: char
) {
    assert!(
        LANGUAGE.parts(character).is_empty(),
        "{:?}",
        LANGUAGE.parts(character)
    );
}

/// The characters that learners are warned of stand first, either beside the other.
#[rstest]
#[case("日目")]
#[case("矢失")]
#[case("由甲申")]
#[case("马鸟")]
#[case("力九")]
#[case("农衣")]
#[case("辛幸")]
#[case("享亨")]
#[case("班斑")]
#[case("赢嬴")]
#[case("万方")]
fn look_alikes_are_mutual(#[case] set: &str) {
    for character in set.chars() {
        let others = LANGUAGE.look_alikes(character, Script::Simplified, 8);
        for other in set.chars().filter(|other| *other != character) {
            assert!(others.contains(&other), "{character}: {others:?}");
        }
    }
}

/// The radical, and characters that stand under it.
#[rstest]
#[case('力', "力务动")]
#[case('口', "口后名司合可告同商右")]
#[case('囗', "国回围因圆图固困")]
#[case('攵', "放教收改政故数敌")]
#[case('辶', "过达这进远近送")]
#[case('廾', "开异弃弄")]
#[case('木', "来条查桌東條業")]
#[case('目', "看着真睛眾")]
#[case('刂', "前到刻別")]
#[case('日', "日时明是")]
#[case('月', "月服期朋脚")]
#[case('心', "心想意慕悲")]
#[case('寸', "将寻对")]
#[case('艹', "花草萊蓮莊藍萬")]
#[case('食', "食餐飯館")]
#[case('曰', "最更會")]
#[case('八', "八关")]
#[case('大', "大失夫")]
#[case('女', "女妈好")]
#[case('行', "行街術")]
#[case('隹', "难集離雙")]
fn radicals(#[case] radical: char, #[case] characters: &str) {
    for character in characters.chars() {
        assert_eq!(LANGUAGE.radical(character), Some(radical), "{character}");
    }
}

/// Every character that a learner meets first has a radical, and the radical has a meaning.
#[test]
fn every_character_of_the_hsk_has_a_radical() {
    let words = LANGUAGE.hsk_words();
    let characters: BTreeSet<char> = words.flat_map(|(word, ..)| word.chars()).collect();
    // Zero is a sign.
    let hanzi = characters
        .into_iter()
        .filter(|one| *one != '〇' && wenxi_mandarin::is_hanzi(*one));
    let without: String = hanzi
        .filter(|one| {
            LANGUAGE
                .radical(*one)
                .and_then(|radical| LANGUAGE.radical_meaning(radical))
                .is_none()
        })
        .collect();
    assert_eq!(without, "");
}

#[test]
fn radicals_have_a_meaning() {
    assert_eq!(LANGUAGE.radical_meaning('宀'), Some("roof"));
    assert_eq!(LANGUAGE.radical_meaning('客'), None);
}

#[rstest]
#[case('客', 9)]
#[case('一', 1)]
#[case('爨', 30)]
#[case('繁', 17)]
#[case('兒', 8)]
fn strokes_are_there_in_their_number(#[case] character: char, #[case] count: usize) {
    let strokes = LANGUAGE.strokes(character).unwrap();
    assert_eq!(strokes.outlines.len(), count);
    assert_eq!(strokes.medians.len(), count);
    assert!(
        strokes
            .outlines
            .iter()
            .all(|outline| outline.starts_with("M ") && outline.ends_with('Z'))
    );
    let on_the_grid = |point: &[i32; 2]| point.iter().all(|number| (-130..=1030).contains(number));
    assert!(strokes.medians.iter().flatten().all(on_the_grid));
    assert!(strokes.medians.iter().all(|median| median.len() > 1));
}

/// The first and the last character of a chunk and of the file, and those that are not there.
#[test]
fn every_character_of_the_hsk_can_be_written() {
    for word in include_str!("sentences.tsv").lines() {
        for character in word
            .split('\t')
            .next()
            .unwrap_or_default()
            .chars()
            .filter(|one| wenxi_mandarin::is_hanzi(*one))
        {
            assert!(LANGUAGE.strokes(character).is_some(), "{character}");
        }
    }
    for none in ['a', '。', '\0', '\u{10FFFF}', '龥'] {
        let strokes = LANGUAGE.strokes(none);
        assert!(
            strokes.is_none_or(|strokes| !strokes.outlines.is_empty()),
            "{none}"
        );
    }
}

/// What the data has wrong is written right: the stroke that begins here is written before the one that begins there.
#[rstest]
#[case('盖', 4, [475, 610])]
#[case('肠', 4, [452, 686])]
#[case('翰', 8, [616, 803])]
#[case('翰', 15, [633, 180])]
#[case('瀚', 11, [659, 807])]
#[case('隨', 2, [491, 710])]
fn wrong_orders_are_mended(#[case] character: char, #[case] stroke: usize, #[case] begins: [i32; 2]) {
    let strokes = LANGUAGE.strokes(character).unwrap();
    let first = strokes.medians[stroke][0];
    let near = first
        .iter()
        .zip(begins)
        .all(|(one, other)| (one - other).abs() <= 2);
    assert!(near, "{first:?}");
}

#[rstest]
#[case('己', "已巳")]
#[case('未', "末")]
#[case('买', "卖")]
#[case('情', "清请晴")]
#[case('客', "容格")]
#[case('拔', "拨")]
fn look_alikes_are_found(#[case] character: char, #[case] some: &str) {
    has_look_alikes(character, Script::Simplified, some);
}

/// Where traditional characters are shown, so are those that look like them.
#[rstest]
#[case('買', "賣")]
#[case('問', "間聞悶")]
#[case('情', "清請晴")]
#[case('師', "帥")]
#[case('己', "已巳")]
fn traditional_look_alikes_are_found(#[case] character: char, #[case] some: &str) {
    has_look_alikes(character, Script::Traditional, some);
    for other in LANGUAGE.look_alikes(character, Script::Traditional, 8) {
        let other = other.to_string();
        assert_eq!(
            LANGUAGE.convert(&other, Script::Traditional),
            other,
            "{character}"
        );
    }
}

/// 没 and 设 have a part in common in both scripts; 万 and 方 look alike in one of them.
#[test]
fn what_looks_alike_in_one_script_may_not_in_the_other() {
    let found = |character, script| LANGUAGE.look_alikes(character, script, usize::MAX);
    assert!(found('没', Script::Simplified).contains(&'设'));
    assert!(found('沒', Script::Traditional).contains(&'設'));
    assert!(found('万', Script::Simplified).contains(&'方'));
    assert!(!found('萬', Script::Traditional).contains(&'方'));
}

fn has_look_alikes(character: char, script: Script, some: &str) {
    let found = LANGUAGE.look_alikes(character, script, 8);
    let missing: Vec<char> = some.chars().filter(|one| !found.contains(one)).collect();
    assert!(missing.is_empty(), "{character}: {found:?} without {missing:?}");
    assert!(!found.contains(&character));
}
