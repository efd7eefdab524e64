//! The numbers of the fields of a record, and of what stands for a word in them.
//!
//! As `docs/format.md`, "In the browser", has them. A number means the same in whatever it stands,
//! and the number of a field that is given up is never used again: databases outlive programs.

/// What kind of record it is: one of [`kind`].
pub(super) const KIND: u64 = 0;
/// The record's id; the project's own record and the scheme have none.
pub(super) const ID: u64 = 1;
/// When this version of it was made.
pub(super) const MODIFIED: u64 = 2;
/// Tells versions of one millisecond apart; 0 is left out.
pub(super) const REVISION: u64 = 3;
/// Who made this version; nobody is left out.
pub(super) const MODIFIED_BY: u64 = 4;
/// Fields of a newer version, by name, as JSON text.
pub(super) const UNKNOWN: u64 = 5;
/// What became of a record that is not there any more: one of [`state`].
pub(super) const STATE: u64 = 6;
/// What it is called.
pub(super) const NAME: u64 = 7;
/// The article that it lies in.
pub(super) const ARTICLE: u64 = 8;
/// Where it lies: pairs of offsets in bytes.
pub(super) const PLACES: u64 = 9;
/// The label of a span, or of the spans that a rule is about.
pub(super) const LABEL: u64 = 10;
/// The attribute values of a span, by name.
pub(super) const VALUES: u64 = 11;
/// A remark.
pub(super) const NOTE: u64 = 12;
/// Who made the record; nobody is left out.
pub(super) const ANNOTATOR: u64 = 13;
/// When the record was made.
pub(super) const CREATED: u64 = 14;
/// Which of the scheme's kinds or types it is; of an attribute, what values it takes; of a rule, what
/// it checks.
pub(super) const TYPE: u64 = 15;
/// Other names of an entity.
pub(super) const ALIASES: u64 = 16;
/// The span that a relation leads from, or the label of such a span.
pub(super) const FROM: u64 = 17;
/// The span that a relation leads to, or the label of such a span.
pub(super) const TO: u64 = 18;
/// The text of an article.
pub(super) const TEXT: u64 = 19;
/// Who published an article.
pub(super) const OUTLET: u64 = 20;
/// Who wrote an article.
pub(super) const AUTHOR: u64 = 21;
/// When an article was published.
pub(super) const DATE: u64 = 22;
/// Where an article was published.
pub(super) const URL: u64 = 23;
/// The language of an article.
pub(super) const LANGUAGE: u64 = 24;
/// The file that an article came from.
pub(super) const FILE: u64 = 25;
/// The digest of the text of a deleted article.
pub(super) const SHA256: u64 = 26;
/// The labels of a scheme.
pub(super) const LABELS: u64 = 27;
/// The attributes of a scheme; of a label, their names.
pub(super) const ATTRIBUTES: u64 = 28;
/// The kinds of entities of a scheme.
pub(super) const ENTITY_KINDS: u64 = 29;
/// The types of relations of a scheme.
pub(super) const RELATION_TYPES: u64 = 30;
/// The short name of a label.
pub(super) const SHORT: u64 = 31;
/// The key of a label or an attribute.
pub(super) const KEY: u64 = 32;
/// The colour of a label or an annotator.
pub(super) const COLOR: u64 = 33;
/// The underline of a label.
pub(super) const UNDERLINE: u64 = 34;
/// When to use a label and so on; of a scheme, how to annotate with it.
pub(super) const GUIDELINE: u64 = 35;
/// The options of an attribute.
pub(super) const OPTIONS: u64 = 36;
/// The kind of entity that an attribute takes.
pub(super) const ENTITY_KIND: u64 = 37;
/// The labels that a relation may link.
pub(super) const ENDS: u64 = 38;
/// The version of a scheme.
pub(super) const VERSION: u64 = 39;
/// The rules of a scheme. Written where there are none, too: a scheme that says nothing of rules is
/// from before there were any.
pub(super) const RULES: u64 = 40;
/// Whether an attribute is required.
pub(super) const IS_REQUIRED: u64 = 41;
/// What value an attribute begins with.
pub(super) const DEFAULT: u64 = 42;
/// How far the work on an article is.
pub(super) const STATUS: u64 = 43;
/// Whether a rule is checked.
pub(super) const IS_ON: u64 = 44;
/// What a rule asks for one of.
pub(super) const ANY_OF: u64 = 45;
/// What tells the two sides of a matter apart, for a rule.
pub(super) const SIDES: u64 = 46;

/// Kinds of records.
pub(super) mod kind {
    pub(in super::super) const INFO: u64 = 0;
    pub(in super::super) const SCHEME: u64 = 1;
    pub(in super::super) const ANNOTATOR: u64 = 2;
    pub(in super::super) const ARTICLE: u64 = 3;
    pub(in super::super) const ENTITY: u64 = 4;
    pub(in super::super) const SPAN: u64 = 5;
    pub(in super::super) const RELATION: u64 = 6;
    pub(in super::super) const REGION: u64 = 7;
}

/// What became of a record that is not there any more.
pub(super) mod state {
    /// It was deleted.
    pub(in super::super) const DELETED: u64 = 1;
    /// It is an article that moved to another id, in a merge of two copies.
    pub(in super::super) const MOVED: u64 = 2;
}

/// Kinds of attribute values.
pub(super) mod value {
    pub(in super::super) const CHOICE: u64 = 0;
    pub(in super::super) const CHOICES: u64 = 1;
    pub(in super::super) const YES_NO: u64 = 2;
    pub(in super::super) const TEXT: u64 = 3;
    pub(in super::super) const ENTITY: u64 = 4;
}

/// Kinds of what a rule can ask for.
pub(super) mod need {
    pub(in super::super) const RELATION: u64 = 0;
    pub(in super::super) const ATTRIBUTE: u64 = 1;
}
