//! An nREPL server: editors evaluate, complete and look up in a running interpreter.
//!
//! ```text
//! client ── connection thread ──┬─ describe, sessions, stdin, interrupt, names: answered here
//!                               └─ eval, load-file ─ queue ─> worker thread: the interpreter
//! ```
//!
//! The interpreter has a thread of its own, which all sessions share: a name that one defines is defined
//! for all, and evaluations wait for each other: values are counted without locks, so they belong to one
//! thread. What it knows of names is copied after each evaluation, so that an endless loop keeps nobody from
//! completing a name, from stopping the loop, or from giving up what waits behind it.
//!
//! The server listens on the loopback interface alone: whoever can connect can run programs.

pub mod bencode;
mod ops;
mod print;
mod queue;
mod shared;
mod wire;
mod worker;

use std::io::{self, BufReader};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use consair_core::engine::Engine;
use consair_eval::Interpreter;

use crate::names::Names;
use shared::Shared;
use wire::{Outlet, Request};

/// The stack of the worker, as large as that of a program's first thread.
const STACK: usize = 8 << 20;

/// How many clients may be connected.
const MAX_CLIENTS: usize = 100;

/// A client that takes nothing for so long is gone.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server. It runs until the process ends.
pub struct Server {
    port: u16,
    shared: Arc<Shared>,
}

impl Server {
    /// Starts a server on a port, 0 for any that is free, with the interpreter that `make` makes on the
    /// thread where it will stay.
    ///
    /// # Errors
    /// When the port is taken, or there can be no thread.
    pub fn start<E: Engine>(
        port: u16,
        make: impl FnOnce() -> Interpreter<E> + Send + 'static,
    ) -> io::Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = listener.local_addr()?.port();
        let (ready, started) = mpsc::channel();
        thread::Builder::new().name("evaluation".to_owned()).stack_size(STACK).spawn(move || {
            let mut lisp = make();
            let names = Names::of(&mut lisp);
            let shared = Arc::new(Shared::new(names, lisp.cx().interrupt()));
            if ready.send(Arc::clone(&shared)).is_ok() {
                worker::work(&mut lisp, &shared);
            }
        })?;
        let shared = started.recv().map_err(|_| io::Error::other("the interpreter did not start"))?;
        listen(listener, &shared)?;
        // Some clients take the host's name for its newer address; where there is none, this is enough.
        if let Ok(listener) = TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
            listen(listener, &shared)?;
        }
        Ok(Server { port, shared })
    }

    /// The port that it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The line by which editors recognise that a server has started.
    pub fn start_line(&self) -> String {
        let port = self.port;
        format!("nREPL server started on port {port} on host localhost - nrepl://localhost:{port}")
    }

    /// The status with which a program has asked to end, by `(exit n)`.
    pub fn exit_status(&self) -> Option<i32> {
        self.shared.exit_status()
    }
}

fn listen(listener: TcpListener, shared: &Arc<Shared>) -> io::Result<()> {
    let shared = Arc::clone(shared);
    let clients = Arc::new(AtomicUsize::new(0));
    let accept = move || {
        for stream in listener.incoming().flatten() {
            // What is no loopback address could only be one by a mistake of the system's.
            if !stream.peer_addr().is_ok_and(|peer: SocketAddr| peer.ip().is_loopback()) {
                continue;
            }
            if clients.fetch_add(1, Ordering::Relaxed) >= MAX_CLIENTS {
                clients.fetch_sub(1, Ordering::Relaxed);
                continue;
            }
            let (shared, connected) = (Arc::clone(&shared), Arc::clone(&clients));
            let serving = thread::Builder::new().name("client".to_owned()).spawn(move || {
                let _ = serve(stream, &shared);
                connected.fetch_sub(1, Ordering::Relaxed);
            });
            if serving.is_err() {
                clients.fetch_sub(1, Ordering::Relaxed);
            }
        }
    };
    thread::Builder::new().name("listener".to_owned()).spawn(accept).map(drop)
}

/// Answers a client until it leaves, or sends what is no message: then it is told, and left.
fn serve(stream: TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let outlet = Outlet::new(stream.try_clone()?);
    let mut input = BufReader::new(stream);
    loop {
        match bencode::read(&mut input) {
            Ok(Some(message)) => ops::answer(shared, Request::new(message, outlet.clone())),
            Ok(None) => return Ok(()),
            Err(error) => {
                let request = Request::new(bencode::Dict::new(), outlet.clone());
                request.done([
                    ("err", error.to_string().into()),
                    ("status", ["error", "bad-message", "done"].into_iter().collect()),
                ]);
                return outlet.close();
            }
        }
    }
}
