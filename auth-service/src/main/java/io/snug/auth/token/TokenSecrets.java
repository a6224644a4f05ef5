package io.snug.auth.token;

import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.springframework.stereotype.Component;

/// Makes tokens in the shapes people and secret scanners know, each with at least 128 random bits.
@Component
public class TokenSecrets {
  private static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int BOT_CHARS = 24;
  private static final int USER_BYTES = 16;
  private static final int ROCKET_CHAT_BYTES = 32;
  private static final long TWELVE_DIGITS = 1_000_000_000_000L;

  private final SecureRandom random = new SecureRandom();

  /// 43 characters of URL-safe base 64.
  public String rocketChat() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(ROCKET_CHAT_BYTES));
  }

  /// `xoxp-<team>-<user>-<id>-<32 hex>`.
  public String slackUser(WorkspaceId workspace, UserId user) {
    return "xoxp-%s-%s-%s-%s"
        .formatted(
            digits(workspace.value()),
            digits(user.value()),
            twelveDigits(random.nextLong(TWELVE_DIGITS)),
            HexFormat.of().formatHex(bytes(USER_BYTES)));
  }

  /// `xoxb-<team>-<bot>-<24 alphanumeric>`.
  public String slackBot(WorkspaceId workspace, UserId bot) {
    var tail = new StringBuilder(BOT_CHARS);
    for (int i = 0; i < BOT_CHARS; i++) {
      tail.append(ALPHANUMERIC.charAt(random.nextInt(ALPHANUMERIC.length())));
    }
    return "xoxb-%s-%s-%s".formatted(digits(workspace.value()), digits(bot.value()), tail);
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /// Decoration: the same id always shows the same digits.
  private static String digits(String id) {
    var checksum = new CRC32();
    checksum.update(id.getBytes(StandardCharsets.UTF_8));
    return twelveDigits(checksum.getValue());
  }

  private static String twelveDigits(long number) {
    return "%012d".formatted(number);
  }
}
