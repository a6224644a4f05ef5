/// Who is calling: the signed caller token, and the filters that believe nothing else.
@org.jspecify.annotations.NullMarked
package io.snug.platform.caller;
