//! Documents of spaCy as a project.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::value::RawValue;

use super::{GROUP, OTHER_GROUP, SpacyJson};
use crate::formats::json::{Fields, describe};
use crate::formats::reading::{
    At, Intake, JsonObject, NewArticle, NewSpan, ObjectPlace, SourceText, Stretch, json_objects,
    nothing, take, take_objects, take_text,
};
use crate::formats::{Import, OffsetUnit, ReadContext, ReadError, Reader, SourceFile};
use crate::model::{ArticleId, Name, UnknownFields};

/// What a token says of itself that is its place alone.
const PLACE_OF_TOKEN: &[&str] = &["id", "start", "end"];

impl Reader for SpacyJson {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let mut reading = Reading {
            intake: Intake::new(file, context),
            of_tokens: BTreeSet::new(),
        };
        for object in json_objects(file, text, "document", &mut reading.intake)? {
            reading.document(object);
        }
        if reading.intake.project().article_count() == 0 {
            return Err(nothing(file, describe(text)));
        }
        if !reading.of_tokens.is_empty() {
            let names: Vec<&str> = reading.of_tokens.iter().map(String::as_str).collect();
            let message = format!(
                "What it says of single tokens is left out, since Sayso marks spans: {}.",
                names.join(", ")
            );
            reading.intake.warn(At::default(), message);
        }
        Ok(reading.intake.finish())
    }
}

/// A file that is being read.
struct Reading<'c> {
    intake: Intake<'c>,
    /// What the file says of single tokens, by the names of its fields.
    of_tokens: BTreeSet<String>,
}

impl Reading<'_> {
    fn document(&mut self, object: JsonObject<'_>) {
        let JsonObject { mut fields, place } = object;
        let Some(text) = take_text(&mut fields, "text") else {
            let message = "It is left out: it has no text.";
            return self.intake.warn(place.at(), message);
        };
        let source = match SourceText::new(&text) {
            Ok(source) => source,
            Err(error) => {
                let message = format!("It is left out: its text has {} bytes.", error.bytes);
                return self.intake.warn(place.at(), message);
            }
        };
        for token in take_objects(&mut fields, "tokens") {
            self.token(token);
        }
        // Sentences are found anew from the text.
        fields.take("sents");
        let entities = take_objects(&mut fields, "ents");
        let groups: Option<BTreeMap<String, Vec<&RawValue>>> = take(&mut fields, "spans");
        let article = NewArticle {
            unknown: fields.into_unknown(),
            ..NewArticle::default()
        };
        let article = self.intake.article(place.at(), &source, article);
        let mut seen = BTreeSet::new();
        for (group, spans) in groups.unwrap_or_default() {
            for (number, json) in spans.into_iter().enumerate() {
                let place = place.part(&format!("span {} of “{group}”", number + 1));
                let group = Some(&*group).filter(|group| *group != GROUP);
                if let Some(span) = self.span(&place, (article, &source), json, group) {
                    seen.insert(what_it_says(&span));
                    self.intake.span(span);
                }
            }
        }
        for (number, json) in entities.into_iter().enumerate() {
            let place = place.part(&format!("entity {}", number + 1));
            // What is an entity is often put into a group of spans as well.
            if let Some(span) = self.span(&place, (article, &source), json, None)
                && !seen.contains(&what_it_says(&span))
            {
                self.intake.span(span);
            }
        }
    }

    fn token(&mut self, json: &RawValue) {
        let fields: Fields<'_> = serde_json::from_str(json.get()).unwrap_or_default();
        let more = fields.iter().map(|(name, _)| name);
        let more = more.filter(|name| !PLACE_OF_TOKEN.contains(name));
        self.of_tokens.extend(more.map(str::to_owned));
    }

    fn span(
        &mut self,
        place: &ObjectPlace,
        (article, source): (ArticleId, &SourceText),
        json: &RawValue,
        group: Option<&str>,
    ) -> Option<NewSpan> {
        let mut fields: Fields<'_> = serde_json::from_str(json.get()).unwrap_or_default();
        let (start, end) = (take(&mut fields, "start"), take(&mut fields, "end"));
        let (Some(start), Some(end)) = (start, end) else {
            let message = "It is left out: it does not say where it starts and ends.";
            self.intake.warn(place.at(), message);
            return None;
        };
        let label = take_text(&mut fields, "label").unwrap_or_default();
        let stretch = Stretch {
            start,
            end,
            words: None,
        };
        let unit = OffsetUnit::CodePoints;
        let fragments = self
            .intake
            .fragments(place.at(), source, &[stretch], unit)?;
        let mut unknown: UnknownFields = fields.into_unknown();
        unknown.retain(|_, json| &**json != "\"\"");
        if let Some(group) = group {
            let group = serde_json::to_string(group).unwrap_or_default();
            unknown.insert(OTHER_GROUP.into(), group.into());
        }
        Some(NewSpan {
            article,
            fragments,
            label,
            attributes: BTreeMap::new(),
            note: Name::from(""),
            annotator: String::new(),
            unknown,
        })
    }
}

/// A span as it is compared with others of its article.
fn what_it_says(span: &NewSpan) -> (Name, crate::text::TextRange) {
    (Name::clone(&span.label), span.fragments.extent())
}
