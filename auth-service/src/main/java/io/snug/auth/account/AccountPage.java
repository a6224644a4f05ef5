package io.snug.auth.account;

import java.util.List;

/// Some accounts of a list.
///
/// @param total how many the whole list has
public record AccountPage(List<Account> accounts, long total) {
  public AccountPage {
    accounts = List.copyOf(accounts);
  }
}
