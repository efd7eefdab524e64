//! A headless Chromium, driven through chromedriver: WebDriver for what a user does, the DevTools
//! protocol for what WebDriver has no words for (dropped files, downloads, screens).
//!
//! Sources: W3C WebDriver 2; <https://chromedevtools.github.io/devtools-protocol/>; chromedriver's
//! own `goog/cdp/execute` and `se/log`.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::http;
use crate::settings;

/// A browser's memory: its databases, settings and downloads. Removed when it is dropped.
pub(crate) struct Profile {
    folder: PathBuf,
}

impl Profile {
    /// The memory of a browser that was never used.
    pub(crate) fn fresh() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("sayso-browser-{}-{number}", std::process::id());
        let profile = Self {
            folder: std::env::temp_dir().join(name),
        };
        fs::create_dir_all(profile.downloads()).expect("a folder for the browser");
        profile
    }

    /// Where its downloads go.
    pub(crate) fn downloads(&self) -> PathBuf {
        self.folder.join("downloads")
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// Writes a file that a user could import.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.join(name);
        fs::write(&path, bytes).expect("a file to import");
        path
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // A browser that was killed may still be closing files; the system tidies up after us.
        let _left_behind = fs::remove_dir_all(&self.folder);
    }
}

/// A running browser. It is killed when it is dropped, with all its processes.
pub(crate) struct Chromium {
    driver: Driver,
    session: String,
}

impl Chromium {
    /// Starts a browser with a memory.
    pub(crate) fn start(profile: &Profile) -> Self {
        let driver = Driver::start();
        let mut options = json!({
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-smooth-scrolling", "--hide-scrollbars",
                format!("--user-data-dir={}", profile.data().display()),
            ],
            "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
        });
        if let Some(program) = settings::chromium() {
            options["binary"] = program.into();
        }
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        }}});
        let session = driver
            .ask("POST", "session", &wanted)
            .expect("a session with Chromium");
        let chromium = Self {
            session: session["sessionId"]
                .as_str()
                .expect("a session has an id")
                .to_owned(),
            driver,
        };
        let downloads = json!({ "behavior": "allow", "downloadPath": profile.downloads() });
        chromium.devtools("Browser.setDownloadBehavior", downloads);
        chromium
    }

    /// Kills the browser with all its processes, as a crash or a power switch would.
    pub(crate) fn kill(self) {
        drop(self);
    }

    /// Goes to an address and waits until it is loaded.
    pub(crate) fn go_to(&self, address: &str) {
        self.command("url", &json!({ "url": address }));
    }

    /// Loads the page again.
    pub(crate) fn reload(&self) {
        self.command("refresh", &json!({}));
    }

    /// Goes back in the history.
    pub(crate) fn go_back(&self) {
        self.command("back", &json!({}));
    }

    /// Runs a function body in the page and returns what it returns.
    pub(crate) fn run(&self, script: &str, arguments: Value) -> Value {
        self.command(
            "execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Performs input as hands would.
    pub(crate) fn perform(&self, sources: Value) {
        self.command("actions", &json!({ "actions": sources }));
    }

    /// Chooses files in a file field, as the system's file dialog would.
    pub(crate) fn choose_files(&self, field: &str, files: &[&Path]) {
        const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
        let found = self.command(
            "element",
            &json!({ "using": "css selector", "value": field }),
        );
        let id = found[ELEMENT]
            .as_str()
            .expect("an element has an id")
            .to_owned();
        let paths: Vec<_> = files
            .iter()
            .map(|file| file.display().to_string())
            .collect();
        self.command(
            &format!("element/{id}/value"),
            &json!({ "text": paths.join("\n") }),
        );
    }

    /// What is on the screen, as a PNG file.
    pub(crate) fn screenshot(&self) -> Vec<u8> {
        let shot = self.devtools("Page.captureScreenshot", json!({ "format": "png" }));
        decode_base64(shot["data"].as_str().expect("a screenshot has data"))
    }

    /// Limits what the site of an address may keep, in bytes; none takes the limit away.
    pub(crate) fn limit_storage(&self, address: &str, bytes: Option<u64>) {
        let origin: Vec<&str> = address.split('/').take(3).collect();
        let mut parameters = json!({ "origin": origin.join("/") });
        if let Some(bytes) = bytes {
            parameters["quotaSize"] = bytes.into();
        }
        self.devtools("Storage.overrideQuotaForOrigin", parameters);
    }

    /// A command of the DevTools protocol.
    pub(crate) fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.command(
            "goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    /// The entries of a log since it was read last.
    pub(crate) fn log(&self, kind: &str) -> Vec<Value> {
        match self.command("se/log", &json!({ "type": kind })) {
            Value::Array(entries) => entries,
            other => panic!("a log is a list, not {other}"),
        }
    }

    fn command(&self, command: &str, parameters: &Value) -> Value {
        let path = format!("session/{}/{command}", self.session);
        match self.driver.ask("POST", &path, parameters) {
            Ok(value) => value,
            Err(error) => panic!("{command} {parameters}\n{error}"),
        }
    }
}

/// A chromedriver of its own for each browser. It is killed when it is dropped, and the browser that
/// it has started with it.
struct Driver {
    process: Child,
    address: String,
    /// Kept open: a driver that cannot write ends.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    /// Starts a driver. It picks a free port of IPv4 and gives up if the same port of IPv6 is taken,
    /// so another one may have to be tried.
    fn start() -> Self {
        const TRIES: usize = 8;
        (0..TRIES)
            .find_map(|_| Self::try_to_start())
            .unwrap_or_else(|| panic!("chromedriver found no port in {TRIES} tries"))
    }

    fn try_to_start() -> Option<Self> {
        const SAYS: &str = "started successfully on port ";
        let program = settings::chromedriver();
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start: {error}"));
        let mut output = BufReader::new(process.stdout.take().expect("an output that is piped"));
        let port = output
            .by_ref()
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                line.split_once(SAYS)
                    .map(|(_, port)| port.trim_end_matches('.').to_owned())
            });
        let Some(port) = port else {
            let _ended_already = process.kill();
            let _ended_already = process.wait();
            return None;
        };
        Some(Self {
            process,
            address: format!("http://127.0.0.1:{port}"),
            _output: output,
        })
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let url = format!("{}/{path}", self.address);
        let answer = http::request(method, &url, body.to_string().as_bytes())
            .map_err(|error| format!("chromedriver does not answer: {error}"))?;
        let mut answer: Value = serde_json::from_slice(&answer)
            .map_err(|error| format!("chromedriver answers no JSON: {error}"))?;
        let value = answer["value"].take();
        match (value["error"].as_str(), value["message"].as_str()) {
            (Some(error), Some(message)) => Err(format!("{error}: {message}")),
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

/// RFC 4648, as far as a browser writes it.
fn decode_base64(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text
        .bytes()
        .filter_map(|byte| ALPHABET.iter().position(|one| *one == byte));
    let digits: Vec<usize> = digits.collect();
    let groups = digits.chunks(4).flat_map(|group| {
        let bits = group.iter().fold(0, |bits, digit| bits << 6 | digit) << (6 * (4 - group.len()));
        [16, 8, 0]
            .map(|shift| (bits >> shift & 0xFF) as u8)
            .into_iter()
            .take(group.len() - 1)
    });
    groups.collect()
}
