//! Entities that are probably one.
//!
//! Comparing each with each would take 50 million comparisons for 10,000 entities. So each name gets
//! keys, such that names that are alike mostly share one, and only those are compared:
//!
//! - for each of its words the other words together with the word as it is, and with each letter of
//!   it left out in turn: two words at a distance of one share one of these (the deletion
//!   neighbourhood of Bocek, Hunt and Stiller, 2007);
//! - its consonants, for names of which two words differ, as spellings in another script do
//!   (“Yuri Ushakov”, “Yury Uschakov”).

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::of_kind;
use super::spelling::{Spelling, are_alike};
use crate::model::{EntityId, Project};

/// With how many of the names that share a key each is compared: many do when one name stands in
/// the list many times, and then one pair after another is enough of a hint.
const NEIGHBOURS: usize = 8;

/// Pairs of entities of a kind that are probably one: a name or an alias of the one and of the other
/// have the same words in any order, of which at most two differ, by one letter each. In ascending
/// order, the older of two first.
///
/// The time grows with the length of all names together. Where more than a handful are alike, each
/// is paired with the next few.
pub fn near_duplicates(project: &Project, kind: &str) -> Vec<(EntityId, EntityId)> {
    let names: Vec<(EntityId, Spelling)> = of_kind(project, kind)
        .flat_map(|entity| entity.names().map(|name| (entity.id, Spelling::new(name))))
        .collect();
    let mut keyed: Vec<(u64, usize)> = Vec::new();
    for (place, (_, spelling)) in names.iter().enumerate() {
        each_key(spelling, |key| keyed.push((key, place)));
    }
    keyed.sort_unstable();
    keyed.dedup();

    let mut compared = HashSet::new();
    let mut pairs = Vec::new();
    for sharing in keyed.chunk_by(|(one, _), (other, _)| one == other) {
        for (number, (_, place)) in sharing.iter().enumerate() {
            for (_, next) in sharing.iter().skip(number + 1).take(NEIGHBOURS) {
                if let (Some((one, name)), Some((other, next_name))) =
                    (names.get(*place), names.get(*next))
                    && one != other
                    && compared.insert((*place, *next))
                    && are_alike(name, next_name)
                {
                    pairs.push((*one, *other));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Hands out the keys of a name, some of them more than once.
fn each_key(spelling: &Spelling, mut to: impl FnMut(u64)) {
    if spelling.words.is_empty() {
        return;
    }
    // Sums, so that the order of the words does not matter.
    let all = sum(spelling.words.iter().map(|word| hashed(&word)));
    let consonants = spelling.words.iter().map(|word| hashed(&consonants(word)));
    to(hashed(&("consonants", sum(consonants))));
    to(all);
    for word in &spelling.words {
        let others = all.wrapping_sub(hashed(&word));
        to(hashed(&(others, word)));
        for (start, letter) in word.char_indices() {
            let (before, after) = word.split_at(start);
            let after = after.strip_prefix(letter).unwrap_or(after);
            to(hashed(&(others, [before, after].concat())));
        }
    }
}

fn sum(hashes: impl Iterator<Item = u64>) -> u64 {
    hashes.fold(0, u64::wrapping_add)
}

/// The hash of something: the same on each machine and in each run.
fn hashed(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// The consonants of a word, those that stand twice once; without those that come and go when a name
/// is written in another script (sh and sch, v and w).
fn consonants(word: &str) -> String {
    let is_passed_over = |letter: &char| "aeiouychаеиоуыэюяіїєйьъ".contains(*letter);
    let mut consonants: Vec<char> = word
        .chars()
        .filter(|letter| !is_passed_over(letter))
        .map(|letter| if letter == 'w' { 'v' } else { letter })
        .collect();
    consonants.dedup();
    consonants.into_iter().collect()
}
