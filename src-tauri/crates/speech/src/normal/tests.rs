//! What is said, case by case. Words are given as the page has them, `汉字|pinyin` with syllables, `_` for a space; what is said comes
//! back as pinyin, English in `<>`, pauses as `,` `;` (short) and `.`.

use proptest::prelude::*;
use rstest::rstest;
use wenxi_mandarin::pinyin;

use super::*;
use crate::Pause;

fn words(line: &str) -> Vec<SpokenWord> {
    let word = |token: &str| match token.split_once('|') {
        Some((text, reading)) => SpokenWord {
            text: text.to_owned(),
            syllables: pinyin::parse(reading).unwrap(),
        },
        None => SpokenWord {
            text: token.replace('_', " "),
            syllables: Vec::new(),
        },
    };
    line.split(' ').map(word).collect()
}

fn said(line: &str) -> String {
    let pieces = pieces(&words(line));
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Chinese { syllables, .. } => pinyin::join(syllables),
        Piece::English { text, .. } => format!("<{text}>"),
        Piece::Pause(Pause::Short) => ";".to_owned(),
        Piece::Pause(Pause::Comma) => ",".to_owned(),
        Piece::Pause(Pause::Sentence) => ".".to_owned(),
    });
    pieces.collect::<Vec<String>>().join(" ")
}

#[rstest]
// Years.
#[case("1990 年|nián", "yījiújiǔlíng nián")]
#[case("2008 年|nián", "èrlínglíngbā nián")]
#[case("1990 年代|niándài", "yījiújiǔlíng niándài")]
#[case("90 年代|niándài", "jiǔshí niándài")]
#[case("98 年|nián", "jiǔbā nián")]
#[case("10 年|nián", "shí nián")]
#[case("5000 年|nián", "wǔqiān nián")]
#[case("1500 年前|niánqián", "yìqiānwúbǎi niánqián")]
#[case("2024 春晚|chūnwǎn", "èrlíng'èrsì chūnwǎn")]
#[case("2024 个|gè", "liǎngqiānlíng'èrshísì gè")]
#[case("08 年|nián", "língbā nián")]
// Dates and times.
#[case("2026-11-22", "èrlíng'èrliùniánshíyīyuè'èrshí'èrrì")]
#[case("2026/1/5", "èrlíng'èrliùniányīyuèwǔrì")]
#[case("5 月|yuè 1 日|rì", "wǔ yuè yī rì")]
#[case("2 月|yuè", "èr yuè")]
#[case("12 : 30", "shí'èrdiǎnsānshífēn")]
#[case("8:05", "bādiǎnlíngwǔfēn")]
#[case("9：00", "jiúdiǎn")]
#[case("2:00", "liángdiǎn")]
#[case("23:59:07", "èrshísāndiánwǔshíjiǔfēnlíngqīmiǎo")]
#[case("3:2", "sān bǐ èr")]
// Amounts.
#[case("5 %", "bǎifēnzhīwǔ")]
#[case("12.5％", "bǎifēnzhīshí'èrdiánwǔ")]
#[case("5%-10%", "bǎifēnzhīwǔ dào bǎifēnzhīshí")]
#[case("100%", "bǎifēnzhīyìbǎi")]
#[case("1,234,567", "yìbǎi'èrshísānwànsìqiānwúbǎiliùshíqī")]
#[case("3.14", "sāndiǎnyīsì")]
#[case("3 . 14", "sāndiǎnyīsì")]
#[case("1.2.10", "yīdiǎn'èrdiǎnyīlíng")]
#[case("1/2", "èrfēnzhīyī")]
#[case("3/4", "sìfēnzhīsān")]
#[case("-5", "fùwǔ")]
#[case("-5℃", "língxiàwǔshèshìdù")]
#[case("25°C", "èrshíwǔshèshìdù")]
#[case("3-5 天|tiān", "sān dào wǔ tiān")]
#[case("3~5 天|tiān", "sān dào wǔ tiān")]
#[case("1 + 1 = 2", "yī jiā yī děngyú èr")]
// Money.
#[case("￥ 8", "bāyuán")]
#[case("￥_100", "yìbǎiyuán")]
#[case("$ _ 100", "yìbáiměiyuán")]
#[case("100 元|yuán / 月|yuè", "yìbǎi yuán měi yuè")]
#[case("3 次|cì _/_ 周|zhōu", "sān cì měi zhōu")]
#[case("苹果|píngguǒ / 梨|lí", "píngguǒ ; lí")]
#[case("￥99.9", "jiǔshíjiúdiánjiǔyuán")]
#[case("$2", "liángměiyuán")]
#[case("€1", "yì'ōuyuán")]
#[case("￥99.9 元|yuán", "jiǔshíjiúdiánjiǔ yuán")]
#[case("⑫ 好|hǎo", "shí'èr hǎo")]
#[case("1km", "yìgōnglǐ")]
#[case("1°", "yídù")]
// Telephones and other numbers that are read off.
#[case("12315", "yāo'èrsānyāowǔ")]
#[case("12315 元|yuán", "yíwànliǎngqiānsānbǎiyīshíwǔ yuán")]
#[case("拨打|bōdǎ 110", "bōdǎ yāoyāolíng")]
#[case("110 米|mǐ", "yìbǎiyīshí mǐ")]
#[case("13812345678", "yāosānbāyāo'èrsānsìwǔliùqībā")]
#[case("138-1234-5678", "yāosānbāyāo'èrsānsìwǔliùqībā")]
#[case("010-12345678", "língyāolíngyāo'èrsānsìwǔliùqībā")]
#[case("400-800-8888", "sìlínglíngbālínglíngbābābābā")]
#[case("电话|diànhuà ： 62345678", "diànhuà , liù'èrsānsìwǔliùqībā")]
#[case("电话|diànhuà 是|shì 62345678", "diànhuà shì liù'èrsānsìwǔliùqībā")]
#[case("急救|jíjiù 电话|diànhuà 是|shì 120", "jíjiù diànhuà shì yāo'èrlíng")]
#[case(
    "电话|diànhuà 号码|hàomǎ 是|shì 62345678",
    "diànhuà hàomǎ shì liù'èrsānsìwǔliùqībā"
)]
#[case("(010)62345678", "língyāolíngliù'èrsānsìwǔliùqībā")]
#[case("（ 010 ） 6234 _ 5678", "língyāolíngliù'èrsānsìwǔliùqībā")]
#[case("0755-8888_8888", "língqīwúwǔbābābābābābābābā")]
#[case("021—6234—5678", "líng'èryāoliù'èrsānsìwǔliùqībā")]
#[case("(2024)", ", èrlíng'èrsì ,")]
#[case("1990—2000 年|nián", "yījiújiǔlíng dào èrlínglínglíng nián")]
#[case("火警|huǒjǐng 119", "huǒjǐng yāoyāojiǔ")]
#[case("110 报警|bàojǐng", "yāoyāolíng bàojǐng")]
#[case("订单|dìngdān 号|hào 12345678", "dìngdān hào yāo'èrsānsìwǔliùqībā")]
#[case("微信|wēixìn 号|hào ： 88888888", "wēixìn hào , bābābābābābābābā")]
#[case("QQ 号|hào 是|shì 123456", "<Q Q> hào shì yāo'èrsānsìwǔliù")]
#[case("QQ：123456", "<Q Q> , yāo'èrsānsìwǔliù")]
#[case("尾号|wěihào 1234", "wěihào yāo'èrsānsì")]
#[case("房间|fángjiān 号|hào ： 302", "fángjiān hào , sānlíng'èr")]
#[case("2 号|hào 2000 人|rén", "èr hào liǎngqiān rén")]
#[case("996 工作制|gōngzuòzhì", "jiújiǔliù gōngzuòzhì")]
#[case("996 个|gè", "jiúbáijiǔshíliù gè")]
#[case("618 大促|dàcù", "liùyāobā dàcù")]
#[case("302 房间|fángjiān", "sānlíng'èr fángjiān")]
#[case("007", "línglíngqī")]
// Figures that are one sign.
#[case("加|jiā ½ 杯|bēi 水|shuǐ", "jiā èrfēnzhīyī bēi shuǐ")]
#[case("2½ 杯|bēi", "èr èrfēnzhīyī bēi")]
#[case("第|dì Ⅲ 章|zhāng", "dì sān zhāng")]
#[case("⑴", "yī")]
// One and two.
#[case("1 个|gè", "yí gè")]
#[case("1 本|běn", "yì běn")]
#[case("1 月|yuè", "yī yuè")]
#[case("第|dì 1 个|gè", "dì yī gè")]
#[case("2 个|gè", "liǎng gè")]
#[case("2 本|běn", "liáng běn")]
#[case("12 个|gè", "shí'èr gè")]
#[case("第|dì 2 本|běn", "dì èr běn")]
#[case("2 楼|lóu", "èr lóu")]
#[case("2", "èr")]
#[case("5 本|běn", "wú běn")]
// Units.
#[case("5km", "wǔgōnglǐ")]
#[case("2 kg", "liǎnggōngjīn")]
#[case("120km/h", "méixiǎoshíyìbǎi'èrshígōnglǐ")]
#[case("90㎡", "jiǔshípíngfāngmǐ")]
#[case("500mL", "wúbǎiháoshēng")]
#[case("5G", "wǔ <G>")]
// Wide forms.
#[case("１９９０ 年|nián", "yījiújiǔlíng nián")]
fn numbers_are_said_as_chinese_people_say_them(#[case] line: &str, #[case] expected: &str) {
    assert_eq!(said(line), expected);
}

#[rstest]
#[case("HSK", "<H S K>")]
#[case("参加|cānjiā HSK 考试|kǎoshì", "cānjiā <H S K> kǎoshì")]
#[case("ＡＰＰ", "<A P P>")]
#[case("T 恤|xù", "<T> xù")]
#[case("用|yòng iPhone15", "yòng <iPhone> shíwǔ")]
#[case("C919", "<C> jiǔyāojiǔ")]
#[case("MP3", "<M P> sān")]
#[case("B2B 模式|móshì", "<B 2 B> móshì")]
#[case("NASA", "<NASA>")]
#[case("用|yòng Wi-Fi 上网|shàngwǎng", "yòng <Wi-Fi> shàngwǎng")]
#[case("WiFi", "<WiFi>")]
#[case("Don't_worry, be_happy!", "<Don't> <worry> , <be> <happy> .")]
#[case(
    "The_price_is_$5.50_(about_25%).",
    "<The> <price> <is> <$5.50> , <about> <25%> , ."
)]
#[case(
    "他|tā 说|shuō ： I_have_2_cats. 对|duì 。",
    "tā shuō , <I> <have> <2> <cats> . duì ."
)]
#[case("Call Center", "<Call> <Center>")]
#[case("中心|zhōngxīn （ Call_Center ） 是|shì", "zhōngxīn , <Call> <Center> , shì")]
fn latin_words_are_english_or_letters(#[case] line: &str, #[case] expected: &str) {
    assert_eq!(said(line), expected);
}

#[rstest]
#[case::in_brackets("客户|kèhù (kèhù) 是|shì", "kèhù shì")]
#[case::in_wide_brackets("客户|kèhù （ kè_hù ） 是|shì", "kèhù shì")]
#[case::with_a_space("客户|kèhù _ [kèhù] 是|shì", "kèhù shì")]
#[case::alone("mā _ má _ mǎ _ mà _ ma", "mā má mǎ mà ma")]
#[case::bare("客户|kèhù _ kèhù", "kèhù")]
#[case::before_its_characters("kèhù : 客户|kèhù - Customer", ", kèhù , <Customer>")]
#[case::over_punctuation("很好|hěnhǎo ， 你|nǐ 呢|ne ？ Hěn_hǎo , _nǐ_ne ?", "hěnhǎo , nǐ ne . , .")]
#[case::sandhi_or_not("不是|búshì _ bù_shì", "búshì")]
#[case::an_english_word_like_it("客户|kèhù can_mean_a_client", "kèhù <can> <mean> <a> <client>")]
#[case::with_english_around(
    "The_word_ xièxie _is_ a_word_for_you",
    "<The> <word> xièxie <is> <a> <word> <for> <you>"
)]
#[case::another_reading("客户|kèhù _ gùkè", "kèhù gùkè")]
#[case::after_a_colon("拼音|pīnyīn ： xī'ān", "pīnyīn , xī'ān")]
fn pinyin_is_said_but_never_twice(#[case] line: &str, #[case] expected: &str) {
    assert_eq!(said(line), expected);
}

#[rstest]
#[case("客户|kèhù ， 服务|fúwù 。", "kèhù , fúwù .")]
#[case("客户|kèhù 、 服务|fúwù ！", "kèhù ; fúwù .")]
#[case("“ 好|hǎo ” ， 他|tā 说|shuō", "hǎo , tā shuō")]
#[case("好|hǎo …… 好|hǎo", "hǎo . . hǎo")]
#[case("好|hǎo 😀 好|hǎo", "hǎo hǎo")]
#[case("好|hǎo \u{0}\u{200b}\u{7} 好|hǎo", "hǎo hǎo")]
#[case("Привет 好|hǎo", "hǎo")]
fn signs_are_pauses_or_silence(#[case] line: &str, #[case] expected: &str) {
    assert_eq!(said(line), expected);
}

#[rstest]
#[case("一会儿|yíhuìr", "yíhuìr")]
#[case("哪儿|nǎr", "nǎr")]
#[case("女儿|nǚ'ér", "nǚ'ér")]
fn erhua_is_one_syllable(#[case] line: &str, #[case] expected: &str) {
    assert_eq!(said(line), expected);
}

#[test]
fn the_r_of_a_character_joins_the_syllable_before_it() {
    let [yí, huì, r] = ["yí", "huì", "r"].map(|syllable| syllable.parse().unwrap());
    let words = [SpokenWord {
        text: "一会儿".to_owned(),
        syllables: vec![yí, huì, r],
    }];
    let [Piece::Chinese { syllables, .. }] = &pieces(&words)[..] else {
        panic!("one word, one piece")
    };
    assert_eq!(pinyin::join(syllables), "yíhuìr");
}

#[test]
fn a_number_over_several_words_sounds_at_the_first() {
    let pieces = pieces(&words("好|hǎo 3 . 14 好|hǎo"));
    let words: Vec<Option<usize>> = pieces.iter().map(Piece::word).collect();
    assert_eq!(words, [Some(0), Some(1), Some(4)]);
}

proptest! {
    #[test]
    fn any_text_is_read_to_its_end(texts in prop::collection::vec(".{0,12}", 0..6)) {
        let words: Vec<SpokenWord> =
            texts.into_iter().map(|text| SpokenWord { text, syllables: Vec::new() }).collect();
        let mut last = 0;
        for piece in pieces(&words) {
            let word = piece.word().unwrap_or(last);
            prop_assert!(word >= last && word < words.len());
            last = word;
        }
    }

    #[test]
    fn figures_are_never_silent(text in "[0-9½⅔Ⅲⅻ⑫⑴]{1,20}([.,:/%~-][0-9]{1,5}){0,4}") {
        let words = [SpokenWord { text, syllables: Vec::new() }];
        let syllables: usize = pieces(&words)
            .iter()
            .map(|piece| match piece {
                Piece::Chinese { syllables, .. } => syllables.len(),
                _ => 0,
            })
            .sum();
        prop_assert!(syllables > 0);
    }
}
