package org.fitterbench.mesh.opengl;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;

/**
 * Copies of things in the device's memory, kept while they are drawn again and again.
 *
 * @param <K> what a copy is of; for records of arrays, the same arrays
 * @param <V> the copy
 */
final class DeviceCache<K, V extends DeviceCopy> {
  /** Pictures drawn without a copy after which it is given back. */
  private static final long PATIENCE = 64;

  private final Map<K, Entry<V>> entries = new HashMap<>();

  private static final class Entry<V> {
    final V copy;
    long lastPicture;

    Entry(V copy) {
      this.copy = copy;
    }
  }

  /**
   * The copy of a thing, made if there is none.
   *
   * @param picture which picture it is drawn in, counted from 0
   */
  V get(K key, long picture, Function<K, V> make) {
    Entry<V> entry = entries.computeIfAbsent(key, thing -> new Entry<>(make.apply(thing)));
    entry.lastPicture = picture;
    return entry.copy;
  }

  /** Gives back what has not been drawn for long. */
  void evict(long picture) {
    Iterator<Entry<V>> all = entries.values().iterator();
    while (all.hasNext()) {
      Entry<V> entry = all.next();
      if (picture - entry.lastPicture > PATIENCE) {
        all.remove();
        entry.copy.close();
      }
    }
  }

  int size() {
    return entries.size();
  }

  /** Gives back everything. */
  void clear() {
    entries.values().forEach(entry -> entry.copy.close());
    entries.clear();
  }
}
