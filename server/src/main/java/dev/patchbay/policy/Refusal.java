package dev.patchbay.policy;

/** Why an organization's policy keeps an app out. */
public enum Refusal {
    DENIED("denied", "is among the apps that are not allowed there"),
    NOT_VERIFIED("not-verified", "is not verified, and it allows only verified apps"),
    NOT_LISTED("not-listed", "is not on its list of allowed apps");

    private final String word;
    private final String why;

    Refusal(String word, String why) {
        this.word = word;
        this.why = why;
    }

    public String word() {
        return word;
    }

    /** Continues a sentence that begins with the app's name; "it" is the organization. */
    String why() {
        return why;
    }
}
