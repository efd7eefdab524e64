//! The texts that annotations point into.

use std::collections::BTreeMap;

use super::annotation::Target;
use crate::formats::reading::{At, Intake, NewArticle, SourceText, TextBeside};
use crate::model::ArticleId;

/// The texts that annotations point into, taken in as they come up.
pub(super) struct Texts<'t> {
    /// Those that came along.
    beside: &'t [TextBeside],
    /// Which text an address means, by the stem of the file that has the address.
    known: BTreeMap<(String, String), Option<usize>>,
    /// Those that were taken in, by their number among those that came along.
    taken: BTreeMap<usize, usize>,
    /// Those that were taken in.
    pub(super) found: Vec<(ArticleId, SourceText)>,
}

impl<'t> Texts<'t> {
    pub(super) fn new(beside: &'t [TextBeside]) -> Self {
        Self {
            beside,
            known: BTreeMap::new(),
            taken: BTreeMap::new(),
            found: Vec::new(),
        }
    }

    /// The text that a target lies in: the one that it brings, the one of its address's name, the one
    /// that is called like the file of annotations, or the only one.
    pub(super) fn of(
        &mut self,
        intake: &mut Intake<'_>,
        target: &Target,
        stem: &str,
    ) -> Option<usize> {
        let address = target.text.as_ref().unwrap_or(&target.source);
        let key = (stem.to_owned(), address.clone());
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let text = match &target.text {
            Some(text) => SourceText::new(text).ok().map(|text| {
                let article = intake.article(At::default(), &text, NewArticle::default());
                self.found.push((article, text));
                self.found.len() - 1
            }),
            None => {
                let number = self.called(&target.source, stem);
                number.map(|number| self.take(intake, number))
            }
        };
        self.known.insert(key, text);
        text
    }

    fn called(&self, source: &str, stem: &str) -> Option<usize> {
        let path = source.split(['?', '#']).next().unwrap_or(source);
        let name = path.trim_end_matches('/').rsplit('/').next();
        let name = name.map(percent_decoded).unwrap_or_default();
        let find = |wanted: &str| {
            let mut texts = self.beside.iter();
            texts.position(|text| {
                text.name == wanted
                    || text
                        .name
                        .rsplit_once('.')
                        .is_some_and(|(stem, _)| stem == wanted)
            })
        };
        let only = (self.beside.len() == 1).then_some(0);
        find(&name).or_else(|| find(stem)).or(only)
    }

    /// Takes in the text of a file of annotations in which there is none.
    pub(super) fn take_alone(&mut self, intake: &mut Intake<'_>, stem: &str) {
        let name = format!("{stem}.txt");
        if let Some(number) = self.beside.iter().position(|text| text.name == name) {
            self.take(intake, number);
        }
    }

    /// Takes a text in, once.
    fn take(&mut self, intake: &mut Intake<'_>, number: usize) -> usize {
        if let Some(taken) = self.taken.get(&number) {
            return *taken;
        }
        if let Some(beside) = self.beside.get(number) {
            let at = At {
                line: None,
                record: Some(&beside.name),
            };
            let article = intake.article(at, &beside.text, beside.article.clone());
            self.found.push((article, beside.text.clone()));
        }
        let place = self.found.len().saturating_sub(1);
        self.taken.insert(number, place);
        place
    }
}

/// A part of an address with its `%20` as what they stand for.
fn percent_decoded(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let byte = (*first == b'%')
            .then(|| after.split_at_checked(2))
            .flatten()
            .and_then(|(digits, after)| {
                let digits = std::str::from_utf8(digits).ok()?;
                Some((u8::from_str_radix(digits, 16).ok()?, after))
            });
        let (byte, after) = byte.unwrap_or((*first, after));
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
