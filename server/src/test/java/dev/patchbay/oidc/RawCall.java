package dev.patchbay.oidc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A request byte for byte, and all that comes back until the server closes or says no more. */
final class RawCall {

    private static final int SILENCE_MILLIS = 1500;

    private RawCall() {}

    static int status(int port, String request) throws IOException {
        return Integer.parseInt(answer(port, request).split(" ", 3)[1]);
    }

    static String answer(int port, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(SILENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var answer = new StringBuilder();
            byte[] buffer = new byte[4096];
            try {
                for (int read = socket.getInputStream().read(buffer);
                        read >= 0;
                        read = socket.getInputStream().read(buffer)) {
                    answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                }
            } catch (SocketTimeoutException silent) {
                return answer.toString();
            }
            return answer.toString();
        }
    }
}
