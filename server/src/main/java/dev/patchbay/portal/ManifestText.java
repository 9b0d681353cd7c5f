package dev.patchbay.portal;

import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A manifest as it came, as text. */
final class ManifestText {

    /** The largest manifest that is taken, in bytes. */
    static final int MAXIMUM = 1024 * 1024;

    private ManifestText() {}

    /**
     * Reads UTF-8.
     *
     * @throws ProblemException {@code invalid-request} for anything else
     */
    static String of(byte[] bytes) {
        if (bytes.length > MAXIMUM) {
            throw InvalidRequest.of("", "A manifest has 1 MiB at most.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw InvalidRequest.of("", "A manifest is written in UTF-8.");
        }
    }
}
