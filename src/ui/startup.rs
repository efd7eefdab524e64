//! What happens before the page is ready: opening the database, fetching the story, and putting the
//! two together.

use std::sync::Arc;

use futures_util::StreamExt;
use futures_util::stream;

use super::keeping::{Keeper, Opened, rebuilt};
use super::seed;
use super::workshop::{Progress, Workshop};
use crate::browser::{clock, files, json, page};
use crate::edit;
use crate::formats::{self, ArticleDetails, Import, ReadContext, SourceFile, manifest};
use crate::model::{
    AnnotatorId, ArticleId, IdSource, Name, Project, ProjectId, Stamp, claims_and_denials,
};
use crate::store::{Action, Identity, Page};

/// Where the story is listed, unless the address names another place.
const MANIFEST: &str = "articles/manifest.json";

/// How many articles are fetched at a time.
const FETCHES_AT_ONCE: usize = 8;

/// Where the articles of the page come from.
struct Source {
    /// What tells this source from others in this browser's database.
    key: String,
    /// What it holds.
    project: Project,
}

/// Brings the page up, and says what to do: the first action of the store. Problems that do not
/// keep the page from working are returned as words for the user.
pub(super) async fn start(
    keeper: &Keeper,
    workshop: &Workshop,
    on_progress: &dyn Fn(Progress),
) -> (Action, Vec<String>) {
    let mut problems = Vec::new();
    let mut ids = IdSource::new(seed());
    let identity = identity(keeper, &mut ids).await;
    let reading = Reading {
        keeper,
        workshop,
        on_progress,
    };
    let source = match source(&mut ids, &reading).await {
        Ok((source, warnings)) => {
            problems.extend(warnings);
            Some(source)
        }
        Err(problem) => {
            problems.push(problem);
            None
        }
    };
    let stored = stored_project(keeper, source.as_ref(), on_progress, &mut problems).await;
    let key = source
        .as_ref()
        .map(|source| source.key.clone())
        .unwrap_or_default();
    let is_stored = stored.is_some();
    let (project, made_from, unsaved) = match (stored, source) {
        // What the source has gained since comes in; a project from elsewhere stays as it is.
        (Some((mut project, made_from)), Some(source)) if made_from == source.key => {
            let merged = edit::merge(&mut project, &source.project);
            (project, made_from, !merged.changed.is_empty())
        }
        (Some((project, made_from)), _) => (project, made_from, false),
        (None, Some(mut source)) => {
            keeper.recall(&mut source.project).await;
            (source.project, source.key, true)
        }
        (None, None) => {
            let id = ids.mint(clock::now());
            let project = Project::new(id, Name::from("Untitled"), claims_and_denials());
            (project, String::new(), true)
        }
    };
    let place = keeper.place(project.id()).await;
    let last = place
        .as_ref()
        .and_then(|place| place.article.parse::<ArticleId>().ok());
    let article = linked_article()
        .filter(|id| project.article(*id).is_some())
        .or(last);
    // Known before anything is painted, so that what is hidden is never seen.
    let layers = keeper.layers(project.id()).await;
    keeper.opened(Opened {
        project: project.id(),
        is_stored,
        made_from,
        source: key,
        place,
        layers: layers.clone(),
    });
    (
        Action::Open {
            project: Box::new(project),
            identity,
            article,
            layers,
            unsaved,
        },
        problems,
    )
}

/// The article that the address leads to: `#/article/ID`.
pub(super) fn linked_article() -> Option<ArticleId> {
    page::hash().strip_prefix("/article/")?.parse().ok()
}

/// The pages beside the text, and their places in the address.
const PAGES: [(Page, &str); 2] = [(Page::Entities, "/entities"), (Page::Scheme, "/scheme")];

/// The page that the address leads to, other than an article.
pub(super) fn linked_page() -> Option<Page> {
    let hash = page::hash();
    let page = PAGES.into_iter().find(|(_, place)| *place == hash)?;
    Some(page.0)
}

/// The place of a page in the address; none for the text, which has an article's.
pub(super) fn place_of_page(page: Page) -> Option<&'static str> {
    let place = PAGES.into_iter().find(|(known, _)| *known == page)?;
    Some(place.1)
}

async fn identity(keeper: &Keeper, ids: &mut IdSource) -> Identity {
    let stored = keeper.identity().await;
    stored.unwrap_or_else(|| {
        let id: AnnotatorId = ids.mint(clock::now());
        Identity {
            id,
            name: Name::from(""),
            asked: false,
        }
    })
}

/// The project of this browser that goes with the source: the one that was open last if the source
/// is the same as then, else the one that was made from it.
async fn stored_project(
    keeper: &Keeper,
    source: Option<&Source>,
    on_progress: &dyn Fn(Progress),
    problems: &mut Vec<String>,
) -> Option<(Project, String)> {
    let known = match keeper
        .known_project(source.map(|source| source.key.as_str()))
        .await
    {
        Ok(known) => known?,
        Err(error) => {
            problems.push(error.to_string());
            return None;
        }
    };
    let id: ProjectId = known.id.parse().ok()?;
    match keeper.records(id).await {
        Ok(records) => {
            let import = rebuilt(id, records, on_progress).await;
            problems.extend(import.warnings.iter().map(ToString::to_string));
            Some((import.project, known.made_from))
        }
        Err(error) => {
            problems.push(error.to_string());
            None
        }
    }
}

/// Fetches what the address asks for: `?project=PATH`, `?articles=PATH`, or the bundled story.
async fn source(
    ids: &mut IdSource,
    reading: &Reading<'_>,
) -> Result<(Source, Vec<String>), String> {
    if let Some(path) = page::query_parameter("project") {
        let file = fetched(&path).await?;
        let import = reading.read(&file, ids, ArticleDetails::default()).await?;
        let warnings = import.warnings.iter().map(ToString::to_string).collect();
        let mut project = import.project;
        // A bare text brings no labels of its own.
        if project.scheme().labels.is_empty() {
            let name = project.info().name.clone();
            let bare = project;
            project = Project::new(ids.mint(clock::now()), name, claims_and_denials());
            edit::merge(&mut project, &bare);
        }
        return Ok((
            Source {
                key: format!("project {path}"),
                project,
            },
            warnings,
        ));
    }
    let path = page::query_parameter("articles").unwrap_or_else(|| String::from(MANIFEST));
    let manifest_file = fetched(&path).await?;
    let manifest =
        manifest::read(&manifest_file, json::parse).map_err(|error| error.to_string())?;
    let key = format!("articles {path} {}", manifest.name);
    let id: ProjectId = ids.mint(clock::now());
    let mut project = Project::new(id, manifest.name.clone(), claims_and_denials());
    let mut warnings: Vec<String> = manifest.warnings.iter().map(ToString::to_string).collect();
    let folder = path
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder)
        .to_owned();
    let mut texts = stream::iter(manifest.articles.into_iter().map(|article| {
        let url = if folder.is_empty() {
            article.file
        } else {
            format!("{folder}/{}", article.file)
        };
        async move { (fetched(&url).await, article.details) }
    }))
    .buffered(FETCHES_AT_ONCE);
    while let Some((file, details)) = texts.next().await {
        let read = match file {
            Ok(file) => reading.read(&file, ids, details).await,
            Err(problem) => Err(problem),
        };
        match read {
            Ok(import) => {
                warnings.extend(import.warnings.iter().map(ToString::to_string));
                edit::merge(&mut project, &import.project);
            }
            Err(problem) => warnings.push(problem),
        }
    }
    Ok((Source { key, project }, warnings))
}

/// How files are read that come with the page.
struct Reading<'a> {
    keeper: &'a Keeper,
    workshop: &'a Workshop,
    on_progress: &'a dyn Fn(Progress),
}

impl Reading<'_> {
    /// Reads a file: an article in plain text here and now, so that the page need not wait for the
    /// helper. Everything is stamped before all changes, so that whatever a user does to it stands
    /// when it is fetched again.
    async fn read(
        &self,
        file: &SourceFile,
        ids: &mut IdSource,
        details: ArticleDetails,
    ) -> Result<Import, String> {
        if formats::is_plain_text(file) {
            let context = ReadContext {
                encoding: None,
                details,
                ..ReadContext::new(ids, Stamp::ZERO)
            };
            return formats::read_plain_text(file, context).map_err(|error| error.to_string());
        }
        let job = self.workshop.number();
        let outcome = self
            .workshop
            .read(job, file, (Stamp::ZERO, None, details), self.on_progress)
            .await;
        let (import, packed, _) = outcome.map_err(|failure| failure.in_words())?;
        self.keeper.has_read(packed);
        Ok(import)
    }
}

async fn fetched(path: &str) -> Result<SourceFile, String> {
    // The page's policy would refuse another site too; this says so in words.
    if !page::is_own(path) {
        return Err(format!(
            "{path} is not opened, because it is not a file of this site."
        ));
    }
    let bytes = files::fetch_bytes(path)
        .await
        .map_err(|error| error.to_string())?;
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = js_sys::decode_uri_component(name).map_or_else(|_| name.to_owned(), String::from);
    Ok(SourceFile { name, bytes })
}

/// The words of several problems as one announcement.
pub(super) fn summary(problems: &[String]) -> Option<Arc<str>> {
    match problems {
        [] => None,
        [problem] => Some(problem.as_str().into()),
        [first, rest @ ..] => Some(format!("{first} (and {} more)", rest.len()).into()),
    }
}
