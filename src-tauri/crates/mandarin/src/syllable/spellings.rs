//! The spellings that exist: every syllable of standard Mandarin, with the few that only interjections and
//! colloquial words have (`hng`, `dia`, `biang`), as dictionaries write them. No other spelling is a [`Syllable`].
//!
//! [`Syllable`]: super::Syllable

macro_rules! spellings {
    ($($plain:literal)*) => { &[$(($plain, concat!($plain, "r"))),*] };
}

/// Every spelling without a tone, and the same with the `r` of erhua; sorted by the bytes of the first.
#[rustfmt::skip]
pub(super) const SPELLINGS: &[(&str, &str)] = spellings! {
    "a" "ai" "an" "ang" "ao"
    "ba" "bai" "ban" "bang" "bao" "bei" "ben" "beng" "bi" "bia" "bian" "biang" "biao" "bie" "bin" "bing" "biu" "bo"
    "bu"
    "ca" "cai" "can" "cang" "cao" "ce" "cen" "ceng" "cha" "chai" "chan" "chang" "chao" "che" "chen" "cheng" "chi"
    "chong" "chou" "chu" "chua" "chuai" "chuan" "chuang" "chui" "chun" "chuo" "ci" "cong" "cou" "cu" "cuan" "cui"
    "cun" "cuo"
    "da" "dai" "dan" "dang" "dao" "de" "dei" "den" "deng" "di" "dia" "dian" "diao" "die" "ding" "diu" "dong" "dou"
    "du" "duan" "duang" "dui" "dun" "duo"
    "e" "ei" "en" "eng" "er"
    "fa" "fan" "fang" "fei" "fen" "feng" "fiao" "fo" "fou" "fu"
    "ga" "gai" "gan" "gang" "gao" "ge" "gei" "gen" "geng" "gong" "gou" "gu" "gua" "guai" "guan" "guang" "gui" "gun"
    "guo"
    "ha" "hai" "han" "hang" "hao" "he" "hei" "hen" "heng" "hm" "hng" "hong" "hou" "hu" "hua" "huai" "huan" "huang"
    "hui" "hun" "huo"
    "ji" "jia" "jian" "jiang" "jiao" "jie" "jin" "jing" "jiong" "jiu" "ju" "juan" "jue" "jun"
    "ka" "kai" "kan" "kang" "kao" "ke" "kei" "ken" "keng" "kong" "kou" "ku" "kua" "kuai" "kuan" "kuang" "kui" "kun"
    "kuo"
    "la" "lai" "lan" "lang" "lao" "le" "lei" "leng" "li" "lia" "lian" "liang" "liao" "lie" "lin" "ling" "liu" "lo"
    "long" "lou" "lu" "luan" "lun" "luo" "lü" "lüe"
    "m" "ma" "mai" "man" "mang" "mao" "me" "mei" "men" "meng" "mi" "mian" "miao" "mie" "min" "ming" "miu" "mo" "mou"
    "mu"
    "n" "na" "nai" "nan" "nang" "nao" "ne" "nei" "nen" "neng" "ng" "ni" "nian" "niang" "niao" "nie" "nin" "ning"
    "niu" "nong" "nou" "nu" "nuan" "nun" "nuo" "nü" "nüe"
    "o" "ou"
    "pa" "pai" "pan" "pang" "pao" "pei" "pen" "peng" "pi" "pian" "piao" "pie" "pin" "ping" "po" "pou" "pu"
    "qi" "qia" "qian" "qiang" "qiao" "qie" "qin" "qing" "qiong" "qiu" "qu" "quan" "que" "qun"
    "r" "ran" "rang" "rao" "re" "ren" "reng" "ri" "rong" "rou" "ru" "rua" "ruan" "rui" "run" "ruo"
    "sa" "sai" "san" "sang" "sao" "se" "sei" "sen" "seng" "sha" "shai" "shan" "shang" "shao" "she" "shei" "shen"
    "sheng" "shi" "shou" "shu" "shua" "shuai" "shuan" "shuang" "shui" "shun" "shuo" "si" "song" "sou" "su" "suan"
    "sui" "sun" "suo"
    "ta" "tai" "tan" "tang" "tao" "te" "tei" "teng" "ti" "tian" "tiao" "tie" "ting" "tong" "tou" "tu" "tuan" "tui"
    "tun" "tuo"
    "wa" "wai" "wan" "wang" "wei" "wen" "weng" "wo" "wu"
    "xi" "xia" "xian" "xiang" "xiao" "xie" "xin" "xing" "xiong" "xiu" "xu" "xuan" "xue" "xun"
    "ya" "yai" "yan" "yang" "yao" "ye" "yi" "yin" "ying" "yo" "yong" "you" "yu" "yuan" "yue" "yun"
    "za" "zai" "zan" "zang" "zao" "ze" "zei" "zen" "zeng" "zha" "zhai" "zhan" "zhang" "zhao" "zhe" "zhei" "zhen"
    "zheng" "zhi" "zhong" "zhou" "zhu" "zhua" "zhuai" "zhuan" "zhuang" "zhui" "zhun" "zhuo" "zi" "zong" "zou" "zu"
    "zuan" "zui" "zun" "zuo"
    "ê"
};

/// Every spelling as a number, in the same order: what is looked up for every word of every document.
#[allow(clippy::indexing_slicing, reason = "evaluated when it is compiled")]
static KEYS: [u64; SPELLINGS.len()] = {
    let mut keys = [0; SPELLINGS.len()];
    let mut index = 0;
    while index < keys.len() {
        if let Some(key) = key(SPELLINGS[index].0.as_bytes()) {
            keys[index] = key;
        }
        index += 1;
    }
    keys
};

/// For each byte, how many spellings begin with a smaller one.
#[allow(clippy::indexing_slicing, reason = "evaluated when it is compiled")]
static BEFORE: [usize; 257] = {
    let mut before = [SPELLINGS.len(); 257];
    let mut index = SPELLINGS.len();
    let mut byte = 256;
    while index > 0 {
        index -= 1;
        let first = SPELLINGS[index].0.as_bytes()[0] as usize;
        while byte > first {
            before[byte] = index + 1;
            byte -= 1;
        }
    }
    while byte > 0 {
        before[byte] = 0;
        byte -= 1;
    }
    before[0] = 0;
    before
};

/// The spellings that begin as the letters do, as numbers, and the place of the first of them.
pub(super) fn alike(letters: &[u8]) -> (usize, &'static [u64]) {
    let Some(first) = letters.first().map(|byte| usize::from(*byte)) else {
        return (0, &[]);
    };
    let start = BEFORE.get(first).copied().unwrap_or_default();
    let end = BEFORE.get(first + 1).copied().unwrap_or_default();
    (start, KEYS.get(start..end).unwrap_or_default())
}

/// The bytes of a spelling as a number that is in their order; nothing if there are too many, or one that no spelling has.
pub(super) const fn key(letters: &[u8]) -> Option<u64> {
    if letters.len() > 8 {
        return None;
    }
    let mut key = 0;
    let mut shift = 64;
    let mut rest = letters;
    while let [first, after @ ..] = rest {
        if *first == 0 {
            return None;
        }
        shift -= 8;
        key |= (*first as u64) << shift;
        rest = after;
    }
    Some(key)
}
