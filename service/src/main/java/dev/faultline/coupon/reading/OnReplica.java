package dev.faultline.coupon.reading;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether a replica is named, and read from. */
final class OnReplica implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    Environment environment = context.getEnvironment();
    return environment.getProperty("coupon.database.read-from-replica", Boolean.class, true)
        && !environment.getProperty("coupon.database.replica-url", "").isBlank();
  }
}
