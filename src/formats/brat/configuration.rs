//! `annotation.conf` and `visual.conf`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::type_names::TypeNames;
use crate::formats::SourceFile;
use crate::model::{Name, Scheme};

/// The comment of `annotation.conf` that says who made the annotations of a folder.
const ANNOTATOR: &str = "# Annotator:";

/// Who made the annotations of a folder, if its `annotation.conf` says so.
pub(super) fn annotator(annotation: &SourceFile) -> Option<String> {
    let text = String::from_utf8_lossy(&annotation.bytes);
    let mut lines = text.lines();
    lines
        .find_map(|line| line.strip_prefix(ANNOTATOR))
        .map(|name| name.trim().to_owned())
}

/// What the settings of a folder tell.
#[derive(Debug, Default)]
pub(super) struct Configuration {
    /// What types are called for users, by type.
    shown: BTreeMap<String, Name>,
}

impl Configuration {
    /// Reads `visual.conf`, if there is one.
    pub(super) fn of(visual: Option<&SourceFile>) -> Self {
        let text = visual.map_or(&[][..], |file| &file.bytes);
        let text = String::from_utf8_lossy(text);
        let mut shown = BTreeMap::new();
        let mut is_in_labels = false;
        for line in text.lines().map(str::trim) {
            if let Some(section) = line.strip_prefix('[') {
                is_in_labels = section.starts_with("labels");
                continue;
            }
            let mut parts = line.split('|').map(str::trim);
            let (Some(plain), Some(name)) = (parts.next(), parts.next()) else {
                continue;
            };
            if is_in_labels && !plain.starts_with('#') && !name.is_empty() {
                shown
                    .entry(plain.to_owned())
                    .or_insert_with(|| Name::from(name));
            }
        }
        Self { shown }
    }

    /// What a type is called: what users are shown if the type is that in plain letters, else the type
    /// itself.
    pub(super) fn name(&self, plain: &str) -> Name {
        let shown = self.shown.get(plain).filter(|name| {
            let made = super::type_names::plain(name);
            plain == made || plain.strip_prefix(&made).is_some_and(is_number)
        });
        shown.map_or_else(|| Name::from(plain), Name::clone)
    }
}

/// Whether this tells apart two names that are alike in plain letters: `_2`.
fn is_number(suffix: &str) -> bool {
    let number = suffix.strip_prefix('_').unwrap_or_default();
    !number.is_empty() && number.chars().all(|one| one.is_ascii_digit())
}

/// What `annotation.conf` says of the labels, relations, events and attributes in use.
pub(super) struct Used<'p> {
    pub(super) scheme: &'p Scheme,
    pub(super) labels: BTreeSet<&'p Name>,
    /// Relation types with the labels at their ends.
    pub(super) relations: BTreeMap<&'p Name, BTreeSet<(&'p Name, &'p Name)>>,
    /// Labels of triggers, with the roles of their events and the labels at the end of each.
    pub(super) events: BTreeMap<&'p Name, BTreeMap<&'p Name, BTreeSet<&'p Name>>>,
    /// Attributes and the single words that they have for values.
    pub(super) attributes: BTreeMap<&'p Name, BTreeSet<String>>,
}

impl Used<'_> {
    /// `annotation.conf`. Types of the scheme come in its order, also those that are not in use.
    pub(super) fn annotation_conf(&self, names: &TypeNames, annotator: &str) -> String {
        let mut text = String::new();
        line(&mut text, format!("{ANNOTATOR} {annotator}").trim_end());
        line(&mut text, "[entities]");
        let in_scheme = self.scheme.labels.iter().map(|label| &label.name);
        let others = self.labels.iter().copied();
        let mut seen = BTreeSet::new();
        for label in in_scheme.chain(others).filter(|label| seen.insert(*label)) {
            if !self.events.contains_key(label) {
                line(&mut text, names.get(label));
            }
        }
        text.push_str("\n[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n");
        for (name, ends) in &self.relations {
            let from: BTreeSet<&str> = ends.iter().map(|(from, _)| names.get(from)).collect();
            let to: BTreeSet<&str> = ends.iter().map(|(_, to)| names.get(to)).collect();
            let (from, to) = (joined(&from), joined(&to));
            line(
                &mut text,
                &format!("{}\tArg1:{from}, Arg2:{to}", names.get(name)),
            );
        }
        text.push_str("\n[events]\n");
        for (label, roles) in &self.events {
            let roles: Vec<String> = roles
                .iter()
                .map(|(role, labels)| {
                    let labels: BTreeSet<&str> = labels.iter().map(|one| names.get(one)).collect();
                    format!("{}*:{}", names.get(role), joined(&labels))
                })
                .collect();
            line(
                &mut text,
                &format!("{}\t{}", names.get(label), roles.join(", ")),
            );
        }
        text.push_str("\n[attributes]\n");
        for (name, values) in &self.attributes {
            let values: BTreeSet<&str> = values.iter().map(String::as_str).collect();
            let values = match joined(&values) {
                values if values.is_empty() => values,
                values => format!(", Value:{values}"),
            };
            line(
                &mut text,
                &format!("{}\tArg:<ANY>{values}", names.get(name)),
            );
        }
        text
    }

    /// `visual.conf`: what types are really called.
    pub(super) fn visual_conf(names: &TypeNames) -> String {
        let mut text = String::from("[labels]\n");
        for (name, plain) in names.changed() {
            let name = name.replace(['|', '\n'], " ");
            line(&mut text, &format!("{plain} | {name}"));
        }
        text.push_str("\n[drawing]\n");
        text
    }
}

fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _never_fails = writeln!(text, "{line}");
}

fn joined(names: &BTreeSet<&str>) -> String {
    names.iter().copied().collect::<Vec<_>>().join("|")
}
