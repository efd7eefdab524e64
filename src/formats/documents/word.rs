//! The text of a document of Word.

use super::left_out::{Beside, LeftOut, Passage};
use super::prose::Prose;
use super::xml::{Piece, walk};

/// The part that has the text.
pub(super) const DOCUMENT: &str = "word/document.xml";

/// The part that has the properties.
pub(super) const PROPERTIES: &str = "docProps/core.xml";

/// Elements that hold words.
const WORDS: &[&str] = &["t", "delText"];

/// What of a document is left out that stands in this element, if it is. What nobody would miss is looks, the
/// second of two ways to show something, where words were moved from, and codes of fields.
fn left_out(name: &str) -> Option<Option<Beside>> {
    match name {
        "pPr" | "rPr" | "tblPr" | "trPr" | "tcPr" | "sectPr" | "moveFrom" | "Fallback"
        | "instrText" => Some(None),
        "del" => Some(Some(Beside::Deletion)),
        "rt" => Some(Some(Beside::Reading)),
        _ => None,
    }
}

/// What a part beside the text holds, and in which elements, if its words are to be told of.
fn beside(part: &str) -> Option<(Beside, &'static [&'static str])> {
    let name = part.strip_prefix("word/")?.strip_suffix(".xml")?;
    match name.trim_end_matches(|one: char| one.is_ascii_digit()) {
        "header" => Some((Beside::PageEdge, &["hdr"])),
        "footer" => Some((Beside::PageEdge, &["ftr"])),
        "footnotes" => Some((Beside::Note, &["footnote"])),
        "endnotes" => Some((Beside::Note, &["endnote"])),
        "comments" => Some((Beside::Comment, &["comment"])),
        "diagrams/data" => Some((Beside::Diagram, &["dataModel"])),
        "charts/chart" => Some((Beside::Diagram, &["chartSpace"])),
        _ => None,
    }
}

/// Whether a part of a document is of use.
pub(super) fn is_read(part: &str) -> bool {
    [DOCUMENT, PROPERTIES].contains(&part) || beside(part).is_some()
}

/// Notes what stands in a part beside the text.
pub(super) fn look_beside(part: &str, xml: &str, left_out: &mut LeftOut) {
    if let Some((what, elements)) = beside(part) {
        left_out.add_part(xml, what, [elements, WORDS]);
    }
}

/// Reads the part that has the text.
pub(super) fn read(xml: &str) -> Prose {
    let mut prose = Prose::default();
    let mut passage = Passage::default();
    // How many elements that hold words have begun.
    let mut words = 0_usize;
    let outcome = walk(xml, |piece| match piece {
        Piece::Open(element) => {
            let name = element.name();
            words += usize::from(WORDS.contains(&name));
            if passage.has_begun() {
                return passage.open();
            }
            if let Some(what) = left_out(name) {
                return passage.begin(what);
            }
            match name {
                "p" => prose.begin_paragraph(),
                "tbl" => prose.begin_table(),
                "tab" | "ptab" => prose.add("\t"),
                "br" | "cr" => prose.add("\n"),
                "noBreakHyphen" => prose.add("\u{2011}"),
                "docPr" => {
                    let description = element.attribute("descr").unwrap_or_default();
                    prose.left_out().add(Beside::Description, &description);
                }
                _ => {}
            }
        }
        Piece::Close(name) => {
            let name = name.as_str();
            words = words.saturating_sub(usize::from(WORDS.contains(&name)));
            if passage.has_begun() {
                return passage.close(name, prose.left_out());
            }
            match name {
                "p" => prose.end_paragraph(),
                "tc" => prose.end_cell(),
                "tr" => prose.end_row(),
                "tbl" => prose.end_table(),
                _ => {}
            }
        }
        Piece::Words(_) if words == 0 => {}
        Piece::Words(text) if passage.has_begun() => passage.add(&text),
        Piece::Words(text) => prose.add(&text),
    });
    prose.ended(outcome)
}
