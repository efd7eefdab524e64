//! The short form of a task, “JSON_MIN”: its data and the values of one annotation in one object.

use serde_json::value::RawValue;

use super::annotation::Annotation;
use super::value::completed_by;
use crate::formats::json::Fields;
use crate::formats::reading::{ObjectPlace, take};

/// What Label Studio keeps its books with.
const BOOKKEEPING: &[&str] = &[
    "id",
    "annotation_id",
    "created_at",
    "updated_at",
    "lead_time",
];

/// Whether an object is a task in the short form: it has a list of labelled regions.
pub(super) fn is_task(fields: &Fields<'_>) -> bool {
    fields.iter().any(|(_, json)| {
        let first = values(json).and_then(|values| values.into_iter().next());
        let first: Option<Fields<'_>> = first.and_then(|one| serde_json::from_str(one.get()).ok());
        first.is_some_and(|value| {
            let has = |name| value.get(name).is_some();
            has("start") && has("end") && has("labels")
        })
    })
}

/// Takes the annotation out of a task in the short form. What is left is its data.
pub(super) fn annotation<'a>(fields: &mut Fields<'a>, place: &ObjectPlace) -> Annotation<'a> {
    let annotator = fields.take("annotator").and_then(completed_by);
    for name in BOOKKEEPING {
        fields.take(name);
    }
    let lists = fields.iter().filter(|(_, json)| are_places(json));
    let lists: Vec<String> = lists.map(|(name, _)| name.to_owned()).collect();
    let mut all: Vec<(String, &'a RawValue)> = Vec::new();
    for name in lists {
        let values: Vec<&RawValue> = take(fields, &name).unwrap_or_default();
        all.extend(values.into_iter().map(|value| (name.clone(), value)));
    }
    Annotation::of_values(place, annotator.unwrap_or_default(), all)
}

/// The items of a list.
fn values(json: &RawValue) -> Option<Vec<&RawValue>> {
    let is_list = json.get().starts_with('[');
    is_list.then(|| serde_json::from_str(json.get()).ok())?
}

/// Whether each item of a list says where it is.
fn are_places(json: &RawValue) -> bool {
    values(json).is_some_and(|values| {
        !values.is_empty()
            && values.into_iter().all(|value| {
                let fields = serde_json::from_str::<Fields<'_>>(value.get());
                fields.is_ok_and(|fields| {
                    fields.get("start").is_some() && fields.get("end").is_some()
                })
            })
    })
}
