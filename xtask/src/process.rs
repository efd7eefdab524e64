//! Other programs: finding them, and running them so that a failure says which one failed.

use std::env::{self, consts::EXE_SUFFIX};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::workspace;

/// Cargo, in the workspace.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(workspace::root());
    cargo
}

/// Runs a program whose output goes to the terminal.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status();
    let status = status.or_else(|error| explain(command, error))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs a program for what it prints.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.or_else(|error| explain(command, error))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", line(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("reading `{}`", line(command)))
}

/// Runs a program for what it prints, and ends it if it takes longer than it may. A failure tells what it
/// said last.
pub(crate) fn output_within(command: &mut Command, patience: Duration) -> Result<String> {
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.or_else(|error| explain(command, error))?;
    let said = (child.stdout.take().map(all), child.stderr.take().map(all));
    let started = Instant::now();
    let status = loop {
        match child.try_wait()? {
            Some(status) => break status,
            None if started.elapsed() > patience => {
                child.kill()?;
                child.wait()?;
                bail!("it was ended after {} s", patience.as_secs());
            }
            None => thread::sleep(Duration::from_millis(5)),
        }
    };
    let joined = |text: Option<JoinHandle<String>>| {
        let text = text.and_then(|text| text.join().ok());
        text.unwrap_or_default()
    };
    let (printed, complained) = (joined(said.0), joined(said.1));
    if !status.success() {
        let last = complained.trim().lines().last();
        bail!("{}", last.unwrap_or("it failed without a word"));
    }
    Ok(printed)
}

/// All that a program says, while it runs.
fn all(mut stream: impl Read + Send + 'static) -> JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What cannot be read was not said.
        let _as_far_as_it_goes = stream.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// Whether `program --version` answers with exactly this version.
pub(crate) fn has_version(program: &Path, version: &str) -> bool {
    let answer = Command::new(program)
        .arg("--version")
        .stderr(Stdio::null())
        .output();
    answer.is_ok_and(|answer| {
        answer.status.success()
            && String::from_utf8_lossy(&answer.stdout)
                .split_whitespace()
                .any(|word| word == version)
    })
}

/// The first of these programs that is on `PATH`, or that stands at the absolute path given.
pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().find_map(|name| {
        let files = [format!("{name}{EXE_SUFFIX}"), (*name).to_owned()];
        let in_folder = |folder: &PathBuf| {
            files
                .iter()
                .map(|file| folder.join(file))
                .find(|file| file.is_file())
        };
        folders.iter().find_map(in_folder)
    })
}

fn explain<T>(command: &Command, error: std::io::Error) -> Result<T> {
    let program = command.get_program().display().to_string();
    let missing = error.kind() == ErrorKind::NotFound;
    Err(error).with_context(|| {
        if missing {
            format!("`{program}` is not installed, or not on PATH")
        } else {
            format!("`{program}` could not be started")
        }
    })
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command() {
        let error = run(Command::new("cargo")
            .arg("no-such-subcommand")
            .stderr(Stdio::null()));
        let message = format!("{:#}", error.unwrap_err());
        assert!(
            message.contains("`cargo no-such-subcommand` failed"),
            "{message}"
        );
    }

    #[test]
    fn a_program_that_fails_within_its_time_says_why() {
        let told = output_within(
            Command::new("cargo").arg("--version"),
            Duration::from_secs(60),
        );
        assert!(told.unwrap().starts_with("cargo "));
        let mut failing = Command::new("cargo");
        failing.arg("no-such-subcommand");
        let error = output_within(&mut failing, Duration::from_secs(60)).unwrap_err();
        assert!(format!("{error:#}").len() > 4, "{error:#}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let message = format!(
            "{:#}",
            run(&mut Command::new("no-such-program")).unwrap_err()
        );
        assert!(
            message.contains("`no-such-program` is not installed"),
            "{message}"
        );
    }

    #[test]
    fn the_first_program_that_is_there_is_found() {
        let cargo = find(&["no-such-program", "cargo"]).unwrap();
        assert!(cargo.is_absolute() && cargo.is_file());
        assert_eq!(find(&["no-such-program"]), None);
    }

    #[test]
    fn a_version_must_match_in_full() {
        let cargo = find(&["cargo"]).unwrap();
        let line = output(Command::new(&cargo).arg("--version")).unwrap();
        let version = line.split_whitespace().nth(1).unwrap();
        assert!(has_version(&cargo, version));
        assert!(!has_version(&cargo, "1"));
    }
}
