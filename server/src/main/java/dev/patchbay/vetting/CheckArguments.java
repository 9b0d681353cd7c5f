package dev.patchbay.vetting;

import dev.patchbay.kernel.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param manifest an address or a file
 * @param modes by rule, where they differ from the usual ones
 */
record CheckArguments(
        String manifest, @Nullable Secret webhookSecret, boolean json, boolean help, Map<String, RuleMode> modes) {

    /** Something that cannot be understood. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    static CheckArguments read(List<String> arguments, Map<String, String> environment) throws Wrong {
        String manifest = "";
        String secret = environment.get("PATCHBAY_WEBHOOK_SECRET");
        boolean json = false;
        Map<String, RuleMode> modes = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--help", "-h" -> {
                    return new CheckArguments("", null, false, true, Map.of());
                }
                case "--json" -> json = true;
                case "--webhook-secret" -> secret = valueOf(argument, arguments, ++i);
                case "--rule" -> mode(valueOf(argument, arguments, ++i), modes);
                default -> {
                    if (argument.startsWith("-")) {
                        throw new Wrong("There is no option " + argument + ".");
                    }
                    if (!manifest.isEmpty()) {
                        throw new Wrong("One manifest is expected, not also " + argument + ".");
                    }
                    manifest = argument;
                }
            }
        }
        if (manifest.isEmpty()) {
            throw new Wrong("Which manifest? Give its address or its file.");
        }
        if (secret != null && !secret.isBlank() && !OwnSecretTrials.usable(secret)) {
            throw new Wrong("The webhook secret must be whsec_ followed by base64.");
        }
        return new CheckArguments(
                manifest,
                secret == null || secret.isBlank() ? null : Secret.of(secret),
                json,
                false,
                Map.copyOf(modes));
    }

    private static String valueOf(String option, List<String> arguments, int index) throws Wrong {
        if (index >= arguments.size()) {
            throw new Wrong(option + " needs a value.");
        }
        return arguments.get(index);
    }

    private static void mode(String text, Map<String, RuleMode> modes) throws Wrong {
        int equals = text.indexOf('=');
        String rule = equals < 0 ? text : text.substring(0, equals);
        if (equals < 0 || !UsualChecks.RULES.contains(rule)) {
            throw new Wrong("--rule takes RULE=off|monitor|enforce; the rules are "
                    + String.join(", ", UsualChecks.RULES) + ".");
        }
        try {
            modes.put(rule, RuleMode.valueOf(text.substring(equals + 1).toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            throw new Wrong("A rule is off, monitor or enforce, not " + text.substring(equals + 1) + ".");
        }
    }
}
