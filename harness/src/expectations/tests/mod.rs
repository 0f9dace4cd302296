use super::*;
use crate::engine::Outcome;
use crate::selection::{Filter, Shard};
use crate::suite::GroupSource;
use crate::suite::manifest::{File, Group, Manifest};
use crate::verdict::{Observation, Status};

fn manifest(text: &str) -> Manifest {
    Manifest::lower(&[GroupSource::of_script("g", text)]).unwrap()
}

fn entry(lines: &str) -> String {
    format!("[[expect]]\nreason = \"r\"\n{lines}\n")
}

const TRAPPED: &str = "directives = \"g/a.wast:1:module\"\nobservation = \"trapped\"";

#[track_caller]
fn check_refused(text: &str, expected: &str) {
    let error = Expectations::parse(text, "e.toml").unwrap_err().to_string();
    assert_eq!(error, expected);
}

#[test]
fn what_is_incomplete_unknown_or_twice_is_refused_with_file_and_line() {
    let both = entry("directives = \"a\"\ngroup = \"b\"\nobservation = \"o\"");
    let scopes = "needs either `directives`, or some of `group`, `file`, `kind` and `feature`";
    check_refused(&both, &format!("e.toml:1: the entry for `a` {scopes}"));
    check_refused(
        &entry("observation = \"o\""),
        &format!("e.toml:1: the entry for `*/* (o)` {scopes}"),
    );
    let twice = entry(TRAPPED) + "\n# again\n" + &entry(TRAPPED);
    let says = "the entry for `g/a.wast:1:module` repeats the one in line 1";
    check_refused(&twice, &format!("e.toml:7: {says}"));
    let other = entry(TRAPPED) + &entry(TRAPPED).replace("trapped", "threw an exception");
    let contradicts = "the entry for `g/a.wast:1:module` contradicts the one in line 1, which \
                       expects `trapped` and not `threw an exception`";
    check_refused(&other, &format!("e.toml:5: {contradicts}"));
    let no_reason = entry(TRAPPED).replace("\"r\"", "\" \"");
    check_refused(&no_reason, "e.toml:1: the entry for `g/a.wast:1:module` has no reason");
    let unknown = entry(&format!("{TRAPPED}\nraeson = \"\""));
    let error = Expectations::parse(&unknown, "e.toml").unwrap_err().to_string();
    assert!(error.starts_with("e.toml:5: unknown field `raeson`"), "{error}");
    check_refused("\n[[expect", "e.toml:2: unclosed array table, expected `]]`");
    let with = |line: &str| entry(&format!("observation = \"o\"\n{line}"));
    let kind = "e.toml:1: there is no kind `asert_trap`: did you mean `assert_trap`?";
    check_refused(&with("kind = \"asert_trap\""), kind);
    let feature = "e.toml:1: unknown feature `simdd`: did you mean `simd`?";
    check_refused(&with("feature = \"simdd\""), feature);
    let nothing = "e.toml:1: the entry for `g/* (o)` has a count of 0";
    check_refused(&with("group = \"g\"\ncount = 0"), nothing);
    let digest = "e.toml:1: the digest of `g` is not eight hexadecimal digits";
    check_refused(&with("directives = \"g\"\ndigest = \"+1\""), digest);
    let of_many = "e.toml:1: the entry for `g*` has a digest, but is not about one directive";
    check_refused(&with("directives = \"g*\"\ndigest = \"1\""), of_many);
    let error = Expectations::parse(&with("group = \"g\"\nplatform = \"linus\""), "e.toml");
    let error = error.unwrap_err().to_string();
    assert!(error.starts_with("e.toml:5: unknown platform `linus`: expected a system"), "{error}");
}

#[test]
fn entries_for_other_places_do_not_contradict_each_other() {
    let on = |platform: &str, observation: &str| {
        let own = TRAPPED.replace("trapped", observation);
        entry(&format!("{own}\nplatform = \"{platform}\""))
    };
    let both =
        |a: &str, b: &str| Expectations::parse(&(on(a, "x") + &on(b, "y")), "e.toml").is_ok();
    assert!(both("linux", "windows"));
    assert!(both("linux-x86_64", "linux-aarch64"));
    assert!(both("x86_64", "aarch64"));
    assert!(!both("linux", "linux-x86_64"));
    assert!(!both("linux", "x86_64"), "both hold on linux-x86_64");
    let in_configuration = |name: &str, observation: &str| {
        let own = TRAPPED.replace("trapped", observation);
        entry(&format!("{own}\nconfiguration = \"{name}\""))
    };
    let two = in_configuration("a", "x") + &in_configuration("b", "y");
    assert!(Expectations::parse(&two, "e.toml").is_ok());
    let narrower = entry("group = \"g\"\nobservation = \"trapped: x\"");
    let wider = entry("group = \"g\"\nobservation = \"trapped\"");
    assert!(Expectations::parse(&(narrower.clone() + &wider), "e.toml").is_ok());
    let says = "e.toml:5: the entry for `g/* (trapped: x)` repeats the one in line 1";
    check_refused(&(wider + &narrower), says);
}

#[track_caller]
fn check(text: &str, observation: &Observation, passed: bool, expected: (Status, Option<usize>)) {
    let manifest = manifest("(module)");
    let (group, file) = (&manifest.groups[0], &manifest.groups[0].files[0]);
    let expectations = Expectations::parse(text, "e.toml").unwrap();
    let head = &file.heads().unwrap()[0];
    let status = expectations.of_file(group, file).status(head, observation, passed, None);
    assert_eq!(status, expected);
}

#[test]
fn an_entry_covers_only_its_own_observation() {
    let trap = Observation::from(Outcome::Trapped("unreachable".to_owned()));
    check(&entry(TRAPPED), &trap, false, (Status::ExpectedFailure, Some(0)));
    check(&entry(TRAPPED), &Observation::DONE, false, (Status::Failed, None));
    check(&entry(TRAPPED), &Observation::DONE, true, (Status::UnexpectedPass, Some(0)));
    check("", &trap, false, (Status::Failed, None));
    check("", &trap, true, (Status::Passed, None));
    let other_word = entry(TRAPPED).replace("\"trapped\"", "\"trap\"");
    check(&other_word, &trap, false, (Status::Failed, None));
    use std::env::consts::{ARCH, OS};
    let other = if OS == "windows" { "linux" } else { "windows" };
    let on = |platform: &str| entry(&format!("{TRAPPED}\nplatform = \"{platform}\""));
    check(&on(other), &trap, false, (Status::Failed, None));
    check(&on(&format!("{other}-{ARCH}")), &trap, false, (Status::Failed, None));
    for here in [OS, ARCH, &format!("{OS}-{ARCH}")] {
        check(&on(here), &trap, false, (Status::ExpectedFailure, Some(0)));
    }
    let configured = entry(&format!("{TRAPPED}\nconfiguration = \"c\""));
    check(&configured, &trap, false, (Status::Failed, None));
}

#[test]
fn an_entry_for_a_group_covers_what_makes_its_observation() {
    let text = entry("group = \"g\"\nobservation = \"unsupported: gc\"\ncount = 2");
    let unsupported = |feature: &str| Observation::from(Outcome::Unsupported(feature.to_owned()));
    check(&text, &unsupported("gc"), false, (Status::ExpectedFailure, Some(0)));
    check(&text, &unsupported("gcx"), false, (Status::Failed, None));
    check(&text, &Observation::DONE, true, (Status::Passed, None));
    let expectations = Expectations::parse(&text, "e.toml").unwrap();
    assert!(expectations.problems(&[2], &["g"]).is_empty());
    assert!(expectations.problems(&[1], &[]).is_empty(), "only a part of the group ran");
    let problems = expectations.problems(&[1], &["g"]);
    assert_eq!(
        problems,
        ["e.toml:1: the entry for `g/* (unsupported: gc)` states a count of 2, but covers 1"]
    );
    let problems = expectations.problems(&[0], &["g"]);
    assert_eq!(problems, ["e.toml:1: the entry for `g/* (unsupported: gc)` matches nothing"]);
    let problems = expectations.problems(&[3], &[]);
    let too_many =
        "e.toml:1: the entry for `g/* (unsupported: gc)` states a count of 2, but covers 3";
    assert_eq!(problems, [too_many], "a part shows that it is too many");
}

#[test]
fn blocked_directives_inherit_the_status_of_their_cause() {
    let manifest = manifest("(module)");
    let (group, file) = (&manifest.groups[0], &manifest.groups[0].files[0]);
    let head = &file.heads().unwrap()[0];
    let none = Expectations::default();
    let of_file = none.of_file(group, file);
    let status = |cause| of_file.status(head, &Observation::Blocked { by: 0 }, false, cause).0;
    assert_eq!(status(Some(Status::ExpectedFailure)), Status::BlockedAsExpected);
    assert_eq!(status(Some(Status::Failed)), Status::Blocked);
    assert_eq!(status(None), Status::Blocked);
}

#[test]
fn an_entry_follows_its_directive() {
    let before = manifest("(module)\n(module (func))");
    let digest = before.groups[0].files[0].heads().unwrap()[1].digest;
    let text = entry(&format!(
        "directives = \"g/a.wast:2:module\"\nobservation = \"trapped\"\ndigest = \"{digest:08x}\""
    ));
    let mut expectations = Expectations::parse(&text, "e.toml").unwrap();
    expectations.follow(&before).unwrap();
    assert_eq!(expectations.entries[0].directives.as_deref(), Some("g/a.wast:2:module"));
    let after = manifest("(module)\n\n(module)\n(module (func))");
    expectations.follow(&after).unwrap();
    assert_eq!(expectations.entries[0].directives.as_deref(), Some("g/a.wast:4:module"));
    let note = "e.toml:1: `g/a.wast:2:module` is now `g/a.wast:4:module`: `wassay bless` updates the entry";
    assert_eq!(expectations.notes(&["g"]), [note]);
    assert!(expectations.notes(&[]).is_empty(), "another part of the suite is looked at");
    assert!(expectations.problems_with_names(&after, &["g"]).unwrap().is_empty());
}

#[test]
fn an_entry_covers_the_directives_of_its_scope() {
    let trap = Observation::from(Outcome::Trapped("unreachable".to_owned()));
    let with = |lines: &str| entry(&format!("observation = \"trapped\"\n{lines}"));
    for (lines, covers) in [
        ("file = \"a\"", true),
        ("file = \"b\"", false),
        ("group = \"g*\"\nkind = \"module\"", true),
        ("kind = \"assert_*\"", false),
        ("feature = \"simd\"", true),
        ("feature = \"threads\"", false),
        ("group = \"g\"\nfile = \"?.wast\"\nkind = \"mod*\"\nfeature = \"gc\"", true),
        ("group = \"h\"\nfile = \"a\"", false),
    ] {
        let expected =
            if covers { (Status::ExpectedFailure, Some(0)) } else { (Status::Failed, None) };
        check(&with(lines), &trap, false, expected);
        check(&with(lines), &trap, true, (Status::Passed, None));
    }
    // An entry by name comes first, wherever it stands.
    let named = entry(TRAPPED).replace("trapped", "threw");
    check(&(with("group = \"g\"") + &named), &trap, false, (Status::Failed, None));
}

#[test]
fn an_intermittent_directive_may_pass_or_make_its_observation() {
    let trap = Observation::from(Outcome::Trapped("unreachable".to_owned()));
    let named = entry(&format!("{TRAPPED}\nintermittent = true"));
    check(&named, &trap, false, (Status::Intermittent, Some(0)));
    check(&named, &Observation::DONE, true, (Status::Intermittent, Some(0)));
    check(&named, &Observation::Outcome(Outcome::Threw), false, (Status::Failed, None));
    let expectations = Expectations::parse(&named, "e.toml").unwrap();
    let problems = expectations.problems(&[0], &["g"]);
    assert_eq!(problems, ["e.toml:1: the entry for `g/a.wast:1:module` matches nothing"]);
    let of_group =
        entry("group = \"g\"\nobservation = \"trapped\"\nintermittent = true\ncount = 2");
    check(&of_group, &trap, false, (Status::Intermittent, Some(0)));
    check(&of_group, &Observation::DONE, true, (Status::Passed, None));
    let expectations = Expectations::parse(&of_group, "e.toml").unwrap();
    assert!(expectations.problems(&[0], &["g"]).is_empty());
    assert!(expectations.problems(&[2], &["g"]).is_empty());
    assert_eq!(expectations.problems(&[3], &["g"]).len(), 1);
    let manifest = manifest("(module)");
    let (group, file) = (&manifest.groups[0], &manifest.groups[0].files[0]);
    let head = &file.heads().unwrap()[0];
    let of_file = expectations.of_file(group, file);
    let cause = Some(Status::Intermittent);
    let blocked = of_file.status(head, &Observation::Blocked { by: 0 }, false, cause);
    assert_eq!(blocked, (Status::BlockedAsExpected, None));
}

#[test]
fn names_that_the_suite_lacks_are_found() {
    let manifest = manifest("(module)\n(module (func))");
    let problems = |text: &str, whole: &[&str]| {
        let mut expectations = Expectations::parse(text, "e.toml").unwrap();
        expectations.follow(&manifest).unwrap();
        expectations.problems_with_names(&manifest, whole).unwrap()
    };
    let gone = entry("directives = \"g/a.wast:7:module\"\nobservation = \"o\"");
    assert_eq!(problems(&gone, &["g"]), ["e.toml:1: there is no directive `g/a.wast:7:module`"]);
    assert!(problems(&gone, &[]).is_empty(), "it may be among what is left out");
    let by_file = entry("file = \"b\"\nobservation = \"o\"");
    let matches_no = "e.toml:1: the entry for `*/b (o)` matches no directive";
    assert_eq!(problems(&by_file, &["g"]), [matches_no]);
    let changed = entry(&format!("{TRAPPED}\ndigest = \"1\""));
    let text = "e.toml:1: the text of `g/a.wast:1:module` has changed since the entry was written, and \
                no directive of its file has the old one";
    assert_eq!(problems(&changed, &["g"]), [text]);
    let two = entry(TRAPPED) + &entry("directives = \"g/*\"\nobservation = \"o\"");
    let too = "e.toml:5: the entry in line 1 also names `g/a.wast:1:module`";
    assert_eq!(problems(&two, &["g"]), [too]);
    let known = |text: &str| {
        let expectations = Expectations::parse(text, "e.toml").unwrap();
        let checked = expectations.check_names(&["g", "core"], Some(&["default"]));
        checked.map_err(|error| error.to_string())
    };
    assert!(known(&two).is_ok());
    let group = entry("group = \"croe\"\nobservation = \"o\"");
    assert_eq!(
        known(&group).unwrap_err(),
        "e.toml:1: there is no group `croe`: did you mean `core`?"
    );
    let group = entry("directives = \"h/a*\"\nobservation = \"o\"");
    assert!(known(&group).unwrap_err().starts_with("e.toml:1: there is no group `h`"));
    let configuration = entry(&format!("{TRAPPED}\nconfiguration = \"defualt\""));
    let unknown = "e.toml:1: there is no configuration `defualt`: did you mean `default`?";
    assert_eq!(known(&configuration).unwrap_err(), unknown);
}

/// In a shard, an entry need not cover the directives of other shards, but it must be about something.
#[test]
fn a_shard_checks_what_it_can() {
    let text: String = (0..20).map(|n| format!("(module (func (export \"{n}\")))\n")).collect();
    let manifest = manifest(&text);
    let text = entry("group = \"g\"\nobservation = \"o\"\ncount = 20")
        + &entry("directives = \"g/b.wast:1:module\"\nobservation = \"o\"");
    let expectations = Expectations::parse(&text, "e.toml").unwrap();
    let filter = Filter { shard: Some(Shard::new(1, 3).unwrap()), ..Filter::default() };
    let selection = filter.select(&manifest).unwrap();
    assert!(selection.len() < 20);
    let covered = [selection.len(), 0];
    assert!(expectations.problems(&covered, &selection.complete_groups()).is_empty());
    let problems = expectations.problems_with_names(&manifest, &selection.whole_groups()).unwrap();
    assert_eq!(problems, ["e.toml:6: there is no directive `g/b.wast:1:module`"]);
}

mod blessing;
