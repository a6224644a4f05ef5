/// Tests of that package, alone and through the whole service.
@org.jspecify.annotations.NullMarked
package io.snug.channel.change;
