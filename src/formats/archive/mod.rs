//! Zip archives: several files as one. What is in them is read as if it had been chosen together.
//!
//! An archive is refused as a whole where it is made to do harm: where it holds more than can be meant
//! (a "zip bomb"), where names lead out of it, or where it holds archives again.
//!
//! Source: PKWARE's APPNOTE 6.3; the `zip` crate does the reading and writing.

mod members;
mod pack;
mod unpack;

pub(super) use self::members::{holds, is_archive, is_of_type};
pub(super) use self::pack::packed;
pub(super) use self::unpack::unpacked;

use super::together::read_together;
use super::{About, Format, Import, ReadContext, ReadError, Reader, SourceFile, binary};

/// Several files in one.
#[derive(Debug)]
pub struct Archive;

/// What users are told of it.
pub(super) const ABOUT: About = About {
    name: "Zip archive",
    extension: "zip",
    media_type: "application/zip",
    description: "Any of the other formats, packed: a whole folder at once.",
    offset_units: &[],
};

impl Format for Archive {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn recognizes_bytes(&self, file: &SourceFile) -> bool {
        binary::kind_of_archive(&file.bytes) == Some(binary::ZIP)
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }
}

impl Reader for Archive {
    fn read(
        &self,
        file: &SourceFile,
        _text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let files = unpacked(file, |_| true)?;
        read_together(file.stem(), &files, context)
    }
}
