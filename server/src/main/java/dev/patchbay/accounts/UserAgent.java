package dev.patchbay.accounts;

import java.util.List;
import java.util.Map;

/**
 * As much of a {@code User-Agent} (RFC 9110 §10.1.5) as a person needs to recognize a browser: nothing is decided by it.
 *
 * @param browser such as {@code Firefox}; empty when it is none that we know
 * @param device such as {@code iPhone} or {@code Linux}; empty when it does not say
 */
record UserAgent(String browser, String device) {

    private static final int LONGEST = 512;

    // In this order: most browsers also name those that they want to be taken for.
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg/", "Edge"),
            Map.entry("EdgA/", "Edge"),
            Map.entry("EdgiOS/", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("SamsungBrowser/", "Samsung Internet"),
            Map.entry("Vivaldi/", "Vivaldi"),
            Map.entry("FxiOS/", "Firefox"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("CriOS/", "Chrome"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"),
            Map.entry("curl/", "curl"));

    private static final List<Map.Entry<String, String>> DEVICES = List.of(
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Android", "Android"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Windows", "Windows"),
            Map.entry("Macintosh", "macOS"),
            Map.entry("Linux", "Linux"));

    static UserAgent parse(String header) {
        String text = header.length() > LONGEST ? header.substring(0, LONGEST) : header;
        return new UserAgent(first(BROWSERS, text), first(DEVICES, text));
    }

    private static String first(List<Map.Entry<String, String>> known, String text) {
        return known.stream()
                .filter(name -> text.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
