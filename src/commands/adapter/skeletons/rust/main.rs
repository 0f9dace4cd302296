//! An engine behind Wassay's protocol (docs/engine-protocol.md), which the crate `wassay-harness` speaks.
//!
//! Put your engine into `MyEngine` and `MySession`. Then:
//!
//! ```sh
//! cargo build --release
//! wassay adapter check target/release/my-adapter
//! wassay run --engine target/release/my-adapter
//! ```

use wassay_harness::engine::{Engine, Outcome, Partial, Session};
use wassay_harness::run::protocol::Encoding;
use wassay_harness::run::worker::{Served, serve};
use wassay_harness::script::DirectiveId;
use wassay_harness::script::features::Features;
use wassay_harness::script::value::Value;

fn main() {
    serve(Encoding::Lines, |greeting| match &*greeting.configuration {
        "default" => Ok(Served {
            engine: Box::new(MyEngine),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            // What the engine has, as `wassay run --features` names it. Without any it is asked everything.
            features: Vec::new(),
        }),
        other => Err(format!("there is no configuration `{other}`, only `default`")),
    })
}

struct MyEngine;

impl Engine for MyEngine {
    /// Letters, digits, `-` and `_`.
    fn name(&self) -> &str {
        "my-engine"
    }

    fn session(&self, features: Features) -> Box<dyn Session + '_> {
        Box::new(MySession { _features: features })
    }
}

/// One store, in which every module has the same features.
struct MySession {
    _features: Features,
}

impl Session for MySession {
    fn define(&mut self, _module: &[u8]) -> Partial<()> {
        Err(Outcome::Unsupported("define".to_owned()))
    }

    /// `spectest` can be imported from without being in `imports`.
    fn instantiate(
        &mut self,
        _instance: DirectiveId,
        _module: &[u8],
        _imports: &[(&str, DirectiveId)],
    ) -> Partial<()> {
        Err(Outcome::Unsupported("instantiate".to_owned()))
    }

    fn invoke(
        &mut self,
        _instance: DirectiveId,
        _export: &str,
        _arguments: &[Value],
    ) -> Partial<Vec<Value>> {
        Err(Outcome::Unsupported("invoke".to_owned()))
    }

    fn get(&mut self, _instance: DirectiveId, _export: &str) -> Partial<Value> {
        Err(Outcome::Unsupported("get".to_owned()))
    }
}
