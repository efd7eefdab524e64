//! The page as a whole: the store, what goes on beside rendering, and the three columns.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::dialogs::{DialogsProperties, welcome};
use super::fence::FenceProperties;
use super::guideline_card::GuidelineCardProperties;
use super::importing::{Importer, use_dropped_files};
use super::inspector::InspectorProperties;
use super::keeping::Keeper;
use super::keyboard::use_keyboard;
use super::later::{
    AFTERWARDS, Aside, AsideViews, Fetch, Later, LaterCell, LaterViews, SOON, use_part,
};
use super::pages::WholePageProperties;
use super::reader::{HiddenLayersProperties, LinkingBarProperties, Reader};
use super::shared::Same;
use super::side::side_column;
use super::top_bar::TopBar;
use super::working::{Bar, Ongoing, Working};
use super::workshop::{Progress, Workshop};
use super::{Dispatch, PageStore, failure, startup};
use crate::browser::listen::{EventListenerOptions, on_window};
use crate::browser::page::{self, AppPhase, SavePhase};
use crate::model::ArticleId;
use crate::store::{Action, Announcement, Page, Phase, Side, State, StorageStatus, Tone};
use crate::text::ByteOffset;

/// Mounts the page, in the place of the words that say it is loading. The functions fetch the parts of
/// the program that come later.
pub fn start(later: Fetch<LaterViews>, aside: Fetch<AsideViews>) {
    let properties = || AppProperties { later, aside };
    let document = page::document();
    yew::set_custom_panic_hook(Box::new(|panic| failure::show(&panic.to_string())));
    match document.get_element_by_id("app") {
        Some(root) => {
            root.set_text_content(None);
            yew::Renderer::<App>::with_root_and_props(root, properties()).render();
        }
        None => {
            yew::Renderer::<App>::with_props(properties()).render();
        }
    }
}

/// Which side column covers the text on a narrow screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drawer {
    /// The list of articles.
    Library,
    /// The inspector.
    Inspector,
}

/// How long after the page has come up the helper for files is made ready, in milliseconds.
const HELPER_DELAY: u32 = 100;

/// The properties of [`App`].
#[derive(Properties)]
struct AppProperties {
    later: Fetch<LaterViews>,
    aside: Fetch<AsideViews>,
}

/// There is one of each to fetch.
impl PartialEq for AppProperties {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The root of the page.
#[component]
fn App(properties: &AppProperties) -> Html {
    let store = use_reducer(PageStore::new);
    let dispatch = store.dispatcher();
    let state = Rc::clone(&store.0);
    let present = (*use_memo((), |()| Present::new(&state))).clone();
    present.set(&state);
    let keeper = use_state(|| None::<Keeper>);
    let welcomed = use_state(|| true);
    let drawer = use_state(|| None::<Drawer>);
    let place = use_state_eq(|| None::<Place>);
    let ongoing = use_state_eq(|| None::<Ongoing>);
    let loaded = use_state_eq(|| None::<Progress>);
    let workshop = (*use_memo((), |()| Workshop::default())).clone();
    let on_work = use_callback(ongoing.setter(), |now: Option<Ongoing>, ongoing| {
        ongoing.set(now);
    });
    let later = use_part(state.phase == Phase::Ready, SOON, properties.later);
    let wants_aside =
        state.side != Side::Articles || state.page != Page::Annotate || state.span.is_some();
    let aside = use_part(
        later.is_here() && (wants_aside || ongoing.is_none()),
        if wants_aside { 0 } else { AFTERWARDS },
        properties.aside,
    );
    let later_cell = (*use_memo((), |()| LaterCell::default())).clone();
    later_cell.keep(&later);
    let importer = keeper.as_ref().map(|keeper| Importer {
        dispatch: dispatch.clone(),
        keeper: keeper.clone(),
        workshop: workshop.clone(),
        on_work,
        state: present.clone(),
        later: later_cell.clone(),
    });

    use_startup(&keeper, &welcomed, &loaded, &workshop, &dispatch);
    use_workshop(state.phase == Phase::Ready, &workshop);
    use_saving(&state, keeper.as_ref(), &dispatch);
    use_address(&state, &dispatch);
    use_keyboard(&state, &dispatch, importer.as_ref());
    let is_dropping = use_dropped_files(&state, importer.as_ref());

    let close_drawer = use_callback(drawer.clone(), |_: (), drawer| drawer.set(None));
    let toggle_drawer = use_callback(drawer.clone(), |wanted: Drawer, drawer| {
        drawer.set(if **drawer == Some(wanted) {
            None
        } else {
            Some(wanted)
        });
    });
    let on_place = use_callback(place.setter(), |at: Place, place| place.set(Some(at)));
    let on_welcomed = use_callback(
        (welcomed.clone(), keeper.clone()),
        |(): (), (welcomed, keeper)| {
            welcomed.set(true);
            if let Some(keeper) = keeper.as_ref() {
                keeper.save_welcomed();
            }
        },
    );
    let retry = {
        let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
        use_callback(Latest(Rc::clone(&state)), move |(): (), state| {
            if let Some(keeper) = keeper.as_ref() {
                keeper.save(&state.0, &dispatch);
            }
        })
    };
    use_effect_with(state.article, {
        let close = close_drawer.clone();
        move |_| close.emit(())
    });
    // What leads to a place in the text is of no use while it covers the text.
    use_effect_with(state.reveal, {
        let drawer = drawer.clone();
        move |_| {
            if *drawer == Some(Drawer::Library) {
                drawer.set(None);
            }
        }
    });

    let body = match (&state.phase, keeper.as_ref().zip(importer)) {
        (Phase::Failed(reason), _) => html! { <p class="startup">{ reason.to_string() }</p> },
        (Phase::Ready, Some((keeper, importer))) => html! {
            <ContextProvider<Importer> context={importer}>
                <TopBar
                    project={Same::from(&state.project)}
                    undo={state.history.next_undo().map(|step| step.name.clone())}
                    redo={state.history.next_redo().map(|step| step.name.clone())}
                    saving={state.saving.clone()}
                    identity={state.identity.clone()}
                    page={state.page}
                    article={state.article}
                    on_drawer={toggle_drawer.clone()}
                    on_retry={retry}
                />
                <div class={classes!("columns", drawer_class(*drawer))}>
                    { side_column(&Latest(Rc::clone(&state)), &aside, &dispatch) }
                    <main inert={drawer.is_some()}>
                        if !*welcomed {
                            { welcome(state.project.scheme(), &on_welcomed) }
                        }
                        { whole_page(&state, &aside) }
                        { linking_bar(&state, &later) }
                        if let Later::Here(views) = later {
                            { (views.hidden_layers)(HiddenLayersProperties {
                                state: Latest(Rc::clone(&state)),
                                keeper: keeper.clone(),
                            }) }
                        }
                        <Reader
                            state={Latest(Rc::clone(&state))}
                            keeper={keeper.clone()}
                            on_drawer={toggle_drawer}
                            {on_place}
                        />
                    </main>
                    <aside class="inspector" role="complementary" aria-label="Inspector">
                        { inspector(&state, *place, &later) }
                    </aside>
                    <button class="scrim" tabindex="-1" aria-hidden="true" onclick={close_drawer.reform(|_| ())} />
                    { fence(shown_page(&state, &aside), *drawer, &close_drawer, &later) }
                </div>
                { dialogs(&state, &later) }
                if is_dropping {
                    <div class="drop-target"><p>{ "Drop articles, folders or a project file" }</p></div>
                }
                if let Some(ongoing) = &*ongoing {
                    <Working key={ongoing.job} ongoing={ongoing.clone()} {workshop} />
                }
                if let Aside::Here(views) = aside {
                    { (views.guideline_card)(GuidelineCardProperties { scheme: Same::from(state.project.scheme()) }) }
                }
            </ContextProvider<Importer>>
        },
        _ => html! {
            <div class="startup">
                <p>{ "Sayso is loading…" }</p>
                if let Some(progress) = *loaded {
                    <Bar {progress} />
                }
            </div>
        },
    };
    html! {
        <ContextProvider<Dispatch> context={dispatch}>
            <ContextProvider<Later> context={later}>
                <ContextProvider<Aside> context={aside}>{ body }</ContextProvider<Aside>>
            </ContextProvider<Later>>
            { live_region(&state.announcement) }
        </ContextProvider<Dispatch>>
    }
}

/// The page that lies over the text, if there is one. The text stays where it is below it.
fn whole_page(state: &Rc<State>, aside: &Aside) -> Html {
    if state.page == Page::Annotate {
        return Html::default();
    }
    let state = Latest(Rc::clone(state));
    aside.draw(|views| (views.page)(WholePageProperties { state }))
}

/// What is being linked, if anything is.
fn linking_bar(state: &Rc<State>, later: &Later) -> Html {
    if state.linking.is_none() {
        return Html::default();
    }
    let state = Latest(Rc::clone(state));
    later.draw(|views| (views.linking_bar)(LinkingBarProperties { state }))
}

/// What the right column shows.
fn inspector(state: &State, place: Option<Place>, later: &Later) -> Html {
    let properties = InspectorProperties {
        project: Same::from(&state.project),
        article: state.article,
        layers: state.layers.clone(),
        span: state.span,
        others: state.also.len(),
        identity: state.identity.clone(),
        place: place_in(place, state.article),
    };
    later.draw(|views| (views.inspector)(properties))
}

/// The open dialog, if any.
fn dialogs(state: &Rc<State>, later: &Later) -> Html {
    let Some(dialog) = state.dialog.clone() else {
        return Html::default();
    };
    let properties = DialogsProperties {
        dialog,
        state: Latest(Rc::clone(state)),
    };
    later.draw(|views| (views.dialogs)(properties))
}

/// The page that lies over the text, once its part of the program is there.
fn shown_page(state: &State, aside: &Aside) -> Page {
    if aside.is_here() {
        state.page
    } else {
        Page::Annotate
    }
}

/// What keeps the focus out of what is covered.
fn fence(page: Page, drawer: Option<Drawer>, on_close: &Callback<()>, later: &Later) -> Html {
    let Later::Here(views) = later else {
        return Html::default();
    };
    (views.fence)(FenceProperties {
        drawer,
        page,
        on_close: on_close.clone(),
    })
}

/// Where the reader is in an article, once the scrolling rests.
pub(super) type Place = (ArticleId, ByteOffset);

/// Where the reader is in the open article.
fn place_in(place: Option<Place>, open: Option<ArticleId>) -> ByteOffset {
    match place {
        Some((article, offset)) if Some(article) == open => offset,
        _ => ByteOffset::ZERO,
    }
}

fn drawer_class(drawer: Option<Drawer>) -> Option<&'static str> {
    match drawer? {
        Drawer::Library => Some("library-open"),
        Drawer::Inspector => Some("inspector-open"),
    }
}

/// The state as a property: the same until there is another.
#[derive(Clone, Debug)]
pub(super) struct Latest(pub(super) Rc<State>);

impl PartialEq for Latest {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The state as it is now, for what takes time. Clones share it.
#[derive(Clone)]
pub(super) struct Present(Rc<RefCell<Rc<State>>>);

impl PartialEq for Present {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Present {
    fn new(state: &Rc<State>) -> Self {
        Self(Rc::new(RefCell::new(Rc::clone(state))))
    }

    /// The state.
    pub(super) fn get(&self) -> Rc<State> {
        Rc::clone(&self.0.borrow())
    }

    fn set(&self, state: &Rc<State>) {
        self.0.replace(Rc::clone(state));
    }
}

/// Loads the project, once.
#[hook]
fn use_startup(
    keeper: &UseStateHandle<Option<Keeper>>,
    welcomed: &UseStateHandle<bool>,
    loaded: &UseStateHandle<Option<Progress>>,
    workshop: &Workshop,
    dispatch: &Dispatch,
) {
    let (keeper, welcomed, dispatch) = (keeper.clone(), welcomed.clone(), dispatch.clone());
    let (loaded, workshop) = (loaded.setter(), workshop.clone());
    use_effect_with((), move |()| {
        spawn_local(async move {
            let opened = Keeper::open().await;
            let on_progress = move |progress| loaded.set(Some(progress));
            let (first, problems) = startup::start(&opened, &workshop, &on_progress).await;
            welcomed.set(opened.welcomed().await);
            if let Some(keymap) = opened.keymap().await {
                dispatch.dispatch(Action::SetKeymap(keymap));
            }
            if let Some(reason) = opened.refusal() {
                dispatch.dispatch(Action::StorageRefused(reason));
            }
            keeper.set(Some(opened.clone()));
            dispatch.dispatch(first);
            if let Some(words) = startup::summary(&problems) {
                dispatch.dispatch(Action::Tell(words));
            }
            opened.purge().await;
        });
    });
}

/// Makes the helper for files ready, soon after the page is.
#[hook]
fn use_workshop(is_ready: bool, workshop: &Workshop) {
    let workshop = workshop.clone();
    use_effect_with(is_ready, move |is_ready| {
        let soon = is_ready.then(|| Timeout::new(HELPER_DELAY, move || workshop.prepare()));
        move || drop(soon)
    });
}

/// Hands every change to the database as it appears, and shows on `<html>` how far it got.
#[hook]
fn use_saving(state: &Rc<State>, keeper: Option<&Keeper>, dispatch: &Dispatch) {
    let save = {
        let (state, keeper, dispatch) = (Rc::clone(state), keeper.cloned(), dispatch.clone());
        move || {
            if let Some(keeper) = keeper {
                keeper.save(&state, &dispatch);
            }
        }
    };
    use_effect_with((state.saving.revision, keeper.is_some()), move |_| save());
    let identity = state.identity.clone();
    use_effect_with((identity, keeper.cloned()), |(identity, keeper)| {
        if let Some(keeper) = keeper {
            keeper.save_identity(identity);
        }
    });
    let keymap = Arc::clone(&state.keymap);
    use_effect_with((keymap, keeper.cloned()), |(keymap, keeper)| {
        if let Some(keeper) = keeper {
            keeper.save_keymap(keymap);
        }
    });
    let phase = save_phase(state);
    use_effect_with(phase, |phase| {
        let _absent_root = page::set_save(*phase);
    });
    let app_phase = match state.phase {
        Phase::Loading => AppPhase::Loading,
        Phase::Ready => AppPhase::Ready,
        Phase::Failed(_) => AppPhase::Failed,
    };
    use_effect_with(app_phase, |phase| {
        let _absent_root = page::set_app(*phase);
    });
    // Leaving while something is on its way to the disk is asked about.
    use_effect_with(phase == SavePhase::Saving, |is_saving| {
        let listener = is_saving.then(|| {
            on_window(
                "beforeunload",
                EventListenerOptions::enable_prevent_default(),
                web_sys::Event::prevent_default,
            )
        });
        move || drop(listener)
    });
}

fn save_phase(state: &State) -> SavePhase {
    match state.saving.status {
        StorageStatus::Failing(_) | StorageStatus::Refused(_) => SavePhase::Failed,
        StorageStatus::Working if state.saving.is_saved() => SavePhase::Saved,
        StorageStatus::Working => SavePhase::Saving,
    }
}

/// Keeps the address, the title and the open article together.
#[hook]
fn use_address(state: &Rc<State>, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    let is_ready = state.phase == Phase::Ready;
    use_effect_with(is_ready, move |is_ready| {
        let follow = move || {
            if let Some(article) = startup::linked_article() {
                dispatch.dispatch(Action::OpenArticle(article));
            } else if let Some(page) = startup::linked_page() {
                dispatch.dispatch(Action::ShowPage(page));
            }
        };
        let listener = is_ready.then(|| {
            follow();
            on_window("hashchange", EventListenerOptions::default(), move |_| {
                follow();
            })
        });
        move || drop(listener)
    });
    let title = state.open_article().map(|article| article.title.clone());
    use_effect_with(
        (state.article, state.page, title),
        |(article, page, title)| {
            let place = match (startup::place_of_page(*page), article) {
                (Some(place), _) => Some(place.to_owned()),
                (None, Some(id)) => Some(format!("/article/{id}")),
                (None, None) => None,
            };
            if let Some(place) = place.filter(|place| *place != page::hash()) {
                let _unchanged_address = page::replace_hash(&place);
            }
            match title {
                Some(title) => page::set_title(&format!("{title} – Sayso")),
                None => page::set_title("Sayso"),
            }
        },
    );
}

/// Reads every change out, and shows those that would be missed.
fn live_region(announcement: &Announcement) -> Html {
    let Announcement {
        serial,
        words,
        tone,
    } = announcement;
    let class = match tone {
        Tone::Quiet => "quiet",
        Tone::Shown => "shown",
        Tone::Refused => "refused",
    };
    html! {
        <div class="announcements" role="status" aria-live="polite">
            <p key={*serial} class={class}>{ words.to_string() }</p>
        </div>
    }
}
