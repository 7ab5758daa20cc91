//! The page of each code of a diagnostic, as in `docs/errors`.

/// Each code and its page, in order.
pub(crate) const PAGES: [(&str, &str); 98] = [
    ("analyze/absent", include_str!("../../docs/errors/analyze/absent.md")),
    ("analyze/alias", include_str!("../../docs/errors/analyze/alias.md")),
    ("analyze/arity", include_str!("../../docs/errors/analyze/arity.md")),
    ("analyze/call", include_str!("../../docs/errors/analyze/call.md")),
    ("analyze/catch", include_str!("../../docs/errors/analyze/catch.md")),
    ("analyze/def", include_str!("../../docs/errors/analyze/def.md")),
    ("analyze/macro", include_str!("../../docs/errors/analyze/macro.md")),
    ("analyze/name", include_str!("../../docs/errors/analyze/name.md")),
    ("analyze/names", include_str!("../../docs/errors/analyze/names.md")),
    ("analyze/nesting", include_str!("../../docs/errors/analyze/nesting.md")),
    ("analyze/recur", include_str!("../../docs/errors/analyze/recur.md")),
    ("analyze/shape", include_str!("../../docs/errors/analyze/shape.md")),
    ("check/arity", include_str!("../../docs/errors/check/arity.md")),
    ("check/connect", include_str!("../../docs/errors/check/connect.md")),
    ("check/not-linear", include_str!("../../docs/errors/check/not-linear.md")),
    ("check/redefined", include_str!("../../docs/errors/check/redefined.md")),
    ("check/shadowed-call", include_str!("../../docs/errors/check/shadowed-call.md")),
    ("check/shadowed-core", include_str!("../../docs/errors/check/shadowed-core.md")),
    ("check/unreachable", include_str!("../../docs/errors/check/unreachable.md")),
    ("check/unused-local", include_str!("../../docs/errors/check/unused-local.md")),
    ("check/unused-private", include_str!("../../docs/errors/check/unused-private.md")),
    ("check/unused-require", include_str!("../../docs/errors/check/unused-require.md")),
    ("compile/too-large", include_str!("../../docs/errors/compile/too-large.md")),
    ("expand/arguments", include_str!("../../docs/errors/expand/arguments.md")),
    ("expand/bindings", include_str!("../../docs/errors/expand/bindings.md")),
    ("expand/case", include_str!("../../docs/errors/expand/case.md")),
    ("expand/macro", include_str!("../../docs/errors/expand/macro.md")),
    ("expand/names", include_str!("../../docs/errors/expand/names.md")),
    ("expand/nesting", include_str!("../../docs/errors/expand/nesting.md")),
    ("expand/params", include_str!("../../docs/errors/expand/params.md")),
    ("expand/pattern", include_str!("../../docs/errors/expand/pattern.md")),
    ("expand/splice", include_str!("../../docs/errors/expand/splice.md")),
    ("expand/unquote", include_str!("../../docs/errors/expand/unquote.md")),
    ("habit/boolean", include_str!("../../docs/errors/habit/boolean.md")),
    ("habit/call", include_str!("../../docs/errors/habit/call.md")),
    ("habit/character", include_str!("../../docs/errors/habit/character.md")),
    ("habit/colon", include_str!("../../docs/errors/habit/colon.md")),
    ("habit/comma", include_str!("../../docs/errors/habit/comma.md")),
    ("habit/comment", include_str!("../../docs/errors/habit/comment.md")),
    ("habit/condition", include_str!("../../docs/errors/habit/condition.md")),
    ("habit/form", include_str!("../../docs/errors/habit/form.md")),
    ("habit/dotted", include_str!("../../docs/errors/habit/dotted.md")),
    ("habit/function", include_str!("../../docs/errors/habit/function.md")),
    ("habit/import", include_str!("../../docs/errors/habit/import.md")),
    ("habit/look-alike", include_str!("../../docs/errors/habit/look-alike.md")),
    ("habit/loop", include_str!("../../docs/errors/habit/loop.md")),
    ("habit/name", include_str!("../../docs/errors/habit/name.md")),
    ("habit/path", include_str!("../../docs/errors/habit/path.md")),
    ("habit/quotes", include_str!("../../docs/errors/habit/quotes.md")),
    ("habit/return", include_str!("../../docs/errors/habit/return.md")),
    ("habit/single-quotes", include_str!("../../docs/errors/habit/single-quotes.md")),
    ("habit/try", include_str!("../../docs/errors/habit/try.md")),
    ("habit/type", include_str!("../../docs/errors/habit/type.md")),
    ("habit/word", include_str!("../../docs/errors/habit/word.md")),
    ("reader/argument", include_str!("../../docs/errors/reader/argument.md")),
    ("reader/character", include_str!("../../docs/errors/reader/character.md")),
    ("reader/conditional", include_str!("../../docs/errors/reader/conditional.md")),
    ("reader/dispatch", include_str!("../../docs/errors/reader/dispatch.md")),
    ("reader/duplicate", include_str!("../../docs/errors/reader/duplicate.md")),
    ("reader/edn", include_str!("../../docs/errors/reader/edn.md")),
    ("reader/escape", include_str!("../../docs/errors/reader/escape.md")),
    ("reader/extra-opening", include_str!("../../docs/errors/reader/extra-opening.md")),
    ("reader/keyword", include_str!("../../docs/errors/reader/keyword.md")),
    ("reader/metadata", include_str!("../../docs/errors/reader/metadata.md")),
    ("reader/mismatched", include_str!("../../docs/errors/reader/mismatched.md")),
    ("reader/missing-form", include_str!("../../docs/errors/reader/missing-form.md")),
    ("reader/more", include_str!("../../docs/errors/reader/more.md")),
    ("reader/names-full", include_str!("../../docs/errors/reader/names-full.md")),
    ("reader/namespaced-map", include_str!("../../docs/errors/reader/namespaced-map.md")),
    ("reader/nested-function", include_str!("../../docs/errors/reader/nested-function.md")),
    ("reader/number", include_str!("../../docs/errors/reader/number.md")),
    ("reader/odd-map", include_str!("../../docs/errors/reader/odd-map.md")),
    ("reader/regex", include_str!("../../docs/errors/reader/regex.md")),
    ("reader/stray", include_str!("../../docs/errors/reader/stray.md")),
    ("reader/symbol", include_str!("../../docs/errors/reader/symbol.md")),
    ("reader/tag", include_str!("../../docs/errors/reader/tag.md")),
    ("reader/too-long", include_str!("../../docs/errors/reader/too-long.md")),
    ("reader/unclosed", include_str!("../../docs/errors/reader/unclosed.md")),
    ("reader/unclosed-string", include_str!("../../docs/errors/reader/unclosed-string.md")),
    ("reader/unopened", include_str!("../../docs/errors/reader/unopened.md")),
    ("run/argument", include_str!("../../docs/errors/run/argument.md")),
    ("run/arithmetic", include_str!("../../docs/errors/run/arithmetic.md")),
    ("run/arity", include_str!("../../docs/errors/run/arity.md")),
    ("run/assertion", include_str!("../../docs/errors/run/assertion.md")),
    ("run/exit", include_str!("../../docs/errors/run/exit.md")),
    ("run/host", include_str!("../../docs/errors/run/host.md")),
    ("run/index", include_str!("../../docs/errors/run/index.md")),
    ("run/info", include_str!("../../docs/errors/run/info.md")),
    ("run/interrupted", include_str!("../../docs/errors/run/interrupted.md")),
    ("run/io", include_str!("../../docs/errors/run/io.md")),
    ("run/iteration", include_str!("../../docs/errors/run/iteration.md")),
    ("run/limit", include_str!("../../docs/errors/run/limit.md")),
    ("run/name", include_str!("../../docs/errors/run/name.md")),
    ("run/state", include_str!("../../docs/errors/run/state.md")),
    ("run/syntax", include_str!("../../docs/errors/run/syntax.md")),
    ("run/thrown", include_str!("../../docs/errors/run/thrown.md")),
    ("run/type", include_str!("../../docs/errors/run/type.md")),
    ("run/unrealised", include_str!("../../docs/errors/run/unrealised.md")),
];

/// The page of `code`; for an unknown one the codes like it.
pub(crate) fn page(code: &str) -> Result<&'static str, String> {
    if let Some((_, page)) = PAGES.iter().find(|(known, _)| *known == code) {
        return Ok(page);
    }
    let part = code.rsplit('/').next().unwrap_or(code);
    let like: Vec<_> = PAGES.iter().map(|(known, _)| *known).filter(|known| known.contains(part)).collect();
    let known = if like.is_empty() {
        "docs/errors lists them".to_owned()
    } else {
        format!("like it: {}", like.join(", "))
    };
    Err(format!("expected the code of a diagnostic, found {code} ({known})"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// The codes in the program's own source: texts such as `"reader/odd-map"`.
    fn collect(folder: &Path, areas: &BTreeSet<&str>, codes: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                if !path.ends_with("tests") {
                    collect(&path, areas, codes);
                }
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let text = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            for quoted in text.split('"') {
                let is_name = |name: &str| {
                    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                };
                match quoted.split_once('/') {
                    Some((area, name)) if areas.contains(area) && is_name(name) => {
                        codes.insert(quoted.to_owned());
                    }
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn every_code_has_a_page_and_every_page_a_code() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let areas = PAGES.iter().map(|(code, _)| code.split('/').next().expect("an area")).collect();
        let mut codes = BTreeSet::new();
        for part in ["consair-eval/src", "consair-tools/src"] {
            collect(&root.join(part), &areas, &mut codes);
        }
        let pages: BTreeSet<String> = PAGES.iter().map(|(code, _)| (*code).to_owned()).collect();
        assert!(codes.len() > 90);
        assert_eq!(
            codes.difference(&pages).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "codes without a page"
        );
        assert_eq!(
            pages.difference(&codes).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "pages without a code"
        );
    }

    #[test]
    fn a_page_is_found_by_its_code_and_others_by_a_part() {
        assert!(page("run/type").expect("a page").starts_with("# run/type"));
        assert!(page("arity").expect_err("a part").contains("check/arity"));
        assert!(page("nonsense").expect_err("nothing").contains("docs/errors"));
    }
}
