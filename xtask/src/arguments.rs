//! What the command line says.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use lexopt::prelude::*;

use crate::bench;
use crate::test::Group;

/// The text of `cargo xtask --help`.
pub(crate) const USAGE: &str = "\
Usage: cargo xtask COMMAND

Commands:
  run [--port N] [--articles DIR]
      Builds the release page and serves it on 127.0.0.1, on port 8080 or the next free one.
      What the build needs is installed first, once, into a folder of the user's cache.
      --port N        serve on this port and on no other
      --articles DIR  show the text files of this folder (.txt, .md, .json, .jsonl) instead of
                      the bundled story

  test [--only native|wasm|browser|interop]
      Checks format, lints and documentation, then runs every test there is.
      --only native   what needs no browser: format, clippy, documentation, native tests
      --only wasm     what is compiled for wasm32: clippy, documentation, wasm tests
      --only browser  the release page and the end-to-end tests
      --only interop  what other tools make of exports: see `interop`

  bench [--sizes S,M,L,XL,P,R,C] [--runs N] [--only NAME,...] [--quick]
      Measures the release page beside other programs in Chromium, and writes
      docs/benchmarks.md. Takes hours; the peers come from npm, once.
      --sizes LIST    these workloads only: 3,000 to 5,000,000 characters, one long paragraph,
                      one of 5,000 relations, a corpus
      --runs N        measure everything so many times; 5 without it
      --only LIST     these programs only: sayso, or a file of bench/adapters
      --quick         three runs of S and M, and no file written

  interop [--measure [--runs N]]
      Writes projects in every format and has other tools load them: what their own code makes of
      our files. The tools come from PyPI and npm, once, and take 2 GB; those that cannot be had
      are left out, and said.
      --measure       then writes and reads a corpus in every format beside the tools' own
                      libraries, and in the release page in Chromium, and writes docs/interop.md:
                      PolNeAR, where ../shared/corpora/polnear is, else articles that are made up
      --runs N        measures everything so many times, the page half as often; 3 without it

  finish
      Divides the page's program into what it starts with and what it fetches later, and writes
      the hashes of its inline scripts into its Content-Security-Policy. Trunk calls it at the
      end of every build.

Variables:
  SAYSO_CACHE         the folder that tools are installed under, in `sayso/`
  SAYSO_CHROMIUM      the browser to test in
  SAYSO_CHROMEDRIVER  its driver";

/// How often exchange is measured unless asked otherwise.
const USUAL_RUNS: usize = 3;

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Print the usage.
    Help,
    /// Build the page and serve it.
    Run {
        /// The one port to serve on; without it the first free one.
        port: Option<u16>,
        /// A folder of texts to show instead of the bundled story.
        articles: Option<PathBuf>,
    },
    /// Check and test everything.
    Test {
        /// The only group of steps to run.
        only: Option<Group>,
    },
    /// Measure the page beside other programs.
    Bench(bench::Options),
    /// Have other tools load what is written.
    Interop,
    /// That, and how long it takes them and Sayso.
    MeasureInterop {
        /// How often everything is measured.
        runs: usize,
    },
    /// Finish the page that Trunk has just built.
    Finish,
}

/// Reads the arguments that follow `cargo xtask`.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command> {
    read(&mut lexopt::Parser::from_args(arguments))
        .map_err(|error| anyhow!("{error}; `cargo xtask --help` lists the commands and options"))
}

fn read(parser: &mut lexopt::Parser) -> Result<Command> {
    let mut command = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Value(name)) => match name.to_str() {
            Some("help") => return Ok(Command::Help),
            Some("run") => Command::Run {
                port: None,
                articles: None,
            },
            Some("test") => Command::Test { only: None },
            Some("bench") => Command::Bench(bench::Options::default()),
            Some("interop") => Command::Interop,
            Some("finish") => Command::Finish,
            _ => bail!("there is no command `{}`", name.display()),
        },
        Some(option) => return Err(option.unexpected().into()),
    };
    while let Some(argument) = parser.next()? {
        match (argument, &mut command) {
            (Short('h') | Long("help"), _) => return Ok(Command::Help),
            (Long("port"), Command::Run { port, .. }) => *port = Some(parser.value()?.parse()?),
            (Long("articles"), Command::Run { articles, .. }) => {
                *articles = Some(parser.value()?.into());
            }
            (Long("only"), Command::Test { only }) => *only = Some(parser.value()?.parse()?),
            (Long("sizes"), Command::Bench(options)) => {
                options.sizes = bench::list(&parser.value()?.string()?)?;
            }
            (Long("runs"), Command::Bench(options)) => options.runs = parser.value()?.parse()?,
            (Long("only"), Command::Bench(options)) => {
                options.only = bench::list(&parser.value()?.string()?)?;
            }
            (Long("quick"), Command::Bench(options)) => options.be_quick(),
            (Long("measure"), Command::Interop) => {
                command = Command::MeasureInterop { runs: USUAL_RUNS };
            }
            (Long("runs"), Command::MeasureInterop { runs }) => *runs = parser.value()?.parse()?,
            (argument, _) => return Err(argument.unexpected().into()),
        }
    }
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn nothing_and_help_print_the_usage() {
        for line in ["", "help", "--help", "-h", "run --help", "test -h"] {
            assert_eq!(parsed(line).unwrap(), Command::Help, "{line}");
        }
    }

    #[test]
    fn run_takes_a_port_and_a_folder() {
        assert_eq!(
            parsed("run").unwrap(),
            Command::Run {
                port: None,
                articles: None
            }
        );
        assert_eq!(
            parsed("run --port=9000 --articles texts").unwrap(),
            Command::Run {
                port: Some(9000),
                articles: Some("texts".into())
            }
        );
    }

    #[test]
    fn test_takes_one_group() {
        assert_eq!(parsed("test").unwrap(), Command::Test { only: None });
        assert_eq!(
            parsed("test --only browser").unwrap(),
            Command::Test {
                only: Some(Group::Browser)
            }
        );
    }

    #[test]
    fn bench_takes_lists() {
        let Command::Bench(options) = parsed("bench --sizes S,XL --only sayso --runs 2").unwrap()
        else {
            panic!("another command");
        };
        assert_eq!(options.sizes, bench::list("S,XL").unwrap());
        assert_eq!((options.only, options.runs), (vec!["sayso".into()], 2));
    }

    #[test]
    fn interop_measures_where_asked() {
        assert_eq!(parsed("interop").unwrap(), Command::Interop);
        assert_eq!(
            parsed("interop --measure").unwrap(),
            Command::MeasureInterop { runs: 3 }
        );
        assert_eq!(
            parsed("interop --measure --runs 1").unwrap(),
            Command::MeasureInterop { runs: 1 }
        );
    }

    #[test]
    fn what_is_not_understood_is_refused_by_name() {
        for (line, named) in [
            ("bake", "bake"),
            ("bench --sizes S,Q", "Q"),
            ("--fast", "--fast"),
            ("run --port 70000", "70000"),
            ("run --port", "--port"),
            ("run here", "here"),
            ("test --only fast", "fast"),
            ("test --measure", "--measure"),
            ("interop --runs 2", "--runs"),
            ("finish --port 1", "--port"),
        ] {
            let message = format!("{:#}", parsed(line).unwrap_err());
            assert!(message.contains(named), "{line}: {message}");
        }
    }
}
