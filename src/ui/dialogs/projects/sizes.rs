//! How much of the disk each project takes. Found out when the dialog opens, a portion of records at a
//! time, since a project may have hundreds of megabytes.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::acts::Acts;
use crate::browser::BrowserError;
use crate::model::ProjectId;
use crate::ui::keeping::{Keeper, Listed};

/// Bytes by project, of those that are known so far.
pub(super) type Sizes = Rc<BTreeMap<ProjectId, u64>>;

/// The sizes of the projects of a list. What an entry does not say of its project is found out on the
/// way.
#[hook]
pub(super) fn use_sizes(listed: Option<&Rc<[Listed]>>, acts: Option<&Acts>) -> Sizes {
    let sizes = use_state(Sizes::default);
    let known = use_mut_ref(BTreeMap::new);
    let setter = sizes.setter();
    let ids: Option<Vec<ProjectId>> =
        listed.map(|listed| listed.iter().map(|project| project.id).collect());
    let (listed, acts) = (listed.cloned(), acts.cloned());
    use_effect_with(ids, move |_| {
        let is_wanted = Rc::new(Cell::new(true));
        let wanted = Rc::clone(&is_wanted);
        if let Some((listed, acts)) = listed.zip(acts) {
            spawn_local(async move {
                let keeper = &acts.importer.keeper;
                for project in listed.iter() {
                    if !wanted.get() {
                        return;
                    }
                    if known.borrow().contains_key(&project.id) {
                        continue;
                    }
                    // A project that cannot be read keeps its "…"; opening it says why.
                    if let Ok(Some(size)) = size(keeper, project.id, &wanted).await {
                        known.borrow_mut().insert(project.id, size);
                        setter.set(Rc::new(known.borrow().clone()));
                    }
                }
                let state = acts.importer.state.get();
                let open = state.project.id();
                let undescribed = listed
                    .iter()
                    .filter(|project| project.entry.contents.is_none() && project.id != open);
                let uncounted = listed.iter().find(|project| {
                    let contents = project.entry.contents.as_ref();
                    project.id == open && contents.is_some_and(|known| known.excluded.is_none())
                });
                if let Some(project) = uncounted
                    && wanted.get()
                    && keeper.count_excluded(project, &state.project).await.is_ok()
                {
                    acts.read();
                }
                for project in undescribed {
                    if wanted.get() && keeper.describe(project).await.is_ok() {
                        acts.read();
                    }
                }
            });
        }
        move || is_wanted.set(false)
    });
    (*sizes).clone()
}

/// How many bytes the records of a project take; none if nobody wants to know any more.
async fn size(
    keeper: &Keeper,
    project: ProjectId,
    is_wanted: &Cell<bool>,
) -> Result<Option<u64>, BrowserError> {
    let mut portions = keeper.portions(project)?;
    let mut bytes = 0;
    while let Some(portion) = portions.next().await? {
        if !is_wanted.get() {
            return Ok(None);
        }
        bytes += portions.size(&portion);
    }
    Ok(Some(bytes))
}
