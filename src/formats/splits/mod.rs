//! Parts for training, development and testing, by whole articles.
//!
//! Articles that are nearly the same text (a wire story in two papers) always end up in one part: a
//! model that has seen one of them would be tested on what it knows. The same articles with the same
//! seed are divided the same way, whatever their ids and their order.

mod near_duplicates;

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest as _, Sha256};

use crate::model::{Article, ArticleId, Name, Project};

/// How a dataset is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Splits {
    /// What is kept together, beside near duplicates.
    pub by: SplitBy,
    /// How many of a hundred articles are for development.
    pub dev: u8,
    /// How many of a hundred articles are for testing.
    pub test: u8,
    /// Another seed makes other parts.
    pub seed: u64,
}

/// What decides on which side an article goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum SplitBy {
    /// Chance, by the seed.
    #[default]
    Chance,
    /// Chance, but all articles of an outlet go to one side.
    Outlet,
    /// The date: the latest are for testing, those before for development. Articles without a date
    /// are for training.
    Date,
}

/// A part of a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Split {
    /// For training.
    Train,
    /// For development, also called validation.
    Dev,
    /// For testing.
    Test,
}

impl Split {
    /// Every part.
    pub const ALL: [Self; 3] = [Self::Train, Self::Dev, Self::Test];

    /// Its name, as in names of files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Dev => "dev",
            Self::Test => "test",
        }
    }
}

impl Splits {
    /// Where each article goes.
    pub fn parts(&self, project: &Project) -> BTreeMap<ArticleId, Split> {
        let articles: Vec<&Article> = project.articles().map(|article| &**article).collect();
        let mut groups = self.groups(&articles);
        groups.sort_by_cached_key(|group| self.rank(group));
        let share = |percent: u8| articles.len() * usize::from(percent) / 100;
        let mut wanted = [
            (Split::Test, share(self.test)),
            (Split::Dev, share(self.dev)),
        ]
        .into_iter();
        let mut filling = wanted.next();
        let mut filled = 0;
        let mut parts = BTreeMap::new();
        for group in groups {
            while filling.is_some_and(|(_, share)| filled >= share) {
                (filling, filled) = (wanted.next(), 0);
            }
            let is_dated = self.by != SplitBy::Date || latest(&group).is_some();
            let split = filling
                .filter(|_| is_dated)
                .map_or(Split::Train, |(split, _)| split);
            if split != Split::Train {
                filled += group.len();
            }
            parts.extend(group.iter().map(|article| (article.id, split)));
        }
        parts
    }

    /// Articles that must stay together.
    fn groups<'a>(&self, articles: &[&'a Article]) -> Vec<Vec<&'a Article>> {
        let mut together = Together::new(articles.len());
        for (one, other) in near_duplicates::pairs(articles) {
            together.join(one, other);
        }
        if self.by == SplitBy::Outlet {
            let mut first_of: BTreeMap<&Name, usize> = BTreeMap::new();
            for (number, article) in articles.iter().enumerate() {
                if let Some(outlet) = &article.metadata.outlet {
                    let first = *first_of.entry(outlet).or_insert(number);
                    together.join(first, number);
                }
            }
        }
        let mut groups: BTreeMap<usize, Vec<&Article>> = BTreeMap::new();
        for (number, article) in articles.iter().enumerate() {
            groups
                .entry(together.first(number))
                .or_default()
                .push(article);
        }
        groups.into_values().collect()
    }

    /// What groups are filled in by: the latest first where dates decide, else by chance.
    fn rank(&self, group: &[&Article]) -> (std::cmp::Reverse<Option<Name>>, [u8; 32]) {
        let date = latest(group).filter(|_| self.by == SplitBy::Date);
        let mut digests: Vec<[u8; 32]> = group.iter().map(|one| one.digest.bytes()).collect();
        digests.sort_unstable();
        let mut hash = Sha256::new();
        hash.update(self.seed.to_le_bytes());
        hash.update(digests.concat());
        (std::cmp::Reverse(date), hash.finalize().into())
    }
}

fn latest(group: &[&Article]) -> Option<Name> {
    let dates: BTreeSet<&Name> = group
        .iter()
        .filter_map(|article| article.metadata.date.as_ref())
        .collect();
    dates.last().map(|date| Name::clone(date))
}

/// Which of several things belong together.
struct Together(Vec<usize>);

impl Together {
    /// Each by itself.
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// The first of those that one belongs to.
    fn first(&self, one: usize) -> usize {
        let mut at = one;
        while let Some(next) = self.0.get(at).copied().filter(|next| *next != at) {
            at = next;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        if let Some(entry) = self.0.get_mut(one.max(other)) {
            *entry = one.min(other);
        }
    }
}
