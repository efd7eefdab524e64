//! What the configuration can hold: plain names, and for each attribute either options or words.

use std::collections::BTreeSet;

use super::scheme::is_words;
use crate::formats::writing::{changed_spans, in_words};
use crate::model::{AttributeKind, EntityId, Name, Project, Record, Scheme, Value};

/// A name as an attribute in XML can hold it, and as no variable of a task.
pub(super) fn plain(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|one| {
            let is_held = !one.is_control() && !matches!(one, '\u{FFFE}' | '\u{FFFF}');
            if is_held { one } else { ' ' }
        })
        .collect();
    match name.trim_start_matches('$').trim() {
        "" => "_".to_owned(),
        name => name.to_owned(),
    }
}

/// Makes the options of the scheme plain. Returns how many were changed.
pub(super) fn plain_options(project: &mut Project) -> usize {
    let mut scheme = Scheme::clone(project.scheme());
    let mut changed = 0;
    for attribute in &mut scheme.attributes {
        if let AttributeKind::Choice(options) | AttributeKind::Choices(options) =
            &mut attribute.kind
        {
            changed += plain_names(options);
        }
    }
    let stamp = project.latest();
    project.put(scheme.into(), stamp);
    changed
}

/// Makes what was chosen plain, and words of it where an attribute has words as well. Returns how many
/// options were changed.
pub(super) fn plain_values(project: &mut Project) -> usize {
    let said = project.spans().flat_map(|span| &span.attributes);
    let worded = said.filter(|(_, value)| is_words(value));
    let worded: BTreeSet<Name> = worded.map(|(name, _)| Name::clone(name)).collect();
    let whole = project.clone();
    let mut changed = 0;
    changed_spans(project, |span, _| {
        let values = std::mem::take(&mut span.attributes).into_iter();
        span.attributes = values
            .filter_map(|(name, mut value)| {
                let words = in_words(&whole, &value)?;
                match &mut value {
                    _ if worded.contains(&name) => value = Value::Text(words),
                    Value::Choice(choice) => {
                        changed += plain_names(std::slice::from_mut(choice));
                    }
                    Value::Choices(choices) => changed += plain_names(choices),
                    Value::YesNo(_) | Value::Text(_) | Value::Entity(_) => {}
                }
                Some((name, value))
            })
            .collect();
    });
    changed
}

/// Removes the entities: their names are among the words now.
pub(super) fn without_entities(project: &mut Project) {
    let stamp = project.latest();
    let entities: Vec<EntityId> = project.entities().map(|entity| entity.id).collect();
    for id in entities {
        project.put(Record::Entity(id, None), stamp);
    }
}

fn plain_names(names: &mut [Name]) -> usize {
    let mut changed = 0;
    for name in names {
        let plain = plain(name);
        if plain != **name {
            changed += 1;
            *name = plain.into();
        }
    }
    changed
}
