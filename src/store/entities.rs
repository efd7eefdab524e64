//! Pointing spans at entities by name.

use std::sync::Arc;

use super::State;
use crate::edit::Edit;
use crate::model::{
    AttributeKind, Entity, EntityId, Name, SpanId, Timestamp, UnknownFields, Value,
};

impl State {
    /// Points an attribute of a span at the entity of that name or alias, whatever the case; makes
    /// one where there is none. An empty name clears the attribute.
    pub(super) fn set_entity(
        &mut self,
        span: SpanId,
        attribute: &Name,
        name: &str,
        now: Timestamp,
    ) {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(AttributeKind::Entity(kind)) = self
            .project
            .scheme()
            .attribute(attribute)
            .map(|attribute| attribute.kind.clone())
        else {
            return;
        };
        let set = |value| Edit::SetAttribute {
            span,
            attribute: Arc::clone(attribute),
            value,
        };
        if name.is_empty() {
            self.commit(set(None), now);
            return;
        }
        let known = self
            .project
            .entities()
            .find(|entity| entity.kind == kind && entity.is_called(&name))
            .map(|entity| entity.id);
        match known {
            Some(id) => {
                self.commit(set(Some(Value::Entity(id))), now);
            }
            None => {
                let id: EntityId = self.ids.mint(now);
                let entity = Entity {
                    id,
                    kind,
                    name: name.into(),
                    aliases: Vec::new(),
                    unknown: UnknownFields::new(),
                };
                let edits = vec![Edit::PutEntity(entity), set(Some(Value::Entity(id)))];
                self.commit(Edit::All(edits), now);
            }
        }
    }
}
