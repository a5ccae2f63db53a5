//! The TypeScript side of the contract, written from the Rust types: `ui/src/lib/backend/contract.ts`.

use crate::dto::*;
use std::collections::BTreeMap;
use ts_rs::{Config, TS, TypeVisitor};

/// Declarations by name, each with the types that it needs.
#[derive(Default)]
struct Declarations {
    config: Config,
    by_name: BTreeMap<String, String>,
}

impl Declarations {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            T::visit_generics(self);
            return;
        }
        let name = T::ident(&self.config);
        if self.by_name.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.by_name
            .insert(name, format!("{docs}export {}\n", T::decl(&self.config)));
        T::visit_dependencies(self);
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.add::<T>();
    }
}

/// The whole file.
pub fn contract() -> String {
    let mut types = Declarations::default();
    types.add::<Notice>();
    types.add::<ErrorView>();
    let mut methods = String::new();
    let mut wrappers = String::new();
    macro_rules! write_commands {
        ($($name:ident($args:ty) -> $result:ty, $doc:literal;)*) => {$(
            types.add::<$args>();
            types.add::<$result>();
            let name = stringify!($name);
            let method = camel(name);
            let (args, result) = (<$args>::ident(&types.config), <$result>::ident(&types.config));
            let (parameter, argument) = if args == "NoArgs" {
                (String::new(), "{}")
            } else {
                (format!("args: {args}"), "args")
            };
            methods.push_str(&format!("  /** {} */\n  {method}({parameter}): Promise<{result}>\n", $doc));
            let parameter = if argument == "{}" { "()" } else { "(args)" };
            wrappers.push_str(&format!("    {method}: {parameter} => call('{name}', {argument}) as Promise<{result}>,\n"));
        )*};
    }
    crate::for_each_command!(write_commands);
    let declarations: Vec<&str> = types.by_name.values().map(String::as_str).collect();
    format!(
        "// Written by `cargo xtask contract` from the Rust types in src-tauri/crates/api. Do not edit.\n\n{}\n\
         /** Every command of the backend. */\nexport interface Api {{\n{methods}}}\n\n\
         /** The commands, sent through `call`. */\n\
         export function createApi(call: (command: string, args: object) => Promise<unknown>): Api {{\n  \
         return {{\n{wrappers}  }}\n}}\n",
        declarations.join("\n")
    )
}

fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        let mut letters = part.chars();
        all + &letters
            .next()
            .map(|c| c.to_ascii_uppercase())
            .into_iter()
            .collect::<String>()
            + letters.as_str()
    })
}
