//! The store as Yew wants it: a reducer that every component can send actions to.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::{clock, random};
use crate::store::{Action, State, reduce};

/// The state in the form of a Yew reducer. All that happens is decided in [`reduce`]; this only
/// adds the time.
#[derive(Clone, Debug)]
pub(super) struct PageStore(pub(super) Rc<State>);

impl PageStore {
    pub(super) fn new() -> Self {
        Self(Rc::new(State::new(seed())))
    }
}

impl Reducible for PageStore {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match reduce(&self.0, action, clock::now()) {
            Some(next) => Rc::new(Self(Rc::new(next))),
            None => self,
        }
    }
}

/// Random bits for a source of ids. Without a generator the clock has to do: ids then still differ
/// between any two moments.
pub(super) fn seed() -> [u8; 7] {
    random::random_bytes().unwrap_or_else(|_| {
        let [_, bytes @ ..] = clock::now().milliseconds().to_be_bytes();
        bytes
    })
}

/// Sends actions to the store; the same pointer for as long as the page lives.
pub(super) type Dispatch = UseReducerDispatcher<PageStore>;

/// The dispatcher of the page.
#[hook]
pub(super) fn use_dispatch() -> Dispatch {
    #[expect(
        clippy::expect_used,
        reason = "every component is mounted below the provider"
    )]
    use_context::<Dispatch>().expect("components are mounted below the page's store")
}

/// Sends an action with every click. It is made anew each time: an action may carry a whole project, so
/// there are no copies of actions.
pub(super) fn on_click(
    dispatch: &Dispatch,
    action: impl Fn() -> Action + 'static,
) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_: MouseEvent| dispatch.dispatch(action()))
}
