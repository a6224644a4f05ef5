package io.snug.benchmark;

import io.snug.benchmark.machine.JavaProcess;
import io.snug.benchmark.machine.ResidentMemory;

/// What each of many sockets adds to the process that holds them.
///
/// @param heap bytes that are alive
/// @param resident bytes of the whole process
record SocketWeight(double heap, double resident) {

  /// Something that opens sockets, and comes back when all is quiet again.
  interface Opening {
    void open() throws Exception;
  }

  static SocketWeight of(JavaProcess holder, long pid, int count, Opening opening)
      throws Exception {
    long heap = -live(holder);
    long resident = -ResidentMemory.of(pid);
    opening.open();
    heap += live(holder);
    resident += ResidentMemory.of(pid);
    return new SocketWeight((double) heap / count, (double) resident / count);
  }

  /// The second collection frees what the first one's finalisation let go.
  private static long live(JavaProcess holder) {
    holder.liveBytes();
    return holder.liveBytes();
  }

  /// The larger of the two.
  double most() {
    return Math.max(heap, resident);
  }
}
