//! Finding an article's outlet and author in its text.
//!
//! Only what a text says outright counts. An outlet is named by
//!
//! - a line `A Message from THE OUTLET:`;
//! - `news editor of THE OUTLET` in a line about the author;
//! - the agency of a dateline: `PARIS, Aug. 19 (THE OUTLET) —`, or `PARIS (THE OUTLET) —`.
//!
//! An author is named by a line `Author: NAME`, `By NAME` or `Written by NAME`, where every word of
//! the name begins as names do. Other papers that a story cites are thereby left alone.

/// How many bytes at the start and at the end of a text are looked at.
const WINDOW: usize = 64 * 1024;

/// How many lines may come before a dateline or a byline that is no more than `By NAME`.
const LINES: usize = 15;

/// The longest name of an outlet or an author, in code points.
const LONGEST_NAME: usize = 60;

/// The longest place before an agency, in bytes.
const LONGEST_PLACE: usize = 60;

/// Particles of names that begin with a small letter.
const PARTICLES: &[&str] = &[
    "al", "and", "bin", "da", "de", "del", "den", "der", "di", "du", "la", "le", "van", "von", "y",
];

/// Who published a text.
pub(super) fn outlet(text: &str) -> Option<&str> {
    first_lines(text)
        .find_map(agency)
        .or_else(|| lines(text).find_map(sender))
        .or_else(|| lines(text).find_map(employer))
}

/// Who wrote a text.
pub(super) fn author(text: &str) -> Option<&str> {
    let labelled = lines(text).find_map(|line| after(line, &["Author:", "Written by "]));
    labelled.or_else(|| first_lines(text).find_map(|line| after(line, &["By ", "By:"])))
}

/// Whether text could be the place of a dateline: its first word is in capitals.
pub(super) fn is_place(text: &str) -> bool {
    let first = text.split([' ', ',']).next().unwrap_or_default();
    let mut letters = first.chars().filter(|one| one.is_alphabetic());
    letters.clone().count() >= 2 && letters.all(char::is_uppercase)
}

/// The agency of a dateline.
fn agency(line: &str) -> Option<&str> {
    let (place, rest) = line.trim_start().split_once(" (")?;
    let (agency, rest) = rest.split_once(')')?;
    let is_dateline = place.len() <= LONGEST_PLACE
        && is_place(place)
        && rest.trim_start().starts_with(['—', '–', '-']);
    named(agency).filter(|_| is_dateline)
}

/// Who asks the reader for something.
fn sender(line: &str) -> Option<&str> {
    named(
        line.trim()
            .strip_prefix("A Message from ")?
            .strip_suffix(':')?,
    )
}

/// Whom the author works for: what stands after the word up to the end of the clause. A full stop
/// belongs to the name where no space follows it, as in a domain.
fn employer(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("news editor of ")?;
    let ends = rest
        .match_indices([',', ';', '.', '('])
        .find(|(byte, sign)| {
            *sign != "."
                || rest
                    .get(byte + 1..)
                    .is_none_or(|next| next.is_empty() || next.starts_with(char::is_whitespace))
        });
    named(rest.get(..ends.map_or(rest.len(), |(byte, _)| byte))?)
}

/// The name after one of some words at the start of a line.
fn after<'t>(line: &'t str, words: &[&str]) -> Option<&'t str> {
    let name = words
        .iter()
        .find_map(|word| line.trim().strip_prefix(word))?
        .trim();
    let is_person = name.split_whitespace().count() <= 8
        && name.split_whitespace().all(|word| {
            PARTICLES.contains(&word)
                || word.starts_with(|one: char| one.is_alphabetic() && !one.is_lowercase())
        })
        && !name.ends_with(['.', ':', '?', '!'])
        && !name.contains(|one: char| one.is_numeric());
    named(name).filter(|_| is_person)
}

fn named(name: &str) -> Option<&str> {
    let name = name.trim();
    (!name.is_empty() && name.chars().count() <= LONGEST_NAME).then_some(name)
}

/// The first lines that are not blank.
fn first_lines(text: &str) -> impl Iterator<Item = &str> {
    head(text)
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(LINES)
}

/// The lines at the start and at the end of a text.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let head = head(text);
    let rest = text.strip_prefix(head).unwrap_or_default();
    let tail = rest.get(rest.ceil_char_boundary(rest.len().saturating_sub(WINDOW))..);
    head.lines().chain(tail.unwrap_or_default().lines())
}

fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(WINDOW)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlets_are_named_outright() {
        for (text, expected) in [
            (
                "A Message from The Far Lamp:\nDear reader,",
                Some("The Far Lamp"),
            ),
            (
                "PARIS, Aug. 19 (Harbour Wire) — The mayor said so.",
                Some("Harbour Wire"),
            ),
            (
                "PARIS (Harbour Wire) - The mayor said so.",
                Some("Harbour Wire"),
            ),
            (
                "Ada is the news editor of Bridges.example, follow her.",
                Some("Bridges.example"),
            ),
            (
                "Ada is the news editor of The Bridge. She writes.",
                Some("The Bridge"),
            ),
            (
                "The Harbour Wire reported that the mayor (an engineer) — said so.",
                None,
            ),
            ("In Paris (the capital) — he said.", None),
            ("Image source: © Harbour, A. Smith", None),
        ] {
            assert_eq!(outlet(text), expected, "in {text:?}");
        }
    }

    #[test]
    fn authors_are_named_on_lines_of_their_own() {
        for (text, expected) in [
            ("By Tamsin Orrell\n\nText.", Some("Tamsin Orrell")),
            (
                "Text.\nAuthor: Łucja van der Berg",
                Some("Łucja van der Berg"),
            ),
            ("By supporting us, you defend the bridge.", None),
            ("By Monday 19 the bridge was open", None),
            ("Text by Ada Lovelace", None),
        ] {
            assert_eq!(author(text), expected, "in {text:?}");
        }
    }

    #[test]
    fn the_end_of_a_long_text_is_looked_at_as_well() {
        let text = format!(
            "{}\nAuthor: Ada Lovelace\n",
            "A long é line.\n".repeat(20_000)
        );
        assert_eq!(author(&text), Some("Ada Lovelace"));
    }
}
