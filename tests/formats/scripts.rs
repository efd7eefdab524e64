//! Texts of many scripts go out and come in with every span where it was.

use sayso::formats::{Choice, SaysoJsonLines, SaysoProject};
use sayso::model::{Annotator, Article, Project, Record, Span, Stamp, UnknownFields};

use crate::support::marked::{article, place_of, project, span};
use crate::support::{id, name};

use super::reading::{exported, read_file, read_soundly};

/// A text and words in it to mark.
const SAMPLES: &[(&str, &str)] = &[
    ("😊 He denied it", "denied"),
    ("👩‍👩‍👧‍👦 is one family, 🇺🇦 one flag", "🇺🇦"),
    ("The cafe\u{301} closed; Zu\u{308}rich, too", "cafe\u{301}"),
    ("ومن جهتها، نفت الوزارة ذلك.", "نفت الوزارة"),
    ("שר החוץ הִכְחִישׁ את הדברים.", "הִכְחִישׁ"),
    ("外交部发言人否认了这一说法。", "否认了"),
    ("मंत्री ने इस दावे का खंडन किया।", "खंडन"),
    (
        "<script>alert('denied')</script>",
        "<script>alert('denied')</script>",
    ),
    (
        "A NUL \0 and \u{202E}controls\u{202C} in it",
        "\0 and \u{202E}controls",
    ),
    ("Lines\nof\n\n\ntext", "of\n\n\nt"),
    ("a\u{FEFF} mark that is none", "a\u{FEFF} mark"),
];

/// One article and one span for each sample.
fn samples() -> Project {
    let mut all = project(&[]);
    let annotator = name("<img src=x onerror=alert(1)>");
    let annotator = Annotator {
        id: id(0xA),
        name: annotator,
        color: None,
        unknown: UnknownFields::new(),
    };
    all.put(Record::from(annotator), Stamp::ZERO);
    for (number, (text, words)) in (1..).zip(SAMPLES) {
        let article = article(number, "<b>Title</b> & more", text);
        let marked = place_of(&article.text, words);
        let span = span(number, article.id, "Denial", [marked]);
        all.put(
            Record::from(Article {
                created: span.created,
                ..article
            }),
            Stamp::ZERO,
        );
        let note = name("</textarea><script>alert(1)</script>");
        all.put(Record::from(Span { note, ..span }), Stamp::ZERO);
    }
    all
}

#[test]
fn spans_of_every_script_come_back() {
    let project = samples();
    let read = read_soundly(
        "a.json",
        exported(&SaysoProject, &project, &Choice::everything()),
    );
    assert_eq!(read, project);
    let read = read_soundly(
        "a.jsonl",
        exported(&SaysoJsonLines, &project, &Choice::everything()),
    );
    assert!(read.spans().eq(project.spans()));
    for (span, (_, words)) in read.spans().zip(SAMPLES) {
        let text = &read.article(span.article).unwrap().text;
        assert_eq!(text.slice(span.fragments.extent()), *words);
    }
}

#[test]
fn texts_of_every_script_are_read_as_they_are() {
    for (text, _) in SAMPLES {
        let import = read_file("a.txt", *text).unwrap();
        let article = import.project.articles().next().unwrap();
        assert_eq!(article.text.as_str(), *text);
        assert!(!article.title.trim().is_empty());
    }
}
