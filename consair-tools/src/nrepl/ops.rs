//! The operations, as the nREPL documentation and cider-nrepl name them.

use consair_core::span::SourceId;
use consair_eval::known::{NameInfo, NameKind};
use consair_eval::syntax::form::{Form, FormKind};
use consair_eval::syntax::reader::{ReadOptions, read};

use super::bencode::{Bencode, Dict};
use super::queue::{Evaluation, Interrupted, Job};
use super::shared::{SessionState, Shared};
use super::wire::Request;

type Op = fn(&Shared, Request);

/// Names, what they do in words, and what does it.
const OPS: [(&str, &str, Op); 14] = [
    ("clone", "Makes a session, as the one that asks.", clone),
    ("close", "Ends the session.", close),
    ("complete", "What may complete a prefix.", completions),
    ("completions", "What may complete a prefix.", completions),
    ("describe", "What there is.", describe),
    ("eldoc", "What a function takes.", eldoc),
    ("eval", "Evaluates code.", eval),
    ("info", "What is known of a symbol.", info),
    ("interrupt", "Stops what runs in the session.", interrupt),
    ("load-file", "Evaluates a file.", load_file),
    ("lookup", "What is known of a symbol.", lookup),
    ("ls-sessions", "The sessions.", ls_sessions),
    ("ns-list", "The namespaces.", ns_list),
    ("stdin", "Adds to the standard input.", stdin),
];

/// A text whose first line is said to be further down would need as many line ends before it.
const MAX_LINE: i64 = 100_000;

/// Answers a request.
pub(super) fn answer(shared: &Shared, request: Request) {
    let op = request.text("op").unwrap_or_default();
    let Some((.., act)) = OPS.iter().find(|(name, ..)| *name == op) else {
        let op = op.to_owned();
        return request.done([("op", op.into()), ("status", statuses(&["error", "unknown-op", "done"]))]);
    };
    if !request.session.is_empty() && shared.session(&request.session).is_none() {
        return request.status(&["error", "unknown-session", "done"]);
    }
    act(shared, request);
}

fn statuses(names: &[&str]) -> Bencode {
    names.iter().copied().collect()
}

fn dict<const N: usize>(entries: [(&str, Bencode); N]) -> Dict {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// An id that no other session has: as many random bits as a UUID, in its shape.
fn new_id() -> String {
    use std::hash::{BuildHasher, Hasher, RandomState};
    let random = || RandomState::new().build_hasher().finish();
    let (a, b) = (random(), random());
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        a >> 32,
        (a >> 16) & 0xffff,
        a & 0xfff,
        0x8000 | (b >> 48) & 0x3fff,
        b & 0xffff_ffff_ffff
    )
}

fn clone(shared: &Shared, request: Request) {
    let id = new_id();
    let namespace =
        shared.session(&request.session).map_or_else(|| "user".to_owned(), |state| state.namespace());
    shared.add_session(&id, SessionState::new(&namespace));
    shared.queue.add(Job::Clone { from: request.session.clone(), to: id.clone() });
    request.done([("new-session", id.into())]);
}

fn close(shared: &Shared, request: Request) {
    if request.session.is_empty() {
        return request.status(&["error", "unknown-session", "done"]);
    }
    shared.remove_session(&request.session);
    for job in shared.queue.close(&request.session) {
        given_up(job);
    }
    request.status(&["session-closed", "done"]);
}

fn ls_sessions(shared: &Shared, request: Request) {
    request.done([("sessions", shared.session_ids().into_iter().collect())]);
}

/// Nothing in it is empty or 0, which one client takes for the end of what is around it.
fn describe(_: &Shared, request: Request) {
    let entry =
        |(name, doc, _): &(&str, &str, Op)| ((*name).to_owned(), dict([("doc", (*doc).into())]).into());
    let ops: Dict = OPS.iter().map(entry).collect();
    let version = |text: &str| {
        let mut parts = text.split('.');
        let mut part = || parts.next().unwrap_or("0").into();
        dict([("major", part()), ("minor", part()), ("incremental", part()), ("version-string", text.into())])
    };
    let versions =
        dict([("consair", version(env!("CARGO_PKG_VERSION")).into()), ("nrepl", version("1.0.0").into())]);
    let aux = dict([("current-ns", "user".into())]);
    request.done([("ops", ops.into()), ("versions", versions.into()), ("aux", aux.into())]);
}

fn eval(shared: &Shared, request: Request) {
    let Some(code) = request.text("code") else {
        return request.status(&["error", "no-code", "done"]);
    };
    let file = request.text("file").filter(|file| !file.is_empty() && *file != "NO_SOURCE_PATH");
    let name = file.unwrap_or("<nrepl>").to_owned();
    // Errors tell the lines of the file that the code was taken from.
    let line = request.number("line").filter(|line| file.is_some() && (1..MAX_LINE).contains(line));
    let column = request.number("column").filter(|column| line.is_some() && (1..MAX_LINE).contains(column));
    let code = format!(
        "{}{}{code}",
        "\n".repeat(line.map_or(0, |line| line as usize - 1)),
        " ".repeat(column.map_or(0, |column| column as usize - 1))
    );
    let namespace = request.text("ns").filter(|name| !name.is_empty()).map(str::to_owned);
    begin(shared, request, code, name, namespace, false);
}

fn load_file(shared: &Shared, request: Request) {
    let Some(code) = request.text("file").map(str::to_owned) else {
        return request.status(&["error", "no-file", "done"]);
    };
    let path = request.text("file-path").or_else(|| request.text("file-name"));
    let name = path.filter(|path| !path.is_empty()).unwrap_or("<nrepl>").to_owned();
    begin(shared, request, code, name, None, true);
}

fn begin(
    shared: &Shared,
    mut request: Request,
    code: String,
    name: String,
    namespace: Option<String>,
    is_file: bool,
) {
    let ephemeral = request.session.is_empty();
    let state = match ephemeral {
        true => {
            request.session = new_id();
            SessionState::new("user")
        }
        false => match shared.session(&request.session) {
            Some(state) => state,
            None => return request.status(&["error", "unknown-session", "done"]),
        },
    };
    let evaluation = Evaluation { request, state, code, name, namespace, is_file, ephemeral };
    shared.queue.add(Job::Eval(Box::new(evaluation)));
}

/// Says that what has waited will not be done.
fn given_up(job: Job) {
    if let Job::Eval(evaluation) = job {
        evaluation.request.status(&["interrupted", "done"]);
    }
}

fn interrupt(shared: &Shared, request: Request) {
    match shared.queue.interrupt(&request, request.text("interrupt-id")) {
        Interrupted::Running => request.status(&["done"]),
        Interrupted::Waiting(evaluation) => {
            given_up(Job::Eval(evaluation));
            request.status(&["done"]);
        }
        Interrupted::Idle if request.session.is_empty() => {
            request.status(&["error", "session-ephemeral", "done"]);
        }
        Interrupted::Idle => request.status(&["session-idle", "done"]),
        Interrupted::OtherId => request.status(&["error", "interrupt-id-mismatch", "done"]),
    }
}

fn stdin(shared: &Shared, request: Request) {
    let text = request.text("stdin").or_else(|| request.text("input")).unwrap_or_default();
    if let Some(state) = shared.session(&request.session) {
        state.add_input(text);
    }
    request.status(&["done"]);
}

fn namespace_of(shared: &Shared, request: &Request) -> String {
    let given = request.text("ns").filter(|name| !name.is_empty()).map(str::to_owned);
    given
        .or_else(|| shared.session(&request.session).map(|state| state.namespace()))
        .unwrap_or_else(|| "user".to_owned())
}

fn completions(shared: &Shared, request: Request) {
    let prefix = request.text("prefix").or_else(|| request.text("symbol")).unwrap_or_default();
    let found = shared.names().complete(&namespace_of(shared, &request), prefix);
    let candidates = found.into_iter().map(|found| {
        let mut entry = dict([("candidate", found.text.into()), ("type", found.kind.into())]);
        if let Some(namespace) = found.namespace {
            entry.insert("ns".to_owned(), namespace.into());
        }
        entry
    });
    request.done([("completions", candidates.collect())]);
}

/// What is known of the symbol that a request names.
fn known(shared: &Shared, request: &Request) -> Option<NameInfo> {
    let symbol = request.text("sym").or_else(|| request.text("symbol"))?;
    shared.names().known(&namespace_of(shared, request), symbol)
}

fn described(known: &NameInfo) -> Dict {
    let mut entries =
        dict([("name", known.name.as_str().into()), ("arglists-str", known.arglists.join("\n").into())]);
    let mut add = |key: &str, value: Bencode| drop(entries.insert(key.to_owned(), value));
    if let Some(namespace) = &known.namespace {
        add("ns", namespace.as_str().into());
    }
    if let Some(doc) = &known.doc {
        add("doc", doc.as_str().into());
    }
    match known.kind {
        NameKind::Macro => add("macro", "true".into()),
        NameKind::SpecialForm => add("special-form", "true".into()),
        NameKind::Function | NameKind::Var | NameKind::Namespace => {}
    }
    if let Some(place) = &known.place {
        let path = std::path::absolute(&place.source).ok().filter(|path| path.is_file());
        let file = path.map_or_else(|| place.source.clone(), |path| path.display().to_string());
        add("file", file.into());
        add("line", (place.line as i64).into());
        add("column", (place.column as i64).into());
    }
    entries
}

fn info(shared: &Shared, request: Request) {
    match known(shared, &request) {
        Some(known) => {
            let mut entries = described(&known);
            entries.insert("status".to_owned(), statuses(&["done"]));
            request.send(entries);
        }
        None => request.status(&["no-info", "done"]),
    }
}

fn lookup(shared: &Shared, request: Request) {
    let info = known(shared, &request).map(|known| described(&known)).unwrap_or_default();
    request.done([("info", info.into())]);
}

fn eldoc(shared: &Shared, request: Request) {
    let Some(known) = known(shared, &request) else {
        return request.status(&["no-eldoc", "done"]);
    };
    if known.arglists.is_empty() {
        return request.status(&["no-eldoc", "done"]);
    }
    let kind = if known.kind == NameKind::Var { "variable" } else { "function" };
    request.done([
        (
            "eldoc",
            known.arglists.iter().map(|list| parameters(list)).collect::<Vec<_>>().into_iter().collect(),
        ),
        ("name", known.name.into()),
        ("ns", known.namespace.unwrap_or_default().into()),
        ("docstring", known.doc.unwrap_or_default().into()),
        ("type", kind.into()),
    ]);
}

/// The texts of the parameters in `[a & more]`.
fn parameters(list: &str) -> Bencode {
    let read = read(SourceId::default(), list, &ReadOptions::default());
    match read.forms.first().map(|form| &form.kind) {
        Some(FormKind::Vector(items)) => items.iter().map(Form::to_string).collect(),
        _ => Bencode::List(Vec::new()),
    }
}

fn ns_list(shared: &Shared, request: Request) {
    let names: Bencode = shared.names().namespaces().collect();
    request.done([("ns-list", names)]);
}
