//! Tokens: the smallest pieces of a text that mean something.

/// A piece of the text, `start..end` in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Offset of its first byte.
    pub start: usize,
    /// Offset after its last byte.
    pub end: usize,
    /// True for a name (or keyword) that surely is one: it has no colon or slash inside, no control
    /// character, and no character beyond ASCII.
    pub plain: bool,
}

/// What a token is. Literals are not judged here: `08` is a [`TokenKind::Number`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// Begins a collection.
    Open(Opening),
    /// Ends one.
    Close(Bracket),
    /// Changes the form (or, for metadata, the two forms) that follows.
    Prefix(Prefix),
    /// `#inst`: applies to the form that follows.
    Tag,
    /// Begins with a digit, or with a sign and a digit.
    Number,
    /// A symbol, `nil`, `true` or `false`.
    Name,
    /// Begins with a colon.
    Keyword,
    /// Begins with a backslash.
    Char,
    /// `"text"`
    Str {
        /// False when the text ends before the closing quote.
        closed: bool,
    },
    /// `#"pattern"`
    Regex {
        /// False when the text ends before the closing quote.
        closed: bool,
    },
    /// A text between quotes that are not ours: `“text”`, or a template of JavaScript.
    OtherStr,
    /// `##Inf`
    Symbolic,
    /// `#` and something that it does not go with.
    Unknown,
    /// A statement of another language.
    Foreign,
    /// The end of the text.
    End,
}

/// The three shapes of brackets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bracket {
    /// `(` `)`
    Round,
    /// `[` `]`
    Square,
    /// `{` `}`
    Curly,
}

impl Bracket {
    /// The opening character.
    pub fn opener(self) -> &'static str {
        match self {
            Bracket::Round => "(",
            Bracket::Square => "[",
            Bracket::Curly => "{",
        }
    }

    /// The closing character.
    pub fn closer(self) -> &'static str {
        match self {
            Bracket::Round => ")",
            Bracket::Square => "]",
            Bracket::Curly => "}",
        }
    }
}

/// What begins a collection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Opening {
    /// `(`
    List,
    /// `[`
    Vector,
    /// `{`
    Map,
    /// `#{`
    Set,
    /// `#(`
    Function,
    /// `#?(`
    Conditional,
    /// `#?@(`
    ConditionalSplicing,
    /// `#:ns{`, `#::{`, `#::alias{`: the token covers all of it.
    NamespacedMap,
}

impl Opening {
    /// The shape of its brackets.
    pub fn bracket(self) -> Bracket {
        match self {
            Opening::Vector => Bracket::Square,
            Opening::Map | Opening::Set | Opening::NamespacedMap => Bracket::Curly,
            Opening::List | Opening::Function | Opening::Conditional | Opening::ConditionalSplicing => {
                Bracket::Round
            }
        }
    }
}

/// A mark before the form that it changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Prefix {
    /// `'`
    Quote,
    /// `@`
    Deref,
    /// `#'`
    Var,
    /// `` ` ``
    SyntaxQuote,
    /// `~`
    Unquote,
    /// `~@`
    UnquoteSplicing,
    /// `#_`
    Discard,
    /// `^`, `#^`: two forms follow.
    Meta,
}
