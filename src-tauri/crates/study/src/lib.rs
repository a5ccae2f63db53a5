//! What is remembered: notes, cards, quiz items, grading, scheduling. Pure rules, no I/O.
