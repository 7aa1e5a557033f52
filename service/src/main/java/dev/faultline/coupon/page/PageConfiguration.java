package dev.faultline.coupon.page;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Templates for the roles that show pages; view names and templates are never made from input. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole({Role.WORKER, Role.QUERY_API})
class PageConfiguration {

  @Bean
  SpringTemplateEngine templateEngine() {
    var templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("templates/");
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    return engine;
  }

  @Bean
  ThymeleafViewResolver thymeleafViewResolver(SpringTemplateEngine engine) {
    var views = new ThymeleafViewResolver();
    views.setTemplateEngine(engine);
    views.setCharacterEncoding(StandardCharsets.UTF_8.name());
    // Whole pages at once: an error half way must not leave half a page with status 200.
    views.setProducePartialOutputWhileProcessing(false);
    return views;
  }
}
