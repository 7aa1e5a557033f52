package dev.faultline.coupon.console;

import dev.faultline.coupon.admin.AdminPage;
import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** On a page a problem is a page. */
@ControllerAdvice(annotations = AdminPage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ConsoleProblems {

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleProblems.class);

  @ExceptionHandler
  ModelAndView problem(ProblemException e) {
    return page(e.code());
  }

  @ExceptionHandler({
    BindException.class,
    MethodArgumentTypeMismatchException.class,
    MissingServletRequestParameterException.class
  })
  ModelAndView malformed(Exception e) {
    return page(ProblemCode.BAD_REQUEST);
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ModelAndView store(NestedRuntimeException e) {
    LOG.warn("the store failed the console: {}", String.valueOf(e.getMostSpecificCause()));
    return page(ProblemCode.STORE_UNAVAILABLE);
  }

  private static ModelAndView page(ProblemCode code) {
    var page = new ModelAndView("admin/problem", code.status());
    page.addObject("code", code.name());
    return page;
  }
}
