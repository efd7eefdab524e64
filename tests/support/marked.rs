//! Texts with spans in them, as notation.
//!
//! `[C:The plan] failed` is the text "The plan failed" with a Claim over its first two words; a
//! label is named by its short name in the preset scheme. `]` closes the span opened last, `[/C]`
//! the Claim opened last, so that spans can cross: `[C:The [D:plan[/C] failed]`. `[+C:` goes on
//! with the Claim before it: `[C:No one,] she said, [+C:broke it]`.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use sayso::model::{
    AnnotatorId, Article, ArticleId, Digest, Fragments, Metadata, Name, Project, Record, Scheme,
    Span, SpanId, Stamp, Status, Timestamp, UnknownFields, claims_and_denials,
};
use sayso::text::{ByteOffset, Text, TextRange};

use super::{id, name};

/// Who made the spans that are read in notation, and who works on the page.
pub fn me() -> AnnotatorId {
    id(0xA11CE)
}

/// A project of one article for each notation, titled "Article 1" and so on. Articles and spans are
/// numbered from 1, in the order of the notation, and stamped as what nobody has changed yet.
pub fn project(notations: &[&str]) -> Project {
    let mut project = Project::new(id(1), name("Reports"), claims_and_denials());
    let mut spans = 0;
    for (place, notation) in (1..).zip(notations) {
        let (text, marks) = read(notation);
        let article = article(place, &format!("Article {place}"), &text);
        let article_id = article.id;
        project.put(Record::from(article), Stamp::ZERO);
        for (label, ranges) in marks {
            spans += 1;
            let span = span(spans, article_id, &label, ranges);
            project.put(Record::from(span), Stamp::ZERO);
        }
    }
    project
}

/// An article of a number, a title and a text.
pub fn article(number: u128, title: &str, text: &str) -> Article {
    let text = Arc::new(Text::new(text).unwrap());
    Article {
        id: id(number),
        title: name(title),
        metadata: Metadata::default(),
        status: Status::default(),
        created: Timestamp::ZERO,
        digest: Digest::of(&text),
        text,
        unknown: UnknownFields::new(),
    }
}

/// A span of mine with a number and a label, without attributes or a note.
pub fn span(
    number: u128,
    article: ArticleId,
    label: &str,
    ranges: impl IntoIterator<Item = TextRange>,
) -> Span {
    Span {
        id: id(number),
        fragments: Fragments::new(ranges).unwrap(),
        label: name(label),
        attributes: BTreeMap::new(),
        note: name(""),
        annotator: me(),
        created: Timestamp::ZERO,
        unknown: UnknownFields::new(),
        article,
    }
}

/// The range from one byte up to another.
pub fn range(start: usize, end: usize) -> TextRange {
    TextRange::between(offset(start), offset(end))
}

/// The offset of a byte.
pub fn offset(byte: usize) -> ByteOffset {
    ByteOffset::new(u32::try_from(byte).unwrap())
}

/// Where some words stand in a text, in which they occur once.
pub fn place_of(text: &Text, words: &str) -> TextRange {
    let mut places = text.as_str().match_indices(words);
    let (start, _) = places
        .next()
        .unwrap_or_else(|| panic!("no {words:?} in {text:?}"));
    assert_eq!(places.next(), None, "{words:?} is not unique in {text:?}");
    range(start, start + words.len())
}

/// The text of a notation, and the label and stretches of each of its spans.
fn read(notation: &str) -> (String, Vec<(Name, Vec<TextRange>)>) {
    let scheme = claims_and_denials();
    let mut text = String::new();
    let mut spans: Vec<(Name, Vec<TextRange>)> = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut rest = notation;
    while let Some(character) = rest.chars().next() {
        let closed = if let Some(after) = rest.strip_prefix("[/") {
            let (short, after) = after.split_once(']').unwrap();
            rest = after;
            let label = label_of(&scheme, short);
            open.iter().rposition(|(span, _)| spans[*span].0 == label)
        } else if let Some(after) = rest.strip_prefix(']') {
            rest = after;
            open.len().checked_sub(1)
        } else if let Some(after) = rest.strip_prefix('[') {
            let (short, after) = after.split_once(':').unwrap();
            rest = after;
            let span = match short.strip_prefix('+') {
                Some(short) => {
                    let label = label_of(&scheme, short);
                    spans
                        .iter()
                        .rposition(|(known, _)| *known == label)
                        .unwrap()
                }
                None => {
                    spans.push((label_of(&scheme, short), Vec::new()));
                    spans.len() - 1
                }
            };
            open.push((span, text.len()));
            continue;
        } else {
            text.push(character);
            rest = &rest[character.len_utf8()..];
            continue;
        };
        let closed = closed.unwrap_or_else(|| panic!("nothing to close in {notation:?}"));
        let (span, start) = open.remove(closed);
        spans[span].1.push(range(start, text.len()));
    }
    assert_eq!(open, [], "not closed in {notation:?}");
    (text, spans)
}

fn label_of(scheme: &Scheme, short: &str) -> Name {
    let label = scheme.labels.iter().find(|label| &*label.short == short);
    Arc::clone(&label.unwrap_or_else(|| panic!("no label {short:?}")).name)
}

/// Writes an article and its spans the way that [`project`] reads them.
pub fn write(project: &Project, article: ArticleId) -> String {
    struct Mark<'a> {
        short: &'a str,
        span: SpanId,
        range: TextRange,
        continues: bool,
    }
    let mut marks: Vec<Mark<'_>> = Vec::new();
    for span in project.spans_of(article) {
        let short = project
            .scheme()
            .label(&span.label)
            .map_or("?", |label| &label.short);
        marks.extend(
            span.fragments
                .iter()
                .enumerate()
                .map(|(fragment, range)| Mark {
                    short,
                    span: span.id,
                    range,
                    continues: fragment > 0,
                }),
        );
    }
    marks.sort_by_key(|mark| (mark.range.start(), Reverse(mark.range.end()), mark.span));

    let text = project.article(article).unwrap().text.as_str();
    let mut written = String::new();
    let mut open: Vec<Mark<'_>> = Vec::new();
    let mut coming = marks.into_iter().peekable();
    for (byte, character) in text
        .char_indices()
        .map(|(at, one)| (at, Some(one)))
        .chain([(text.len(), None)])
    {
        while let Some(place) = open
            .iter()
            .rposition(|mark| mark.range.end() == offset(byte))
        {
            let innermost = place + 1 == open.len();
            let mark = open.remove(place);
            written += &if innermost {
                String::from("]")
            } else {
                format!("[/{}]", mark.short)
            };
        }
        while let Some(mark) = coming.next_if(|mark| mark.range.start() == offset(byte)) {
            written += &format!("[{}{}:", if mark.continues { "+" } else { "" }, mark.short);
            open.push(mark);
        }
        written.extend(character);
    }
    written
}
