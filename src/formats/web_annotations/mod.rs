//! Web Annotations of the W3C, as Recogito and others read and write them: JSON-LD beside the texts.
//!
//! Source: the Web Annotation Data Model (W3C Recommendation of 23 February 2017) and its vocabulary; the
//! adapter of `@recogito/text-annotator` 4 for texts; for links, the convention of Annotorious's
//! connectors: an annotation with the motivation `linking`, whose target is where the link starts and
//! whose body is where it leads, and a second one that tags it with its type. What is mapped to what:
//!
//! | in the annotation | here |
//! | --- | --- |
//! | body with the purpose `tagging` | the label; further ones are the value `tags` |
//! | body with the purpose `classifying`, and the attribute as its `label` | a value |
//! | body with the purpose `commenting` or `replying`, or none | the note |
//! | target: each with a `TextQuoteSelector` and a `TextPositionSelector` | a fragment |
//! | `creator` | the annotator |
//!
//! The model counts code points; Recogito and others count UTF-16, as browsers do. The quotation tells.
//!
//! Each article is written as `NAME.txt` and `NAME.jsonld`, a list that Recogito loads as it is. Links
//! stand in `links.jsonld`, since its adapter for texts stumbles over them; there they may lead from
//! article to article. Files of a folder are read together for the same reason.

mod annotation;
mod describe;
mod link;
mod read;
mod texts;
mod write;

use super::{About, Beside, Format, OffsetUnit, Reader, SourceFile, Writer};

/// The address of the context that makes JSON an annotation.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// How much of a file is looked at to see whether it has annotations, in bytes.
const HEAD: usize = 4096;

/// The name of the file of links, without its extension.
const LINKS: &str = "links";

/// Annotations of the W3C.
#[derive(Debug)]
pub struct WebAnnotations;

/// What users are told of it.
pub(super) const ABOUT: About = About {
    name: "W3C Web Annotation",
    extension: "zip",
    media_type: "application/zip",
    description: "JSON-LD beside a .txt for each article, as Recogito reads it.",
    offset_units: &OffsetUnit::ALL,
};

impl Format for WebAnnotations {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn recognizes(&self, file: &SourceFile, _text: &str) -> bool {
        has_annotations(file)
    }

    /// Its text, and the files of annotations after it in the same folder.
    fn parts<'f>(&self, file: &SourceFile, beside: &Beside<'f>) -> Vec<&'f SourceFile> {
        let files = beside.iter().copied();
        let in_folder = files.filter(|other| other.folder() == file.folder());
        in_folder
            .filter(|other| {
                let is_its_text = other.has_extension(&["txt"]) && other.stem() == file.stem();
                is_its_text || (has_annotations(other) && file.name < other.name)
            })
            .collect()
    }

    fn reader(&self) -> Option<&dyn Reader> {
        Some(self)
    }

    fn writer(&self) -> Option<&dyn Writer> {
        Some(self)
    }
}

/// Whether a file has annotations: by its name, or by naming the context.
fn has_annotations(file: &SourceFile) -> bool {
    if file.has_extension(&["jsonld"]) {
        return true;
    }
    let head = file.bytes.get(..HEAD).unwrap_or(&file.bytes);
    matches!(head.trim_ascii_start().first(), Some(b'{' | b'['))
        && memchr::memmem::find(head, b"www.w3.org/ns/anno").is_some()
        && !file.has_extension(&["txt", "md"])
}
