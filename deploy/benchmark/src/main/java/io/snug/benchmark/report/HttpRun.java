package io.snug.benchmark.report;

import io.snug.benchmark.load.Answered;

/// One run of the same request against the empty gateway and the bare answer behind it.
public record HttpRun(Answered answered, long gatewayMicros, long answerMicros) {}
