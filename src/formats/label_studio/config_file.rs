//! The labelling configuration in XML.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};

use super::config::{Config, Control, ControlKind};
use crate::formats::SourceFile;

/// What a configuration is called where Sayso writes it.
pub(super) const FILE: &str = "config.xml";

/// How deep tags may stand in each other.
const DEEPEST: usize = 64;

/// Whether a file is the configuration of the tasks beside it.
pub(super) fn is_beside(tasks: &SourceFile, other: &SourceFile) -> bool {
    let head = other.bytes.get(..other.bytes.len().min(4096));
    let head = String::from_utf8_lossy(head.unwrap_or_default());
    other.has_extension(&["xml"]) && other.folder() == tasks.folder() && head.contains("<View")
}

/// Reads a configuration.
///
/// # Errors
///
/// What is wrong with the XML, in words.
pub(super) fn read(text: &str) -> Result<Config, String> {
    let mut reader = Reader::from_str(text);
    let mut config = Config::default();
    // For each open tag, what its options are options of.
    let mut open: Vec<Parent> = Vec::new();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => {
                let parent = open.last().copied().unwrap_or(Parent::Nothing);
                open.push(add(&mut config, &tag, parent));
                if open.len() > DEEPEST {
                    return Err("its tags stand too deep in each other".into());
                }
            }
            Event::Empty(tag) => {
                let parent = open.last().copied().unwrap_or(Parent::Nothing);
                add(&mut config, &tag, parent);
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Eof => return Ok(config),
            _ => {}
        }
    }
}

/// What the options within a tag are options of.
#[derive(Clone, Copy)]
enum Parent {
    Nothing,
    Labels,
    LastControl,
    Relations,
}

/// Adds what a tag says, and returns what it is to the tags within.
fn add(config: &mut Config, tag: &BytesStart<'_>, parent: Parent) -> Parent {
    let called = tag.name().into_inner().to_owned();
    let mut told = attributes(tag);
    match &*called {
        "Labels" => Parent::Labels,
        "Relations" => Parent::Relations,
        "Label" | "Choice" | "Relation" => {
            let alias = told.remove("alias").filter(|alias| !alias.is_empty());
            let option = alias.or_else(|| told.remove("value"));
            let list = match parent {
                Parent::Labels => Some(&mut config.labels),
                Parent::Relations => Some(&mut config.relations),
                Parent::LastControl => options_of_last(config),
                Parent::Nothing => None,
            };
            if let (Some(option), Some(list)) = (option, list)
                && !list.contains(&option)
            {
                list.push(option);
            }
            // Choices can stand in each other.
            parent
        }
        "Text" | "HyperText" | "Paragraphs" => {
            let field = told.remove("value").unwrap_or_default();
            let field = field.strip_prefix('$').unwrap_or(&field).to_owned();
            if let Some(name) = told.remove("name") {
                config.texts.insert(name, field);
            }
            Parent::Nothing
        }
        _ => {
            let is_asked = told.get("perRegion").is_some_and(|value| value == "true");
            let Some(name) = told.remove("name").filter(|_| is_asked) else {
                // A tag that only lays out, such as `View`.
                return parent;
            };
            let are_several = told
                .get("choice")
                .is_some_and(|choice| choice == "multiple");
            let labels = told.remove("whenLabelValue").unwrap_or_default();
            let kind = if called == "Choices" {
                ControlKind::Choices {
                    options: Vec::new(),
                    are_several,
                }
            } else {
                ControlKind::Text
            };
            let labels = labels.split(',').map(str::trim);
            config.controls.push(Control {
                name,
                kind,
                labels: labels
                    .filter(|label| !label.is_empty())
                    .map(str::to_owned)
                    .collect(),
            });
            Parent::LastControl
        }
    }
}

fn options_of_last(config: &mut Config) -> Option<&mut Vec<String>> {
    match &mut config.controls.last_mut()?.kind {
        ControlKind::Choices { options, .. } => Some(options),
        ControlKind::Text => None,
    }
}

fn attributes(tag: &BytesStart<'_>) -> BTreeMap<String, String> {
    let attributes = tag.attributes().flatten();
    attributes
        .filter_map(|attribute| {
            let name = attribute.key.into_inner().to_owned();
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            Some((name, value.into_owned()))
        })
        .collect()
}

/// Writes a configuration for texts in one field. `labels` is the name of the tag of the labels.
pub(super) fn write(config: &Config, labels: &str) -> String {
    let mut xml = String::from("<View>\n  <Header value=\"$title\"/>\n");
    let (text, field) = config
        .texts
        .first_key_value()
        .map_or(("text", "text"), |(name, field)| (name, field));
    let (text, labels) = (escape(text), escape(labels));
    xml.push_str(&format!("  <Labels name=\"{labels}\" toName=\"{text}\">\n"));
    push_options(&mut xml, "Label", &config.labels);
    xml.push_str("  </Labels>\n");
    if !config.relations.is_empty() {
        xml.push_str("  <Relations>\n");
        push_options(&mut xml, "Relation", &config.relations);
        xml.push_str("  </Relations>\n");
    }
    let field = escape(field);
    xml.push_str(&format!("  <Text name=\"{text}\" value=\"${field}\"/>\n"));
    for control in &config.controls {
        let name = escape(&*control.name);
        let when = match control.labels.join(",") {
            all if all.is_empty() => all,
            some => format!(
                " whenTagName=\"{labels}\" whenLabelValue=\"{}\"",
                escape(some)
            ),
        };
        xml.push_str(&format!("  <Header value=\"{name}\"/>\n"));
        match &control.kind {
            ControlKind::Choices {
                options,
                are_several,
            } => {
                let choice = if *are_several { "multiple" } else { "single" };
                xml.push_str(&format!(
                    "  <Choices name=\"{name}\" toName=\"{text}\" perRegion=\"true\" \
                     choice=\"{choice}\"{when}>\n"
                ));
                push_options(&mut xml, "Choice", options);
                xml.push_str("  </Choices>\n");
            }
            ControlKind::Text => xml.push_str(&format!(
                "  <TextArea name=\"{name}\" toName=\"{text}\" perRegion=\"true\"{when}/>\n"
            )),
        }
    }
    xml.push_str("</View>\n");
    xml
}

fn push_options(xml: &mut String, tag: &str, options: &[String]) {
    for option in options {
        xml.push_str(&format!("    <{tag} value=\"{}\"/>\n", escape(&**option)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let config = Config {
            texts: [("text".to_owned(), "text".to_owned())].into(),
            labels: vec!["Claim".into(), "\"<a> & b'".into()],
            controls: vec![
                Control {
                    name: "kind".into(),
                    kind: ControlKind::Choices {
                        options: vec!["one".into(), "two".into()],
                        are_several: true,
                    },
                    labels: vec!["Claim".into()],
                },
                Control {
                    name: "via".into(),
                    kind: ControlKind::Text,
                    labels: Vec::new(),
                },
            ],
            relations: vec!["denies".into()],
        };
        let again = read(&write(&config, "label")).unwrap();
        assert_eq!(again.texts, config.texts);
        assert_eq!(again.labels, config.labels);
        assert_eq!(again.controls, config.controls);
        assert_eq!(again.relations, config.relations);
    }

    #[test]
    fn broken_xml_is_an_error_and_no_panic() {
        for xml in [
            "<View",
            "<View></Wiew>",
            "<a b=\"&nothing;\"/>",
            "<a b></a>",
        ] {
            let _is_no_panic = read(xml);
        }
        assert!(read("<View></Wiew>").is_err());
        assert!(read(&"<a>".repeat(1000)).is_err());
    }
}
