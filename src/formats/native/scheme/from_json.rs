//! From JSON to a scheme.

use crate::formats::json::Record;
use crate::formats::native::attributes;
use crate::model::{
    Attribute, AttributeKind, Color, EntityKind, Label, Name, Need, RelationType, Rule, RuleKind,
    Scheme, Stamp, Underline, Value,
};

/// Takes a scheme and its stamp out of its JSON.
pub(in crate::formats::native) fn scheme(record: &mut Record<'_, '_, '_>) -> (Scheme, Stamp) {
    let name = record.text("name");
    // Before there were versions, and before there were rules.
    let version = record.optional("version").unwrap_or(1);
    let guidelines = record.text("guidelines");
    let has_rules = record.has("rules");
    let labels = named(record, "label", "labels", label, |label| &label.name);
    let attributes = named(record, "attribute", "attributes", attribute, |one| {
        &one.name
    });
    let entity_kinds = named(record, "entity kind", "entity_kinds", entity_kind, |kind| {
        &kind.name
    });
    let relation_types = named(
        record,
        "relation type",
        "relation_types",
        relation_type,
        |kind| &kind.name,
    );
    let rules = named(record, "rule", "rules", rule, |rule| &rule.name);
    let (stamp, unknown) = record.ending();
    (
        Scheme {
            name,
            version,
            guidelines,
            labels,
            attributes,
            entity_kinds,
            relation_types,
            rules: if has_rules { rules } else { Rule::general() },
            unknown,
        },
        stamp,
    )
}

/// Takes out a list of definitions. Those without a name, and all but the first of a name, are left
/// out with a warning.
fn named<T>(
    scheme: &mut Record<'_, '_, '_>,
    kind: &'static str,
    field: &str,
    read: impl Fn(&mut Record<'_, '_, '_>, usize) -> Option<T>,
    name: impl Fn(&T) -> &Name,
) -> Vec<T> {
    let mut definitions: Vec<T> = Vec::new();
    for (place, json) in scheme.list(field).into_iter().enumerate() {
        let Some(mut record) = Record::of_list(scheme.session, kind, place + 1, json) else {
            continue;
        };
        let Some(definition) = read(&mut record, place) else {
            continue;
        };
        let new = name(&definition);
        if new.trim().is_empty() {
            record.warn("It is left out: it has no name.");
        } else if definitions.iter().any(|known| name(known) == new) {
            record.warn("It is left out: its name is used twice.");
        } else {
            definitions.push(definition);
        }
    }
    definitions
}

fn label(record: &mut Record<'_, '_, '_>, place: usize) -> Option<Label> {
    let name = record.text("name");
    let short = record
        .optional_text("short")
        .unwrap_or_else(|| short_name(&name));
    let color = appearance(record, "color", Color::from_name, &Color::ALL, place);
    let underline = appearance(
        record,
        "underline",
        Underline::from_name,
        &Underline::ALL,
        place,
    );
    Some(Label {
        name,
        short,
        key: record.optional("key"),
        color: color.unwrap_or(Color::Grey),
        underline: underline.unwrap_or(Underline::Solid),
        attributes: record.texts("attributes"),
        guideline: record.text("guideline"),
        unknown: record.unknown(),
    })
}

/// What a label is called on its tag where nobody said: its first character.
pub(in crate::formats::native) fn short_name(name: &str) -> Name {
    name.chars()
        .take(1)
        .flat_map(char::to_uppercase)
        .collect::<String>()
        .into()
}

/// A colour or an underline by name; one of its own for each place where it is missing or unknown.
fn appearance<T: Copy>(
    record: &mut Record<'_, '_, '_>,
    field: &str,
    from_name: fn(&str) -> Option<T>,
    all: &[T],
    place: usize,
) -> Option<T> {
    let name = record.optional_text(field);
    let known = name.as_deref().and_then(from_name);
    if let (Some(name), None) = (name, known) {
        record.warn(format!(
            "Sayso does not know the {field} “{name}” and took another."
        ));
    }
    known.or_else(|| all.iter().cycle().nth(place % all.len()).copied())
}

fn attribute(record: &mut Record<'_, '_, '_>, _place: usize) -> Option<Attribute> {
    let name = record.text("name");
    let kind = record.text("kind");
    let kind = match &*kind {
        "choice" => AttributeKind::Choice(record.texts("options")),
        "choices" => AttributeKind::Choices(record.texts("options")),
        "yes/no" => AttributeKind::YesNo,
        "text" => AttributeKind::Text,
        "entity" => AttributeKind::Entity(record.text("entity_kind")),
        other => {
            record.warn(format!(
                "Sayso does not know attributes of the kind “{other}” and takes this one for text."
            ));
            AttributeKind::Text
        }
    };
    // Left over where the kind has no use for them; should it change, they must not come back.
    record.ignore(&["options", "entity_kind"]);
    Some(Attribute {
        name,
        key: record.optional("key"),
        default: default(record, &kind),
        kind,
        is_required: record.optional("required").unwrap_or_default(),
        guideline: record.text("guideline"),
        unknown: record.unknown(),
    })
}

fn default(record: &mut Record<'_, '_, '_>, kind: &AttributeKind) -> Option<Value> {
    let json = record.peek("default").filter(|json| json.get() != "null");
    record.ignore(&["default"]);
    let is_choice = matches!(kind, AttributeKind::Choice(_));
    match attributes::value(record, is_choice, json?.get()) {
        Some(Value::Entity(_)) | None => {
            record.warn("“default” is left out: it is no value that spans can begin with.");
            None
        }
        value => value,
    }
}

fn entity_kind(record: &mut Record<'_, '_, '_>, _place: usize) -> Option<EntityKind> {
    Some(EntityKind {
        name: record.text("name"),
        guideline: record.text("guideline"),
        unknown: record.unknown(),
    })
}

fn relation_type(record: &mut Record<'_, '_, '_>, _place: usize) -> Option<RelationType> {
    let name = record.text("name");
    let mut ends = Vec::new();
    for (place, json) in record.list("ends").into_iter().enumerate() {
        if let Some(mut pair) = Record::of_list(record.session, "pair of ends", place + 1, json) {
            ends.push((pair.text("from"), pair.text("to")));
        }
    }
    Some(RelationType {
        name,
        ends,
        guideline: record.text("guideline"),
        unknown: record.unknown(),
    })
}

/// A rule. None, with a warning, if Sayso does not know how to check such a one.
fn rule(record: &mut Record<'_, '_, '_>, _place: usize) -> Option<Rule> {
    let name = record.text("name");
    let kind = record.text("kind");
    let kind = match &*kind {
        "needs" => RuleKind::Needs {
            label: record.text("label"),
            any_of: needs(record),
        },
        "required attributes" => RuleKind::RequiredAttributes,
        "both sides" => RuleKind::BothSides {
            asserting: record.text("asserting"),
            denying: record.text("denying"),
            about: record.text("about"),
            through: record.text("through"),
            by: record.text("by"),
        },
        "identical spans" => RuleKind::IdenticalSpans,
        "partial words" => RuleKind::PartialWords,
        "in excluded region" => RuleKind::InExcludedRegion,
        "unused entities" => RuleKind::UnusedEntities,
        other => {
            record.warn(format!(
                "It is left out: Sayso does not know rules of the kind “{other}”."
            ));
            return None;
        }
    };
    Some(Rule {
        name,
        is_on: record.optional("on").unwrap_or(true),
        kind,
        unknown: record.unknown(),
    })
}

fn needs(record: &mut Record<'_, '_, '_>) -> Vec<Need> {
    let mut needs = Vec::new();
    for (place, json) in record.list("any_of").into_iter().enumerate() {
        let Some(mut need) = Record::of_list(record.session, "need", place + 1, json) else {
            continue;
        };
        if let Some(name) = need.optional_text("relation") {
            needs.push(Need::Relation(name));
        } else if let Some(name) = need.optional_text("attribute") {
            needs.push(Need::Attribute(name));
        } else {
            need.warn("It is left out: it names neither a “relation” nor an “attribute”.");
        }
    }
    needs
}
