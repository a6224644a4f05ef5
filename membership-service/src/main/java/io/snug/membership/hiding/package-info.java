/// What one person does to their own view of a channel: hiding it, showing it again, marking how
/// far they have read. No dialect is known here.
@org.jspecify.annotations.NullMarked
package io.snug.membership.hiding;
