package io.snug.auth.mint;

import io.snug.auth.account.Account;
import java.util.Set;

/// What came of the wish for a Slack token.
public sealed interface MintResult {
  /// @param secret the token, shown this once
  record Minted(String secret, Account holder, Set<String> scopes) implements MintResult {}

  record NotPermitted() implements MintResult {}

  record NoSuchAccount() implements MintResult {}

  record AccountInactive() implements MintResult {}

  /// A bot acts by bot tokens only.
  record BotCannotHoldUserToken() implements MintResult {}

  /// The username a person's bot would get belongs to somebody else.
  record BotNameTaken(String username) implements MintResult {}
}
