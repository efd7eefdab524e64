//! The feature structures of a file as a project.

use std::collections::{BTreeMap, BTreeSet};

use super::cas::{Cas, Declared, Feature, Structure, Types};
use super::feature_names::attribute_name;
use super::{ANNOTATOR, DEPENDENT, GOVERNOR, LABEL, NOTE, RELATION, SPAN, TITLE};
use crate::formats::reading::{At, Intake, NewArticle, NewSpan, SourceText, Stretch};
use crate::formats::{Import, OffsetUnit, ReadContext, ReadError, ReadErrorKind, SourceFile};
use crate::model::{ArticleId, Metadata, Name, SpanId, UnknownFields, Value};

/// The type of an annotation that is not Sayso's own, as a JSON string.
const TYPE: &str = "uima_type";

/// The type of texts.
const SOFA: &str = "uima.cas.Sofa";

/// Packages whose annotations divide or describe a text rather than label it.
const OF_TEXTS: [&str; 2] = [".api.segmentation.type.", ".api.metadata.type."];

/// What stands for nothing in XMI, and what lists the members of each text.
const OF_FILES: [&str; 2] = ["uima.cas.NULL", "uima.cas.View"];

/// Features that every annotation has, or that are read by themselves.
const KNOWN: [&str; 7] = ["sofa", "begin", "end", NOTE, ANNOTATOR, GOVERNOR, DEPENDENT];

/// A project with an article for each text of a file.
pub(super) fn import(
    file: &SourceFile,
    cas: &Cas,
    context: ReadContext<'_>,
) -> Result<Import, ReadError> {
    let mut reading = Reading {
        intake: Intake::new(file, context),
        types: &cas.types,
        articles: BTreeMap::new(),
        spans: BTreeMap::new(),
        left_out: BTreeMap::new(),
    };
    let about = about_texts(&cas.structures);
    for sofa in cas.structures.iter().filter(|one| one.type_name == SOFA) {
        let about = about.get(sofa.id.as_str()).copied();
        reading.sofa(sofa, about.unwrap_or_default());
    }
    if reading.articles.is_empty() {
        let reason = "There is no text in the file: no sofa of it has a string.".to_owned();
        return Err(ReadError::of_file(file, ReadErrorKind::Unusable { reason }));
    }
    let mut relations = Vec::new();
    for structure in cas.structures.iter().filter(|one| one.type_name != SOFA) {
        let is_annotation = structure.number("begin").is_some();
        let is_relation =
            structure.reference(GOVERNOR).is_some() && structure.reference(DEPENDENT).is_some();
        if OF_FILES.contains(&structure.type_name.as_str()) {
            continue;
        }
        if OF_TEXTS
            .iter()
            .any(|package| structure.type_name.contains(package))
            || structure.type_name.ends_with(".DocumentAnnotation")
        {
            if !structure.type_name.ends_with("DocumentMetaData")
                && !structure.type_name.ends_with(".DocumentAnnotation")
            {
                reading.leave_out(structure);
            }
        } else if is_relation {
            relations.push(structure);
        } else if is_annotation {
            reading.span(structure);
        } else {
            reading.leave_out(structure);
        }
    }
    for relation in relations {
        reading.relation(relation);
    }
    reading.tell_left_out();
    Ok(reading.intake.finish())
}

/// What a file says of a text.
#[derive(Clone, Copy, Default)]
struct AboutText<'c> {
    title: Option<&'c str>,
    language: Option<&'c str>,
}

/// What is said of texts, by the ids of their sofas.
fn about_texts(structures: &[Structure]) -> BTreeMap<&str, AboutText<'_>> {
    let mut texts: BTreeMap<&str, AboutText<'_>> = BTreeMap::new();
    for structure in structures {
        let Some(sofa) = structure.reference("sofa") else {
            continue;
        };
        let title = structure.text(TITLE);
        let language = structure
            .text("language")
            .filter(|code| !code.is_empty() && *code != "x-unspecified");
        if title.is_some() || language.is_some() {
            let known = texts.entry(sofa).or_default();
            known.title = known.title.or(title);
            known.language = known.language.or(language);
        }
    }
    texts
}

/// A file that is being read.
struct Reading<'c> {
    intake: Intake<'c>,
    types: &'c Types,
    /// The texts by the ids of their sofas.
    articles: BTreeMap<String, (ArticleId, SourceText)>,
    /// The spans by the ids of their annotations.
    spans: BTreeMap<String, SpanId>,
    /// How many structures of each type are no annotations of a text.
    left_out: BTreeMap<&'c str, usize>,
}

impl<'c> Reading<'c> {
    fn sofa(&mut self, sofa: &Structure, about: AboutText<'_>) {
        let at = at(sofa);
        let Some(text) = sofa.text("sofaString") else {
            let message = "It is left out: its text is not in the file but elsewhere.";
            return self.intake.warn(at, message);
        };
        let Ok(text) = SourceText::new(text) else {
            return self
                .intake
                .warn(at, "It is left out: its text is too long.");
        };
        let details = NewArticle {
            title: about.title.unwrap_or_default().to_owned(),
            metadata: Metadata {
                language: about.language.map(Name::from),
                ..Metadata::default()
            },
            ..NewArticle::default()
        };
        let article = self.intake.article(at, &text, details);
        self.articles.insert(sofa.id.clone(), (article, text));
    }

    fn leave_out(&mut self, structure: &'c Structure) {
        *self.left_out.entry(structure.short_type()).or_default() += 1;
    }

    fn tell_left_out(&mut self) {
        let types = std::mem::take(&mut self.left_out);
        if types.is_empty() {
            return;
        }
        let counts: Vec<String> = types
            .iter()
            .map(|(name, count)| format!("{name}: {count}"))
            .collect();
        self.intake.warn(
            At::default(),
            format!(
                "What divides the text or is no annotation of it is left out ({}).",
                counts.join(", ")
            ),
        );
    }

    fn span(&mut self, structure: &Structure) {
        let at = at(structure);
        let sofa = structure.reference("sofa").unwrap_or_default();
        let place = structure.number("begin").zip(structure.number("end"));
        let (Some((article, text)), Some((start, end))) = (self.articles.get(sofa), place) else {
            let message = "It is left out: it does not say which stretch of which text it marks.";
            return self.intake.warn(at, message);
        };
        let stretch = Stretch {
            start,
            end,
            words: None,
        };
        let article = *article;
        let fragments = self
            .intake
            .fragments(at, text, &[stretch], OffsetUnit::Utf16);
        let Some(fragments) = fragments else { return };
        let named = name(structure);
        let attributes = self.attributes(structure, named.feature);
        let annotator = structure.text(ANNOTATOR).unwrap_or_default();
        let mut unknown = UnknownFields::new();
        if structure.type_name != SPAN {
            let type_name = serde_json::to_string(&structure.type_name).unwrap_or_default();
            unknown.insert(TYPE.into(), type_name.into());
        }
        let span = self.intake.span(NewSpan {
            article,
            fragments,
            label: named.name,
            attributes,
            note: Name::from(structure.text(NOTE).unwrap_or_default()),
            annotator: annotator.to_owned(),
            unknown,
        });
        self.spans.insert(structure.id.clone(), span);
    }

    /// The features of an annotation that are values.
    fn attributes(&mut self, structure: &Structure, label: Option<&str>) -> BTreeMap<Name, Value> {
        let mut attributes = BTreeMap::new();
        let mut others: BTreeSet<&str> = BTreeSet::new();
        for (feature, value) in &structure.features {
            if KNOWN.contains(&feature.as_str()) || label == Some(feature) {
                continue;
            }
            let declared = self.types.feature(&structure.type_name, feature);
            let is_reference = declared.is_some_and(Declared::is_reference);
            match value {
                Feature::Text(words) if !is_reference => {
                    let description = declared.map_or("", |declared| &declared.description);
                    if !words.is_empty() {
                        let name = attribute_name(feature, description);
                        attributes.insert(name, Value::Text(Name::from(words.as_str())));
                    }
                }
                _ => {
                    others.insert(feature);
                }
            }
        }
        if !others.is_empty() {
            let names: Vec<&str> = others.into_iter().collect();
            self.intake.warn(
                at(structure),
                format!(
                    "Its features that are no plain values are left out: {}.",
                    names.join(", ")
                ),
            );
        }
        attributes
    }

    fn relation(&mut self, structure: &Structure) {
        let at = at(structure);
        let end = |feature| {
            let id = structure.reference(feature)?;
            self.spans.get(id).copied()
        };
        let Some(ends) = end(GOVERNOR).zip(end(DEPENDENT)) else {
            let message = "It is left out: not both of the annotations that it links were read.";
            return self.intake.warn(at, message);
        };
        let named = name(structure);
        let mut unknown = UnknownFields::new();
        if structure.type_name != RELATION {
            let type_name = serde_json::to_string(&structure.type_name).unwrap_or_default();
            unknown.insert(TYPE.into(), type_name.into());
        }
        let annotator = structure.text(ANNOTATOR).unwrap_or_default();
        self.intake.relation(ends, &named.name, annotator, unknown);
        let values = self.attributes(structure, named.feature);
        if !values.is_empty() {
            let names: Vec<&str> = values.keys().map(|name| &**name).collect();
            self.intake.warn(
                at,
                format!(
                    "Its values are left out, since Sayso keeps none on a relation: {}.",
                    names.join(", ")
                ),
            );
        }
    }
}

/// What an annotation is called, and the feature that says so.
struct Named {
    name: Name,
    feature: Option<&'static str>,
}

fn name(structure: &Structure) -> Named {
    let features = [LABEL, "value", "DependencyType", "identifier"];
    let named = features
        .into_iter()
        .find_map(|feature| Some((feature, structure.text(feature)?)));
    match named {
        Some((feature, name)) => Named {
            name: Name::from(name),
            feature: Some(feature),
        },
        None => Named {
            name: Name::from(structure.short_type()),
            feature: None,
        },
    }
}

fn at(structure: &Structure) -> At<'_> {
    At {
        line: structure.line,
        record: Some(&structure.id)
            .filter(|id| !id.is_empty())
            .map(String::as_str),
    }
}
