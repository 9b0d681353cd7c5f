package dev.patchbay.widgets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What frames load before a widget's bundle. It comes out of the jar and never changes while Patchbay runs. */
@Component
class RuntimeScript {

    /** Nothing below this folder is mapped on the base host. */
    private static final ClassPathResource FILE = new ClassPathResource("META-INF/resources/widgets/runtime.js");

    private final Optional<Script> script;

    RuntimeScript() {
        this.script = FILE.exists() ? Optional.of(read()) : Optional.empty();
    }

    /** The script and its hash. */
    static final class Script {

        private final byte[] bytes;
        private final String integrity;

        private Script(byte[] bytes) {
            this.bytes = bytes;
            this.integrity = "sha384-" + Base64.getEncoder().encodeToString(sha384(bytes));
        }

        byte[] bytes() {
            return bytes.clone();
        }

        /** For the attribute {@code integrity} of a script (W3C Subresource Integrity). */
        String integrity() {
            return integrity;
        }
    }

    /** Empty where the web pages are not built in. */
    Optional<Script> script() {
        return script;
    }

    private static Script read() {
        try (InputStream stream = FILE.getInputStream()) {
            return new Script(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] sha384(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-384").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-384", impossible);
        }
    }
}
