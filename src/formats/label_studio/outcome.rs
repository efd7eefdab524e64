//! A single result of an annotation.

use serde_json::value::RawValue;

use crate::formats::json::Fields;
use crate::formats::reading::{ObjectPlace, SourceText, take, take_name};
use crate::model::Name;

/// The types of results that are called by the field of their value.
const KINDS: [&str; 5] = ["choices", "rating", "number", "datetime", "taxonomy"];

/// One result.
pub(super) struct Outcome<'a> {
    pub(super) place: ObjectPlace,
    pub(super) kind: String,
    /// The region that it is about.
    pub(super) region: Option<Name>,
    /// The name of the tag that asked for it.
    pub(super) asked: String,
    /// The name of the text that it is about.
    pub(super) text: Option<String>,
    pub(super) value: Fields<'a>,
    pub(super) stretch: Option<(u32, u32)>,
    pub(super) rest: Fields<'a>,
}

/// Whether a result is a labelled region.
pub(super) fn is_region(outcome: &Outcome<'_>) -> bool {
    outcome.kind.ends_with("labels")
}

pub(super) fn outcome<'a>(place: &ObjectPlace, json: &'a RawValue) -> Option<Outcome<'a>> {
    let mut rest: Fields<'a> = serde_json::from_str(json.get()).ok()?;
    let kind: String = take(&mut rest, "type")?;
    let mut value: Fields<'a> = take(&mut rest, "value").unwrap_or_default();
    let stretch = take(&mut value, "start").zip(take(&mut value, "end"));
    Some(Outcome {
        place: place.clone(),
        kind,
        region: take_name(&mut rest, "id"),
        asked: take(&mut rest, "from_name").unwrap_or_default(),
        text: take(&mut rest, "to_name"),
        value,
        stretch,
        rest,
    })
}

/// A value of the short form. What is said of one place is said of one region.
pub(super) fn outcome_of_value<'a>(
    place: &ObjectPlace,
    asked: String,
    json: &'a RawValue,
) -> Option<Outcome<'a>> {
    let mut value: Fields<'a> = serde_json::from_str(json.get()).ok()?;
    let (start, end): (u32, u32) = take(&mut value, "start").zip(take(&mut value, "end"))?;
    let kind = {
        let mut names = value.iter().map(|(name, _)| name);
        let kind = names.find(|name| name.ends_with("labels") || KINDS.contains(name));
        kind.unwrap_or("textarea").to_owned()
    };
    Some(Outcome {
        place: place.part(&format!("“{asked}” at {start} to {end}")),
        kind,
        region: Some(format!("{start}-{end}").into()),
        asked,
        text: None,
        value,
        stretch: Some((start, end)),
        rest: Fields::default(),
    })
}

/// The words of a region as the text has them. Label Studio writes a line end in them as a backslash
/// and an n.
pub(super) fn quotation(outcome: &Outcome<'_>, source: &SourceText) -> Option<String> {
    let words = outcome.value.get_text("text")?.into_owned();
    let is_there = source.text().as_str().contains(&words);
    Some(if is_there {
        words
    } else {
        words.replace("\\n", "\n")
    })
}
