//! A CAS in XML: XMI 2.0, with `TypeSystem.xml` beside it.
//!
//! A file is an element `xmi:XMI`; each of its children is a feature structure, named by its type (the
//! namespace is the package), with its features as attributes and, where they have several values, as
//! children. Entities are never expanded: a file that defines some is refused.

mod read;
mod type_system;
mod write;

use crate::formats::{About, Beside, Format, Reader, SourceFile, Writer};

/// XMI files and a type system.
#[derive(Debug)]
pub struct UimaXmi;

/// What users are told of it.
pub(in crate::formats) const ABOUT: About = About {
    name: "UIMA CAS XMI",
    extension: "xmi",
    media_type: "application/vnd.xmi+xml",
    description: "An .xmi for each article, with TypeSystem.xml, for INCEpTION and DKPro.",
    offset_units: &[],
};

/// What the type system is called.
const TYPE_SYSTEM: &str = "TypeSystem.xml";

/// How far into a file its root is looked for, in bytes.
const HEAD: usize = 4096;

impl Format for UimaXmi {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn recognizes(&self, file: &SourceFile, text: &str) -> bool {
        let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text);
        let is_xml = head.trim_start().starts_with('<');
        let is_called_so = file.has_extension(&["xmi"]);
        is_xml
            && (is_called_so
                || head.contains("http://www.omg.org/XMI")
                || head.contains("<typeSystemDescription"))
    }

    fn parts<'f>(&self, _file: &SourceFile, beside: &Beside<'f>) -> Vec<&'f SourceFile> {
        let names = [TYPE_SYSTEM, "typesystem.xml"];
        names
            .iter()
            .flat_map(|name| beside.called(name).to_vec())
            .collect()
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}

/// Whether a file is called as a type system is.
fn is_type_system(file: &SourceFile) -> bool {
    file.base_name().eq_ignore_ascii_case(TYPE_SYSTEM)
}
