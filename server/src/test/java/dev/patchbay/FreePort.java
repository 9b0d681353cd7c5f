package dev.patchbay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port on this machine for a server that a test starts later, or stops and starts again. */
public final class FreePort {

    /** Below those that a machine gives to whoever asks for any: until the server is there, nobody else is given it. */
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int ATTEMPTS = 100;

    private FreePort() {}

    public static int find() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // another one then
            }
        }
        throw new IllegalStateException("no port is free");
    }
}
