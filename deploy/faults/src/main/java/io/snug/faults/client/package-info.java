/// Clients of all dialects, who do what people do and write down what they were told.
@org.jspecify.annotations.NullMarked
package io.snug.faults.client;
