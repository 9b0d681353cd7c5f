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

    private static OutsidePatchbay start() {
        try {
            Receiver receiver = Receiver.start();
            Stream<String> programs =
                    Arrays.stream(ClientLibrary.values()).map(library -> library.listing(receiver.address()));
            Stream<String> apps = Arrays.stream(ForeignApp.values()).map(ForeignApp::listing);
            String catalog = Catalogs.of(Stream.of(programs, apps, Stream.of(Catalogs.app(APP, receiver.address())))
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
