//! Whatever form a document comes in, it is the same lesson: each is written in Markdown here, and must mean the same as
//! HTML, as a wiki's source, as a chapter of a book, in a word processor, and as the text that an extractor leaves of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

#[path = "support/forms.rs"]
mod forms;
#[path = "support/office.rs"]
mod office;
#[path = "support/zips.rs"]
mod zips;

use std::io::Cursor;

use forms::{FORMS, Form};
use rstest::rstest;
use wenxi_lesson::{Block, Bundle, Labelled, Lesson, Text, read};

/// What a lesson means, line by line. Of text that was only extracted nobody can tell a sub-heading, an item of a list or
/// the cells of a row from lines: all are lines.
fn meaning(lesson: &Lesson, extracted: bool) -> Vec<String> {
    let mut lines = vec![format!("{:?}: {}", lesson.kind, said(&lesson.title))];
    if let Some(headword) = &lesson.headword {
        let (chinese, gloss) = (said(&headword.chinese), said(&headword.gloss));
        lines.push(format!("headword: {chinese} {} {gloss}", headword.pinyin));
    }
    for section in &lesson.sections {
        let heading = said(&section.heading);
        if section.level > 1 && extracted {
            lines.push(format!("text: {heading}"));
        } else {
            lines.push(format!("{:?} {}: {heading}", section.role, section.level));
        }
        section
            .blocks
            .iter()
            .for_each(|block| of_block(block, &mut lines));
    }
    for diagnostic in lesson
        .diagnostics
        .iter()
        .filter(|one| one.code != "contents-left-out")
    {
        lines.push(format!("{}: {}", diagnostic.code, diagnostic.message));
    }
    lines
}

fn of_block(block: &Block, lines: &mut Vec<String>) {
    let mut labelled = |name: &str, parts: &[&Labelled]| {
        let parts: Vec<String> = parts
            .iter()
            .map(|part| format!("[{}] {}", without_number(&said(&part.label)), said(&part.text)))
            .collect();
        lines.push(format!("{name}: {}", parts.join(" | ")));
    };
    match block {
        Block::Paragraph(text) | Block::Code(text) => {
            lines.extend(said(text).lines().map(|line| format!("text: {}", line.trim())));
        }
        Block::List { items, .. } => items.iter().flatten().for_each(|block| of_block(block, lines)),
        Block::Table { rows, .. } => {
            for row in rows {
                let cells: Vec<String> = row.iter().map(said).collect();
                lines.push(format!("text: {}", cells.join("\t")));
            }
        }
        Block::Fact { label, value } => lines.push(format!("fact: {} {}", said(label), said(value))),
        Block::Character { character, meaning } => {
            lines.push(format!("character: {} {}", said(character), said(meaning)));
        }
        Block::Related { term, gloss } => lines.push(format!("related: {} {}", said(term), said(gloss))),
        Block::Example(one) => {
            labelled("example", &[&one.chinese, &one.pinyin, &one.english, &one.note]);
        }
        Block::Mistake(one) => {
            labelled("mistake", &[&one.incorrect, &one.why]);
            for one in &one.corrects {
                labelled("correct", &[&one.chinese, &one.english, &one.note]);
            }
        }
        Block::BilingualPair(pair) => {
            lines.push(format!(
                "pair: {} [{}] [{}]",
                said(&pair.topic),
                said(&pair.chinese.label),
                said(&pair.english.label)
            ));
            let (chinese, english) = (pair.chinese.text.plain(), pair.english.text.plain());
            for step in &pair.alignment {
                let (chinese, english) = (&chinese[step.chinese.clone()], &english[step.english.clone()]);
                lines.push(format!("  {} ‖ {}", chinese.trim(), english.trim()));
            }
        }
        Block::Turn {
            speaker,
            text,
            english,
            ..
        } => {
            lines.push(format!("turn: {} {}", said(speaker), said(text)));
            lines.extend((!english.text.is_empty()).then(|| format!("  {}", said(&english.text))));
        }
    }
}

/// A label without the number that the list has in some forms, and the line in others.
fn without_number(label: &str) -> &str {
    label
        .trim_start_matches(|character: char| character.is_ascii_digit())
        .trim_start_matches('.')
}

/// A text with the author's readings behind their characters; readings that moved there are not said again.
fn said(text: &Text) -> String {
    let mut out = String::new();
    for span in text.spans.iter().filter(|span| !span.is_reading) {
        let mut readings = span.readings.iter().peekable();
        for (index, character) in span.text.chars().enumerate() {
            out.push(character);
            if let Some(reading) = readings.next_if(|reading| reading.at == index) {
                out.push_str(&format!("{{{}}}", reading.syllable));
            }
        }
    }
    out.trim().to_owned()
}

fn lesson(name: &str, bytes: &[u8]) -> Lesson {
    read(name, bytes, &|_| &[]).unwrap()
}

/// The lesson of a document in a form.
fn in_form(form: Form, markdown: &str) -> Lesson {
    let (name, bytes) = form.of(markdown);
    if form != Form::Book {
        return lesson(name, &bytes);
    }
    let mut bundle = Bundle::open(name, Cursor::new(bytes)).unwrap();
    let chapter = bundle.read(0).unwrap();
    lesson(&chapter.path, &chapter.bytes)
}

/// The lines in which two lessons differ.
fn difference(wanted: &[String], found: &[String]) -> String {
    if wanted.len() != found.len() {
        return format!("  wanted {wanted:#?}\n  found {found:#?}\n");
    }
    let missing = wanted
        .iter()
        .filter(|line| !found.contains(line))
        .map(|line| format!("  - {line}\n"));
    let extra = found
        .iter()
        .filter(|line| !wanted.contains(line))
        .map(|line| format!("  + {line}\n"));
    missing.chain(extra).collect()
}

#[rstest]
#[case::word_page(WORD_PAGE)]
#[case::other_order(WORD_PAGE_IN_ANOTHER_ORDER)]
#[case::sections_missing_and_empty(SECTIONS_MISSING_AND_EMPTY)]
#[case::names_of_sections(NAMES_OF_SECTIONS)]
#[case::examples_on_one_line(EXAMPLES_ON_ONE_LINE)]
#[case::examples_numbered(EXAMPLES_NUMBERED)]
#[case::mistakes_as_lists(MISTAKES_AS_LISTS)]
#[case::mistakes_on_one_line(MISTAKES_ON_ONE_LINE)]
#[case::readings(READINGS)]
#[case::culture(CULTURE)]
#[case::labelled(LABELLED)]
#[case::bare(BARE)]
#[case::labels_alone(LABELS_ALONE)]
#[case::hard_breaks(HARD_BREAKS)]
#[case::half_colons(HALF_COLONS)]
#[case::takeaways_numbered(TAKEAWAYS_NUMBERED)]
#[case::takeaways_under_headings(TAKEAWAYS_UNDER_HEADINGS)]
#[case::stops_half_way(STOPS_HALF_WAY)]
#[case::other_levels(OTHER_LEVELS)]
#[case::formulas_and_tables(FORMULAS_AND_TABLES)]
#[case::dialogue(DIALOGUE)]
fn every_form_is_the_same_lesson(#[case] markdown: &str) {
    let original = lesson("page.md", markdown.as_bytes());
    let mut wrong = String::new();
    for form in FORMS {
        // What stands in the cells of a table is in no order once only its text is left.
        if form.is_extracted() && markdown.contains("\n|-") {
            continue;
        }
        // Nobody writes a table of contents of one section.
        if matches!(form, Form::WithContents(_)) && markdown.matches("\n## ").count() < 2 {
            continue;
        }
        let found = meaning(&in_form(form, markdown), form.is_extracted());
        let wanted = meaning(&original, form.is_extracted());
        if found != wanted {
            wrong.push_str(&format!("{form:?}\n{}", difference(&wanted, &found)));
            if std::env::var_os("WENXI_SHOW").is_some() {
                wrong.push_str(&String::from_utf8_lossy(&form.of(markdown).1));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

const WORD_PAGE: &str = "\
# kèhù: 客户 - Client

## Quick Summary
* **Keywords:** kehu, 客户, client in Chinese
* **Summary:** The word for a person or company that pays for a service.

## Core Meaning
* **Pinyin:** kèhù
* **Part of Speech:** Noun
* **HSK Level:** HSK 5
* **Concise Definition:** A client of a company.
* **In a Nutshell:** Think of 客户 as a guest who stays.

## Character Breakdown
* **客 (kè):** guest
* **户 (hù):** door, household

When combined, a guest at the door.

## Cultural Context and Significance
Trust comes before business.

The client is a guest.

## Practical Usage in Modern China
The word is used everywhere.

* **Business:** Every firm has clients.
* **Banking:** Banks have them, too.

## Example Sentences
* **Example 1:** 我们的客户很满意。
  * **Pinyin:** Wǒmen de kèhù hěn mǎnyì.
  * **English:** Our clients are very satisfied.
  * **Analysis:** A plain sentence.
* **Example 2:** 他是我的老客户。
  * **Pinyin:** Tā shì wǒ de lǎo kèhù.
  * **English:** He is an old client of mine.

## Nuances and Common Mistakes
客户 is more formal than 顾客 (gùkè).

* **Incorrect:** 我去客户买东西。(Wǒ qù kèhù mǎi dōngxi.) A client is no place.
* **Correct:** 我去商店买东西。(Wǒ qù shāngdiàn mǎi dōngxi.) “I go to the shop to buy things.”

## Related Terms and Concepts
* 顾客 (gùkè) - customer
* 用户 (yònghù) - user
";

const WORD_PAGE_IN_ANOTHER_ORDER: &str = "\
# 面子 (miànzi) - Face

## Related Terms & Concepts
* 人情 (rénqíng): favours that are owed
* 关系 (guānxi): connections

## Example Sentences
* **Example 1:** 你不去，他会很没面子。
  * **Pinyin:** Nǐ bú qù, tā huì hěn méi miànzi.
  * **English:** If you do not go, he will lose face.

## Character Breakdown
* 面 (miàn): face, surface
* 子 (zi): a noun ending

## Core Meaning
* **Part of Speech:** Noun
* **HSK Level:** HSK 5
";

const SECTIONS_MISSING_AND_EMPTY: &str = "\
# kèhù: 客户 - Client

## Quick Summary

## Core Meaning
* **Pinyin:** kèhù

## Example Sentences

## Related Terms and Concepts
* 顾客 (gùkè) - customer
";

const NAMES_OF_SECTIONS: &str = "\
# kèhù: 客户 - Client

## 1. Summary
* **Summary:** A client.

## 2. 核心含义
* **Pinyin:** kèhù

## 3. 汉字解析
* 客 (kè): guest

## 📝 Example Sentence
* **例句1：** 客户来了。
  * **拼音：** Kèhù lái le.
  * **翻译：** The client is here.

## Common Mistakes & Nuances
* **Incorrect:** 我是客户他。(Wǒ shì kèhù tā.) Nobody says so.
* **Correct:** 我是他的客户。(Wǒ shì tā de kèhù.) I am his client.
";

const EXAMPLES_ON_ONE_LINE: &str = "\
# kèhù: 客户 - Client

## Core Meaning
* **Pinyin:** kèhù

## Example Sentences
* 客户来了。(Kèhù lái le.) - The client is here.
* 客户走了。(Kèhù zǒu le.) - The client has left.
";

const EXAMPLES_NUMBERED: &str = "\
# kèhù: 客户 - Client

## Core Meaning
* **Pinyin:** kèhù

## Example Sentences
1. 客户来了。
   * Pinyin: Kèhù lái le.
   * English: The client is here.
   * Analysis: 了 says that it is new.
2. 客户走了。
   * Pinyin: Kèhù zǒu le.
   * English: The client has left.
";

const MISTAKES_AS_LISTS: &str = "\
# kèhù: 客户 - Client

## Core Meaning
* **Pinyin:** kèhù

## Nuances and Common Mistakes
* **Incorrect:** 我见面客户。(Wǒ jiànmiàn kèhù.)
  * **Why it's wrong:** 见面 takes no object.
  * **Correct:** 我跟客户见面。(Wǒ gēn kèhù jiànmiàn.) I meet the client.
  * **Correct:** 我和客户见面。(Wǒ hé kèhù jiànmiàn.) I meet the client.
* **Incorrect:** 一个客户人来了。(Yí ge kèhù rén lái le.)
  * **Why it's wrong:** 客户 is a person already.
  * **Correct:** 一个客户来了。(Yí ge kèhù lái le.) A client has come.
";

const MISTAKES_ON_ONE_LINE: &str = "\
# kèhù: 客户 - Client

## Core Meaning
* **Pinyin:** kèhù

## Nuances and Common Mistakes
A false friend.

❌ Incorrect: 我见面客户。(Wǒ jiànmiàn kèhù.) The verb takes no object. ✅ Correct: 我跟客户见面。(Wǒ gēn kèhù jiànmiàn.) “I meet the client.” 我和客户见面。(Wǒ hé kèhù jiànmiàn.) “I meet the client.”
";

const READINGS: &str = "\
# kèhù: 客户 - Client

## Quick Summary
* **Summary:** Not 顾客 (gùkè), nor `用户` (yònghù), nor 消费者（xiāofèizhě）.

## Cultural Context and Significance
`哪儿` (nǎr) asks where; 一会儿 (yíhuìr) is a while; 不是 (bú shì) is no; 有点儿 (yǒudiǎnr) a bit.

顾客就是上帝 (gùkè jiùshì shàngdì) is what shops say.
";

const CULTURE: &str = "\
# miànzi: 面子 - Face

## Core Meaning
* **Pinyin:** miànzi

## Cultural Context and Significance
Face is given and lost.

### Face and Its Neighbours
Others see it.

* It is a kind of credit.
* It is easy to spend.

### Compared With the West
| | 面子 | face |
|---|---|---|
| given | 给面子 | honour |
| lost | 丢面子 | shame |
";

const LABELLED: &str = "\
# Opportunity Cost

## 中文解释 / English Explanation
* **定义 / Definition**
  **中文解释**：机会成本是放弃的最好选择的价值。它不是会计成本。
  **English Explanation**: Opportunity cost is the value of the best choice given up. It is not an accounting cost.
* **应用 / Application**
  **中文应用场景**：企业用它来选择项目。
  **English Application**: Companies use it to choose projects.

## 历史典故 / Historical Context
* **起源 / Origin**
  **中文起源**：这个词出现在1914年。
  **English Origin**: The term appeared in 1914.

## 要点总结 / Takeaway
* **中文**
  * 选择都有代价。
  * 钱不是唯一的成本。
* **English**
  * Every choice has a price.
  * Money is not the only cost.
";

const BARE: &str = "\
# Opportunity Cost

## 中文解释 / English Explanation

**定义 / Definition**

机会成本是放弃的最好选择的价值。它不是会计成本。

Opportunity cost is the value of the best choice given up. It is not an accounting cost.

**应用 / Application**

企业用它来选择项目。

Companies use it to choose projects.
";

const LABELS_ALONE: &str = "\
# Opportunity Cost

## 中文解释 / English Explanation

**中文解释**

机会成本是放弃的最好选择的价值。它不是会计成本。

**English Explanation**

Opportunity cost is the value of the best choice given up. It is not an accounting cost.

## 历史典故 / Historical Context

中文起源：

这个词出现在1914年。

English Origin:

The term appeared in 1914.
";

const HARD_BREAKS: &str = "\
# Opportunity Cost

## 中文解释 / English Explanation

**中文解释**：机会成本是放弃的最好选择的价值。它不是会计成本。  
**English Explanation**: Opportunity cost is the value of the best choice given up. It is not an accounting cost.

## 历史典故 / Historical Context

**中文起源**：这个词出现在1914年。  
**English Origin**: The term appeared in 1914.
";

const HALF_COLONS: &str = "\
# Opportunity Cost

## 中文解释 / English Explanation

中文解释: 机会成本是放弃的最好选择的价值。它不是会计成本。

English Explanation: Opportunity cost is the value of the best choice given up. It is not an accounting cost.
";

const TAKEAWAYS_NUMBERED: &str = "\
# Opportunity Cost

## 中文解释 / English Explanation

机会成本是放弃的最好选择的价值。

Opportunity cost is the value of the best choice given up.

## 要点总结 / Takeaway

1. 选择都有代价。
2. 钱不是唯一的成本。

**English**

1. Every choice has a price.
2. Money is not the only cost.
";

const TAKEAWAYS_UNDER_HEADINGS: &str = "\
# Opportunity Cost

## 中文解释 / English Explanation

机会成本是放弃的最好选择的价值。

Opportunity cost is the value of the best choice given up.

## 要点总结 / Takeaway

### 中文总结
* 选择都有代价。
* 钱不是唯一的成本。

### English Takeaways
* Every choice has a price.
* Money is not the only cost.
";

const STOPS_HALF_WAY: &str = "\
# Opportunity Cost

## 中文解释 / English Explanation

**定义 / Definition**

机会成本是放弃的最好选择的价值。它不是会计成本。

Opportunity cost is the value of the best choice given up. It is

## 历史典故 / Historical Context
";

const OTHER_LEVELS: &str = "\
### Opportunity Cost

#### 中文解释 / English Explanation

机会成本是放弃的最好选择的价值。

Opportunity cost is the value of the best choice given up.

#### 要点总结 / Takeaway

选择都有代价。

Every choice has a price.
";

const FORMULAS_AND_TABLES: &str = "\
# Return on Investment

## 中文解释 / English Explanation

收益率是收益除以成本，即 $R = a / b$。它没有单位。

The return is the gain divided by the cost, $R = a / b$. It has no unit.

| 中文 | English |
|---|---|
| 收益 | gain |
| 成本 | cost |
";

const DIALOGUE: &str = "\
# 买茶

A：这个茶多少钱？

B：三十块。

A：太贵了！
";

#[test]
fn an_extracted_form_differs_from_the_page() {
    let (_, text) = Form::Extracted("").of(WORD_PAGE);
    let text = String::from_utf8(text).unwrap();
    assert!(!text.contains("**") && !text.contains('#') && text.contains("\nQuick Summary\n"));
}
