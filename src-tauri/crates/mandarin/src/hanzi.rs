//! Which characters are Chinese.

/// Whether a character is written Chinese that has a reading: an ideograph of any block, or 〇.
pub fn is_hanzi(character: char) -> bool {
    matches!(
        character,
        '\u{4E00}'..='\u{9FFF}'
            | '\u{3400}'..='\u{4DBF}'
            | '〇'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{2FA1F}'
            | '\u{30000}'..='\u{323AF}'
    )
}
