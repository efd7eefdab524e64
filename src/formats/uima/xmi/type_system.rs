//! `TypeSystem.xml`: types and their features.

use std::fmt::Write;

use quick_xml::Reader as XmlReader;
use quick_xml::events::Event;

use super::read::{broken, has_document_type, resolved};
use super::write::{attribute, content};
use crate::formats::ReadErrorKind;
use crate::formats::uima::cas::{Declared, Types};
use crate::formats::uima::to_cas::WrittenType;

/// The features that a type system describes.
pub(super) fn types(bytes: &[u8]) -> Result<Types, ReadErrorKind> {
    let text = String::from_utf8_lossy(bytes);
    let mut reader = XmlReader::from_str(&text);
    let mut types = Types::default();
    let mut open: Vec<String> = Vec::new();
    let (mut type_name, mut feature) = (String::new(), String::new());
    let mut declared = Declared::default();
    let mut words = String::new();
    loop {
        match reader.read_event().map_err(|error| broken(&error))? {
            Event::Start(element) => {
                open.push(element.local_name().as_ref().to_owned());
                words.clear();
            }
            Event::End(_) => {
                let name = open.pop().unwrap_or_default();
                let of = open.last().map_or("", String::as_str);
                match (of, name.as_str()) {
                    ("typeDescription", "name") => type_name = words.trim().to_owned(),
                    ("featureDescription", "name") => feature = words.trim().to_owned(),
                    ("featureDescription", "description") => {
                        declared.description = std::mem::take(&mut words);
                    }
                    ("featureDescription", "rangeTypeName") => {
                        declared.range = words.trim().to_owned();
                    }
                    (_, "featureDescription") => {
                        let key = (type_name.clone(), std::mem::take(&mut feature));
                        types.features.insert(key, std::mem::take(&mut declared));
                    }
                    _ => {}
                }
                words.clear();
            }
            Event::Text(more) => words.push_str(&more),
            Event::CData(more) => words.push_str(&more),
            Event::GeneralRef(reference) => words.push_str(&resolved(&reference)?),
            Event::DocType(_) => return Err(has_document_type()),
            Event::Eof => return Ok(types),
            _ => {}
        }
    }
}

/// A type system of some types.
pub(super) fn written(types: &[WrittenType<'_>]) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let namespace = attribute("http://uima.apache.org/resourceSpecifier");
    // Writing to a string cannot fail.
    let _never_fails = writeln!(
        text,
        "<typeSystemDescription xmlns=\"{namespace}\">\n  <types>"
    );
    for one in types {
        let _never_fails = writeln!(
            text,
            "    <typeDescription>\n      <name>{}</name>\n      <description/>\n      \
             <supertypeName>{}</supertypeName>\n      <features>",
            one.name, one.supertype
        );
        for (name, range, description) in &one.features {
            let _never_fails = writeln!(
                text,
                "        <featureDescription>\n          <name>{}</name>\n          \
                 <description>{}</description>\n          <rangeTypeName>{range}</rangeTypeName>\n        \
                 </featureDescription>",
                content(name),
                content(description),
            );
        }
        text.push_str("      </features>\n    </typeDescription>\n");
    }
    text.push_str("  </types>\n</typeSystemDescription>\n");
    text
}
