import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;

/** Enters as an integration's program does: at the address for clients, with a token of its own client. */
final class Stranger {

    private Stranger() {}

    static Map<String, Object> properties(String address, String token) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", address);
        properties.put("security.protocol", "SASL_PLAINTEXT");
        properties.put("sasl.mechanism", "OAUTHBEARER");
        properties.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required token=\"%s\";"
                        .formatted(token));
        properties.put("sasl.login.callback.handler.class", Shown.class.getName());
        return properties;
    }

    /** Shows the token that it was given; no benchmark takes longer than that lives. */
    public static final class Shown implements AuthenticateCallbackHandler {

        private String token = "";

        @Override
        public void configure(Map<String, ?> configs, String mechanism, java.util.List<AppConfigurationEntry> entries) {
            token = String.valueOf(entries.getFirst().getOptions().get("token"));
        }

        @Override
        public void handle(Callback[] callbacks) {
            for (Callback callback : callbacks) {
                if (callback instanceof OAuthBearerTokenCallback wanted) {
                    wanted.token(new Token(token));
                }
            }
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private record Token(String value) implements OAuthBearerToken {

        @Override
        public Set<String> scope() {
            return Set.of();
        }

        @Override
        public long lifetimeMs() {
            return System.currentTimeMillis() + 600_000;
        }

        @Override
        public String principalName() {
            return "bench";
        }

        @Override
        public Long startTimeMs() {
            return null;
        }
    }
}
