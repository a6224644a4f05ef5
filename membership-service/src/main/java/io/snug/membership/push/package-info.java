/// What live sessions are told when something happened.
@org.jspecify.annotations.NullMarked
package io.snug.membership.push;
