//! A corpus in every format, written and read: how long it takes and how much memory.
//!
//! `cargo xtask interop --measure` says where to write the files and what to do next, and has the libraries
//! of other tools load the same ones. Every step is a process of its own, so that its memory is its own too.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark fails by panicking, and prints what it measures"
)]

mod support;

use std::ffi::OsStr;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use sayso::formats::{Choice, FORMATS, Format, ReadContext, SourceFile, read_together, write};
use sayso::model::{IdSource, Project, Record, Stamp};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use support::marked;
use support::news::{News, Script};

/// How many articles the corpus has that is made here, and how long each is: as PolNeAR.
const ARTICLES: u128 = 928;
const CHARACTERS: usize = 4_600;

/// How many words there are from the start of a span to that of the next, and how many it has.
const STRIDE: usize = 16;
const WORDS: usize = 9;

/// The variables that say where the files are, and what to do: one step in each process.
const FOLDER: &str = "SAYSO_EXCHANGE";
const STEP: &str = "SAYSO_EXCHANGE_STEP";

/// The variable that says where a corpus in brat's format is; without it, one is made.
const CORPUS: &str = "SAYSO_EXCHANGE_CORPUS";

/// The corpus as one file, for the page.
const PACKED: &str = "corpus.zip";

fn main() {
    let (Some(folder), Ok(step)) = (std::env::var_os(FOLDER), std::env::var(STEP)) else {
        eprintln!("Left out: `cargo xtask interop --measure` says where to write the files.");
        return;
    };
    let folder = PathBuf::from(folder);
    match step.split_once(' ') {
        Some(("write", name)) => write_corpus(format_called(name), &folder.join(name)),
        Some(("read", name)) => {
            measured(|| read_files(&files_of(&folder.join(name))));
        }
        _ => describe(&folder),
    }
}

fn format_called(name: &str) -> &'static dyn Format {
    let mut formats = FORMATS.iter();
    *formats.find(|format| format.about().name == name).unwrap()
}

/// Tells of the formats and of the corpus; of one that was found, also how long it takes to be read as it
/// is, and packs it.
fn describe(folder: &Path) {
    for format in FORMATS.iter().filter(|format| format.writer().is_some()) {
        println!(
            "format\t{}\t{}",
            format.about().name,
            format.reader().is_some()
        );
    }
    let project = match found_corpus() {
        Some(files) => {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join(PACKED), packed(&files)).unwrap();
            measured(|| read_files(&files))
        }
        None => made_corpus(),
    };
    let texts = project.articles().map(|article| article.text.as_str());
    let characters: usize = texts.map(|text| text.chars().count()).sum();
    let (articles, spans) = (project.article_count(), project.spans().count());
    let relations = project.relations().count();
    println!("corpus\t{articles}\t{characters}\t{spans}\t{relations}");
}

fn write_corpus(format: &dyn Format, place: &Path) {
    let project = match found_corpus() {
        Some(files) => read_files(&files),
        None => made_corpus(),
    };
    let choice = Choice {
        data_card: true,
        ..Choice::everything()
    };
    let export = measured(|| write(format, &project, &choice).unwrap());
    let mut archive = zip::ZipArchive::new(Cursor::new(export.bytes)).unwrap();
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).unwrap();
        let path = place.join(&*entry.name().unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn read_files(files: &[SourceFile]) -> Project {
    let mut ids = IdSource::new([0; 7]);
    let context = ReadContext::new(&mut ids, Stamp::ZERO);
    let project = read_together("corpus", files, context).unwrap().project;
    assert!(project.article_count() > 0);
    project
}

/// The files of a folder and of those in it, but for what is said about them.
fn files_of(folder: &Path) -> Vec<SourceFile> {
    let mut files = Vec::new();
    let mut rest = vec![folder.to_owned()];
    while let Some(path) = rest.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(path).unwrap();
            rest.extend(entries.map(|entry| entry.unwrap().path()));
        } else if path.file_name() != Some(OsStr::new("README.md")) {
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
            files.push(SourceFile {
                name: name.to_owned(),
                bytes: fs::read(&path).unwrap(),
            });
        }
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    files
}

/// The texts and the annotations of the corpus that was named.
fn found_corpus() -> Option<Vec<SourceFile>> {
    let mut files = files_of(Path::new(&std::env::var_os(CORPUS)?));
    files.retain(|file| file.name.ends_with(".txt") || file.name.ends_with(".ann"));
    Some(files)
}

fn packed(files: &[SourceFile]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        archive
            .start_file(file.name.as_str(), SimpleFileOptions::default())
            .unwrap();
        archive.write_all(&file.bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Does something, and tells how many seconds it took and how many kilobytes were added at the most.
fn measured<T>(work: impl FnOnce() -> T) -> T {
    // The most memory so far is forgotten. Systems without this file tell no memory.
    let _ = fs::write("/proc/self/clear_refs", "5");
    let before = kilobytes("VmRSS");
    let started = Instant::now();
    let result = work();
    let seconds = started.elapsed().as_secs_f64();
    let added = kilobytes("VmHWM").saturating_sub(before);
    println!("{seconds:.3}\t{added}");
    result
}

/// A line of what Linux tells about this process.
fn kilobytes(line: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mut lines = status.lines();
    let value = lines.find_map(|one| one.strip_prefix(line)?.strip_prefix(':'));
    let number = value.and_then(|value| value.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// Articles with a span in every sentence or so, none over another.
fn made_corpus() -> Project {
    let mut project = marked::project(&[]);
    let news = News::new(Script::Mixed, CHARACTERS);
    let mut number = 0;
    for article in 0..ARTICLES {
        let title = format!("Report {article}");
        let article = marked::article(1 + article, &title, &format!("{title}\n\n{}", news.text));
        let before = title.len() + 2;
        for first in (0..news.words.len() - WORDS).step_by(STRIDE) {
            let (start, _) = news.words[first];
            let (_, end) = news.words[first + WORDS - 1];
            let range = marked::range(start + before, end + before);
            let label = ["Claim", "Denial", "Attribution"][number % 3];
            number += 1;
            let span = marked::span(number as u128, article.id, label, [range]);
            project.put(Record::from(span), Stamp::ZERO);
        }
        project.put(Record::from(article), Stamp::ZERO);
    }
    project
}
