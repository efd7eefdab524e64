//! What is measured.

/// One thing that is measured, of one subject at one size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Figure {
    /// From opening the text to its painted marks.
    Show,
    /// From a keystroke or call to the painted new mark.
    Label,
    /// What the page's thread works within it.
    LabelWork,
    /// The longest frame of a scroll through the text.
    LongestFrame,
    /// The usual frame of it.
    MedianFrame,
    /// Places that were blank meanwhile.
    BlankRows,
    /// Steps of it after whose frame nothing was marked.
    Unmarked,
    /// JavaScript's heap after showing.
    Heap,
    /// WebAssembly's memory after showing.
    Wasm,
    /// Nodes of the element that shows the text.
    Nodes,
    /// From a change of the selection to its painted effect.
    Select,
    /// What the page's thread works within it.
    SelectWork,
    /// From Ctrl+Z to the painted absence of the mark.
    Undo,
    /// What the page's thread works within it.
    UndoWork,
    /// From `n` to the painted next span.
    Next,
    /// What the page's thread works within it.
    NextWork,
    /// From `p` to the painted previous span.
    Previous,
    /// What the page's thread works within it.
    PreviousWork,
    /// From a file with another colour for a label to its painted marks.
    Recolor,
    /// What the page's thread works within it.
    RecolorWork,
    /// From the pointer over a mark to marks that stand out.
    Hover,
    /// What the page's thread works within it.
    HoverWork,
    /// From `l` to the painted links of all spans in view.
    Links,
    /// What the page's thread works within it.
    LinksWork,
    /// The longest frame of a scroll through the text with all links drawn.
    LinksFrame,
    /// From the words in the field to the painted list of all hits.
    Search,
    /// How many hits there are.
    Hits,
    /// The same words by a regular expression of the browser, over the same texts in its memory.
    SearchByBrowser,
    /// From the label for all hits to the painted marks.
    LabelAll,
    /// From Ctrl+Z to their painted absence.
    UndoAll,
    /// From the keystroke of a label to the mark on disk.
    Save,
    /// From a chosen file to its painted marks.
    Import,
    /// From a chosen file to everything on disk.
    Stored,
    /// The longest frame meanwhile.
    ImportFrame,
    /// `JSON.parse` of the same bytes.
    Parse,
    /// From the button to the report of the export.
    ExportReport,
    /// From the button to the file.
    ExportFile,
    /// From a navigation to a page that is ready.
    Open,
    /// From a link of the list to the painted marks of its article.
    Switch,
    /// From a navigation to a page that is ready, in a browser that was never there.
    StartCold,
    /// The same, where the page was before.
    StartWarm,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Time.
    Milliseconds,
    /// Memory.
    Bytes,
    /// Things.
    Count,
    /// Hundredths.
    Percent,
}

impl Figure {
    /// What the figure counts.
    pub(super) fn unit(self) -> Unit {
        match self {
            Self::Heap | Self::Wasm => Unit::Bytes,
            Self::Nodes | Self::Hits => Unit::Count,
            Self::BlankRows | Self::Unmarked => Unit::Percent,
            _ => Unit::Milliseconds,
        }
    }

    /// What the figure is, for a table.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Show => "Show: from opening the text to its painted marks",
            Self::Label => "Label: from the keystroke or call to the painted mark",
            Self::LabelWork => "Label: work of the page's thread within it",
            Self::LongestFrame => "Scroll: longest frame",
            Self::MedianFrame => "Scroll: median frame",
            Self::BlankRows => "Scroll: blank rows",
            Self::Unmarked => "Scroll: steps without marks",
            Self::Heap => "JavaScript heap after showing",
            Self::Wasm => "WebAssembly memory after showing",
            Self::Nodes => "DOM nodes of the text",
            Self::Select => "Select",
            Self::SelectWork => "Select, work",
            Self::Undo => "Undo",
            Self::UndoWork => "Undo, work",
            Self::Next => "Next span",
            Self::NextWork => "Next span, work",
            Self::Previous => "Previous span",
            Self::PreviousWork => "Previous span, work",
            Self::Recolor => "Colour of a label, from a file",
            Self::RecolorWork => "Colour of a label, from a file, work",
            Self::Hover => "Hover",
            Self::HoverWork => "Hover, work",
            Self::Links => "Links of all spans in view",
            Self::LinksWork => "Links of all spans in view, work",
            Self::LinksFrame => "Scroll with all links drawn, longest frame",
            Self::Search => "Search, words to all hits",
            Self::Hits => "Search, number of hits",
            Self::SearchByBrowser => "Search, by a regular expression of the browser",
            Self::LabelAll => "Label all hits",
            Self::UndoAll => "Undo the labels of all hits",
            Self::Save => "Label to disk",
            Self::Import => "Import, file to painted",
            Self::Stored => "Import, file to painted and on disk",
            Self::ImportFrame => "Import, longest frame",
            Self::Parse => "`JSON.parse` of the same bytes",
            Self::ExportReport => "Export, button to report",
            Self::ExportFile => "Export, button to file",
            Self::Open => "Open the project by address, to ready",
            Self::Switch => "Switch to another article",
            Self::StartCold => "Navigation to ready, cold",
            Self::StartWarm => "Navigation to ready, warm",
        }
    }
}
