//! Uniting two copies of a project.
//!
//! A copy is a map from keys to versions. Merging takes the greater version of each key, by stamp
//! and, should two different contents have one stamp (a file was edited by hand), by content. Both
//! are total orders, so the result is the same in either direction, in any grouping and any number
//! of times (I4): a state-based last-writer-wins map (Shapiro et al., 2011).
//!
//! One thing is keyed by content rather than by id: the text of an article. Where two copies met
//! the same text apart, the smaller of the two ids stands for both from then on.

use std::collections::BTreeMap;

use crate::model::{ArticleId, Name, Project, Record, RecordKey, Scheme, Stamp};

/// What a merge took in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// What stood in the place of each record that was taken in: restoring it undoes the merge.
    pub replaced: Vec<Record>,
    /// Every key whose record is another than before.
    pub changed: Vec<RecordKey>,
    /// Articles that are new here, or here again.
    pub new_articles: Vec<ArticleId>,
    /// Articles of the other copy whose text was here already.
    pub same_articles: Vec<ArticleId>,
    /// Articles of the other copy that were removed here later and stay removed.
    pub removed_articles: Vec<ArticleId>,
}

/// Takes everything of `other` into `project` that is newer there.
///
/// Copies of one project have one id. Where the ids differ, `other` is another project or was read
/// from files: then this project keeps its name and what it says about the articles that it has, and
/// its scheme is added to rather than replaced.
pub fn merge(project: &mut Project, other: &Project) -> Merged {
    let mut merged = Merged::default();
    let renamed = unify_articles(project, other, &mut merged);
    let same_project = project.id() == other.id();
    for key in other.entries() {
        let Some((record, stamp)) = other.entry(key) else {
            continue;
        };
        match record.readdressed(|id| renamed.get(&id).copied()) {
            Record::Info(_) if !same_project => {}
            Record::Scheme(theirs) if !same_project => {
                let ours = Scheme::clone(project.scheme());
                let united = united(ours, &theirs);
                if united != **project.scheme() {
                    let stamp = stamp.max(project.latest());
                    merged
                        .replaced
                        .push(project.put(Record::from(united), stamp));
                    merged.changed.push(key);
                }
            }
            Record::Article(id, theirs) if !same_project && project.article(id).is_some() => {
                merged
                    .same_articles
                    .extend(theirs.map(|article| article.id));
            }
            record => take(project, record, stamp, &mut merged),
        }
    }
    for (id, digest) in other.digests() {
        let id = renamed.get(&id).copied().unwrap_or(id);
        if project.digest(id).is_none() {
            project.remember_digest(id, digest);
        }
    }
    // Undone back to front, each record once.
    merged.replaced.reverse();
    merged
}

/// A scheme with what another has beside it; where both define a name, the first stands.
fn united(mut scheme: Scheme, other: &Scheme) -> Scheme {
    fn add<T: Clone>(to: &mut Vec<T>, from: &[T], name: impl Fn(&T) -> &Name) {
        for item in from {
            if !to.iter().any(|known| name(known) == name(item)) {
                to.push(item.clone());
            }
        }
    }
    add(&mut scheme.labels, &other.labels, |label| &label.name);
    add(&mut scheme.attributes, &other.attributes, |attribute| {
        &attribute.name
    });
    add(&mut scheme.entity_kinds, &other.entity_kinds, |kind| {
        &kind.name
    });
    add(&mut scheme.relation_types, &other.relation_types, |kind| {
        &kind.name
    });
    scheme
}

/// Gives texts that both know under different ids the smaller id, here at once and for the records
/// of `other` through the map returned.
fn unify_articles(
    project: &mut Project,
    other: &Project,
    merged: &mut Merged,
) -> BTreeMap<ArticleId, ArticleId> {
    let mut renamed = BTreeMap::new();
    for (theirs, digest) in other.digests() {
        match project.article_with(digest) {
            Some(ours) if ours < theirs => {
                renamed.insert(theirs, ours);
            }
            Some(ours) if theirs < ours => {
                merged.changed.extend(project.rename_article(ours, theirs));
            }
            _ => {}
        }
    }
    renamed
}

/// Puts a record of the other copy in place if it is the later version.
fn take(project: &mut Project, record: Record, stamp: Stamp, merged: &mut Merged) {
    let key = record.key();
    let ours = project.entry(key);
    let later = match &ours {
        Some((ours, our_stamp)) => (stamp, &record) > (*our_stamp, ours),
        None => true,
    };
    if let Record::Article(id, Some(_)) = &record {
        let list = match (&ours, later) {
            (Some((Record::Article(_, Some(_)), _)), _) => &mut merged.same_articles,
            (_, true) => &mut merged.new_articles,
            (_, false) => &mut merged.removed_articles,
        };
        list.push(*id);
    }
    if later {
        merged.replaced.push(project.put(record, stamp));
        merged.changed.push(key);
    }
}
