//! The results of an annotation or a prediction, as spans and relations.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::value::RawValue;

use super::config::Config;
use super::outcome::{Outcome, is_region, outcome, outcome_of_value, quotation};
use super::value::{value, words};
use super::{DIRECTION, UNNAMED};
use crate::formats::OffsetUnit;
use crate::formats::json::Fields;
use crate::formats::reading::{
    Intake, NewSpan, ObjectPlace, Quoted, SourceText, Stretch, take, take_name, take_objects,
    take_text,
};
use crate::model::{ArticleId, Name, SpanId, UnknownFields};

/// An annotation or a prediction.
pub(super) struct Annotation<'a> {
    annotator: String,
    results: Vec<Outcome<'a>>,
}

impl<'a> Annotation<'a> {
    /// The results of an annotation. What is none is told.
    pub(super) fn of(
        intake: &mut Intake<'_>,
        place: &ObjectPlace,
        annotator: String,
        results: Vec<&'a RawValue>,
    ) -> Self {
        let mut all = Vec::new();
        for (number, json) in results.into_iter().enumerate() {
            let place = place.part(&format!("result {}", number + 1));
            match outcome(&place, json) {
                Some(outcome) => all.push(outcome),
                None => intake.warn(place.at(), "It is left out: it does not say what it is."),
            }
        }
        Self {
            annotator,
            results: all,
        }
    }

    /// The results of an annotation in the short form: values, each with the name of the tag that asked
    /// for it.
    pub(super) fn of_values(
        place: &ObjectPlace,
        annotator: String,
        values: impl IntoIterator<Item = (String, &'a RawValue)>,
    ) -> Self {
        let values = values.into_iter();
        Self {
            annotator,
            results: values
                .filter_map(|(asked, json)| outcome_of_value(place, asked, json))
                .collect(),
        }
    }

    /// The names of the texts that it is about.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.results.iter().filter_map(|one| one.text.as_deref())
    }

    /// The stretches of its regions, to tell by what its offsets count.
    pub(super) fn quoted<'q>(
        &'q self,
        source: &'q SourceText,
        unescaped: &'q mut Vec<(u32, u32, Option<String>)>,
    ) -> impl Iterator<Item = Quoted<'q>> {
        let regions = self.results.iter().filter(|one| is_region(one));
        unescaped.extend(regions.filter_map(|one| {
            let (start, end) = one.stretch?;
            Some((start, end, quotation(one, source)))
        }));
        unescaped.iter().map(move |(start, end, words)| Quoted {
            text: source,
            start: *start,
            end: *end,
            words: words.as_deref(),
        })
    }

    /// Adds spans, values and relations.
    pub(super) fn add(
        self,
        intake: &mut Intake<'_>,
        (article, source): (ArticleId, &SourceText),
        config: &Config,
        unit: OffsetUnit,
    ) {
        let mut adding = Adding {
            intake,
            article,
            source,
            config,
            unit,
            annotator: self.annotator,
            spans: BTreeMap::new(),
            left_out: BTreeSet::new(),
        };
        let (regions, others): (Vec<_>, Vec<_>) = self.results.into_iter().partition(is_region);
        let (links, values): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|one| one.kind == "relation");
        for region in regions {
            adding.region(region);
        }
        for value in values {
            adding.value(value);
        }
        for link in links {
            adding.link(link);
        }
    }
}

/// An annotation that is being added.
struct Adding<'i, 'c> {
    intake: &'i mut Intake<'c>,
    article: ArticleId,
    source: &'i SourceText,
    config: &'i Config,
    unit: OffsetUnit,
    annotator: String,
    /// The spans of each region.
    spans: BTreeMap<Name, Vec<SpanId>>,
    /// Regions that were left out with a warning.
    left_out: BTreeSet<Name>,
}

impl Adding<'_, '_> {
    fn region(&mut self, mut outcome: Outcome<'_>) {
        let place = &outcome.place;
        let labels = outcome.value.take(&outcome.kind).and_then(words_of_list);
        let region = outcome.region.clone().unwrap_or_default();
        let Some((start, end)) = outcome.stretch else {
            let message = "It is left out: it is no stretch of a plain text.";
            self.intake.warn(place.at(), message);
            self.left_out.insert(region);
            return;
        };
        let labels = labels.filter(|labels| !labels.is_empty());
        let Some(labels) = labels else {
            self.intake
                .warn(place.at(), "It is left out: it has no label.");
            self.left_out.insert(region);
            return;
        };
        let words = quotation(&outcome, self.source);
        let stretch = Stretch {
            start,
            end,
            words: words.as_deref(),
        };
        let (at, unit) = (place.at(), self.unit);
        let Some(fragments) = self.intake.fragments(at, self.source, &[stretch], unit) else {
            self.left_out.insert(region);
            return;
        };
        let note = note(&mut outcome.rest);
        // How it was made is told by who made it.
        outcome.rest.take("origin");
        let unknown = outcome.rest.into_unknown();
        for label in labels {
            let id = self.intake.span(NewSpan {
                article: self.article,
                fragments: fragments.clone(),
                label,
                attributes: BTreeMap::new(),
                note: Name::clone(&note),
                annotator: self.annotator.clone(),
                unknown: unknown.clone(),
            });
            self.spans.entry(Name::clone(&region)).or_default().push(id);
        }
    }

    fn value(&mut self, mut outcome: Outcome<'_>) {
        let region = outcome.region.clone().unwrap_or_default();
        let asked = &outcome.asked;
        let Some(spans) = self.spans.get(&region).cloned() else {
            let message = if self.left_out.contains(&region) {
                format!("“{asked}” is left out with the region that it is about.")
            } else {
                format!(
                    "“{asked}” is left out: it is said of the whole text or of a region without a \
                     label, and Sayso keeps such values on spans alone."
                )
            };
            return self.intake.warn(outcome.place.at(), message);
        };
        let control = self.config.control(asked);
        let Some(value) = value(&outcome.kind, &mut outcome.value, control) else {
            let message = format!("“{asked}” is left out: it says nothing that can be read.");
            return self.intake.warn(outcome.place.at(), message);
        };
        let name = Name::from(&**asked);
        let mut is_second = false;
        for span in spans {
            self.intake.change_span(span, |span| {
                is_second = span.attributes.contains_key(&name);
                if !is_second {
                    span.attributes.insert(Name::clone(&name), value.clone());
                }
            });
        }
        if is_second {
            let message = format!("It is left out: its region has a value of “{asked}” already.");
            self.intake.warn(outcome.place.at(), message);
        }
    }

    fn link(&mut self, outcome: Outcome<'_>) {
        let Outcome {
            place, mut rest, ..
        } = outcome;
        let spans = &self.spans;
        let mut end = |name| spans.get(&take_name(&mut rest, name)?)?.first().copied();
        let (from, to) = (end("from_id"), end("to_id"));
        let Some((from, to)) = from.zip(to) else {
            let message = "It is left out: what it links was not read.";
            return self.intake.warn(place.at(), message);
        };
        let direction = take_text(&mut rest, DIRECTION).unwrap_or_else(|| "right".into());
        let ends = if &*direction == "left" {
            (to, from)
        } else {
            (from, to)
        };
        let labels = rest.take("labels").and_then(words_of_list);
        let mut labels = labels.unwrap_or_default();
        if labels.is_empty() {
            labels.push(UNNAMED.into());
        }
        let mut unknown: UnknownFields = rest.into_unknown();
        if &*direction == "bi" {
            unknown.insert(DIRECTION.into(), "\"bi\"".into());
        }
        for label in labels {
            self.intake
                .relation(ends, &label, &self.annotator, unknown.clone());
        }
    }
}

fn words_of_list(json: &RawValue) -> Option<Vec<Name>> {
    let words: Vec<String> = serde_json::from_str(json.get()).ok()?;
    Some(words.into_iter().map(Name::from).collect())
}

/// The remark on a region: the text of its `meta`.
fn note(fields: &mut Fields<'_>) -> Name {
    let Some(mut meta) = take::<Fields<'_>>(fields, "meta") else {
        return Name::from("");
    };
    let note = meta.take("text").and_then(words);
    note.unwrap_or_default().into()
}

/// The results in an annotation or a prediction.
pub(super) fn results<'a>(fields: &mut Fields<'a>) -> Vec<&'a RawValue> {
    take_objects(fields, "result")
}
