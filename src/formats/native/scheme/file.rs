//! A file that holds a scheme alone, so that projects can share one.

use super::wire::SchemeFile;
use super::{from_json, to_wire};
use crate::formats::json::{Fields, Ids, Record, Session, broken, describe};
use crate::formats::native::read::check_version;
use crate::formats::native::{FORMAT, SCHEME_FORMAT, VERSION, layout};
use crate::formats::{
    About, ReadError, ReadErrorKind, SourceFile, Warning, WriteError, read_no_archive,
};
use crate::model::{IdSource, Scheme, Stamp};

/// What users are told of it.
pub(in crate::formats) const ABOUT: About = About {
    name: "Sayso scheme",
    extension: "json",
    media_type: "application/json",
    description: "The scheme alone: labels, attributes, relation types, rules and guidelines.",
    offset_units: &[],
};

/// What could be read of a scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct SchemeImport {
    /// The scheme. It may name what it does not have: `edit` tells when it is set.
    pub scheme: Scheme,
    /// What could not be read, or was read with a doubt, in the order of the file.
    pub warnings: Vec<Warning>,
}

/// Writes a scheme as a file of its own, and checks that it reads back as it is (I8).
///
/// # Errors
///
/// A [`WriteError`] if it does not.
pub fn scheme_file(scheme: &Scheme) -> Result<Vec<u8>, WriteError> {
    let file = SchemeFile {
        format: SCHEME_FORMAT,
        version: VERSION,
        scheme: to_wire::scheme(scheme, None),
    };
    let bytes =
        layout::to_vec(&file).map_err(|error| WriteError::Inexpressible(error.to_string()))?;
    let failed = |message: String| WriteError::CheckFailed {
        record: "the scheme".into(),
        message,
    };
    let written = SourceFile {
        name: "the file".into(),
        bytes,
    };
    let read = read_scheme(&written).map_err(|error| failed(error.to_string()))?;
    match read.warnings.first() {
        Some(warning) => Err(failed(warning.to_string())),
        None if read.scheme != *scheme => Err(failed("it does not read back as it is".into())),
        None => Ok(written.bytes),
    }
}

/// Reads a scheme from a file of its own or out of a project file.
///
/// # Errors
///
/// A [`ReadError`] if there is none in it.
pub fn read_scheme(file: &SourceFile) -> Result<SchemeImport, ReadError> {
    read_no_archive(file, None, |text| {
        let error = |kind| ReadError::of_file(file, kind);
        let other = || {
            let seen = describe(text);
            error(ReadErrorKind::OtherScheme { seen })
        };
        let fields = serde_json::from_str::<Fields<'_>>(text).map_err(|problem| {
            match problem.classify() {
                serde_json::error::Category::Data => other(),
                _ => broken(&file.name, text, 1, &problem),
            }
        })?;
        let format = fields.get_text("format").unwrap_or_default();
        if ![FORMAT, SCHEME_FORMAT].contains(&&*format) {
            return Err(other());
        }
        check_version(&format, &fields).map_err(error)?;
        let mut ids = IdSource::new([0; 7]);
        let ids = Ids::minting(&mut ids, Stamp::ZERO.time);
        let mut session = Session::of_file(&file.name, text, ids, Stamp::ZERO);
        let mut document = Record::single(&mut session, "the file", text, fields);
        let Some((json, fields)) = document.object("scheme") else {
            let seen = format!("a “{format}” file without “scheme”");
            return Err(error(ReadErrorKind::OtherScheme { seen }));
        };
        let mut record = Record::single(&mut session, "the scheme", json, fields);
        let (scheme, _) = from_json::scheme(&mut record);
        Ok(SchemeImport {
            scheme,
            warnings: session.warnings,
        })
    })
}
