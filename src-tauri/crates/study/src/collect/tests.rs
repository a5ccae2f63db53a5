//! What the two families of documents have to teach.

use super::*;
use crate::note::GlossBy;
use crate::testing::{concept_page, language, lesson, word_page};

fn words(found: &[Found]) -> Vec<&str> {
    let word = |found: &'_ Found| matches!(found.note.facts, Facts::Word { .. });
    found
        .iter()
        .filter(|f| word(f))
        .map(|f| f.note.chinese().text.as_str())
        .collect()
}

#[test]
fn a_word_page_gives_its_words_sentences_and_mistakes() {
    let found = collect("kehu-fuwu", &word_page(), language());
    let words = words(&found);
    assert_eq!(words[0], "客户服务");
    for word in ["客户", "服务", "客服", "微信", "顾客就是上帝", "联系", "部门"] {
        assert!(words.contains(&word), "{word} in {words:?}");
    }
    assert!(found.iter().any(|f| f.note.id.as_str() == "w:客户:kèhù"));
    let mistakes: Vec<_> = found
        .iter()
        .filter_map(|f| match &f.note.facts {
            Facts::Mistake {
                incorrect,
                why,
                corrects,
            } => Some((incorrect, why, corrects)),
            _ => None,
        })
        .collect();
    assert_eq!(mistakes.len(), 1);
    let (incorrect, why, corrects) = mistakes[0];
    assert_eq!(incorrect.text, "我跟一个客户服务谈了。");
    assert_eq!(incorrect.rubies[3].pinyin, "ge");
    assert!(why.starts_with("This sounds like"), "{why}");
    assert_eq!(corrects.len(), 2);
    assert_eq!(corrects[0].english, "I talked with a customer service rep.");
    let sentences = found
        .iter()
        .filter(|f| matches!(f.note.facts, Facts::Sentence { .. }))
        .count();
    assert_eq!(sentences, 2);
}

#[test]
fn glosses_say_whose_they_are() {
    let found = collect("kehu-fuwu", &word_page(), language());
    let gloss = |word: &str| {
        found.iter().find_map(|f| match &f.note.facts {
            Facts::Word {
                word: phrase,
                gloss,
                gloss_by,
            } if phrase.text == word => Some((gloss.as_str(), *gloss_by)),
            _ => None,
        })
    };
    use crate::note::GlossBy::{Author, Dictionary};
    assert_eq!(gloss("客户服务"), Some(("customer service", Author)));
    assert_eq!(gloss("顾客就是上帝"), Some(("the customer is God", Author)));
    assert!(matches!(gloss("客户"), Some((_, Dictionary))));
}

#[test]
fn a_concept_page_gives_its_vocabulary_and_its_sentences() {
    let found = collect("customer-service", &concept_page(), language());
    let words = words(&found);
    for word in ["客户", "服务", "企业"] {
        assert!(words.contains(&word), "{word} in {words:?}");
    }
    assert!(words.len() >= 10, "{words:?}");
    let sentences: Vec<_> = found
        .iter()
        .filter_map(|f| match &f.note.facts {
            Facts::Sentence { chinese, english } => Some((chinese.text.as_str(), english.as_str())),
            _ => None,
        })
        .collect();
    assert!(sentences.len() >= 4, "{sentences:?}");
    assert!(
        sentences
            .iter()
            .any(|(chinese, english)| chinese.contains("商业生态") && english.contains("ecosystem"))
    );
}

#[test]
fn every_note_is_found_once_and_can_be_found_again() {
    for lesson in [word_page(), concept_page()] {
        let found = collect("id", &lesson, language());
        let mut ids: Vec<_> = found.iter().map(|f| &f.note.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), found.len());
        for note in found {
            let Some(place) = note.source.place else {
                assert_eq!(note.standing, Standing::Headword);
                continue;
            };
            let block = &lesson.sections[place.section].blocks[place.block];
            let text: String = block.texts().map(|text| phrase(text).text).collect();
            assert!(
                text.contains(&note.note.chinese().text),
                "{} in {text}",
                note.note.id
            );
        }
    }
}

#[test]
fn a_word_is_one_note_in_either_script_and_however_its_tones_are_written() {
    let id = |word: &str, reading: &str| word_note(language(), word, reading).unwrap().id;
    assert_eq!(id("客户", "kè hù"), id("客戶", "kèhù"));
    assert_eq!(id("一个", "yí ge"), id("一个", "yī gè"));
    assert_eq!(word_note(language(), "APP", ""), None);
}

/// Slips that real pages showed.
#[test]
fn terms_are_whole_and_mean_something() {
    let page = crate::testing::lesson(
        "page.md",
        "# kèhù: 客户 - Client\n\n## Practical Usage\n\nThe measure word is 个 (gè). Some say 甲方爸爸 (jiǎfāng bàba), \
         \"Daddy Party A\", and some 还得 (hái děi) wait.\n\n## Related Terms\n\n- [客户忠诚度](x.md) (kèhù zhōngchéngdù) - \
         customer loyalty\n- 大客户 (dà kèhù) - major client\n",
    );
    let found = collect("page", &page, language());
    let glosses: Vec<(&str, &str)> = found
        .iter()
        .map(|f| (f.note.chinese().text.as_str(), f.note.english()))
        .collect();
    for term in [
        ("客户忠诚度", "customer loyalty"),
        ("大客户", "major client"),
        ("甲方爸爸", "daddy party A"),
    ] {
        assert!(glosses.contains(&term), "{term:?} in {glosses:?}");
    }
    assert!(
        glosses
            .iter()
            .all(|(word, gloss)| *word != "个" && !gloss.is_empty()),
        "{glosses:?}"
    );
}

#[test]
fn quotation_marks_around_a_translation_are_left_out() {
    assert_eq!(unquoted(" “I talked.” "), "I talked.");
    assert_eq!(unquoted("“A” and “B”"), "“A” and “B”");
}

/// The words of a page with their glosses.
fn glosses(page: &wenxi_lesson::Lesson) -> HashMap<String, String> {
    let found = collect("page", page, language());
    let word = |f: &Found| (f.note.chinese().text.clone(), f.note.english().to_owned());
    found
        .iter()
        .filter(|f| matches!(f.note.facts, Facts::Word { .. }))
        .map(word)
        .collect()
}

#[test]
fn a_list_of_terms_says_what_a_word_means_better_than_an_aside() {
    let page = crate::testing::lesson(
        "page.md",
        "# dìngjīn: 定金 - Deposit\n\n## Practical Usage\n\nThen comes 尾款 (wěikuǎn), \"the tail of the money\", at last.\n\n\
         ## Related Terms\n\n- 尾款 (wěikuǎn) - balance due\n",
    );
    assert_eq!(glosses(&page)["尾款"], "balance due");
}

#[test]
fn words_of_a_sentence_mean_what_its_english_says() {
    let page = crate::testing::lesson(
        "page.md",
        "# Talk\n\n## Example Sentences\n\n- 这是一种重要的意义。(Zhè shì yì zhǒng zhòngyào de yìyì.) This is an important significance.\n",
    );
    assert!(
        glosses(&page)["意义"].starts_with("significance"),
        "{:?}",
        glosses(&page)
    );
}

#[test]
fn a_concept_page_is_about_what_its_title_says() {
    let found = collect("customer-service", &concept_page(), language());
    assert_eq!(found[0].standing, Standing::Headword);
    assert_eq!(found[0].note.chinese().text, "客户服务");
    assert_eq!(found[0].note.english(), "customer service");
}

#[test]
fn labels_are_no_vocabulary() {
    let found = collect("customer-service", &concept_page(), language());
    assert!(!words(&found).contains(&"应用"), "{:?}", words(&found));
}

#[test]
fn an_author_who_writes_no_tones_means_those_of_the_dictionary() {
    let note = word_note(language(), "客户", "ke hu").unwrap();
    let read: Vec<&str> = note
        .chinese()
        .rubies
        .iter()
        .map(|ruby| ruby.pinyin.as_str())
        .collect();
    assert_eq!(read, ["kè", "hù"]);
}

#[test]
fn no_space_stays_where_a_reading_was() {
    let page = crate::testing::lesson(
        "page.md",
        "# x: 意见 - Opinion\n\n## Example Sentences\n\n- 意见被认真 (rènzhēn) 听过 (tīngguò) 的人会再来。 - Who was heard comes again.\n",
    );
    let found = collect("page", &page, language());
    let sentence = found
        .iter()
        .find(|f| matches!(f.note.facts, Facts::Sentence { .. }))
        .unwrap();
    assert_eq!(sentence.note.chinese().text, "意见被认真听过的人会再来。");
}

/// What one lesson says of a word holds in another, where the dictionary says something else; its own author comes first.
#[test]
fn an_authors_gloss_holds_in_the_other_lessons_of_the_course() {
    let terms = lesson(
        "terms.md",
        "# dìngdān: 订单 - Order\n\n## Related Terms and Concepts\n\n- 顾客 (gùkè) - shopper\n- 客 (kè) - guest\n",
    );
    let told = told(&terms, language());
    let words: Vec<&str> = told.iter().map(|note| note.chinese().text.as_str()).collect();
    assert_eq!(words, ["订单", "顾客"]);
    let text = "小红昨天看订单，顾客都在等订单。";
    let mut found = collect("text", &lesson("text.txt", text), language());
    retold(&mut found, &told);
    let gloss = |found: &[Found], word: &str| {
        let found = found
            .iter()
            .find(|found| found.note.chinese().text == word)
            .unwrap();
        let Facts::Word { gloss, gloss_by, .. } = &found.note.facts else {
            panic!()
        };
        (gloss.clone(), *gloss_by)
    };
    assert_eq!(gloss(&found, "顾客"), ("shopper".to_owned(), GlossBy::Course));
    let mut own = collect("terms", &terms, language());
    retold(&mut own, &told);
    assert_eq!(gloss(&own, "订单").1, GlossBy::Author);
}

#[test]
fn a_page_is_about_the_term_that_it_defines() {
    let page = lesson(
        "last-mile.md",
        "# The Last Mile\n\n## 中文解释 / English Explanation\n\n* **定义 / Definition**  \n  **中文解释**：最后一公里原来是通信行业的说法。今天它说的是送货。  \n  \
         **English Explanation**: The last mile was at first an expression of telecommunications. Today it is about delivery.\n\n\
         * **应用 / Application**  \n  **中文应用场景**：解决最后一公里的办法有很多。  \n  **English Application Scenarios**: There are many ways to solve the last mile.\n",
    );
    let found = collect("page", &page, language());
    let first = &found[0];
    assert_eq!(
        (first.note.chinese().text.as_str(), first.standing),
        ("最后一公里", Standing::Headword)
    );
    assert_eq!(first.note.english(), "last mile");
}
