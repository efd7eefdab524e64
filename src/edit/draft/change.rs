//! The steps of somebody who works on a draft.

use crate::edit::SchemePart;
use crate::model::{Color, Name, Underline, Value};

/// One change of a draft. Definitions are given by their place in the scheme, from 0; a change of what is
/// not there changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum DraftChange {
    /// Gives the scheme a name.
    NameScheme(Name),
    /// Sets the guidelines of the project.
    SetGuidelines(Name),
    /// Adds a definition without a name at the end; never a rule.
    Add(SchemePart),
    /// Removes a definition with all that refers to it: its place among a label's attributes or at the ends
    /// of a relation type, and the rules that need it. An attribute that takes entities of the kind keeps
    /// it, and so is at fault until it takes something else.
    Remove(SchemePart, usize),
    /// Takes out of a definition what it refers to and is not there, and a default value that does not fit:
    /// schemes of files may have such. What kind of entity an attribute takes stays.
    DropUnfit(SchemePart, usize),
    /// Moves a definition to another place among its kind.
    Move {
        /// The kind.
        part: SchemePart,
        /// Where it is.
        from: usize,
        /// Where it is to be.
        to: usize,
    },
    /// Gives a definition a name.
    Name(SchemePart, usize, Name),
    /// Sets the guideline of a definition; a rule has none.
    Guideline(SchemePart, usize, Name),
    /// Sets the key of a label or an attribute.
    Key(SchemePart, usize, Option<char>),
    /// Sets the short name of a label.
    Short(usize, Name),
    /// Sets the colour of a label.
    Color(usize, Color),
    /// Sets the underline of a label.
    Underline(usize, Underline),
    /// Gives a label an attribute, after those that it has, or takes it away.
    Attribute {
        /// The label.
        label: usize,
        /// The attribute.
        attribute: usize,
        /// Whether the label has it from now on.
        is_there: bool,
    },
    /// Sets what values an attribute takes. A default value that no longer fits goes; options come back
    /// when the attribute takes options again.
    Takes(usize, Takes),
    /// Adds an option without a name to an attribute.
    AddOption(usize),
    /// Gives an option of an attribute a name.
    NameOption {
        /// The attribute.
        attribute: usize,
        /// The option.
        option: usize,
        /// Its name from now on.
        name: Name,
    },
    /// Removes an option of an attribute, also from the default value.
    RemoveOption {
        /// The attribute.
        attribute: usize,
        /// The option.
        option: usize,
    },
    /// Moves an option of an attribute to another place.
    MoveOption {
        /// The attribute.
        attribute: usize,
        /// Where the option is.
        from: usize,
        /// Where it is to be.
        to: usize,
    },
    /// Sets whether an attribute is required.
    Required(usize, bool),
    /// Sets the default value of an attribute, in which options go by their names.
    Default(usize, Option<Value>),
    /// Sets whether a relation type may lead from a label to a label.
    Allow {
        /// The relation type.
        relation_type: usize,
        /// The label at the start.
        from: usize,
        /// The label at the end.
        to: usize,
        /// Whether it is allowed from now on.
        is_allowed: bool,
    },
    /// Sets whether a rule is checked.
    Check(usize, bool),
}

/// What values an attribute can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// One of its options.
    Choice,
    /// Any number of its options.
    Choices,
    /// Yes or no.
    YesNo,
    /// Free text.
    Text,
    /// An entity of the kind at this place.
    Entity(usize),
}
