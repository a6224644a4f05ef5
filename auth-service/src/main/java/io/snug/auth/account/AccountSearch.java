package io.snug.auth.account;

import io.snug.platform.caller.WorkspaceId;

/// Which accounts a list shows, and in which order.
///
/// @param text a piece of the name, the username or the e-mail address, in any case; empty for all
/// @param activeOnly leaves out those who were shut out
public record AccountSearch(
    WorkspaceId workspaceId,
    String text,
    boolean activeOnly,
    AccountOrder order,
    boolean ascending,
    int offset,
    int limit) {}
