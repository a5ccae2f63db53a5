//! What tests share: the language, loaded once, and a lesson of each family.

use std::sync::LazyLock;
use wenxi_lesson::Lesson;
use wenxi_mandarin::Language;

/// The language data.
pub(crate) fn language() -> &'static Language {
    static LANGUAGE: LazyLock<Language> = LazyLock::new(|| Language::load().unwrap());
    &LANGUAGE
}

/// A lesson from a document.
pub(crate) fn lesson(name: &str, text: &str) -> Lesson {
    wenxi_lesson::read(name, text.as_bytes(), &|character| {
        language().readings_of(character)
    })
    .unwrap()
}

/// A word page with a headword, words in the running text, a mistake, and nothing else.
pub(crate) fn word_page() -> Lesson {
    lesson("word.txt", WORD_PAGE)
}

/// A bilingual concept page.
pub(crate) fn concept_page() -> Lesson {
    lesson("concept.md", CONCEPT_PAGE)
}

const WORD_PAGE: &str = "\
kèhù fúwù: 客户服务 - Customer Service

Character Breakdown

When combined, 客户 (kèhù) literally means “guest household.” 服务 (fúwù) means “service.”

Cultural Context and Significance

The saying that the customer is always right (顾客就是上帝, gùkè jiùshì shàngdì - “the customer is God”) is known to \
everybody. Much of it happens on WeChat (微信, Wēixìn) today.

Example Sentences

Nuances and Common Mistakes

Incorrect Usage: `我跟一个客户服务谈了。(Wǒ gēn yí ge kèhù fúwù tán le.)` This sounds like “I talked with a customer \
service.” A department is no person. Correct Usage: `我跟一个客服谈了。(Wǒ gēn yí ge kèfú tán le.)` “I talked with a \
customer service rep.” `我联系了他们的客户服务部门。(Wǒ liánxìle tāmen de kèhù fúwù bùmén.)` “I contacted their customer \
service department.” You write to the 客户服务 (kèhù fúwù) to reach a 客服 (kèfú).
";

const CONCEPT_PAGE: &str = "\
# Customer Service

## 中文解释 / English Explanation

* **定义 / Definition**  
  **中文解释**：客户服务是企业为了满足客户的需要而提供的服务。服务质量影响客户对企业的信任。  
  **English Explanation**: Customer service is the service that businesses provide to meet the needs of customers. The \
quality of service affects the trust of customers in a business.

* **应用 / Application**  
  **中文应用场景**：银行、商店和网站都需要客户服务。好的服务能解决问题，也能提高销售。  
  **English Application Scenarios**: Banks, shops and websites all need customer service. Good service can solve problems \
and increase sales.

## 历史典故 / Historical Context

* **影响 / Impact**  
  **中文影响**：客户服务的发展改变了商业生态。许多企业通过客户反馈改善产品设计。  
  **English Impact**: The development of customer service has changed the business ecosystem. Many businesses improve the \
design of products through the feedback of customers.

## 要点总结 / Takeaway

* **中文**  
  - 客户服务是企业与客户之间的桥梁。  
  - 企业文化影响服务质量。  

* **English**  
  - Customer service is a bridge between businesses and customers.  
  - The culture of a company affects the quality of service.  
";
