package dev.patchbay.vetting;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds what a page or a script loads over http, which browsers block or warn of inside of https (W3C Mixed Content, §4).
 * Links that somebody clicks are no part of it, and neither are names that look like addresses, such as those of XML namespaces.
 * Time is linear in the text (RE2/J).
 */
final class InsecureReferences {

    private static final int MOST = 50;

    /** Tags that load something, or send a form. */
    private static final Pattern TAG = Pattern.compile(
            "(?is)<(script|img|iframe|frame|link|audio|video|source|embed|object|form|input|button|track|image|use|body|table|td)\\b([^>]*)>");

    private static final Pattern ATTRIBUTE = Pattern.compile(
            "(?is)[\\s\"'/](src|srcset|href|xlink:href|data|poster|action|formaction|background)\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"'>]+)");

    private static final Pattern REL = Pattern.compile("(?is)[\\s\"'/]rel\\s*=\\s*[\"']?([a-z -]+)");
    private static final Set<String> LOADED = Set.of(
            "stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "apple-touch-icon", "mask-icon");

    private static final Pattern STYLE =
            Pattern.compile("(?i)(?:url\\(\\s*[\"']?|@import\\s+[\"'])(http://[^\\s\"')]+)");

    /** A whole address in a string of a script. */
    private static final Pattern QUOTED = Pattern.compile("(?i)[\"'`](http://[a-z0-9.\\[\\]:-]+[^\"'`\\s]{0,300})");

    private static final Pattern ADDRESS = Pattern.compile("(?i)\\bhttp://[^\\s\"',<>]+");
    private static final List<String> NAMES = List.of(
            "http://www.w3.org/",
            "http://schemas.",
            "http://purl.org/",
            "http://ns.adobe.com/",
            "http://json-schema.org/");

    private InsecureReferences() {}

    static List<String> inPage(String html) {
        Set<String> found = new LinkedHashSet<>();
        Matcher tags = TAG.matcher(html);
        while (tags.find() && found.size() < MOST) {
            String attributes = " " + tags.group(2);
            if (!tags.group(1).equalsIgnoreCase("link") || loaded(attributes)) {
                inAttributes(attributes, found);
            }
        }
        collect(STYLE.matcher(html), 1, found);
        return List.copyOf(found);
    }

    static List<String> inScript(String script) {
        Set<String> found = new LinkedHashSet<>();
        collect(QUOTED.matcher(script), 1, found);
        collect(STYLE.matcher(script), 1, found);
        return new ArrayList<>(found);
    }

    private static boolean loaded(String attributes) {
        Matcher rel = REL.matcher(attributes);
        return rel.find()
                && List.of(rel.group(1).toLowerCase(Locale.ROOT).strip().split("\\s+")).stream()
                        .anyMatch(LOADED::contains);
    }

    private static void inAttributes(String attributes, Set<String> found) {
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find() && found.size() < MOST) {
            collect(ADDRESS.matcher(attribute.group(2)), 0, found);
        }
    }

    private static void collect(Matcher matcher, int group, Set<String> found) {
        while (matcher.find() && found.size() < MOST) {
            String address = matcher.group(group);
            if (!harmless(address)) {
                found.add(address);
            }
        }
    }

    private static boolean harmless(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (NAMES.stream().anyMatch(lower::startsWith)) {
            return true;
        }
        try {
            return CheckSubject.loopback(URI.create(lower));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
