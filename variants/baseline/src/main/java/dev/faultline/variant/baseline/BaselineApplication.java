package dev.faultline.variant.baseline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Profiles;

/** Starts the one role that the active profile names; the migration ends when it is done. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(BaselineSettings.class)
public class BaselineApplication {

  /** Runs until stopped, or until the schema is made. */
  public static void main(String[] arguments) {
    var context = SpringApplication.run(BaselineApplication.class, arguments);
    if (context.getEnvironment().acceptsProfiles(Profiles.of("migrate"))) {
      System.exit(SpringApplication.exit(context));
    }
  }
}
