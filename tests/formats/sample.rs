//! A small project with something of everything, always the same.

use std::collections::BTreeMap;

use sayso::model::{
    Annotator, Article, Attribute, AttributeKind, Color, Digest, Entity, Metadata, Name, Project,
    ProjectInfo, Record, Region, Relation, Scheme, Span, Stamp, Status, Timestamp, UnknownFields,
    Value, claims_and_denials,
};
use sayso::text::Text;

use crate::support::marked::{self, place_of};
use crate::support::{id, name};

/// When the first record was made.
const START: u64 = 1_724_050_080_007;

/// The text of the first article: emoji with joiners, marks that combine, a line in Hebrew.
pub(super) const BRIDGE: &str = "Mayor: the bridge is safe 👩‍👩‍👧\n\n\
    \"No one,\" she said, \"closed it.\" The cafe\u{301} by the bridge stays shut.\n\n\
    ראש העיר אמרה שהגשר בטוח.\n\nSupport us\n";

/// The text of the second article.
pub(super) const FERRY: &str =
    "The bridge was closed, a ferryman claims.\nHe <b>denied</b> more.\n";

/// A stamp of the so-manieth change.
pub(super) fn stamp(change: u32) -> Stamp {
    Stamp {
        time: Timestamp::from_milliseconds(START + u64::from(change / 2)),
        counter: change % 2,
        author: id(0xA1),
    }
}

/// Unknown fields of one name.
pub(super) fn unknown(field: &str, json: &str) -> UnknownFields {
    UnknownFields::from([(name(field), name(json))])
}

/// The project. Its two articles are linked; one article and one span were deleted.
pub(super) fn sample() -> Project {
    let mut project = Project::new(id(0xB), name(""), Scheme::default());
    let mut change = 0;
    let mut put = |record: Record| {
        change += 1;
        project.put(record, stamp(change));
    };
    let info = ProjectInfo {
        name: name("The bridge"),
        unknown: UnknownFields::from([
            (name("later"), name("{\"a\":[1.0,2]}")),
            (name("/top"), name("\"level\"")),
        ]),
    };
    put(Record::from(info));
    put(Record::from(scheme()));
    put(Record::from(annotator(
        0xA1,
        "Ada <img src=x onerror=alert(1)>",
    )));
    put(Record::from(annotator(0xA2, "")));
    put(Record::from(article(
        0x10,
        "Mayor: the <script>bridge</script> is safe",
        BRIDGE,
    )));
    put(Record::from(article(0x11, "The ferryman’s claim", FERRY)));
    put(Record::from(entity(
        0x20,
        "speaker",
        "The mayor",
        &["she", "Mayor"],
    )));
    put(Record::from(entity(
        0x21,
        "proposition",
        "The bridge was closed.",
        &[],
    )));

    let denial = span(0x30, 0x10, "Denial", &["No one,", "closed it."]);
    put(Record::from(Span {
        attributes: BTreeMap::from([
            (name("kind"), Value::Choice(name("contradicts"))),
            (name("proposition"), Value::Entity(id(0x21))),
        ]),
        note: name("A note with </script> and \"quotes\"."),
        unknown: unknown("confidence", "0.50"),
        ..denial
    }));
    put(Record::from(Span {
        attributes: BTreeMap::from([
            (name("speaker"), Value::Entity(id(0x20))),
            (name("via"), Value::Text(name("in person"))),
            (name("manner"), Value::Text(name("a choice once"))),
            (name("tags"), Value::Choices(vec![name("one"), name("two")])),
            (name("on record"), Value::YesNo(true)),
        ]),
        annotator: id(0xA2),
        ..span(0x31, 0x10, "Attribution", &["she said"])
    }));
    put(Record::from(span(
        0x32,
        0x11,
        "Claim",
        &["The bridge was closed"],
    )));
    put(Record::from(span(
        0x33,
        0x10,
        "Claim",
        &["the bridge is safe 👩‍👩‍👧"],
    )));
    put(Record::from(relation(0x40, "attributed to", 0x30, 0x31)));
    put(Record::from(relation(0x41, "denies", 0x30, 0x32)));
    let plea = place_of(&Text::new(BRIDGE).unwrap(), "Support us");
    put(Record::from(Region {
        id: id(0x50),
        article: id(0x10),
        range: plea,
        note: name("a plea"),
        annotator: id(0xA1),
        unknown: UnknownFields::new(),
    }));
    put(Record::Span(id(0x34), None));
    put(Record::Article(id(0x12), None));
    project.remember_digest(id(0x12), Digest::of(&Text::new("A deleted text.").unwrap()));
    project
}

fn scheme() -> Scheme {
    let mut scheme = claims_and_denials();
    scheme.unknown = unknown("source", "null");
    scheme.labels[0].unknown = unknown("icon", "\"!\"");
    scheme.attributes[5].unknown = unknown("lines", "3");
    scheme.entity_kinds[0].unknown = unknown("plural", "\"speakers\"");
    scheme.relation_types[0].unknown = unknown("symmetric", "false");
    scheme.version = 3;
    let kind = AttributeKind::Choices(vec![name("sic"), name("irony")]);
    scheme.attributes.push(Attribute {
        name: name("tone"),
        key: Some('t'),
        kind,
        is_required: true,
        default: Some(Value::Choices(vec![name("sic")])),
        guideline: name("- *sic*: as it stands"),
        unknown: UnknownFields::new(),
    });
    scheme.attributes[1].default = Some(Value::Choice(name("hedged")));
    scheme.rules[0].is_on = false;
    scheme.rules[0].unknown = unknown("severity", "2");
    scheme
}

fn annotator(number: u128, called: &str) -> Annotator {
    Annotator {
        id: id(number),
        name: name(called),
        color: (!called.is_empty()).then_some(Color::Sky),
        unknown: unknown("team", "7"),
    }
}

fn article(number: u128, title: &str, text: &str) -> Article {
    Article {
        metadata: Metadata {
            outlet: Some(name("The Bridge Post")),
            author: Some(name("A. Byron")),
            date: Some(name("2024-08-19")),
            url: None,
            language: Some(name("en")),
            file: Some(name("bridge.txt")),
        },
        status: if number == 0x10 {
            Status::SecondLook
        } else {
            Status::ToDo
        },
        created: Timestamp::from_milliseconds(START),
        unknown: unknown("section", "[]"),
        ..marked::article(number, title, text)
    }
}

fn entity(number: u128, kind: &str, called: &str, aliases: &[&str]) -> Entity {
    Entity {
        id: id(number),
        kind: name(kind),
        name: name(called),
        aliases: aliases.iter().map(|alias| Name::from(*alias)).collect(),
        unknown: unknown("wikidata", "{\"id\":\"Q1\"}"),
    }
}

/// A span over words that occur once in its article.
fn span(number: u128, in_article: u128, label: &str, words: &[&str]) -> Span {
    let text = Text::new(if in_article == 0x10 { BRIDGE } else { FERRY }).unwrap();
    let ranges = words.iter().map(|words| place_of(&text, words));
    Span {
        annotator: id(0xA1),
        created: Timestamp::from_milliseconds(START),
        ..marked::span(number, id(in_article), label, ranges)
    }
}

fn relation(number: u128, relation_type: &str, from: u128, to: u128) -> Relation {
    Relation {
        id: id(number),
        relation_type: name(relation_type),
        from: id(from),
        to: id(to),
        annotator: id(0xA1),
        created: Timestamp::from_milliseconds(START),
        unknown: unknown("weight", "1e3"),
    }
}
