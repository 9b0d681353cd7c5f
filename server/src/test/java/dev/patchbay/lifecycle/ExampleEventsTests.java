package dev.patchbay.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.Slug;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ExampleEventsTests extends TellingWorld {

    @Autowired
    ExampleEvents examples;

    @Test
    void areOfEveryKindAsItsSchemaSaysAndOfNobody() throws IOException {
        var listing = catalog.find(Slug.of("desk")).orElseThrow();
        assertThat(examples.types()).containsExactlyInAnyOrderElementsOf(types());
        for (var type : examples.types()) {
            var event = examples.of(listing, type).orElseThrow();
            assertThat(EventBodyTests.mistakes(type, event.body())).as(type).isEmpty();
            var body = JSON.readTree(event.body());
            assertThat(body.path("example").asBoolean()).isTrue();
            assertThat(body.get("installationId").asString(null))
                    .as(type)
                    .isEqualTo(
                            type.startsWith("integration.") || type.startsWith("data.")
                                    ? null
                                    : "00000000-0000-0000-0000-000000000000");
            assertThat(body.has("clientSecret")).isFalse();
        }
        assertThat(examples.of(listing, "app.exploded")).isEmpty();
    }

    private static List<String> types() {
        return Arrays.stream(EventType.class.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(field -> {
                    try {
                        return String.valueOf(field.get(null));
                    } catch (IllegalAccessException hidden) {
                        throw new IllegalStateException(hidden);
                    }
                })
                .toList();
    }
}
