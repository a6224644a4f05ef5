package io.snug.auth.mint;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The wish for a Slack token.
///
/// @param userId whose; wins over the username
/// @param bot for a bot; where the account is a person's, for the bot that belongs to them
/// @param scopes empty for those that [SlackScopes] gives such a token
public record MintSlackToken(
    @Nullable String userId,
    @Nullable String username,
    boolean bot,
    Set<String> scopes,
    @Nullable String appId) {}
