//! A project as JSON CAS files.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::UimaJsonCas;
use crate::formats::uima::cas::{Feature, Structure};
use crate::formats::uima::feature_names::FeatureNames;
use crate::formats::uima::fit::{HOLDS, fit};
use crate::formats::uima::to_cas::{SOFA, WrittenType, structures, written_types};
use crate::formats::writing::{ExchangeWriter, FileNames, Fitted, Holds};
use crate::formats::{Loading, OffsetUnit, SourceFile, WriteError};
use crate::model::Project;

/// With dkpro-cassis.
const LOADED_BY: Loading = Loading::python(
    "pip install dkpro-cassis",
    r#"from pathlib import Path
from cassis import load_cas_from_json
documents = [load_cas_from_json(path.open("rb")) for path in sorted(Path(".").glob("{files}"))]"#,
);

impl ExchangeWriter for UimaJsonCas {
    fn holds(&self) -> Holds {
        HOLDS
    }

    fn fit(&self, project: &Project) -> Fitted {
        fit(project)
    }

    fn usual_unit(&self) -> OffsetUnit {
        OffsetUnit::Utf16
    }

    fn loaded_by(&self) -> Option<Loading> {
        Some(LOADED_BY)
    }

    fn files(&self, project: &Project, _: OffsetUnit) -> Result<Vec<SourceFile>, WriteError> {
        let names = FeatureNames::of(project);
        let types = written_types(&names);
        let mut stems = FileNames::default();
        let mut files = Vec::new();
        for article in project.articles() {
            let structures = structures(project, article, &names);
            let file = File {
                types: Types(&types),
                structures: Structures {
                    text: article.text.as_str(),
                    structures: &structures,
                },
                views: Views(&structures),
            };
            let mut bytes = serde_json::to_vec(&file)
                .map_err(|error| WriteError::Inexpressible(error.to_string()))?;
            bytes.push(b'\n');
            files.push(SourceFile {
                name: format!("{}.json", stems.of(article)),
                bytes,
            });
        }
        Ok(files)
    }
}

#[derive(Serialize)]
struct File<'a> {
    #[serde(rename = "%TYPES")]
    types: Types<'a>,
    #[serde(rename = "%FEATURE_STRUCTURES")]
    structures: Structures<'a>,
    #[serde(rename = "%VIEWS")]
    views: Views<'a>,
}

struct Types<'a>(&'a [WrittenType<'a>]);

impl Serialize for Types<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|one| (one.name, Type(one))))
    }
}

struct Type<'a>(&'a WrittenType<'a>);

impl Serialize for Type<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("%NAME", self.0.name)?;
        map.serialize_entry("%SUPER_TYPE", self.0.supertype)?;
        for (name, range, description) in &self.0.features {
            map.serialize_entry(
                name,
                &FeatureType {
                    name,
                    range,
                    description,
                },
            )?;
        }
        map.end()
    }
}

#[derive(Serialize)]
struct FeatureType<'a> {
    #[serde(rename = "%NAME")]
    name: &'a str,
    #[serde(rename = "%RANGE")]
    range: &'a str,
    #[serde(rename = "%DESCRIPTION", skip_serializing_if = "str::is_empty")]
    description: &'a str,
}

struct Structures<'a> {
    text: &'a str,
    structures: &'a [Structure],
}

impl Serialize for Structures<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sofa = Item::Sofa(Sofa {
            id: SOFA,
            type_name: "uima.cas.Sofa",
            number: 1,
            name: "_InitialView",
            media_type: "text/plain",
            text: self.text,
        });
        let others = self.structures.iter().map(Item::Other);
        serializer.collect_seq(std::iter::once(sofa).chain(others))
    }
}

enum Item<'a> {
    Sofa(Sofa<'a>),
    Other(&'a Structure),
}

#[derive(Serialize)]
struct Sofa<'a> {
    #[serde(rename = "%ID")]
    id: usize,
    #[serde(rename = "%TYPE")]
    type_name: &'a str,
    #[serde(rename = "sofaNum")]
    number: usize,
    #[serde(rename = "sofaID")]
    name: &'a str,
    #[serde(rename = "mimeType")]
    media_type: &'a str,
    #[serde(rename = "sofaString")]
    text: &'a str,
}

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let structure = match self {
            Self::Sofa(sofa) => return sofa.serialize(serializer),
            Self::Other(structure) => structure,
        };
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("%ID", &number(&structure.id))?;
        map.serialize_entry("%TYPE", &structure.type_name)?;
        map.serialize_entry("@sofa", &SOFA)?;
        for (name, feature) in &structure.features {
            match (name.as_str(), feature) {
                ("begin" | "end", Feature::Text(offset)) => {
                    map.serialize_entry(name, &number(offset))?;
                }
                (_, Feature::Text(text)) => map.serialize_entry(name, text)?,
                (_, Feature::Reference(id)) => {
                    map.serialize_entry(&format!("@{name}"), &number(id))?;
                }
                (_, Feature::Other) => {}
            }
        }
        map.end()
    }
}

/// An id or an offset that was made of a number.
fn number(written: &str) -> u32 {
    written.parse().unwrap_or_default()
}

struct Views<'a>(&'a [Structure]);

impl Serialize for Views<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let members = self.0.iter().map(|one| number(&one.id)).collect();
        let view = View {
            sofa: SOFA,
            members,
        };
        serializer.collect_map([("_InitialView", view)])
    }
}

#[derive(Serialize)]
struct View {
    #[serde(rename = "%SOFA")]
    sofa: usize,
    #[serde(rename = "%MEMBERS")]
    members: Vec<u32>,
}
