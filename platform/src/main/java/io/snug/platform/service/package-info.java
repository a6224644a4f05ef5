/// What every service with a database has in common, as one configuration.
@org.jspecify.annotations.NullMarked
package io.snug.platform.service;
