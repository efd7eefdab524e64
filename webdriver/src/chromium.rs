//! A browser and what can be done with it.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::base64;
use crate::driver::Driver;
use crate::error::Error;
use crate::profile::Profile;

/// How a browser is started.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The browser's program, unless the driver is to find it.
    pub browser: Option<String>,
    /// The driver's program.
    pub driver: String,
    /// Whether the console and the network are logged, for [`Chromium::log`].
    pub keeps_logs: bool,
    /// How long an answer may take: longer than any command that is expected to succeed.
    pub patience: Duration,
}

/// A running browser. It is killed when it is dropped, with all its processes.
pub struct Chromium {
    driver: Driver,
    session: String,
    patience: Duration,
}

impl Chromium {
    /// Starts a browser with a memory.
    ///
    /// # Errors
    /// When the driver or the browser does not start.
    pub fn start(profile: &Profile, settings: &Settings) -> Result<Self, Error> {
        let driver = Driver::start(&settings.driver)?;
        let mut options = json!({
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-smooth-scrolling", "--hide-scrollbars",
                format!("--user-data-dir={}", profile.data().display()),
            ],
        });
        let mut logs = json!({});
        if settings.keeps_logs {
            insert(
                &mut options,
                "perfLoggingPrefs",
                json!({ "enableNetwork": true, "enablePage": false }),
            );
            logs = json!({ "browser": "ALL", "performance": "ALL" });
        }
        if let Some(program) = &settings.browser {
            insert(&mut options, "binary", json!(program));
        }
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "goog:chromeOptions": options,
            "goog:loggingPrefs": logs,
        }}});
        let session = driver.ask("POST", "session", &wanted, settings.patience)?;
        let chromium = Self {
            session: word(&session, "sessionId", "a session")?,
            driver,
            patience: settings.patience,
        };
        let downloads = json!({ "behavior": "allow", "downloadPath": profile.downloads() });
        chromium.devtools("Browser.setDownloadBehavior", downloads)?;
        Ok(chromium)
    }

    /// Goes to an address and waits until it is loaded.
    ///
    /// # Errors
    /// When the page does not load.
    pub fn go_to(&self, address: &str) -> Result<(), Error> {
        self.command("url", &json!({ "url": address })).map(drop)
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// When the page does not load.
    pub fn reload(&self) -> Result<(), Error> {
        self.command("refresh", &json!({})).map(drop)
    }

    /// Goes back in the history.
    ///
    /// # Errors
    /// When the page does not load.
    pub fn go_back(&self) -> Result<(), Error> {
        self.command("back", &json!({})).map(drop)
    }

    /// Opens an empty tab and closes the one that was open.
    ///
    /// # Errors
    /// When the browser opens none.
    pub fn renew_tab(&self) -> Result<(), Error> {
        let opened = self.command("window/new", &json!({ "type": "tab" }))?;
        let tab = word(&opened, "handle", "a tab")?;
        self.ask("DELETE", "window", &json!({}))?;
        self.command("window", &json!({ "handle": tab })).map(drop)
    }

    /// Opens an empty tab and goes to it. Returns the tab that was left.
    ///
    /// # Errors
    /// When the browser opens none.
    pub fn open_tab(&self) -> Result<String, Error> {
        let left = self.ask("GET", "window", &json!({}))?;
        let left = left.as_str().map(str::to_owned);
        let left = left.ok_or_else(|| Error::new("The driver names no tab"))?;
        let opened = self.command("window/new", &json!({ "type": "tab" }))?;
        let tab = word(&opened, "handle", "a tab")?;
        self.command("window", &json!({ "handle": tab }))?;
        Ok(left)
    }

    /// Closes the tab and goes back to another.
    ///
    /// # Errors
    /// When there is no such tab.
    pub fn close_tab(&self, other: &str) -> Result<(), Error> {
        self.ask("DELETE", "window", &json!({}))?;
        self.command("window", &json!({ "handle": other }))
            .map(drop)
    }

    /// Runs a function body in the page and returns what it returns; a promise is waited for.
    ///
    /// # Errors
    /// When the script throws or does not end in time.
    pub fn run(&self, script: &str, arguments: Value) -> Result<Value, Error> {
        self.command(
            "execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Performs input as hands would.
    ///
    /// # Errors
    /// When the browser cannot perform it, as outside of the window.
    pub fn perform(&self, sources: Value) -> Result<(), Error> {
        self.command("actions", &json!({ "actions": sources }))
            .map(drop)
    }

    /// Chooses files in a file field, as the system's file dialog would.
    ///
    /// # Errors
    /// When there is no such field or no such file.
    pub fn choose_files(&self, field: &str, files: &[&Path]) -> Result<(), Error> {
        let id = self.element(field)?;
        let paths: Vec<_> = files
            .iter()
            .map(|file| file.display().to_string())
            .collect();
        self.command(
            &format!("element/{id}/value"),
            &json!({ "text": paths.join("\n") }),
        )
        .map(drop)
    }

    /// Clicks an element, wherever it stands: an option of a list drops down in a window of the system's,
    /// which no pointer of [`perform`](Self::perform) reaches.
    ///
    /// # Errors
    /// When there is no such element or it cannot be clicked.
    pub fn click(&self, selector: &str) -> Result<(), Error> {
        let id = self.element(selector)?;
        self.command(&format!("element/{id}/click"), &json!({}))
            .map(drop)
    }

    /// The driver's name of the first element that a selector means.
    fn element(&self, selector: &str) -> Result<String, Error> {
        const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
        let found = self.command(
            "element",
            &json!({ "using": "css selector", "value": selector }),
        )?;
        word(&found, ELEMENT, "an element")
    }

    /// What is on the screen, as a PNG file.
    ///
    /// # Errors
    /// When the browser gives none.
    pub fn screenshot(&self) -> Result<Vec<u8>, Error> {
        let shot = self.devtools("Page.captureScreenshot", json!({ "format": "png" }))?;
        Ok(base64::decode(&word(&shot, "data", "a screenshot")?))
    }

    /// A command of the DevTools protocol.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub fn devtools(&self, command: &str, parameters: Value) -> Result<Value, Error> {
        self.command(
            "goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    /// The entries of a log since it was read last.
    ///
    /// # Errors
    /// When the browser keeps no such log.
    pub fn log(&self, kind: &str) -> Result<Vec<Value>, Error> {
        match self.command("se/log", &json!({ "type": kind }))? {
            Value::Array(entries) => Ok(entries),
            other => Err(Error::new(format!("a log is a list, not {other}"))),
        }
    }

    /// A command of WebDriver that has parameters.
    ///
    /// # Errors
    /// When it fails, with the command and its parameters in the message.
    pub fn command(&self, command: &str, parameters: &Value) -> Result<Value, Error> {
        self.ask("POST", command, parameters)
            .map_err(|error| Error::new(format!("{command} {parameters}\n{error}")))
    }

    fn ask(&self, method: &str, command: &str, parameters: &Value) -> Result<Value, Error> {
        let path = format!("session/{}/{command}", self.session);
        self.driver.ask(method, &path, parameters, self.patience)
    }
}

fn insert(object: &mut Value, name: &str, value: Value) {
    if let Some(object) = object.as_object_mut() {
        object.insert(name.to_owned(), value);
    }
}

/// A text of an answer.
fn word(value: &Value, name: &str, what: &str) -> Result<String, Error> {
    let found = value.get(name).and_then(Value::as_str);
    found
        .map(str::to_owned)
        .ok_or_else(|| Error::new(format!("{what} of the driver has no {name}")))
}
