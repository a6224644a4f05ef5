/// Who may come in: workspaces, accounts, credentials and what they allow.
@org.jspecify.annotations.NullMarked
package io.snug.auth;
