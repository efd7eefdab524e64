//! The CoNLL family.

use sayso::formats::{
    CONLL_2002, CONLL_2003, CONLL_BILOU, CONLL_BIO, CONLL_IOB1, Choice, Conll, Format, Import,
    detect, is_plain_text, write,
};
use sayso::model::Project;

use super::exchange::read_again;
use super::golden::{compare, golden};
use super::reading::{file, read_file, warnings};
use super::sample::sample;

/// The members of the family, with the names of their golden files.
const FAMILY: [(&Conll, &str); 5] = [
    (&CONLL_2002, "bridge.2002.conll"),
    (&CONLL_2003, "bridge.2003.conll"),
    (&CONLL_BIO, "bridge.bio.conll"),
    (&CONLL_IOB1, "bridge.iob1.conll"),
    (&CONLL_BILOU, "bridge.bilou.conll"),
];

/// The spans of a project in words.
fn spans(project: &Project) -> Vec<String> {
    let words = project.spans().map(|span| {
        let text = &project.article(span.article).unwrap().text;
        format!("{}: {}", span.label, text.slice(span.fragments.extent()))
    });
    words.collect()
}

fn texts(import: &Import) -> Vec<&str> {
    let articles = import.project.articles();
    articles.map(|article| article.text.as_str()).collect()
}

#[test]
fn the_sample_comes_out_as_it_always_did_in_every_member() {
    for (format, name) in FAMILY {
        let export = write(format, &sample(), &Choice::everything()).unwrap();
        compare(name, &String::from_utf8(export.bytes).unwrap());
        if name.contains("2003") {
            compare("bridge.conll.report", &export.report.to_string());
        }
    }
}

#[test]
fn each_member_is_known_by_its_columns_and_tags() {
    for (format, name) in FAMILY {
        for called in ["a.conll", "a.txt", "download"] {
            let text = golden(name);
            let found = detect(&file(called, &text), &text).about().name;
            // Nothing in the sample touches, so IOB1 has no `B-` and is told by that.
            assert_eq!(found, format.about().name, "{name} as {called}");
        }
    }
    for prose in [
        "He denied it.\nHer blood type is O\n",
        "T1\tClaim 0 2\tHe\nT2\tClaim 3 9\tdenied\nT3\tClaim 3 9\tdenied\n",
        "A\nB\nC\nD\n",
    ] {
        let name = detect(&file("a", prose), prose).about().name;
        assert!(!FAMILY.iter().any(|(format, _)| format.about().name == name));
    }
}

/// Else the page would read them on the spot, each as one article.
#[test]
fn files_of_other_tools_are_no_articles() {
    for (name, text) in [
        ("eng.train", "-DOCSTART- -X- O O\n\nHe PRP O O\n"),
        ("a.conll", "He O\n"),
        ("download", "#FORMAT=WebAnno TSV 3.3\n"),
        ("a", "\u{FEFF}<?xml version=\"1.0\"?>"),
    ] {
        assert!(!is_plain_text(&file(name, text)), "{name}");
    }
    assert!(is_plain_text(&file("a.txt", "He denied it.")));
}

#[test]
fn a_file_of_the_shared_task_is_read() {
    let text = "-DOCSTART- -X- O O\n\n\
        EU NNP I-NP I-ORG\nrejects VBZ I-VP O\nGerman JJ I-NP I-MISC\ncall NN I-NP O\n. . O O\n\n\
        Peter NNP I-NP I-PER\nBlackburn NNP I-NP I-PER\n\n\
        -DOCSTART- -X- O O\n\n\
        BRUSSELS NNP I-NP I-LOC\nLONDON NNP I-NP B-LOC\n1996-08-22 CD I-NP O\n";
    let import = read_file("eng.train", text).unwrap();
    assert_eq!(
        texts(&import),
        [
            "EU rejects German call .\nPeter Blackburn",
            "BRUSSELS LONDON 1996-08-22"
        ]
    );
    assert_eq!(
        spans(&import.project),
        [
            "ORG: EU",
            "MISC: German",
            "PER: Peter Blackburn",
            "LOC: BRUSSELS",
            "LOC: LONDON"
        ]
    );
    let told: Vec<String> = import.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "eng.train: The columns between token and tag, such as parts of speech, are left out (10 \
             lines have some). Sayso has no place for them."
        ]
    );
}

#[test]
fn carriage_returns_remarks_and_other_letters_are_read() {
    let text = "# id 1\tdomain=en\r\nHe\tO\r\ndenied\tS-Denial\r\nthe\tB-Claim\r\nbridge\tM-Claim\r\nfell\tE-Claim\r\n#\tO\r\n\r\n";
    let import = read_file("a.tsv", text).unwrap();
    assert_eq!(import.warnings, []);
    assert_eq!(texts(&import), ["He denied the bridge fell #"]);
    assert_eq!(
        spans(&import.project),
        ["Denial: denied", "Claim: the bridge fell"]
    );
}

#[test]
fn lines_that_cannot_be_read_are_told_and_cost_no_other() {
    let text = "He O\nalone\ndenied Q-Claim\nit B-Claim\n\n-DOCSTART- O\n\nHe O\nalone O\ndenied O\n\
        it O\n\n\tO\nwell O\n";
    assert_eq!(
        warnings("a.conll", text),
        [
            "a.conll, line 2: It has no tag. The token is kept without a label.",
            "a.conll, line 3: “Q-Claim” is no tag (O, or B-, I- and the like before a label). The \
             token is kept without a label.",
            "a.conll, line 13: It is left out: its first column, the token, is empty.",
        ]
    );
    let error = read_file("a.conll", "-DOCSTART- O\n\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "a.conll: There is no token in the file. Nothing was imported."
    );
}

#[test]
fn spans_come_back_although_they_begin_and_end_within_words() {
    for (format, _) in FAMILY {
        let export = write(format, &sample(), &Choice::everything()).unwrap();
        let read = read_again(format, &export, None);
        let mut spans = spans(&read);
        spans.sort();
        assert_eq!(
            spans,
            [
                "Attribution: she said",
                "Claim: The bridge was closed",
                "Claim: the bridge is safe 👩‍👩‍👧",
                "Denial: No one ,",
                "Denial: closed it .",
            ]
        );
    }
}
