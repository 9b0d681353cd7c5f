package dev.patchbay.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SemanticVersionTests {

    /** The example of Semantic Versioning 2.0.0 §11, and numbers that no machine word holds. */
    private static final List<String> ASCENDING = List.of(
            "0.0.0",
            "0.9.10",
            "1.0.0-0",
            "1.0.0-9",
            "1.0.0-10",
            "1.0.0-9999999999999999999999999",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.2.0",
            "1.10.0",
            "2.0.0",
            "18446744073709551616.0.0",
            "18446744073709551617.0.0");

    @Test
    void ordersAsTheSpecificationDoes() {
        for (int i = 0; i < ASCENDING.size(); i++) {
            for (int j = 0; j < ASCENDING.size(); j++) {
                assertThat(compare(ASCENDING.get(i), ASCENDING.get(j)))
                        .describedAs(ASCENDING.get(i) + " and " + ASCENDING.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
        assertThat(compare("1.0.0+a", "1.0.0+b")).isZero();
    }

    @Test
    void isATotalOrderOverWhateverMayBeWritten() {
        var random = new Random(20261122);
        for (int round = 0; round < 20_000; round++) {
            String a = any(random);
            String b = any(random);
            String c = any(random);
            boolean turned = compare(a, b) == -compare(b, a);
            boolean carried = compare(a, b) > 0 || compare(b, c) > 0 || compare(a, c) <= 0;
            boolean alike = compare(a, b) != 0 || compare(a, c) == compare(b, c);
            if (!turned || !carried || !alike) {
                fail("no order of " + a + ", " + b + " and " + c);
            }
        }
    }

    @Test
    void sortsWhateverTheOrderWasBefore() {
        var shuffled =
                new ArrayList<>(ASCENDING.stream().map(SemanticVersion::of).toList());
        Collections.shuffle(shuffled, new Random(7));
        Collections.sort(shuffled);

        assertThat(shuffled).extracting(SemanticVersion::text).containsExactlyElementsOf(ASCENDING);
    }

    private static int compare(String left, String right) {
        return SemanticVersion.of(left).compareTo(SemanticVersion.of(right));
    }

    /** Few different parts, so that equal ones are common. */
    private static String any(Random random) {
        var text = new StringBuilder()
                .append(random.nextInt(3))
                .append('.')
                .append(random.nextInt(2))
                .append('.')
                .append(random.nextInt(2));
        int identifiers = random.nextInt(3);
        for (int i = 0; i < identifiers; i++) {
            text.append(i == 0 ? '-' : '.')
                    .append(List.of("0", "1", "2", "10", "a", "b", "1a", "-").get(random.nextInt(8)));
        }
        return random.nextInt(4) == 0
                ? text.append("+b").append(random.nextInt(3)).toString()
                : text.toString();
    }
}
