package io.snug.auth.openwebui;

import io.snug.auth.account.NewAccount;
import io.snug.auth.token.NewToken;

/// An account to be made together with its first session.
record OpenWebUiWish(NewAccount account, NewToken session) {}
