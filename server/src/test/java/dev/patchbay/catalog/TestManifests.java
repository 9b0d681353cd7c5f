package dev.patchbay.catalog;

/** Manifests for tests, as a developer would write them. */
final class TestManifests {

    private TestManifests() {}

    /** Addresses that need no lookup to be told from private ones. */
    static String manifest(String name, String version, String... more) {
        return """
                {
                  "name": "%s",
                  "display_name": "Display of %s",
                  "version": "%s",
                  "type": "app",
                  "description": "Shows what it is about.",
                  "base_url": "https://192.88.98.7"%s
                }""".formatted(name, name, version, more.length == 0 ? "" : ",\n  " + String.join(",\n  ", more));
    }
}
