package dev.patchbay.pipeline;

import dev.patchbay.broker.Message;
import dev.patchbay.kernel.IntegrationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code pipeline.dead_letter}. */
@Component
class DeadLetterTable {

    /** Of a key or a header; the broker takes more, but who would read it. */
    private static final int LONGEST = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    DeadLetterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that waits. */
    record Waiting(long number, Message message) {}

    void add(IntegrationId source, Message message) {
        jdbc.sql("""
                        insert into pipeline.dead_letter (source, message_key, headers, value)
                        values (:source, :key, cast(:headers as jsonb), :value)
                        """)
                .param("source", source.value())
                .param("key", plain(message.key()))
                .param("headers", JSON.writeValueAsString(message.headers()).replace("\\u0000", ""))
                .param("value", message.value())
                .update();
    }

    boolean hasAsManyAs(IntegrationId source, int most) {
        return jdbc.sql("select count(*) from (select from pipeline.dead_letter where source = :source limit :most) d")
                        .param("source", source.value())
                        .param("most", most)
                        .query(Integer.class)
                        .single()
                >= most;
    }

    List<Waiting> oldest(IntegrationId source, int most) {
        return jdbc.sql("select * from pipeline.dead_letter where source = :source order by number limit :most")
                .param("source", source.value())
                .param("most", most)
                .query((row, number) -> new Waiting(
                        row.getLong("number"),
                        new Message(
                                row.getString("message_key"),
                                row.getBytes("value"),
                                JSON.readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {}))))
                .list();
    }

    void remove(Collection<Long> numbers) {
        jdbc.sql("delete from pipeline.dead_letter where number = any(cast(:numbers as bigint[]))")
                .param("numbers", numbers.toArray(Long[]::new))
                .update();
    }

    int removeAll(IntegrationId source) {
        return jdbc.sql("delete from pipeline.dead_letter where source = :source")
                .param("source", source.value())
                .update();
    }

    /** A client may choose any key. */
    private static @Nullable String plain(@Nullable String key) {
        if (key == null) {
            return null;
        }
        String text = key.replace("\0", "");
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
