//! The CoNLL family: a token and its tag on each line, a blank line after each sentence.
//!
//! Sources: the shared tasks of CoNLL-2002 (two columns, IOB2) and CoNLL-2003 (four columns, IOB1, and
//! `-DOCSTART-` before each document), with `conlleval` for what a sequence of tags means; BILOU as in
//! Ratinov and Roth 2009, BIOES and BMEWO being the same with other letters. What is mapped to what:
//!
//! | line | here |
//! | --- | --- |
//! | `-DOCSTART-` | the start of an article |
//! | first column | a token; tokens are joined by one space, sentences by a line break |
//! | last column | a tag; a run of tags of one type is a span with that label |
//! | columns between | nothing: parts of speech and chunks have no place here |
//!
//! There are no offsets, no overlaps, no fragments and no relations. All members of the family are read
//! alike, since IOB1, IOB2 and BILOU do not contradict each other; they differ in what is written.

mod document;
mod look;
mod read;
pub(super) mod tags;
mod write;

pub(super) use self::document::Document;
use self::look::Look;
use self::tags::Scheme;
pub(super) use self::write::{fitted_to_tokens, labelled, parts};
use super::{About, Format, Reader, SourceFile, Writer};

/// A member of the family.
#[derive(Debug)]
pub struct Conll {
    scheme: Scheme,
    columns: Columns,
}

/// What stands on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Columns {
    /// A token, a space and a tag.
    TwoBySpace,
    /// A token, a tab and a tag.
    TwoByTab,
    /// A token, two columns that say nothing, and a tag, with spaces between them.
    Four,
}

/// Two columns, IOB2.
pub static CONLL_2002: Conll = Conll {
    scheme: Scheme::Iob2,
    columns: Columns::TwoBySpace,
};

/// Four columns, IOB1.
pub static CONLL_2003: Conll = Conll {
    scheme: Scheme::Iob1,
    columns: Columns::Four,
};

/// Two columns with a tab between them, IOB2.
pub static CONLL_BIO: Conll = Conll {
    scheme: Scheme::Iob2,
    columns: Columns::TwoByTab,
};

/// Two columns with a tab between them, IOB1.
pub static CONLL_IOB1: Conll = Conll {
    scheme: Scheme::Iob1,
    columns: Columns::TwoByTab,
};

/// Two columns with a tab between them, BILOU.
pub static CONLL_BILOU: Conll = Conll {
    scheme: Scheme::Bilou,
    columns: Columns::TwoByTab,
};

/// What users are told of each.
pub(super) const ABOUT_2002: About = about(
    "CoNLL-2002",
    "Token and IOB2 tag on each line, with a space between them.",
);
/// See [`ABOUT_2002`].
pub(super) const ABOUT_2003: About = about(
    "CoNLL-2003",
    "Four columns, the last an IOB1 tag, as in the shared task.",
);
/// See [`ABOUT_2002`].
pub(super) const ABOUT_BIO: About = about(
    "BIO",
    "Token and BIO (IOB2) tag on each line, with a tab between them.",
);
/// See [`ABOUT_2002`].
pub(super) const ABOUT_IOB1: About = about(
    "IOB1",
    "Token and IOB1 tag on each line, with a tab between them.",
);
/// See [`ABOUT_2002`].
pub(super) const ABOUT_BILOU: About = about(
    "BILOU",
    "Token and BILOU tag on each line, with a tab between them.",
);

const fn about(name: &'static str, description: &'static str) -> About {
    About {
        name,
        extension: "conll",
        media_type: "text/plain",
        description,
        offset_units: &[],
    }
}

impl Format for Conll {
    fn about(&self) -> &'static About {
        match (self.columns, self.scheme) {
            (Columns::Four, _) => &ABOUT_2003,
            (Columns::TwoBySpace, _) => &ABOUT_2002,
            (Columns::TwoByTab, Scheme::Iob1) => &ABOUT_IOB1,
            (Columns::TwoByTab, Scheme::Iob2) => &ABOUT_BIO,
            (Columns::TwoByTab, Scheme::Bilou) => &ABOUT_BILOU,
        }
    }

    fn recognizes(&self, file: &SourceFile, text: &str) -> bool {
        Look::of(file, text)
            .is_some_and(|look| look.columns == self.columns && look.scheme == self.scheme)
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}
