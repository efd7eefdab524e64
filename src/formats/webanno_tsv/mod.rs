//! WebAnno TSV 3.3: a file for each article, a token on each line, as INCEpTION writes and reads it.
//!
//! Source: the format's chapter in INCEpTION's manual and the code that INCEpTION reads and writes it
//! with (`Tsv3XDeserializer`, `Tsv3XSerializer`, `Escaping`). Offsets count UTF-16 units. What is mapped
//! to what:
//!
//! | in the file | here |
//! | --- | --- |
//! | `#T_SP=` span layer | spans: the label is the feature `label` or `value`, else the layer's name |
//! | `#T_RL=` relation layer | relations, from the source in the last column to the row's annotation |
//! | features `note` and `annotator` | the span's note, and who made it |
//! | any other feature | a value, called by the feature |
//! | `#Text=` | the text of a sentence |
//!
//! What stands between two sentences is not in the file, only how long it is: INCEpTION makes a line break
//! of it, and spaces where it is longer; so does Sayso. Annotations begin and end with tokens, so white
//! space at the ends of spans is lost; where a span begins or ends within a word, Sayso writes the word
//! as two tokens. Chains and slots are not read.

mod escapes;
mod fit;
mod found;
mod layers;
mod read;
mod rows;
mod write;

use super::{About, Format, OffsetUnit, Reader, SourceFile, Writer};

/// Files of INCEpTION.
#[derive(Debug)]
pub struct WebAnnoTsv;

/// What users are told of it.
pub(super) const ABOUT: About = About {
    name: "WebAnno TSV 3.3",
    extension: "tsv",
    media_type: "text/tab-separated-values",
    description: "A .tsv for each article with a token on each line, for INCEpTION.",
    offset_units: &[OffsetUnit::Utf16, OffsetUnit::CodePoints],
};

/// What every file begins with, but for the last digit of the version.
const HEAD: &str = "#FORMAT=WebAnno TSV 3";

/// What the text of a sentence stands after.
const TEXT: &str = "#Text=";

impl Format for WebAnnoTsv {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn recognizes(&self, _file: &SourceFile, text: &str) -> bool {
        text.starts_with(HEAD)
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}
