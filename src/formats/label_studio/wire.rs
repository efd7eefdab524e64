//! Tasks of Label Studio as they are written.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use crate::formats::writing::ArticleFields;

#[derive(Serialize)]
pub(super) struct Task<'p> {
    pub(super) id: usize,
    pub(super) data: Data<'p>,
    pub(super) annotations: Vec<Annotation<'p>>,
}

#[derive(Serialize)]
pub(super) struct Data<'p> {
    pub(super) text: &'p str,
    #[serde(flatten)]
    pub(super) known: ArticleFields<'p>,
    #[serde(flatten)]
    pub(super) more: BTreeMap<&'p str, &'p RawValue>,
}

#[derive(Serialize)]
pub(super) struct Annotation<'p> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) completed_by: Option<Person<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) annotator: Option<&'p str>,
    pub(super) was_cancelled: bool,
    pub(super) ground_truth: bool,
    pub(super) result: Vec<Outcome<'p>>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Person<'p> {
    Number(u32),
    Address { email: &'p str },
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Outcome<'p> {
    Region {
        id: &'p str,
        from_name: &'p str,
        to_name: &'p str,
        #[serde(rename = "type")]
        kind: &'static str,
        origin: &'static str,
        value: OutcomeValue<'p>,
        #[serde(skip_serializing_if = "Option::is_none")]
        meta: Option<Meta<'p>>,
        #[serde(flatten)]
        more: BTreeMap<&'p str, &'p RawValue>,
    },
    Link {
        #[serde(rename = "type")]
        kind: &'static str,
        from_id: &'p str,
        to_id: &'p str,
        direction: &'static str,
        labels: [&'p str; 1],
        #[serde(flatten)]
        more: BTreeMap<&'p str, &'p RawValue>,
    },
}

#[derive(Serialize)]
pub(super) struct OutcomeValue<'p> {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) text: Words<'p>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) labels: Option<[&'p str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) choices: Option<Vec<&'p str>>,
}

/// The words of a region, or those that were written about it.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Words<'p> {
    OfRegion(&'p str),
    Written([&'p str; 1]),
}

#[derive(Serialize)]
pub(super) struct Meta<'p> {
    pub(super) text: [&'p str; 1],
}
