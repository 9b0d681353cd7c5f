package dev.patchbay.platform;

/**
 * A reason not to start.
 *
 * @param setting name of the setting concerned, such as {@code patchbay.base-url}
 * @param what what is wrong, a sentence
 * @param mend what to do about it, a sentence
 */
public record StartupProblem(String setting, String what, String mend) {

    @Override
    public String toString() {
        return setting + ": " + what + " " + mend;
    }
}
