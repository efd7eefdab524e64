//! The labelling configuration: which tags label what.

use std::collections::BTreeMap;

/// What of a configuration concerns texts.
#[derive(Debug, Default)]
pub(super) struct Config {
    /// The field of a task's data that a text is in, by the name of its tag.
    pub(super) texts: BTreeMap<String, String>,
    /// The labels of regions.
    pub(super) labels: Vec<String>,
    /// What is asked of regions.
    pub(super) controls: Vec<Control>,
    /// The labels of relations.
    pub(super) relations: Vec<String>,
}

/// A tag that asks something of a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Control {
    pub(super) name: String,
    pub(super) kind: ControlKind,
    /// The labels of the regions that it is asked of; all of them if none is named.
    pub(super) labels: Vec<String>,
}

/// What a tag takes for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ControlKind {
    /// `Choices`: one or several of these options.
    Choices {
        /// The options, in their order.
        options: Vec<String>,
        /// Whether several may be chosen.
        are_several: bool,
    },
    /// `TextArea` and whatever else there is.
    Text,
}

/// The options of a choice between yes and no.
pub(super) const YES_NO: [&str; 2] = ["yes", "no"];

impl Config {
    /// What is asked under a name.
    pub(super) fn control(&self, name: &str) -> Option<&ControlKind> {
        let control = self.controls.iter().find(|control| control.name == name);
        control.map(|control| &control.kind)
    }
}

impl ControlKind {
    /// Whether it is a choice between yes and no.
    pub(super) fn is_yes_no(&self) -> bool {
        match self {
            Self::Choices {
                options,
                are_several: false,
            } => YES_NO.iter().eq(options.iter()),
            _ => false,
        }
    }
}
