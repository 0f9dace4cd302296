//! Everything about WebAssembly conformance tests except an engine: scripts, suites, verdicts, known failures, runs and
//! results.
//!
//! ```text
//! suite -> lower -> manifest -> selection -> plan -> unit run -> executor -> Engine
//!                               report <- expectations <- judge <- Observation <- Outcome
//! ```
//!
//! The harness knows engines only through [`engine::Engine`], and what a script expects never crosses this trait.
//!
//! # A tour
//!
//! A script becomes a [`Manifest`](suite::manifest::Manifest), a [`Filter`](selection::Filter) selects directives of it,
//! [`run::plan`] makes jobs of them and [`run::collect`] runs those on an engine. This engine refuses every module:
//!
//! ```
//! use wassay_harness::engine::{Engine, Outcome, Partial, Session};
//! use wassay_harness::expectations::Expectations;
//! use wassay_harness::results::in_suite_order;
//! use wassay_harness::run::{self, Options};
//! use wassay_harness::script::DirectiveId;
//! use wassay_harness::script::features::Features;
//! use wassay_harness::script::value::Value;
//! use wassay_harness::selection::Filter;
//! use wassay_harness::suite::GroupSource;
//! use wassay_harness::suite::manifest::Manifest;
//! use wassay_harness::verdict::reject::Messages;
//! use wassay_harness::verdict::{Status, Strictness};
//!
//! struct Nothing;
//!
//! impl Engine for Nothing {
//!     fn name(&self) -> &str {
//!         "nothing"
//!     }
//!
//!     fn session(&self, _: Features) -> Box<dyn Session + '_> {
//!         Box::new(Nothing)
//!     }
//! }
//!
//! impl Session for Nothing {
//!     fn define(&mut self, _: &[u8]) -> Partial<()> {
//!         Err(Outcome::Unsupported("modules".to_owned()))
//!     }
//!
//!     fn instantiate(&mut self, _: DirectiveId, module: &[u8], _: &[(&str, DirectiveId)]) -> Partial<()> {
//!         self.define(module)
//!     }
//!
//!     fn invoke(&mut self, _: DirectiveId, export: &str, _: &[Value]) -> Partial<Vec<Value>> {
//!         Err(Outcome::no_export("function", export))
//!     }
//!
//!     fn get(&mut self, _: DirectiveId, export: &str) -> Partial<Value> {
//!         Err(Outcome::no_export("global", export))
//!     }
//! }
//!
//! let script = r#"(module (func (export "one") (result i32) (i32.const 1)))
//!     (assert_return (invoke "one") (i32.const 1))
//!     (assert_malformed (module quote "(func") "unexpected token")"#;
//! let manifest = Manifest::lower(&[GroupSource::of_script("core", script)])?;
//! let selection = Filter::default().select(&manifest)?;
//! let jobs = run::plan(&selection)?;
//! let options = Options {
//!     messages: Messages::builtin(),
//!     expectations: &Expectations::default(),
//!     strictness: Strictness::default(),
//!     threads: 1,
//! };
//! let engine: &dyn Engine = &Nothing;
//! let units = run::collect(&jobs, engine, options, |_| {})?;
//! let told = in_suite_order(&manifest, jobs.iter().zip(&units));
//! let statuses: Vec<Status> = told.iter().map(|directive| directive.report.status).collect();
//! // The harness reads texts itself, so no engine is asked about the last.
//! assert_eq!(statuses, [Status::Failed, Status::Blocked, Status::Passed]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where to look
//!
//! | to | see |
//! |---|---|
//! | put an engine behind the harness | [`engine`]; in a process of its own, [`run::worker::serve`] |
//! | know what a script says, as data | [`script::Directive`] |
//! | read scripts and folders of them | [`suite`] |
//! | select directives | [`selection`] |
//! | know why a directive passes or fails | [`verdict::Judge`] |
//! | keep known failures | [`expectations`] |
//! | read and compare what runs wrote | [`results`] |
//! | speak the engine protocol | [`run::protocol`] |
//!
//! The package `wassay` joins all this with engines, reports and a command line. An engine's own repository needs only
//! `wassay::conformance`.
#![forbid(unsafe_code)]

pub mod engine;
pub mod expectations;
pub mod limits;
pub mod results;
pub mod run;
pub mod script;
pub mod selection;
pub mod suite;
pub mod verdict;
