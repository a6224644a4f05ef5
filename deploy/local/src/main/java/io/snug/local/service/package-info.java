/// The four services, in one JVM or in one each.
@org.jspecify.annotations.NullMarked
package io.snug.local.service;
