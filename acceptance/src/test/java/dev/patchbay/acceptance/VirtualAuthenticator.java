package dev.patchbay.acceptance;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** A security key in Chromium that belongs to one page, and whose owner touches it when told to. */
final class VirtualAuthenticator {

    private final CDPSession session;
    private final String id;

    private VirtualAuthenticator(CDPSession session, String id) {
        this.session = session;
        this.id = id;
    }

    static VirtualAuthenticator of(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var wanted = new JsonObject();
        wanted.add("options", options);
        JsonObject made = session.send("WebAuthn.addVirtualAuthenticator", wanted);
        return new VirtualAuthenticator(session, made.get("authenticatorId").getAsString());
    }

    /** Whether its owner touches it whenever a page asks for it. */
    void touched(boolean whenever) {
        var wanted = new JsonObject();
        wanted.addProperty("authenticatorId", id);
        wanted.addProperty("enabled", whenever);
        session.send("WebAuthn.setAutomaticPresenceSimulation", wanted);
    }
}
