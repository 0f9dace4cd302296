//! Runs the directives of one unit, in order, on one session of an engine.
//!
//! Invariant: exactly one observation for each directive that is to run.

use crate::engine::{Engine, Observation, Request, Session};
use crate::features::Features;
use crate::reject::{Phase, parse_text};
use crate::script::{Action, Directive, DirectiveId, ModuleSource};
use std::borrow::Cow;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// What came of one directive, and how long it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Performed {
    /// The directive.
    pub id: DirectiveId,
    /// What came of it.
    pub observation: Observation,
    /// The time from the request to the answer.
    pub time: Duration,
}

/// Runs the directives of a unit that `mask` marks.
pub fn perform(
    engine: &dyn Engine,
    features: Features,
    unit: &[Directive],
    mask: &[bool],
) -> Vec<Performed> {
    let mut run = Run { session: None, engine, features, missing: HashMap::new(), lost: None };
    let marked = unit.iter().zip(mask).filter(|(_, needed)| **needed);
    marked
        .map(|(directive, _)| {
            let start = Instant::now();
            let observation = run.directive(directive);
            Performed { id: directive.id, observation, time: start.elapsed() }
        })
        .collect()
}

struct Run<'e> {
    engine: &'e dyn Engine,
    features: Features,
    /// Begun when it is needed first, or anew after a panic.
    session: Option<Box<dyn Session + 'e>>,
    /// The instances and definitions that are not there, and the first cause of it.
    missing: HashMap<DirectiveId, DirectiveId>,
    /// The directive at which the engine panicked, and all instances before it were lost.
    lost: Option<DirectiveId>,
}

impl Run<'_> {
    fn directive(&mut self, directive: &Directive) -> Observation {
        let observation = match self.cause_of_block(&directive.action) {
            Some(by) => Observation::Blocked { by },
            None => self.action(directive),
        };
        self.record_missing(directive, &observation);
        observation
    }

    fn cause_of_block(&self, action: &Action) -> Option<DirectiveId> {
        let lost = |id: DirectiveId| self.lost.filter(|panicked| id <= *panicked);
        let needs = action.needs();
        needs.iter().find_map(|id| self.missing.get(id).copied().or_else(|| lost(*id)))
    }

    /// What a directive should have created is missing if it did not succeed.
    fn record_missing(&mut self, directive: &Directive, observation: &Observation) {
        let creates = matches!(
            directive.action,
            Action::Instantiate { .. } | Action::Define(_) | Action::Register { .. }
        );
        match observation {
            Observation::Returned(_) => {}
            Observation::Blocked { by } if creates => {
                self.missing.insert(directive.id, *by);
            }
            _ if creates => {
                self.missing.insert(directive.id, directive.id);
            }
            _ => {}
        }
    }

    fn action(&mut self, directive: &Directive) -> Observation {
        match &directive.action {
            Action::Define(source) => match self.module(source) {
                Ok(module) => self.request(directive.id, &Request::Define { module: &module }),
                Err(refusal) => refusal,
            },
            Action::Instantiate { module: source, imports, .. } => match self.module(source) {
                Ok(module) => {
                    let imports = imports.iter().map(|i| (i.module.as_str(), i.instance)).collect();
                    let instance = directive.id;
                    let request = Request::Instantiate { instance, module: &module, imports };
                    self.request(directive.id, &request)
                }
                Err(refusal) => refusal,
            },
            Action::Register { .. } => Observation::DONE,
            Action::Invoke { instance, export, arguments } => {
                let instance = *instance;
                self.request(directive.id, &Request::Invoke { instance, export, arguments })
            }
            Action::Get { instance, export } => {
                let instance = *instance;
                self.request(directive.id, &Request::Get { instance, export })
            }
            Action::Unsupported(form) => Observation::Unsupported(form.clone()),
            Action::Broken(reason) => Observation::NotUnderstood(reason.clone()),
        }
    }

    /// The bytes of a module, or why its text has none.
    fn module<'a>(&self, source: &'a ModuleSource) -> Result<Cow<'a, [u8]>, Observation> {
        match source {
            ModuleSource::Binary(bytes) => Ok(Cow::Borrowed(bytes)),
            ModuleSource::Text(text) => match parse_text(text, self.features.to_wasmparser()) {
                Ok(bytes) => Ok(Cow::Owned(bytes)),
                Err(refusal) => {
                    Err(Observation::Rejected { phase: Phase::Malformed, message: refusal.message })
                }
            },
        }
    }

    /// Asks the engine. After a panic its session is not used again: all instances are gone.
    fn request(&mut self, id: DirectiveId, request: &Request<'_>) -> Observation {
        let (engine, features) = (self.engine, self.features);
        let session = self.session.get_or_insert_with(|| engine.session(features));
        let answer = catch_unwind(AssertUnwindSafe(|| session.perform(request)));
        answer.unwrap_or_else(|payload| {
            self.session = None;
            self.lost = Some(id);
            Observation::Panicked(panic_text(&*payload))
        })
    }
}

fn panic_text(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("without a text").to_owned()
}
