//! An XMI file as a project.

use std::collections::BTreeMap;

use quick_xml::Reader as XmlReader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::{UimaXmi, is_type_system, type_system};
use crate::formats::uima::cas::{Cas, Feature, Structure};
use crate::formats::uima::from_cas;
use crate::formats::{Import, ReadContext, ReadError, ReadErrorKind, Reader, SourceFile};

/// Namespaces of types begin so.
const ECORE: (&str, &str) = ("http:///", ".ecore");

/// The namespace of types that are in no package.
const NO_NAMESPACE: &str = "uima/noNamespace";

impl Reader for UimaXmi {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        if text.contains("<typeSystemDescription") {
            let reason =
                "This is the type system of UIMA annotations and holds none itself. Choose \
                          the .xmi files as well, or their folder."
                    .to_owned();
            return Err(ReadError::of_file(file, ReadErrorKind::Unusable { reason }));
        }
        let mut cas = cas(text).map_err(|kind| ReadError::of_file(file, kind))?;
        let beside = context.beside;
        let systems = beside.iter().copied().filter(|other| is_type_system(other));
        // The one of its own folder goes before others.
        let system = systems.max_by_key(|other| (other.folder() == file.folder(), &other.name));
        if let Some(system) = system {
            cas.types = type_system::types(&system.bytes)
                .map_err(|kind| ReadError::of_file(system, kind))?;
        }
        from_cas::import(file, &cas, context)
    }
}

/// The structures of a file.
fn cas(text: &str) -> Result<Cas, ReadErrorKind> {
    let mut reader = XmlReader::from_str(text);
    let mut file = File {
        text,
        packages: BTreeMap::new(),
        structures: Vec::new(),
        depth: 0,
        seen: (0, 1),
        words: String::new(),
    };
    loop {
        let at = reader.buffer_position();
        match reader.read_event().map_err(|error| broken(&error))? {
            Event::Start(element) => {
                file.begin(&element, at)?;
                file.depth += 1;
            }
            Event::Empty(element) => {
                file.begin(&element, at)?;
                file.end(element.name().as_ref());
            }
            Event::End(element) => {
                file.depth = file.depth.saturating_sub(1);
                file.end(element.name().as_ref());
            }
            Event::Text(words) => file.words.push_str(&words),
            Event::CData(words) => file.words.push_str(&words),
            Event::GeneralRef(reference) => {
                let words = resolved(&reference)?;
                file.words.push_str(&words);
            }
            Event::DocType(_) => return Err(has_document_type()),
            Event::Eof if file.depth > 0 => {
                return Err(broken(&"the file ends in the middle of an element"));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(Cas {
        structures: file.structures,
        ..Cas::default()
    })
}

/// What an entity reference stands for: one of the five of XML, or a character.
pub(super) fn resolved(name: &str) -> Result<String, ReadErrorKind> {
    let reference = format!("&{name};");
    let words = quick_xml::escape::unescape(&reference).map_err(|error| broken(&error))?;
    Ok(words.into_owned())
}

/// What is said of XML that is not in order.
pub(super) fn broken(reason: &dyn std::fmt::Display) -> ReadErrorKind {
    ReadErrorKind::broken_container(&format!("its XML is not in order ({reason})"))
}

/// What is said of XML that brings definitions of its own.
pub(super) fn has_document_type() -> ReadErrorKind {
    ReadErrorKind::Unusable {
        reason:
            "The file has a document type of its own (<!DOCTYPE). That can define entities that \
                 expand without end, so such files are not opened; UIMA writes none. Remove it and \
                 import the file again."
                .to_owned(),
    }
}

/// A file that is being read.
struct File<'t> {
    text: &'t str,
    /// The packages of types by the prefixes of their namespaces.
    packages: BTreeMap<String, String>,
    structures: Vec<Structure>,
    depth: usize,
    /// How far lines were counted: the byte, and its line.
    seen: (usize, usize),
    /// The words of the element that is open.
    words: String,
}

impl File<'_> {
    fn begin(&mut self, element: &BytesStart<'_>, at: u64) -> Result<(), ReadErrorKind> {
        self.words.clear();
        if self.depth > 1 {
            return Ok(());
        }
        let mut features = Vec::new();
        let mut id = String::new();
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|error| broken(&error))?;
            let name: &str = attribute.key.as_ref();
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|error| broken(&error))?;
            if let Some(prefix) = name.strip_prefix("xmlns:") {
                self.packages.insert(prefix.to_owned(), package(&value));
            } else if name == "xmi:id" {
                id = value.into_owned();
            } else if !name.contains(':') && self.depth == 1 {
                features.push((name.to_owned(), Feature::Text(value.into_owned())));
            }
        }
        if self.depth == 1 {
            let line = self.line(at);
            let name = element.name();
            let type_name = self.type_name(name.as_ref());
            self.structures.push(Structure {
                id,
                type_name,
                line: Some(line),
                features,
            });
        }
        Ok(())
    }

    /// A child of a structure is one of several values of a feature.
    fn end(&mut self, name: &str) {
        if self.depth == 2
            && let Some(structure) = self.structures.last_mut()
        {
            let words = std::mem::take(&mut self.words);
            let mut known = structure.features.iter_mut();
            match known.find(|(feature, _)| feature == name) {
                Some((_, Feature::Text(text))) => {
                    text.push_str(", ");
                    text.push_str(&words);
                }
                Some(_) => {}
                None => structure
                    .features
                    .push((name.to_owned(), Feature::Text(words))),
            }
        }
    }

    /// The full name of a type whose element is called so.
    fn type_name(&self, element: &str) -> String {
        let (prefix, name) = element.split_once(':').unwrap_or(("", element));
        match self.packages.get(prefix).map(String::as_str) {
            None | Some("") => name.to_owned(),
            Some(package) => format!("{package}.{name}"),
        }
    }

    /// The line of a byte, given bytes that ascend.
    fn line(&mut self, at: u64) -> usize {
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        let (from, line) = self.seen;
        let between = self.text.get(from..at).unwrap_or_default();
        let line = line + between.matches('\n').count();
        self.seen = (at.max(from), line);
        line
    }
}

/// The package of a namespace.
fn package(namespace: &str) -> String {
    let inner = namespace
        .strip_prefix(ECORE.0)
        .and_then(|rest| rest.strip_suffix(ECORE.1));
    match inner {
        None | Some(NO_NAMESPACE) => String::new(),
        Some(path) => path.replace('/', "."),
    }
}
