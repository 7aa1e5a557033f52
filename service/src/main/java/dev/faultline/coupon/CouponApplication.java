package dev.faultline.coupon;

import dev.faultline.coupon.role.Role;
import dev.faultline.coupon.role.Roles;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the roles that {@code coupon.roles} names. */
@SpringBootApplication(proxyBeanMethods = false)
public class CouponApplication {

  /** Runs until stopped; the migration role ends with 0 when it is done. */
  public static void main(String[] arguments) {
    var context = SpringApplication.run(CouponApplication.class, arguments);
    if (context.getBean(Roles.class).include(Role.MIGRATE)) {
      System.exit(SpringApplication.exit(context));
    }
  }
}
