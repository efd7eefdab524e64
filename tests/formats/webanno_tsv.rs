//! WebAnno TSV.

use sayso::formats::{Choice, FoundUnit, Import, OffsetUnit, WebAnnoTsv, detect, write};

use super::brat::unpacked;
use super::exchange::read_again;
use super::golden::compare;
use super::reading::{file, read_file, warnings};
use super::sample::sample;
use super::spoken::{relations, spans_with_values};

/// A file as INCEpTION writes it: a built-in layer, one of its own with two features, a relation
/// between annotations that need ids and one between such as do not, a part of a token, a stack.
const INCEPTION: &str = "#FORMAT=WebAnno TSV 3.3\n\
    #T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n\
    #T_SP=webanno.custom.Claim|label|stance\n\
    #T_RL=webanno.custom.Denies|kind|BT_webanno.custom.Claim\n\
    #T_RL=webanno.custom.Bare|BT_webanno.custom.Claim\n\
    \n\n\
    #Text=😊 He denied\\\\it.\n\
    1-1\t0-2\t😊\t_\t_\t_\t_\t_\t_\t_\t\n\
    1-2\t3-5\tHe\t*\tPER\t_\t_\t_\t_\t_\t\n\
    1-3\t6-12\tdenied\t_\t_\tDenial[1]|a\\|b\\_c[2]\tfirm[1]|*[2]\t_\t_\t_\t\n\
    1-4\t12-15\t\\it\t_\t_\tDenial[1]\tfirm[1]\t_\t_\t_\t\n\
    1-5\t15-16\t.\t_\t_\t_\t_\t_\t_\t_\t\n\
    \n\
    #Sentence.id=s2\n\
    #Text=No bridge\n\
    #Text=fell.\n\
    2-1\t19-21\tNo\t_\t_\tClaim\t*\tfully\t1-3[1_0]\t_\t\n\
    2-2\t22-28\tbridge\t_\t_\t_\t_\t_\t_\t_\t\n\
    2-2.1\t22-25\tbri\t_\t_\tPart\t*\t_\t_\t2-1\t\n\
    2-3\t29-33\tfell\t_\t_\t_\t_\t_\t_\t_\t\n\
    2-4\t33-34\t.\t_\t_\t_\t_\t_\t_\t_\t\n";

fn text(import: &Import) -> String {
    let article = import.project.articles().next().unwrap();
    article.text.as_str().to_owned()
}

#[test]
fn a_file_of_inception_is_read() {
    let import = read_file("a.tsv", INCEPTION).unwrap();
    // Three units stand between the sentences: a line break, and spaces for the others.
    assert_eq!(text(&import), "😊 He denied\\it.\n  No bridge\nfell.");
    assert_eq!(
        spans_with_values(&import.project),
        [
            "PER: He",
            "Denial: denied\\it [stance: firm]",
            "a|b_c: denied",
            "Claim: No",
            "Part: bri",
        ]
    );
    assert_eq!(
        relations(&import.project),
        ["Denial Denies Claim", "Claim Bare Part"]
    );
    assert_eq!(
        import.offsets,
        Some(FoundUnit {
            unit: OffsetUnit::Utf16,
            is_certain: true
        })
    );
    let told: Vec<String> = import.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "a.tsv, line 18, 2-1: The values of a relation are left out, since Sayso keeps none \
             there: kind."
        ]
    );
}

#[test]
fn files_that_count_code_points_are_found_out() {
    let text = "#FORMAT=WebAnno TSV 3.2\n#T_SP=webanno.custom.Claim|label\n\n\n\
        #Text=😊 He denied\n1-1\t0-1\t😊\t_\t\n1-2\t2-4\tHe\t_\t\n1-3\t5-11\tdenied\tX\t\n";
    let import = read_file("a.tsv", text).unwrap();
    assert_eq!(spans_with_values(&import.project), ["X: denied"]);
    assert_eq!(
        import.offsets,
        Some(FoundUnit {
            unit: OffsetUnit::CodePoints,
            is_certain: true
        })
    );
    assert_eq!(import.warnings, []);
}

#[test]
fn the_sample_comes_out_as_it_always_did() {
    let export = write(&WebAnnoTsv, &sample(), &Choice::everything()).unwrap();
    compare("bridge.tsv", &unpacked(&export.bytes));
    compare("bridge.tsv.report", &export.report.to_string());
}

#[test]
fn what_is_asked_for_in_code_points_is_written_so() {
    let choice = Choice {
        unit: Some(OffsetUnit::CodePoints),
        ..Choice::everything()
    };
    let export = write(&WebAnnoTsv, &sample(), &choice).unwrap();
    let files = unpacked(&export.bytes);
    // Three people with joiners between them: five code points, eight units of UTF-16.
    assert!(files.contains("\t26-31\t👩‍👩‍👧\t"), "{files}");
    let read = read_again(&WebAnnoTsv, &export, None);
    assert_eq!(read.spans().count(), 5);
}

#[test]
fn what_was_read_is_written_as_it_was() {
    let import = read_file("a.tsv", INCEPTION).unwrap();
    let export = write(&WebAnnoTsv, &import.project, &Choice::everything()).unwrap();
    let again = read_again(&WebAnnoTsv, &export, None);
    let sorted = |mut words: Vec<String>| {
        words.sort();
        words
    };
    assert_eq!(
        sorted(spans_with_values(&again)),
        sorted(spans_with_values(&import.project))
    );
    assert_eq!(
        sorted(relations(&again)),
        sorted(relations(&import.project))
    );
}

#[test]
fn lines_that_cannot_be_read_are_told_and_cost_no_other() {
    let text = "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Claim|label\n\
        #T_SP=webanno.custom.Link|ROLE_webanno.custom.Link:to_webanno.custom.L|webanno.custom.Claim\n\
        #T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceType|referenceRelation\n\
        #T_RL=webanno.custom.Denies|BT_webanno.custom.Claim\n\n\n\
        1-0\t0-1\tx\t_\n\
        #Text=He denied it\n\
        1-1\t0-2\tHe\tA\trole[1]\t1-2\tx[1]\t*->1-1\t1-2\n\
        1-2\tthree\tdenied\tB\t_\t_\t_\t_\t_\n\
        1-3\t3-9\tdenied\n\
        1-4\t90-92\tit\tC\t_\t_\t_\t_\t_\n";
    assert_eq!(
        warnings("a.tsv", text),
        [
            "a.tsv, line 8: It is left out: it is neither the text of a sentence nor a token.",
            "a.tsv, line 11: It is left out: it is neither the text of a sentence nor a token.",
            "a.tsv, line 12, 1-3: It has no cell for the layer “Claim”; nothing is read of it there.",
            "a.tsv, line 1: The links of “Link” to other annotations (slots) are left out.",
            "a.tsv, line 12, 1-3: It has no cell for the layer “Link”; nothing is read of it there.",
            "a.tsv, line 1: The chains of “CoreferenceLink” are left out (1 tokens are in some).",
            "a.tsv, line 12, 1-3: It has no cell for the layer “Denies”; nothing is read of it there.",
            "a.tsv, line 13, 1-4: It is left out: “it” does not stand at 90 to 92, counted in UTF-16 \
             units, and was not found for sure anywhere else.",
            "a.tsv, line 10, 1-1: A relation is left out: not both of the annotations that it links \
             were found.",
        ]
    );
    let error = read_file("a.tsv", "#FORMAT=WebAnno TSV 3.3\n\n\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "a.tsv: There is no sentence in the file. Nothing was imported."
    );
}

#[test]
fn a_file_is_known_by_its_first_line() {
    for name in ["a.tsv", "a.txt", "download"] {
        let found = detect(&file(name, INCEPTION), INCEPTION).about().name;
        assert_eq!(found, "WebAnno TSV 3.3");
    }
}
