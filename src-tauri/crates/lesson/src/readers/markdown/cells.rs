//! Cells that the parser does not give.

use super::Builder;
use crate::Style;
use crate::tree::Inline;

impl Builder<'_> {
    /// The cells of a row that has more of them than the head of its table, which the parser passes over.
    pub(super) fn cells_without_head(&mut self) {
        let rest = self.source.get(self.cell_end..self.row_end).unwrap_or_default();
        let Some(row) = self.rows.last_mut() else { return };
        let mut at = self.cell_end;
        // What the last cell with a head has behind it is the mark that ends it.
        for (index, piece) in rest.split('|').enumerate() {
            let text = piece.trim();
            if index > 0 && !text.is_empty() {
                let start = at + piece.len() - piece.trim_start().len();
                let mut cell = Inline::default();
                cell.push(text, start..start + text.len(), Style::default());
                row.push(cell);
            }
            at += piece.len() + 1;
        }
    }
}
