package dev.patchbay.catalog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What may come where a manifest is wanted, the same for the same seed: a valid one with some of it changed, and bytes. */
public final class ManifestMutations {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Parts of a document, well-formed or not. */
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\u0000",
            "\\ud800",
            "\u202e",
            "\ufeff",
            "\u0000",
            "null",
            "true",
            "NaN",
            "-1",
            "1e999",
            "1e-999",
            "1e999999999",
            "0.1",
            "9999999999999999999999999999999",
            "9".repeat(200),
            "\"\"",
            "{}",
            "[]",
            "\"__proto__\":{\"admin\":true},",
            "\"constructor\":{\"prototype\":1},",
            "\"name\":\"twice\",",
            "\"https://\"",
            "\"http://[::\"",
            "\"javascript:alert(1)\"",
            "\"data:image/svg+xml,<svg onload=alert(1)>\"",
            "\"//\"",
            "{\"$ref\":\"http://x/\"}",
            "{\"type\":\"object\",\"patternProperties\":{\"(((\":1}}",
            "{\"pattern\":\"((a{1000}){1000}){1000}\"}",
            "//",
            "\t",
            "\n");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "http://[::1",
            "https://a b",
            "https://x/%zz",
            "http://127.0.0.1:99999/",
            "https://user:secret@example.com/",
            "https://é.example",
            "https://192.0.2.1/{x}",
            "javascript:alert(1)",
            "1.0.0",
            "99999999999999999999.0.0",
            "user",
            "2027-13-45",
            "a\u0000b",
            "\ud800",
            "\u202etxet",
            "\ufeffmark",
            "../../etc/passwd",
            "${jndi:ldap://x}",
            "<script>alert(1)</script>",
            "'; drop table catalog.draft; --");

    private static final List<String> NAMES = List.of(
            "name", "keys", "$ref", "", "type", "__proto__", "constructor", "toString", "a/b~c", "\u0000", "scopes");

    private final String valid;
    private final Random random;

    /** @param valid a manifest from which everything is made */
    public ManifestMutations(String valid, long seed) {
        this.valid = valid;
        this.random = new Random(seed);
    }

    /** The next one. */
    public byte[] next() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> text(scrambled());
            case 2 -> bytes();
            case 3 -> deep();
            default -> text(changed());
        };
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Up to three values are others, or gone, or one more: it can be read, and its form is wrong. */
    private String changed() {
        var root = (ObjectNode) JsonMapper.shared().readTree(valid);
        for (int i = 0; i <= random.nextInt(3); i++) {
            change(root);
        }
        return random.nextBoolean() ? root.toPrettyString() : root.toString();
    }

    private void change(ObjectNode root) {
        JsonNode at = root;
        for (int depth = 0; depth < 4; depth++) {
            if (at instanceof ObjectNode object && !object.isEmpty()) {
                String name = List.copyOf(object.propertyNames()).get(random.nextInt(object.size()));
                switch (random.nextInt(6)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set(any(NAMES), value());
                    case 2, 3 -> object.set(name, value());
                    default -> {
                        at = object.get(name);
                        continue;
                    }
                }
                return;
            }
            if (at instanceof ArrayNode array) {
                array.add(value());
                return;
            }
        }
    }

    private JsonNode value() {
        return switch (random.nextInt(11)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt() * 7L);
            case 3 -> NODES.numberNode(random.nextDouble());
            case 4 -> NODES.arrayNode().add(value()).add(1);
            case 5 -> NODES.objectNode().set(any(NAMES), value());
            case 6 -> NODES.stringNode("x".repeat(random.nextInt(300)));
            case 7 -> NODES.stringNode("y".repeat(70_000));
            case 8 -> NODES.numberNode(Long.MIN_VALUE);
            default -> NODES.stringNode(any(TEXTS));
        };
    }

    /** Some pieces are cut, doubled or put somewhere: most of these documents cannot be read at all. */
    private String scrambled() {
        var text = new StringBuilder(valid);
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, any(PIECES));
                case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
            }
        }
        return text.toString();
    }

    /** Bytes that are no UTF-8, are another encoding, are cut off, or are nothing at all. */
    private byte[] bytes() {
        byte[] whole = text(valid);
        return switch (random.nextInt(6)) {
            case 0 -> new byte[0];
            case 1 -> valid.getBytes(random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16BE);
            case 2 -> {
                var cut = new byte[random.nextInt(whole.length)];
                System.arraycopy(whole, 0, cut, 0, cut.length);
                yield cut;
            }
            case 3 -> {
                var noise = new byte[1 + random.nextInt(200)];
                random.nextBytes(noise);
                yield noise;
            }
            case 4 -> joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, whole);
            default -> {
                whole[random.nextInt(whole.length)] = (byte) (0x80 + random.nextInt(0x80));
                yield whole;
            }
        };
    }

    /** More levels or parts than anybody writes. */
    private byte[] deep() {
        int many = 1 + random.nextInt(20_000);
        return text(
                switch (random.nextInt(4)) {
                    case 0 -> "[".repeat(many);
                    case 1 -> "{\"a\":".repeat(many);
                    case 2 -> "{\"a\":[" + "1,".repeat(many) + "1]}";
                    default -> "{\"config_schema\":" + "{\"not\":".repeat(many) + "{}" + "}".repeat(many + 1);
                });
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
