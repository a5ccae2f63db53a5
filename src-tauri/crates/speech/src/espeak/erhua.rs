//! Erhua in eSpeak's phonemes.
//!
//! The r of 哪儿 colours the vowel before it, and takes the place of what stood after that vowel: -i, -n and -ng go
//! (Lin, *The Sounds of Chinese*, 2007, chapter 8). 玩儿 is `war`, 事儿 `shər`, 一点儿 `diar`, 会儿 `huər`, 今儿 `jiər`.
//! The nasal colour that -ng leaves is beyond this voice.

use wenxi_mandarin::Syllable;

/// The phonemes of a syllable with erhua in this contour; nothing for another syllable.
pub(super) fn phonemes(syllable: Syllable, contour: &str) -> Option<String> {
    if !syllable.is_erhua() {
        return None;
    }
    let (initial, final_) = split(syllable.without_erhua().letters());
    let (vowel, coda) = coloured(initial, final_)?;
    Some(format!("{}{}{contour}{coda}", sound_of(initial)?, vowel))
}

/// Initial and final; `y` and `w` are ways to write finals that begin a syllable, and `u` is `ü` after `j q x`.
fn split(letters: &str) -> (&str, &str) {
    let final_of_bare = match letters {
        "yi" => "i",
        "ya" => "ia",
        "ye" => "ie",
        "yo" => "io",
        "yao" => "iao",
        "you" => "iu",
        "yai" | "yan" => "ian",
        "yin" => "in",
        "yang" => "iang",
        "ying" => "ing",
        "yong" => "iong",
        "yu" => "ü",
        "yue" => "üe",
        "yuan" => "üan",
        "yun" => "ün",
        "wu" => "u",
        "wa" => "ua",
        "wo" => "uo",
        "wai" => "uai",
        "wei" => "ui",
        "wan" => "uan",
        "wen" => "un",
        "wang" => "uang",
        "weng" => "ueng",
        _ => "",
    };
    if !final_of_bare.is_empty() {
        return ("", final_of_bare);
    }
    let initial = if letters.get(1..2) == Some("h") { 2 } else { 1 };
    let initial = if letters.starts_with(['a', 'o', 'e', 'ê']) {
        0
    } else {
        initial
    };
    let (initial, final_) = letters.split_at_checked(initial).unwrap_or(("", letters));
    let final_ = match (initial, final_) {
        ("j" | "q" | "x", "u") => "ü",
        ("j" | "q" | "x", "ue") => "üe",
        ("j" | "q" | "x", "uan") => "üan",
        ("j" | "q" | "x", "un") => "ün",
        _ => final_,
    };
    (initial, final_)
}

/// The vowel that a final becomes before r, and what follows its tone.
fn coloured(initial: &str, final_: &str) -> Option<(&'static str, &'static str)> {
    // eSpeak has a vowel of its own for ər, and a consonant r that colours what stands before it.
    Some(match final_ {
        "i" if matches!(initial, "zh" | "ch" | "sh" | "r" | "z" | "c" | "s") => ("'@r", ""),
        "i" | "in" | "ing" => ("j'@r", ""),
        "e" | "ei" | "en" | "eng" => ("'@r", ""),
        "ui" | "un" | "ueng" => ("w'@r", ""),
        "ü" | "ün" => ("y'@r", ""),
        "a" | "ai" | "an" | "ang" => ("'A", "r"),
        "ia" | "ian" | "iang" => ("j'A", "r"),
        "ua" | "uai" | "uan" | "uang" => ("w'A", "r"),
        "üan" => ("y'A", "r"),
        "ê" => ("'E", "r"),
        "ie" => ("'iE", "r"),
        "üe" => ("'yE", "r"),
        "u" | "ong" => ("'u", "r"),
        "iong" => ("y'u", "r"),
        "o" => ("'o", "r"),
        "uo" => ("'uo", "r"),
        "io" => ("'io", "r"),
        "ao" => ("'Au", "r"),
        "iao" => ("j'Au", "r"),
        "ou" => ("'ou", "r"),
        "iu" => ("'iou", "r"),
        _ => return None,
    })
}

/// An initial in eSpeak's phonemes.
fn sound_of(initial: &str) -> Option<&'static str> {
    Some(match initial {
        "" => "",
        "b" => "p",
        "p" => "ph",
        "m" => "m",
        "f" => "f",
        "d" => "t",
        "t" => "th",
        "n" => "n",
        "l" => "l",
        "g" => "k",
        "k" => "kh",
        "h" => "X",
        "j" => "tS;",
        "q" => "tS;h",
        "x" => "S;",
        "zh" => "ts.",
        "ch" => "ts.h",
        "sh" => "s.",
        "r" => "z.",
        "z" => "ts",
        "c" => "tsh",
        "s" => "s",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use wenxi_mandarin::Tone;

    #[rstest]
    #[case("nar", "n'A214r")]
    #[case("wanr", "w'A214r")]
    #[case("dianr", "tj'A214r")]
    #[case("shir", "s.'@r214")]
    #[case("huir", "Xw'@r214")]
    #[case("jinr", "tS;j'@r214")]
    #[case("quanr", "tS;hy'A214r")]
    #[case("yur", "y'@r214")]
    #[case("ger", "k'@r214")]
    #[case("huor", "X'uo214r")]
    #[case("niur", "n'iou214r")]
    #[case("kongr", "kh'u214r")]
    #[case("ranr", "z.'A214r")]
    fn the_r_takes_the_place_of_what_follows_the_vowel(#[case] letters: &str, #[case] espeak: &str) {
        let syllable = Syllable::new(letters, Tone::Third).unwrap();
        assert_eq!(phonemes(syllable, "214").unwrap(), espeak);
    }

    #[test]
    fn every_syllable_that_takes_erhua_can_be_said_with_it() {
        let with_r: Vec<Syllable> = Syllable::all().filter_map(Syllable::with_erhua).collect();
        assert!(with_r.len() > 1500);
        let unsaid: Vec<Syllable> = with_r
            .into_iter()
            .filter(|&with_r| phonemes(with_r, "55").is_none())
            .collect();
        assert!(unsaid.is_empty(), "{unsaid:?}");
    }

    #[test]
    fn other_syllables_are_left_alone() {
        assert!(Syllable::all().all(|syllable| phonemes(syllable, "55").is_none()));
    }
}
