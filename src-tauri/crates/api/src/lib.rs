//! The one contract that the window, the command line and the tests speak: arguments and results ([`dto`]),
//! the list of commands ([`for_each_command`]), errors, and the use cases.

mod contract;
pub mod dto;
pub mod typescript;
