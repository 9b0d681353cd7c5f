package dev.patchbay.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Patchbay of all stories about apps that the stories themselves run: its catalog offers the programs of
 * {@code acceptance/clients}, the apps that nobody here wrote, and an app whose webhooks the stories receive.
 */
final class OutsidePatchbay {

    /** The app that is nothing but a receiver of webhooks. */
    static final String APP = "app-0";

    /** An app that people install for themselves; its webhooks come here too. */
    static final String PERSONAL = "notebook";

    /** A program that nobody can reach. */
    static final String PULLING = "logbook";

    private static final OutsidePatchbay SHARED = start();

    private final Receiver receiver;
    private final DisposablePatchbay patchbay;
    private final Api operator;

    private OutsidePatchbay(Receiver receiver, DisposablePatchbay patchbay) {
        this.receiver = receiver;
        this.patchbay = patchbay;
        this.operator = patchbay.operator();
    }

    static OutsidePatchbay shared() {
        return SHARED;
    }

    URI base() {
        return patchbay.base();
    }

    String issuer() {
        return patchbay.base() + "/oidc";
    }

    Api operator() {
        return operator;
    }

    /** The browser of somebody who is signed in here. */
    Browser browserOf(Api.Person person) {
        return Browser.open().at(base()).signIn(person.login());
    }

    /** All that the installation's app was told by webhook, in the order of arrival. */
    List<Receiver.Delivery> allTold(String installation) {
        return receiver.of(installation);
    }

    /** What a program is told by webhook when it is installed. */
    Receiver.Delivery told(String installation) {
        return receiver.of(installation).getFirst();
    }

    /** The client of an installation of {@link #APP}, as used by the given person. */
    SignInThere client(String installation, Api person) {
        var told = told(installation).json();
        return new SignInThere(
                person,
                told.get("clientId").asString(),
                told.get("clientSecret").asString(),
                receiver.address().resolve("/auth/callback"));
    }

    /** The client of the integration of {@link #PERSONAL}, which is told once, with whatever person installs first. */
    SignInThere integrationClient(String installation, Api person) {
        var own = told(installation).json();
        var first = receiver.deliveries().stream()
                .map(Receiver.Delivery::json)
                .filter(told -> told.path("integration").asString("").equals(PERSONAL))
                .filter(told -> told.hasNonNull("clientSecret"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody was told the secret of " + PERSONAL));
        return new SignInThere(
                person,
                own.get("clientId").asString(),
                first.get("clientSecret").asString(),
                receiver.address().resolve("/auth/callback"));
    }

    private static OutsidePatchbay start() {
        try {
            Receiver receiver = Receiver.start();
            Stream<String> programs =
                    Arrays.stream(ClientLibrary.values()).map(library -> library.listing(receiver.address()));
            Stream<String> apps = Arrays.stream(ForeignApp.values()).map(ForeignApp::listing);
            String catalog = Catalogs.of(Stream.of(
                            programs,
                            apps,
                            Stream.of(
                                    Catalogs.app(APP, receiver.address()),
                                    Catalogs.personal(PERSONAL, receiver.address()),
                                    Catalogs.pulling(PULLING)))
                    .flatMap(entries -> entries)
                    .toArray(String[]::new));
            var patchbay = DisposablePatchbay.start(catalog, List.of(receiver.port()), Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(receiver, patchbay)));
            return new OutsidePatchbay(receiver, patchbay);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void stop(Receiver receiver, DisposablePatchbay patchbay) {
        try (receiver) {
            patchbay.close();
        } catch (IOException left) {
            System.err.println("left behind by " + patchbay.base() + " (" + left + ")");
        }
    }
}
