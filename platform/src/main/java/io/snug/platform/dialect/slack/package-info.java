/// How Slack's Web API reads arguments and answers, whatever the method.
@org.jspecify.annotations.NullMarked
package io.snug.platform.dialect.slack;
