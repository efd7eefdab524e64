//! Any text, any edit, and the hands that make them.
//!
//! An edit makes sense only in a project: a span can be deleted where there is one. So what is
//! generated is a [`Draft`], a wish with dice, and a [`Hand`] turns it into an [`Edit`] of the
//! project before it. A wild draft comes out as an edit that is most likely refused.

use std::fmt;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use sayso::edit::{Applied, Edit, Refusal, Renames, apply, scheme_change};
use sayso::model::{
    Annotator, AnnotatorId, Article, ArticleId, Attribute, AttributeKind, Color, Digest, Entity,
    Fragments, IdSource, Label, Metadata, Name, Project, ProjectId, Record, RecordKey, Region,
    Relation, RelationId, Rule, RuleKind, Scheme, Span, SpanId, Stamp, Status, Timestamp,
    UnknownFields, Value, claims_and_denials,
};
use sayso::text::{ByteOffset, Text, TextRange};

use super::{id, name};

const PIECES: &[&str] = &[
    "He",
    "denied",
    "it",
    "Kyiv’s",
    "e\u{301}",
    "😊",
    "👩‍👩‍👧‍👦",
    "🇺🇦",
    "العربية",
    "שָׁלוֹם",
    "他否认了。",
    "क्षत्रिय",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    ". ",
    "“",
    "”",
    ",",
    "\0",
    "\u{200B}",
    "\u{202E}",
];

/// Any text, the empty one included.
pub fn texts() -> impl Strategy<Value = Text> {
    let piece = prop_oneof![
        12 => select(PIECES).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(piece, 0..20).prop_map(|pieces| Text::new(&pieces.concat()).unwrap())
}

/// The texts that articles are made of. There are few, so that the same one turns up again.
pub fn stock() -> impl Strategy<Value = Vec<Text>> {
    vec(texts(), 1..5)
}

/// What a draft wishes to do.
#[derive(Clone, Copy, Debug)]
enum Wish {
    AddSpan,
    DeleteSpan,
    Relabel,
    SetFragments,
    SetAttribute,
    SetNote,
    AddRelation,
    ChangeRelation,
    DeleteRelation,
    PutEntity,
    DeleteEntity,
    AddRegion,
    DeleteRegion,
    PutAnnotator,
    AddArticles,
    RemoveArticle,
    SetMetadata,
    SetStatus,
    RenameProject,
    SetScheme,
    Rename,
    MergeCopy,
    MergeOther,
    All,
    Restore,
}

/// A wish to change a project.
#[derive(Clone)]
pub struct Draft {
    wish: Wish,
    dice: [Index; 5],
    words: String,
    wild: bool,
    parts: Vec<Self>,
}

/// What matters of a draft when a property fails.
impl fmt::Debug for Draft {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wild = if self.wild { " wild" } else { "" };
        write!(
            formatter,
            "{:?}{wild} {:?} {:?}",
            self.wish, self.words, self.parts
        )
    }
}

/// Drafts of every kind of edit.
pub fn drafts(
    length: impl Into<proptest::collection::SizeRange>,
) -> impl Strategy<Value = Vec<Draft>> {
    vec(draft(), length)
}

/// A draft of any kind of edit.
pub fn draft() -> impl Strategy<Value = Draft> {
    let compound = select(&[Wish::MergeCopy, Wish::MergeOther, Wish::All][..]);
    prop_oneof![
        9 => simple(),
        1 => (simple(), compound, vec(simple(), 0..6))
            .prop_map(|(draft, wish, parts)| Draft { wish, parts, ..draft }),
    ]
}

fn simple() -> impl Strategy<Value = Draft> {
    use Wish::*;
    let rest = [
        DeleteSpan,
        Relabel,
        SetFragments,
        SetAttribute,
        SetNote,
        AddRelation,
        ChangeRelation,
        DeleteRelation,
        PutEntity,
        DeleteEntity,
        AddRegion,
        DeleteRegion,
        PutAnnotator,
        RemoveArticle,
        SetMetadata,
        SetStatus,
        RenameProject,
        SetScheme,
        Rename,
        Restore,
    ];
    let wish = prop_oneof![3 => Just(AddSpan), 2 => Just(AddArticles), 8 => select(rest.to_vec())];
    (
        wish,
        any::<[Index; 5]>(),
        "\\PC{0,3}",
        prop::bool::weighted(0.15),
    )
        .prop_map(|(wish, dice, words, wild)| Draft {
            wish,
            dice,
            words,
            wild,
            parts: Vec::new(),
        })
}

/// Someone who works on copies of a project: an annotator at a machine with a clock of its own.
#[derive(Clone, Debug)]
pub struct Hand {
    author: AnnotatorId,
    machine: u8,
    ids: IdSource,
    clock: u64,
    stock: Vec<Text>,
}

impl Hand {
    /// The hand of an annotator at a machine whose clock shows `clock` milliseconds.
    pub fn new(author: u128, machine: u8, clock: u64, stock: &[Text]) -> Self {
        Self {
            author: id(author),
            machine,
            ids: IdSource::new([machine; 7]),
            clock,
            stock: stock.to_vec(),
        }
    }

    /// The stamp of a change made now.
    pub fn stamp(&mut self, project: &Project) -> Stamp {
        self.clock += 1;
        project.latest().next(self.now(), self.author)
    }

    /// Makes an edit of a draft and applies it.
    pub fn apply(&mut self, project: &Project, draft: &Draft) -> Result<Applied, Refusal> {
        let edit = self.edit(project, draft);
        let stamp = self.stamp(project);
        apply(project, &edit, stamp)
    }

    /// The project after all of the drafts that are not refused.
    pub fn work(&mut self, project: &Project, drafts: &[Draft]) -> Project {
        drafts.iter().fold(project.clone(), |project, draft| {
            match self.apply(&project, draft) {
                Ok(applied) => applied.project,
                Err(_) => project,
            }
        })
    }

    /// A project with the preset scheme, made by this hand out of drafts.
    pub fn project(&mut self, drafts: &[Draft]) -> Project {
        self.project_of(id(1), drafts)
    }

    /// The same under another id.
    pub fn project_of(&mut self, project: ProjectId, drafts: &[Draft]) -> Project {
        self.work(
            &Project::new(project, name("Reports"), claims_and_denials()),
            drafts,
        )
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_milliseconds(self.clock)
    }

    /// What a draft comes to in a project.
    pub fn edit(&mut self, project: &Project, draft: &Draft) -> Edit {
        let Draft {
            dice: [one, two, three, four, five],
            words,
            wild,
            parts,
            ..
        } = draft;
        let wild = *wild;
        let span = pick(one, project, |key| match key {
            RecordKey::Span(id) => Some(id),
            _ => None,
        });
        let span = if wild {
            SpanId::MAX
        } else {
            span.unwrap_or(SpanId::NIL)
        };
        let article = pick(one, project, |key| match key {
            RecordKey::Article(id) => Some(id),
            _ => None,
        });
        let article = article.unwrap_or(ArticleId::NIL);
        match draft.wish {
            Wish::AddSpan => Edit::AddSpan(Span {
                id: self.ids.mint(self.now()),
                fragments: fragments(project, article, [two, three, four, five], wild),
                label: label(project, two, wild),
                attributes: Default::default(),
                note: name(words),
                annotator: self.author,
                created: self.now(),
                unknown: UnknownFields::new(),
                article,
            }),
            Wish::DeleteSpan => Edit::DeleteSpan(span),
            Wish::Relabel => Edit::Relabel {
                span,
                label: label(project, two, wild),
            },
            Wish::SetFragments => {
                let article = project
                    .span(span)
                    .map_or(ArticleId::NIL, |span| span.article);
                let fragments = fragments(project, article, [two, three, four, five], wild);
                Edit::SetFragments { span, fragments }
            }
            Wish::SetAttribute => self.set_attribute(project, span, draft),
            Wish::SetNote => Edit::SetNote {
                span,
                note: name(words),
            },
            Wish::AddRelation => Edit::AddRelation(self.relation(project, draft)),
            Wish::ChangeRelation => self.change_relation(project, draft),
            Wish::DeleteRelation => {
                Edit::DeleteRelation(pick(one, project, relation_key).unwrap_or_else(|| id(0)))
            }
            Wish::PutEntity => {
                let known = pick(one, project, entity_key).filter(|_| two.index(2) == 0);
                Edit::PutEntity(Entity {
                    id: known.unwrap_or_else(|| self.ids.mint(self.now())),
                    kind: name(["speaker", "proposition"][three.index(2)]),
                    name: if wild {
                        name(" ")
                    } else {
                        name(&format!("{words}!"))
                    },
                    aliases: vec![name(words)],
                    unknown: UnknownFields::new(),
                })
            }
            Wish::DeleteEntity => {
                Edit::DeleteEntity(pick(one, project, entity_key).unwrap_or_else(|| id(0)))
            }
            Wish::AddRegion => Edit::AddRegion(Region {
                id: self.ids.mint(self.now()),
                article,
                range: stretch(project, article, [two, three], wild),
                note: name(words),
                annotator: self.author,
                unknown: UnknownFields::new(),
            }),
            Wish::DeleteRegion => Edit::DeleteRegion(
                pick(one, project, |key| match key {
                    RecordKey::Region(id) => Some(id),
                    _ => None,
                })
                .unwrap_or_else(|| id(0)),
            ),
            Wish::PutAnnotator => Edit::PutAnnotator(Annotator {
                id: self.author,
                name: name(words),
                color: Color::ALL.get(two.index(9)).copied(),
                unknown: UnknownFields::new(),
            }),
            Wish::AddArticles => {
                let count = 1 + two.index(2);
                let numbers = [one, three].into_iter().take(count);
                let texts: Vec<Text> = numbers.map(|dice| dice.get(&self.stock).clone()).collect();
                Edit::AddArticles(
                    texts
                        .into_iter()
                        .map(|text| self.article(text, words))
                        .collect(),
                )
            }
            Wish::RemoveArticle => Edit::RemoveArticle(article),
            Wish::SetMetadata => Edit::SetMetadata {
                article,
                title: if wild {
                    name("")
                } else {
                    name(&format!("On {words}"))
                },
                metadata: Metadata {
                    outlet: Some(name(words)),
                    ..Metadata::default()
                },
            },
            Wish::SetStatus => Edit::SetStatus {
                article,
                status: *two.get(&Status::ALL),
            },
            Wish::RenameProject if wild => Edit::RenameProject(name("\t")),
            Wish::RenameProject => Edit::RenameProject(name(&format!("About {words}"))),
            Wish::SetScheme => Edit::SetScheme(scheme(project.scheme(), [two, three], wild)),
            Wish::Rename => {
                let mut scheme = Scheme::clone(project.scheme());
                let renames = renamed(&mut scheme, [one, two, three], wild);
                scheme_change(project, scheme, &renames).edit
            }
            Wish::MergeCopy => {
                let mut other = self.other(one);
                Edit::Merge(Box::new(other.work(project, parts)))
            }
            Wish::MergeOther => {
                let mut other = self.other(one);
                let scheme = if two.index(2) == 0 {
                    Scheme::default()
                } else {
                    claims_and_denials()
                };
                let empty = Project::new(id(2), name("Another"), scheme);
                Edit::Merge(Box::new(other.work(&empty, parts)))
            }
            Wish::All => {
                let mut after = project.clone();
                let mut edits = Vec::new();
                for part in parts {
                    let edit = self.edit(&after, part);
                    let stamp = self.stamp(&after);
                    match apply(&after, &edit, stamp) {
                        Ok(applied) => after = applied.project,
                        Err(_) if wild => {}
                        Err(_) => continue,
                    }
                    edits.push(edit);
                }
                Edit::All(edits)
            }
            Wish::Restore => {
                let keys: Vec<RecordKey> = project.entries().collect();
                let records = [one, two, three].into_iter().map(|dice| {
                    let (record, _) = project.entry(*dice.get(&keys)).unwrap();
                    if four.index(2) == 0 {
                        record
                    } else {
                        deleted(record)
                    }
                });
                Edit::Restore(records.collect())
            }
        }
    }

    /// Another hand, whose clock goes before or after this one's, so that ids come in any order.
    pub fn other(&mut self, dice: &Index) -> Self {
        self.clock += 1;
        let [.., high, low] = self.clock.to_be_bytes();
        let clock = dice.index(usize::try_from(2 * self.clock).unwrap()) as u64;
        let ids = IdSource::new([self.machine, high, low, 0, 0, 0, 0]);
        Self {
            author: id(77),
            ids,
            clock,
            ..self.clone()
        }
    }

    fn article(&mut self, text: Text, words: &str) -> Article {
        Article {
            id: self.ids.mint(self.now()),
            title: name(&format!("From {words}")),
            metadata: Metadata::default(),
            status: Status::default(),
            created: self.now(),
            digest: Digest::of(&text),
            text: Arc::new(text),
            unknown: UnknownFields::new(),
        }
    }

    fn set_attribute(&self, project: &Project, span: SpanId, draft: &Draft) -> Edit {
        let [_, two, three, four, _] = &draft.dice;
        let attributes = &project.scheme().attributes;
        let Some(attribute) = (!attributes.is_empty()).then(|| two.get(attributes)) else {
            return Edit::SetAttribute {
                span,
                attribute: name("mood"),
                value: None,
            };
        };
        let value = match &attribute.kind {
            _ if draft.wild => Value::Choice(name("wrong")),
            AttributeKind::Choice(options) => Value::Choice(Arc::clone(three.get(options))),
            AttributeKind::Choices(options) => Value::Choices(vec![Arc::clone(three.get(options))]),
            AttributeKind::YesNo => Value::YesNo(three.index(2) == 0),
            AttributeKind::Text => Value::Text(name(&draft.words)),
            AttributeKind::Entity(kind) => {
                let fitting: Vec<_> = project.entities().filter(|one| one.kind == *kind).collect();
                Value::Entity(if fitting.is_empty() {
                    id(0)
                } else {
                    three.get(&fitting).id
                })
            }
        };
        let value = (four.index(3) > 0).then_some(value);
        Edit::SetAttribute {
            span,
            attribute: Arc::clone(&attribute.name),
            value,
        }
    }

    /// Turns a link round, or makes it another one between other spans.
    fn change_relation(&mut self, project: &Project, draft: &Draft) -> Edit {
        let [.., four, five] = &draft.dice;
        let drafted = self.relation(project, draft);
        let known = pick(four, project, relation_key);
        let changed = known.and_then(|id| project.relation(id));
        Edit::ChangeRelation(match changed {
            Some(relation) if five.index(2) == 0 => Relation {
                from: relation.to,
                to: relation.from,
                ..Relation::clone(relation)
            },
            Some(relation) => Relation {
                id: relation.id,
                ..drafted
            },
            None => drafted,
        })
    }

    fn relation(&mut self, project: &Project, draft: &Draft) -> Relation {
        let [one, two, three, ..] = &draft.dice;
        let spans: Vec<&Span> = project.spans().map(|span| &**span).collect();
        let end = |dice: &Index| (!spans.is_empty()).then(|| *dice.get(&spans));
        let ends = (end(one), end(two));
        let fitting = match ends {
            (Some(from), Some(to)) => project
                .scheme()
                .relation_types
                .iter()
                .filter(|kind| draft.wild || kind.allows(&from.label, &to.label))
                .collect(),
            _ => Vec::new(),
        };
        Relation {
            id: self.ids.mint(self.now()),
            relation_type: if fitting.is_empty() {
                name("follows")
            } else {
                Arc::clone(&three.get(&fitting).name)
            },
            from: ends.0.map_or(SpanId::NIL, |span| span.id),
            to: ends.1.map_or(SpanId::NIL, |span| span.id),
            annotator: self.author,
            created: self.now(),
            unknown: UnknownFields::new(),
        }
    }
}

/// One of the ids that were ever known, deleted and hidden ones included.
fn pick<Id>(dice: &Index, project: &Project, id: impl Fn(RecordKey) -> Option<Id>) -> Option<Id> {
    let mut ids: Vec<Id> = project.entries().filter_map(id).collect();
    if ids.is_empty() {
        None
    } else {
        Some(ids.swap_remove(dice.index(ids.len())))
    }
}

fn relation_key(key: RecordKey) -> Option<RelationId> {
    match key {
        RecordKey::Relation(id) => Some(id),
        _ => None,
    }
}

fn entity_key(key: RecordKey) -> Option<sayso::model::EntityId> {
    match key {
        RecordKey::Entity(id) => Some(id),
        _ => None,
    }
}

fn label(project: &Project, dice: &Index, wild: bool) -> Name {
    let labels = &project.scheme().labels;
    if wild || labels.is_empty() {
        name("Rumour")
    } else {
        Arc::clone(&dice.get(labels).name)
    }
}

/// A scheme with one label more, or without its last, or with one twice.
fn scheme(scheme: &Scheme, dice: [&Index; 2], wild: bool) -> Scheme {
    let [one, two] = dice;
    let mut scheme = scheme.clone();
    let more = Label {
        name: name(["Question", "Rumour"][one.index(2)]),
        short: name("Q"),
        key: None,
        ..claims_and_denials().labels[0].clone()
    };
    let is_new = scheme.label(&more.name).is_none();
    if wild || is_new {
        scheme
            .labels
            .extend(std::iter::repeat_n(more, if wild { 2 } else { 1 }));
        let options = vec![name("calm"), name("angry")];
        let mood = Attribute {
            name: name("mood"),
            key: (two.index(2) == 0).then_some('u'),
            default: match two.index(3) {
                0 => None,
                chosen => Some(Value::Choices(options[..chosen].to_vec())),
            },
            kind: AttributeKind::Choices(options),
            is_required: two.index(2) == 0,
            guideline: name("- *calm*\n- *angry*"),
            unknown: UnknownFields::new(),
        };
        if scheme.attribute("mood").is_none() {
            scheme.attributes.push(mood);
        }
        let needs = Rule {
            is_on: two.index(2) == 0,
            ..Rule::new("Again", RuleKind::IdenticalSpans)
        };
        if scheme.rules.iter().all(|rule| rule.name != needs.name) {
            scheme.rules.push(needs);
        }
    } else {
        scheme.labels.pop();
    }
    scheme
}

/// Renames something of a scheme, into a name that something else may have if wild.
fn renamed(scheme: &mut Scheme, dice: [&Index; 3], wild: bool) -> Renames {
    let [kind, which, new] = dice;
    let new = if wild {
        name(["Claim", "kind", "denies", ""][new.index(4)])
    } else {
        name(["One", "Two", "Three"][new.index(3)])
    };
    let mut renames = Renames::default();
    match kind.index(5) {
        0 => {
            if let Some(old) = one_of(which, scheme.labels.iter().map(|one| &one.name)) {
                renames.label(scheme, &old, &new);
            }
        }
        1 => {
            if let Some(old) = one_of(which, scheme.attributes.iter().map(|one| &one.name)) {
                renames.attribute(scheme, &old, &new);
            }
        }
        2 => {
            let attributes = scheme.attributes.iter();
            let choices = attributes.flat_map(|one| one.kind.options().iter().map(|_| &one.name));
            if let Some(attribute) = one_of(which, choices) {
                let definition = scheme.attribute(&attribute).unwrap();
                let old = one_of(which, definition.kind.options().iter()).unwrap();
                renames.choice(scheme, &attribute, &old, &new);
            }
        }
        3 => {
            if let Some(old) = one_of(which, scheme.entity_kinds.iter().map(|one| &one.name)) {
                renames.entity_kind(scheme, &old, &new);
            }
        }
        _ => {
            if let Some(old) = one_of(which, scheme.relation_types.iter().map(|one| &one.name)) {
                renames.relation_type(scheme, &old, &new);
            }
        }
    }
    renames
}

fn one_of<'a>(dice: &Index, names: impl Iterator<Item = &'a Name>) -> Option<Name> {
    let mut names: Vec<&Name> = names.collect();
    (!names.is_empty()).then(|| Name::clone(names.swap_remove(dice.index(names.len()))))
}

fn boundary(text: Option<&Text>, dice: &Index, wild: bool) -> ByteOffset {
    let string = text.map_or("", Text::as_str);
    if wild {
        return ByteOffset::new(dice.index(string.len() + 4) as u32);
    }
    let ends = string
        .char_indices()
        .map(|(byte, one)| byte + one.len_utf8());
    let boundaries: Vec<usize> = std::iter::once(0).chain(ends).collect();
    ByteOffset::new(*dice.get(&boundaries) as u32)
}

/// A stretch of an article, or one that lies nowhere.
fn stretch(project: &Project, article: ArticleId, dice: [&Index; 2], wild: bool) -> TextRange {
    let text = project.article(article).map(|article| &*article.text);
    let [one, other] = dice.map(|dice| boundary(text, dice, wild));
    TextRange::between(one, other)
}

/// One or two stretches; where they are empty, one that reaches out of any text.
fn fragments(project: &Project, article: ArticleId, dice: [&Index; 4], wild: bool) -> Fragments {
    let [one, two, three, four] = dice;
    let first = stretch(project, article, [one, two], wild);
    let second = stretch(project, article, [three, four], wild);
    let nowhere = TextRange::between(ByteOffset::ZERO, ByteOffset::MAX);
    Fragments::new([first, second])
        .or_else(|| Fragments::single(nowhere))
        .unwrap()
}

/// The tombstone of a record, for those that can be deleted.
fn deleted(record: Record) -> Record {
    match record.key() {
        RecordKey::Info | RecordKey::Scheme => record,
        RecordKey::Annotator(id) => Record::Annotator(id, None),
        RecordKey::Article(id) => Record::Article(id, None),
        RecordKey::Entity(id) => Record::Entity(id, None),
        RecordKey::Span(id) => Record::Span(id, None),
        RecordKey::Relation(id) => Record::Relation(id, None),
        RecordKey::Region(id) => Record::Region(id, None),
    }
}
