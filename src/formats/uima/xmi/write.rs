//! A project as XMI files and a type system.

use std::fmt::Write;

use super::{TYPE_SYSTEM, UimaXmi, type_system};
use crate::formats::uima::cas::{Feature, Structure};
use crate::formats::uima::feature_names::FeatureNames;
use crate::formats::uima::fit::{HOLDS, fit_for_xml};
use crate::formats::uima::to_cas::{SOFA, structures, written_types};
use crate::formats::writing::{ExchangeWriter, FileNames, Fitted, Holds};
use crate::formats::{Loading, OffsetUnit, SourceFile, WriteError};
use crate::model::{Article, Project};

/// With dkpro-cassis.
const LOADED_BY: Loading = Loading::python(
    "pip install dkpro-cassis",
    r#"from pathlib import Path
from cassis import load_cas_from_xmi, load_typesystem
types = load_typesystem(Path("{file}/TypeSystem.xml"))
documents = [load_cas_from_xmi(path, types) for path in sorted(Path(".").glob("{files}"))]"#,
);

impl ExchangeWriter for UimaXmi {
    fn holds(&self) -> Holds {
        HOLDS
    }

    fn fit(&self, project: &Project) -> Fitted {
        fit_for_xml(project)
    }

    fn usual_unit(&self) -> OffsetUnit {
        OffsetUnit::Utf16
    }

    fn loaded_by(&self) -> Option<Loading> {
        Some(LOADED_BY)
    }

    fn files(&self, project: &Project, _: OffsetUnit) -> Result<Vec<SourceFile>, WriteError> {
        let names = FeatureNames::of(project);
        let system = type_system::written(&written_types(&names));
        let mut files = vec![SourceFile {
            name: TYPE_SYSTEM.to_owned(),
            bytes: system.into_bytes(),
        }];
        let mut stems = FileNames::default();
        for article in project.articles() {
            let structures = structures(project, article, &names);
            files.push(SourceFile {
                name: format!("{}.xmi", stems.of(article)),
                bytes: xmi(article, &structures).into_bytes(),
            });
        }
        Ok(files)
    }
}

/// The file of an article.
fn xmi(article: &Article, structures: &[Structure]) -> String {
    let mut packages: Vec<&str> = structures
        .iter()
        .map(|one| package(&one.type_name))
        .collect();
    packages.sort_unstable();
    packages.dedup();
    let prefix = |type_name: &str| -> String {
        let package = package(type_name);
        let place = packages.iter().position(|known| *known == package);
        format!("t{}", place.unwrap_or_default() + 1)
    };
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" \
         xmlns:cas=\"http:///uima/cas.ecore\"",
    );
    for (number, package) in packages.iter().enumerate() {
        let path = package.replace('.', "/");
        add(
            &mut text,
            format_args!(" xmlns:t{}=\"http:///{path}.ecore\"", number + 1),
        );
    }
    text.push_str(" xmi:version=\"2.0\">\n  <cas:NULL xmi:id=\"0\"/>\n");
    for structure in structures {
        let name = structure.short_type();
        let prefix = prefix(&structure.type_name);
        add(
            &mut text,
            format_args!(
                "  <{prefix}:{name} xmi:id=\"{}\" sofa=\"{SOFA}\"",
                structure.id
            ),
        );
        for (feature, value) in &structure.features {
            if let Feature::Text(value) | Feature::Reference(value) = value {
                add(
                    &mut text,
                    format_args!(" {feature}=\"{}\"", attribute(value)),
                );
            }
        }
        text.push_str("/>\n");
    }
    add(
        &mut text,
        format_args!(
            "  <cas:Sofa xmi:id=\"{SOFA}\" sofaNum=\"1\" sofaID=\"_InitialView\" \
             mimeType=\"text/plain\" sofaString=\"{}\"/>\n",
            attribute(article.text.as_str())
        ),
    );
    let members: Vec<&str> = structures.iter().map(|one| one.id.as_str()).collect();
    add(
        &mut text,
        format_args!(
            "  <cas:View sofa=\"{SOFA}\" members=\"{}\"/>\n</xmi:XMI>\n",
            members.join(" ")
        ),
    );
    text
}

fn add(text: &mut String, more: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _never_fails = text.write_fmt(more);
}

fn package(type_name: &str) -> &str {
    type_name
        .rsplit_once('.')
        .map_or("", |(package, _)| package)
}

/// Words as the value of an attribute. Bare line ends and tabs would be read as spaces.
pub(super) fn attribute(words: &str) -> String {
    escaped(words, true)
}

/// Words as the content of an element.
pub(super) fn content(words: &str) -> String {
    escaped(words, false)
}

fn escaped(words: &str, is_attribute: bool) -> String {
    let mut text = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' if is_attribute => text.push_str("&quot;"),
            '\n' if is_attribute => text.push_str("&#10;"),
            '\t' if is_attribute => text.push_str("&#9;"),
            '\r' => text.push_str("&#13;"),
            // Some readers take these for line ends.
            '\u{85}' => text.push_str("&#133;"),
            '\u{2028}' => text.push_str("&#8232;"),
            character => text.push(character),
        }
    }
    text
}
