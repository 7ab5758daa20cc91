//! The language inside a Rust program: values in and out, a function of ours, limits, errors.
//!
//!     cargo run --release -p consair --example embed

use consair::{Arity, Engine, Error, ErrorKind, Interpreter, Limits, Value};

fn prices<E: Engine>() -> Result<(), Error<E>> {
    let mut lisp = Interpreter::<E>::new();

    // A function of ours. Its arguments are slots that it owns; their number is checked for us.
    lisp.register_fn("price-of", Arity::exactly(1), |_, args| match args[0].as_str() {
        Some("tea") => Ok(Value::Int(250)),
        Some("bread") => Ok(Value::Int(420)),
        _ => Err(Error::argument(format!("expected something we sell, found {}", args[0]))),
    });

    // A program that calls it, and a function of the program that we call.
    let total = lisp.eval_str("(defn total [items] (reduce + (map price-of items)))  total")?;
    let basket = Value::vector(["tea", "bread", "tea"].map(Value::from));
    let sum = lisp.call(&total, [basket])?;
    println!("total: {sum}");

    // Errors are values: with a kind, a message, and a text that shows the place.
    let error = lisp.eval_str("(total [\"tea\" \"gold\"])").expect_err("we sell no gold");
    println!("{:?}: {}", error.kind(), error.message());
    println!("{}", lisp.render(&error, false));

    // Limits end what would not end; the interpreter goes on after it.
    lisp.set_limits(Limits { fuel: Some(100_000), ..Limits::default() });
    let error = lisp.eval_str("(loop [] (recur))").expect_err("it has no end");
    assert_eq!(error.kind(), ErrorKind::Limit);
    println!("{}", error.message());
    lisp.set_limits(Limits::default());
    println!("{}", lisp.eval_str("(str \"still \" :here)")?);
    Ok(())
}

fn main() {
    #[cfg(feature = "fast-engine")]
    prices::<consair::Fast>().expect("the program is right");
    #[cfg(feature = "persistent-engine")]
    prices::<consair::Persistent>().expect("the program is right");
}
