//! How labels and annotators are told apart on the page: colours and underlines, by their names.

/// A colour of the palette: told apart with every common kind of colour blindness (after Okabe and
/// Ito, 2008), with a light and a dark rendering in the style sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the colours are their own names")]
pub enum Color {
    Blue,
    Vermilion,
    Green,
    Purple,
    Amber,
    Sky,
    Pink,
    Grey,
}

impl Color {
    /// Every colour, in the order in which new labels take them.
    pub const ALL: [Self; 8] = [
        Self::Blue,
        Self::Vermilion,
        Self::Green,
        Self::Purple,
        Self::Amber,
        Self::Sky,
        Self::Pink,
        Self::Grey,
    ];

    /// The colour's name in files and style sheets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Vermilion => "vermilion",
            Self::Green => "green",
            Self::Purple => "purple",
            Self::Amber => "amber",
            Self::Sky => "sky",
            Self::Pink => "pink",
            Self::Grey => "grey",
        }
    }

    /// The colour of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|color| color.name() == name)
    }
}

/// How a label's spans are underlined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the styles are their own names")]
pub enum Underline {
    Solid,
    Double,
    Dotted,
    Dashed,
    Thick,
}

impl Underline {
    /// Every style, in the order in which new labels take them.
    pub const ALL: [Self; 5] = [
        Self::Solid,
        Self::Double,
        Self::Dotted,
        Self::Dashed,
        Self::Thick,
    ];

    /// The style's name in files and style sheets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Double => "double",
            Self::Dotted => "dotted",
            Self::Dashed => "dashed",
            Self::Thick => "thick",
        }
    }

    /// The style of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|underline| underline.name() == name)
    }
}
