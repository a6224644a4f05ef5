package io.snug.benchmark;

import io.snug.benchmark.report.Results;

/// One part of the benchmark.
interface Chapter {
  void measure(Measuring measuring, Results results) throws Exception;
}
