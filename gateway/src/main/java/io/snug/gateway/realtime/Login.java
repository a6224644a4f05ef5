package io.snug.gateway.realtime;

import io.snug.gateway.auth.Credential;
import io.snug.platform.caller.Caller;

/// Who is logged in on a connection, and with what.
public record Login(Credential credential, Caller caller) {}
