package dev.faultline.load;

import java.util.prefs.AbstractPreferences;
import java.util.prefs.Preferences;
import java.util.prefs.PreferencesFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Gatling from asking the internet for its newest version at each start: that cannot be
 * switched off, but it asks only if its last answer, which it keeps in the preferences, is old.
 * Named by the system property {@code java.util.prefs.PreferencesFactory}.
 */
public final class OfflinePreferences implements PreferencesFactory {
  private final Preferences root = new Node(null, "");

  @Override
  public Preferences systemRoot() {
    return root;
  }

  @Override
  public Preferences userRoot() {
    return root;
  }

  /** Keeps nothing, and was always asked just now. */
  private static final class Node extends AbstractPreferences {
    Node(@Nullable AbstractPreferences parent, String name) {
      super(parent, name);
    }

    @Override
    protected @Nullable String getSpi(String key) {
      return key.equals("lastCheckTimestamp") ? Long.toString(Long.MAX_VALUE / 2) : null;
    }

    @Override
    protected AbstractPreferences childSpi(String name) {
      return new Node(this, name);
    }

    @Override
    protected void putSpi(String key, String value) {}

    @Override
    protected void removeSpi(String key) {}

    @Override
    protected void removeNodeSpi() {}

    @Override
    protected String[] keysSpi() {
      return new String[0];
    }

    @Override
    protected String[] childrenNamesSpi() {
      return new String[0];
    }

    @Override
    protected void syncSpi() {}

    @Override
    protected void flushSpi() {}
  }
}
