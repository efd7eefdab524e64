//! The commands of the README, started as `cargo xtask COMMAND`.
//!
//! `run`, `test` and `bench` are for people, `finish` is a step that Trunk calls while it builds the page.
//! Both kinds stand on the same few rooms: `tools` (the programs that build the page), `page`
//! (the release page and its weight), `serve` (a small web server) and `process`.
#![allow(
    clippy::print_stdout,
    reason = "a command line tool talks on the terminal"
)]

mod arguments;
mod bench;
mod cache;
mod chromium;
mod finish;
mod interop;
mod packages;
mod page;
mod process;
mod run;
mod serve;
mod system;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;

use crate::arguments::{Command, USAGE};

fn main() -> ExitCode {
    let outcome = arguments::parse(std::env::args_os().skip(1)).and_then(execute);
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

/// Carries out one command. Only the tests can fail without an error of their own to report.
fn execute(command: Command) -> Result<ExitCode> {
    match command {
        Command::Help => println!("{USAGE}"),
        Command::Run { port, articles } => run::run(port, articles.as_deref())?,
        Command::Test { only } => return Ok(test::run(only)),
        Command::Bench(options) => bench::run(&options)?,
        Command::Interop => drop(interop::run_all()?),
        Command::MeasureInterop { runs } => interop::measure(runs)?,
        Command::Finish => finish::run()?,
    }
    Ok(ExitCode::SUCCESS)
}
