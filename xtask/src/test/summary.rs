//! Runs steps one after another and keeps the account of them.

use std::fmt;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::group::Group;

/// The account of a test run.
pub(super) struct Summary {
    only: Option<Group>,
    entries: Vec<Entry>,
    started: Instant,
}

struct Entry {
    step: &'static str,
    outcome: Outcome,
}

enum Outcome {
    Passed(Duration),
    Failed(Duration),
    LeftOut(String),
}

impl Summary {
    /// An empty account, of all groups or of one.
    pub(super) fn new(only: Option<Group>) -> Self {
        Self {
            only,
            entries: Vec::new(),
            started: Instant::now(),
        }
    }

    /// Runs a step that needs nothing but itself, and returns what it made.
    pub(super) fn run<Made>(
        &mut self,
        step: &'static str,
        groups: &[Group],
        work: impl FnOnce() -> Result<Made>,
    ) -> Option<Made> {
        self.run_with(Some(()), step, groups, |()| work())
    }

    /// Runs a step that needs what earlier steps made; it is left out when they made nothing.
    pub(super) fn run_with<Needed, Made>(
        &mut self,
        needed: Option<Needed>,
        step: &'static str,
        groups: &[Group],
        work: impl FnOnce(Needed) -> Result<Made>,
    ) -> Option<Made> {
        let (outcome, made) = match (self.only, needed) {
            (Some(only), _) if !groups.contains(&only) => (
                Outcome::LeftOut(format!("not asked for: --only {only}")),
                None,
            ),
            (_, None) => {
                let reason = "a step that it needs did not pass";
                (Outcome::LeftOut(reason.to_owned()), None)
            }
            (_, Some(needed)) => attempt(step, || work(needed)),
        };
        self.entries.push(Entry { step, outcome });
        made
    }

    /// Notes what no step covers in this run, and why.
    pub(super) fn leave_out(&mut self, what: &'static str, reason: &str) {
        self.entries.push(Entry {
            step: what,
            outcome: Outcome::LeftOut(reason.to_owned()),
        });
    }

    /// Prints the account; a step that failed makes the whole run a failure.
    pub(super) fn conclude(self) -> ExitCode {
        println!("\n── Summary, {}\n\n{self}", Time(self.started.elapsed()));
        if self.failed() == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    fn passed(&self) -> usize {
        self.count(|outcome| matches!(outcome, Outcome::Passed(_)))
    }

    fn failed(&self) -> usize {
        self.count(|outcome| matches!(outcome, Outcome::Failed(_)))
    }

    fn count(&self, which: impl Fn(&Outcome) -> bool) -> usize {
        self.entries
            .iter()
            .filter(|entry| which(&entry.outcome))
            .count()
    }
}

fn attempt<Made>(
    step: &'static str,
    work: impl FnOnce() -> Result<Made>,
) -> (Outcome, Option<Made>) {
    println!("\n── {step}\n");
    let started = Instant::now();
    let result = work();
    let time = started.elapsed();
    match result {
        Ok(made) => {
            println!("\n{step}: passed in {}", Time(time));
            (Outcome::Passed(time), Some(made))
        }
        Err(error) => {
            println!("\n{step}: failed after {}: {error:#}", Time(time));
            (Outcome::Failed(time), None)
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Entry { step, outcome } in &self.entries {
            match outcome {
                Outcome::Passed(time) => writeln!(out, "passed    {step:<30} {}", Time(*time))?,
                Outcome::Failed(time) => writeln!(out, "FAILED    {step:<30} {}", Time(*time))?,
                Outcome::LeftOut(reason) => writeln!(out, "left out  {step:<30} {reason}")?,
            }
        }
        write!(out, "\n{} passed, {} failed", self.passed(), self.failed())
    }
}

/// A duration for people.
struct Time(Duration);

impl fmt::Display for Time {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        if seconds < 60 {
            write!(out, "{:.1} s", self.0.as_secs_f64())
        } else {
            write!(out, "{} min {} s", seconds / 60, seconds % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn a_failure_leaves_out_what_needs_it_and_nothing_else() {
        let mut summary = Summary::new(None);
        let made: Option<()> = summary.run("Broken", &[Group::Native], || bail!("no"));
        summary.run_with(made, "Dependent", &[Group::Native], |()| Ok(()));
        summary.run("Independent", &[Group::Native], || Ok(()));

        let text = summary.to_string();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("FAILED    Broken"), "{text}");
        assert!(lines[1].starts_with("left out  Dependent"), "{text}");
        assert!(lines[2].starts_with("passed    Independent"), "{text}");
        assert_eq!(lines.last(), Some(&"1 passed, 1 failed"));
    }

    #[test]
    fn one_group_leaves_out_the_others_and_says_so() {
        let mut summary = Summary::new(Some(Group::Wasm));
        assert_eq!(
            summary.run("Shared", &[Group::Wasm, Group::Browser], || Ok(1)),
            Some(1)
        );
        assert_eq!(summary.run("Other", &[Group::Native], || Ok(1)), None);
        assert!(summary.to_string().contains("not asked for: --only wasm"));
    }

    #[test]
    fn times_are_for_people() {
        assert_eq!(Time(Duration::from_millis(1_260)).to_string(), "1.3 s");
        assert_eq!(Time(Duration::from_secs(125)).to_string(), "2 min 5 s");
    }
}
