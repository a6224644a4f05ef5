/// How Open WebUI's API reads bodies and answers, whatever the path.
@org.jspecify.annotations.NullMarked
package io.snug.platform.dialect.openwebui;
