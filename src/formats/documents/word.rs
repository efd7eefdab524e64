//! The text of a document of Word.

use super::prose::Prose;
use super::xml::{Piece, walk};

/// The part that has the text.
pub(super) const DOCUMENT: &str = "word/document.xml";

/// The part that has the properties.
pub(super) const PROPERTIES: &str = "docProps/core.xml";

/// Elements that hold no text of the article: looks, tracked deletions, the second of two ways to show
/// something, codes of fields, readings above ideographs.
const LEFT_OUT: &[&str] = &[
    "pPr",
    "rPr",
    "tblPr",
    "trPr",
    "tcPr",
    "sectPr",
    "del",
    "moveFrom",
    "Fallback",
    "instrText",
    "rt",
];

/// Marks of footnotes and comments.
const NOTES: &[&str] = &["footnoteReference", "endnoteReference", "commentReference"];

/// Reads the part that has the text.
pub(super) fn read(xml: &str) -> Prose {
    let mut prose = Prose::default();
    // How many elements that are left out have begun, and how many that hold words.
    let (mut left_out, mut words) = (0_usize, 0_usize);
    let outcome = walk(xml, |piece| match piece {
        Piece::Open(element) => {
            let name = element.name();
            if LEFT_OUT.contains(&name) {
                left_out += 1;
            }
            if left_out > 0 {
                return;
            }
            match name {
                "p" => prose.begin_paragraph(),
                "tbl" => prose.begin_table(),
                "t" => words += 1,
                "tab" | "ptab" => prose.add("\t"),
                "br" | "cr" => prose.add("\n"),
                "noBreakHyphen" => prose.add("\u{2011}"),
                name if NOTES.contains(&name) => prose.note(),
                _ => {}
            }
        }
        Piece::Close(name) => {
            let name = name.as_str();
            if LEFT_OUT.contains(&name) {
                left_out = left_out.saturating_sub(1);
                return;
            }
            if left_out > 0 {
                return;
            }
            match name {
                "p" => prose.end_paragraph(),
                "tc" => prose.end_cell(),
                "tr" => prose.end_row(),
                "tbl" => prose.end_table(),
                "t" => words = words.saturating_sub(1),
                _ => {}
            }
        }
        Piece::Words(text) => {
            if words > 0 && left_out == 0 {
                prose.add(&text);
            }
        }
    });
    prose.ended(outcome)
}
