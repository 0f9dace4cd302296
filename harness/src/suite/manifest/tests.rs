use super::*;
use crate::suite::{GroupScript, GroupSource};
use std::path::Path;

fn manifest(text: &str) -> Manifest {
    Manifest::lower(&[GroupSource::of_script("g", text)]).unwrap()
}

#[test]
fn a_manifest_is_read_back_as_it_was_written() {
    let text = r#"(module (func (export "f")))
(invoke "f") (invoke "f")
(assert_malformed (module binary "") "unexpected end")"#;
    let manifest = manifest(text);
    let group = &manifest.groups[0];
    let file = &group.files[0];
    assert_eq!(file.source().unwrap(), text);
    let heads = file.heads().unwrap();
    let names: Vec<String> = heads.iter().map(|head| file.name(group, head).to_string()).collect();
    let expected = [
        "g/a.wast:1:module",
        "g/a.wast:2:invoke",
        "g/a.wast:2.2:invoke",
        "g/a.wast:3:assert_malformed",
    ];
    assert_eq!(names, expected);
    let units: Vec<u32> = heads.iter().map(|head| head.unit).collect();
    assert_eq!(units, [0, 0, 0, 1]);
    assert_eq!(file.unit(0).unwrap(), crate::script::lower::lower(text).directives[..3]);
    assert_eq!(heads[1].digest, heads[2].digest, "the same text has the same digest");
    let (_, _, id) = manifest.find("g/a.wast:2.2:invoke").unwrap().unwrap();
    assert_eq!(id, 2);
    assert!(manifest.find("g/a.wast:2.3:invoke").unwrap().is_none());
}

#[test]
fn a_damaged_manifest_is_an_error() {
    assert!(matches!(Manifest::from_bytes(b""), Err(ManifestError::Format)));
    assert!(matches!(Manifest::from_bytes(b"wassay\x00\x01xxxxxxxx"), Err(ManifestError::Format)));
    let good = write(&[]);
    let cut: &'static [u8] = good[..good.len() - 1].to_vec().leak();
    assert!(matches!(Manifest::from_bytes(cut), Err(ManifestError::Decode(_))));
    let mut far = good;
    far[MAGIC.len()] = 0xff;
    assert!(Manifest::from_bytes(far.leak()).is_err());
}

#[test]
fn a_file_that_changed_since_is_lowered_again() {
    let folder = std::env::temp_dir().join(format!("wassay-manifest-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("a.wast");
    std::fs::write(&path, "(module)").unwrap();
    let scripts = crate::suite::read_scripts(&path, &mut Vec::new()).unwrap();
    let source = scripts.into_iter().next().unwrap();
    let script = GroupScript { source, features: Features::WASM3, wordings: "g".to_owned() };
    let group = GroupSource { name: "g".to_owned(), default: true, scripts: vec![script] };
    let mut manifest = Manifest::lower(&[group]).unwrap();
    assert!(manifest.groups[0].files[0].refreshed().unwrap().is_none(), "nothing has changed");
    std::fs::write(&path, "(module)\n(module)").unwrap();
    manifest.refresh(&crate::selection::Filter::default()).unwrap();
    assert_eq!(manifest.groups[0].files[0].len(), 2);
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(manifest.groups[0].files[0].refreshed().unwrap().is_none(), "the state built in stays");
}

#[test]
fn a_script_that_is_read_belongs_to_the_one_that_reads_it() {
    let folder = std::env::temp_dir().join(format!("wassay-input-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("sub")).unwrap();
    let write = |path: &str, text: &str| std::fs::write(folder.join(path), text).unwrap();
    write("a.wast", "(module)\n(input \"sub/b.wast\") (invoke \"f\")");
    write("sub/b.wast", "\n(module (func (export \"f\")))\n  (input $c \"../c.wast\")");
    write("c.wast", "(invoke \"f\")");
    let scripts = crate::suite::read_scripts(&folder.join("a.wast"), &mut Vec::new()).unwrap();
    let suites = crate::suite::Suites { groups: Vec::new() };
    let groups = crate::suite::group_scripts(scripts, &suites, None, &mut Vec::new());
    let mut manifest = Manifest::lower(&groups).unwrap();
    let group = &manifest.groups[0];
    let file = &group.files[0];
    let places: Vec<_> = file
        .heads()
        .unwrap()
        .iter()
        .map(|head| {
            let located = file.located(group, head).unwrap();
            let path = Path::new(&located.path).file_name().unwrap().to_str().unwrap().to_owned();
            let text = located.source[located.start..located.end].to_owned();
            (file.name(group, head).to_string(), path, located.line, text)
        })
        .collect();
    let place = |name: &str, path: &str, line: u32, text: &str| {
        (format!("core/a.wast:{name}"), path.to_owned(), line, text.to_owned())
    };
    let expected = [
        place("1:module", "a.wast", 1, "(module)"),
        place("2:input", "a.wast", 2, "(input \"sub/b.wast\")"),
        place("2.2:module", "b.wast", 2, "(module (func (export \"f\")))"),
        place("2.3:input", "b.wast", 3, "(input $c \"../c.wast\")"),
        place("2.4:invoke", "c.wast", 1, "(invoke \"f\")"),
        place("2.5:invoke", "a.wast", 2, "(invoke \"f\")"),
    ];
    assert_eq!(places, expected);
    let invoke = &file.unit(file.heads().unwrap()[5].unit).unwrap()[2];
    assert_eq!((invoke.id, invoke.action.needs()), (5, vec![2]));
    assert!(file.refreshed().unwrap().is_none(), "nothing has changed");
    write("c.wast", "(invoke \"f\") (invoke \"f\")");
    manifest.refresh(&crate::selection::Filter::default()).unwrap();
    assert_eq!(manifest.groups[0].files[0].len(), 7);
    std::fs::remove_dir_all(&folder).unwrap();
}
