//! Archives: any formats in one file, and what nobody should be able to do with one.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::reading::read_file;
use super::spoken::told;

/// An archive of these files.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn refusal(archive: Vec<u8>) -> String {
    read_file("a.zip", archive).unwrap_err().to_string()
}

#[test]
fn formats_are_mixed_and_what_cannot_be_read_costs_no_other() {
    let archive = packed(&[
        ("story/a.txt", b"He denied it.\n"),
        ("story/a.ann", b"T1\tDenial 0 12\tHe denied it\n"),
        (
            "story/b.csv",
            b"title,text\nThe ferry,The ferry was late again.\n",
        ),
        ("story/c.png", b"\x89PNG\r\n\x1a\n"),
        ("__MACOSX/a.txt", b"Nobody wants this."),
    ]);
    let import = read_file("a.zip", archive).unwrap();
    assert_eq!(import.project.article_count(), 2);
    assert_eq!(import.project.spans().count(), 1);
    let told = told(&import);
    let [left_out] = told.as_slice() else {
        panic!("{told:?}");
    };
    assert!(
        left_out.starts_with("story/c.png: It is left out."),
        "{left_out}"
    );
}

#[test]
fn an_archive_that_unpacks_to_far_too_much_is_refused() {
    let said = refusal(packed(&[("a.txt", &vec![b'a'; 4 * 1024 * 1024])]));
    assert!(said.contains("too much for what it is"), "{said}");
}

#[test]
fn an_archive_within_an_archive_is_refused() {
    let inner = packed(&[("a.txt", b"He denied it.")]);
    for name in ["inner.zip", "inner.txt"] {
        let said = refusal(packed(&[(name, &inner)]));
        let expected = format!("“{name}” is an archive within the archive.");
        assert!(said.contains(&expected), "{said}");
    }
}

#[test]
fn names_that_lead_out_of_an_archive_are_refused() {
    for name in [
        "/etc/a.txt",
        "../a.txt",
        "b/../../a.txt",
        "C:/a.txt",
        r"..\a.txt",
    ] {
        let said = refusal(packed(&[(name, b"He denied it.")]));
        assert!(said.contains("leads out of the archive"), "{name}: {said}");
    }
}

#[test]
fn an_archive_of_far_too_many_files_is_refused() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..=50_000 {
        archive
            .start_file(number.to_string(), SimpleFileOptions::default())
            .unwrap();
    }
    let said = refusal(archive.finish().unwrap().into_inner());
    assert!(said.contains("50001 files; 50000 are the most"), "{said}");
}
