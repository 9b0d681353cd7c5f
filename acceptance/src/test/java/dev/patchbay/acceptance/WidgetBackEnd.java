package dev.patchbay.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server of a widget's developer, by https: says who looks, of whoever brings a token that Patchbay signed for it. */
final class WidgetBackEnd implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final char[] PASSWORD = "of a story".toCharArray();

    private final HttpsServer server;
    private final URI patchbay;
    private final String audience;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private WidgetBackEnd(HttpsServer server, URI patchbay, String audience) {
        this.server = server;
        this.patchbay = patchbay;
        this.audience = audience;
    }

    static WidgetBackEnd start(URI patchbay, String audience) throws IOException, GeneralSecurityException {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        var backEnd = new WidgetBackEnd(server, patchbay, audience);
        server.createContext("/", backEnd::answer);
        server.start();
        return backEnd;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Methods and paths. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private static SSLContext selfSigned() throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("patchbay-certificate");
        Path store = folder.resolve("store.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "widget",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=api.widget.example",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        String.valueOf(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.onExit().join().exitValue() != 0) {
            throw new AssertionError("no certificate: " + said);
        }
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, PASSWORD);
        }
        Files.delete(store);
        Files.delete(folder);
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        exchange.getResponseHeaders().set("Access-Control-Allow-Headers", "authorization");
        boolean before = exchange.getRequestMethod().equals("OPTIONS");
        String said = before ? "" : JSON.writeValueAsString(who(exchange));
        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, before ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Map<String, String> who(HttpExchange exchange) {
        try {
            String header = Objects.toString(exchange.getRequestHeaders().getFirst("Authorization"), "");
            JsonNode claims = verified(header.replaceFirst("^Bearer ", ""));
            return Map.of(
                    "who", claims.get("sub").asString(),
                    "installation", claims.get("installation_id").asString());
        } catch (GeneralSecurityException | RuntimeException refused) {
            return Map.of("refused", refused.toString());
        }
    }

    private JsonNode verified(String token) throws GeneralSecurityException {
        String[] parts = token.split("\\.", -1);
        JsonNode header = decoded(parts[0]);
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key(header.get("kid").asString()));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        JsonNode claims = decoded(parts[1]);
        boolean good = signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                && header.get("alg").asString().equals("ES256")
                && header.get("typ").asString().equals("patchbay-widget+jwt")
                && claims.get("iss").asString().equals(patchbay + "/oidc")
                && claims.get("aud").asString().equals(audience)
                && claims.get("exp").asLong() > System.currentTimeMillis() / 1000;
        if (!good) {
            throw new GeneralSecurityException("not a token for this server: " + claims);
        }
        return claims;
    }

    private PublicKey key(String id) throws GeneralSecurityException {
        JsonNode key = Api.at(patchbay)
                .get("/oidc/jwks")
                .expect(200)
                .get("keys")
                .valueStream()
                .filter(each -> each.path("kid").asString("").equals(id))
                .findFirst()
                .orElseThrow();
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(number(key.get("x")), number(key.get("y")));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asString()));
    }

    private static JsonNode decoded(String part) {
        return JSON.readTree(Base64.getUrlDecoder().decode(part));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
