//! Shortens the names by which the program imports what its script gives it.
//!
//! wasm-bindgen ends each with sixteen hexadecimal digits, which nothing can compress: of some three
//! hundred names that is several kilobytes that every visitor would fetch.

use std::collections::HashMap;
use std::convert::Infallible;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{ImportSectionReader, Parser, Payload};

/// Shortens the names in a program and in its script.
pub(super) fn shorten(program: &Path, script: &Path) -> Result<()> {
    let bytes = fs::read(program).with_context(|| format!("reading {}", program.display()))?;
    let words = fs::read_to_string(script)?;
    let names = names(&bytes)?;
    let words = renamed(&words, &names)?;
    let mut module = Module::new();
    Shortener { names }
        .parse_core_module(&mut module, Parser::new(0), &bytes)
        .map_err(|error| anyhow!("shortening the names in {}: {error}", program.display()))?;
    fs::write(program, module.finish())?;
    Ok(fs::write(script, words)?)
}

/// The long names that are imported, each with its short one.
fn names(program: &[u8]) -> Result<HashMap<String, String>> {
    let mut names = HashMap::new();
    for payload in Parser::new(0).parse_all(program) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                let name = import?.name;
                if is_long(name) {
                    let short = format!("i{}", names.len());
                    names.insert(name.to_owned(), short);
                }
            }
        }
    }
    Ok(names)
}

/// Whether a name ends with the digits that wasm-bindgen makes names differ by.
fn is_long(name: &str) -> bool {
    let digits = name.rsplit('_').next().unwrap_or_default();
    digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The script with the short names. Every long one must be a key in it, and once.
fn renamed(script: &str, names: &HashMap<String, String>) -> Result<String> {
    let mut renamed = script.to_owned();
    for (name, short) in names {
        let key = format!(" {name}: ");
        if script.matches(&key).count() != 1 {
            bail!("the script must give `{name}` exactly once");
        }
        renamed = renamed.replace(&key, &format!(" {short}: "));
    }
    Ok(renamed)
}

struct Shortener {
    names: HashMap<String, String>,
}

impl Reencode for Shortener {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for import in section.into_imports() {
            let import = import?;
            let kind = self.entity_type(import.ty)?;
            let name = self.names.get(import.name);
            imports.import(import.module, name.map_or(import.name, |short| short), kind);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_the_digits_of_wasm_bindgen_are_long() {
        assert!(is_long("__wbg_append_0177b2a6d9293c2c"));
        assert!(!is_long("__wbindgen_throw") && !is_long("memory"));
    }

    #[test]
    fn a_name_that_the_script_does_not_give_is_refused() {
        let names = HashMap::from([("a_0177b2a6d9293c2c".to_owned(), "i0".to_owned())]);
        let script = "{ a_0177b2a6d9293c2c: function() {} }";
        assert_eq!(renamed(script, &names).unwrap(), "{ i0: function() {} }");
        assert!(renamed("{}", &names).is_err());
    }
}
