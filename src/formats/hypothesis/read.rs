//! Annotations of web pages, and the texts that came along, as a project.

use std::collections::BTreeMap;

use super::note::{Note, annotations};
use super::{Hypothesis, has_annotations};
use crate::formats::json::{LONGEST_QUOTE, describe};
use crate::formats::reading::{
    At, Intake, NewArticle, NewSpan, Quotable, TextBeside, texts_beside,
};
use crate::formats::{Import, ReadContext, ReadError, ReadErrorKind, Reader, SourceFile};
use crate::model::{ArticleId, Fragments, Name, SpanId, UnknownFields, Value};
use crate::text::{Anchored, Quote, TextRange, counted, shortened};

/// The value that further tags become.
const TAGS: &str = "tags";

impl Reader for Hypothesis {
    fn read(
        &self,
        file: &SourceFile,
        text: &str,
        context: ReadContext<'_>,
    ) -> Result<Import, ReadError> {
        let Some(list) = annotations(text) else {
            let seen = describe(text);
            return Err(ReadError::of_file(file, ReadErrorKind::OtherJson { seen }));
        };
        let texts = texts_beside(context.beside, |other| {
            other.name == file.name || has_annotations(other)
        });
        if texts.is_empty() {
            let reason = format!(
                "This has {} of Hypothesis, but not the text that they are on. Save the page (as HTML \
                 or MHTML) or its text (as .txt), and choose it together with this file.",
                counted(list.len(), "annotation")
            );
            return Err(ReadError::of_file(file, ReadErrorKind::Unusable { reason }));
        }
        let mut intake = Intake::new(file, context);
        let mut notes = Vec::new();
        for (number, json) in list.iter().enumerate() {
            match serde_json::from_str::<Note>(json.get()) {
                Ok(note) => notes.push(note),
                Err(problem) => {
                    let record = format!("annotation {}", number + 1);
                    let at = At {
                        line: None,
                        record: Some(&record),
                    };
                    intake.warn(at, format!("It is left out: {problem}."));
                }
            }
        }
        let mut reading = Reading {
            intake,
            texts: &texts,
            quotable: texts
                .iter()
                .map(|text| Quotable::new(text.text.text()))
                .collect(),
            articles: BTreeMap::new(),
            spans: BTreeMap::new(),
        };
        let (replies, notes): (Vec<Note>, Vec<Note>) = notes
            .into_iter()
            .partition(|note| !note.references.is_empty());
        reading.pages(&notes);
        for reply in &replies {
            reading.reply(reply);
        }
        Ok(reading.intake.finish())
    }
}

struct Reading<'c, 't> {
    intake: Intake<'c>,
    texts: &'t [TextBeside],
    quotable: Vec<Quotable<'t>>,
    /// The articles that were taken in, by the number of their text.
    articles: BTreeMap<usize, ArticleId>,
    spans: BTreeMap<String, SpanId>,
}

impl Reading<'_, '_> {
    /// Reads annotations page by page.
    fn pages(&mut self, notes: &[Note]) {
        let mut pages: BTreeMap<&str, Vec<&Note>> = BTreeMap::new();
        for note in notes {
            pages.entry(&note.uri).or_default().push(note);
        }
        for (uri, notes) in pages {
            let Some(text) = self.text(uri, &notes) else {
                let message = format!(
                    "{} of “{uri}” left out: their words stand in none of the texts that came along. \
                     Save that page, and choose it together with this file.",
                    counted(notes.len(), "annotation")
                );
                self.intake.warn(At::default(), message);
                continue;
            };
            for note in notes {
                self.span(text, note);
            }
        }
    }

    /// The text of a page: the one that has its address, else the one with the most of its quotations.
    fn text(&mut self, uri: &str, notes: &[&Note]) -> Option<usize> {
        let plain = |address: &str| {
            let address = address.split('#').next().unwrap_or(address);
            let address = address.strip_prefix("https:").unwrap_or(address);
            let address = address.strip_prefix("http:").unwrap_or(address);
            address.trim_end_matches('/').to_owned()
        };
        let of_address = self.texts.iter().position(|text| {
            let address = text.article.metadata.url.as_deref();
            address.is_some_and(|address| plain(address) == plain(uri))
        });
        of_address.or_else(|| {
            let counts = (0..self.texts.len()).map(|text| {
                let found = notes.iter().filter(|note| {
                    !matches!(self.place(text, note), None | Some(Anchored::NotFound))
                });
                (found.count(), text)
            });
            // Of several that have as many, the first.
            let best = counts.max_by_key(|(count, text)| (*count, std::cmp::Reverse(*text)))?;
            (best.0 > 0).then_some(best.1)
        })
    }

    /// Where the words of an annotation stand in a text; none if it marks no words.
    fn place(&mut self, text: usize, note: &Note) -> Option<Anchored> {
        let selector = note.quote()?;
        let words = |words: &str| words.replace("\r\n", "\n");
        let (exact, before, after) = (
            words(&selector.exact),
            words(&selector.prefix),
            words(&selector.suffix),
        );
        let quote = Quote {
            exact: &exact,
            before: &before,
            after: &after,
        };
        let quotable = self.quotable.get_mut(text)?;
        let found = quotable.find(None, &quote);
        if found != Anchored::NotFound {
            return Some(found);
        }
        // What stood around it on the page, a heading or an advert, may not have been saved.
        Some(quotable.find(
            None,
            &Quote {
                before: "",
                after: "",
                ..quote
            },
        ))
    }

    fn span(&mut self, text: usize, note: &Note) {
        let Some(place) = self.place(text, note) else {
            let said = shortened(note.remark(), LONGEST_QUOTE);
            let message = format!(
                "It is left out: it marks no words, but the page as a whole. It says “{said}”."
            );
            return self.warn(note, message);
        };
        let shown = note
            .quote()
            .map(|quote| shortened(&quote.exact, LONGEST_QUOTE));
        let shown = shown.unwrap_or_default();
        let range: TextRange = match place {
            Anchored::AtPosition(range) | Anchored::Moved(range) => range,
            Anchored::Ambiguous { candidates } => {
                let message = format!(
                    "It is left out: “{shown}” stands at {candidates} places that fit equally well."
                );
                return self.warn(note, message);
            }
            Anchored::NotFound => {
                let message = format!("It is left out: “{shown}” does not stand in the text.");
                return self.warn(note, message);
            }
        };
        let Some(fragments) = Fragments::single(range) else {
            return;
        };
        let Some(article) = self.article(text, note) else {
            return;
        };
        let mut attributes = BTreeMap::new();
        let further: Vec<Name> = note
            .tags
            .iter()
            .skip(1)
            .map(|tag| Name::from(&**tag))
            .collect();
        if !further.is_empty() {
            attributes.insert(TAGS.into(), Value::Choices(further));
        }
        let span = self.intake.span(NewSpan {
            article,
            fragments,
            label: note.label().into(),
            attributes,
            note: note.remark().into(),
            annotator: note.annotator().to_owned(),
            unknown: UnknownFields::new(),
        });
        self.spans.insert(note.id.clone(), span);
    }

    /// Takes a text in, once.
    fn article(&mut self, number: usize, note: &Note) -> Option<ArticleId> {
        if let Some(known) = self.articles.get(&number) {
            return Some(*known);
        }
        let beside = self.texts.get(number)?;
        let mut article: NewArticle = beside.article.clone();
        if article.title.is_empty() {
            article.title = note.title().unwrap_or_default().to_owned();
        }
        if article.metadata.url.is_none() && note.uri.starts_with("http") {
            article.metadata.url = Some(Name::from(&*note.uri));
        }
        let id = self.intake.article(At::default(), &beside.text, article);
        self.articles.insert(number, id);
        Some(id)
    }

    /// Adds a reply to the note of what it answers.
    fn reply(&mut self, reply: &Note) {
        let root = reply.references.iter().find_map(|id| self.spans.get(id));
        let Some(root) = root.copied() else {
            let said = shortened(reply.remark(), LONGEST_QUOTE);
            let message =
                format!("It is left out: what it answers was not read. It says “{said}”.");
            return self.warn(reply, message);
        };
        let said = format!("{}: {}", reply.annotator(), reply.remark());
        self.intake.change_span(root, |span| {
            span.note = match &*span.note {
                "" => said.into(),
                note => format!("{note}\n{said}").into(),
            };
        });
    }

    fn warn(&mut self, note: &Note, message: impl Into<String>) {
        let at = At {
            line: None,
            record: (!note.id.is_empty()).then_some(&*note.id),
        };
        self.intake.warn(at, message);
    }
}
