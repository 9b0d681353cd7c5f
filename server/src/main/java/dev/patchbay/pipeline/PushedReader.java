package dev.patchbay.pipeline;

import dev.patchbay.broker.Received;
import dev.patchbay.vetting.SourceRecords;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what a client wrote, which may be anything. */
@Component
class PushedReader {

    private static final int LONGEST = 300;

    private final long largest;

    PushedReader(PipelineSettings settings) {
        this.largest = settings.largestRecord().toBytes();
    }

    /**
     * What was read.
     *
     * @param refused why it cannot be used; null where it is a value of JSON
     */
    record Read(JsonNode record, @Nullable Rejection refused) {}

    Read read(Received received) {
        byte[] value = received.value();
        if (value.length == 0) {
            return refused(Rejection.of(
                    "record-empty",
                    "There is no value. A deletion is a record with the fields of its key and \"_deleted\": true.",
                    Map.of()));
        }
        if (value.length > 2 * largest) { // with spaces that are not kept
            return refused(Rejection.of(
                    "record-too-large",
                    "The record has more than " + largest + " bytes.",
                    Map.of("most", Long.toString(largest))));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            return new Read(SourceRecords.one(text), null);
        } catch (CharacterCodingException noText) {
            return notJson("It is no UTF-8.");
        } catch (JacksonException malformed) {
            return notJson(String.valueOf(malformed.getOriginalMessage())
                    .lines()
                    .findFirst()
                    .orElse(""));
        }
    }

    /** Not more is told: whose it is, if it is anybody's, is nobody else's business. */
    static Rejection strange() {
        return Rejection.of(
                "installation-unknown",
                "There is no active installation of yours with the id in the header installation_id that allows "
                        + PrivateRecords.SCOPE + ".",
                Map.of("scope", PrivateRecords.SCOPE));
    }

    private static Read notJson(String why) {
        String detail = why.length() > LONGEST ? why.substring(0, LONGEST) : why;
        return refused(Rejection.of("not-json", "This is no JSON: " + detail, Map.of("detail", detail)));
    }

    private static Read refused(Rejection why) {
        return new Read(JsonNodeFactory.instance.missingNode(), why);
    }
}
