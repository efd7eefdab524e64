//! A small project that nobody ever sees.
//!
//! A browser translates a function of a program when it is first called. So that no user waits for that, the
//! page and its worker do once, on this project, what they will be asked to do (`ui::reader`, `worker::practice`).

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    Annotator, AnnotatorId, Article, Digest, Fragments, IdSource, Metadata, Name, Project, Span,
    Stamp, Status, Timestamp, UnknownFields, claims_and_denials,
};
use crate::text::{ByteOffset, Text, TextRange};

/// What is said, once for each span.
const SENTENCE: &str = "“It will be ready in May,” she said.\n";

/// The part of a sentence that is marked, in bytes of it; the end is exclusive.
const QUOTE: std::ops::Range<u32> = 3..27;

/// Where ids come from: nobody ever sees them.
const SEED: [u8; 7] = [0; 7];

/// A project by one annotator, with so many articles of so many sentences; in each sentence is a span.
pub fn practice_project(articles: u32, sentences: u32) -> Option<Project> {
    let mut ids = IdSource::new(SEED);
    let id = ids.mint(Timestamp::ZERO);
    let mut project = Project::new(id, Name::from("Practice"), claims_and_denials());
    let annotator = Annotator {
        id: ids.mint(Timestamp::ZERO),
        name: Name::from("Nobody"),
        color: None,
        unknown: UnknownFields::new(),
    };
    let annotator_id = annotator.id;
    project.put(annotator.into(), Stamp::ZERO);
    for number in 0..articles {
        put_article(&mut project, &mut ids, annotator_id, (number, sentences))?;
    }
    Some(project)
}

fn put_article(
    project: &mut Project,
    ids: &mut IdSource,
    annotator: AnnotatorId,
    (number, sentences): (u32, u32),
) -> Option<()> {
    // No two articles have the same text.
    let title = format!("Practice {number}");
    let heading = format!("{title}\n");
    let text = format!("{heading}{}", SENTENCE.repeat(sentences as usize));
    let text = Arc::new(Text::new(&text).ok()?);
    let article = Article {
        id: ids.mint(Timestamp::ZERO),
        title: Name::from(title),
        metadata: Metadata::default(),
        status: Status::default(),
        created: Timestamp::ZERO,
        digest: Digest::of(&text),
        text,
        unknown: UnknownFields::new(),
    };
    let article_id = article.id;
    project.put(article.into(), Stamp::ZERO);
    let label = Arc::clone(&project.scheme().labels.first()?.name);
    for sentence in 0..sentences {
        let before = (heading.len() + SENTENCE.len() * sentence as usize) as u32;
        let quote = TextRange::new(
            ByteOffset::new(before + QUOTE.start),
            ByteOffset::new(before + QUOTE.end),
        )?;
        let span = Span {
            id: ids.mint(Timestamp::ZERO),
            fragments: Fragments::single(quote)?,
            label: Arc::clone(&label),
            attributes: BTreeMap::new(),
            note: Name::from(""),
            annotator,
            created: Timestamp::ZERO,
            unknown: UnknownFields::new(),
            article: article_id,
        };
        project.put(span.into(), Stamp::ZERO);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_of_every_article_has_its_quotation_marked() {
        let project = practice_project(2, 3).unwrap();
        let spans: Vec<_> = project.spans().collect();
        assert_eq!((project.articles().count(), spans.len()), (2, 6));
        for span in spans {
            let text = &project.article(span.article).unwrap().text;
            assert_eq!(
                text.slice(span.fragments.extent()),
                "It will be ready in May,"
            );
        }
    }
}
