package io.snug.membership.joining;

/// How a dialect lets people be removed.
///
/// @param keepsAnOwner whether the last owner has to stay
/// @param notOneself whether leaving is a call of its own
/// @param lenient whether people who are not in are passed over without a word
public record KickRules(
    Authority authority, boolean keepsAnOwner, boolean notOneself, boolean lenient) {}
