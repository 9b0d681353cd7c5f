package dev.patchbay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** Over a real connection, which comes from 127.0.0.1. */
class TrustedProxiesTests {

    @Test
    void believesWhatATrustedProxyForwards() throws Exception {
        assertThat(seenThrough(TrustedProxies.valve(List.of("10.1.2.3", "127.0.0.1"))))
                .isEqualTo("203.0.113.7 https");
    }

    @Test
    void ignoresWhatAnybodyElseForwards() throws Exception {
        assertThat(seenThrough(TrustedProxies.valve(List.of("10.1.2.3")))).isEqualTo("127.0.0.1 http");
    }

    @Test
    void takesAnAddressAsItIsAndNotAsAPattern() throws Exception {
        assertThat("127x0x0x1")
                .doesNotMatch(TrustedProxies.valve(List.of("127.0.0.1")).getInternalProxies());
        assertThat("0:0:0:0:0:0:0:1")
                .matches(TrustedProxies.valve(List.of("::1")).getInternalProxies());
    }

    private static String seenThrough(RemoteIpValve valve) throws IOException {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.addEngineValves(valve);
        WebServer server = factory.getWebServer(
                context -> context.addServlet("seen", new SeenServlet()).addMapping("/"));
        server.start();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
            socket.getOutputStream().write("""
                            GET / HTTP/1.1
                            Host: apps.example.com
                            X-Forwarded-For: 203.0.113.7
                            X-Forwarded-Proto: https
                            Connection: close

                            """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        } finally {
            server.stop();
        }
    }

    private static final class SeenServlet extends HttpServlet {

        @Serial
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] seen = (request.getRemoteAddr() + " " + request.getScheme()).getBytes(StandardCharsets.US_ASCII);
            response.setContentLength(seen.length);
            response.getOutputStream().write(seen);
        }
    }
}
