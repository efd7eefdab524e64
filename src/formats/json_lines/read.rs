//! JSONL as a project.

use serde_json::value::RawValue;

use super::SaysoJsonLines;
use super::line::{CHOICE_ATTRIBUTES, SCHEME};
use crate::formats::json::{Fields, Ids, Record, Session, broken, describe};
use crate::formats::native::assembly::Assembly;
use crate::formats::native::attributes::ChoiceAttributes;
use crate::formats::native::inferred_scheme;
use crate::formats::{
    Import, Place, ReadContext, ReadError, ReadErrorKind, Reader, SourceFile, Warning,
};
use crate::model::{ArticleId, Name, Project, ProjectId, Scheme, Stamp};

impl Reader for SaysoJsonLines {
    /// Reads JSONL: a broken line costs that line alone, but a file that ends in the middle of one
    /// was cut off and is refused whole.
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let now = context.stamp.time;
        let project_id: ProjectId = context.ids.mint(now);
        let session = Session::of_file(
            &file.name,
            text,
            Ids::minting(context.ids, now),
            context.stamp,
        );
        let project = Project::new(project_id, Name::from(file.stem()), Scheme::default());
        let mut assembly = Assembly::new(session, project);
        let mut relations = Vec::new();
        let mut first_error = None;

        let lines = text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty());
        let last = lines.clone().last().map(|(number, _)| number);
        for (number, line) in lines {
            match serde_json::from_str::<&RawValue>(line) {
                Ok(json) => relations.extend(add_line(&mut assembly, number + 1, json)),
                Err(problem) => {
                    let error = broken(&file.name, line, number + 1, &problem);
                    if error.is_cut_off() && Some(number) == last {
                        return Err(error);
                    }
                    assembly.session.warnings.push(left_out(&error));
                    first_error.get_or_insert(error);
                }
            }
        }
        // Relations may lead to articles further on.
        assembly.relations(relations);
        let mut import = assembly.finish();
        if import.project.article_count() == 0 {
            let kind = ReadErrorKind::OtherJson {
                seen: describe(first_line(text)),
            };
            let error = ReadError {
                place: Place {
                    line: Some(1),
                    ..Place::file(&file.name)
                },
                kind,
            };
            return Err(first_error.unwrap_or(error));
        }
        let scheme = inferred_scheme::infer(&import.project);
        import.project.put(scheme.into(), Stamp::ZERO);
        Ok(import)
    }
}

/// Adds what stands on a line but its relations, which are returned.
fn add_line<'a>(
    assembly: &mut Assembly<'a, '_>,
    number: usize,
    json: &'a RawValue,
) -> Vec<&'a RawValue> {
    let Some(mut record) = Record::of_list(&mut assembly.session, "article", number, json) else {
        return Vec::new();
    };
    let lists = ["annotators", "entities", "spans", "regions", "relations"];
    let [annotators, entities, spans, regions, relations] = lists.map(|name| record.list(name));
    let choices = ChoiceAttributes(record.texts(CHOICE_ATTRIBUTES).into_iter().collect());
    if record.peek(SCHEME).is_some_and(names_scheme) {
        // The scheme is made of what the spans use, and is none of that name.
        record.ignore(&[SCHEME]);
    }
    let Some(article) = assembly.contents.article(&mut record) else {
        let lost = spans.len() + regions.len();
        if lost > 0 {
            record.warn(format!(
                "Its {lost} spans and regions are left out with it."
            ));
        }
        return relations;
    };
    let article: Option<ArticleId> = Some(article);
    assembly.annotators(annotators);
    assembly.entities(entities);
    assembly.spans(spans, article, &choices);
    assembly.regions(regions, article);
    relations
}

/// Whether this names a scheme the way that a written line does: files by other hands may use the same
/// field for something else.
fn names_scheme(json: &RawValue) -> bool {
    serde_json::from_str::<Fields<'_>>(json.get())
        .is_ok_and(|fields| fields.get("version").is_some())
}

fn left_out(error: &ReadError) -> Warning {
    let reason = match &error.kind {
        ReadErrorKind::BrokenJson { reason, .. } => reason.clone(),
        kind => kind.to_string(),
    };
    let message = format!("This line is left out: it is broken JSON ({reason}).");
    Warning {
        place: error.place.clone(),
        message,
    }
}

fn first_line(text: &str) -> &str {
    text.trim_start().lines().next().unwrap_or_default()
}
