//! What an annotation says, taken out of its JSON.

use serde_json::Value as Json;

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

/// The annotations in a file, in whatever list, page, collection or graph.
pub(super) fn annotations(json: Json) -> Vec<Json> {
    match json {
        Json::Array(items) => items.into_iter().flat_map(annotations).collect(),
        Json::Object(mut fields) => {
            for list in ["items", "@graph", "resources"] {
                if let Some(items @ Json::Array(_)) = fields.remove(list) {
                    return annotations(items);
                }
            }
            if let Some(first @ Json::Object(_)) = fields.remove("first") {
                return annotations(first);
            }
            vec![Json::Object(fields)]
        }
        _ => Vec::new(),
    }
}

/// The id of an annotation; it may be empty.
pub(super) fn id(annotation: &Json) -> &str {
    text(annotation, &["id", "@id"]).unwrap_or_default()
}

/// Whether an annotation has a motivation.
pub(super) fn is_motivated_by(annotation: &Json, motivation: &str) -> bool {
    motivations(annotation).any(|one| one == motivation)
}

/// The motivations of an annotation, without the prefix of older ones.
pub(super) fn motivations(annotation: &Json) -> impl Iterator<Item = &str> {
    let all = several(annotation.get("motivation"));
    all.filter_map(Json::as_str).map(without_prefix)
}

/// Who made an annotation; empty where it does not tell.
pub(super) fn creator(annotation: &Json) -> String {
    let creator = several(annotation.get("creator")).next();
    let called = creator.and_then(|one| match one {
        Json::String(name) => Some(name.as_str()),
        one => text(one, &["name", "nickname", "id"]),
    });
    called.unwrap_or_default().to_owned()
}

/// The targets of an annotation.
pub(super) fn targets(annotation: &Json) -> Vec<Target> {
    several(annotation.get("target")).map(target).collect()
}

/// What an annotation points at as a whole: for those that are about others.
pub(super) fn addresses<'a>(annotation: &'a Json, field: &str) -> Vec<&'a str> {
    several(annotation.get(field))
        .filter_map(|one| match one {
            Json::String(address) => Some(address.as_str()),
            one => text(one, &["id", "@id", "source"]),
        })
        .collect()
}

/// The bodies of an annotation that say something in words.
pub(super) fn bodies(annotation: &Json) -> Vec<Body> {
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
