package io.snug.gateway.realtime.ddp;

import io.snug.gateway.auth.Credential;
import io.snug.platform.caller.Caller;

/// Who is logged in on a connection, and with what.
record DdpLogin(Credential.RocketChat credential, Caller caller) {}
