//! What can be done to projects, one act at a time: each ends with words about what came of it.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::{BrowserError, clock, page};
use crate::edit::Edit;
use crate::formats::stored::GRACE_DAYS;
use crate::model::{
    ArticleId, IdSource, Name, Project, ProjectId, ProjectInfo, Record, claims_and_denials,
};
use crate::store::{Action, Page, StorageStatus};
use crate::ui::importing::Importer;
use crate::ui::keeping::{Listed, Opened, rebuilt};
use crate::ui::workshop::Progress;
use crate::ui::{seed, startup};

/// How long to wait between two looks at whether everything is saved, in milliseconds.
const PAUSE: u32 = 20;

/// What is being done, and how far it has come.
#[derive(Clone, PartialEq)]
pub(super) struct Busy {
    pub(super) words: AttrValue,
    pub(super) progress: Option<Progress>,
}

/// What came of an act, in words: what was done, or why nothing was.
type Outcome = Result<String, String>;

/// What was told last; the number tells the same words said twice apart.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Told {
    pub(super) serial: u32,
    pub(super) words: AttrValue,
    pub(super) is_refusal: bool,
}

/// The acts of the open dialog.
#[derive(Clone, PartialEq)]
pub(super) struct Acts {
    pub(super) importer: Importer,
    pub(super) listed: UseStateSetter<Option<Rc<[Listed]>>>,
    pub(super) busy: UseStateSetter<Option<Busy>>,
    pub(super) told: UseStateSetter<Told>,
    /// How often something was told.
    pub(super) tellings: Rc<Cell<u32>>,
    /// Whether the dialog is still there.
    pub(super) is_open: Rc<Cell<bool>>,
}

impl Acts {
    /// Reads the list.
    pub(super) fn read(&self) {
        let acts = self.clone();
        spawn_local(async move { acts.reread().await });
    }

    async fn reread(&self) {
        match self.importer.keeper.listed().await {
            Ok(listed) => self.listed.set(Some(listed.into())),
            Err(error) => self.tell(Err(error.to_string())),
        }
    }

    /// Says what came of something.
    pub(super) fn tell(&self, outcome: Outcome) {
        let serial = self.tellings.get() + 1;
        self.tellings.set(serial);
        let is_refusal = outcome.is_err();
        let (Ok(words) | Err(words)) = outcome;
        self.told.set(Told {
            serial,
            words: words.into(),
            is_refusal,
        });
    }

    /// Does something that takes time, then reads the list again.
    fn run(&self, words: String, act: impl Future<Output = Outcome> + 'static) {
        let acts = self.clone();
        self.busy.set(Some(Busy {
            words: words.into(),
            progress: None,
        }));
        spawn_local(async move {
            let outcome = act.await;
            if acts.is_open.get() {
                acts.reread().await;
                acts.busy.set(None);
                acts.tell(outcome);
            }
        });
    }

    /// Opens a project in the place of the one that is open.
    pub(super) fn open(&self, listed: Listed) {
        let (acts, words) = (self.clone(), format!("Opening “{}”", listed.name()));
        self.run(words.clone(), async move {
            acts.wait_for_saved().await?;
            let keeper = &acts.importer.keeper;
            let records = keeper.records(listed.id).await.map_err(in_words)?;
            let busy = acts.busy.clone();
            let on_progress = move |progress| {
                busy.set(Some(Busy {
                    words: words.clone().into(),
                    progress: Some(progress),
                }));
            };
            let import = rebuilt(listed.id, records, &on_progress).await;
            acts.wait_for_saved().await?;
            let Some(opened) = keeper.take_over(&listed).await.map_err(in_words)? else {
                return Err(changed_elsewhere(&listed));
            };
            let problems: Vec<String> = import.warnings.iter().map(ToString::to_string).collect();
            let words = startup::summary(&problems)
                .unwrap_or_else(|| format!("Opened “{}”.", import.project.info().name).into());
            acts.enter(import.project, opened, &words);
            Ok(String::new())
        });
    }

    /// Makes a project with the preset scheme and no articles, and opens it.
    pub(super) fn create(&self, name: Name) {
        let acts = self.clone();
        self.run(format!("Making “{name}”"), async move {
            acts.wait_for_saved().await?;
            let author = acts.importer.state.get().identity.id;
            let id: ProjectId = IdSource::new(seed()).mint(clock::now());
            let mut project = Project::new(id, name.clone(), claims_and_denials());
            // The name was chosen, so it stands against that of a project which is imported into it.
            let info = ProjectInfo {
                name,
                ..ProjectInfo::default()
            };
            let stamp = project.latest().next(clock::now(), author);
            project.put(Record::from(info), stamp);
            let opened = acts.importer.keeper.newly_opened(id);
            let words = format!("Opened “{}”, which is new.", project.info().name);
            acts.enter(project, opened, &words);
            Ok(String::new())
        });
    }

    /// Gives a project another name.
    pub(super) fn rename(&self, listed: Listed, name: Name) {
        let state = self.importer.state.get();
        if listed.id == state.project.id() {
            let edit = Edit::RenameProject(name.clone());
            let dispatch = &self.importer.dispatch;
            dispatch.dispatch(Action::Edit(Box::new(edit)));
            self.tell(Ok(format!("It is called “{name}” now.")));
            return;
        }
        let (acts, author) = (self.clone(), state.identity.id);
        self.run(format!("Renaming “{}”", listed.name()), async move {
            let keeper = &acts.importer.keeper;
            let renamed = keeper.rename(&listed, &name, author).await;
            done(renamed, &listed, format!("It is called “{name}” now."))
        });
    }

    /// Copies a project.
    pub(super) fn duplicate(&self, listed: Listed) {
        let acts = self.clone();
        self.run(format!("Copying “{}”", listed.name()), async move {
            acts.wait_for_saved().await?;
            let keeper = &acts.importer.keeper;
            // What has just been saved may have changed the entry.
            let current = keeper.listed().await.map_err(in_words)?;
            let current = current.into_iter().find(|other| other.id == listed.id);
            let listed = current.ok_or_else(|| changed_elsewhere(&listed))?;
            let name = Name::from(format!("{} copy", listed.name()));
            let author = acts.importer.state.get().identity.id;
            let copied = keeper.duplicate(&listed, &name, author).await;
            done(copied, &listed, format!("“{name}” is there now."))
        });
    }

    /// Deletes a project that is not open, so that it can be brought back for some days.
    pub(super) fn delete(&self, listed: Listed) {
        let acts = self.clone();
        self.run(format!("Deleting “{}”", listed.name()), async move {
            let keeper = &acts.importer.keeper;
            let deleted = keeper.set_deleted(&listed, Some(clock::now())).await;
            let words = format!(
                "“{}” is deleted. It can be restored for {GRACE_DAYS} days.",
                listed.name()
            );
            done(deleted, &listed, words)
        });
    }

    /// Brings a deleted project back.
    pub(super) fn restore(&self, listed: Listed) {
        let acts = self.clone();
        self.run(format!("Restoring “{}”", listed.name()), async move {
            let restored = acts.importer.keeper.set_deleted(&listed, None).await;
            done(restored, &listed, format!("“{}” is back.", listed.name()))
        });
    }

    /// Deletes a project for good.
    pub(super) fn delete_for_good(&self, listed: Listed) {
        let acts = self.clone();
        self.run(format!("Deleting “{}”", listed.name()), async move {
            let deleted = acts.importer.keeper.delete_for_good(&listed).await;
            let words = format!("“{}” is deleted for good.", listed.name());
            done(deleted, &listed, words)
        });
    }

    /// Waits until what was done to the open project is on the disk.
    async fn wait_for_saved(&self) -> Result<(), String> {
        loop {
            if !self.is_open.get() {
                return Err(String::new());
            }
            let state = self.importer.state.get();
            match &state.saving.status {
                StorageStatus::Working if state.saving.is_saved() => return Ok(()),
                StorageStatus::Working => TimeoutFuture::new(PAUSE).await,
                StorageStatus::Failing(reason) | StorageStatus::Refused(reason) => {
                    return Err(format!(
                        "The last changes of the open project are not saved, so it stays open. {reason}"
                    ));
                }
            }
        }
    }

    /// Puts a project in the place of the one that is open.
    fn enter(&self, project: Project, opened: Opened, words: &str) {
        let Importer {
            dispatch, keeper, ..
        } = &self.importer;
        let identity = self.importer.state.get().identity.clone();
        let last: Option<ArticleId> = opened
            .place
            .as_ref()
            .and_then(|place| place.article.parse().ok());
        if project.article_count() == 0 {
            let _unchanged_address = page::replace_hash("");
        }
        let (layers, unsaved) = (opened.layers.clone(), !opened.is_stored);
        keeper.opened(opened);
        dispatch.dispatch(Action::CloseDialog);
        dispatch.dispatch(Action::ShowPage(Page::Annotate));
        dispatch.dispatch(Action::Open {
            project: Box::new(project),
            identity,
            article: last,
            layers,
            unsaved,
        });
        dispatch.dispatch(Action::Tell(words.into()));
    }
}

/// What came of an act that is done only if nobody else has changed the project's entry.
fn done(written: Result<bool, BrowserError>, listed: &Listed, words: String) -> Outcome {
    match written {
        Ok(true) => Ok(words),
        Ok(false) => Err(changed_elsewhere(listed)),
        Err(error) => Err(in_words(error)),
    }
}

fn changed_elsewhere(listed: &Listed) -> String {
    format!(
        "Another tab has changed “{}” meanwhile, so nothing was done. This is how it is now.",
        listed.name()
    )
}

fn in_words(error: BrowserError) -> String {
    error.to_string()
}
