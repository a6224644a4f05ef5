package io.snug.faults.client;

/// Somebody with an account, who can log in.
record Person(String id, String username, String password, String email) {}
