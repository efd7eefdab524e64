//! Tables of articles: CSV, TSV, lists of JSON objects and lines of them.

use sayso::formats::{
    Choice, Columns, CsvTables, Import, OffsetUnit, ReadContext, ReadError, Role, SourceFile,
    columns_of, detect, read, read_together, write,
};
use sayso::model::{IdSource, Project, Stamp, Value};

use super::brat::unpacked;
use super::exchange::read_again;
use super::golden::compare;
use super::reading::{file, read_file, read_soundly, warnings};
use super::sample::sample;
use super::spoken::told;

/// A table as a spreadsheet writes it: with a byte-order mark, CRLF, and a cell over two lines.
const TABLE: &str = "\u{FEFF}ID;Headline;Source;Byline;Published;Link;Lang;Section;Body\r\n\
    7;\"The \"\"bridge\"\"\";The Post; A. Byron ;2024-08-19T10:00:00Z;https://example.org/7;en;City;\"😊 He denied it.\r\nShe did not.\"\r\n\
    8;;;;;;;;A second article, with a comma.\r\n";

fn read_set(files: &[(&str, &str)]) -> Result<Import, ReadError> {
    let files: Vec<SourceFile> = files.iter().map(|(name, text)| file(name, text)).collect();
    let mut ids = IdSource::new([3; 7]);
    read_together("set", &files, ReadContext::new(&mut ids, Stamp::ZERO))
}

fn read_with(columns: &Columns, source: &SourceFile, format: &str) -> Result<Import, ReadError> {
    let mut ids = IdSource::new([3; 7]);
    let context = ReadContext {
        columns: Some(columns),
        format: Some(format),
        ..ReadContext::new(&mut ids, Stamp::ZERO)
    };
    read(source, context)
}

fn texts(project: &Project) -> Vec<&str> {
    project.articles().map(|one| one.text.as_str()).collect()
}

#[test]
fn the_sample_comes_out_as_it_always_did() {
    let export = write(&CsvTables, &sample(), &Choice::everything()).unwrap();
    compare("bridge.csv", &unpacked(&export.bytes));
    compare("bridge.csv.report", &export.report.to_string());
}

#[test]
fn the_sample_comes_back_in_every_unit() {
    for unit in OffsetUnit::ALL {
        let choice = Choice {
            unit: Some(unit),
            ..Choice::everything()
        };
        let export = write(&CsvTables, &sample(), &choice).unwrap();
        // Nobody says which unit it is: the words of the spans do.
        let again = read_again(&CsvTables, &export, None);
        let denial = again.spans().find(|span| &*span.label == "Denial").unwrap();
        let text = &again.article(denial.article).unwrap().text;
        let words: Vec<&str> = denial
            .fragments
            .iter()
            .map(|range| text.slice(range))
            .collect();
        assert_eq!(words, ["No one,", "closed it."]);
        assert_eq!(&*denial.note, "A note with </script> and \"quotes\".");
        let Some(Value::Entity(about)) = denial.attributes.get("proposition") else {
            panic!("no entity");
        };
        assert_eq!(
            &*again.entity(*about).unwrap().name,
            "The bridge was closed."
        );
        assert_eq!(again.relations().count(), 2);
    }
}

#[test]
fn a_table_of_a_spreadsheet_is_read_by_the_names_of_its_columns() {
    for name in ["a.csv", "download"] {
        let project = read_soundly(name, TABLE);
        assert_eq!(
            texts(&project),
            [
                "😊 He denied it.\nShe did not.",
                "A second article, with a comma."
            ]
        );
        let first = project.articles().next().unwrap();
        assert_eq!(&*first.title, "The \"bridge\"");
        let known = &first.metadata;
        let facts = [
            &known.outlet,
            &known.author,
            &known.date,
            &known.url,
            &known.language,
        ];
        assert_eq!(
            facts.map(|fact| fact.as_deref().unwrap()),
            [
                "The Post",
                "A. Byron",
                "2024-08-19",
                "https://example.org/7",
                "en"
            ]
        );
        let section = first.unknown.get("column_Section").unwrap();
        assert_eq!(&**section, "\"City\"");
    }
}

#[test]
fn tabs_and_announced_signs_divide_cells() {
    let tabs = "title\ttext\nOne\tA \"bare\" sign\nTwo\tIt, he said; so.\n";
    let project = read_soundly("a.tsv", tabs);
    assert_eq!(texts(&project), ["A \"bare\" sign", "It, he said; so."]);
    let announced = "sep=|\ntext|title\nHe denied it, twice.|One\n";
    let project = read_soundly("a.csv", announced);
    assert_eq!(texts(&project), ["He denied it, twice."]);
}

#[test]
fn without_a_known_name_the_longest_column_is_the_text() {
    let long = "He denied it, and then he denied it again. ".repeat(3);
    let table = format!("a,b,c\nx,{long:?},1\ny,{:?},2\n", long.to_uppercase());
    let project = read_soundly("a.csv", &table);
    assert_eq!(texts(&project), [long.clone(), long.to_uppercase()]);
}

#[test]
fn a_table_without_texts_says_what_to_do() {
    let error = read_file("a.csv", "place,count\nRiga,3\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "a.csv: No column of this table looks like the texts of articles: it has “place”, “count”. \
         Call the column of the texts “text”, or say which one it is. Nothing was imported."
    );
    let error = read_file("a.csv", "id,text\n1,\n2, \n").unwrap_err();
    assert!(
        error
            .to_string()
            .contains("No row of this table has a text.")
    );
}

#[test]
fn what_columns_are_is_guessed_shown_and_overruled() {
    let source = file("a.csv", "text,remark,lead\nshort,a remark,He denied it.\n");
    let found = columns_of(&source, None).unwrap();
    assert_eq!(found.names, ["text", "remark", "lead"]);
    assert_eq!(found.first_rows, [["short", "a remark", "He denied it."]]);
    assert_eq!((found.rows, found.guess.get(Role::Text)), (1, Some(0)));

    let mut columns = found.guess;
    columns.set(Role::Text, Some(2));
    columns.set(Role::Title, Some(1));
    let import = read_with(&columns, &source, "CSV tables").unwrap();
    assert_eq!(texts(&import.project), ["He denied it."]);
    assert_eq!(
        &*import.project.articles().next().unwrap().title,
        "a remark"
    );

    let source = file("a.jsonl", r#"{"text":"short","lead":"He denied it."}"#);
    let mut columns = columns_of(&source, None).unwrap().guess;
    columns.set(Role::Text, Some(1));
    let import = read_with(&columns, &source, "Articles in JSON").unwrap();
    assert_eq!(texts(&import.project), ["He denied it."]);
}

#[test]
fn rows_out_of_order_are_told_and_cost_no_other() {
    let table = "title,text\nOne\nTwo,He denied it.,and,more\nThree,She did.\n";
    assert_eq!(
        warnings("a.csv", table),
        [
            "a.csv, line 2: It has 1 cells, and the first row has 2. Those that are missing are taken \
             for empty.",
            "a.csv, line 3: It has 4 cells, and the first row has 2. What stands in the others is left \
             out.",
            "a.csv, line 2: It is left out: it has no text.",
        ]
    );
    let open = "title,text\nOne,\"He denied it.\nTwo,She did.\n";
    assert_eq!(warnings("a.csv", open).len(), 1);
}

#[test]
fn spans_that_cannot_be_read_are_told_and_cost_no_other() {
    let spans = "span,article,label,start,end,text,certainty,on record [yes/no]\n\
        s1,a,Denial,2,14,He denied it,hedged,true\n\
        s2,b,Denial,2,14,He denied it,,\n\
        s3,a,Denial,two,14,He denied it,,\n\
        s4,a,Denial,3,14,He denied it,,maybe\n";
    let relations = "relation,type,from,to\nr1,denies,s1,s4\nr2,denies,s1,s2\n";
    let import = read_set(&[
        ("articles.csv", "id,text\na,😊 He denied it.\n"),
        ("spans.csv", spans),
        ("relations.csv", relations),
    ])
    .unwrap();
    assert_eq!(import.project.spans().count(), 2);
    assert_eq!(import.project.relations().count(), 1);
    let first = import.project.spans().next().unwrap();
    let values: Vec<String> = first
        .attributes
        .iter()
        .map(|(name, value)| format!("{name}: {value:?}"))
        .collect();
    assert_eq!(
        values,
        ["certainty: Text(\"hedged\")", "on record: YesNo(true)"]
    );
    assert_eq!(
        told(&import),
        [
            "articles.csv, span s2: It is left out: there is no article “b” in the table of articles.",
            "articles.csv, span s3: It is left out: its start or its end is no number.",
            "articles.csv, span s4: “He denied it” does not stand at 3 to 14, counted in code points. \
             It stands at one other place and was moved there.",
            "articles.csv, span s4: “on record” is left out: “maybe” is neither true nor false.",
            "articles.csv, relation r2: It is left out: not both of its spans were read.",
        ]
    );
}

#[test]
fn spans_without_their_articles_say_what_is_missing() {
    let error = read_file("spans.csv", "span,article,label,start,end\n").unwrap_err();
    assert!(error.to_string().contains("“articles.csv”"), "{error}");
}

#[test]
fn articles_in_json_are_read_as_lists_lines_and_answers_of_services() {
    let one = r#"{"headline":"The bridge","body":"He denied it.","authors":["Ada","Bob"],
        "source":{"id":3,"name":"The Post"},"published_at":"2024-08-19T10:00:00Z","tags":[1]}"#;
    let two = r#"{"body":"She did not.","headline":null}"#;
    let list = format!("[{one},{two},5]");
    let lines = format!("{}\n\n{two}\nnonsense\n", one.replace('\n', " "));
    let answer = format!(r#"{{"status":"ok","articles":[{one},{two}]}}"#);
    for (name, json, warned) in [("a.json", list, 1), ("a.jsonl", lines, 1), ("a", answer, 0)] {
        let import = read_file(name, &json).unwrap();
        assert_eq!(
            texts(&import.project),
            ["He denied it.", "She did not."],
            "{name}"
        );
        assert_eq!(import.warnings.len(), warned, "{name}");
        let first = import.project.articles().next().unwrap();
        let known = &first.metadata;
        assert_eq!(known.author.as_deref(), Some("Ada, Bob"));
        assert_eq!(known.outlet.as_deref(), Some("The Post"));
        assert_eq!(known.date.as_deref(), Some("2024-08-19"));
        assert_eq!(
            first.unknown.get("column_tags").map(|json| &**json),
            Some("[1]")
        );
    }
}

#[test]
fn tables_are_known_and_nothing_else_is_taken_for_one() {
    let name = |name: &str, text: &str| detect(&file(name, text), text).about().name;
    assert_eq!(name("a.csv", TABLE), "CSV tables");
    assert_eq!(name("a", TABLE), "CSV tables");
    assert_eq!(name("a.tsv", "id\ttext\n1\tHe denied it.\n"), "CSV tables");
    assert_eq!(name("a.tsv", "He\tO\ndenied\tB-Claim\n"), "Plain text");
    assert_eq!(name("a.txt", TABLE), "Plain text");
    assert_eq!(name("a", "Text, he said,\nis text.\n"), "Plain text");
    assert_eq!(name("a.json", r#"[{"content":"He"}]"#), "Articles in JSON");
    assert_eq!(name("a.jsonl", r#"{"text":"He"}"#), "Sayso JSONL");
    assert_eq!(name("a.json", r#"[{"data":1}]"#), "Sayso project");
}
