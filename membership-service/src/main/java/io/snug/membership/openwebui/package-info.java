/// Open WebUI's endpoints over memberships.
@org.jspecify.annotations.NullMarked
package io.snug.membership.openwebui;
