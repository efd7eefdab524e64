//! Lines of tokens and tags as a project.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::{LABELS, TAGS, TOKENS, TokenClassification};
use crate::formats::conll::Document;
use crate::formats::conll::tags::Tag;
use crate::formats::json::{LONGEST_QUOTE, broken};
use crate::formats::reading::{At, Intake, NewArticle};
use crate::formats::{Import, ReadContext, ReadError, ReadErrorKind, Reader, SourceFile};
use crate::model::UnknownFields;
use crate::text::shortened;

/// Fields of a line that may have the names of numbered tags.
const NAMES: [&str; 3] = ["label_names", "names", "label_list"];

impl Reader for TokenClassification {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let beside = context.beside.iter().copied();
        let labels = beside
            .filter(|other| other.base_name() == LABELS)
            .max_by_key(|other| (other.folder() == file.folder(), &other.name));
        let names = labels
            .map(|labels| names(&labels.bytes))
            .unwrap_or_default();
        let mut intake = Intake::new(file, context);
        let lines: Vec<(usize, &str)> = text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty())
            .map(|(number, line)| (number + 1, line))
            .collect();
        let last = lines.last().map(|(number, _)| *number);
        let mut needs_names = false;
        for (number, line) in lines {
            let at = At::line(number);
            match serde_json::from_str::<Map<String, Value>>(line) {
                Ok(fields) => needs_names |= !article(&mut intake, at, fields, &names),
                Err(problem) => {
                    let error = broken(&file.name, line, number, &problem);
                    if error.is_cut_off() && Some(number) == last {
                        return Err(error);
                    }
                    intake.warn(at, "This line is left out: it is no object in JSON.");
                }
            }
        }
        if needs_names && intake.project().spans().next().is_none() {
            let needed = LABELS.to_owned();
            return Err(ReadError::of_file(file, ReadErrorKind::alone(&needed)));
        }
        if intake.project().article_count() == 0 {
            let reason = "There is no line with tokens in the file.".to_owned();
            return Err(ReadError::of_file(file, ReadErrorKind::Unusable { reason }));
        }
        Ok(intake.finish())
    }
}

/// Adds the article of a line. Returns whether all its tags could be understood as far as their names
/// go.
fn article(
    intake: &mut Intake<'_>,
    at: At<'_>,
    mut fields: Map<String, Value>,
    beside: &[String],
) -> bool {
    let Some(Value::Array(tokens)) = fields.remove(TOKENS) else {
        intake.warn(at, "This line is left out: it has no list of tokens.");
        return true;
    };
    let field = TAGS
        .into_iter()
        .find(|name| fields.get(*name).is_some_and(Value::is_array));
    let tags = field.and_then(|name| fields.remove(name));
    let tags = match tags {
        Some(Value::Array(tags)) => tags,
        _ => {
            intake.warn(
                at,
                "It has no list of tags; its tokens are kept without labels.",
            );
            Vec::new()
        }
    };
    if !tags.is_empty() && tags.len() != tokens.len() {
        intake.warn(
            at,
            format!(
                "It has {} tokens and {} tags. What is over of either stays without the other.",
                tokens.len(),
                tags.len()
            ),
        );
    }
    let own = NAMES.into_iter().find_map(|name| fields.remove(name));
    let own = own.map(|names| listed(&names)).unwrap_or_default();
    let names = if own.is_empty() { beside } else { &own };
    let mut document = Document::on_line(at.line.unwrap_or_default());
    let mut unnamed = 0;
    for (number, token) in tokens.iter().enumerate() {
        let Some(word) = token.as_str().filter(|word| !word.is_empty()) else {
            intake.warn(
                at,
                format!("Token {number} is left out: it is no text or empty."),
            );
            continue;
        };
        let tag = tags.get(number).map(|tag| tag_name(tag, names));
        let tag = match &tag {
            None => Tag::Outside,
            Some(None) => {
                unnamed += 1;
                Tag::Outside
            }
            Some(Some(name)) => Tag::of(name).unwrap_or_else(|| {
                let name = shortened(name, LONGEST_QUOTE);
                let message = format!(
                    "“{name}” at token {number} is no tag (O, or B-, I- and the like before a \
                     label). The token is kept without a label."
                );
                intake.warn(at, message);
                Tag::Outside
            }),
        };
        document.push(at, word, tag);
    }
    if unnamed > 0 {
        intake.warn(
            at,
            format!(
                "{unnamed} of its tags are numbers without a name: “{LABELS}” beside the file should \
                 list the names in their order. The tokens are kept without labels."
            ),
        );
    }
    let details = NewArticle {
        unknown: unknown(fields),
        ..NewArticle::default()
    };
    document.add(intake, details);
    unnamed == 0
}

/// The name of a tag; none for a number that has none.
fn tag_name<'v>(tag: &'v Value, names: &'v [String]) -> Option<Cow<'v, str>> {
    match tag {
        Value::String(name) => Some(Cow::Borrowed(name)),
        Value::Number(number) => {
            // Minus one and -100 are what training leaves out.
            if number.as_i64().is_some_and(|number| number < 0) {
                return Some(Cow::Borrowed("O"));
            }
            let place = usize::try_from(number.as_u64()?).ok()?;
            names.get(place).map(|name| Cow::Borrowed(name.as_str()))
        }
        other => Some(Cow::Owned(other.to_string())),
    }
}

/// The names that a file lists.
fn names(bytes: &[u8]) -> Vec<String> {
    let value: Option<Value> = serde_json::from_slice(bytes).ok();
    value.map(|value| listed(&value)).unwrap_or_default()
}

/// Names in a list, or in an object of numbers by names or of names by numbers.
fn listed(value: &Value) -> Vec<String> {
    let mut by_number: BTreeMap<u64, &str> = BTreeMap::new();
    match value {
        Value::Array(names) => {
            let names = names.iter().map(|name| name.as_str().unwrap_or("O"));
            return names.map(str::to_owned).collect();
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                if let Some(number) = value.as_u64() {
                    by_number.insert(number, name);
                } else if let (Ok(number), Some(name)) = (name.parse(), value.as_str()) {
                    by_number.insert(number, name);
                }
            }
            let inner = fields.values().find(|value| value.is_array());
            if let (true, Some(inner)) = (by_number.is_empty(), inner) {
                return listed(inner);
            }
        }
        _ => {}
    }
    let is_whole = by_number.keys().copied().eq(0..by_number.len() as u64);
    let names = by_number.into_values().filter(|_| is_whole);
    names.map(str::to_owned).collect()
}

/// The fields that are not read, as they are. The id is another one here.
fn unknown(fields: Map<String, Value>) -> UnknownFields {
    let others = fields.into_iter().filter(|(name, _)| name != "id");
    others
        .filter_map(|(name, value)| {
            let json = serde_json::value::to_raw_value(&value).ok()?;
            Some((name.into(), RawValue::get(&json).into()))
        })
        .collect()
}
