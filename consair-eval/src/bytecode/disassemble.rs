//! Bytecode as text, for people.

use std::fmt::Write;

use super::op::Op;
use super::proto::{FnProto, Proto};

/// The instructions of a function and all functions inside, one a line.
pub fn disassemble(function: &FnProto) -> String {
    let mut out = String::new();
    function_text(function, 0, &mut out);
    out
}

fn function_text(function: &FnProto, depth: usize, out: &mut String) {
    for member in &function.members {
        for body in &member.bodies {
            proto_text(body, depth, out);
        }
    }
}

fn proto_text(proto: &Proto, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let name = proto.name.map_or_else(|| "(fn)".to_owned(), |name| name.text());
    let rest = if proto.variadic { " and the rest" } else { "" };
    let _ = writeln!(
        out,
        "{indent}{name}: {} parameters{rest}, {} registers, {} instructions",
        proto.params,
        proto.registers,
        proto.ops.len()
    );
    for (at, op) in proto.ops.iter().enumerate() {
        let _ = writeln!(out, "{indent}{at:5}  {}", op_text(proto, at, *op));
    }
    for function in &proto.functions {
        let _ = writeln!(out);
        function_text(function, depth + 1, out);
    }
}

/// One instruction: its name and operands as the compiler wrote them, and what they refer to.
fn op_text(proto: &Proto, at: usize, op: Op) -> String {
    let shown = format!("{op:?}");
    let (name, operands) = shown.split_once(' ').unwrap_or((&shown, ""));
    let operands = operands.trim_start_matches("{ ").trim_end_matches(" }");
    let mut text = format!("{name:<16}");
    for operand in operands.split(", ").filter(|operand| !operand.is_empty()) {
        let (field, value) = operand.split_once(": ").unwrap_or((operand, ""));
        let _ = match (field, value.parse::<i64>()) {
            ("by", Ok(by)) => write!(text, " -> {}", at as i64 + 1 + by),
            ("to", Ok(to)) => write!(text, " -> {to}"),
            ("k", Ok(k)) => write!(text, " {:?}", proto.constants[k as usize]),
            ("var", Ok(var)) => write!(text, " #'{}", proto.vars[var as usize]),
            ("value" | "argc" | "count" | "proto" | "member" | "index", _) => {
                write!(text, " {field}={value}")
            }
            _ => write!(text, " {value}"),
        };
    }
    text
}
