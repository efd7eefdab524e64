//! Style rules that are made at run time, such as the colours of a scheme's labels.
//!
//! They go into a constructed style sheet, through the CSS object model: `style-src 'self'` allows
//! that, where it refuses a `<style>` element and a `style` attribute.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::CssStyleSheet;

use super::{BrowserError, page};

/// A style sheet of the document that this value owns: dropping it removes the sheet.
#[derive(Debug)]
pub struct GeneratedStyles {
    sheet: CssStyleSheet,
}

impl GeneratedStyles {
    /// Adds an empty style sheet to the document, after all others.
    ///
    /// # Errors
    /// Where the browser has no constructed style sheets.
    pub fn new() -> Result<Self, BrowserError> {
        let sheet = CssStyleSheet::new()
            .map_err(|reason| BrowserError::from_js("No style sheet could be made", &reason))?;
        let sheets = Array::from(&page::document().adopted_style_sheets());
        sheets.push(&sheet);
        page::document().set_adopted_style_sheets(&sheets);
        Ok(Self { sheet })
    }

    /// Replaces all rules by those of `css`. Rules that are malformed are left out, as in any
    /// style sheet.
    ///
    /// # Errors
    /// Where the browser refuses the change.
    pub fn replace(&self, css: &str) -> Result<(), BrowserError> {
        self.sheet
            .replace_sync(css)
            .map_err(|reason| BrowserError::from_js("The styles could not be set", &reason))
    }

    /// Adds a style sheet to the document for as long as the page lives. One that the browser cannot take
    /// leaves the page plain.
    pub fn add(css: &str) {
        if let Ok(sheet) = Self::new() {
            let _plain_look = sheet.replace(css);
            std::mem::forget(sheet);
        }
    }

    /// Adds one rule before the others.
    ///
    /// # Errors
    /// If `rule` is not exactly one well-formed rule.
    pub fn insert_rule(&self, rule: &str) -> Result<(), BrowserError> {
        let added = self.sheet.insert_rule(rule);
        added
            .map(drop)
            .map_err(|reason| BrowserError::from_js("The style rule could not be added", &reason))
    }
}

impl Drop for GeneratedStyles {
    fn drop(&mut self) {
        let own: &JsValue = self.sheet.as_ref();
        let sheets = Array::from(&page::document().adopted_style_sheets())
            .filter(&mut |sheet, _, _| sheet != *own);
        page::document().set_adopted_style_sheets(&sheets);
    }
}
