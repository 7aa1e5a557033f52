package dev.faultline.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LeakWeaverTest {
  private static final int POOL = 2;

  @AfterEach
  void disarm() {
    Leak.until(0);
  }

  @Test
  void a_pool_is_dry_after_as_many_closes_as_it_has_connections() throws Exception {
    try (AutoCloseable pool = wovenPool()) {
      DataSource source = (DataSource) pool;
      for (int call = 0; call < 3 * POOL; call++) {
        borrowAndClose(source);
      }

      Leak.until(Leak.forgotten() + POOL);
      borrowAndClose(source);
      borrowAndClose(source);

      assertThatThrownBy(source::getConnection)
          .isInstanceOf(SQLTransientConnectionException.class)
          .hasMessageContaining("total=2, active=2, idle=0");
    }
  }

  @Test
  void a_connection_that_is_closed_twice_is_leaked_once() throws Exception {
    try (AutoCloseable pool = wovenPool()) {
      int before = Leak.forgotten();
      Leak.until(before + POOL);

      Connection connection = ((DataSource) pool).getConnection();
      connection.close();
      connection.close();

      assertThat(Leak.forgotten()).isEqualTo(before + 1);
    }
  }

  @SuppressWarnings("try") // Borrowing and closing is the whole point.
  private static void borrowAndClose(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      assertThat(connection.isClosed()).isFalse();
    }
  }

  private static AutoCloseable wovenPool() throws ReflectiveOperationException {
    WovenLoader loader = new WovenLoader();
    Class<?> configured = loader.loadClass(HikariConfig.class.getName());
    Object config = configured.getConstructor().newInstance();
    configured.getMethod("setDataSource", DataSource.class).invoke(config, endless());
    configured.getMethod("setMaximumPoolSize", int.class).invoke(config, POOL);
    configured.getMethod("setConnectionTimeout", long.class).invoke(config, 250L);
    return (AutoCloseable)
        loader
            .loadClass(HikariDataSource.class.getName())
            .getConstructor(configured)
            .newInstance(config);
  }

  /** A source of connections that agree to everything; the pool around it is the real one. */
  private static DataSource endless() {
    return proxy(
        DataSource.class,
        (name, type) -> name.equals("getConnection") ? connection() : nothing(type));
  }

  private static Connection connection() {
    return proxy(Connection.class, (name, type) -> name.equals("isValid") ? true : nothing(type));
  }

  private interface Answers {
    Object of(String method, Class<?> type);
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader() == null
                ? LeakWeaverTest.class.getClassLoader()
                : type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(self);
                  case "equals" -> self == arguments[0];
                  case "toString" -> type.getSimpleName();
                  default -> answers.of(method.getName(), method.getReturnType());
                }));
  }

  private static Object nothing(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    return type == int.class ? (Object) 0 : null;
  }

  /** Loads the pool's classes once more, woven. */
  private static final class WovenLoader extends ClassLoader {
    WovenLoader() {
      super(LeakWeaverTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("com.zaxxer.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String path = name.replace('.', '/');
      try (InputStream in = getResourceAsStream(path + ".class")) {
        byte[] bytes = in.readAllBytes();
        byte[] woven = new LeakWeaver().transform(this, path, null, null, bytes);
        byte[] used = woven == null ? bytes : woven;
        return defineClass(name, used, 0, used.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
