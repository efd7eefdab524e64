//! chromedriver as a process.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::error::Error;
use crate::http;

/// A chromedriver of its own for each browser. It is killed when it is dropped, and the browser that
/// it has started with it.
pub(crate) struct Driver {
    process: Child,
    address: String,
    /// Kept open: a driver that cannot write ends.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    /// Starts a driver. It picks a free port of IPv4 and gives up if the same port of IPv6 is taken,
    /// so another one may have to be tried.
    pub(crate) fn start(program: &str) -> Result<Self, Error> {
        const TRIES: usize = 8;
        for _ in 0..TRIES {
            if let Some(driver) = Self::try_to_start(program)? {
                return Ok(driver);
            }
        }
        Err(Error::new(format!(
            "chromedriver found no port in {TRIES} tries"
        )))
    }

    fn try_to_start(program: &str) -> Result<Option<Self>, Error> {
        const SAYS: &str = "started successfully on port ";
        let mut process = Command::new(program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Error::new(format!("{program} does not start: {error}")))?;
        let output = process.stdout.take().map(BufReader::new);
        let port = output.and_then(|mut output| {
            let port = output
                .by_ref()
                .lines()
                .map_while(Result::ok)
                .find_map(|line| {
                    line.split_once(SAYS)
                        .map(|(_, port)| port.trim_end_matches('.').to_owned())
                })?;
            Some((port, output))
        });
        let Some((port, output)) = port else {
            let _ended_already = process.kill();
            let _ended_already = process.wait();
            return Ok(None);
        };
        Ok(Some(Self {
            process,
            address: format!("http://127.0.0.1:{port}"),
            _output: output,
        }))
    }

    /// Sends a command and returns the value of the answer.
    pub(crate) fn ask(
        &self,
        method: &str,
        path: &str,
        body: &Value,
        patience: Duration,
    ) -> Result<Value, Error> {
        let url = format!("{}/{path}", self.address);
        let answer = http::request(method, &url, body.to_string().as_bytes(), patience)
            .map_err(|error| Error::new(format!("chromedriver does not answer: {error}")))?;
        let mut answer: Value = serde_json::from_slice(&answer)
            .map_err(|error| Error::new(format!("chromedriver answers no JSON: {error}")))?;
        let value = answer.get_mut("value").map(Value::take).unwrap_or_default();
        let word = |name| value.get(name).and_then(Value::as_str);
        match (word("error"), word("message")) {
            (Some(error), Some(message)) => Err(Error::new(format!("{error}: {message}"))),
            _ => Ok(value),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let processes = with_descendants(self.process.id());
        let _gone_already = Command::new("kill").arg("-KILL").args(processes).status();
        let _gone_already = self.process.wait();
    }
}

/// A process, its children, theirs, and so on.
fn with_descendants(process: u32) -> Vec<String> {
    let output = Command::new("ps").args(["-A", "-o", "pid=,ppid="]).output();
    let table = output.map(|output| output.stdout).unwrap_or_default();
    let table = String::from_utf8_lossy(&table);
    let pairs: Vec<(&str, &str)> = table
        .lines()
        .filter_map(|line| line.trim().split_once(char::is_whitespace))
        .map(|(process, parent)| (process, parent.trim()))
        .collect();
    let mut found = vec![process.to_string()];
    let mut next = 0;
    while let Some(parent) = found.get(next).cloned() {
        let children = pairs.iter().filter(|(_, its_parent)| *its_parent == parent);
        found.extend(children.map(|(child, _)| (*child).to_owned()));
        next += 1;
    }
    found
}
