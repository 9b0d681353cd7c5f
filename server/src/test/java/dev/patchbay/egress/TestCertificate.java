package dev.patchbay.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for a name, which only its own server vouches for, made with the JDK's {@code keytool}. */
public final class TestCertificate {

    private static final String CERTIFICATE = "CERTIFICATE";
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final KeyStore keys;

    private TestCertificate(KeyStore keys) {
        this.keys = keys;
    }

    public static TestCertificate of(String name) throws Exception {
        Path folder = Files.createTempDirectory("certificate");
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
        Files.delete(file);
        Files.delete(folder);
        return new TestCertificate(keys);
    }

    /** Written as a PEM file with the private key and the certificate. */
    public Path pem(Path file) throws Exception {
        String alias = keys.aliases().nextElement();
        return Files.writeString(
                file,
                block("PRIVATE KEY", keys.getKey(alias, PASSWORD).getEncoded())
                        + block(CERTIFICATE, keys.getCertificate(alias).getEncoded()));
    }

    /** The certificates of such a file. */
    public static String certificates(Path pem) throws Exception {
        String text = Files.readString(pem);
        return text.substring(text.indexOf("-----BEGIN " + CERTIFICATE));
    }

    private static String block(String what, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, lines);
    }

    /** For the server, and for whoever trusts it alone. */
    public SSLContext context() throws Exception {
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

    /** On a free port of loopback. */
    public static SSLServerSocket serverSocket(SSLContext context) throws Exception {
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }
}
