package io.snug.benchmark.floor;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/// Spring Cloud Gateway as it comes, with one route and no filter of anybody's.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class EmptyGateway {}
