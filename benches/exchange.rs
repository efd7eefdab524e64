//! A corpus in every format, written and read: how long it takes and how much memory.
//!
//! `cargo xtask interop --measure` says where to write the files, and has the libraries of other tools
//! load the same ones. Every step is a process of its own, so that its memory is its own too.

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
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use sayso::formats::{Choice, FORMATS, Format, ReadContext, SourceFile, read_together, write};
use sayso::model::{IdSource, Project, Record, Stamp};

use support::marked;
use support::news::{News, Script};

/// How many articles the corpus has, and how long each is: as PolNeAR.
const ARTICLES: u128 = 928;
const CHARACTERS: usize = 4_600;

/// How many words there are from the start of a span to that of the next, and how many it has.
const STRIDE: usize = 16;
const WORDS: usize = 9;

/// The variables that say where the files are, and what a process is to do.
const FOLDER: &str = "SAYSO_EXCHANGE";
const STEP: &str = "SAYSO_EXCHANGE_STEP";

fn main() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        eprintln!("Left out: `cargo xtask interop --measure` says where to write the files.");
        return;
    };
    if let Ok(step) = std::env::var(STEP) {
        let (what, name) = step.split_once(' ').unwrap();
        let format = FORMATS.iter().find(|format| format.about().name == name);
        let format = *format.unwrap();
        let place = folder.join(name);
        match what {
            "write" => write_corpus(format, &place),
            _ => read_corpus(&place),
        }
        return;
    }
    for format in FORMATS {
        if format.writer().is_some() {
            start("write", format.about().name);
            if format.reader().is_some() {
                start("read", format.about().name);
            }
        }
    }
}

/// Starts a process that does one step and tells of it.
fn start(what: &str, name: &str) {
    let program = std::env::current_exe().unwrap();
    let step = format!("{what} {name}");
    let output = Command::new(program).env(STEP, &step).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    println!("{what}\t{name}\t{}", told.trim());
}

fn write_corpus(format: &dyn Format, place: &Path) {
    let project = corpus();
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

fn read_corpus(place: &Path) {
    let entries = fs::read_dir(place).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let of_corpus = paths.filter(|path| path.file_name() != Some(OsStr::new("README.md")));
    let files: Vec<SourceFile> = of_corpus
        .map(|path| SourceFile {
            name: path.file_name().unwrap().to_str().unwrap().to_owned(),
            bytes: fs::read(path).unwrap(),
        })
        .collect();
    let mut ids = IdSource::new([0; 7]);
    let context = ReadContext::new(&mut ids, Stamp::ZERO);
    let import = measured(|| read_together("corpus", &files, context).unwrap());
    assert_eq!(import.project.articles().count() as u128, ARTICLES);
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
fn corpus() -> Project {
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
