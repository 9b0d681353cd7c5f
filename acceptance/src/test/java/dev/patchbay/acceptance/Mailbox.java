package dev.patchbay.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The letters to one person, which a Patchbay in development keeps instead of sending them. */
record Mailbox(Api api, String address) {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    static Mailbox of(String address) {
        return new Mailbox(Api.anonymous(), address);
    }

    /** The newest letter of this kind, which may be still on its way. */
    Letter await(String kind) {
        Await.until(
                LONGEST,
                () -> "no letter " + kind + " among " + letters(),
                () -> !ofKind(kind).isEmpty());
        return ofKind(kind).getFirst();
    }

    /** The kinds of all letters so far, the newest first. */
    List<String> kinds() {
        return letters().stream().map(Letter::kind).toList();
    }

    private List<Letter> ofKind(String kind) {
        return letters().stream().filter(letter -> letter.kind().equals(kind)).toList();
    }

    private List<Letter> letters() {
        return StreamSupport.stream(
                        api.get("/api/dev/mail?to=" + address.replace("+", "%2B"))
                                .expect(200)
                                .get("letters")
                                .spliterator(),
                        false)
                .map(Letter::of)
                .toList();
    }

    /** A letter as it was written. */
    record Letter(String kind, String subject, String text, List<String> links) {

        static Letter of(JsonNode letter) {
            return new Letter(
                    letter.get("kind").asString(),
                    letter.get("subject").asString(),
                    letter.get("text").asString(),
                    letter.get("links").valueStream().map(JsonNode::asString).toList());
        }

        String link() {
            return links.getFirst();
        }
    }
}
