//! What an annotation says, taken out of its JSON.

use std::sync::Arc;

use serde_json::Value as Json;
use serde_json::value::RawValue;

/// Where an annotation points.
#[derive(Clone, Debug, Default)]
pub(super) struct Target {
    /// The address of what it points into.
    pub(super) source: String,
    /// The text itself, where the annotation brings it.
    pub(super) text: Option<String>,
    pub(super) position: Option<(u32, u32)>,
    pub(super) quote: Option<Quoted>,
}

impl Target {
    /// Whether it points at words of a text.
    pub(super) fn is_in_a_text(&self) -> bool {
        self.position.is_some() || self.quote.is_some()
    }
}

/// A quotation with what stands around it.
#[derive(Clone, Debug, Default)]
pub(super) struct Quoted {
    pub(super) exact: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// A body: what is said about the target.
#[derive(Clone, Debug)]
pub(super) struct Body {
    pub(super) purpose: String,
    pub(super) value: String,
    /// What the value is a value of.
    pub(super) label: Option<String>,
}

/// What an annotation says. Its JSON takes many times as much memory, and a corpus has hundreds of thousands.
#[derive(Clone, Debug)]
pub(super) struct Annotation {
    /// The name of its file, without the extension.
    pub(super) stem: Arc<str>,
    /// Its id; it may be empty.
    pub(super) id: String,
    /// Who made it; empty where it does not tell.
    pub(super) creator: String,
    /// Why, without the prefix of older ones.
    pub(super) motivations: Vec<String>,
    pub(super) targets: Vec<Target>,
    /// The bodies that say something in words.
    pub(super) bodies: Vec<Body>,
    /// What it points at as a whole, and what its bodies are as a whole: for those that are about others.
    pub(super) target_addresses: Vec<String>,
    pub(super) body_addresses: Vec<String>,
}

impl Annotation {
    fn of(stem: &Arc<str>, json: &Json) -> Self {
        let targets: Vec<Target> = several(json.get("target")).map(target).collect();
        let is_about_words = targets.iter().any(Target::is_in_a_text);
        let addresses = |field| match is_about_words {
            true => Vec::new(),
            false => addresses(json, field),
        };
        Self {
            stem: Arc::clone(stem),
            id: id(json).to_owned(),
            creator: creator(json),
            motivations: motivations(json).map(str::to_owned).collect(),
            bodies: bodies(json),
            target_addresses: addresses("target"),
            body_addresses: addresses("body"),
            targets,
        }
    }
}

/// The annotations in a text of JSON, from a file with this stem of its name.
///
/// # Errors
///
/// What is wrong with the JSON.
pub(super) fn annotations(stem: &str, text: &str) -> Result<Vec<Annotation>, serde_json::Error> {
    let stem = Arc::from(stem);
    // In a plain list, each is read by itself.
    if let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(text) {
        let mut all = Vec::new();
        for item in items {
            let found = listed(serde_json::from_str(item.get())?);
            all.extend(found.iter().map(|json| Annotation::of(&stem, json)));
        }
        return Ok(all);
    }
    let found = listed(serde_json::from_str(text)?);
    Ok(found
        .iter()
        .map(|json| Annotation::of(&stem, json))
        .collect())
}

/// What is in whatever list, page, collection or graph.
fn listed(json: Json) -> Vec<Json> {
    match json {
        Json::Array(items) => items.into_iter().flat_map(listed).collect(),
        Json::Object(mut fields) => {
            for list in ["items", "@graph", "resources"] {
                if let Some(items @ Json::Array(_)) = fields.remove(list) {
                    return listed(items);
                }
            }
            if let Some(first @ Json::Object(_)) = fields.remove("first") {
                return listed(first);
            }
            vec![Json::Object(fields)]
        }
        _ => Vec::new(),
    }
}

fn id(annotation: &Json) -> &str {
    text(annotation, &["id", "@id"]).unwrap_or_default()
}

fn motivations(annotation: &Json) -> impl Iterator<Item = &str> {
    let all = several(annotation.get("motivation"));
    all.filter_map(Json::as_str).map(without_prefix)
}

fn creator(annotation: &Json) -> String {
    let creator = several(annotation.get("creator")).next();
    let called = creator.and_then(|one| match one {
        Json::String(name) => Some(name.as_str()),
        one => text(one, &["name", "nickname", "id"]),
    });
    called.unwrap_or_default().to_owned()
}

fn addresses(annotation: &Json, field: &str) -> Vec<String> {
    let addresses = several(annotation.get(field)).filter_map(|one| match one {
        Json::String(address) => Some(address.as_str()),
        one => text(one, &["id", "@id", "source"]),
    });
    addresses.map(str::to_owned).collect()
}

fn bodies(annotation: &Json) -> Vec<Body> {
    let mut bodies: Vec<Body> = several(annotation.get("body")).filter_map(body).collect();
    // Before there were bodies for short texts, there was this.
    if let Some(value) = annotation.get("bodyValue").and_then(Json::as_str) {
        bodies.push(Body {
            purpose: "commenting".into(),
            value: value.to_owned(),
            label: None,
        });
    }
    bodies
}

fn body(json: &Json) -> Option<Body> {
    if let Json::String(address) = json {
        return Some(Body {
            purpose: "identifying".into(),
            value: address.clone(),
            label: None,
        });
    }
    let purpose = several(json.get("purpose")).find_map(Json::as_str);
    let value = match json.get("value") {
        Some(Json::Null) | None => text(json, &["source", "id", "@id"])?.to_owned(),
        Some(Json::String(value)) => value.clone(),
        Some(value) => value.to_string(),
    };
    Some(Body {
        purpose: purpose.map(without_prefix).unwrap_or_default().to_owned(),
        value,
        label: text(json, &["label"]).map(str::to_owned),
    })
}

fn target(json: &Json) -> Target {
    let mut target = Target::default();
    if let Json::String(address) = json {
        target.source = address.clone();
        return target;
    }
    match json.get("source") {
        Some(Json::String(address)) => target.source = address.clone(),
        Some(source) => {
            target.source = text(source, &["id", "@id"]).unwrap_or_default().to_owned();
            target.text = text(source, &["value"]).map(str::to_owned);
        }
        None => target.source = id(json).to_owned(),
    }
    for selector in several(json.get("selector")) {
        add_selector(&mut target, selector);
    }
    target
}

fn add_selector(target: &mut Target, selector: &Json) {
    let kind = text(selector, &["type", "@type"]).unwrap_or_default();
    match without_prefix(kind) {
        "TextPositionSelector" => {
            target.position = number(selector, "start").zip(number(selector, "end"));
        }
        "TextQuoteSelector" => {
            let words = |name| text(selector, &[name]).unwrap_or_default().to_owned();
            target.quote = Some(Quoted {
                exact: words("exact"),
                before: words("prefix"),
                after: words("suffix"),
            });
        }
        _ => {}
    }
    // A selector may go on from where another one led.
    if let Some(further) = selector.get("refinedBy") {
        for selector in several(Some(further)) {
            add_selector(target, selector);
        }
    }
}

/// A value, or each of a list of values.
fn several(json: Option<&Json>) -> impl Iterator<Item = &Json> {
    let list = json.and_then(Json::as_array);
    let single = json.filter(|json| !json.is_array() && !json.is_null());
    list.into_iter().flatten().chain(single)
}

fn text<'a>(json: &'a Json, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| json.get(name)?.as_str())
}

fn number(json: &Json, name: &str) -> Option<u32> {
    let number = json.get(name)?;
    number
        .as_u64()
        .and_then(|number| u32::try_from(number).ok())
}

fn without_prefix(name: &str) -> &str {
    name.strip_prefix("oa:").unwrap_or(name)
}
