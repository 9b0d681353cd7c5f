package dev.patchbay.egress;

import static dev.patchbay.egress.EgressDoorTests.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.egress.EgressFailure.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.StandardConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EgressTlsTests {

    private final Queue<String> names = new ConcurrentLinkedQueue<>();
    private SSLContext tls;
    private RawServer server;

    @BeforeEach
    void startServerOfHookTest() throws Exception {
        tls = TestCertificate.of("hook.test").context();
        var socket = TestCertificate.serverSocket(tls);
        var parameters = socket.getSSLParameters();
        parameters.setSNIMatchers(List.of(new Recorder()));
        socket.setSSLParameters(parameters);
        server = new RawServer(socket, (in, out) -> {
            RawServer.readHead(in);
            out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        });
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    @Test
    void keepsTheNameForServerNameIndicationAndCertificate() {
        assertThat(send(tls, "hook.test")).isInstanceOf(EgressResponse.class);
        assertThat(names).containsExactly("hook.test");
    }

    @Test
    void refusesACertificateOfAnotherName() {
        assertThat(reason(send(tls, "other.test"))).isEqualTo(Reason.TLS);
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() throws GeneralSecurityException {
        assertThat(reason(send(SSLContext.getDefault(), "hook.test"))).isEqualTo(Reason.TLS);
    }

    private EgressResult send(SSLContext trust, String host) {
        String target = host + ":" + server.port();
        return TestEgress.with(name -> new InetAddress[] {InetAddress.getLoopbackAddress()}, trust, target)
                .send(EgressRequest.get(URI.create("https://" + target + "/")));
    }

    private final class Recorder extends SNIMatcher {

        Recorder() {
            super(StandardConstants.SNI_HOST_NAME);
        }

        @Override
        public boolean matches(SNIServerName name) {
            names.add(new SNIHostName(name.getEncoded()).getAsciiName());
            return true;
        }
    }
}
