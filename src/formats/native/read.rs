//! A project file as a project.

use serde_json::value::RawValue;

use super::assembly::Assembly;
use super::attributes::ChoiceAttributes;
use super::{
    FORMAT, OFFSETS, SCHEME_FORMAT, SaysoProject, TOP_LEVEL, VERSION, from_json, inferred_scheme,
    scheme,
};
use crate::formats::json::{Fields, Ids, Outline, Record, Session, broken, describe, names_format};
use crate::formats::{Import, ReadContext, ReadError, ReadErrorKind, Reader, SourceFile};
use crate::model::{self, Name, Project, Scheme, Stamp, UnknownFields};

/// The lists of records.
const LISTS: [&str; 7] = [
    "annotators",
    "entities",
    "articles",
    "spans",
    "regions",
    "relations",
    "deleted",
];

impl Reader for SaysoProject {
    /// Reads a project file. See [`super`] for the format.
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let error = |kind| ReadError::of_file(file, kind);
        let Some(Outline { fields, lists }) = Outline::of(text, LISTS)
            .filter(|outline| outline.fields.get_text("format").as_deref() == Some(FORMAT))
        else {
            serde_json::from_str::<&RawValue>(text)
                .map_err(|problem| broken(&file.name, text, 1, &problem))?;
            return Err(error(match names_format(text, &[SCHEME_FORMAT]) {
                true => ReadErrorKind::SchemeAlone,
                false => ReadErrorKind::OtherJson {
                    seen: describe(text),
                },
            }));
        };
        check_version(FORMAT, &fields).map_err(error)?;
        check_offsets(&fields).map_err(error)?;

        let ids = Ids::minting(context.ids, context.stamp.time);
        let mut session = Session::of_file(&file.name, text, ids, context.stamp);
        let mut document = Record::single(&mut session, "the project file", text, fields);
        document.ignore(&["format", "version", "offsets"]);
        let head = document.object("project");
        let definitions = document.object("scheme");
        let lists = lists.unwrap_or_else(|| LISTS.map(|name| document.list(name)));
        let [
            annotators,
            entities,
            articles,
            spans,
            regions,
            relations,
            deleted,
        ] = lists;
        let unknown = document.unknown();

        let project = project_of(&mut session, head, unknown, file);
        let scheme = definitions.map(|(json, fields)| {
            scheme::from_json::scheme(&mut Record::single(
                &mut session,
                "the scheme",
                json,
                fields,
            ))
        });
        let choices = scheme
            .as_ref()
            .map_or_else(Default::default, |(scheme, _)| ChoiceAttributes::of(scheme));

        let mut assembly = Assembly::new(session, project);
        assembly.annotators(annotators);
        assembly.entities(entities);
        assembly.articles(articles);
        assembly.spans(spans, None, &choices);
        assembly.regions(regions, None);
        assembly.relations(relations);
        assembly.tombstones(deleted);
        let (scheme, stamp) = scheme.unwrap_or_else(|| {
            (
                inferred_scheme::infer(&assembly.contents.project),
                Stamp::ZERO,
            )
        });
        assembly.contents.project.put(scheme.into(), stamp);
        Ok(assembly.finish())
    }
}

/// Refuses what a newer program wrote. Within a version only fields are added, which are kept.
pub(super) fn check_version(format: &str, fields: &Fields<'_>) -> Result<(), ReadErrorKind> {
    let version = fields
        .get("version")
        .map_or("1", RawValue::get)
        .trim_matches('"');
    let major = version.split_once('.').map_or(version, |(major, _)| major);
    match major.parse() {
        Ok(found) if found > VERSION => Err(ReadErrorKind::NewerVersion {
            found,
            known: VERSION,
        }),
        Ok(_) => Ok(()),
        Err(_) => {
            let seen = format!("a “{format}” file of the version {version}");
            Err(ReadErrorKind::OtherJson { seen })
        }
    }
}

fn check_offsets(fields: &Fields<'_>) -> Result<(), ReadErrorKind> {
    match fields.get("offsets") {
        Some(unit) if fields.get_text("offsets").as_deref() != Some(OFFSETS) => {
            Err(ReadErrorKind::OtherOffsets {
                found: unit.get().trim_matches('"').into(),
            })
        }
        _ => Ok(()),
    }
}

/// The project with its own record and nothing else.
fn project_of<'a>(
    session: &mut Session<'a, '_>,
    head: Option<(&'a str, Fields<'a>)>,
    top_level: UnknownFields,
    file: &SourceFile,
) -> Project {
    let (json, fields) = head.unwrap_or_default();
    let mut record = Record::single(session, "project", json, fields);
    let id = record.id();
    let is_named = record.has("name");
    let (mut info, stamp) = from_json::info(&mut record);
    if !is_named {
        info.name = Name::from(file.stem());
    }
    info.unknown.retain(|name, _| {
        let is_reserved = name.starts_with(TOP_LEVEL);
        if is_reserved {
            record.warn(format!(
                "“{name}” is left out: names must not begin with “/” here."
            ));
        }
        !is_reserved
    });
    let top_level = top_level.into_iter();
    info.unknown
        .extend(top_level.map(|(name, json)| (format!("{TOP_LEVEL}{name}").into(), json)));
    let mut project = Project::new(id, Name::from(""), Scheme::default());
    project.put(model::Record::from(info), stamp);
    project
}
