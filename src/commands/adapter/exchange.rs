//! Exchanges with an adapter: each has an expected answer, and a finding if it goes wrong.
//!
//! Invariant: whatever the adapter does, an exchange ends, and its finding is one line without control characters.

use std::collections::HashSet;
use std::time::Duration;
use wassay_harness::engine::{ModuleRef, Outcome, Phase, Request, Verb};
use wassay_harness::run::protocol::{
    Answered, Encoding, FromEngine, Hello, JoinedThread, ToEngine, VERSION,
};
use wassay_harness::run::worker::Conversation;
use wassay_harness::script::features::Features;
use wassay_harness::script::value::Value;
use wassay_harness::script::{DirectiveId, Printable};
use wassay_harness::verdict::reject::parse_text;

/// How much of what an adapter says is shown.
const SHOWN_CHARS: usize = 300;

/// The findings so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// How many exchanges went as they should.
    pub(super) right: usize,
    /// What is wrong, a line each.
    pub(super) wrong: Vec<String>,
    /// How many exchanges were left out, because the engine says that it lacks what they need.
    pub(super) left_out: usize,
    /// What may be wrong, a line each.
    pub(super) notes: Vec<String>,
}

impl Findings {
    /// Notes the result of an exchange that is about no request.
    pub(super) fn check(&mut self, is_right: bool, what: &str) {
        match is_right {
            true => self.right += 1,
            false => self.wrong.push(shown(what)),
        }
    }
}

/// What an answer should be.
#[derive(Clone, Debug)]
pub(super) enum Wanted {
    Returned(Vec<Value>),
    Trapped,
    Exhausted,
    Rejected(Phase),
    Unlinkable,
    Inapplicable,
    Skipped,
    Unsupported,
}

impl Wanted {
    fn is(&self, outcome: &Outcome) -> bool {
        match (self, outcome) {
            (Self::Returned(wanted), Outcome::Returned(values)) => wanted == values,
            (Self::Rejected(wanted), Outcome::Rejected { phase, .. }) => {
                phase.is_none_or(|phase| phase == *wanted)
            }
            (Self::Trapped, Outcome::Trapped(_))
            | (Self::Exhausted, Outcome::Exhausted(_))
            | (Self::Unlinkable, Outcome::Unlinkable(_))
            | (Self::Inapplicable, Outcome::Inapplicable(_))
            | (Self::Skipped, Outcome::Skipped)
            | (Self::Unsupported, Outcome::Unsupported(_)) => true,
            _ => false,
        }
    }

    fn in_words(&self) -> String {
        match self {
            Self::Returned(values) => Outcome::Returned(values.clone()).to_string(),
            Self::Trapped => "`trapped`".to_owned(),
            Self::Exhausted => "`exhausted`".to_owned(),
            Self::Rejected(phase) => format!("`rejected` as {phase}, or with the phase null"),
            Self::Unlinkable => "`unlinkable`".to_owned(),
            Self::Inapplicable => "`inapplicable`".to_owned(),
            Self::Skipped => "`skipped`".to_owned(),
            Self::Unsupported => "`unsupported`".to_owned(),
        }
    }
}

/// A conversation after the greetings, and its state.
pub(super) struct Exchange<'f, 'w> {
    conversation: Conversation<'w>,
    pub(super) hello: &'f Hello,
    pub(super) findings: &'f mut Findings,
    patience: Duration,
    next_number: u64,
    next_module: u64,
    next_directive: DirectiveId,
    /// The directives that were left out, so that what they would have created is missing.
    left_out: HashSet<DirectiveId>,
    is_over: bool,
    /// What was printed with the last answer.
    pub(super) printed: Vec<String>,
}

impl<'f, 'w> Exchange<'f, 'w> {
    pub(super) fn new(
        conversation: Conversation<'w>,
        hello: &'f Hello,
        findings: &'f mut Findings,
        patience: Duration,
    ) -> Self {
        Self {
            conversation,
            hello,
            findings,
            patience,
            next_number: 0,
            next_module: 0,
            next_directive: 0,
            left_out: HashSet::new(),
            is_over: false,
            printed: Vec::new(),
        }
    }

    /// Whether the conversation has ended.
    pub(super) fn is_over(&self) -> bool {
        self.is_over
    }

    /// Whether the adapter can be sent requests that it has to skip: in a run, only one that reads ahead gets any.
    pub(super) fn is_pipelined(&self) -> bool {
        self.hello.pipelined
    }

    /// Begins a session with these features. Returns whether the engine has them, as far as it tells.
    pub(super) fn session(&mut self, names: &[&str]) -> bool {
        let wanted = Features::from_names(names).expect("BUG: the names are known");
        let has = Features::of_engine(&self.hello.features);
        let features = has.map_or(wanted, |has| wanted.intersection(has));
        self.send(&ToEngine::Session { features });
        (self.next_directive, self.left_out) = (0, HashSet::new());
        features == wanted
    }

    /// Sends a line that need not be a message.
    pub(super) fn line(&mut self, line: &str) {
        self.conversation.send(format!("{line}\n").into_bytes());
    }

    fn send(&mut self, message: &ToEngine<'_>) {
        let mut bytes = Vec::new();
        let written = Encoding::Lines.write(message, &mut bytes);
        written.expect("BUG: messages of a check are short");
        self.conversation.send(bytes);
    }

    /// A module for a request. In version 2 it is sent ahead.
    pub(super) fn module(&mut self, bytes: &[u8]) -> ModuleRef<'static> {
        if self.hello.protocol == VERSION {
            return ModuleRef::Bytes(bytes.to_vec().into());
        }
        let number = self.next_module;
        self.next_module += 1;
        if !self.is_over {
            self.send(&ToEngine::Module { number, bytes: bytes.into() });
        }
        ModuleRef::Number(number)
    }

    /// Sends a single request, and compares the answer. Returns the number of the directive.
    pub(super) fn ask(
        &mut self,
        about: &str,
        needs: &[DirectiveId],
        verb: Verb<'static>,
        wanted: &Wanted,
    ) -> DirectiveId {
        self.request(about, needs, verb, false, wanted)
    }

    fn request(
        &mut self,
        about: &str,
        needs: &[DirectiveId],
        verb: Verb<'static>,
        last: bool,
        wanted: &Wanted,
    ) -> DirectiveId {
        let directive = self.next_directive;
        self.next_directive += 1;
        self.exchange(about, directive, needs, wanted, |exchange, number| {
            let request = Request { number, directive, needs: needs.to_vec(), last, verb };
            exchange.send(&ToEngine::Request(request));
        });
        directive
    }

    /// The same for a request that is given as a line with its own `needs`. `{number}` and `{directive}` in the line
    /// are replaced.
    pub(super) fn ask_line(
        &mut self,
        about: &str,
        needs: &[DirectiveId],
        line: &str,
        wanted: &Wanted,
    ) {
        let directive = self.next_directive;
        self.next_directive += 1;
        self.exchange(about, directive, needs, wanted, |exchange, number| {
            let line = line.replace("{number}", &number.to_string());
            exchange.line(&line.replace("{directive}", &directive.to_string()));
        });
    }

    fn exchange(
        &mut self,
        about: &str,
        directive: DirectiveId,
        needs: &[DirectiveId],
        wanted: &Wanted,
        send: impl FnOnce(&mut Self, u64),
    ) {
        if self.is_over || needs.iter().any(|need| self.left_out.contains(need)) {
            self.leave_out(directive);
            return;
        }
        let number = self.next_number;
        self.next_number += 1;
        send(self, number);
        let Some(outcome) = self.outcome(about, number) else { return };
        match &outcome {
            Outcome::Unsupported(_) if !wanted.is(&outcome) => self.leave_out(directive),
            _ if wanted.is(&outcome) => self.findings.right += 1,
            _ => {
                self.left_out.insert(directive);
                self.wrong(&format!("{about}: {} is wanted, not: {outcome}", wanted.in_words()));
            }
        }
        self.note_unknown_text(about, &outcome);
    }

    /// The outcome of a request, if there is one.
    fn outcome(&mut self, about: &str, number: u64) -> Option<Outcome> {
        let (answered, outcome) = match self.receive(about)? {
            FromEngine::Answer(Answered { number, outcome, printed, .. }) => {
                self.printed = printed;
                (number, outcome)
            }
            FromEngine::Joined(JoinedThread { number, outcomes, .. }) => {
                match outcomes.into_iter().find(|outcome| !matches!(outcome, Outcome::Returned(_)))
                {
                    None => (number, Outcome::DONE),
                    Some(outcome) => (number, outcome),
                }
            }
            _ => {
                self.over(about, "a second hello");
                return None;
            }
        };
        if answered != number {
            self.over(
                about,
                &format!("an answer to request {answered}, but request {number} is due"),
            );
            return None;
        }
        Some(outcome)
    }

    /// The next message that is no `noted`.
    fn receive(&mut self, about: &str) -> Option<FromEngine> {
        // An honest adapter sends no more of them.
        for _ in 0..1_000 {
            match self.conversation.receive(self.patience) {
                Ok(FromEngine::Noted(_)) => {}
                Ok(message) => return Some(message),
                Err((what, stderr)) => {
                    let stderr = match stderr.lines().last() {
                        Some(last) => format!("; its standard error ends with: {last}"),
                        None => String::new(),
                    };
                    self.over(about, &format!("{what}{stderr}"));
                    return None;
                }
            }
        }
        self.over(about, "messages `noted` without end, and no answer");
        None
    }

    /// The engine's own words may need a file: see `--words`.
    fn note_unknown_text(&mut self, about: &str, outcome: &Outcome) {
        if let Outcome::Rejected { phase: None, .. } = outcome {
            let note = "the phase of some rejections is null: counted as \"phase not told\"";
            self.note(note.to_owned());
        }
        let is_empty = match outcome {
            Outcome::Trapped(text) | Outcome::Exhausted(text) | Outcome::Unlinkable(text) => {
                text.trim().is_empty()
            }
            Outcome::Rejected { message, .. } => message.trim().is_empty(),
            _ => false,
        };
        if is_empty {
            self.note(format!("{about}: the answer has no text, so its reason is not told"));
        }
    }

    /// Adds a note, unless it is there already.
    pub(super) fn note(&mut self, note: String) {
        let note = shown(&note);
        if !self.findings.notes.contains(&note) {
            self.findings.notes.push(note);
        }
    }

    fn leave_out(&mut self, directive: DirectiveId) {
        self.left_out.insert(directive);
        self.findings.left_out += 1;
    }

    /// Adds a finding.
    pub(super) fn wrong(&mut self, what: &str) {
        self.findings.wrong.push(shown(what));
    }

    /// Ends the conversation because of a fault.
    fn over(&mut self, about: &str, what: &str) {
        self.is_over = true;
        self.wrong(&format!("{about}: {what}"));
    }

    // ---- Requests ----

    /// Creates an instance of a module in the text format.
    pub(super) fn instantiate(
        &mut self,
        about: &str,
        text: &str,
        imports: &[(&'static str, DirectiveId)],
        wanted: &Wanted,
    ) -> DirectiveId {
        let module = self.module(&binary(text));
        let needs: Vec<DirectiveId> = imports.iter().map(|(_, instance)| *instance).collect();
        let imports = imports.iter().map(|(name, instance)| ((*name).into(), *instance)).collect();
        self.ask(about, &needs, Verb::Instantiate { module, imports }, wanted)
    }

    pub(super) fn define(&mut self, about: &str, bytes: &[u8], wanted: &Wanted) {
        let module = self.module(bytes);
        self.ask(about, &[], Verb::Define { module }, wanted);
    }

    pub(super) fn invoke(
        &mut self,
        about: &str,
        instance: DirectiveId,
        export: &'static str,
        arguments: &[Value],
        wanted: &Wanted,
    ) {
        let arguments = arguments.to_vec().into();
        let verb = Verb::Invoke { instance, export: export.into(), arguments };
        self.ask(about, &[instance], verb, wanted);
    }

    pub(super) fn get(
        &mut self,
        about: &str,
        instance: DirectiveId,
        export: &'static str,
        wanted: &Wanted,
    ) {
        self.ask(about, &[instance], Verb::Get { instance, export: export.into() }, wanted);
    }

    /// The last request of a session: reads a global.
    pub(super) fn get_last(
        &mut self,
        about: &str,
        instance: DirectiveId,
        export: &'static str,
        wanted: &Wanted,
    ) {
        let verb = Verb::Get { instance, export: export.into() };
        self.request(about, &[instance], verb, true, wanted);
    }

    /// Closes the adapter's input.
    pub(super) fn end(self, about: &str) {
        if self.is_over {
            return;
        }
        match self.conversation.end() {
            None => self.findings.right += 1,
            Some((how, _)) => self.findings.wrong.push(shown(&format!("{about}: {how}"))),
        }
    }
}

/// The binary format of a text.
pub(super) fn binary(text: &str) -> Vec<u8> {
    let features: Features = "wasm3,threads".parse().expect("BUG: the names are known");
    let bytes = parse_text(text.as_bytes(), features.to_wasmparser());
    bytes.unwrap_or_else(|refusal| panic!("BUG: {text}: {}", refusal.message))
}

/// A text as one line of printable characters, cut if it is long.
pub(super) fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS) {
        Some((end, _)) => format!("{}…", Printable(&text[..end])),
        None => Printable(text).to_string(),
    }
}
