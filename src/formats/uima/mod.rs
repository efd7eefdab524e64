//! UIMA's common analysis structure (CAS), as INCEpTION and DKPro exchange it: one file for each article,
//! in XML ([`UimaXmi`], with the type system in a file of its own) or in JSON ([`UimaJsonCas`]).
//!
//! Sources: UIMA's references of the CAS and of XMI serialization, the specification of JSON CAS 0.4
//! (`uima-uimaj-io-jsoncas`), and what dkpro-cassis writes and reads. Offsets count UTF-16 units. What is
//! mapped to what:
//!
//! | structure | here |
//! | --- | --- |
//! | sofa of a view | an article |
//! | `DocumentMetaData` of DKPro | the article's title |
//! | annotation | a span: its label is the feature `label` or `value`, else the name of its type |
//! | annotation with `Governor` and `Dependent` | a relation, from the one to the other |
//! | features `note` and `annotator` | the span's note, and who made it |
//! | any other feature | a value, called by the feature |
//!
//! Sayso writes a custom span layer and a custom relation layer of INCEpTION. Names of features have
//! plain letters and digits alone; what an attribute is really called stands in the feature's
//! description. Tokens and sentences are not taken over, since Sayso finds its own.

mod cas;
pub(super) mod feature_names;
mod fit;
mod from_cas;
mod json_cas;
mod to_cas;
mod xmi;

pub use self::json_cas::UimaJsonCas;
pub use self::xmi::UimaXmi;

/// The layer that spans are written to.
pub(super) const SPAN: &str = "webanno.custom.Span";

/// The layer that relations are written to.
pub(super) const RELATION: &str = "webanno.custom.Relation";

/// What is known about a document, as DKPro has it.
const DOCUMENT: &str = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";

/// The feature that has the name of a label or of a relation type.
pub(super) const LABEL: &str = "label";

/// The feature that has a remark.
pub(super) const NOTE: &str = "note";

/// The feature that says who made it.
pub(super) const ANNOTATOR: &str = "annotator";

/// Where a relation starts.
const GOVERNOR: &str = "Governor";

/// Where a relation leads.
const DEPENDENT: &str = "Dependent";

/// The title of a document.
const TITLE: &str = "documentTitle";
