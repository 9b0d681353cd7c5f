package dev.patchbay.egress;

import static dev.patchbay.egress.EgressDoorTests.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.egress.EgressFailure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EgressTlsTests {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private final Queue<String> names = new ConcurrentLinkedQueue<>();
    private SSLContext tls;
    private RawServer server;

    @BeforeEach
    void startServerOfHookTest() throws Exception {
        tls = contextWithCertificateFor("hook.test");
        var socket = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
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

    private SSLContext contextWithCertificateFor(String name) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("mykey"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
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
