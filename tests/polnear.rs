//! The PolNeAR corpus of `../shared`: other people's annotations, read from where they lie and never
//! copied here.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says why it did not run"
)]

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use sayso::formats::{Brat, Choice, ReadContext, SourceFile, read_together, write};
use sayso::model::{IdSource, Stamp};

/// The corpus, if it is there.
fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/polnear");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("Left out: {} is not there.", folder.display());
    None
}

/// All files of a folder and the folders in it.
fn files(folder: &Path, root: &Path, found: &mut Vec<SourceFile>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, root, found);
        } else {
            let name = path
                .strip_prefix(root)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            let bytes = std::fs::read(&path).unwrap();
            found.push(SourceFile { name, bytes });
        }
    }
}

/// A type, fragments in the order of the line, and words.
type Annotation = (String, Vec<(u32, u32)>, String);

/// A type, a trigger, and roles with what is in them.
type Event = (String, String, Vec<(String, String)>);

/// What annotation files say, whatever their ids are: how often each annotation of each type with these
/// fragments and words is there, and each event with its trigger and roles.
#[derive(Debug, Default, PartialEq)]
struct Said {
    annotations: BTreeMap<Annotation, usize>,
    events: BTreeMap<Event, usize>,
    lines: usize,
}

impl Said {
    /// Takes in an annotation file by the rules of brat's own parser, but for quotations that go on
    /// over several lines.
    fn take(&mut self, text: &str) {
        let is_line = |line: &str| {
            let (id, _) = line.split_once('\t').unwrap_or_default();
            let mut letters = id.chars();
            matches!(letters.next(), Some('T' | 'E' | '#'))
                && letters.as_str().parse::<u32>().is_ok()
        };
        let mut lines: Vec<String> = Vec::new();
        for line in text.lines() {
            match lines.last_mut() {
                Some(last) if !is_line(line) => {
                    last.push(' ');
                    last.push_str(line);
                }
                _ => lines.push(line.to_owned()),
            }
        }
        let mut places: BTreeMap<&str, String> = BTreeMap::new();
        for line in lines.iter().filter(|line| line.starts_with('T')) {
            self.lines += 1;
            let mut parts = line.splitn(3, '\t');
            let (id, says) = (parts.next().unwrap(), parts.next().unwrap());
            let words: Vec<&str> = parts
                .next()
                .unwrap_or_default()
                .split_whitespace()
                .collect();
            let (name, fragments) = says.split_once(' ').unwrap();
            let fragments: Vec<(u32, u32)> = fragments
                .split(';')
                .map(|one| {
                    let (start, end) = one.split_once(' ').unwrap();
                    (start.parse().unwrap(), end.parse().unwrap())
                })
                .collect();
            places.insert(id, format!("{name} {fragments:?}"));
            let key = (name.to_owned(), fragments, words.join(" "));
            *self.annotations.entry(key).or_default() += 1;
        }
        for line in lines.iter().filter(|line| line.starts_with('E')) {
            self.lines += 1;
            let mut parts = line
                .split(['\t', ' '])
                .skip(1)
                .filter(|part| !part.is_empty());
            let (name, trigger) = parts.next().unwrap().split_once(':').unwrap();
            let mut roles: Vec<(String, String)> = parts
                .map(|role| {
                    let (role, end) = role.split_once(':').unwrap();
                    (role.to_owned(), places[end].clone())
                })
                .collect();
            roles.sort();
            let key = (name.to_owned(), places[trigger].clone(), roles);
            *self.events.entry(key).or_default() += 1;
        }
    }
}

#[test]
fn the_corpus_is_read_whole_and_written_as_it_was() {
    let Some(folder) = corpus() else { return };
    let mut all = Vec::new();
    files(&folder, &folder, &mut all);
    all.retain(|file| !file.name.ends_with(".tsv"));
    let mut original = Said::default();
    for file in all.iter().filter(|file| file.name.ends_with(".ann")) {
        original.take(std::str::from_utf8(&file.bytes).unwrap());
    }

    let mut ids = IdSource::new([1; 7]);
    let context = ReadContext::new(&mut ids, Stamp::ZERO);
    let import = read_together("PolNeAR", &all, context).unwrap();
    let project = &import.project;
    let told: Vec<String> = import.warnings.iter().map(ToString::to_string).collect();
    let texts: Vec<&SourceFile> = all
        .iter()
        .filter(|file| file.name.ends_with(".txt"))
        .collect();
    let different: std::collections::BTreeSet<&[u8]> =
        texts.iter().map(|file| &*file.bytes).collect();
    assert_eq!(texts.len(), 928);
    assert_eq!(project.article_count(), different.len());
    assert_eq!(&*project.scheme().name, "Attribution relations");
    assert!(project.scheme().relation_type("Content2").is_some());
    assert!(project.annotators().count() >= 6);
    // Every line came in; two files have one text, and that is said.
    assert_eq!(told.len(), texts.len() - different.len(), "{told:#?}");
    assert!(
        told.iter().all(|told| told.contains("Its text is that of")),
        "{told:#?}"
    );

    let export = write(&Brat, project, &Choice::everything()).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(export.bytes)).unwrap();
    let mut written = Said::default();
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).unwrap();
        if entry.name().unwrap().ends_with(".ann") {
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            written.take(&text);
        }
    }
    let changed = |one: &Said, other: &Said| {
        let annotations = one.annotations.iter();
        let annotations =
            annotations.filter(|(key, count)| other.annotations.get(key) != Some(count));
        let events = one
            .events
            .iter()
            .filter(|(key, count)| other.events.get(key) != Some(count));
        (
            annotations.map(|(key, _)| key.clone()).collect::<Vec<_>>(),
            events.map(|(key, _)| key.clone()).collect::<Vec<_>>(),
        )
    };
    assert_eq!(
        written.lines,
        original.lines,
        "{:#?}",
        changed(&original, &written)
    );
    // A quotation that goes on over several lines cannot stand on one: those become fragments, and the
    // report says how many. All else is as it was.
    let (annotations, events) = changed(&original, &written);
    let split = export
        .report
        .dropped
        .iter()
        .find(|(what, _)| what.contains("several lines"));
    assert_eq!(split.map(|(_, count)| *count), Some(annotations.len()));
    let (again, again_events) = changed(&written, &original);
    let words = |all: &[Annotation]| {
        let mut words: Vec<String> = all.iter().map(|(_, _, words)| words.clone()).collect();
        words.sort();
        words
    };
    assert_eq!(words(&annotations), words(&again));
    assert_eq!(events.len(), again_events.len());
    assert!(events.len() <= annotations.len(), "{events:#?}");
}
