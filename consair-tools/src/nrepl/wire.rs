//! A request and where its replies go.

use std::io::{self, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

use super::bencode::{Bencode, Dict};

/// The sending side of a connection. Several threads may hold it: a message is sent whole.
#[derive(Clone, Debug)]
pub(super) struct Outlet(Arc<Mutex<TcpStream>>);

impl Outlet {
    pub(super) fn new(stream: TcpStream) -> Self {
        Outlet(Arc::new(Mutex::new(stream)))
    }

    /// Sends a message. A client that is gone is no trouble: nobody waits for it.
    fn send(&self, message: Dict) {
        let mut bytes = Vec::new();
        Bencode::Dict(message).write(&mut bytes);
        let mut stream = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if stream.write_all(&bytes).is_err() {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Says that nothing more comes.
    pub(super) fn close(&self) -> io::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).shutdown(Shutdown::Both)
    }
}

/// One request: what it says, and who asked.
#[derive(Clone, Debug)]
pub(super) struct Request {
    message: Dict,
    outlet: Outlet,
    /// The session; made for this request when it named none.
    pub(super) session: String,
}

impl Request {
    pub(super) fn new(message: Dict, outlet: Outlet) -> Self {
        let session = message.get("session").and_then(Bencode::as_str).unwrap_or_default().to_owned();
        Request { message, outlet, session }
    }

    /// The text under `key`.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.message.get(key)?.as_str()
    }

    /// The number under `key`.
    pub(super) fn number(&self, key: &str) -> Option<i64> {
        self.message.get(key).and_then(number)
    }

    /// What is under `key`, as a client says yes: not `nil`, an empty list, or nothing.
    pub(super) fn is_true(&self, key: &str) -> bool {
        match self.message.get(key) {
            None => false,
            Some(Bencode::Int(int)) => *int != 0,
            Some(Bencode::Text(text)) => !matches!(text.as_str(), "" | "nil" | "false"),
            Some(Bencode::List(items)) => !items.is_empty(),
            Some(Bencode::Dict(_)) => true,
        }
    }

    /// The number of an option under `key`.
    pub(super) fn option(&self, key: &str, option: &str) -> Option<i64> {
        match self.message.get(key)? {
            Bencode::Dict(options) => options.get(option).and_then(number),
            _ => None,
        }
    }

    /// True when both came over one connection.
    pub(super) fn is_of_the_client_of(&self, other: &Request) -> bool {
        Arc::ptr_eq(&self.outlet.0, &other.outlet.0)
    }

    /// The number of the request, as its client counts.
    pub(super) fn id(&self) -> Option<&str> {
        self.text("id")
    }

    /// Sends an answer.
    pub(super) fn reply<const N: usize>(&self, entries: [(&str, Bencode); N]) {
        self.send(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect());
    }

    /// Sends an answer of the status alone.
    pub(super) fn status(&self, status: &[&str]) {
        self.reply([("status", status.iter().copied().collect())]);
    }

    /// Sends an answer that is the last one.
    pub(super) fn done<const N: usize>(&self, entries: [(&str, Bencode); N]) {
        let mut message: Dict = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        message.entry("status".to_owned()).or_insert_with(|| Bencode::from_iter(["done"]));
        self.send(message);
    }

    pub(super) fn send(&self, mut message: Dict) {
        if let Some(id) = self.message.get("id") {
            message.insert("id".to_owned(), id.clone());
        }
        if !self.session.is_empty() {
            message.insert("session".to_owned(), self.session.as_str().into());
        }
        self.outlet.send(message);
    }
}

fn number(value: &Bencode) -> Option<i64> {
    match value {
        Bencode::Int(int) => Some(*int),
        Bencode::Text(text) => text.parse().ok(),
        _ => None,
    }
}
