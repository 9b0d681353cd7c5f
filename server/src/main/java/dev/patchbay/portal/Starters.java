package dev.patchbay.portal;

import dev.patchbay.catalog.DeliveryMode;
import dev.patchbay.catalog.IntegrationType;
import dev.patchbay.catalog.Manifest;
import dev.patchbay.platform.PatchbaySettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Programs to begin with, one for each type of integration; their files lie in {@code starters} as they are handed out. */
@Component
class Starters {

    private static final String FOLDER = "/starters/";

    /** What cannot begin with a dot where it lies. */
    private static final Map<String, String> HIDDEN = Map.of("env", ".env", "gitignore", ".gitignore");

    private final PatchbaySettings settings;
    private final Map<IntegrationType, SortedMap<String, String>> templates = new EnumMap<>(IntegrationType.class);

    Starters(PatchbaySettings settings) {
        this.settings = settings;
        for (IntegrationType type : IntegrationType.values()) {
            SortedMap<String, String> files = new TreeMap<>(filesOf("common"));
            files.putAll(filesOf(type.name().toLowerCase(Locale.ROOT)));
            templates.put(type, files);
        }
    }

    private static Map<String, String> filesOf(String folder) {
        Map<String, String> files = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver(Starters.class.getClassLoader())
                    .getResources("classpath:starters/" + folder + "/**")) {
                String address = file.getURL().toString();
                String path = address.substring(
                        address.indexOf(FOLDER + folder + "/") + FOLDER.length() + folder.length() + 1);
                if (!path.isEmpty() && !path.endsWith("/") && file.isReadable()) {
                    files.put(HIDDEN.getOrDefault(path, path), file.getContentAsString(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    /**
     * A starter in a folder of the integration's name; it knows no secret.
     *
     * @param clientId of the integration's own client; empty where there is none yet
     */
    byte[] zip(Manifest manifest, String clientId) {
        Map<String, String> values = Map.of(
                "__NAME__", manifest.name(),
                "__DISPLAY_NAME__", manifest.displayName(),
                "__PATCHBAY__", settings.baseUrl().toString(),
                "__ISSUER__", settings.issuer(),
                "__CLIENT_ID__", clientId,
                "__DELIVERY_MODE__", manifest.deliveryMode().name().toLowerCase(Locale.ROOT),
                "__DELIVERY__",
                        manifest.deliveryMode() == DeliveryMode.PULL
                                ? "Patchbay asks `/data` for them."
                                : "It does not send them by itself: how records are pushed is not part of it.");
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file :
                    templates.getOrDefault(manifest.type(), new TreeMap<>()).entrySet()) {
                var entry = new ZipEntry(manifest.name() + "/" + file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(filled(file.getValue(), values, file.getKey().endsWith(".json"))
                        .getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String filled(String template, Map<String, String> values, boolean json) {
        String filled = template;
        for (var value : values.entrySet()) {
            String text = value.getValue();
            if (json) {
                String quoted = JsonMapper.shared().writeValueAsString(text);
                text = quoted.substring(1, quoted.length() - 1);
            }
            filled = filled.replace(value.getKey(), text);
        }
        return filled;
    }
}
