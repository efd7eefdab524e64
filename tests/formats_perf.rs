#![allow(clippy::all, clippy::unwrap_used, clippy::print_stdout)]
mod support;
use std::time::Instant;
use sayso::formats::*;
use sayso::model::*;
use sayso::text::*;
use support::marked::{article, span, range};
use support::{id, name};
#[test]
fn perf() {
    let text = "He denied it, said Kyiv’s man. ".repeat(160_000);
    let mut project = Project::new(id(1), name("x"), claims_and_denials());
    let a = article(1, "t", &text);
    let aid = a.id;
    let len = text.len() / 160_000;
    project.put(Record::from(a), Stamp::ZERO);
    let t = Instant::now();
    for n in 0..100_000usize {
        project.put(Record::from(span(n as u128 + 10, aid, "Claim", [range(n * len, n * len + 12)])), Stamp::ZERO);
    }
    println!("put {:?}", t.elapsed());
    for f in [&SaysoProject as &dyn Format, &SaysoJsonLines] {
        let t = Instant::now();
        let e = write(f, &project, Scope::Project).unwrap();
        println!("{} write {:?} {} bytes", f.name(), t.elapsed(), e.bytes.len());
        let t = Instant::now();
        let mut ids = IdSource::new([1; 7]);
        let file = SourceFile { name: format!("a.{}", f.extension()), bytes: e.bytes };
        let i = read(&file, ReadContext { ids: &mut ids, stamp: Stamp::ZERO, encoding: None, details: ArticleDetails::default() }).unwrap();
        println!("{} read {:?} {}", f.name(), t.elapsed(), i.warnings.len());
    }
    let t = Instant::now();
    let r: Vec<_> = project.entries().map(|k| (stored::key(k), stored::encode(&project, k).unwrap())).collect();
    println!("encode {:?}", t.elapsed());
    let t = Instant::now();
    let i = stored::decode(project.id(), r);
    println!("decode {:?} {}", t.elapsed(), i.warnings.len());
    let t = Instant::now();
    let mut ids = IdSource::new([1; 7]);
    let file = SourceFile { name: "a.txt".into(), bytes: text.repeat(4).into_bytes() };
    let n = file.bytes.len();
    read(&file, ReadContext { ids: &mut ids, stamp: Stamp::ZERO, encoding: None, details: ArticleDetails::default() }).unwrap();
    println!("text {n} {:?}", t.elapsed());
}
