//! Tests what `bless` writes. Each test gives the observations of a script.

use super::*;
use expect_test::{Expect, expect};

const SCRIPT: &str = r#"(module (func (export "f")))
(assert_return (invoke "f"))
(assert_trap (invoke "f") "a")
(assert_trap (invoke "f") "b")
(assert_trap (invoke "f") "c")"#;

/// The failures by line. A line that is not in the list passes.
type Failing<'a> = &'a [(u32, &'a str)];

struct Case<'a> {
    failing: Failing<'a>,
    reason: Option<&'a str>,
    filter: Filter,
    configuration: Option<&'a str>,
    platform: Option<&'a str>,
}

fn failing<'a>(failing: Failing<'a>, reason: Option<&'a str>) -> Case<'a> {
    Case { failing, reason, filter: Filter::default(), configuration: None, platform: None }
}

impl Case<'_> {
    fn seen<'m>(&self, manifest: &'m Manifest, expectations: &Expectations) -> Vec<Seen<'m>> {
        let selection = self.filter.select(manifest).unwrap();
        let mut all = Vec::new();
        for selected in &selection.files {
            let (group, file): (&Group, &File) = (selected.group, selected.file);
            for id in &selected.directives {
                let head = &file.heads().unwrap()[*id as usize];
                let failing = self.failing.iter().find(|(line, _)| *line == head.line);
                let observation = match failing.map(|(_, text)| *text) {
                    Some("blocked") => Observation::Blocked { by: 0 },
                    Some(text) => Observation::from(Outcome::Trapped(text.to_owned())),
                    None => Observation::DONE,
                };
                let of_file = expectations.of_file(group, file);
                let cause = all.first().map(|seen: &Seen<'_>| seen.status);
                let (status, entry) = of_file.status(head, &observation, failing.is_none(), cause);
                all.push(Seen { group, file, id: *id, observation, status, entry });
            }
        }
        all
    }

    fn bless(&self, script: &str, text: &str) -> Blessed {
        let manifest = manifest(script);
        let mut expectations = Expectations::parse(text, "e.toml").unwrap();
        expectations = expectations.in_configuration(self.configuration.unwrap_or("default"));
        expectations.follow(&manifest).unwrap();
        let selection = self.filter.select(&manifest).unwrap();
        let blessing = Blessing {
            manifest: &manifest,
            expectations: &expectations,
            text,
            seen: &self.seen(&manifest, &expectations),
            complete_groups: &selection.complete_groups(),
            reason: self.reason,
            platform: self.platform,
            configuration: self.configuration,
        };
        blessing.bless().unwrap()
    }

    /// Checks what `bless` reports and writes, and that blessing again changes nothing.
    #[track_caller]
    fn check(&self, script: &str, text: &str, expected: Expect) {
        let blessed = self.bless(script, text);
        let mut shown = String::new();
        blessed.changes.iter().for_each(|change| shown += &format!("{change}\n"));
        blessed
            .remaining
            .iter()
            .for_each(|remaining| shown += &format!("remaining: {remaining}\n"));
        let written = blessed.text.as_deref().unwrap_or("(nothing is written)\n");
        expected.assert_eq(&format!("{shown}---\n{written}"));
        if let Some(written) = blessed.text {
            let again = self.bless(script, &written);
            assert_eq!(again.text.as_deref(), Some(&*written), "it changes what it wrote");
            assert!(again.changes.is_empty(), "{:?}", again.changes);
        }
    }
}

const KNOWN: &str = r#"# The first lines are said of the file.

# It has a comment.
[[expect]]
directives = "g/a.wast:3:assert_trap" # here
observation = "trapped: x"            # this
reason = "Three."

# These are about the rest.

# Four.
[[expect]]
reason = "Four."
observation = 'trapped: y'
directives = "g/a.wast:4:assert_trap"
issue = "https://example.org/4"

# The end.
"#;

#[test]
fn entries_that_hold_stay_as_they_are_written() {
    failing(&[(3, "x"), (4, "y")], None).check(
        SCRIPT,
        KNOWN,
        expect![[r#"
        write digests: 2
        ---
        # The first lines are said of the file.

        # It has a comment.
        [[expect]]
        directives = "g/a.wast:3:assert_trap" # here
        observation = "trapped: x"            # this
        reason = "Three."
        digest = "aef20999"

        # These are about the rest.

        # Four.
        [[expect]]
        reason = "Four."
        observation = 'trapped: y'
        directives = "g/a.wast:4:assert_trap"
        issue = "https://example.org/4"
        digest = "9274d7c8"

        # The end.
    "#]],
    );
}

#[test]
fn the_entry_of_a_test_that_passes_goes_with_its_comment() {
    failing(&[(4, "y")], None).check(
        SCRIPT,
        KNOWN,
        expect![[r#"
        remove g/a.wast:3:assert_trap: now passes
        write digests: 1
        ---
        # The first lines are said of the file.

        # These are about the rest.

        # Four.
        [[expect]]
        reason = "Four."
        observation = 'trapped: y'
        directives = "g/a.wast:4:assert_trap"
        issue = "https://example.org/4"
        digest = "9274d7c8"

        # The end.
    "#]],
    );
    failing(&[(3, "x")], None).check(
        SCRIPT,
        KNOWN,
        expect![[r#"
        remove g/a.wast:4:assert_trap: now passes
        write digests: 1
        ---
        # The first lines are said of the file.

        # It has a comment.
        [[expect]]
        directives = "g/a.wast:3:assert_trap" # here
        observation = "trapped: x"            # this
        reason = "Three."
        digest = "aef20999"

        # These are about the rest.

        # The end.
    "#]],
    );
    failing(&[], None).check(
        SCRIPT,
        KNOWN,
        expect![[r#"
        remove g/a.wast:3:assert_trap: now passes
        remove g/a.wast:4:assert_trap: now passes
        ---
        # The first lines are said of the file.

        # These are about the rest.

        # The end.
    "#]],
    );
}

#[test]
fn a_new_failure_needs_a_reason() {
    let known = [(3, "x"), (4, "y"), (5, "z")];
    failing(&known, None).check(
        SCRIPT,
        KNOWN,
        expect![[r#"
        add g/a.wast:5:assert_trap: trapped: z
        write digests: 2
        ---
        (nothing is written)
    "#]],
    );
    failing(&known, Some("Five.")).check(
        SCRIPT,
        KNOWN,
        expect![[r#"
        add g/a.wast:5:assert_trap: trapped: z
        write digests: 2
        ---
        # The first lines are said of the file.

        # It has a comment.
        [[expect]]
        directives = "g/a.wast:3:assert_trap" # here
        observation = "trapped: x"            # this
        reason = "Three."
        digest = "aef20999"

        # These are about the rest.

        # Four.
        [[expect]]
        reason = "Four."
        observation = 'trapped: y'
        directives = "g/a.wast:4:assert_trap"
        issue = "https://example.org/4"
        digest = "9274d7c8"

        [[expect]]
        directives = "g/a.wast:5:assert_trap"
        observation = "trapped: z"
        digest = "958938d7"
        reason = "Five."

        # The end.
    "#]],
    );
    failing(&[(3, "w"), (4, "y")], None).check(
        SCRIPT,
        KNOWN,
        expect![[r#"
        change g/a.wast:3:assert_trap: trapped: x -> trapped: w
        write digests: 2
        ---
        (nothing is written)
    "#]],
    );
    failing(&[(3, "w"), (4, "y")], Some("It changed.")).check(
        SCRIPT,
        KNOWN,
        expect![[r#"
        change g/a.wast:3:assert_trap: trapped: x -> trapped: w
        write digests: 2
        ---
        # The first lines are said of the file.

        # It has a comment.
        [[expect]]
        directives = "g/a.wast:3:assert_trap" # here
        observation = "trapped: w"            # this
        reason = "It changed."
        digest = "aef20999"

        # These are about the rest.

        # Four.
        [[expect]]
        reason = "Four."
        observation = 'trapped: y'
        directives = "g/a.wast:4:assert_trap"
        issue = "https://example.org/4"
        digest = "9274d7c8"

        # The end.
    "#]],
    );
}

#[test]
fn a_first_file_is_written_whole() {
    let case =
        Case { platform: Some(std::env::consts::OS), ..failing(&[(3, "\"x\"")], Some("Why.")) };
    let blessed = case.bless(SCRIPT, "");
    let text = blessed.text.unwrap();
    assert!(text.contains(&format!("platform = \"{}\"", std::env::consts::OS)), "{text}");
    failing(&[(3, "\"x\"")], Some("Why.")).check(
        SCRIPT,
        "",
        expect![[r#"
        add g/a.wast:3:assert_trap: trapped: "x"
        ---
        [[expect]]
        directives = "g/a.wast:3:assert_trap"
        observation = 'trapped: "x"'
        digest = "aef20999"
        reason = "Why."
    "#]],
    );
}

#[test]
fn entries_about_unselected_tests_are_left_alone() {
    let filter = Filter { names: vec![":4:".to_owned()], ..Filter::default() };
    let case = Case { filter, ..failing(&[], None) };
    case.check(
        SCRIPT,
        KNOWN,
        expect![[r#"
        remove g/a.wast:4:assert_trap: now passes
        ---
        # The first lines are said of the file.

        # It has a comment.
        [[expect]]
        directives = "g/a.wast:3:assert_trap" # here
        observation = "trapped: x"            # this
        reason = "Three."

        # These are about the rest.

        # The end.
    "#]],
    );
}

#[test]
fn an_entry_moves_with_its_directive() {
    let first = failing(&[(3, "x"), (4, "y")], None).bless(SCRIPT, KNOWN).text.unwrap();
    let script = format!(";; one\n;; two\n{}", SCRIPT.replace("\"c\"", "\"d\""));
    failing(&[(5, "x"), (6, "y")], None).check(
        &script,
        &first,
        expect![[r#"
        move g/a.wast:3:assert_trap -> g/a.wast:5:assert_trap
        move g/a.wast:4:assert_trap -> g/a.wast:6:assert_trap
        ---
        # The first lines are said of the file.

        # It has a comment.
        [[expect]]
        directives = "g/a.wast:5:assert_trap" # here
        observation = "trapped: x"            # this
        reason = "Three."
        digest = "aef20999"

        # These are about the rest.

        # Four.
        [[expect]]
        reason = "Four."
        observation = 'trapped: y'
        directives = "g/a.wast:6:assert_trap"
        issue = "https://example.org/4"
        digest = "9274d7c8"

        # The end.
    "#]],
    );
    // An entry is removed if no directive has its text any more.
    let script =
        SCRIPT.replace("(assert_trap (invoke \"f\") \"a\")\n", "").replace("\"c\"", "\"e\"");
    failing(&[(3, "y")], None).check(
        &script,
        &first,
        expect![[r#"
        remove g/a.wast:3:assert_trap: no longer exists
        move g/a.wast:4:assert_trap -> g/a.wast:3:assert_trap
        ---
        # The first lines are said of the file.

        # These are about the rest.

        # Four.
        [[expect]]
        reason = "Four."
        observation = 'trapped: y'
        directives = "g/a.wast:3:assert_trap"
        issue = "https://example.org/4"
        digest = "9274d7c8"

        # The end.
    "#]],
    );
}

/// In another state of a suite a file may be in another folder.
#[test]
fn an_entry_moves_with_its_file() {
    let failing = failing(&[(3, "x"), (4, "y")], None);
    let first = failing.bless(SCRIPT, KNOWN).text.unwrap();
    let blessed = failing.bless(SCRIPT, &first.replace("g/a.wast:", "g/old/a.wast:"));
    assert_eq!(blessed.text.as_deref(), Some(&*first));
    assert!(blessed.changes.iter().all(|change| change.verb() == "moved"));
    // Or in another group, where its own has none of that name.
    for text in ["x/a.wast:", "x/old/a.wast:"] {
        let blessed = failing.bless(SCRIPT, &first.replace("g/a.wast:", text));
        assert_eq!(blessed.text.as_deref(), Some(&*first), "{text}");
        assert!(blessed.changes.iter().all(|change| change.verb() == "moved"));
    }
    // A file of another name is another file: what was known of it is gone, and what fails here is new.
    let blessed = failing.bless(SCRIPT, &first.replace("g/a.wast:", "g/b.wast:"));
    let verbs: Vec<&str> = blessed.changes.iter().map(EntryChange::verb).collect();
    assert_eq!(verbs, ["removed", "removed", "added", "added"]);
    assert_eq!(blessed.text, None);
}

/// Directives with one text keep their entries, each its own.
#[test]
fn entries_of_equal_texts_move_together() {
    let script = format!("{SCRIPT}\n{}", r#"(assert_trap (invoke "f") "c")"#);
    let known = [(5, "x"), (6, "y")];
    let first = failing(&known, Some("Why.")).bless(&script, "").text.unwrap();
    let script = format!("{}{script}", "\n".repeat(30));
    let blessed = failing(&[(35, "x"), (36, "y")], None).bless(&script, &first);
    let moved = |from: u32, to: u32| {
        let name = |line| format!("g/a.wast:{line}:assert_trap");
        EntryChange::Moved { from: name(from), to: name(to) }
    };
    assert_eq!(blessed.changes, [moved(5, 35), moved(6, 36)]);
    assert!(blessed.remaining.is_empty(), "{:?}", blessed.remaining);
}

const MANY: &str = r#"[[expect]]
directives = "g/*:assert_trap"
observation = "trapped: x"
reason = "All."
count = 3
"#;

#[test]
fn a_pattern_gives_way_to_names() {
    failing(&[(3, "x"), (4, "x"), (5, "x")], None).check(
        SCRIPT,
        MANY,
        expect![[r#"
        ---
        [[expect]]
        directives = "g/*:assert_trap"
        observation = "trapped: x"
        reason = "All."
        count = 3
    "#]],
    );
    failing(&[(3, "x"), (5, "x")], None).check(
        SCRIPT,
        MANY,
        expect![[r#"
        narrow g/*:assert_trap: 2 names
        ---
        [[expect]]
        directives = "g/a.wast:3:assert_trap"
        observation = "trapped: x"
        digest = "aef20999"
        reason = "All."

        [[expect]]
        directives = "g/a.wast:5:assert_trap"
        observation = "trapped: x"
        digest = "958938d7"
        reason = "All."
    "#]],
    );
    failing(&[(3, "x"), (5, "y")], Some("Y.")).check(
        SCRIPT,
        MANY,
        expect![[r#"
        add g/a.wast:5:assert_trap: trapped: y
        narrow g/*:assert_trap: 1 name
        ---
        [[expect]]
        directives = "g/a.wast:3:assert_trap"
        observation = "trapped: x"
        digest = "aef20999"
        reason = "All."

        [[expect]]
        directives = "g/a.wast:5:assert_trap"
        observation = "trapped: y"
        digest = "958938d7"
        reason = "Y."
    "#]],
    );
    // A part of an entry's directives decides nothing.
    let filter = Filter { names: vec![":4:".to_owned()], ..Filter::default() };
    Case { filter, ..failing(&[], None) }.check(SCRIPT, MANY, expect![[r#"
        remaining: g/a.wast:4:assert_trap: passes, but its entry is about more than what was selected
        ---
        [[expect]]
        directives = "g/*:assert_trap"
        observation = "trapped: x"
        reason = "All."
        count = 3
    "#]]);
}

const GROUP: &str = r#"[[expect]]
group = "g"
observation = "trapped"
reason = "All." # of them
count = 2 # for now
"#;

/// The scripts of a proposal become the specification's: what was known in the group that is gone stays known.
#[test]
fn an_entry_about_a_group_that_is_gone_settles_in_another() {
    let gone = GROUP.replace("\"g\"", "\"x\"");
    failing(&[(3, "x"), (4, "x")], None).check(
        SCRIPT,
        &gone,
        expect![[r#"
        move x/* (trapped) -> g/* (trapped)
        ---
        [[expect]]
        group = "g"
        observation = "trapped"
        reason = "All." # of them
        count = 2 # for now
    "#]],
    );
    // The failures that two groups had are known, and no more.
    let two = gone.clone() + "\n" + &GROUP.replace("\"g\"", "\"y\"");
    failing(&[(3, "x"), (4, "x"), (5, "x")], None).check(
        SCRIPT,
        &two,
        expect![[r#"
        move x/* (trapped) -> g/* (trapped)
        count g/* (trapped): 2 -> 3
        remove y/* (trapped): matches nothing
        ---
        [[expect]]
        group = "g"
        observation = "trapped"
        reason = "All." # of them
        count = 3 # for now
    "#]],
    );
    let more = failing(&[(3, "x"), (4, "x"), (5, "x")], None).bless(SCRIPT, &gone);
    assert_eq!(more.text, None, "{:?}", more.changes);
    // The group that is left has an entry of its own.
    let known = GROUP.to_owned() + "\n" + &gone;
    failing(&[(3, "x"), (4, "x"), (5, "x")], None).check(
        SCRIPT,
        &known,
        expect![[r#"
        count g/* (trapped): 2 -> 3
        remove x/* (trapped): matches nothing
        ---
        [[expect]]
        group = "g"
        observation = "trapped"
        reason = "All." # of them
        count = 3 # for now
    "#]],
    );
    // An entry about another kind, or with another observation, does not follow.
    for other in ["kind = \"module\"\n", "file = \"b.wast\"\n"] {
        let blessed = failing(&[(3, "x")], None).bless(SCRIPT, &(gone.clone() + other));
        let verbs: Vec<&str> = blessed.changes.iter().map(EntryChange::verb).collect();
        assert_eq!(verbs, ["removed", "added"], "{other}");
    }
}

#[test]
fn a_count_falls_on_its_own_and_grows_with_a_reason() {
    failing(&[(3, "x")], None).check(
        SCRIPT,
        GROUP,
        expect![[r#"
        count g/* (trapped): 2 -> 1
        ---
        [[expect]]
        group = "g"
        observation = "trapped"
        reason = "All." # of them
        count = 1 # for now
    "#]],
    );
    failing(&[(3, "x"), (4, "x"), (5, "z")], None).check(
        SCRIPT,
        GROUP,
        expect![[r#"
        count g/* (trapped): 2 -> 3
        ---
        (nothing is written)
    "#]],
    );
    failing(&[(3, "x"), (4, "x"), (5, "z")], Some("More.")).check(
        SCRIPT,
        GROUP,
        expect![[r#"
        count g/* (trapped): 2 -> 3
        ---
        [[expect]]
        group = "g"
        observation = "trapped"
        reason = "All." # of them
        count = 3 # for now
    "#]],
    );
    failing(&[], None).check(
        SCRIPT,
        GROUP,
        expect![[r#"
        remove g/* (trapped): matches nothing
        ---
    "#]],
    );
}

#[test]
fn a_blocked_directive_follows_its_cause() {
    let all = [(1, "x"), (2, "blocked"), (3, "blocked")];
    failing(&all, Some("The module.")).check(
        SCRIPT,
        "",
        expect![[r#"
        add g/a.wast:1:module: trapped: x
        ---
        [[expect]]
        directives = "g/a.wast:1:module"
        observation = "trapped: x"
        digest = "6496d726"
        reason = "The module."
    "#]],
    );
    let filter = Filter { names: vec![":2:".to_owned()], ..Filter::default() };
    Case { filter, ..failing(&all, None) }.check(
        SCRIPT,
        "",
        expect![[r#"
        remaining: g/a.wast:2:assert_return: blocked by g/a.wast:1:module
        ---
    "#]],
    );
}

#[test]
fn an_intermittent_entry_stays() {
    let text = KNOWN.replace("reason = \"Three.\"", "reason = \"Three.\"\nintermittent = true");
    failing(&[(4, "y")], None).check(
        SCRIPT,
        &text,
        expect![[r#"
        write digests: 2
        ---
        # The first lines are said of the file.

        # It has a comment.
        [[expect]]
        directives = "g/a.wast:3:assert_trap" # here
        observation = "trapped: x"            # this
        reason = "Three."
        intermittent = true
        digest = "aef20999"

        # These are about the rest.

        # Four.
        [[expect]]
        reason = "Four."
        observation = 'trapped: y'
        directives = "g/a.wast:4:assert_trap"
        issue = "https://example.org/4"
        digest = "9274d7c8"

        # The end.
    "#]],
    );
    let group = format!("{GROUP}intermittent = true\n");
    failing(&[], None).check(
        SCRIPT,
        &group,
        expect![[r#"
        ---
        [[expect]]
        group = "g"
        observation = "trapped"
        reason = "All." # of them
        count = 2 # for now
        intermittent = true
    "#]],
    );
}

#[test]
fn blessing_a_configuration_changes_only_its_own_entries() {
    let text = format!(
        "{KNOWN}\n[[expect]]\ndirectives = \"g/a.wast:5:assert_trap\"\nobservation = \"trapped\"\n\
         reason = \"Five.\"\nconfiguration = \"c\"\n"
    );
    let case = Case { configuration: Some("c"), ..failing(&[(2, "u"), (4, "y")], Some("Two.")) };
    case.check(SCRIPT, &text, expect![[r#"
        remove g/a.wast:5:assert_trap: now passes
        add g/a.wast:2:assert_return: trapped: u
        remaining: g/a.wast:3:assert_trap: passes, but its entry is about more than what was selected
        ---
        # The first lines are said of the file.

        # It has a comment.
        [[expect]]
        directives = "g/a.wast:3:assert_trap" # here
        observation = "trapped: x"            # this
        reason = "Three."

        # These are about the rest.

        # Four.
        [[expect]]
        reason = "Four."
        observation = 'trapped: y'
        directives = "g/a.wast:4:assert_trap"
        issue = "https://example.org/4"

        [[expect]]
        directives = "g/a.wast:2:assert_return"
        observation = "trapped: u"
        digest = "8e2279ec"
        reason = "Two."
        configuration = "c"

        # The end.
    "#]]);
}

#[test]
fn line_ends_of_windows_stay() {
    let text = KNOWN.replace('\n', "\r\n");
    let written = failing(&[(4, "y"), (5, "z")], Some("Five.")).bless(SCRIPT, &text).text.unwrap();
    assert_eq!(written.matches('\n').count(), written.matches("\r\n").count());
    let unix = failing(&[(4, "y"), (5, "z")], Some("Five.")).bless(SCRIPT, KNOWN).text.unwrap();
    assert_eq!(written.replace("\r\n", "\n"), unix);
}
