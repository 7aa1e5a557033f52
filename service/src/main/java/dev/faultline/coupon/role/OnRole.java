package dev.faultline.coupon.role;

import java.util.Arrays;
import java.util.Objects;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

final class OnRole implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    var wanted =
        (Role[])
            Objects.requireNonNull(
                    metadata.getAnnotationAttributes(ConditionalOnRole.class.getName()))
                .get("value");
    var roles = Roles.from(context.getEnvironment());
    return Arrays.stream(Objects.requireNonNull(wanted)).anyMatch(roles::include);
  }
}
