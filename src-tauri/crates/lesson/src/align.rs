//! Which sentences of a Chinese and an English passage say the same.
//!
//! By length, after W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora",
//! Computational Linguistics 19(1), 1993; with what both sides write alike (numbers, Latin words) as anchors.

mod measured;

use std::ops::Range;

use measured::{Measured, anchors_of, holds, lacking, measure, total};

use crate::{AlignedSentences, Lang};

/// How many sentences of each side a step takes, and what it costs: -100 ln p as in the paper (Table 5), with steps of
/// one to three added for Chinese, whose long sentences English cuts.
const STEPS: &[(usize, usize, f64)] = &[
    (1, 1, 0.0),
    (1, 2, 230.0),
    (2, 1, 230.0),
    (2, 2, 440.0),
    (1, 3, 450.0),
    (3, 1, 450.0),
    (1, 0, LEFT_ALONE),
    (0, 1, LEFT_ALONE),
];

/// What a sentence without a counterpart costs.
const LEFT_ALONE: f64 = 450.0;

/// The variance of the length ratio per character, from the paper.
const VARIANCE: f64 = 6.8;

/// The weight, in letters, of the usual length ratio against that of the passages themselves.
const USUAL: f64 = 300.0;

/// A sentence that stops in its middle may differ in length for at most this.
const CUT_OFF: f64 = 150.0;

/// A shared anchor is worth this much.
const ANCHOR: f64 = 120.0;

/// A number or an abbreviation that one side has and the other has not costs this much.
const LACKING: f64 = 130.0;

/// A passage that goes on this many times as far as its translation may have been left there by its translator.
const LEFT_THERE: f64 = 1.5;

/// The first sentence that a translator did not come to costs as much as any without a counterpart, each one after it this
/// much.
const GOES_ON: f64 = 60.0;

/// Steps stray from the diagonal at most this far, so that a long passage takes linear time.
const BAND: usize = 40;

/// Aligns two passages: ranges of bytes into each, in order, together all of both.
pub(crate) fn align(chinese: &str, english: &str) -> Vec<AlignedSentences> {
    let (zh_lines, en_lines) = (line_ranges(chinese), line_ranges(english));
    if zh_lines.len() == en_lines.len() && zh_lines.len() > 1 {
        // As many paragraphs or points on both sides: each belongs to its counterpart.
        return zh_lines
            .into_iter()
            .zip(en_lines)
            .flat_map(|(zh, en)| align_within(chinese, zh, english, en))
            .collect();
    }
    align_within(chinese, 0..chinese.len(), english, 0..english.len())
}

fn line_ranges(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let range = start..start + line.len();
            start = range.end;
            range
        })
        .collect()
}

fn align_within(chinese: &str, zh: Range<usize>, english: &str, en: Range<usize>) -> Vec<AlignedSentences> {
    let zh_sides = measure(chinese, zh.clone(), Lang::Chinese);
    let en_sides = measure(english, en.clone(), Lang::English);
    if zh_sides.is_empty() || en_sides.is_empty() {
        return vec![AlignedSentences {
            chinese: zh,
            english: en,
        }];
    }
    if is_one_in_many(&zh_sides, &en_sides) || is_one_in_many(&en_sides, &zh_sides) {
        return vec![AlignedSentences {
            chinese: zh,
            english: en,
        }];
    }
    let steps = best_steps(&zh_sides, &en_sides);
    let mut aligned = Vec::with_capacity(steps.len());
    let (mut zh_at, mut en_at) = (0, 0);
    for (zh_count, en_count) in steps {
        let chinese = span(&zh_sides, zh_at, zh_count, zh.end);
        let english = span(&en_sides, en_at, en_count, en.end);
        aligned.push(AlignedSentences { chinese, english });
        zh_at += zh_count;
        en_at += en_count;
    }
    aligned
}

/// Whether a side is one long sentence, `…；…；…。`, that the other says in more sentences than any step takes.
fn is_one_in_many(one: &[Measured], many: &[Measured]) -> bool {
    const MOST: usize = 3;
    let ratio = total(many) / total(one).max(1.0);
    one.len() == 1 && many.len() > MOST && (1.0 / LEFT_THERE..LEFT_THERE).contains(&ratio)
}

fn span(side: &[Measured], from: usize, count: usize, end: usize) -> Range<usize> {
    let start = side.get(from).map_or(end, |sentence| sentence.range.start);
    let stop = side
        .get(from + count)
        .map_or(end, |sentence| sentence.range.start);
    if count == 0 { start..start } else { start..stop }
}

/// The cheapest way through both sides.
fn best_steps(zh: &[Measured], en: &[Measured]) -> Vec<(usize, usize)> {
    let (zh_total, en_total) = (total(zh), total(en));
    // How verbose this translation is, with a pull to the usual: a passage may lack a sentence.
    let ratio = ((en_total + USUAL) / (zh_total + USUAL)).clamp(0.5, 2.0);
    let (steps, cost) = way_through(zh, en, ratio, false);
    if zh_total.max(en_total) < LEFT_THERE * zh_total.min(en_total) {
        return steps;
    }
    // Or it is no more verbose than others, and stops before the end.
    let (stopping, stopping_cost) = way_through(zh, en, 1.0, true);
    if stopping_cost < cost { stopping } else { steps }
}

/// The cheapest way for a ratio of lengths, and what it costs; one side may stop before the end of the other.
fn way_through(zh: &[Measured], en: &[Measured], ratio: f64, may_stop: bool) -> (Vec<(usize, usize)>, f64) {
    let width = zh.len().abs_diff(en.len()) + BAND;
    let columns = en.len() + 1;
    let slope = en.len() as f64 / zh.len().max(1) as f64;
    // Only a band around the diagonal is kept: row `i` holds columns from `first(i)`.
    let first = |row: usize| ((row as f64 * slope) as usize).saturating_sub(width);
    let row_len = (2 * width + 2).min(columns);
    let rows = zh.len() + 1;
    let mut cost = vec![f64::INFINITY; rows * row_len];
    let mut back = vec![(0_usize, 0_usize); rows * row_len];
    let index = |row: usize, column: usize| {
        let offset = column.checked_sub(first(row))?;
        (offset < row_len && column < columns && row < rows).then_some(row * row_len + offset)
    };
    // Only anchors of the Chinese side can be shared.
    let shared = anchors_of(zh);
    if let Some(start) = index(0, 0).and_then(|start| cost.get_mut(start)) {
        *start = 0.0;
    }
    for row in 0..rows {
        for column in first(row)..(first(row) + row_len).min(columns) {
            let Some(here) = index(row, column).and_then(|here| cost.get(here).copied()) else {
                continue;
            };
            if here.is_infinite() {
                continue;
            }
            for &(zh_count, en_count, prior) in STEPS {
                let (Some(zh_part), Some(en_part)) =
                    (zh.get(row..row + zh_count), en.get(column..column + en_count))
                else {
                    continue;
                };
                let Some(there) = index(row + zh_count, column + en_count) else {
                    continue;
                };
                let total = here + prior + mismatch(zh_part, en_part, ratio, &shared);
                if let (Some(best), Some(way)) = (cost.get_mut(there), back.get_mut(there))
                    && total < *best
                {
                    *best = total;
                    *way = (zh_count, en_count);
                }
            }
        }
    }
    let mut steps = Vec::new();
    let (mut row, mut column) = (zh.len(), en.len());
    let cost_of = |row: usize, column: usize| {
        let cost = index(row, column).and_then(|here| cost.get(here).copied());
        cost.unwrap_or(f64::INFINITY)
    };
    let mut least = cost_of(row, column);
    if may_stop {
        let stops = (0..zh.len())
            .map(|row| (row, en.len()))
            .chain((0..en.len()).map(|column| (zh.len(), column)));
        for stop in stops {
            let left = zh.len() - stop.0 + en.len() - stop.1;
            let total = cost_of(stop.0, stop.1) + LEFT_ALONE + GOES_ON * (left - 1) as f64;
            if left > 1 && total < least {
                (least, (row, column)) = (total, stop);
            }
        }
    }
    steps.extend(std::iter::repeat_n((1, 0), zh.len() - row));
    steps.extend(std::iter::repeat_n((0, 1), en.len() - column));
    while row + column > 0 {
        let way = index(row, column)
            .and_then(|here| back.get(here).copied())
            .unwrap_or_default();
        if way == (0, 0) {
            // The band does not reach: what is left belongs together.
            steps.push((row, column));
            break;
        }
        steps.push(way);
        row -= way.0;
        column -= way.1;
    }
    steps.reverse();
    (steps, least)
}

/// How badly the lengths fit, less what the sides share.
fn mismatch(zh: &[Measured], en: &[Measured], ratio: f64, shared: &[u64]) -> f64 {
    let zh_length = total(zh) * ratio;
    let en_length = total(en);
    if zh.is_empty() || en.is_empty() {
        return 0.0;
    }
    let mean = f64::midpoint(zh_length, en_length);
    let delta = (en_length - zh_length).abs() / (VARIANCE * mean).max(1.0).sqrt();
    let mut length_cost = -100.0 * two_tailed(delta).max(1e-12).ln();
    // Of a sentence whose end is missing nobody knows how long it was.
    let cut_off = |side: &[Measured]| side.last().is_some_and(|last| last.cut_off);
    if (en_length < zh_length && cut_off(en)) || (zh_length < en_length && cut_off(zh)) {
        length_cost = length_cost.min(CUT_OFF);
    }
    let common = en
        .iter()
        .flat_map(|sentence| &sentence.anchors)
        .filter(|anchor| holds(shared, anchor) && zh.iter().any(|sentence| holds(&sentence.anchors, anchor)))
        .count();
    let lacking = lacking(zh, en) + lacking(en, zh);
    length_cost - ANCHOR * common.min(3) as f64 + LACKING * lacking.min(3) as f64
}

/// The probability that a standard normal variable is at least `delta` from zero.
/// M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 26.2.17.
fn two_tailed(delta: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * delta);
    let series = t
        * (0.319_381_530
            + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
    2.0 * (-delta * delta / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt() * series
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(chinese: &str, english: &str) -> Vec<(String, String)> {
        align(chinese, english)
            .into_iter()
            .map(|row| {
                (
                    chinese[row.chinese].trim().to_owned(),
                    english[row.english].trim().to_owned(),
                )
            })
            .collect()
    }

    #[test]
    fn one_to_one() {
        let found = rows(
            "春天来了，花园里的花都开了。孩子们在外面玩。老师很高兴。",
            "Spring has come, and all the flowers in the garden are open. The children are playing outside. The teacher is very happy.",
        );
        assert_eq!(found.len(), 3);
        assert_eq!(found[2].1, "The teacher is very happy.");
    }

    #[test]
    fn one_long_chinese_sentence_is_two_english_ones() {
        let found = rows(
            "这座桥建于1937年，全长约两公里，是当时世界上最长的悬索桥之一，每天有十万辆车经过。它是红色的。",
            "The bridge was built in 1937 and is about two kilometres long. It was one of the longest suspension bridges in the world at that time, and a hundred thousand cars cross it every day. It is red.",
        );
        assert_eq!(found.len(), 2);
        assert_eq!(found[1], ("它是红色的。".to_owned(), "It is red.".to_owned()));
    }

    #[test]
    fn a_sentence_without_counterpart_stands_alone() {
        let found = rows(
            "茶最早产于中国，后来传到日本和欧洲，成为世界上最受欢迎的饮料之一。人们在早上喝茶，也在下午喝茶，每个国家都有自己的习惯。",
            "Tea was first grown in China, and later came to Japan and Europe, where it became one of the most popular drinks of the world.",
        );
        assert_eq!(found.len(), 2);
        assert!(found[1].1.is_empty());
    }

    #[test]
    fn a_passage_that_stops_in_the_middle_is_aligned_to_there() {
        let found = rows(
            "这一概念来自经济学，但对它的研究主要属于心理学。后来，两位学者通过剧院季票的实验证明，付全价的人比得到折扣的人去得更勤。",
            "The concept comes from economics, but most research on it belongs to psychology. Later two scholars showed w",
        );
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].1, "Later two scholars showed w");
    }

    const LOGISTICS: [(&str, &str); 8] = [
        (
            "供应链金融最早出现在19世纪的欧洲。",
            "Supply chain finance first appeared in Europe in the 19th century.",
        ),
        (
            "20世纪80年代，UPS等物流公司加入其中。",
            "In the 1980s, logistics companies such as UPS joined in.",
        ),
        (
            "中国的银行从2000年前后开始提供这种服务。",
            "Chinese banks began to offer this service around the year 2000.",
        ),
        (
            "它帮助小企业更快地拿到货款。",
            "It helps small businesses to be paid for their goods sooner.",
        ),
        (
            "",
            "For example, Ant Group has worked with more than 300 companies in this field.",
        ),
        (
            "",
            "Today most of the work is done on platforms that all the partners share.",
        ),
        (
            "",
            "Critics say that the risks are passed on to those who know least about them.",
        ),
        (
            "",
            "Regulators have therefore asked the banks for more open books.",
        ),
    ];

    /// The rows of some of these sentences in Chinese with some in English.
    fn logistics(zh: &[usize], en: &[usize]) -> Vec<(String, String)> {
        let chinese: String = zh.iter().map(|index| LOGISTICS[*index].0).collect();
        let english: Vec<&str> = en.iter().map(|index| LOGISTICS[*index].1).collect();
        rows(&chinese, &english.join(" "))
    }

    #[test]
    fn a_translation_that_stops_half_way_leaves_the_rest_alone() {
        let found = logistics(&[0, 1, 2, 3], &[0, 1, 2, 3, 4, 5, 6, 7]);
        for (row, (chinese, english)) in found.iter().zip(LOGISTICS) {
            assert_eq!((row.0.as_str(), row.1.as_str()), (chinese, english));
        }
        assert_eq!(found.len(), LOGISTICS.len());
    }

    #[test]
    fn a_sentence_that_was_not_translated_leaves_its_neighbours_theirs() {
        let found = logistics(&[0, 2, 3], &[0, 1, 2, 3]);
        assert_eq!(found.len(), 4);
        assert_eq!(found[1], (String::new(), LOGISTICS[1].1.to_owned()));
        assert_eq!(found[2], (LOGISTICS[2].0.to_owned(), LOGISTICS[2].1.to_owned()));
    }

    #[test]
    fn one_sentence_for_many_is_aligned_as_a_whole() {
        let found = rows(
            "供应链金融最早出现在19世纪的欧洲；20世纪80年代，UPS等物流公司加入其中；中国的银行从2000年前后开始提供这种服务；它帮助小企业更快地拿到货款。",
            &LOGISTICS[..4]
                .iter()
                .map(|row| row.1)
                .collect::<Vec<_>>()
                .join(" "),
        );
        assert_eq!(found.len(), 1);
        assert!(found[0].1.ends_with("sooner."));
    }

    #[test]
    fn points_belong_to_their_counterparts() {
        let found = rows(
            "甲：短。\n乙：这是很长很长的一个句子。",
            "A: this is a very long sentence here. And more.\nB: short.",
        );
        assert_eq!(found.last().map(|row| row.1.as_str()), Some("B: short."));
    }

    proptest! {
        #[test]
        fn rows_cover_both_sides(zh in "[客户服务。？\n1]{0,80}", en in "[a-d .?A\n1]{0,80}") {
            let aligned = align(&zh, &en);
            let joined: String = aligned.iter().map(|row| &zh[row.chinese.clone()]).collect();
            prop_assert_eq!(joined, zh.clone());
            let joined: String = aligned.iter().map(|row| &en[row.english.clone()]).collect();
            prop_assert_eq!(joined, en.clone());
        }
    }
}
