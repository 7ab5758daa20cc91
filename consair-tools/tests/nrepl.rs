//! The nREPL server, with a client of a few lines.

use std::collections::BTreeSet;
use std::io::{BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use consair_eval::Interpreter;
use consair_fast::Fast;
use consair_tools::nrepl::Server;
use consair_tools::nrepl::bencode::{self, Bencode, Dict};

struct Client {
    stream: TcpStream,
    input: BufReader<TcpStream>,
    session: Option<String>,
    next: u64,
}

fn server() -> Server {
    Server::start(0, Interpreter::<Fast>::new).expect("a free port")
}

impl Client {
    fn new(server: &Server) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", server.port())).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a socket");
        let input = BufReader::new(stream.try_clone().expect("a socket"));
        Client { stream, input, session: None, next: 0 }
    }

    /// With a session of its own.
    fn with_session(server: &Server) -> Self {
        let mut client = Client::new(server);
        let replies = client.ask(&[("op", "clone")]);
        client.session = text(&replies, "new-session");
        assert!(client.session.is_some());
        client
    }

    /// Sends a request; its id.
    fn send(&mut self, entries: &[(&str, &str)]) -> String {
        self.next += 1;
        let id = self.next.to_string();
        let mut message: Dict =
            entries.iter().map(|(key, value)| ((*key).to_owned(), Bencode::from(*value))).collect();
        message.insert("id".to_owned(), id.as_str().into());
        if let Some(session) = &self.session {
            message.entry("session".to_owned()).or_insert_with(|| session.as_str().into());
        }
        let mut bytes = Vec::new();
        Bencode::Dict(message).write(&mut bytes);
        self.stream.write_all(&bytes).expect("it reads");
        id
    }

    fn receive(&mut self) -> Dict {
        bencode::read(&mut self.input).expect("well formed").expect("a message")
    }

    /// The replies to the request `id`, up to its last.
    fn replies(&mut self, id: &str) -> Vec<Dict> {
        let mut replies = Vec::new();
        loop {
            let reply = self.receive();
            if reply.get("id").and_then(Bencode::as_str) == Some(id) {
                let last = statuses(&reply).contains("done");
                replies.push(reply);
                if last {
                    return replies;
                }
            }
        }
    }

    fn ask(&mut self, entries: &[(&str, &str)]) -> Vec<Dict> {
        let id = self.send(entries);
        self.replies(&id)
    }

    fn eval(&mut self, code: &str) -> Vec<Dict> {
        self.ask(&[("op", "eval"), ("code", code)])
    }

    /// The values of a text, separated by spaces.
    fn values(&mut self, code: &str) -> String {
        texts(&self.eval(code), "value").join(" ")
    }

    /// Reads on until something has that status.
    fn until(&mut self, status: &str) {
        while !statuses(&self.receive()).contains(status) {}
    }
}

fn texts(replies: &[Dict], key: &str) -> Vec<String> {
    replies.iter().filter_map(|reply| reply.get(key)?.as_str().map(str::to_owned)).collect()
}

fn text(replies: &[Dict], key: &str) -> Option<String> {
    texts(replies, key).into_iter().next()
}

fn statuses(reply: &Dict) -> BTreeSet<&str> {
    match reply.get("status") {
        Some(Bencode::List(names)) => names.iter().filter_map(Bencode::as_str).collect(),
        _ => BTreeSet::new(),
    }
}

fn all_statuses(replies: &[Dict]) -> BTreeSet<&str> {
    replies.iter().flat_map(statuses).collect()
}

fn entry<'d>(dict: &'d Dict, key: &str) -> &'d Dict {
    match dict.get(key) {
        Some(Bencode::Dict(inner)) => inner,
        other => panic!("expected a dictionary under {key}, found {other:?}"),
    }
}

#[test]
fn it_describes_itself() {
    let mut client = Client::new(&server());
    let replies = client.ask(&[("op", "describe")]);
    let ops = entry(&replies[0], "ops");
    for op in "describe clone close ls-sessions eval load-file stdin interrupt completions complete info lookup eldoc ns-list".split(' ') {
        assert!(matches!(ops.get(op), Some(Bencode::Dict(_))), "{op}");
    }
    assert!(entry(entry(&replies[0], "versions"), "nrepl").contains_key("version-string"));
}

#[test]
fn without_a_session_it_evaluates_too() {
    let mut client = Client::new(&server());
    let replies = client.eval("*ns*");
    assert_eq!(texts(&replies, "value"), ["user"]);
    assert_eq!(text(&replies, "ns").as_deref(), Some("user"));
    assert_eq!(client.values("(+ 1 2) :b"), "3 :b");
    assert_eq!(client.values("*1"), "nil");
}

#[test]
fn sessions_have_their_own_namespace_and_values_and_share_what_is_defined() {
    let server = server();
    let mut one = Client::with_session(&server);
    let mut other = Client::with_session(&server);
    assert_eq!(one.values("(ns a.b) (def x 5) :v"), "nil #'a.b/x :v");
    assert_eq!(one.values("*1 *2 x"), ":v :v 5");
    assert_eq!(other.values("*ns* *1 a.b/x"), "user user 5");
    // A clone goes on where the session stands.
    let id = text(&one.ask(&[("op", "clone")]), "new-session");
    let mut third = Client::new(&server);
    third.session = id;
    assert_eq!(third.values("[*1 x]"), "[5 5]");
    let replies = one.ask(&[("op", "ls-sessions")]);
    assert!(matches!(&replies[0]["sessions"], Bencode::List(ids) if ids.len() == 3));
    assert!(all_statuses(&one.ask(&[("op", "close")])).contains("session-closed"));
    assert!(all_statuses(&one.eval("1")).contains("unknown-session"));
}

#[test]
fn a_request_may_name_its_namespace_and_place() {
    let mut client = Client::with_session(&server());
    client.eval("(ns a) (def x 1) (ns b)");
    assert_eq!(texts(&client.ask(&[("op", "eval"), ("code", "x"), ("ns", "a")]), "value"), ["1"]);
    let replies = client.ask(&[("op", "eval"), ("code", "x"), ("ns", "nowhere")]);
    assert!(all_statuses(&replies).contains("namespace-not-found"));
    let place = [("op", "eval"), ("code", "(/ 1 0)"), ("file", "src/a.clj"), ("line", "7"), ("column", "3")];
    let error = text(&client.ask(&place), "err").expect("an error");
    assert!(error.contains("src/a.clj:7:3"), "{error}");
}

#[test]
fn errors_are_told_and_the_last_is_kept() {
    let mut client = Client::with_session(&server());
    let replies = client.eval("1 (throw (ex-info \"no\" {:a 1})) 2");
    assert_eq!(texts(&replies, "value"), ["1"]);
    assert!(text(&replies, "err").is_some_and(|error| error.contains("no")), "{replies:?}");
    assert!(all_statuses(&replies).contains("eval-error"));
    assert_eq!(client.values("(ex-data *e)"), "{:a 1}");
    let replies = client.eval("(foo [1 2)");
    assert!(text(&replies, "err").is_some_and(|error| error.contains("expected `]`")), "{replies:?}");
}

#[test]
fn output_comes_while_the_program_runs() {
    let mut client = Client::with_session(&server());
    let id = client.send(&[("op", "eval"), ("code", "(println \"début\") (loop [] (recur))")]);
    loop {
        let reply = client.receive();
        if let Some(out) = reply.get("out").and_then(Bencode::as_str) {
            assert_eq!(out, "début\n");
            break;
        }
    }
    client.ask(&[("op", "interrupt")]);
    let _ = id;
}

#[test]
fn an_endless_loop_is_interrupted_while_the_server_answers() {
    let mut client = Client::with_session(&server());
    client.eval("(def kept 1)");
    let id = client.send(&[("op", "eval"), ("code", "(loop [] (recur))")]);
    std::thread::sleep(Duration::from_millis(100));
    let began = Instant::now();
    assert!(text(&client.ask(&[("op", "lookup"), ("sym", "map")]), "id").is_some());
    let found = client.ask(&[("op", "completions"), ("prefix", "kep")]);
    assert!(format!("{found:?}").contains("kept"));
    assert!(
        all_statuses(&client.ask(&[("op", "interrupt"), ("interrupt-id", "other")]))
            .contains("interrupt-id-mismatch")
    );
    let replies = client.ask(&[("op", "interrupt"), ("interrupt-id", &id)]);
    assert!(all_statuses(&replies).contains("done"));
    client.until("interrupted");
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    assert_eq!(client.values("(inc kept)"), "2");
    assert!(all_statuses(&client.ask(&[("op", "interrupt")])).contains("session-idle"));
}

#[test]
fn what_waits_can_be_given_up() {
    let server = server();
    let mut one = Client::with_session(&server);
    let mut other = Client::with_session(&server);
    let running = one.send(&[("op", "eval"), ("code", "(println :runs) (loop [] (recur))")]);
    while !one.receive().contains_key("out") {}
    let behind = one.send(&[("op", "eval"), ("code", ":behind")]);
    let waits = other.send(&[("op", "eval"), ("code", ":a")]);
    let stays = other.send(&[("op", "eval"), ("code", ":b")]);
    let of_another = other.ask(&[("op", "interrupt"), ("interrupt-id", "none-of-mine")]);
    assert!(all_statuses(&of_another).contains("interrupt-id-mismatch"));
    // The first that waits in this session: the answer comes while the loop runs.
    let id = other.send(&[("op", "interrupt")]);
    let replies = other.replies(&waits);
    assert_eq!(all_statuses(&replies), ["done", "interrupted"].into());
    assert_eq!(all_statuses(&other.replies(&id)), ["done"].into());
    one.send(&[("op", "interrupt"), ("interrupt-id", &running)]);
    assert_eq!(texts(&one.replies(&behind), "value"), [":behind"]);
    assert_eq!(texts(&other.replies(&stays), "value"), [":b"]);
}

#[test]
fn closing_a_session_gives_up_what_it_asked_for() {
    let server = server();
    let mut one = Client::with_session(&server);
    let mut other = Client::with_session(&server);
    one.send(&[("op", "eval"), ("code", "(println :runs) (loop [] (recur))")]);
    while !one.receive().contains_key("out") {}
    let waits = one.send(&[("op", "eval"), ("code", ":waits")]);
    let id = one.send(&[("op", "close")]);
    assert_eq!(all_statuses(&one.replies(&waits)), ["done", "interrupted"].into());
    assert!(all_statuses(&one.replies(&id)).contains("session-closed"));
    assert_eq!(other.values("(+ 1 1)"), "2");
}

#[test]
fn without_a_session_its_own_connection_may_stop_it() {
    let server = server();
    let mut one = Client::new(&server);
    let mut other = Client::new(&server);
    assert!(all_statuses(&one.ask(&[("op", "interrupt")])).contains("session-ephemeral"));
    let running = one.send(&[("op", "eval"), ("code", "(println :runs) (loop [] (recur))")]);
    while !one.receive().contains_key("out") {}
    assert!(all_statuses(&other.ask(&[("op", "interrupt")])).contains("session-ephemeral"));
    one.send(&[("op", "interrupt")]);
    assert!(all_statuses(&one.replies(&running)).contains("interrupted"));
    assert_eq!(other.values("(+ 1 1)"), "2");
}

#[test]
fn values_are_printed_up_to_a_quota() {
    let mut client = Client::with_session(&server());
    let quota = ("nrepl.middleware.print/quota", "10");
    let replies = client.ask(&[("op", "eval"), ("code", "(set! *print-length* nil) (range)"), quota]);
    assert_eq!(texts(&replies, "value"), ["nil", "(0 1 2 3 4"]);
    assert!(all_statuses(&replies).contains("nrepl.middleware.print/truncated"), "{replies:?}");
    let keys = replies.iter().find_map(|reply| reply.get("nrepl.middleware.print/truncated-keys"));
    assert_eq!(keys, Some(&Bencode::from_iter(["value"])));
    // Not in the middle of a character; and the value is there all the same.
    let quota = ("nrepl.middleware.print/quota", "4");
    let replies = client.ask(&[("op", "eval"), ("code", "\"ééé\""), quota]);
    assert_eq!(texts(&replies, "value"), ["\"é"]);
    assert_eq!(client.values("*1"), "\"ééé\"");
    // Without a quota there is one, too.
    let replies = client.eval("(range)");
    let value = text(&replies, "value").expect("a value");
    assert!(value.len() <= bencode::MAX_BYTES && value.len() > bencode::MAX_BYTES / 3, "{}", value.len());
    assert!(all_statuses(&replies).contains("nrepl.middleware.print/truncated"));
}

#[test]
fn values_are_sent_in_parts() {
    let mut client = Client::with_session(&server());
    let stream = ("nrepl.middleware.print/stream?", "1");
    let replies = client.ask(&[("op", "eval"), ("code", "(vec (range 10000))"), ("ns", "user"), stream]);
    let parts = texts(&replies, "value");
    assert!(parts.len() > 2, "{}", parts.len());
    assert!(parts.concat().starts_with("[0 1 2") && parts.concat().ends_with("998 999 ...]"));
    assert_eq!(text(&replies, "ns").as_deref(), Some("user"));
    // Printing can be stopped.
    client.eval("(set! *print-length* nil)");
    let quota = ("nrepl.middleware.print/quota", "100000000000");
    let id = client.send(&[("op", "eval"), ("code", "(range)"), stream, quota]);
    while !client.receive().contains_key("value") {}
    client.send(&[("op", "interrupt")]);
    assert!(all_statuses(&client.replies(&id)).contains("interrupted"));
}

#[test]
fn what_a_session_sets_is_its_own() {
    let server = server();
    let mut one = Client::with_session(&server);
    let mut other = Client::with_session(&server);
    assert_eq!(one.values("(set! *print-length* 2) (range)"), "2 (0 1 ...)");
    assert_eq!(other.values("(range 4)"), "(0 1 2 3)");
    assert_eq!(one.values("(range 4)"), "(0 1 ...)");
    // A request for one namespace, or a file, leaves the session in its own.
    other.eval("(ns there) (in-ns 'user)");
    assert_eq!(texts(&other.ask(&[("op", "eval"), ("code", "*ns*"), ("ns", "there")]), "value"), ["there"]);
    let replies = other.ask(&[("op", "load-file"), ("file", "(ns elsewhere) (def x 1)")]);
    assert_eq!(text(&replies, "ns").as_deref(), Some("user"));
    assert_eq!(other.values("*ns*"), "user");
}

#[test]
fn errors_of_the_program_and_its_input_go_to_its_session() {
    let server = server();
    let mut one = Client::with_session(&server);
    let mut other = Client::with_session(&server);
    let replies = one.eval("(binding [*out* *err*] (println :careful))");
    assert_eq!(text(&replies, "err").as_deref(), Some(":careful\n"));
    one.ask(&[("op", "stdin"), ("stdin", "mine\nmine too\n")]);
    assert_eq!(one.values("(read-line)"), "\"mine\"");
    other.send(&[("op", "eval"), ("code", "(read-line)")]);
    other.until("need-input");
    other.ask(&[("op", "stdin"), ("stdin", "yours\n")]);
    assert_eq!(other.values("*1"), "\"yours\"");
    assert_eq!(one.values("(read-line)"), "\"mine too\"");
}

#[test]
fn what_never_ends_is_printed_in_part() {
    let server = server();
    let mut client = Client::with_session(&server);
    let replies = client.ask(&[("op", "eval"), ("code", "(range)")]);
    let value = text(&replies, "value").expect("a value");
    assert!(value.starts_with("(0 1 2") && value.ends_with("998 999 ...)"), "{value}");
    let replies = client.ask(&[("op", "eval"), ("code", "(set! *print-length* 2) (range)")]);
    assert_eq!(texts(&replies, "value").last().expect("a value"), "(0 1 ...)");
}

#[test]
fn input_is_asked_for() {
    let mut client = Client::with_session(&server());
    let id = client.send(&[("op", "eval"), ("code", "[(read-line) (read-line)]")]);
    client.until("need-input");
    client.ask(&[("op", "stdin"), ("stdin", "one\ntwo\n")]);
    // The answer may have come before that of stdin.
    assert_eq!(client.values("*1"), "[\"one\" \"two\"]");
    let _ = id;
    // An empty text is its end.
    client.send(&[("op", "eval"), ("code", "[(read-line)]")]);
    client.until("need-input");
    client.ask(&[("op", "stdin"), ("stdin", "")]);
    assert_eq!(client.values("*1"), "[nil]");
    // Waiting can be interrupted.
    client.send(&[("op", "eval"), ("code", "(read-line)")]);
    client.until("need-input");
    client.send(&[("op", "interrupt")]);
    client.until("interrupted");
    assert_eq!(client.values("(+ 1 1)"), "2");
}

#[test]
fn files_are_loaded() {
    let mut client = Client::with_session(&server());
    let load = [
        ("op", "load-file"),
        ("file", "(ns my.app)\n(defn f \"Doubles.\" [x & more]\n  (* 2 x))\n(f 4)"),
        ("file-path", "src/my/app.clj"),
    ];
    assert_eq!(texts(&client.ask(&load), "value"), ["8"]);
    let info = client.ask(&[("op", "info"), ("sym", "f"), ("ns", "my.app")]);
    assert_eq!(text(&info, "doc").as_deref(), Some("Doubles."));
    assert_eq!(text(&info, "arglists-str").as_deref(), Some("[x & more]"));
    assert_eq!(text(&info, "file").as_deref(), Some("src/my/app.clj"));
    assert_eq!(info[0]["line"], Bencode::Int(2));
    let eldoc = client.ask(&[("op", "eldoc"), ("sym", "f"), ("ns", "my.app")]);
    assert_eq!(
        eldoc[0]["eldoc"],
        [["x", "&", "more"].into_iter().collect::<Bencode>()].into_iter().collect()
    );
    assert!(format!("{:?}", client.ask(&[("op", "ns-list")])).contains("my.app"));
}

#[test]
fn names_are_known() {
    let mut client = Client::with_session(&server());
    let reply = client.ask(&[("op", "lookup"), ("sym", "when-let")]);
    assert_eq!(entry(&reply[0], "info")["macro"], "true".into());
    let reply = client.ask(&[("op", "info"), ("symbol", "clojure.string/join")]);
    assert_eq!(text(&reply, "ns").as_deref(), Some("clojure.string"));
    assert!(all_statuses(&client.ask(&[("op", "info"), ("sym", "nothing-here")])).contains("no-info"));
    assert!(all_statuses(&client.ask(&[("op", "eldoc"), ("sym", "nothing-here")])).contains("no-eldoc"));
    client.eval("(require '[clojure.set :as s])");
    let found = client.ask(&[("op", "complete"), ("prefix", "s/diff")]);
    assert!(format!("{found:?}").contains("s/difference"), "{found:?}");
    assert!(all_statuses(&client.ask(&[("op", "frobnicate")])).contains("unknown-op"));
}

#[test]
fn nonsense_ends_its_connection_alone() {
    let server = server();
    let mut good = Client::with_session(&server);
    for nonsense in ["GET / HTTP/1.1\r\n\r\n", "i1e", "d99999999999999999999:", "d1:x17000000:"] {
        let mut bad = Client::new(&server);
        bad.stream.write_all(nonsense.as_bytes()).expect("it reads");
        let mut answer = String::new();
        let _ = bad.input.read_to_string(&mut answer);
        assert!(answer.contains("bad-message"), "{nonsense}: {answer}");
    }
    let mut deep = Client::new(&server);
    let _ = deep.stream.write_all(format!("d1:a{}", "l".repeat(1_000_000)).as_bytes());
    drop(deep);
    // Half a message, and away.
    let mut cut = Client::new(&server);
    cut.stream.write_all(b"d2:op4:ev").expect("it reads");
    drop(cut);
    assert_eq!(good.values("(+ 1 1)"), "2");
}

#[test]
fn exit_is_passed_on() {
    let server = server();
    let mut client = Client::with_session(&server);
    assert_eq!(server.exit_status(), None);
    client.eval("(exit 3)");
    assert_eq!(server.exit_status(), Some(3));
}
