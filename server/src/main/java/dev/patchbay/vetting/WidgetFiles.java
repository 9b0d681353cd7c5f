package dev.patchbay.vetting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.catalog.Manifest;
import dev.patchbay.documents.DocumentReader;
import dev.patchbay.documents.UnreadableDocument;
import dev.patchbay.egress.Egress;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Sha256;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what the server of a widget gives, {@code /manifest} and {@code /bundle}, and holds it against what is asked of both: the
 * description is the one of the integration's manifest; the bundle is one classic script in UTF-8, within its budget, that loads
 * nothing over http and that an engine can read.
 */
public class WidgetFiles {

    private static final int LARGEST_DESCRIPTION = 64 * 1024;
    private static final Ask.Bounds BOUNDS = new Ask.Bounds(Duration.ofSeconds(20), 4);

    private static final Set<String> TYPES = Set.of(
            "text/javascript",
            "application/javascript",
            "application/x-javascript",
            "text/ecmascript",
            "application/ecmascript");

    private static final int SECONDS_BEFORE_RETRY = 60;

    /** What is published is looked at twice within a minute: as a check, and when it is kept. */
    private static final int REMEMBERED = 64;

    private final Cache<String, Scripts.Verdict> verdicts =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** The beginning of a declaration, not of a call such as {@code import(…)}, which classic scripts may have. */
    private static final Pattern MODULE = Pattern.compile("(^|[;}\\s])(import\\s*[\\w{*'\"]|export\\s*[\\w{*])");

    private static final int MODULE_WORD = "export {".length();
    private static final int STATEMENT = 200;

    private final Egress egress;
    private final Scripts scripts;
    private final int budget;
    private final Function<Manifest, String> publisher;

    /**
     * @param budget of the bundle, in bytes after decompression
     * @param publisher whose manifest it is
     */
    WidgetFiles(Egress egress, Scripts scripts, int budget, Function<Manifest, String> publisher) {
        this.egress = egress;
        this.scripts = scripts;
        this.budget = budget;
        this.publisher = publisher;
    }

    /** For whoever does not know publishers: each integration is one. */
    WidgetFiles(Egress egress, Scripts scripts, int budget) {
        this(egress, scripts, budget, Manifest::name);
    }

    /** How large a bundle may be, in bytes after decompression. */
    public int budget() {
        return budget;
    }

    /** What came of it. */
    public sealed interface Reading {}

    /** A bundle that may be shown; as text, of which {@link #bytes()} are those that were fetched. */
    public record Bundle(String text) implements Reading {

        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Nothing to show, and why; its evidence has {@code line} and {@code column} where there is a place. */
    public record Refused(CheckResult why) implements Reading {}

    /**
     * Fetches both, outside any transaction.
     *
     * @throws ProblemException {@code checks-busy} when Patchbay itself has too much to do
     */
    public Reading read(Manifest manifest) {
        try {
            return read(manifest, new Ask(egress::send, BOUNDS), new LinkedHashMap<>());
        } catch (TooBusy busy) {
            throw new ProblemException(
                    VettingProblem.CHECKS_BUSY,
                    "Nothing was changed: too many integrations are being looked at. Try again in a minute.",
                    Map.of(ProblemException.RETRY_AFTER, SECONDS_BEFORE_RETRY));
        }
    }

    /** @param evidence gets what was seen */
    Reading read(Manifest manifest, Ask ask, Map<String, Object> evidence) {
        CheckResult described = description(manifest, ask, evidence);
        return described == null ? bundle(manifest, ask, evidence) : new Refused(described);
    }

    private static @Nullable CheckResult description(Manifest manifest, Ask ask, Map<String, Object> evidence) {
        URI address = manifest.below("/manifest");
        switch (ask.get(address, "application/json", LARGEST_DESCRIPTION)) {
            case Ask.Silence silence -> {
                return CheckResult.unanswered(address, silence);
            }
            case Ask.Heard heard
            when heard.status() != 200 -> {
                return status(address, heard, evidence);
            }
            case Ask.Heard heard -> {
                JsonNode said;
                try {
                    said = DocumentReader.json(heard.response().body()).root();
                } catch (UnreadableDocument unreadable) {
                    evidence.put("line", unreadable.line());
                    return CheckResult.failed(
                            evidence,
                            "widget.manifest-unreadable",
                            new Mistake(unreadable.message(), unreadable.said()).kept());
                }
                JsonNode expected = manifest.widget();
                if (!said.isObject() || (expected != null && !same(said, expected))) {
                    evidence.put("said", said.toString());
                    evidence.put("expected", String.valueOf(expected));
                    return CheckResult.failed(evidence, "widget.manifest-differs");
                }
                return null;
            }
        }
    }

    /** Numbers may come as different kinds of nodes. */
    private static boolean same(JsonNode first, JsonNode second) {
        var json = JsonMapper.shared();
        return json.readTree(first.toString()).equals(json.readTree(second.toString()));
    }

    private Reading bundle(Manifest manifest, Ask ask, Map<String, Object> evidence) {
        URI address = manifest.below("/bundle");
        return switch (ask.get(address, "text/javascript", budget)) {
            case Ask.Silence silence
            when silence.reason().equals("too-large") -> {
                evidence.put("budgetBytes", budget);
                yield refused(
                        evidence, "widget.bundle-too-large", Map.of("kilobytes", Integer.toString(budget / 1024)));
            }
            case Ask.Silence silence -> new Refused(CheckResult.unanswered(address, silence));
            case Ask.Heard heard when heard.status() != 200 -> new Refused(status(address, heard, evidence));
            case Ask.Heard heard -> script(manifest, heard, evidence);
        };
    }

    private Reading script(Manifest manifest, Ask.Heard heard, Map<String, Object> evidence) {
        String type = heard.response().header("Content-Type").orElse("");
        byte[] body = heard.response().body();
        evidence.put("bytes", body.length);
        evidence.put("budgetBytes", budget);
        evidence.put("contentType", type);
        if (!TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            return refused(evidence, "widget.no-script", Map.of());
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException otherwise) {
            return refused(evidence, "widget.bundle-not-utf-8", Map.of());
        }
        if (text.isBlank() || text.strip().startsWith("<")) {
            return refused(evidence, "widget.no-script", Map.of());
        }
        List<String> insecure = InsecureReferences.inScript(text);
        if (!insecure.isEmpty()) {
            evidence.put("insecure", insecure);
            return refused(evidence, "mixed-content.found", Map.of("first", insecure.getFirst()));
        }
        return switch (verdict(manifest, text, Sha256.hex(body))) {
            case Scripts.Fine _ -> new Bundle(text);
            case Scripts.TooMuch _ -> refused(evidence, "widget.bundle-too-hard", Map.of());
            case Scripts.Wrong wrong -> wrong(text, wrong, evidence);
        };
    }

    private Scripts.Verdict verdict(Manifest manifest, String text, String sha256) {
        Scripts.Verdict known = verdicts.getIfPresent(sha256);
        Scripts.Verdict verdict = known == null ? scripts.judge(publisher.apply(manifest), text) : known;
        if (!(verdict instanceof Scripts.TooMuch)) {
            // another time the machine may be less busy
            verdicts.put(sha256, verdict);
        }
        return verdict;
    }

    private static Reading wrong(String text, Scripts.Wrong wrong, Map<String, Object> evidence) {
        evidence.put("line", wrong.line());
        evidence.put("column", wrong.column());
        evidence.put("said", wrong.said());
        return refused(
                evidence,
                isModule(text, wrong) ? "widget.bundle-module" : "widget.bundle-unreadable",
                Map.of(
                        "line", Integer.toString(wrong.line()),
                        "column", Integer.toString(wrong.column()),
                        "said", wrong.said()));
    }

    /** The commonest mistake by far, since it is what build tools make when they are not asked. */
    private static boolean isModule(String text, Scripts.Wrong wrong) {
        String line = text.lines().skip(wrong.line() - 1L).findFirst().orElse("");
        int end = Math.min(wrong.column() + MODULE_WORD, line.length());
        return MODULE.matcher(line.substring(Math.max(0, end - STATEMENT), end)).find();
    }

    private static Refused refused(Map<String, Object> evidence, String mend, Map<String, String> values) {
        return new Refused(CheckResult.failed(evidence, mend, values));
    }

    private static CheckResult status(URI address, Ask.Heard heard, Map<String, Object> evidence) {
        evidence.put("address", address.toString());
        evidence.put("status", heard.status());
        return CheckResult.failed(
                evidence,
                "widget.status",
                Map.of("address", address.toString(), "status", Integer.toString(heard.status())));
    }
}
