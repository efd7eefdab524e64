//! An article of a project as feature structures.

use std::collections::BTreeMap;

use super::cas::{Feature, Structure};
use super::feature_names::FeatureNames;
use super::{ANNOTATOR, DEPENDENT, DOCUMENT, GOVERNOR, LABEL, NOTE, RELATION, SPAN, TITLE};
use crate::formats::writing::{in_order_of_text, in_words};
use crate::model::{AnnotatorId, Article, Project, Relation, Span, SpanId};
use crate::text::{Text, TextRange};

/// The id of the sofa, which comes before all others.
pub(super) const SOFA: usize = 1;

/// The types that are written, each with its features: their names, the types of their values, and
/// what they are called where that is something else.
pub(super) fn written_types(names: &FeatureNames) -> Vec<WrittenType<'_>> {
    let string = "uima.cas.String";
    let mut of_spans = vec![
        (LABEL, string, ""),
        (NOTE, string, ""),
        (ANNOTATOR, string, ""),
    ];
    of_spans.extend(names.iter().map(|(attribute, feature)| {
        let called: &str = if **attribute == *feature {
            ""
        } else {
            attribute
        };
        (feature, string, called)
    }));
    vec![
        WrittenType {
            name: DOCUMENT,
            supertype: "uima.tcas.DocumentAnnotation",
            features: vec![(TITLE, string, "")],
        },
        WrittenType {
            name: SPAN,
            supertype: "uima.tcas.Annotation",
            features: of_spans,
        },
        WrittenType {
            name: RELATION,
            supertype: "uima.tcas.Annotation",
            features: vec![
                (LABEL, string, ""),
                (ANNOTATOR, string, ""),
                (GOVERNOR, SPAN, ""),
                (DEPENDENT, SPAN, ""),
            ],
        },
    ]
}

/// A type that is written.
#[derive(Debug)]
pub(super) struct WrittenType<'n> {
    pub(super) name: &'static str,
    pub(super) supertype: &'static str,
    pub(super) features: Vec<(&'n str, &'static str, &'n str)>,
}

/// The structures of an article but for its sofa, with the offsets among their features.
pub(super) fn structures(
    project: &Project,
    article: &Article,
    names: &FeatureNames,
) -> Vec<Structure> {
    let mut written = Written {
        project,
        text: &article.text,
        structures: Vec::new(),
        ids: BTreeMap::new(),
    };
    let title = (TITLE.to_owned(), Feature::Text(article.title.to_string()));
    written.add(DOCUMENT, article.text.whole(), vec![title]);
    let spans = in_order_of_text(project, article);
    for span in &spans {
        written.span(span, names);
    }
    for span in &spans {
        let mut relations: Vec<&Relation> = project
            .relations_of(span.id)
            .map(|relation| &**relation)
            .filter(|relation| relation.from == span.id)
            .collect();
        relations.sort_by_key(|relation| relation.id);
        for relation in relations {
            written.relation(relation);
        }
    }
    written.structures
}

struct Written<'p> {
    project: &'p Project,
    text: &'p Text,
    structures: Vec<Structure>,
    ids: BTreeMap<SpanId, (String, TextRange)>,
}

impl Written<'_> {
    fn add(&mut self, type_name: &str, place: TextRange, own: Vec<(String, Feature)>) -> String {
        let id = (self.structures.len() + SOFA + 1).to_string();
        let offset = |offset| Feature::Text(self.text.utf16(offset).to_string());
        let mut features = vec![
            ("begin".to_owned(), offset(place.start())),
            ("end".to_owned(), offset(place.end())),
        ];
        features.extend(own);
        self.structures.push(Structure {
            id: id.clone(),
            type_name: type_name.to_owned(),
            line: None,
            features,
        });
        id
    }

    fn span(&mut self, span: &Span, names: &FeatureNames) {
        let mut features = vec![text(LABEL, &span.label)];
        if !span.note.is_empty() {
            features.push(text(NOTE, &span.note));
        }
        features.extend(self.annotator(span.annotator));
        for (name, value) in &span.attributes {
            let words = in_words(self.project, value);
            features.extend(words.map(|words| text(names.get(name), &words)));
        }
        let place = span.fragments.extent();
        let id = self.add(SPAN, place, features);
        self.ids.insert(span.id, (id, place));
    }

    /// A relation lies where it leads to.
    fn relation(&mut self, relation: &Relation) {
        let ends = self.ids.get(&relation.from).zip(self.ids.get(&relation.to));
        let Some(((from, _), (to, place))) = ends else {
            return;
        };
        let place = *place;
        let mut features = vec![
            (GOVERNOR.to_owned(), Feature::Reference(from.clone())),
            (DEPENDENT.to_owned(), Feature::Reference(to.clone())),
            text(LABEL, &relation.relation_type),
        ];
        features.extend(self.annotator(relation.annotator));
        self.add(RELATION, place, features);
    }

    fn annotator(&self, id: AnnotatorId) -> Option<(String, Feature)> {
        let annotator = self.project.annotator(id)?;
        (!annotator.name.is_empty()).then(|| text(ANNOTATOR, &annotator.name))
    }
}

fn text(name: &str, words: &str) -> (String, Feature) {
    (name.to_owned(), Feature::Text(words.to_owned()))
}
