//! Articles that are nearly the same text.
//!
//! Two texts are if at least half of their runs of five words are in both (the Jaccard index of their
//! shingles; Broder, "On the resemblance and containment of documents", 1997). Candidates are found by
//! MinHash signatures in bands, so that not every two have to be compared, and each is then compared in
//! full.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Article;

/// How many words are a run.
const RUN: usize = 5;

/// How many bands a signature has, of two rows each: at a likeness of one half, a pair is missed once in
/// ten thousand.
const BANDS: usize = 32;

/// The pairs of near duplicates, as places in the list.
pub(super) fn pairs(articles: &[&Article]) -> Vec<(usize, usize)> {
    let runs: Vec<BTreeSet<u64>> = articles.iter().map(|one| runs(one.text.as_str())).collect();
    let mut buckets: BTreeMap<(usize, u64, u64), Vec<usize>> = BTreeMap::new();
    for (place, runs) in runs.iter().enumerate().filter(|(_, runs)| !runs.is_empty()) {
        for band in 0..BANDS {
            let least = |row: usize| {
                let seed = (2 * band + row) as u64;
                runs.iter()
                    .map(|run| mixed(run ^ mixed(seed)))
                    .min()
                    .unwrap_or(0)
            };
            buckets
                .entry((band, least(0), least(1)))
                .or_default()
                .push(place);
        }
    }
    let mut candidates: BTreeSet<(usize, usize)> = BTreeSet::new();
    for bucket in buckets.values() {
        // One after the other is enough: who is alike in a chain stays together anyway.
        candidates.extend(bucket.iter().copied().zip(bucket.iter().copied().skip(1)));
    }
    let are_alike = |(one, other): &(usize, usize)| {
        runs.get(*one)
            .zip(runs.get(*other))
            .is_some_and(|(one, other)| alike(one, other))
    };
    candidates.into_iter().filter(are_alike).collect()
}

/// Whether at least half of what is in either is in both.
fn alike(one: &BTreeSet<u64>, other: &BTreeSet<u64>) -> bool {
    let both = one.intersection(other).count();
    let either = one.len() + other.len() - both;
    2 * both >= either
}

/// The runs of words of a text, each as a number. Letters alone count, whatever their case.
fn runs(text: &str) -> BTreeSet<u64> {
    let words: Vec<u64> = text
        .split(|one: char| !one.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            word.chars()
                .flat_map(char::to_lowercase)
                .fold(0, |sum, one| mixed(sum ^ u64::from(u32::from(one))))
        })
        .collect();
    let runs = words.windows(RUN);
    runs.map(|run| run.iter().fold(0, |sum, word| mixed(sum ^ word)))
        .collect()
}

/// A number that looks like any other (the finalizer of SplitMix64; Steele and others, 2014).
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}
