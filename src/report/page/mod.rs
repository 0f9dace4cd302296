//! The page: one self-contained HTML file with the whole matrix, down to each directive.
//!
//! ```text
//! Matrix + suite ── data ──> JSON ── gzip, base64 ──> page.html (with page.css and js/, as they are) ──> a browser
//! ```
//!
//! **Invariant:** data from results or scripts is in the page only as base64, and in its title, which the template
//! escapes. The page's scripts show texts as text nodes and set no markup; a policy in its head forbids everything
//! else.

mod data;
mod link;
mod sources;

pub use link::link;

use crate::report::matrix::Matrix;
use anyhow::Result;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use data::{Data, Parts};
use flate2::Compression;
use flate2::write::GzEncoder;
use minijinja::{AutoEscape, Environment, Value, context};
use serde::Serialize;
use sources::{Sources, scripts};
use std::path::Path;
use wassay_harness::expectations::Expectations;
use wassay_harness::suite::manifest::{Manifest, digest};

const TEMPLATE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");

/// The page's scripts, in the order in which they are needed. Each is one constant with functions.
const SCRIPTS: [&str; 5] = [
    include_str!("js/text.js"),
    include_str!("js/filter.js"),
    include_str!("js/board.js"),
    include_str!("js/drawer.js"),
    include_str!("js/page.js"),
];

/// What a page is made from, besides the matrix.
#[derive(Clone, Copy, Debug)]
pub struct PageParts<'a> {
    /// The title of the page.
    pub title: &'a str,
    /// The view with which it opens, as in its address.
    pub view: &'a str,
    /// The suite from which sources and expected values come.
    pub manifest: &'a Manifest,
    /// The known failures of the engine of each column.
    pub expectations: &'a [Option<Expectations>],
    /// Where the page will be, from which files of results are linked.
    pub output: Option<&'a Path>,
}

/// The page.
///
/// # Errors
///
/// When the manifest is damaged.
pub fn page(matrix: &Matrix<'_>, parts: PageParts<'_>) -> Result<String> {
    let PageParts { title, view, manifest, expectations, output } = parts;
    let scripts = scripts(matrix, manifest)?;
    let links = matrix.columns.iter().map(|column| link(column.file.as_deref()?, output));
    let links = links.collect();
    let data = Data::of(Parts { title, view, matrix, expectations, links, scripts: &scripts })?;
    let (data, sources) = (packed(&data)?, packed(&Sources::of(&scripts)?)?);
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_keep_trailing_newline(true);
    environment.add_template("page", TEMPLATE)?;
    // The author of one file of results does not know the rest of the page, so cannot guess this.
    let nonce = format!("{:016x}", digest(data.as_bytes()));
    let safe = |text: String| Value::from_safe_string(text);
    let page = environment.get_template("page")?.render(context! {
        title,
        nonce,
        style => safe(STYLE.to_owned()),
        script => safe(SCRIPTS.join("\n")),
        data => safe(data),
        sources => safe(sources),
    })?;
    Ok(page)
}

/// Data as base64 of compressed JSON.
fn packed(data: &impl Serialize) -> Result<String> {
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    serde_json::to_writer(&mut out, data)?;
    Ok(BASE64_STANDARD.encode(out.finish()?))
}
