package dev.patchbay.signing;

import dev.patchbay.kernel.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a ring of keys is about.
 *
 * @param table the owner's table with the columns {@code id}, {@code algorithm}, {@code created_at}, {@code signs_from},
 *     {@code withdrawn_at} and the one that holds the sealed key
 * @param sealed the name of that column
 * @param makers by algorithm, how a new key is made from its id
 * @param reader how a stored key is read
 * @param lives how long what a key signed is of use, and the key published after it was replaced
 * @param remembered how long a replaced key can still be asked for, no shorter than it is published
 */
public record RingPlan<K>(
        String table,
        String sealed,
        Map<String, Function<String, Secret>> makers,
        Function<StoredKey, K> reader,
        Duration lives,
        Duration remembered) {

    private static final Pattern NAME = Pattern.compile("[a-z_]+(\\.[a-z_]+)?");

    public RingPlan {
        makers = Map.copyOf(makers);
        if (!NAME.matcher(table).matches() || !NAME.matcher(sealed).matches()) {
            throw new IllegalArgumentException("names of a table and a column are expected");
        }
        if (remembered.compareTo(lives) < 0) {
            throw new IllegalArgumentException("a key that is published can be asked for");
        }
    }
}
