package dev.faultline.run;

import static dev.faultline.run.LineShape.Field.number;
import static dev.faultline.run.LineShape.Field.text;

import dev.faultline.run.LineShape.Field;
import dev.faultline.run.Stores.CacheMark;
import dev.faultline.run.Stores.ClaimRow;
import dev.faultline.run.Stores.IssuedRow;
import dev.faultline.run.Stores.LogRecord;
import dev.faultline.scenario.PhaseName;
import dev.faultline.system.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.ObjectReader;

/**
 * Makes records of lines: those that come in masses at once where they have the writer's own form,
 * all others by the strict JSON parser, which refuses what is no record.
 */
final class LineDecoder<T> {
  private static final Map<String, Outcome> OUTCOMES = words(Outcome.values());
  private static final Map<String, PhaseName> PHASES = words(PhaseName.values());

  private static final Map<Class<?>, Form> FORMS =
      Map.of(
          Call.class,
          new Form(
              List.of(
                  number("intended"),
                  number("start"),
                  number("end"),
                  text("user"),
                  text("coupon"),
                  text("requestId"),
                  number("status"),
                  text("code"),
                  text("outcome"),
                  text("phase")),
              LineDecoder::call),
          ClaimRow.class,
          new Form(
              List.of(
                  text("requestId"),
                  text("coupon"),
                  text("user"),
                  text("state"),
                  text("claimedAt")),
              line ->
                  Optional.of(
                      new ClaimRow(
                          line.text(0),
                          line.word(1),
                          line.text(2),
                          line.word(3),
                          line.instant(4)))),
          IssuedRow.class,
          new Form(
              List.of(text("requestId"), text("coupon"), text("user"), text("issuedAt")),
              line ->
                  Optional.of(
                      new IssuedRow(line.text(0), line.word(1), line.text(2), line.instant(3)))),
          LogRecord.class,
          new Form(
              List.of(
                  text("topic"),
                  number("partition"),
                  number("offset"),
                  text("requestId"),
                  text("coupon"),
                  text("user")),
              LineDecoder::logged),
          CacheMark.class,
          new Form(
              List.of(text("coupon"), text("user"), text("requestId")),
              line -> Optional.of(new CacheMark(line.word(0), line.text(1), line.text(2)))));

  private final Class<T> type;
  private final ObjectReader parser;
  private final Form form;
  private final LineShape shape;

  /** How a type is written, and how it is made of what was found. */
  private record Form(List<Field> fields, Function<LineShape, Optional<?>> maker) {}

  private LineDecoder(Class<T> type, Form form) {
    this.type = type;
    this.parser = Json.LINE.readerFor(type);
    this.form = form;
    this.shape = new LineShape(form.fields());
  }

  /** A decoder for one stream of that type; types that never come in masses have none. */
  static <T> Optional<LineDecoder<T>> of(Class<T> type) {
    return Optional.ofNullable(FORMS.get(type)).map(form -> new LineDecoder<>(type, form));
  }

  /** The record of a line. */
  T decode(byte[] bytes, int from, int to) {
    if (shape.fits(bytes, from, to)) {
      Optional<?> record = form.maker().apply(shape);
      if (record.isPresent()) {
        return type.cast(record.get());
      }
    }
    return parser.readValue(bytes, from, to - from);
  }

  private static Optional<Call> call(LineShape line) {
    Outcome outcome = OUTCOMES.get(line.word(8));
    PhaseName phase = PHASES.get(line.word(9));
    return outcome == null || phase == null || line.number(6) > Integer.MAX_VALUE
        ? Optional.empty()
        : Optional.of(
            new Call(
                line.number(0),
                line.number(1),
                line.number(2),
                line.text(3),
                line.word(4),
                line.text(5),
                (int) line.number(6),
                line.word(7),
                outcome,
                phase));
  }

  private static Optional<LogRecord> logged(LineShape line) {
    return line.number(1) > Integer.MAX_VALUE
        ? Optional.empty()
        : Optional.of(
            new LogRecord(
                line.word(0),
                (int) line.number(1),
                line.number(2),
                line.text(3),
                line.word(4),
                line.text(5)));
  }

  /** Constants by what JSON calls them. */
  private static <E extends Enum<E>> Map<String, E> words(E[] constants) {
    return Arrays.stream(constants)
        .collect(
            Collectors.toUnmodifiableMap(
                constant -> Json.LINE.valueToTree(constant).asString(), constant -> constant));
  }
}
