package io.snug.auth.account;

/// What a list of accounts can be sorted by.
public enum AccountOrder {
  USERNAME,
  NAME,
  EMAIL,
  ROLE,
  ACTIVE,
  CREATED,
  UPDATED
}
