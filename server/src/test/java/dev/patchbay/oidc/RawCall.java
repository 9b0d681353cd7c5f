package dev.patchbay.oidc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request byte for byte, after which we say that there will be no more, and all that comes back until the server closes. */
final class RawCall {

    private static final int LONGEST_SILENCE_MILLIS = 30_000;

    private RawCall() {}

    static int status(int port, String request) throws IOException {
        return Integer.parseInt(answer(port, request).split(" ", 3)[1]);
    }

    static String answer(int port, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
