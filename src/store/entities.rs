//! Pointing spans at entities by name.

use super::State;
use crate::edit::Edit;
use crate::model::{AttributeKind, Entity, EntityId, Name, Timestamp, UnknownFields, Value};

impl State {
    /// Points an attribute of the selected spans at the entity of that name or alias, whatever the
    /// case; makes one where there is none. An empty name clears the attribute.
    pub(super) fn set_entity(&mut self, attribute: &Name, name: &str, now: Timestamp) {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(AttributeKind::Entity(kind)) = self
            .project
            .scheme()
            .attribute(attribute)
            .map(|attribute| attribute.kind.clone())
        else {
            return;
        };
        if name.is_empty() {
            self.set_attribute(attribute, None, now);
            return;
        }
        let known = self
            .project
            .entities()
            .find(|entity| entity.kind == kind && entity.is_called(&name))
            .map(|entity| entity.id);
        match known {
            Some(id) => self.set_attribute(attribute, Some(&Value::Entity(id)), now),
            None => {
                let id: EntityId = self.ids.mint(now);
                let entity = Entity {
                    id,
                    kind,
                    name: name.into(),
                    aliases: Vec::new(),
                    unknown: UnknownFields::new(),
                };
                let set = self.attribute_edits(attribute, Some(&Value::Entity(id)));
                let edits = std::iter::once(Edit::PutEntity(entity)).chain(set);
                self.commit_all(edits.collect(), now);
            }
        }
    }
}
