//! What goes wrong with the language data.

/// Why the language data cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LanguageError {
    /// The data compiled into the program is not whole.
    #[error("The language data of this program is damaged. Please install the program again.")]
    Damaged,
}
