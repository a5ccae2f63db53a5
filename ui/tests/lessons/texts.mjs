// The two families of documents, as their readers would have them.

export const wordPage = {
  id: 'kehu-fuwu',
  title: 'kèhù fúwù: 客户服务 - Customer Service',
  heading: 'kèhù fúwù: 客户服务 - Customer Service',
  kind: 'wordPage',
  file: '/home/mei/Wenxi/000_a88f46fee3e37e00.txt',
  headword: { chinese: '客户服务', reading: 'kè hù fú wù', gloss: 'Customer Service', hsk: 5 },
  diagnostics: [
    {
      severity: 'note',
      code: 'empty-section',
      message: 'The section “Quick Summary” is empty.',
      line: 5,
      column: 1,
      lost: '',
    },
    {
      severity: 'warning',
      code: 'reading-mismatch',
      message: 'The reading has 7 syllables for 8 characters.',
      line: 27,
      column: 22,
      lost: '',
    },
  ],
  sections: [
    { role: 'summary', heading: 'Quick Summary', blocks: [] },
    { role: 'coreMeaning', heading: 'Core Meaning', blocks: [] },
    {
      role: 'characters',
      heading: 'Character Breakdown',
      blocks: [
        {
          type: 'paragraph',
          text: 'When combined, 客户{kè hù} literally means “guest household,” a term that has evolved to mean “client” or “customer,” often implying a more formal or ongoing relationship. 服务{fú wù} means “service,” literally the “tasks of serving.” Together, 客户服务{kè hù fú wù} perfectly translates to “service for customers/clients.”',
        },
      ],
    },
    {
      role: 'culture',
      heading: 'Cultural Context and Significance',
      blocks: [
        {
          type: 'paragraph',
          text: "The concept of 客户服务 is a powerful indicator of China's rapid economic and social transformation. In the pre-reform era, under a state-planned economy, the customer's experience was rarely a priority. Service was often perfunctory at best. Today, in China's hyper-competitive market, 客户服务 has become a critical battleground for businesses. The Western concept of “the customer is always right” (顾客就是上帝{gù kè jiù shì shàng dì} - “the customer is God”) has been widely adopted, at least in principle. A key difference from traditional Western customer service is the deep integration with technology, particularly mobile tech. While the West has call centers and email support, customer service in China heavily relies on real-time chat through platforms like WeChat (微信{wēi xìn}) and built-in chat functions on e-commerce giants like Taobao and JD.com. Customers expect near-instant responses via chat. This has created a culture of immediacy in service interactions that can feel more intense than in many Western countries. The quality of a company's 客户服务 is a frequent topic of online reviews and can make or break a brand's reputation.",
        },
      ],
    },
    {
      role: 'usage',
      heading: 'Practical Usage in Modern China',
      blocks: [
        {
          type: 'paragraph',
          text: '客户服务 is a formal and neutral term used in almost every commercial context.',
        },
      ],
    },
    { role: 'examples', heading: 'Example Sentences', blocks: [] },
    {
      role: 'mistakes',
      heading: 'Nuances and Common Mistakes',
      blocks: [
        {
          type: 'paragraph',
          text: 'The most significant pitfall for learners is confusing the concept/department with the person.',
        },
        {
          type: 'mistake',
          label: 'Incorrect Usage:',
          incorrect: '我跟一个客户服务谈了。{wǒ gēn yí ge kè hù fú wù tán le}',
          why: 'This sounds like “I talked with a customer service.” It is grammatically awkward and incorrect.',
          corrects: [
            {
              label: 'Correct Usage:',
              chinese: '我跟一个客服谈了。{wǒ gēn yí ge kè fú tán le}',
              english: '“I talked with a customer service rep.”',
            },
            {
              chinese: '我联系了他们的客户服务部门。{wǒ lián xì le tā men de kè hù fú wù bù mén}',
              english: '“I contacted their customer service department.”',
            },
          ],
        },
        {
          type: 'paragraph',
          text: 'Think of it this way: You call the 客户服务{kè hù fú wù} hotline to speak with a 客服{kè fú}.',
        },
      ],
    },
  ],
}

const pair = (topic, labels, rows) => ({ type: 'bilingualPair', topic, labels, rows })

export const conceptPage = {
  id: 'customer-service',
  title: 'Customer Service',
  heading: 'Customer Service',
  kind: 'conceptPage',
  file: '/home/mei/Wenxi/002_7d020355219d3b54.txt',
  sections: [
    {
      role: 'definition',
      heading: '中文解释 / English Explanation',
      blocks: [
        pair(
          '定义 / Definition',
          ['中文解释：', 'English Explanation:'],
          [
            [
              '客户服务是指企业或组织为满足客户需求、解决客户问题以及提升客户满意度而提供的一系列服务活动。',
              'Customer service refers to a series of service activities provided by businesses or organizations to meet customer needs, resolve issues, and enhance customer satisfaction.',
            ],
            [
              '其核心概念包括响应速度、服务质量、客户关系维护以及问题解决能力。',
              'Core concepts include response speed, service quality, customer relationship management, and problem-solving capabilities.',
            ],
            [
              '客户服务的起源可以追溯到早期的商业活动，随着市场竞争的加剧，客户服务逐渐成为企业竞争力的重要组成部分。',
              'The origin of customer service can be traced back to early commercial activities, and as market competition intensified, it gradually became a critical component of corporate competitiveness.',
            ],
          ],
        ),
        pair(
          '应用 / Application',
          ['中文应用场景：', 'English Application Scenarios:'],
          [
            [
              '客户服务广泛应用于零售、金融、电信、电子商务等行业。',
              'Customer service is widely applied in industries such as retail, finance, telecommunications, and e-commerce.',
            ],
            [
              '例如，在银行业，客户服务包括账户查询、贷款咨询、投诉处理等；在电商平台，客户服务涵盖订单跟踪、退换货处理、售后支持等。',
              'For example, in banking, customer service includes account inquiries, loan consultations, and complaint handling; in e-commerce platforms, it covers order tracking, returns and exchanges, and after-sales support.',
            ],
            [
              '需要注意的是，客户服务质量直接影响客户忠诚度和品牌声誉，因此企业需建立完善的客户服务体系并持续优化。',
              'It is important to note that the quality of customer service directly impacts customer loyalty and brand reputation, so businesses must establish robust customer service systems and continuously optimize them.',
            ],
          ],
        ),
        pair(
          '重要性 / Significance',
          ['中文重要性：', 'English Significance:'],
          [
            [
              '从监管角度看，客户服务是消费者权益保护的重要体现，许多行业都有明确的客户服务标准。',
              'From a regulatory perspective, customer service is a vital aspect of consumer rights protection, with many industries having clear customer service standards.',
            ],
            [
              '从投资角度看，优质的客户服务能够提升企业估值和市场份额。',
              "From an investment perspective, high-quality customer service can enhance a company's valuation and market share.",
            ],
            [
              '从行业角度看，客户服务是差异化竞争的关键，尤其在产品同质化严重的市场中，服务体验成为客户选择的重要因素。',
              'From an industry perspective, customer service is a key differentiator in competitive markets, especially in industries where product homogeneity is high, making service experience a critical factor in customer choice.',
            ],
          ],
        ),
      ],
    },
    {
      role: 'origin',
      heading: '历史典故 / Historical Context',
      blocks: [
        pair(
          '起源 / Origin',
          ['中文起源：', 'English Origin:'],
          [
            [
              '客户服务的概念最早可追溯到古代集市贸易，商贩通过提供优质服务吸引顾客。',
              'The concept of customer service dates back to ancient market trade, where vendors attracted customers by providing quality service.',
            ],
            [
              '现代客户服务的雏形出现在19世纪末的工业革命时期，随着大规模生产的兴起，企业开始重视售后服务。',
              'The modern form of customer service emerged during the Industrial Revolution in the late 19th century, as mass production led businesses to focus on after-sales service.',
            ],
            [
              '20世纪中期，随着电话和计算机技术的普及，客户服务中心（Call Center）逐渐成为主流。',
              'By the mid-20th century, with the proliferation of telephones and computers, call centers became mainstream.',
            ],
          ],
        ),
        pair(
          '影响 / Impact',
          ['中文影响：', 'English Impact:'],
          [
            [
              '客户服务的发展深刻改变了商业生态。',
              'The evolution of customer service has profoundly transformed the business ecosystem.',
            ],
            [
              '它不仅提升了消费者的购物体验，还推动了企业运营模式的创新。',
              'It has not only enhanced the shopping experience for consumers but also driven innovation in business operations.',
            ],
          ],
        ),
      ],
    },
    {
      role: 'takeaways',
      heading: '要点总结 / Takeaway',
      blocks: [
        pair(
          '',
          ['中文', 'English'],
          [
            [
              '核心价值：客户服务是企业与客户之间的桥梁，直接影响客户满意度和品牌忠诚度。',
              'Key Point 1: Customer service acts as a bridge between businesses and customers, directly impacting satisfaction and brand loyalty.',
            ],
            [
              '应用场景：广泛应用于零售、金融、电信、电商等行业，涵盖售前、售中、售后全流程。',
              'Key Point 2: It is widely applied in retail, finance, telecommunications, and e-commerce, covering pre-sales, in-sales, and after-sales processes.',
            ],
            [
              '延伸意义：客户服务不仅是解决问题的工具，更是企业文化和价值观的体现。',
              "Key Point 3: Beyond problem-solving, customer service reflects a company's culture and values.",
            ],
          ],
        ),
      ],
    },
  ],
}

export const fullWordPage = {
  id: 'manzou',
  title: 'mànzǒu: 慢走 - Take care on your way',
  heading: 'mànzǒu: 慢走 - Take care on your way',
  kind: 'wordPage',
  builtIn: true,
  headword: { chinese: '慢走', reading: 'màn zǒu', gloss: 'Take care on your way', hsk: 3 },
  sections: [
    {
      role: 'summary',
      heading: 'Quick Summary',
      blocks: [
        { type: 'fact', label: 'Keywords', value: '慢走, saying goodbye, polite Chinese, hosts and guests' },
        {
          type: 'paragraph',
          text: 'What a host says at the door. 慢走{màn zǒu} is literally “walk slowly”, and nobody means it: it wishes the guest a safe way home.',
        },
      ],
    },
    {
      role: 'coreMeaning',
      heading: 'Core Meaning',
      blocks: [
        { type: 'fact', label: 'Part of Speech', value: 'Set phrase' },
        { type: 'fact', label: 'HSK Level', value: 'Characters of HSK 2 and 3' },
        { type: 'fact', label: 'Concise Definition', value: 'Said to a guest or customer who is leaving.' },
      ],
    },
    {
      role: 'characters',
      heading: 'Character Breakdown',
      blocks: [
        { type: 'character', character: '慢{màn}', meaning: 'slow; here: without hurry, with care' },
        { type: 'character', character: '走{zǒu}', meaning: 'to walk; to leave' },
      ],
    },
    {
      role: 'examples',
      heading: 'Example Sentences',
      blocks: [
        {
          type: 'example',
          label: 'Example 1:',
          chinese: '谢谢您来，慢走！{xiè xie nín lái màn zǒu}',
          english: 'Thank you for coming, take care!',
          note: 'In a shop, with 您{nín}, the polite “you”.',
        },
        {
          type: 'example',
          label: 'Example 2:',
          chinese: '外面下雨了，您慢走，别着急。',
          english: 'It is raining outside; take your time, no need to hurry.',
          note: 'Here it is both the set phrase and what it says.',
        },
        {
          type: 'example',
          label: 'Example 3:',
          chinese: '我不送你了，慢走啊。',
          english: 'I won’t see you out. Take care!',
        },
      ],
    },
    {
      role: 'mistakes',
      heading: 'Nuances and Common Mistakes',
      blocks: [
        {
          type: 'table',
          rows: [
            ['Phrase', 'Who says it', 'To whom'],
            ['慢走{màn zǒu}', 'who stays', 'the guest who leaves'],
            ['请留步{qǐng liú bù}', 'who leaves', 'the host at the door'],
          ],
        },
        {
          type: 'list',
          items: [
            [{ type: 'paragraph', text: 'Never say it to your host when it is you who leaves.' }],
            [{ type: 'paragraph', text: 'With close friends, 路上小心{lù shàng xiǎo xīn} sounds warmer.' }],
          ],
        },
      ],
    },
    {
      role: 'related',
      heading: 'Related Terms and Concepts',
      blocks: [
        { type: 'related', term: '再见{zài jiàn}', gloss: 'goodbye' },
        { type: 'related', term: '请留步{qǐng liú bù}', gloss: 'please don’t see me out' },
        { type: 'related', term: '客户服务{kè hù fú wù}', gloss: 'customer service', lessonId: 'kehu-fuwu' },
      ],
    },
  ],
}
