package dev.faultline.yaml;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A value as read, or nothing because it was wrong; then the problem has been noted already and
 * whatever needs the value is left out quietly.
 */
public final class Read<T> {
  private final Optional<T> value;

  private Read(Optional<T> value) {
    this.value = value;
  }

  /** A value that is as it should be. */
  public static <T> Read<T> of(T value) {
    return new Read<>(Optional.of(value));
  }

  /** A value whose problem has been noted. */
  public static <T> Read<T> failed() {
    return new Read<>(Optional.empty());
  }

  /** The value; only inside {@link Fields#build}, or where nothing was wrong. */
  public T get() {
    return value.orElseThrow(Unread::new);
  }

  /** The value, or nothing if it was wrong. */
  public Optional<T> value() {
    return value;
  }

  /** Looks at the value if it was read, to hold it against others. */
  public void ifRead(Consumer<T> look) {
    value.ifPresent(look);
  }

  /** What the function makes of the value. */
  public <R> Read<R> map(Function<T, R> function) {
    return new Read<>(value.map(function));
  }

  /** What the function, which may note problems of its own, makes of the value. */
  public <R> Read<R> then(Function<T, Read<R>> function) {
    return value.map(function).orElseGet(Read::failed);
  }

  /** Says that a value is asked for whose problem has been noted. */
  static final class Unread extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unread() {
      super("this value could not be read; its problem has been noted", null, false, false);
    }
  }
}
