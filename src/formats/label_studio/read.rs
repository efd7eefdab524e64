//! Tasks of Label Studio as a project.

use serde_json::value::RawValue;

use super::annotation::{Annotation, results};
use super::config::Config;
use super::value::{completed_by, words};
use super::{ANNOTATOR, LabelStudio, config_file, scheme, short};
use crate::formats::json::{Fields, describe};
use crate::formats::native::inferred_scheme;
use crate::formats::reading::{
    At, Intake, JsonObject, NewArticle, ObjectPlace, SourceText, fitting_units, json_objects,
    nothing, take, take_article, take_objects, take_text,
};
use crate::formats::{
    FoundUnit, Import, OffsetUnit, ReadContext, ReadError, Reader, SourceFile, encoding,
};
use crate::model::{Digest, Name};

/// What Label Studio may have counted: today, and in older versions.
const UNITS: [OffsetUnit; 2] = [OffsetUnit::CodePoints, OffsetUnit::Utf16];

/// The annotator of a prediction that does not name its model.
const MODEL: &str = "prediction";

impl Reader for LabelStudio {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let (told, beside) = (context.unit, context.beside);
        let mut intake = Intake::new(file, context);
        let config = config(file, beside, &mut intake);
        let objects = json_objects(file, text, "task", &mut intake)?;
        let tasks: Vec<Task<'_>> = objects
            .into_iter()
            .filter_map(|object| task(&mut intake, object, &config))
            .collect();
        if tasks.is_empty() {
            return Err(nothing(file, describe(text)));
        }
        let fitting = fitting(&tasks);
        let unit = told.or_else(|| fitting.first().copied());
        let unit = unit.unwrap_or(OffsetUnit::CodePoints);
        for task in tasks {
            let digest = Digest::of(task.source.text());
            let same = intake.project().article_with(digest);
            let article = match same.filter(|_| task.is_short) {
                Some(same) => same,
                None => intake.article(task.place.at(), &task.source, task.details),
            };
            for annotation in task.annotations {
                annotation.add(&mut intake, (article, &task.source), &config, unit);
            }
        }
        let scheme = scheme::of(inferred_scheme::infer(intake.project()), &config);
        let mut import = intake.finish_with(scheme);
        import.offsets = Some(FoundUnit {
            unit,
            is_certain: told.is_some() || fitting.len() == 1,
        });
        Ok(import)
    }
}

/// A task whose annotations are not looked up yet.
struct Task<'a> {
    place: ObjectPlace,
    source: SourceText,
    details: NewArticle,
    annotations: Vec<Annotation<'a>>,
    /// Whether it is in the short form, in which a task comes once for each annotation.
    is_short: bool,
}

/// The configuration that lies beside the tasks; an empty one if there is none.
fn config(file: &SourceFile, beside: &[&SourceFile], intake: &mut Intake<'_>) -> Config {
    let mut beside = beside.iter();
    let Some(found) = beside.find(|other| config_file::is_beside(file, other)) else {
        return Config::default();
    };
    let text = encoding::decode(&found.bytes, None).ok();
    let config = text.map(|text| config_file::read(&text));
    config.and_then(Result::ok).unwrap_or_else(|| {
        let message = format!(
            "“{}” is left out: it is no XML that can be read. Labels and values are taken from the \
             tasks alone.",
            found.name
        );
        intake.warn(At::default(), message);
        Config::default()
    })
}

fn fitting(tasks: &[Task<'_>]) -> Vec<OffsetUnit> {
    let mut kept: Vec<Vec<(u32, u32, Option<String>)>> = Vec::new();
    let annotations = || {
        tasks.iter().flat_map(|task| {
            let annotations = task.annotations.iter();
            annotations.map(move |annotation| (annotation, &task.source))
        })
    };
    kept.resize_with(annotations().count(), Vec::new);
    let quoted = annotations().zip(&mut kept);
    let quoted = quoted.flat_map(|((one, source), kept)| one.quoted(source, kept));
    fitting_units(&UNITS, &quoted.collect::<Vec<_>>())
}

fn task<'a>(intake: &mut Intake<'_>, object: JsonObject<'a>, config: &Config) -> Option<Task<'a>> {
    let JsonObject { mut fields, place } = object;
    let mut annotations = Vec::new();
    for name in ["annotations", "completions"] {
        for (number, json) in take_objects(&mut fields, name).into_iter().enumerate() {
            let place = place.part(&format!("annotation {}", number + 1));
            annotations.extend(annotation(intake, place, json));
        }
    }
    for (number, json) in take_objects(&mut fields, "predictions")
        .into_iter()
        .enumerate()
    {
        let place = place.part(&format!("prediction {}", number + 1));
        annotations.extend(prediction(intake, place, json));
    }
    let drafts = take_objects(&mut fields, "drafts").len();
    if drafts > 0 {
        let message = "Its drafts are left out: only what was submitted is imported.";
        intake.warn(place.at(), message);
    }
    let is_short = fields.get("data").is_none();
    let mut data: Fields<'a> = if is_short {
        annotations.push(short::annotation(&mut fields, &place));
        fields
    } else {
        take(&mut fields, "data").unwrap_or_default()
    };
    let Some(text) = text_of(&mut data, &annotations, config) else {
        intake.warn(place.at(), "It is left out: there is no text in its data.");
        return None;
    };
    let source = match SourceText::new(&text) {
        Ok(source) => source,
        Err(error) => {
            let message = format!("It is left out: its text has {} bytes.", error.bytes);
            intake.warn(place.at(), message);
            return None;
        }
    };
    let details = take_article(&mut data);
    Some(Task {
        place,
        source,
        details: NewArticle {
            unknown: data.into_unknown(),
            ..details
        },
        annotations,
        is_short,
    })
}

/// The text of a task: where the configuration says, else the field “text”, else the longest there is.
fn text_of(data: &mut Fields<'_>, annotations: &[Annotation<'_>], config: &Config) -> Option<Name> {
    let mut named = annotations.iter().flat_map(Annotation::texts);
    let told = named.find_map(|name| config.texts.get(name));
    let told = told.or_else(|| config.texts.values().next());
    if let Some(text) = told.and_then(|field| take_text(data, field)) {
        return Some(text);
    }
    take_text(data, "text").or_else(|| {
        let lengths = data.iter().map(|(name, json)| (name, json.get()));
        let texts = lengths.filter(|(_, json)| json.starts_with('"'));
        let longest = texts.max_by_key(|(_, json)| json.len());
        let longest = longest.map(|(name, _)| name.to_owned())?;
        take_text(data, &longest)
    })
}

fn annotation<'a>(
    intake: &mut Intake<'_>,
    place: ObjectPlace,
    json: &'a RawValue,
) -> Option<Annotation<'a>> {
    let mut fields = object(intake, &place, json)?;
    let named = fields.take(ANNOTATOR).and_then(words);
    let completed = fields.take("completed_by").and_then(completed_by);
    let results = results(&mut fields);
    let is_cancelled = take(&mut fields, "was_cancelled").unwrap_or(false);
    if is_cancelled && !results.is_empty() {
        let message = "It was skipped by its annotator. What is in it is imported all the same.";
        intake.warn(place.at(), message);
    }
    let annotator = named.or(completed).unwrap_or_default();
    Some(Annotation::of(intake, &place, annotator, results))
}

fn prediction<'a>(
    intake: &mut Intake<'_>,
    place: ObjectPlace,
    json: &'a RawValue,
) -> Option<Annotation<'a>> {
    let mut fields = object(intake, &place, json)?;
    let model = fields.take("model_version").and_then(words);
    let model = model.filter(|model| !model.trim().is_empty());
    let results = results(&mut fields);
    let annotator = model.unwrap_or_else(|| MODEL.to_owned());
    Some(Annotation::of(intake, &place, annotator, results))
}

fn object<'a>(
    intake: &mut Intake<'_>,
    place: &ObjectPlace,
    json: &'a RawValue,
) -> Option<Fields<'a>> {
    let fields = serde_json::from_str(json.get()).ok();
    if fields.is_none() {
        intake.warn(place.at(), "It is left out: it is no object with results.");
    }
    fields
}
