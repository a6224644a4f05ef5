package io.snug.auth.openwebui;

import io.snug.platform.dialect.openwebui.OpenWebUiBody;
import io.snug.platform.dialect.openwebui.OpenWebUiFault;
import java.util.Locale;
import java.util.regex.Pattern;

/// What sign-up and an administrator's form ask for.
record OpenWebUiNewAccount(String name, String email, String password) {
  private static final Pattern EMAIL = Pattern.compile("[^@]+@[^@]+\\.[^@]+");
  private static final int EMAIL_CHARS_MAX = 254;
  private static final String BAD_EMAIL =
      "The email format you entered is invalid. Please double-check and make sure you're using a"
          + " valid email address (e.g., yourname@example.com).";

  /// Reads the fields and ends the reading.
  static OpenWebUiNewAccount read(OpenWebUiBody body) {
    var name = body.requiredText("name");
    var email = body.requiredText("email");
    var password = body.requiredText("password");
    body.check();
    if (email.length() > EMAIL_CHARS_MAX || !EMAIL.matcher(email).matches()) {
      throw OpenWebUiFault.of(400, BAD_EMAIL);
    }
    return new OpenWebUiNewAccount(name, email.toLowerCase(Locale.ROOT), password);
  }
}
