//! `cargo xtask run`: the release page, built and served.

use std::path::Path;

use anyhow::Result;

use crate::page;
use crate::serve::{self, ArticleFolder, Server, Site};
use crate::tools::Toolbox;

/// Builds the page and serves it until the process is stopped.
pub(crate) fn run(port: Option<u16>, articles: Option<&Path>) -> Result<()> {
    // What can be wrong with the arguments is said before the build, not minutes later.
    let articles = articles.map(ArticleFolder::open).transpose()?;
    let listener = serve::listen(port)?;

    let page = page::build(&Toolbox::provide()?)?;

    let mut site = Site::new(page);
    if let Some(articles) = articles {
        site = site.with_articles(articles);
    }
    let server = Server::start(listener, site)?;
    println!("\nSayso is at {} (Ctrl+C stops it)", server.url());
    server.wait()
}
