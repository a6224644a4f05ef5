package io.snug.benchmark.machine;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// Looks into another JVM of this machine.
public final class JavaProcess implements AutoCloseable {
  private final JMXConnector connector;
  private final ThreadMXBean threads;
  private final MemoryMXBean memory;

  private JavaProcess(JMXConnector connector) throws IOException {
    this.connector = connector;
    var server = connector.getMBeanServerConnection();
    this.threads = bean(server, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    this.memory = bean(server, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
  }

  /// Attaches to a JVM of the same user.
  @SuppressWarnings("BanJNDI") // the address is that JVM's own, and it was started by us
  public static JavaProcess of(long pid) throws IOException {
    try {
      var machine = VirtualMachine.attach(Long.toString(pid));
      try {
        var address = new JMXServiceURL(machine.startLocalManagementAgent());
        return new JavaProcess(JMXConnectorFactory.connect(address));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException("cannot look into process " + pid, e);
    }
  }

  private static <T extends java.lang.management.PlatformManagedObject> T bean(
      MBeanServerConnection server, String name, Class<T> type) throws IOException {
    return ManagementFactory.newPlatformMXBeanProxy(server, name, type);
  }

  /// All bytes ever allocated on its heap.
  public long allocatedBytes() {
    return threads.getTotalThreadAllocatedBytes();
  }

  /// What is left on the heap after a collection, in bytes.
  public long liveBytes() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
