//! Tasks of Prodigy as a project.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::relations::{Ends, Found, Link};
use super::{ANNOTATOR, ANSWER, Prodigy, SESSION};
use crate::formats::json::{Fields, describe};
use crate::formats::reading::{
    Intake, JsonObject, NewArticle, NewSpan, ObjectPlace, SourceText, Stretch, json_objects,
    nothing, take, take_article, take_name, take_objects, take_text,
};
use crate::formats::{Import, OffsetUnit, ReadContext, ReadError, Reader, SourceFile};
use crate::model::{ArticleId, Digest, Name, SpanId, UnknownFields};

/// The label of words that are linked without being a span.
const TOKEN: &str = "Token";

impl Reader for Prodigy {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let mut intake = Intake::new(file, context);
        for object in json_objects(file, text, "task", &mut intake)? {
            task(&mut intake, object);
        }
        if intake.project().article_count() == 0 {
            return Err(nothing(file, describe(text)));
        }
        Ok(intake.finish())
    }
}

fn task(intake: &mut Intake<'_>, object: JsonObject<'_>) {
    let JsonObject { mut fields, place } = object;
    let Some(text) = take_text(&mut fields, "text") else {
        return intake.warn(place.at(), "It is left out: it has no text.");
    };
    let source = match SourceText::new(&text) {
        Ok(source) => source,
        Err(error) => {
            let message = format!("It is left out: its text has {} bytes.", error.bytes);
            return intake.warn(place.at(), message);
        }
    };
    let tokens = tokens(&mut fields);
    let spans = take_objects(&mut fields, "spans");
    let links = take_objects(&mut fields, "relations");
    let annotator = annotator(&mut fields);
    let answer = take_text(&mut fields, ANSWER).filter(|answer| &**answer != "accept");
    if let Some(answer) = &answer {
        let message = format!(
            "Its answer is “{answer}”. It is imported all the same, and the answer is kept with it."
        );
        intake.warn(place.at(), message);
    }
    let of_spans = answer.as_ref().map(|answer| (ANSWER, answer));
    let article = article(intake, &place, &source, (fields, of_spans));
    let mut task = Task {
        intake,
        source,
        article,
        annotator,
        unknown: kept(of_spans),
        ends: Ends::of(tokens),
    };
    for (number, json) in spans.into_iter().enumerate() {
        task.span(&place.part(&format!("span {}", number + 1)), json);
    }
    for (number, json) in links.into_iter().enumerate() {
        task.link(&place.part(&format!("relation {}", number + 1)), json);
    }
}

/// The article of a task: that of an earlier task with the same text, which another annotator had.
fn article(
    intake: &mut Intake<'_>,
    place: &ObjectPlace,
    source: &SourceText,
    (mut fields, answer): (Fields<'_>, Option<(&str, &Name)>),
) -> ArticleId {
    let same = intake.project().article_with(Digest::of(source.text()));
    if let Some(same) = same {
        return same;
    }
    let mut meta: Option<Fields<'_>> = take(&mut fields, "meta");
    let known = meta.as_mut().map(take_article).unwrap_or_default();
    let mut unknown = fields.into_unknown();
    unknown.extend(kept(answer));
    let rest = meta.map(Fields::into_unknown).unwrap_or_default();
    if !rest.is_empty() {
        let fields: Vec<String> = rest
            .iter()
            .map(|(name, json)| {
                let name = serde_json::to_string(&**name).unwrap_or_default();
                format!("{name}:{json}")
            })
            .collect();
        unknown.insert("meta".into(), format!("{{{}}}", fields.join(",")).into());
    }
    intake.article(place.at(), source, NewArticle { unknown, ..known })
}

/// A text as a field that is kept.
fn kept(field: Option<(&str, &Name)>) -> UnknownFields {
    let field = field.map(|(name, text)| {
        let json = serde_json::to_string(&**text).unwrap_or_default();
        (Name::from(name), Name::from(json))
    });
    field.into_iter().collect()
}

/// Who made a task. A session is called by the dataset and the annotator.
fn annotator(fields: &mut Fields<'_>) -> String {
    let session = take_name(fields, SESSION).unwrap_or_default();
    let annotator = take_name(fields, ANNOTATOR).unwrap_or_default();
    match annotator.trim() {
        "" => session.to_string(),
        annotator => annotator.to_owned(),
    }
}

/// Where the tokens of a task lie, by their numbers.
fn tokens(fields: &mut Fields<'_>) -> BTreeMap<usize, (u32, u32)> {
    let tokens = take_objects(fields, "tokens").into_iter().enumerate();
    tokens
        .filter_map(|(place, json)| {
            let mut token: Fields<'_> = serde_json::from_str(json.get()).ok()?;
            let number = take(&mut token, "id").unwrap_or(place);
            let (start, end) = (take(&mut token, "start")?, take(&mut token, "end")?);
            Some((number, (start, end)))
        })
        .collect()
}

/// A task that is being read.
struct Task<'i, 'c> {
    intake: &'i mut Intake<'c>,
    source: SourceText,
    article: ArticleId,
    annotator: String,
    /// What every span of it keeps.
    unknown: UnknownFields,
    ends: Ends,
}

impl Task<'_, '_> {
    fn span(&mut self, place: &ObjectPlace, json: &RawValue) {
        let mut fields: Fields<'_> = serde_json::from_str(json.get()).unwrap_or_default();
        let tokens = (
            take(&mut fields, "token_start"),
            take(&mut fields, "token_end"),
        );
        let told: Option<(u32, u32)> = take(&mut fields, "start").zip(take(&mut fields, "end"));
        let Some((start, end)) = told.or_else(|| self.ends.stretch(tokens)) else {
            let message = "It is left out: it does not say where it starts and ends.";
            return self.intake.warn(place.at(), message);
        };
        let Some(label) = take_text(&mut fields, "label") else {
            let message = "It is left out: it has no label.";
            return self.intake.warn(place.at(), message);
        };
        let words = take_text(&mut fields, "text");
        let mut unknown = fields.into_unknown();
        unknown.extend(self.unknown.clone());
        let stretch = Stretch {
            start,
            end,
            words: words.as_deref(),
        };
        let (_, last) = tokens;
        if let Some(id) = self.add(place, &stretch, &label, unknown) {
            let last = last.or_else(|| self.ends.token_at_end(end));
            self.ends.add(id, (start, end), last, Some(&label));
        }
    }

    fn add(
        &mut self,
        place: &ObjectPlace,
        stretch: &Stretch<'_>,
        label: &Name,
        unknown: UnknownFields,
    ) -> Option<SpanId> {
        let unit = OffsetUnit::CodePoints;
        let stretches = [*stretch];
        let fragments = self
            .intake
            .fragments(place.at(), &self.source, &stretches, unit)?;
        Some(self.intake.span(NewSpan {
            article: self.article,
            fragments,
            label: Name::clone(label),
            attributes: BTreeMap::new(),
            note: Name::from(""),
            annotator: self.annotator.clone(),
            unknown,
        }))
    }

    fn link(&mut self, place: &ObjectPlace, json: &RawValue) {
        let mut fields: Fields<'_> = serde_json::from_str(json.get()).unwrap_or_default();
        let link = Link::take(&mut fields);
        let label = take_text(&mut fields, "label").unwrap_or_default();
        let Some((from, to)) = self
            .end(place, &link.head)
            .zip(self.end(place, &link.child))
        else {
            let message = "It is left out: what it links was not read.";
            return self.intake.warn(place.at(), message);
        };
        let unknown = fields.into_unknown();
        self.intake
            .relation((from, to), &label, &self.annotator, unknown);
    }

    /// The span at an end of a relation. Words that are none become one.
    fn end(&mut self, place: &ObjectPlace, end: &Found) -> Option<SpanId> {
        if let Some(span) = self.ends.span(end) {
            return Some(span);
        }
        let (start, end) = self.ends.place(end)?;
        let message = format!(
            "It links words that have no label, at {start} to {end}. They became a span labelled \
             “{TOKEN}”."
        );
        self.intake.warn(place.at(), message);
        let label = Name::from(TOKEN);
        let stretch = Stretch {
            start,
            end,
            words: None,
        };
        let id = self.add(place, &stretch, &label, UnknownFields::new())?;
        let last = self.ends.token_at_end(end);
        self.ends.add(id, (start, end), last, None);
        Some(id)
    }
}
