//! Edits of entities: renaming, aliases, making two one, deleting.
//!
//! Each function here builds one [`Edit`] and so one step of undo, or refuses. Names are kept with
//! single spaces and none around them. Within a kind no two entities are called alike, whatever
//! the case (see [`Entity::is_called`]): whoever wants a name that another has is told to merge the
//! two.
//!
//! What points at an entity is taken care of in removed articles too, so that nothing points at what
//! is gone when one of them returns.

use std::sync::Arc;

use super::{Edit, Refusal};
use crate::model::{Entity, EntityId, Name, Project, Record, Span, Value};

/// Makes one entity of two of the same kind. What points at `gone` points at `keep` from then on, the
/// names of `gone` become aliases of `keep`, and `gone` is deleted.
///
/// # Errors
///
/// [`Refusal::NoSuchEntity`] if either is not there, [`Refusal::SameEntity`] if they are one already,
/// [`Refusal::OtherKind`] if they are of different kinds.
pub fn merge_entities(project: &Project, keep: EntityId, gone: EntityId) -> Result<Edit, Refusal> {
    let (kept, lost) = (entity(project, keep)?, entity(project, gone)?);
    if keep == gone {
        return Err(Refusal::SameEntity);
    }
    if kept.kind != lost.kind {
        return Err(Refusal::OtherKind(
            Arc::clone(&lost.kind),
            Arc::clone(&kept.kind),
        ));
    }
    let mut united = Entity::clone(kept);
    for name in lost.names() {
        if !united.is_called(name) {
            united.aliases.push(Arc::clone(name));
        }
    }
    Ok(Edit::All(vec![
        Edit::Restore(pointing_elsewhere(project, gone, Some(keep))),
        Edit::PutEntity(united),
        Edit::DeleteEntity(gone),
    ]))
}

/// Gives an entity another name. The old one becomes its first alias if asked, unless it differs in
/// case alone.
///
/// # Errors
///
/// [`Refusal::NoSuchEntity`], [`Refusal::EmptyName`], or [`Refusal::NameTaken`] if another entity of
/// the kind is called so.
pub fn rename_entity(
    project: &Project,
    id: EntityId,
    name: &str,
    keep_old_name: bool,
) -> Result<Edit, Refusal> {
    let before = entity(project, id)?;
    let name = free_name(project, before, name)?;
    let mut renamed = Entity {
        name,
        ..Entity::clone(before)
    };
    let new = renamed.name.to_lowercase();
    renamed.aliases.retain(|alias| alias.to_lowercase() != new);
    if keep_old_name && !renamed.is_called(&before.name) {
        renamed.aliases.insert(0, Arc::clone(&before.name));
    }
    Ok(Edit::PutEntity(renamed))
}

/// Gives an entity a further name.
///
/// # Errors
///
/// [`Refusal::NoSuchEntity`], [`Refusal::EmptyName`], [`Refusal::AlreadyThere`] if it is called so
/// already, or [`Refusal::NameTaken`] if another entity of the kind is.
pub fn add_alias(project: &Project, id: EntityId, alias: &str) -> Result<Edit, Refusal> {
    let before = entity(project, id)?;
    let alias = free_name(project, before, alias)?;
    if before.is_called(&alias) {
        return Err(Refusal::AlreadyThere);
    }
    let mut entity = Entity::clone(before);
    entity.aliases.push(alias);
    Ok(Edit::PutEntity(entity))
}

/// Takes a further name away from an entity: the one in exactly these letters.
///
/// # Errors
///
/// [`Refusal::NoSuchEntity`], or [`Refusal::NoSuchAlias`] if it has no such alias.
pub fn remove_alias(project: &Project, id: EntityId, alias: &str) -> Result<Edit, Refusal> {
    let mut entity = Entity::clone(entity(project, id)?);
    let before = entity.aliases.len();
    entity.aliases.retain(|known| **known != *alias);
    if entity.aliases.len() == before {
        return Err(Refusal::NoSuchAlias(alias.into()));
    }
    Ok(Edit::PutEntity(entity))
}

/// Deletes an entity and clears the attributes that point at it.
///
/// # Errors
///
/// [`Refusal::NoSuchEntity`].
pub fn delete_entity(project: &Project, id: EntityId) -> Result<Edit, Refusal> {
    entity(project, id)?;
    Ok(Edit::All(vec![
        Edit::Restore(pointing_elsewhere(project, id, None)),
        Edit::DeleteEntity(id),
    ]))
}

fn entity(project: &Project, id: EntityId) -> Result<&Arc<Entity>, Refusal> {
    project.entity(id).ok_or(Refusal::NoSuchEntity)
}

/// A name with single spaces that no other entity of the kind is called by.
fn free_name(project: &Project, of: &Entity, name: &str) -> Result<Name, Refusal> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Refusal::EmptyName);
    }
    let taken = project
        .entities()
        .find(|other| other.id != of.id && other.kind == of.kind && other.is_called(&name));
    match taken {
        Some(other) => Err(Refusal::NameTaken {
            name: name.into(),
            of: Arc::clone(&other.name),
        }),
        None => Ok(name.into()),
    }
}

/// The spans that point at an entity, pointing at another one instead, or at none. As records rather than
/// as edits of attributes, which are refused where the article or the attribute is gone.
fn pointing_elsewhere(project: &Project, from: EntityId, to: Option<EntityId>) -> Vec<Record> {
    let spans = project.span_entries_of_entity(from).map(|span| {
        let mut span = Span::clone(span);
        match to {
            Some(to) => {
                for value in span.attributes.values_mut() {
                    if *value == Value::Entity(from) {
                        *value = Value::Entity(to);
                    }
                }
            }
            None => span
                .attributes
                .retain(|_, value| *value != Value::Entity(from)),
        }
        Record::from(span)
    });
    spans.collect()
}
