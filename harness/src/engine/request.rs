//! Requests: one verb each, for one directive. They are the same in this process, in a frame of bytes and in a line of
//! JSON.

use crate::script::DirectiveId;
use crate::script::encoding::bytes;
use crate::script::value::Value;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One request to an engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request<'a> {
    /// The number of the request, which its answer repeats. It rises by one with each.
    pub number: u64,
    /// The directive of the script that asks for it. An instance is known by the directive that creates it.
    pub directive: DirectiveId,
    /// The directives that must have returned in this session. If one has not, the engine answers
    /// [`Outcome::Skipped`](super::Outcome::Skipped) and does nothing.
    pub needs: Vec<DirectiveId>,
    /// Whether this is the last request of its session, which ends before the answer is given: what goes wrong at the
    /// end of a session is so seen in the session.
    pub last: bool,
    /// What to do.
    #[serde(rename = "task")]
    pub verb: Verb<'a>,
}

/// What an engine does for a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb<'a> {
    /// Decode, validate and compile a module, and create nothing.
    Define {
        /// The module in the binary format.
        #[serde(with = "bytes")]
        module: Cow<'a, [u8]>,
    },
    /// Create the instance that has the directive's number.
    Instantiate {
        /// The module in the binary format.
        #[serde(with = "bytes")]
        module: Cow<'a, [u8]>,
        /// The instances that it imports from, by the name of the imported module.
        imports: Vec<(Cow<'a, str>, DirectiveId)>,
    },
    /// Call an exported function.
    Invoke {
        /// The instance that exports it.
        instance: DirectiveId,
        /// The name of the export.
        export: Cow<'a, str>,
        /// The arguments.
        arguments: Cow<'a, [Value]>,
    },
    /// Read an exported global.
    Get {
        /// The instance that exports it.
        instance: DirectiveId,
        /// The name of the export.
        export: Cow<'a, str>,
    },
    /// Carry out requests on a thread of their own, in a session of their own, and return at once.
    Thread {
        /// The instances whose shared memories the thread can import, as those of its instances 0, 1, 2 and so on.
        #[serde(with = "shared")]
        shared: Cow<'a, [DirectiveId]>,
        /// What the thread does. It may begin threads, and wait for them.
        #[serde(rename = "asks")]
        requests: Vec<Request<'a>>,
    },
    /// Wait until a thread has ended, and answer with the outcomes of its requests.
    Wait {
        /// The directive that began it.
        thread: DirectiveId,
        /// For how long, before it is interrupted and left alone.
        seconds: u32,
    },
}

impl Request<'_> {
    /// The same with nothing borrowed.
    pub fn into_owned(self) -> Request<'static> {
        let Self { number, directive, needs, last, verb } = self;
        Request { number, directive, needs, last, verb: verb.into_owned() }
    }
}

impl Verb<'_> {
    fn into_owned(self) -> Verb<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        match self {
            Self::Define { module } => Verb::Define { module: Cow::Owned(module.into_owned()) },
            Self::Instantiate { module, imports } => Verb::Instantiate {
                module: Cow::Owned(module.into_owned()),
                imports: imports.into_iter().map(|(name, id)| (owned(name), id)).collect(),
            },
            Self::Invoke { instance, export, arguments } => Verb::Invoke {
                instance,
                export: owned(export),
                arguments: Cow::Owned(arguments.into_owned()),
            },
            Self::Get { instance, export } => Verb::Get { instance, export: owned(export) },
            Self::Thread { shared, requests } => {
                let requests = requests.into_iter().map(Request::into_owned).collect();
                Verb::Thread { shared: Cow::Owned(shared.into_owned()), requests }
            }
            Self::Wait { thread, seconds } => Verb::Wait { thread, seconds },
        }
    }

    /// Whether other requests can need it: it leaves something behind that has the directive's number.
    pub fn creates(&self) -> bool {
        matches!(self, Self::Define { .. } | Self::Instantiate { .. } | Self::Thread { .. })
    }
}

/// The instances that a thread shares, in text as version 1 of the protocol has them where there is one at the most: its
/// number, or null.
mod shared {
    use super::{Cow, DirectiveId};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMany {
        One(DirectiveId),
        Many(Vec<DirectiveId>),
    }

    pub(super) fn serialize<S: Serializer>(
        shared: &[DirectiveId],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match (shared, serializer.is_human_readable()) {
            ([], true) => serializer.serialize_none(),
            ([one], true) => one.serialize(serializer),
            (many, _) => many.serialize(serializer),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Cow<'static, [DirectiveId]>, D::Error> {
        if !deserializer.is_human_readable() {
            return Vec::deserialize(deserializer).map(Cow::Owned);
        }
        Ok(Cow::Owned(match Option::deserialize(deserializer)? {
            None => Vec::new(),
            Some(OneOrMany::One(one)) => vec![one],
            Some(OneOrMany::Many(many)) => many,
        }))
    }
}
