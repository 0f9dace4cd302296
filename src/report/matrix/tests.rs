use super::*;
use expect_test::{Expect, expect};
use wassay_harness::results::read_from;

/// Results of an engine, with a record for each status and name.
fn column(engine: &str, records: &[(&str, &str, &str)]) -> Column {
    let mut text = format!(
        "{{\"wassay_results\":1,\"harness\":\"0\",\"engine\":{{\"name\":{engine:?},\"version\":\"1\",\"configuration\":\"default\"}},\
         \"platform\":{{\"os\":\"linux\",\"arch\":\"x86_64\"}},\"strict_messages\":true,\"groups\":[]}}\n"
    );
    for (name, status, observation) in records {
        let passes = *status == "passed";
        text += &format!(
            "{{\"name\":{name:?},\"digest\":\"01\",\"status\":{status:?},\"verdict\":{{\"outcome\":true,\"detail\":{passes}}},\
             \"kind\":\"returned\",\"observation\":{observation:?},\"nanoseconds\":1}}\n"
        );
    }
    text += &format!("{{\"end\":{{\"records\":{},\"complete\":true}}}}\n", records.len());
    let run = read_from(text.as_bytes(), "r").unwrap();
    Column { name: engine.to_owned(), file: None, run: Ok(run) }
}

fn three() -> Vec<Column> {
    let names = ["core/a.wast:1:module", "core/a.wast:2:invoke", "gc/b.wast:1:invoke"];
    let [a, b, c] = names;
    vec![
        column(
            "one",
            &[
                (a, "passed", "returned nothing"),
                (b, "failed", "returned i32:1"),
                (c, "passed", ""),
            ],
        ),
        column("two|<b>", &[(a, "passed", "=1+1"), (b, "expected-failure", "-1, \"x\"")]),
        Column {
            name: "=three".to_owned(),
            file: None,
            run: Err("cannot start, today".to_owned()),
        },
    ]
}

#[track_caller]
fn check(actual: &str, expected: Expect) {
    expected.assert_eq(&actual.replace("\r\n", "\n"));
}

/// U+FFFE is no character of XML, U+202E turns around what follows it, and a line feed ends a row.
#[test]
fn unprintable_characters_are_escaped_in_every_form() {
    let name = "a\u{fffe}\u{202e}\n\u{1b}[2J";
    let columns = [Column { name: name.to_owned(), file: None, run: Err(name.to_owned()) }];
    let matrix = Matrix::new(&columns);
    let badges = badges(&matrix).unwrap();
    let texts =
        [badges[0].svg.clone(), csv(&matrix, By::Group), markdown(&matrix, By::Group, name)];
    for text in texts {
        let is_seen = |c: char| !"\u{fffe}\u{202e}\u{1b}".contains(c);
        assert!(text.chars().all(is_seen) && !text.contains("\n["), "{text:?}");
    }
}

#[test]
fn markdown_is_a_table_that_names_cannot_break() {
    let columns = three();
    let matrix = Matrix::new(&columns);
    check(
        &markdown(&matrix, By::Group, "All @engines"),
        expect![[r#"
        ### All &#64;engines

        | group | one 1 (default) | two\|&lt;b&gt; 1 (default) | =three |
        |---|---:|---:|---:|
        | core | 1 of 2 | 1 of 2 | no results |
        | gc | 1 of 1 | not asked | no results |
        | **total** | 2 of 3 | 1 of 2 | no results |

        | of the rest | one 1 (default) | two\|&lt;b&gt; 1 (default) | =three |
        |---|---:|---:|---:|
        | ≠ wrong value | 1 | 1 | 0 |
        | known failures among them | 0 | 1 | 0 |

        - =three has no results: cannot start, today
    "#]],
    );
    check(
        &markdown(&matrix, By::Directive, "Directives"),
        expect![[r#"
        ### Directives

        | directive | one 1 (default) | two\|&lt;b&gt; 1 (default) | =three |
        |---|---:|---:|---:|
        | core/a.wast:2:invoke | ≠ wrong value | ≠ wrong value | no results |
        | **total** | 2 of 3 | 1 of 2 | no results |

        | of the rest | one 1 (default) | two\|&lt;b&gt; 1 (default) | =three |
        |---|---:|---:|---:|
        | ≠ wrong value | 1 | 1 | 0 |
        | known failures among them | 0 | 1 | 0 |

        - =three has no results: cannot start, today
    "#]],
    );
}

#[test]
fn spreadsheets_find_no_formula() {
    let columns = three();
    let matrix = Matrix::new(&columns);
    check(
        &csv(&matrix, By::Group),
        expect![[r#"
        group,engine,version,configuration,platform,label,commit,began,error,asked,passed,reason not told,wrong value,wrong reason,wrong outcome,crashed,timed out,unsupported,blocked,flaky,not run,known failures
        core,one,1,default,x86_64-linux,,,,,2,1,0,1,0,0,0,0,0,0,0,0,0
        core,two|<b>,1,default,x86_64-linux,,,,,2,1,0,1,0,0,0,0,0,0,0,0,1
        core,"'=three",,,,,,,"cannot start, today",0,0,0,0,0,0,0,0,0,0,0,0,0
        gc,one,1,default,x86_64-linux,,,,,1,1,0,0,0,0,0,0,0,0,0,0,0
        gc,two|<b>,1,default,x86_64-linux,,,,,0,0,0,0,0,0,0,0,0,0,0,0,0
        gc,"'=three",,,,,,,"cannot start, today",0,0,0,0,0,0,0,0,0,0,0,0,0
    "#]],
    );
    check(
        &csv(&matrix, By::Directive),
        expect![[r#"
        directive,engine,version,configuration,platform,label,commit,began,error,result,known failure,status,observation,cause
        core/a.wast:1:module,one,1,default,x86_64-linux,,,,,passed,no,passed,returned nothing,
        core/a.wast:1:module,two|<b>,1,default,x86_64-linux,,,,,passed,no,passed,"'=1+1",
        core/a.wast:1:module,"'=three",,,,,,,"cannot start, today",not asked,,,,
        core/a.wast:2:invoke,one,1,default,x86_64-linux,,,,,wrong value,no,failed,returned i32:1,
        core/a.wast:2:invoke,two|<b>,1,default,x86_64-linux,,,,,wrong value,yes,expected-failure,"'-1, ""x""",
        core/a.wast:2:invoke,"'=three",,,,,,,"cannot start, today",not asked,,,,
        gc/b.wast:1:invoke,one,1,default,x86_64-linux,,,,,passed,no,passed,,
        gc/b.wast:1:invoke,two|<b>,1,default,x86_64-linux,,,,,not asked,,,,
        gc/b.wast:1:invoke,"'=three",,,,,,,"cannot start, today",not asked,,,,
    "#]],
    );
}

#[test]
fn badges_have_a_file_each() {
    let mut columns = three();
    columns.push(column("ONE", &[("core/a.wast:1:module", "passed", "")]));
    let badges = badges(&Matrix::new(&columns)).unwrap();
    let files: Vec<&str> = badges.iter().map(|badge| &*badge.file).collect();
    check(
        &files.join("\n"),
        expect![[r#"
        one.svg
        one-core.svg
        one-gc.svg
        two--b-.svg
        two--b--core.svg
        -three.svg
        ONE-2.svg
        ONE-core-2.svg"#]],
    );
    check(
        &badges[3].svg,
        expect![[r##"
        <svg xmlns="http://www.w3.org/2000/svg" width="115" height="20" role="img" aria-label="two|&lt;b&gt;: 1 of 2">
        <title>two|&lt;b&gt;: 1 of 2</title>
        <rect width="115" height="20" rx="3" fill="#3d444d"/>
        <path d="M61 0h51a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-51z" fill="#c1272d"/>
        <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
        <text x="6" y="14" textLength="49" lengthAdjust="spacingAndGlyphs">two|&lt;b&gt;</text>
        <text x="67" y="14" textLength="42" lengthAdjust="spacingAndGlyphs">1 of 2</text>
        </g>
        </svg>"##]],
    );
}
