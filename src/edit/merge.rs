//! Uniting two copies of a project.
//!
//! A copy is a map from keys to versions. Merging takes the greater version of each key, by stamp
//! and, should two different contents have one stamp (a file was edited by hand), by content. Both
//! are total orders, so the result is the same in either direction, in any grouping and any number
//! of times (I4): a state-based last-writer-wins map (Shapiro et al., 2011).
//!
//! One thing is keyed by content rather than by id: the text of an article. Where two copies met
//! the same text apart, the smaller of the two ids stands for both from then on.

use std::collections::{BTreeMap, BTreeSet};

use super::sound_scheme::{check_rule, letter};
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
    let (united, merged) = Merging::new(project.clone(), other.clone()).finish();
    *project = united;
    merged
}

/// A [`merge`] under way, some records at a time, so that whoever takes in a large copy can answer
/// and show how far it is meanwhile.
#[derive(Debug)]
pub struct Merging {
    project: Project,
    other: Project,
    is_same_project: bool,
    /// Articles of the other copy that have another id here.
    renamed: BTreeMap<ArticleId, ArticleId>,
    /// What has not been looked at yet.
    keys: std::vec::IntoIter<RecordKey>,
    merged: Merged,
}

impl Merging {
    /// Begins to take everything of `other` into `project` that is newer there.
    pub fn new(mut project: Project, other: Project) -> Self {
        let mut merged = Merged::default();
        let renamed = unify_articles(&mut project, &other, &mut merged);
        let keys: Vec<RecordKey> = other.entries().collect();
        Self {
            is_same_project: project.id() == other.id(),
            project,
            other,
            renamed,
            keys: keys.into_iter(),
            merged,
        }
    }

    /// How many records of the other copy have not been looked at yet.
    pub fn rest(&self) -> usize {
        self.keys.len()
    }

    /// Takes in so many records of the other copy, or those that are left.
    pub fn take_in(&mut self, records: usize) {
        for _ in 0..records {
            let Some(key) = self.keys.next() else { break };
            if let Some((record, stamp)) = self.other.entry(key) {
                self.take_one(record, stamp);
            }
        }
    }

    fn take_one(&mut self, record: Record, stamp: Stamp) {
        let is_same_project = self.is_same_project;
        match record.readdressed(|id| self.renamed.get(&id).copied()) {
            Record::Info(_) if !is_same_project => {}
            Record::Scheme(theirs) if !is_same_project => self.add_scheme(&theirs, stamp),
            Record::Article(id, theirs)
                if !is_same_project && self.project.article(id).is_some() =>
            {
                let theirs = theirs.map(|article| article.id);
                self.merged.same_articles.extend(theirs);
            }
            record => take(&mut self.project, record, stamp, &mut self.merged),
        }
    }

    /// Adds the definitions of another scheme to this project's.
    fn add_scheme(&mut self, theirs: &Scheme, stamp: Stamp) {
        let mut united = united(Scheme::clone(self.project.scheme()), theirs);
        if united != **self.project.scheme() {
            united.version = united.version.saturating_add(1);
            let stamp = stamp.max(self.project.latest());
            let replaced = self.project.put(Record::from(united), stamp);
            self.merged.replaced.push(replaced);
            self.merged.changed.push(RecordKey::Scheme);
        }
    }

    /// Takes in what is left. The project as it is then, and what was taken in.
    pub fn finish(mut self) -> (Project, Merged) {
        self.take_in(usize::MAX);
        for (id, digest) in self.other.digests() {
            let id = self.renamed.get(&id).copied().unwrap_or(id);
            if self.project.digest(id).is_none() {
                self.project.remember_digest(id, digest);
            }
        }
        // Undone back to front, each record once.
        self.merged.replaced.reverse();
        (self.project, self.merged)
    }
}

/// A scheme with what another has beside it; where both define a name, the first stands. A key that
/// is taken is left out. Rules come with what they are about: not those that fit every scheme, for
/// somebody may have done without them here.
fn united(mut scheme: Scheme, other: &Scheme) -> Scheme {
    fn add<T: Clone>(
        to: &mut Vec<T>,
        from: &[T],
        name: impl Fn(&T) -> &Name,
        mut adapt: impl FnMut(&mut T),
    ) {
        for item in from {
            if !to.iter().any(|known| name(known) == name(item)) {
                let mut item = item.clone();
                adapt(&mut item);
                to.push(item);
            }
        }
    }
    let of_labels = scheme.labels.iter().filter_map(|label| label.key);
    let of_attributes = scheme.attributes.iter().filter_map(|one| one.key);
    let mut taken: BTreeSet<String> = of_labels.chain(of_attributes).map(letter).collect();
    let mut free = |key: &mut Option<char>| {
        if key.is_some_and(|key| !taken.insert(letter(key))) {
            *key = None;
        }
    };
    add(
        &mut scheme.labels,
        &other.labels,
        |label| &label.name,
        |label| free(&mut label.key),
    );
    add(
        &mut scheme.attributes,
        &other.attributes,
        |attribute| &attribute.name,
        |attribute| free(&mut attribute.key),
    );
    add(
        &mut scheme.entity_kinds,
        &other.entity_kinds,
        |kind| &kind.name,
        |_| {},
    );
    add(
        &mut scheme.relation_types,
        &other.relation_types,
        |kind| &kind.name,
        |_| {},
    );
    let mut rules = other.rules.clone();
    rules.retain(|rule| !rule.kind.is_general() && check_rule(&scheme, rule).is_ok());
    add(&mut scheme.rules, &rules, |rule| &rule.name, |_| {});
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
