//! The text of a document in OpenDocument.

use super::left_out::{Beside, LeftOut, Passage};
use super::prose::Prose;
use super::xml::{Element, Piece, walk};

/// What such a document says that it is.
pub(super) const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.text";

/// The part that has the text.
pub(super) const DOCUMENT: &str = "content.xml";

/// The part that has the properties.
pub(super) const PROPERTIES: &str = "meta.xml";

/// The part that has what stands above and below every page.
pub(super) const STYLES: &str = "styles.xml";

/// Elements of that part.
const PAGE_EDGES: &[&str] = &[
    "header",
    "header-left",
    "header-first",
    "footer",
    "footer-left",
    "footer-first",
];

/// Elements that are paragraphs.
const PARAGRAPHS: &[&str] = &["p", "h"];

/// What of a document is left out that stands in this element, if it is. What nobody would miss is forms, and
/// who made a change.
fn left_out(element: &Element<'_>) -> Option<Option<Beside>> {
    match element.name() {
        "forms" | "change-info" => Some(None),
        "note" => Some(Some(Beside::Note)),
        "annotation" => Some(Some(Beside::Comment)),
        "deletion" => Some(Some(Beside::Deletion)),
        "ruby-text" => Some(Some(Beside::Reading)),
        // Others of that name are fields with words of the text.
        "title" | "desc" if element.prefix() == Some("svg") => Some(Some(Beside::Description)),
        _ => None,
    }
}

/// Notes what stands above and below every page.
pub(super) fn look_at_page_edges(styles: &str, left_out: &mut LeftOut) {
    left_out.add_part(styles, Beside::PageEdge, [PAGE_EDGES, PARAGRAPHS]);
}

/// The most spaces that are believed to be meant.
const MOST_SPACES: usize = 1000;

/// Reads the part that has the text.
pub(super) fn read(xml: &str) -> Prose {
    let mut prose = Prose::default();
    let mut passage = Passage::default();
    // How many paragraphs have begun in what is left out: what stands outside of them there is numbers of
    // notes and names of people.
    let mut paragraphs = 0_usize;
    let outcome = walk(xml, |piece| match piece {
        Piece::Open(element) => {
            if passage.has_begun() {
                paragraphs += usize::from(PARAGRAPHS.contains(&element.name()));
                return passage.open();
            }
            if let Some(what) = left_out(&element) {
                paragraphs = usize::from(has_bare_words(what));
                return passage.begin(what);
            }
            match element.name() {
                "p" | "h" => prose.begin_paragraph(),
                "table" => prose.begin_table(),
                "tab" => prose.add("\t"),
                "line-break" => prose.add("\n"),
                "s" => {
                    let count = element.attribute("c").and_then(|count| count.parse().ok());
                    prose.add(&" ".repeat(count.unwrap_or(1).min(MOST_SPACES)));
                }
                _ => {}
            }
        }
        Piece::Close(name) => {
            let name = name.as_str();
            if passage.has_begun() {
                paragraphs = paragraphs.saturating_sub(usize::from(PARAGRAPHS.contains(&name)));
                return passage.close(name, prose.left_out());
            }
            match name {
                "p" | "h" => prose.end_paragraph(),
                "table-cell" | "covered-table-cell" => prose.end_cell(),
                "table-row" => prose.end_row(),
                "table" => prose.end_table(),
                _ => {}
            }
        }
        Piece::Words(words) if !passage.has_begun() => add_collapsed(&mut prose, &words),
        Piece::Words(words) if paragraphs > 0 => passage.add(&words),
        Piece::Words(_) => {}
    });
    prose.ended(outcome)
}

/// Whether words of what is left out stand in no paragraph.
fn has_bare_words(what: Option<Beside>) -> bool {
    matches!(what, Some(Beside::Reading | Beside::Description))
}

/// Adds words, with each run of white space as one space: more of them have elements of their own.
fn add_collapsed(prose: &mut Prose, words: &str) {
    let Some(before) = prose.paragraph() else {
        return;
    };
    let mut after_space = before.is_empty() || before.ends_with([' ', '\n', '\t']);
    let mut collapsed = String::with_capacity(words.len());
    for one in words.chars() {
        if !matches!(one, ' ' | '\t' | '\n' | '\r') {
            collapsed.push(one);
            after_space = false;
        } else if !after_space {
            collapsed.push(' ');
            after_space = true;
        }
    }
    prose.add(&collapsed);
}
