package dev.patchbay.vetting;

import dev.patchbay.egress.TestCertificate;
import java.io.IOException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A server whose certificate only it itself vouches for. */
final class SelfSigned {

    private SelfSigned() {}

    static SSLServerSocket serverSocket() throws Exception {
        return TestCertificate.serverSocket(TestCertificate.of("localhost").context());
    }

    static void shakeHands(SSLServerSocket socket) {
        while (!socket.isClosed()) {
            try (var connection = (SSLSocket) socket.accept()) {
                connection.startHandshake();
            } catch (IOException refused) {
                // that is what is expected of the other side
            }
        }
    }
}
