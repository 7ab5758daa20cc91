//! Lays out the text of a program as the Clojure style guide indents it.
//!
//! What changes is the space between tokens, and nothing else: line breaks stay where they are, so that
//! the author decides what stands on a line. Lines are indented by their brackets, spaces inside
//! brackets go, spaces at the end of a line too, and of several empty lines one stays. Spaces between two
//! forms on one line stay, since they may align columns; so does every comment.
//!
//! Laws:
//!
//! 1. The tokens and the comments of the result are those of the text, in their order.
//! 2. Laying out a result gives the same result.

mod layout;
mod rules;

use std::fmt;

use consair_core::span::SourceId;
use consair_eval::syntax::diagnostic::Diagnostic;
use consair_eval::syntax::lexer::Lexer;
use consair_eval::syntax::reader::{ReadOptions, read};
use consair_eval::syntax::token::TokenKind;

use layout::Layout;
use rules::Rules;

/// Why a text was left alone.
#[derive(Clone, Debug)]
pub enum Trouble {
    /// It does not read: what is wrong with it.
    Broken(Vec<Diagnostic>),
    /// The result would be another program. This is a mistake of the formatter.
    Changed,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Broken(diagnostics) => match diagnostics.first() {
                Some(first) => f.write_str(&first.message),
                None => f.write_str("the text does not read"),
            },
            Trouble::Changed => f.write_str("the formatter would change this program, and leaves it alone"),
        }
    }
}

/// The text laid out. `source` is what the spans of diagnostics say.
///
/// # Complexity
/// Linear in the text, whatever it holds.
///
/// # Errors
/// When the text does not read.
///
/// # Examples
/// ```
/// use consair_core::span::SourceId;
/// use consair_tools::fmt::format;
///
/// let text = "(defn twice [x]\n(* 2\nx) )";
/// assert_eq!(format(SourceId(0), text).unwrap(), "(defn twice [x]\n  (* 2\n     x))\n");
/// ```
pub fn format(source: SourceId, text: &str) -> Result<String, Trouble> {
    let read = read(source, text, &ReadOptions::default());
    let errors: Vec<_> = read.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
    if !errors.is_empty() {
        return Err(Trouble::Broken(errors));
    }
    let laid_out = Layout::new(text, Rules::of(&read.forms)).finish();
    if pieces(text) == pieces(&laid_out) { Ok(laid_out) } else { Err(Trouble::Changed) }
}

/// The tokens and comments of a text.
fn pieces(text: &str) -> Vec<&str> {
    let mut lexer = Lexer::new(text);
    let mut pieces = Vec::new();
    let mut end = 0;
    loop {
        let token = lexer.next_token();
        pieces.extend(layout::comments(&text[end..token.start]).map(str::trim_end));
        if token.kind == TokenKind::End {
            return pieces;
        }
        pieces.push(&text[token.start..token.end]);
        end = token.end;
    }
}

#[cfg(test)]
mod tests;
