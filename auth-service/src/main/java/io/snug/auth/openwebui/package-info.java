/// The Open WebUI dialect of accounts, tokens and user groups.
@org.jspecify.annotations.NullMarked
package io.snug.auth.openwebui;
