//! What of the project is written, and how: the part of the dialog that makes a [`Choice`].

use std::collections::BTreeSet;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::formats::{Choice, Excluded, Offered, OffsetUnit, SplitBy, Splits};
use crate::model::{AnnotatorId, ArticleId, Name, Project, Status};
use crate::text::counted;

/// The shares of development and test that are offered, in hundredths.
const SHARES: [(u8, u8); 3] = [(10, 10), (10, 20), (0, 20)];

/// What the ways of dividing are called.
const WAYS: [(SplitBy, &str); 3] = [
    (SplitBy::Chance, "by chance"),
    (SplitBy::Outlet, "by outlet"),
    (SplitBy::Date, "by date"),
];

/// Which articles are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Articles {
    #[default]
    All,
    Open,
    Of(Status),
}

/// What has been chosen in the dialog.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Options {
    articles: Articles,
    /// Labels whose spans are left out.
    without_labels: BTreeSet<Name>,
    /// Those whose spans are left out.
    without_annotators: BTreeSet<AnnotatorId>,
    excluded: Excluded,
    unit: Option<OffsetUnit>,
    splits: Option<Splits>,
    data_card: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            articles: Articles::All,
            without_labels: BTreeSet::new(),
            without_annotators: BTreeSet::new(),
            excluded: Excluded::KeepText,
            unit: None,
            splits: None,
            data_card: false,
        }
    }
}

impl Options {
    /// What that means for a project, of which an article is open and which has these [`labels`].
    pub(super) fn choice(
        &self,
        project: &Project,
        (open, labels): (Option<ArticleId>, &[Name]),
        format: Option<&Offered>,
    ) -> Choice {
        let articles = match (self.articles, open) {
            (Articles::All, _) | (Articles::Open, None) => None,
            (Articles::Open, Some(article)) => Some([article].into()),
            (Articles::Of(status), _) => {
                let articles = project.articles().filter(|one| one.status == status);
                Some(articles.map(|article| article.id).collect())
            }
        };
        let labels = (!self.without_labels.is_empty()).then(|| {
            let labels = labels.iter().cloned();
            labels
                .filter(|label| !self.without_labels.contains(label))
                .collect()
        });
        let annotators = (!self.without_annotators.is_empty()).then(|| {
            let annotators = project.annotators().map(|one| one.id);
            annotators
                .filter(|id| !self.without_annotators.contains(id))
                .collect()
        });
        let has_units = format.is_some_and(|format| !format.offset_units.is_empty());
        Choice {
            articles,
            annotators,
            labels,
            excluded: self.excluded,
            unit: self.unit.filter(|_| has_units),
            splits: self.splits,
            data_card: self.data_card,
        }
    }
}

/// The labels of a scheme in its order, and then those of spans that it lacks. Looks at every span: to be asked once
/// for each project, not at each rendering.
pub(super) fn labels(project: &Project) -> Vec<Name> {
    let of_scheme = project.scheme().labels.iter().map(|label| &label.name);
    let mut labels: Vec<Name> = of_scheme.cloned().collect();
    let known = labels.len();
    for span in project.spans() {
        // There are few labels, and most spans have one of the first.
        if !labels.contains(&span.label) {
            labels.push(Name::clone(&span.label));
        }
    }
    if let Some(others) = labels.get_mut(known..) {
        others.sort_unstable();
    }
    labels
}

/// Draws which articles there are to choose from.
pub(super) fn articles_field(
    project: &Project,
    open: Option<ArticleId>,
    options: &Options,
    on_change: &Callback<Options>,
) -> Html {
    let mut choices = vec![
        (Articles::All, String::from("Whole project"), false),
        (
            Articles::Open,
            String::from("Open article only"),
            open.is_none(),
        ),
    ];
    for status in Status::ALL {
        let count = project
            .articles()
            .filter(|one| one.status == status)
            .count();
        if count > 0 && count < project.article_count() {
            let words = format!("Only “{}” ({})", status.name(), counted(count, "article"));
            choices.push((Articles::Of(status), words, false));
        }
    }
    let radios = choices.into_iter().map(|(articles, words, disabled)| {
        let checked = options.articles == articles;
        let options = options.clone();
        let onchange = on_change.reform(move |_: Event| Options {
            articles,
            ..options.clone()
        });
        html! {
            <label class="radio" key={words.clone()}>
                <input type="radio" name="scope" {checked} {onchange} {disabled} />
                <span>{ words }</span>
            </label>
        }
    });
    html! {
        <fieldset class="scopes">
            <legend>{ "What" }</legend>
            { for radios }
        </fieldset>
    }
}

/// Draws what else can be chosen; folded away, since few need it.
pub(super) fn more_fields(
    (project, labels): (&Project, &[Name]),
    format: Option<&Offered>,
    options: &Options,
    on_change: &Callback<Options>,
) -> Html {
    html! {
        <details class="export-options">
            <summary>{ "More choices" }</summary>
            { labels_field(labels, options, on_change) }
            { annotators_field(project, options, on_change) }
            { splits_field(options, on_change) }
            { unit_field(format, options, on_change) }
            <fieldset>
                <legend>{ "Also" }</legend>
                { tick("Cut excluded text out", options.excluded == Excluded::CutText, on_change.reform({
                    let options = options.clone();
                    move |cuts: bool| Options {
                        excluded: if cuts { Excluded::CutText } else { Excluded::KeepText },
                        ..options.clone()
                    }
                })) }
                { tick("Add a data card (README.md)", options.data_card, on_change.reform({
                    let options = options.clone();
                    move |data_card: bool| Options { data_card, ..options.clone() }
                })) }
            </fieldset>
        </details>
    }
}

/// A box to tick.
fn tick(words: &str, checked: bool, on_tick: Callback<bool>) -> Html {
    let onchange = on_tick.reform(|event: Event| {
        let field = event.target_dyn_into::<HtmlInputElement>();
        field.is_some_and(|field| field.checked())
    });
    html! {
        <label class="radio" key={words.to_owned()}>
            <input type="checkbox" {checked} {onchange} />
            <span>{ words.to_owned() }</span>
        </label>
    }
}

fn labels_field(labels: &[Name], options: &Options, on_change: &Callback<Options>) -> Html {
    let ticks = labels.iter().cloned().map(|label| {
        let is_in = !options.without_labels.contains(&label);
        let options = options.clone();
        let name = Name::clone(&label);
        tick(
            &name,
            is_in,
            on_change.reform(move |is_in: bool| {
                let mut options = options.clone();
                with(&mut options.without_labels, Name::clone(&label), !is_in);
                options
            }),
        )
    });
    html! { <fieldset><legend>{ "Labels" }</legend><div class="ticks">{ for ticks }</div></fieldset> }
}

fn annotators_field(project: &Project, options: &Options, on_change: &Callback<Options>) -> Html {
    if project.annotators().count() < 2 {
        return Html::default();
    }
    let ticks = project.annotators().map(|annotator| {
        let (id, options) = (annotator.id, options.clone());
        let is_in = !options.without_annotators.contains(&id);
        tick(
            annotator.display_name(),
            is_in,
            on_change.reform(move |is_in: bool| {
                let mut options = options.clone();
                with(&mut options.without_annotators, id, !is_in);
                options
            }),
        )
    });
    html! { <fieldset><legend>{ "Annotators" }</legend><div class="ticks">{ for ticks }</div></fieldset> }
}

fn with<T: Ord>(set: &mut BTreeSet<T>, one: T, is_in: bool) {
    if is_in {
        set.insert(one);
    } else {
        set.remove(&one);
    }
}

/// Whether it is divided, and how; as one list, since each choice goes with the other.
fn splits_field(options: &Options, on_change: &Callback<Options>) -> Html {
    let ways: Vec<(String, Splits)> = WAYS
        .iter()
        .flat_map(|(by, words)| {
            SHARES.iter().map(move |(dev, test)| {
                let train = 100 - dev - test;
                let splits = Splits {
                    by: *by,
                    dev: *dev,
                    test: *test,
                    seed: 1,
                };
                (format!("{train} / {dev} / {test}, {words}"), splits)
            })
        })
        .collect();
    let chosen = options.splits;
    let rows = ways.iter().enumerate().map(|(place, (words, splits))| {
        html! { <option value={place.to_string()} selected={chosen == Some(*splits)}>{ words.clone() }</option> }
    });
    let onchange = {
        let (options, ways) = (options.clone(), ways.clone());
        on_change.reform(move |event: Event| {
            let field = event.target_dyn_into::<HtmlSelectElement>();
            let place = field.and_then(|field| field.value().parse::<usize>().ok());
            let way = place.and_then(|place| ways.get(place));
            Options {
                splits: way.map(|(_, splits)| *splits),
                ..options.clone()
            }
        })
    };
    html! {
        <div class="field">
            <label for="export-splits">{ "Train / dev / test" }</label>
            <select id="export-splits" {onchange}>
                <option value="" selected={chosen.is_none()}>{ "Not divided" }</option>
                { for rows }
            </select>
        </div>
    }
}

fn unit_field(format: Option<&Offered>, options: &Options, on_change: &Callback<Options>) -> Html {
    let units = format.map_or(&[][..], |format| &format.offset_units);
    if units.is_empty() {
        return Html::default();
    }
    let radios = units.iter().enumerate().map(|(place, unit)| {
        let checked = options.unit.map_or(place == 0, |chosen| chosen == *unit);
        let (options, unit) = (options.clone(), *unit);
        let onchange = on_change.reform(move |_: Event| Options {
            unit: Some(unit),
            ..options.clone()
        });
        html! {
            <label class="radio" key={unit.name()}>
                <input type="radio" name="unit" {checked} {onchange} />
                <span>{ unit.name() }</span>
            </label>
        }
    });
    html! { <fieldset><legend>{ "Offsets count" }</legend>{ for radios }</fieldset> }
}
