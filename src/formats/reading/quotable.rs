//! Finding quotations of tools that saw another version of a text.

use crate::text::{Anchored, ByteOffset, Quote, Text, TextRange, anchor};

/// A text in which quotations are looked up, if need be whatever white space stands in them: a browser
/// shows line ends as spaces, and a quotation from there has what was shown.
#[derive(Debug)]
pub(in crate::formats) struct Quotable<'t> {
    text: &'t Text,
    squeezed: Option<Squeezed>,
}

/// A text with each run of white space as one space.
#[derive(Debug)]
struct Squeezed {
    text: Text,
    /// Where each of its bytes stands in the text itself, and where that ends.
    places: Vec<u32>,
}

impl<'t> Quotable<'t> {
    pub(in crate::formats) fn new(text: &'t Text) -> Self {
        Self {
            text,
            squeezed: None,
        }
    }

    /// Where a quotation stands, which is expected somewhere.
    pub(in crate::formats) fn find(
        &mut self,
        expected: Option<TextRange>,
        quote: &Quote<'_>,
    ) -> Anchored {
        let found = anchor(self.text, expected, quote);
        if found != Anchored::NotFound {
            return found;
        }
        let text = self.text;
        let squeezed = self.squeezed.get_or_insert_with(|| Squeezed::of(text));
        let (exact, _) = squeeze(quote.exact);
        // White space at the ends of the words is rather a part of what stands around them.
        let outside = |is_outside: bool| if is_outside { " " } else { "" };
        let before = format!("{}{}", quote.before, outside(exact.starts_with(' ')));
        let after = format!("{}{}", outside(exact.ends_with(' ')), quote.after);
        let (before, after) = (squeeze(&before).0, squeeze(&after).0);
        let quote = Quote {
            exact: exact.trim(),
            before: &before,
            after: &after,
        };
        if quote.exact.is_empty() {
            return Anchored::NotFound;
        }
        match anchor(&squeezed.text, None, &quote) {
            Anchored::AtPosition(range) | Anchored::Moved(range) => squeezed
                .place(range)
                .filter(|range| text.holds(*range))
                .map_or(Anchored::NotFound, Anchored::Moved),
            other => other,
        }
    }
}

impl Squeezed {
    fn of(text: &Text) -> Self {
        let (squeezed, places) = squeeze(text.as_str());
        // It is no longer than the text itself, so there is room for it.
        let text = Text::new(&squeezed).unwrap_or_else(|_| text.clone());
        Self { text, places }
    }

    fn place(&self, range: TextRange) -> Option<TextRange> {
        let start = self.places.get(range.start().get() as usize)?;
        // The end of the last character, not the start of what follows it.
        let last = self.places.get(range.end().get() as usize - 1)?;
        TextRange::new(ByteOffset::new(*start), ByteOffset::new(last + 1))
    }
}

/// A text with each run of white space as one space, and where each of its bytes comes from.
fn squeeze(text: &str) -> (String, Vec<u32>) {
    let mut squeezed = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    for (byte, one) in text.char_indices() {
        if one.is_whitespace() {
            if !squeezed.ends_with(' ') {
                squeezed.push(' ');
                places.push(byte as u32);
            }
            continue;
        }
        squeezed.push(one);
        places.extend((byte..byte + one.len_utf8()).map(|byte| byte as u32));
    }
    (squeezed, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, exact: &str, before: &str) -> Option<String> {
        let text = Text::new(text).unwrap();
        let quote = Quote {
            exact,
            before,
            after: "",
        };
        match Quotable::new(&text).find(None, &quote) {
            Anchored::AtPosition(range) | Anchored::Moved(range) => {
                Some(text.slice(range).to_owned())
            }
            _ => None,
        }
    }

    #[test]
    fn quotations_are_found_whatever_white_space_they_have() {
        let text = "😊 He  denied\n\nit, café. She denied it not.";
        assert_eq!(
            found(text, "He denied it", "").as_deref(),
            Some("He  denied\n\nit")
        );
        assert_eq!(found(text, " café.\n", "it,").as_deref(), Some("café."));
        assert_eq!(
            found(text, "denied it", "She\n").as_deref(),
            Some("denied it")
        );
        assert_eq!(found(text, "denied nothing", ""), None);
        assert_eq!(found(text, "\n", ""), None);
    }
}
