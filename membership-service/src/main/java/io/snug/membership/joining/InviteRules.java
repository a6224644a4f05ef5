package io.snug.membership.joining;

/// How a dialect lets people be added.
///
/// @param allOrNobody whether one who cannot be added keeps the others out
/// @param openHouse whether whoever cannot be found is added all the same, by the id given; the
///   inviter joins too; and whoever is in already is passed over without a word
/// @param alsoArchived whether an archived channel takes new members
public record InviteRules(
    Authority authority, boolean allOrNobody, boolean openHouse, boolean alsoArchived) {}
