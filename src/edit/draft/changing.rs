//! How a draft changes.

use super::{Draft, DraftChange, Takes};
use crate::edit::SchemePart;
use crate::edit::scheme_names::option_names;
use crate::model::{
    Attribute, AttributeKind, Color, EntityKind, Label, Name, RelationType, Scheme, Underline,
    UnknownFields, Value,
};

impl Draft {
    /// The draft after a change.
    #[must_use]
    pub fn changed(mut self, change: DraftChange) -> Self {
        // None where there is nothing to be changed.
        let _nothing_there = self.change(change);
        self
    }

    fn change(&mut self, change: DraftChange) -> Option<()> {
        let inner = &mut self.inner;
        match change {
            DraftChange::NameScheme(name) => inner.name = name,
            DraftChange::SetGuidelines(guidelines) => inner.guidelines = guidelines,
            DraftChange::Add(part) => self.add(part),
            DraftChange::Remove(part, position) => self.remove(part, position)?,
            DraftChange::DropUnfit(part, position) => self.drop_unfit(part, position)?,
            DraftChange::Move { part, from, to } => match part {
                SchemePart::Label => shift(&mut inner.labels, from, to),
                SchemePart::Attribute => shift(&mut inner.attributes, from, to),
                SchemePart::EntityKind => shift(&mut inner.entity_kinds, from, to),
                SchemePart::RelationType => shift(&mut inner.relation_types, from, to),
                SchemePart::Rule => shift(&mut inner.rules, from, to),
            },
            DraftChange::Name(SchemePart::Rule, position, name) => {
                inner.rules.get_mut(position)?.name = name;
            }
            DraftChange::Name(part, position, name) => {
                let handle = self.handle(part, position)?.clone();
                self.names.get_mut(&handle)?.now = name;
            }
            DraftChange::Guideline(part, position, words) => {
                *guideline(inner, part, position)? = words;
            }
            DraftChange::Key(SchemePart::Label, position, key) => {
                inner.labels.get_mut(position)?.key = key;
            }
            DraftChange::Key(SchemePart::Attribute, position, key) => {
                inner.attributes.get_mut(position)?.key = key;
            }
            DraftChange::Key(..) => return None,
            DraftChange::Short(label, short) => inner.labels.get_mut(label)?.short = short,
            DraftChange::Color(label, color) => inner.labels.get_mut(label)?.color = color,
            DraftChange::Underline(label, underline) => {
                inner.labels.get_mut(label)?.underline = underline;
            }
            DraftChange::Attribute {
                label,
                attribute,
                is_there,
            } => {
                let name = inner.attributes.get(attribute)?.name.clone();
                set_member(&mut inner.labels.get_mut(label)?.attributes, name, is_there);
            }
            DraftChange::Takes(attribute, takes) => self.set_takes(attribute, takes)?,
            DraftChange::AddOption(attribute) => {
                let handle = self.new_handle(None, &Name::default());
                self.options(attribute)?.push(handle);
            }
            DraftChange::NameOption {
                attribute,
                option,
                name,
            } => {
                let handle = self.option_handle(attribute, option)?.clone();
                self.names.get_mut(&handle)?.now = name;
            }
            DraftChange::RemoveOption { attribute, option } => {
                self.remove_option(attribute, option)?;
            }
            DraftChange::MoveOption {
                attribute,
                from,
                to,
            } => shift(self.options(attribute)?, from, to),
            DraftChange::Required(attribute, is_required) => {
                inner.attributes.get_mut(attribute)?.is_required = is_required;
            }
            DraftChange::Default(attribute, value) => self.set_default(attribute, value)?,
            DraftChange::Allow {
                relation_type,
                from,
                to,
                is_allowed,
            } => {
                let [from, to] = [from, to].map(|label| inner.labels.get(label));
                let pair = (from?.name.clone(), to?.name.clone());
                let relation_type = inner.relation_types.get_mut(relation_type)?;
                set_member(&mut relation_type.ends, pair, is_allowed);
            }
            DraftChange::Check(rule, is_on) => inner.rules.get_mut(rule)?.is_on = is_on,
        }
        Some(())
    }

    fn add(&mut self, part: SchemePart) {
        let name = self.new_handle(None, &Name::default());
        let (guideline, unknown) = (Name::default(), UnknownFields::new());
        match part {
            SchemePart::Label => {
                let labels = &mut self.inner.labels;
                let color = Color::ALL.into_iter();
                let color = color.min_by_key(|color| uses(labels, |label| label.color == *color));
                let underline = Underline::ALL.into_iter();
                let underline =
                    underline.min_by_key(|one| uses(labels, |label| label.underline == *one));
                labels.push(Label {
                    name,
                    short: Name::default(),
                    key: None,
                    color: color.unwrap_or(Color::Grey),
                    underline: underline.unwrap_or(Underline::Solid),
                    attributes: Vec::new(),
                    guideline,
                    unknown,
                });
            }
            SchemePart::Attribute => self.inner.attributes.push(Attribute {
                name,
                key: None,
                kind: AttributeKind::Choice(Vec::new()),
                is_required: false,
                default: None,
                guideline,
                unknown,
            }),
            SchemePart::EntityKind => self.inner.entity_kinds.push(EntityKind {
                name,
                guideline,
                unknown,
            }),
            SchemePart::RelationType => self.inner.relation_types.push(RelationType {
                name,
                ends: Vec::new(),
                guideline,
                unknown,
            }),
            SchemePart::Rule => {}
        }
    }

    fn set_takes(&mut self, position: usize, takes: Takes) -> Option<()> {
        let attribute = self.inner.attributes.get_mut(position)?;
        let name = &attribute.name;
        if let AttributeKind::Choice(options) | AttributeKind::Choices(options) = &attribute.kind {
            self.laid_aside.insert(Name::clone(name), options.clone());
        }
        let options = || self.laid_aside.get(name).cloned().unwrap_or_default();
        attribute.kind = match takes {
            Takes::Choice => AttributeKind::Choice(options()),
            Takes::Choices => AttributeKind::Choices(options()),
            Takes::YesNo => AttributeKind::YesNo,
            Takes::Text => AttributeKind::Text,
            Takes::Entity(kind) => {
                AttributeKind::Entity(self.inner.entity_kinds.get(kind)?.name.clone())
            }
        };
        let kind = &attribute.kind;
        attribute.default.take_if(|value| !kind.takes(value));
        Some(())
    }

    /// The options of an attribute, if it takes any.
    pub(super) fn options(&mut self, attribute: usize) -> Option<&mut Vec<Name>> {
        match &mut self.inner.attributes.get_mut(attribute)?.kind {
            AttributeKind::Choice(options) | AttributeKind::Choices(options) => Some(options),
            AttributeKind::YesNo | AttributeKind::Text | AttributeKind::Entity(_) => None,
        }
    }

    fn set_default(&mut self, position: usize, value: Option<Value>) -> Option<()> {
        let names = &self.names;
        let attribute = self.inner.attributes.get_mut(position)?;
        let mut changed = Attribute {
            default: value,
            ..attribute.clone()
        };
        let handles = attribute.kind.options();
        for name in option_names(&mut changed).skip(handles.len()) {
            let is_meant = |handle: &&Name| names.get(*handle).is_some_and(|it| it.now == *name);
            *name = Name::clone(handles.iter().find(is_meant)?);
        }
        *attribute = changed;
        Some(())
    }
}

/// How many labels are so.
fn uses(labels: &[Label], is_so: impl Fn(&&Label) -> bool) -> usize {
    labels.iter().filter(is_so).count()
}

/// Where the guideline of a definition is.
fn guideline(scheme: &mut Scheme, part: SchemePart, position: usize) -> Option<&mut Name> {
    Some(match part {
        SchemePart::Label => &mut scheme.labels.get_mut(position)?.guideline,
        SchemePart::Attribute => &mut scheme.attributes.get_mut(position)?.guideline,
        SchemePart::EntityKind => &mut scheme.entity_kinds.get_mut(position)?.guideline,
        SchemePart::RelationType => &mut scheme.relation_types.get_mut(position)?.guideline,
        SchemePart::Rule => return None,
    })
}

/// Moves an item of a list to another place.
fn shift<T>(items: &mut Vec<T>, from: usize, to: usize) {
    if from < items.len() && to < items.len() {
        let item = items.remove(from);
        items.insert(to, item);
    }
}

/// Adds an item at the end of a list that lacks it, or takes it out.
fn set_member<T: PartialEq>(items: &mut Vec<T>, item: T, is_there: bool) {
    if !is_there {
        items.retain(|other| *other != item);
    } else if !items.contains(&item) {
        items.push(item);
    }
}
