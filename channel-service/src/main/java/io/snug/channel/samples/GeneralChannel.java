package io.snug.channel.samples;

import io.snug.channel.channel.ChannelCommands;
import io.snug.channel.channel.ChannelId;
import io.snug.channel.channel.ChannelRepository;
import io.snug.channel.copy.AccountRepository;
import io.snug.channel.copy.AccountRepository.WorkspaceAccount;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Makes the public channel `general` of a sample workspace, once its accounts have arrived: the
/// administrator owns it, everybody is in it.
///
/// The sample accounts come as events, one by one, on a busy machine seconds apart. They are all
/// there when there are as many as auth-service makes, or when none has come for a long while.
/// Making the channel twice is making it once.
public final class GeneralChannel implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(GeneralChannel.class);
  private static final ChannelId ID = new ChannelId("GENERAL");

  /// `rocket.cat`, the administrator and four people.
  private static final int PEOPLE = 6;

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private final ChannelRepository channels;
  private final AccountRepository accounts;
  private final ChannelCommands commands;
  private @Nullable Thread waiting;

  public GeneralChannel(
      ChannelRepository channels, AccountRepository accounts, ChannelCommands commands) {
    this.channels = channels;
    this.accounts = accounts;
    this.commands = commands;
  }

  @Override
  public void start() {
    waiting = Thread.ofVirtual().name("general-channel").start(this::waitAndCreate);
  }

  @Override
  public void stop() {
    if (waiting != null) {
      waiting.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return waiting != null && waiting.isAlive();
  }

  /// This thread is its own: it may block, and ends with the channel made or with the service.
  private void waitAndCreate() {
    int known = 0;
    long news = System.nanoTime();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        var everybody = look();
        if (everybody.size() != known) {
          known = everybody.size();
          news = System.nanoTime();
        }
        boolean quiet = known > 0 && System.nanoTime() - news > QUIET.toNanos();
        if (known >= PEOPLE || quiet) {
          create(everybody);
          return;
        }
        Thread.sleep(PAUSE); // nobody tells when sample accounts are complete
      }
    } catch (InterruptedException _) {
      log.debug("stopped before the sample accounts were there");
    }
  }

  private List<WorkspaceAccount> look() {
    try {
      // The waiting thread's, as below: a virtual one, with nothing else to do.
      return Objects.requireNonNullElse(accounts.ofFirstAdmin().block(ANSWER_MAX), List.of());
    } catch (RuntimeException away) {
      log.warn("the accounts could not be looked at: {}", away.toString());
      return List.of();
    }
  }

  private void create(List<WorkspaceAccount> everybody) {
    // The waiting thread's: it made sure that there is somebody to be in the channel.
    if (Boolean.TRUE.equals(channels.find(ID).hasElement().block(ANSWER_MAX))) {
      return;
    }
    var admin = everybody.getFirst();
    var others = everybody.stream().skip(1).map(WorkspaceAccount::account).toList();
    commands
        .createDefault(ID, "general", admin.workspace(), admin.account(), others)
        .block(ANSWER_MAX); // what is logged next is true then
    log.info("the channel general is there, with {} people", everybody.size());
  }
}
