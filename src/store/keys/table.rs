//! The one table of what can be done from the keyboard: keys, palette, help and documentation are
//! made from it.

use super::Command;
use crate::store::{Edge, Movement, Page, Side};

/// Where a key works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// While the text has the focus, or nothing has.
    Text,
    /// Anywhere but in a field or a dialog.
    Page,
}

/// What a line of the table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Section {
    Moving,
    Selecting,
    Spans,
    Links,
    Articles,
    Searching,
    Project,
}

impl Section {
    /// Every section, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Selecting,
        Self::Spans,
        Self::Links,
        Self::Articles,
        Self::Searching,
        Self::Project,
        Self::Moving,
    ];

    /// The heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Moving => "Moving the caret",
            Self::Selecting => "Selecting",
            Self::Spans => "Spans",
            Self::Links => "Links",
            Self::Articles => "Articles",
            Self::Searching => "Searching and checking",
            Self::Project => "Project",
        }
    }
}

impl Section {
    /// Whether its commands make sense wherever one is, not only before a text.
    pub const fn is_for_every_page(self) -> bool {
        matches!(self, Self::Articles | Self::Searching | Self::Project)
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Stands for the command in the settings of a user who has changed its keys.
    pub id: &'static str,
    /// What it does.
    pub command: Command,
    /// Its keys unless a user has chosen others, such as `Shift+ArrowRight`; `Mod` is Ctrl, or Command
    /// on a Mac.
    pub chords: &'static [&'static str],
    /// Where they work.
    pub place: Place,
    /// What it is about.
    pub section: Section,
    /// What it does, in words.
    pub title: &'static str,
}

const fn entry(
    id: &'static str,
    command: Command,
    chords: &'static [&'static str],
    section: Section,
    title: &'static str,
) -> Entry {
    Entry {
        id,
        command,
        chords,
        place: Place::Page,
        section,
        title,
    }
}

/// A line whose keys work in the text alone.
const fn in_text(
    id: &'static str,
    command: Command,
    chords: &'static [&'static str],
    section: Section,
    title: &'static str,
) -> Entry {
    Entry {
        place: Place::Text,
        ..entry(id, command, chords, section, title)
    }
}

const fn step(edge: Edge, outward: bool, exact: bool) -> Command {
    Command::StepEdge {
        edge,
        outward,
        exact,
    }
}

const fn span(forward: bool, extend: bool) -> Command {
    Command::StepSpan { forward, extend }
}

const fn line(down: bool, extend: bool) -> Command {
    Command::ScreenLine { down, extend }
}

/// Everything but the keys of labels and attributes, which the scheme gives.
#[rustfmt::skip]
pub static TABLE: &[Entry] = {
    use Command as C;
    use Movement as M;
    use Section::{Articles, Links, Moving, Project, Searching, Selecting, Spans};
    &[
        in_text("select-next-word", C::Extend(M::NextWord), &["Shift+ArrowRight"], Selecting, "Select to the next word"),
        in_text("select-previous-word", C::Extend(M::PreviousWord), &["Shift+ArrowLeft"], Selecting, "Select to the word before"),
        in_text("select-next-character", C::Extend(M::NextCharacter), &["Alt+Shift+ArrowRight"], Selecting, "Select to the next character"),
        in_text("select-previous-character", C::Extend(M::PreviousCharacter), &["Alt+Shift+ArrowLeft"], Selecting, "Select to the character before"),
        in_text("select-line-down", line(true, true), &["Shift+ArrowDown"], Selecting, "Select to the line below"),
        in_text("select-line-up", line(false, true), &["Shift+ArrowUp"], Selecting, "Select to the line above"),
        in_text("select-next-paragraph", C::Extend(M::NextParagraph), &["Mod+Shift+ArrowDown"], Selecting, "Select to the next paragraph"),
        in_text("select-previous-paragraph", C::Extend(M::PreviousParagraph), &["Mod+Shift+ArrowUp"], Selecting, "Select to the paragraph before"),
        in_text("select-paragraph-start", C::Extend(M::LineStart), &["Shift+Home"], Selecting, "Select to the start of the paragraph"),
        in_text("select-paragraph-end", C::Extend(M::LineEnd), &["Shift+End"], Selecting, "Select to the end of the paragraph"),
        in_text("select-article-start", C::Extend(M::ArticleStart), &["Mod+Shift+Home"], Selecting, "Select to the start of the article"),
        in_text("select-article-end", C::Extend(M::ArticleEnd), &["Mod+Shift+End"], Selecting, "Select to the end of the article"),
        in_text("select-all", C::SelectAll, &["Mod+a"], Selecting, "Select the whole article"),
        entry("granularity", C::NextGranularity, &["g"], Selecting, "Let selections grow to characters, words, sentences or paragraphs"),

        in_text("confirm", C::Confirm, &["Enter"], Spans, "Label the selection with the held label; link with the selected span"),
        entry("repeat-label", C::RepeatLabel, &["."], Spans, "Label the selection as the last one was, and go to the next hit"),
        entry("next-span", span(true, false), &["n"], Spans, "Next span"),
        entry("previous-span", span(false, false), &["p"], Spans, "Previous span"),
        entry("select-next-span", span(true, true), &["Shift+n"], Spans, "Next span, beside those that are selected"),
        entry("select-previous-span", span(false, true), &["Shift+p"], Spans, "Previous span, beside those that are selected"),
        in_text("span-outward", C::SpanUnderCaret { outward: true }, &["Tab"], Spans, "Next of the spans under the caret"),
        in_text("span-inward", C::SpanUnderCaret { outward: false }, &["Shift+Tab"], Spans, "Previous of the spans under the caret"),
        entry("choose-span", C::ChooseSpan, &["w"], Spans, "Choose among the spans under the caret"),
        entry("start-out", step(Edge::Start, true, false), &["["], Spans, "Start the span a word earlier"),
        entry("start-in", step(Edge::Start, false, false), &["{"], Spans, "Start the span a word later"),
        entry("end-out", step(Edge::End, true, false), &["]"], Spans, "End the span a word later"),
        entry("end-in", step(Edge::End, false, false), &["}"], Spans, "End the span a word earlier"),
        entry("start-out-exactly", step(Edge::Start, true, true), &["Alt+["], Spans, "Start the span a character earlier"),
        entry("start-in-exactly", step(Edge::Start, false, true), &["Alt+{"], Spans, "Start the span a character later"),
        entry("end-out-exactly", step(Edge::End, true, true), &["Alt+]"], Spans, "End the span a character later"),
        entry("end-in-exactly", step(Edge::End, false, true), &["Alt+}"], Spans, "End the span a character earlier"),
        entry("add-fragment", C::AddFragment, &["f"], Spans, "Add the selected words to the span that was selected before"),
        entry("remove-fragment", C::RemoveFragment, &["Shift+f"], Spans, "Take the words at the caret, or the last ones, from the span"),
        entry("delete", C::DeleteSpan, &["Delete", "Backspace"], Spans, "Delete the selected spans"),
        entry("note", C::EditNote, &["e"], Spans, "Edit the note of the selected span"),
        entry("others", C::ToggleOthers, &["h"], Spans, "Hide the spans of other annotators, or show all"),
        entry("exclude", C::Exclude, &["0"], Spans, "Take the selected text out of the dataset"),

        entry("link", C::StartLink, &["r"], Links, "Link the selected span with another"),
        entry("links", C::ToggleLinks, &["l"], Links, "Show all links in view, or those of the selected span"),

        entry("next-article", C::NextArticle, &["j"], Articles, "Next article"),
        entry("previous-article", C::PreviousArticle, &["k"], Articles, "Previous article"),
        entry("next-unfinished", C::NextUnfinished, &["u"], Articles, "Next article that is not done"),
        entry("finish", C::FinishArticle, &["Mod+Enter"], Articles, "Mark the article as done, and go to the next that is not"),
        entry("search-articles", C::SearchArticles, &["/"], Articles, "Find an article by its title"),
        entry("show-articles", C::Show(Side::Articles), &["Alt+1"], Articles, "Show the articles"),

        entry("search", C::Search { everywhere: false }, &["Mod+f"], Searching, "Search the text of this article"),
        entry("search-everywhere", C::Search { everywhere: true }, &["Mod+Shift+f"], Searching, "Search the text of all articles"),
        entry("next-hit", C::StepHit { forward: true }, &["Mod+g", "F3"], Searching, "Next hit"),
        entry("previous-hit", C::StepHit { forward: false }, &["Mod+Shift+g", "Shift+F3"], Searching, "Previous hit"),
        entry("show-checks", C::Show(Side::Checks), &["Alt+3"], Searching, "Show what looks unfinished or contradictory"),

        entry("undo", C::Undo, &["Mod+z"], Project, "Undo"),
        entry("redo", C::Redo, &["Mod+Shift+z", "Mod+y"], Project, "Redo"),
        entry("show-history", C::Show(Side::History), &["Alt+4"], Project, "Show the history"),
        entry("show-layers", C::Show(Side::Layers), &["Alt+2"], Project, "Show the annotators, and whose spans are shown"),
        entry("show-guidelines", C::Show(Side::Guidelines), &["Alt+5"], Project, "Show the guidelines"),
        entry("annotate", C::GoTo(Page::Annotate), &["Alt+6"], Project, "Go to the text"),
        entry("entities", C::GoTo(Page::Entities), &["Alt+7"], Project, "Go to the speakers, propositions and other entities"),
        entry("scheme", C::GoTo(Page::Scheme), &["Alt+8"], Project, "Go to the scheme"),
        entry("projects", C::Projects, &["Mod+o"], Project, "Open, create, rename or delete projects"),
        entry("save", C::SaveProject, &["Mod+s"], Project, "Download the project"),
        entry("export", C::Export, &["x"], Project, "Export the dataset"),
        entry("palette", C::Palette, &["Mod+k"], Project, "Do anything by its name"),
        entry("help", C::Help, &["?"], Project, "Show the keys"),
        entry("back", C::StepBack, &["Escape"], Project, "Step back: link, selection, span, held label"),

        in_text("next-word", C::Move(M::NextWord), &["ArrowRight"], Moving, "Next word"),
        in_text("previous-word", C::Move(M::PreviousWord), &["ArrowLeft"], Moving, "Previous word"),
        in_text("next-character", C::Move(M::NextCharacter), &["Alt+ArrowRight"], Moving, "Next character"),
        in_text("previous-character", C::Move(M::PreviousCharacter), &["Alt+ArrowLeft"], Moving, "Previous character"),
        in_text("line-down", line(true, false), &["ArrowDown"], Moving, "A line down"),
        in_text("line-up", line(false, false), &["ArrowUp"], Moving, "A line up"),
        in_text("next-paragraph", C::Move(M::NextParagraph), &["Mod+ArrowDown"], Moving, "Next paragraph"),
        in_text("previous-paragraph", C::Move(M::PreviousParagraph), &["Mod+ArrowUp"], Moving, "Previous paragraph"),
        in_text("paragraph-start", C::Move(M::LineStart), &["Home"], Moving, "Start of the paragraph"),
        in_text("paragraph-end", C::Move(M::LineEnd), &["End"], Moving, "End of the paragraph"),
        in_text("article-start", C::Move(M::ArticleStart), &["Mod+Home"], Moving, "Start of the article"),
        in_text("article-end", C::Move(M::ArticleEnd), &["Mod+End"], Moving, "End of the article"),
    ]
};
