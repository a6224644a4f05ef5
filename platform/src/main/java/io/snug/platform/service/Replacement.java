package io.snug.platform.service;

import java.util.function.Function;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Puts something else in the place of every bean of a type, which it is made from.
///
/// @param with yields what stands there from now on
public record Replacement<T>(Class<T> type, Function<T, Object> with) implements BeanPostProcessor {
  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return type.isInstance(bean) ? with.apply(type.cast(bean)) : bean;
  }
}
