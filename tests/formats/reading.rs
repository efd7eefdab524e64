//! Reading and writing as the tests of formats do it.

use sayso::formats::{
    ArticleDetails, Choice, Encoding, Export, Format, Import, ReadContext, ReadError, SourceFile,
    read, write,
};
use sayso::model::{IdSource, Project, Stamp, Timestamp};

use crate::support::id;

use super::schema;

/// The stamp of records that a file gives none.
pub(super) const READ_AT: Stamp = Stamp {
    time: Timestamp::from_milliseconds(1_800_000_000_000),
    counter: 3,
    author: sayso::model::AnnotatorId::MAX,
};

/// A file of a name and some bytes.
pub(super) fn file(name: &str, bytes: impl AsRef<[u8]>) -> SourceFile {
    SourceFile {
        name: name.into(),
        bytes: bytes.as_ref().to_vec(),
    }
}

/// Reads a file.
pub(super) fn read_file(name: &str, bytes: impl AsRef<[u8]>) -> Result<Import, ReadError> {
    read_as(None, name, bytes)
}

/// Reads a file in an encoding that the user chose.
pub(super) fn read_as(
    encoding: Option<Encoding>,
    name: &str,
    bytes: impl AsRef<[u8]>,
) -> Result<Import, ReadError> {
    let mut ids = IdSource::new([9; 7]);
    let details = ArticleDetails::default();
    let context = ReadContext {
        encoding,
        details,
        ..ReadContext::new(&mut ids, READ_AT)
    };
    read(&file(name, bytes), context)
}

/// Reads a file that must be in perfect order.
#[track_caller]
pub(super) fn read_soundly(name: &str, bytes: impl AsRef<[u8]>) -> Project {
    let import = read_file(name, bytes).unwrap();
    assert_eq!(import.warnings, []);
    import.project
}

/// The warnings of a file that can be read, as users see them.
#[track_caller]
pub(super) fn warnings(name: &str, bytes: impl AsRef<[u8]>) -> Vec<String> {
    read_file(name, bytes)
        .unwrap()
        .warnings
        .iter()
        .map(ToString::to_string)
        .collect()
}

/// Writes a project, and holds the file against the schema.
#[track_caller]
pub(super) fn export(format: &dyn Format, project: &Project, choice: &Choice) -> Export {
    let export = write(format, project, choice).unwrap();
    schema::check(format, &export.bytes);
    assert_eq!(export.report.checked, export.report.spans);
    export
}

/// The text of a written file.
#[track_caller]
pub(super) fn exported(format: &dyn Format, project: &Project, choice: &Choice) -> String {
    String::from_utf8(export(format, project, choice).bytes).unwrap()
}

/// A project file of format version 1 with these lists, which may lack what is optional.
pub(super) fn project_file(lists: &str) -> String {
    format!(
        r#"{{"format":"sayso","version":1,"offsets":"code points",
"project":{{"id":"{}","name":"Bridge","modified":"2024-08-19T10:00:00Z"}},
{lists}}}"#,
        id::<sayso::model::ProjectId>(0xB)
    )
}
