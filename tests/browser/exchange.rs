//! Data of other tools: in by one drop, out by one dialog.

use std::ffi::OsStr;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::page::{DESKTOP, PHONE, Page, expect};

const TEXT: &str = "The harbour office denied it. \"No lamp was lit,\" it said.\n";
const ANNOTATIONS: &str = "T1\tDenial 0 28\tThe harbour office denied it\n\
    T2\tClaim 30 48\t\"No lamp was lit,\"\n\
    R1\tdenies Arg1:T1 Arg2:T2\n";

/// The names and the texts of the files of an archive.
fn unpacked(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip archive");
    let mut files = Vec::new();
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).expect("a file of the archive");
        let name = file.name().expect("a name in UTF-8").into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).expect("a text");
        files.push((name, text));
    }
    files
}

fn said_by_export(page: &Page) -> String {
    page.wait_for_dialog("Export")
}

#[test]
fn a_text_and_its_annotations_come_in_together() {
    let page = Page::open();
    let text = page.profile().file("harbour.txt", TEXT.as_bytes());
    let annotations = page.profile().file("harbour.ann", ANNOTATIONS.as_bytes());
    page.import(&[&text, &annotations]);
    page.wait_for_import_to_say("This adds 1 new article, 2 spans, 1 relation.");
    assert_eq!(articles(&page), 5, "nothing has changed yet");
    // Enter says yes.
    page.press("Enter");
    page.wait_for_no_dialog();
    page.wait_for_announcement("Imported 1 new article and 2 spans.");
    page.until("the article is shown with its spans", || {
        expect(page.text().as_str(), TEXT)?;
        expect(page.marks().len(), 2)
    });
    page.press("Control+z");
    page.until("the import is taken back at once", || {
        expect(articles(&page), 5)
    });
    page.leave();
}

/// Two tasks of Prodigy: three labels, of which the scheme has two, one of them in other letters.
const TASKS: &str = "{\"text\":\"The harbour office denied it. No lamp was lit.\",\"spans\":[\
    {\"start\":0,\"end\":28,\"label\":\"DENIAL\"},{\"start\":30,\"end\":45,\"label\":\"quote\"}],\
    \"_annotator_id\":\"kim\"}\n\
    {\"text\":\"A second report.\",\"spans\":[{\"start\":0,\"end\":8,\"label\":\"Claim\"},\
    {\"start\":90,\"end\":95,\"label\":\"Claim\"}],\"_annotator_id\":\"lee\"}\n";

fn articles(page: &Page) -> usize {
    page.articles().len()
}

#[test]
fn names_are_mapped_before_anything_changes() {
    let page = Page::open();
    let file = page.profile().file("tasks.jsonl", TASKS.as_bytes());
    page.import(&[&file]);
    page.wait_for_import_to_say("This adds 2 new articles, 3 spans.");
    page.wait_for_import_to_say("1 new to the scheme");
    page.wait_for_import_to_say("line 2, span 2");
    page.press_in_list("quote becomes", &["End"]);
    page.wait_for_import_to_say("This adds 2 new articles, 2 spans. 1 span is left out.");
    page.click_checkbox("lee1 span");
    page.wait_for_import_to_say("This adds 2 new articles, 1 span. 2 spans are left out.");
    page.press("Escape");
    page.wait_for_no_dialog();
    assert_eq!(articles(&page), 5, "closing it changes nothing");

    page.import(&[&file]);
    page.press_in_list("quote becomes", &["c"]);
    page.wait_for_import_to_say("This adds 2 new articles, 3 spans.");
    page.take_in();
    page.wait_for_spans(&[
        ("Denial", "The harbour office denied it"),
        ("Claim", "No lamp was lit"),
    ]);
    page.import(&[&file]);
    page.press_in_list("quote becomes", &["c"]);
    page.wait_for_import_to_say("This adds 0 new articles. 3 spans are here already.");
    page.wait_for_import_to_say("2 already here");
    page.take_in();
    page.wait_for_announcement("Nothing new was imported.");
    assert_eq!(articles(&page), 7);
    page.leave();
}

#[test]
fn new_files_of_one_import_know_each_other() {
    let page = Page::open();
    let tasks = page.profile().file("tasks.jsonl", TASKS.as_bytes());
    let more = "{\"text\":\"A second report.\",\"spans\":[{\"start\":2,\"end\":8,\"label\":\"Claim\"},\
        {\"start\":0,\"end\":8,\"label\":\"Claim\"}],\"_annotator_id\":\"lee\"}\n";
    let more = page.profile().file("more.jsonl", more.as_bytes());
    page.import(&[&tasks, &more]);
    page.wait_for_import_to_say("This adds 2 new articles, 4 spans. 1 span is here already.");
    page.wait_for_import_to_say("lee\n3 spans");
    page.take_in();
    page.wait_for_announcement("Imported 2 new articles and 4 spans.");
    page.click_button("Annotators");
    page.until("lee is one annotator", || {
        let words = page.panel("Annotators");
        expect(words.matches("lee").count(), 1)
    });
    page.leave();
}

/// The texts and annotations of the PolNeAR corpus of `../shared` as one archive: other people's annotations,
/// read from where they lie. None where they are not.
fn polnear() -> Option<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/polnear");
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut rest = vec![folder.is_dir().then(|| folder.clone())?];
    while let Some(path) = rest.pop() {
        if path.is_dir() {
            let entries = std::fs::read_dir(path).expect("a folder of the corpus");
            rest.extend(entries.map(|entry| entry.expect("an entry of it").path()));
        } else if path
            .extension()
            .is_some_and(|extension| ["txt", "ann"].map(OsStr::new).contains(&extension))
        {
            let name = path.strip_prefix(&folder).expect("it is in the corpus");
            let name = name.to_str().expect("a name in UTF-8");
            archive
                .start_file(name, SimpleFileOptions::default())
                .expect("a file of the archive");
            let bytes = std::fs::read(&path).expect("a file of the corpus");
            archive.write_all(&bytes).expect("room for it");
        }
    }
    Some(archive.finish().expect("an archive").into_inner())
}

#[test]
fn a_whole_corpus_comes_in_as_one_archive_with_progress() {
    let Some(archive) = polnear() else {
        println!("Left out: the corpus is not there.");
        return;
    };
    let page = Page::open();
    let file = page.profile().file("polnear.zip", &archive);
    page.import(&[&file]);
    let shown = page.wait_for_dialog("Reading polnear.zip");
    assert!(shown.contains("Cancel"), "{shown}");
    page.wait_for_import_to_say("Attribution relations");
    page.wait_for_import_to_say("Its text is that of");
    page.take_in();
    page.wait_for_announcement("Imported 927 new articles and 98,451 spans.");
    page.wait_for_saved();
    page.leave();
}

#[test]
fn a_folder_that_is_dropped_comes_in_as_one() {
    let page = Page::open();
    let beside = page.profile().file("harbour.txt", TEXT);
    let folder = beside.with_file_name("harbour");
    std::fs::create_dir_all(folder.join("annotations")).expect("a folder");
    std::fs::write(folder.join("harbour.txt"), TEXT).expect("a text");
    std::fs::write(folder.join("annotations/harbour.ann"), ANNOTATIONS).expect("annotations");
    page.drop_files(&[&folder]);
    page.wait_for_import_to_say("This adds 1 new article, 2 spans, 1 relation.");
    page.take_in();
    page.wait_for_announcement("Imported 1 new article and 2 spans.");
    page.leave();
}

#[test]
fn columns_of_a_table_and_its_format_are_overruled() {
    let page = Page::open();
    let table = "headline,lead,body\nThe ferry,Nobody said why.,The ferry was late again.\n";
    let file = page.profile().file("table.csv", table.as_bytes());
    page.import(&[&file]);
    page.wait_for_import_to_say("This adds 1 new article.");
    page.press_in_list("The text is in", &["l"]);
    page.wait_for_import_to_say("16 characters");
    page.take_in();
    page.until("the chosen column is the text", || {
        expect(page.text().as_str(), "Nobody said why.")
    });
    page.import(&[&file]);
    page.press_in_list("Read as", &["P", "l"]);
    page.wait_for_import_to_say("headline,lead,body");
    page.take_in();
    page.until("the whole file is a text", || {
        expect(page.text().as_str(), table)
    });
    page.leave();
}

#[test]
fn the_look_at_an_import_is_accessible_and_fits_a_telephone() {
    let page = Page::open();
    let tasks = page.profile().file("tasks.jsonl", TASKS.as_bytes());
    let table = "headline,paper,body\nThe ferry,Harbour Wire,The ferry was late again.\n";
    let table = page.profile().file("table.csv", table.as_bytes());
    for screen in [DESKTOP, PHONE] {
        page.show_on(screen);
        for scheme in ["light", "dark"] {
            page.prefer(scheme);
            for file in [&tasks, &table] {
                page.import(&[file]);
                page.wait_for_import_to_say("This adds");
                assert_eq!(page.accessibility_findings(), Vec::<String>::new());
                assert_eq!(page.small_targets(), Vec::<String>::new());
                assert!(!page.scrolls_sideways());
                page.press("Escape");
                page.wait_for_no_dialog();
            }
        }
    }
    page.leave();
}

#[test]
fn what_offsets_count_is_asked_where_the_file_leaves_it_open() {
    let page = Page::open();
    let line = "{\"text\":\"\u{1F600} He denied it.\",\"label\":[[2,4,\"Denial\"]]}\n";
    let file = page.profile().file("doccano.jsonl", line.as_bytes());
    page.import(&[&file]);
    page.wait_for_import_to_say("not certain");
    page.press_in_list("Offsets count", &["c"]);
    page.until("it is certain then", || {
        let said = page.wait_for_dialog("Import");
        if said.contains("not certain") {
            Err(said)
        } else {
            Ok(())
        }
    });
    page.take_in();
    page.wait_for_spans(&[("Denial", "He")]);
    page.leave();
}

#[test]
fn annotations_without_their_text_say_what_is_missing() {
    let page = Page::open();
    let annotations = page.profile().file("harbour.ann", ANNOTATIONS.as_bytes());
    page.import(&[&annotations]);
    page.wait_for_import_to_say("“harbour.txt”, which did not come with it");
    page.leave();
}

#[test]
fn a_part_of_the_project_goes_out_with_a_card_that_says_what_it_is() {
    let page = Page::open();
    page.select_words("Giles Penhallick");
    page.press("1");
    page.wait_for_saved();
    page.click_button("Export");
    page.wait_for_dialog("Export");
    page.click_control_of_export("radio", "brat standoff");
    page.until("the report is there", || {
        let said = said_by_export(&page);
        if said.contains("Read back and compared: 1 span") && said.contains("Not in the file:") {
            Ok(())
        } else {
            Err(said)
        }
    });
    page.click_button("Copy report");
    page.wait_for_announcement("The report was copied.");
    let copied = page.clipboard();
    assert!(
        copied.contains("\nRead back and compared: 1 span\n"),
        "{copied}"
    );
    page.open_more_choices();
    page.click_checkbox("Add a data card (README.md)");
    page.click_checkbox("Claim");
    page.until("the report tells of what was left out", || {
        let said = said_by_export(&page);
        if said.contains("spans of labels that are not chosen (1)") {
            Ok(())
        } else {
            Err(said)
        }
    });
    page.click_button("Download");
    page.wait_for_no_dialog();
    let download = page.take_download();
    assert!(download.name.ends_with(".zip"), "{}", download.name);
    let files = unpacked(&download.bytes);
    let named = |name: &str| files.iter().find(|(known, _)| known == name);
    let (_, card) = named("README.md").expect("the card is there");
    assert!(
        card.starts_with("---\n") && card.contains("| Claim | 0 |"),
        "{card}"
    );
    assert!(named("annotation.conf").is_some());
    assert_eq!(
        files
            .iter()
            .filter(|(name, _)| name.ends_with(".txt"))
            .count(),
        5
    );
    page.leave();
}

#[test]
fn the_export_is_made_by_keys_alone() {
    let page = Page::open();
    page.press("x");
    page.wait_for_dialog("Export");
    page.until("the formats are listed", || {
        let said = said_by_export(&page);
        if said.contains("brat standoff") {
            Ok(())
        } else {
            Err(said)
        }
    });
    page.press("Tab");
    page.until("the focus is on the formats", || {
        expect(page.focused_name().as_str(), "Sayso project")
    });
    page.press("ArrowDown");
    page.until("the next format is chosen", || {
        expect(page.focused_name().as_str(), "Sayso JSONL")
    });
    page.until("the file is ready", || {
        let said = said_by_export(&page);
        if said.contains("Read back and compared") {
            Ok(())
        } else {
            Err(said)
        }
    });
    page.press("Escape");
    page.wait_for_no_dialog();
    page.leave();
}
