//! Two things for the page's program.
//!
//! The linker is told to keep its relocations: by them `cargo xtask finish` sees which functions are needed
//! at the start and which can be fetched later. And the style sheets that come with the later parts stand in
//! the program as text, so they are made short here, as Trunk makes the others.

use std::path::Path;
use std::{env, fs, io};

/// The style sheets of the later parts.
const STYLES: [&str; 4] = ["dialogs", "inspector", "pages", "panels"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let target = env::var("CARGO_CFG_TARGET_ARCH");
    if target.is_ok_and(|target| target == "wasm32") {
        println!("cargo::rustc-link-arg-bin=sayso=--emit-relocs");
    }
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    for name in STYLES {
        let source = format!("styles/{name}.css");
        println!("cargo::rerun-if-changed={source}");
        let short = shortened(&fs::read_to_string(source)?);
        fs::write(Path::new(&out).join(format!("{name}.css")), short)?;
    }
    Ok(())
}

/// A style sheet without comments and without white space that says nothing. What stands in quotation marks
/// stays as it is.
fn shortened(css: &str) -> String {
    let mut short = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(one) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        if one == '"' {
            let end = rest.char_indices().skip(1).find(|(_, other)| *other == '"');
            let (string, after) = rest.split_at(end.map_or(rest.len(), |(end, _)| end + 1));
            short.push_str(string);
            rest = after;
            continue;
        }
        rest = rest.get(one.len_utf8()..).unwrap_or_default();
        if one.is_whitespace() {
            // A space before a colon is a selector's; after one it says nothing.
            let says = !short.is_empty() && !short.ends_with([' ', '{', '}', ';', ':', ',']);
            if says {
                short.push(' ');
            }
            continue;
        }
        if matches!(one, '{' | '}' | ';') {
            short.truncate(short.trim_end().len());
        }
        if one == '}' {
            short.truncate(short.trim_end_matches(';').len());
        }
        short.push(one);
    }
    short
}
