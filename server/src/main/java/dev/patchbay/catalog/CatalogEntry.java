package dev.patchbay.catalog;

import dev.patchbay.kernel.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A valid entry of the catalog file.
 *
 * @param manifest in the manifest's words, {@code base_url} filled in
 * @param lifecyclePaths whether the file itself names {@code base_url}
 * @param webhookSecret null where the file gives none
 * @param line where it begins in the file
 */
record CatalogEntry(
        ObjectNode manifest,
        boolean published,
        boolean firstParty,
        boolean lifecyclePaths,
        @Nullable Secret webhookSecret,
        int line) {

    String name() {
        return manifest.path("name").asString();
    }

    String version() {
        return manifest.path("version").asString();
    }

    String displayName() {
        return manifest.path("display_name").asString();
    }

    /** Whether organizations could install it, had it a client for each of them. */
    boolean sharesAnOrganizationsClient() {
        Manifest read = JsonMapper.shared().treeToValue(manifest, Manifest.class);
        return published
                && read.client() == ClientKind.SHARED
                && read.installTargets().contains(InstallTarget.ORGANIZATION);
    }

    @Nullable
    String icon() {
        return manifest.has("icon") ? manifest.path("icon").asString() : null;
    }

    List<String> screenshots() {
        return manifest.path("screenshots")
                .valueStream()
                .map(node -> node.asString())
                .toList();
    }
}
