package dev.patchbay.oidc;

import dev.patchbay.broker.TokenTrust;
import org.springframework.stereotype.Component;

/** The broker believes the tokens that we sign. */
@Component
class BrokerTrust implements TokenTrust {

    private final Issuer issuer;
    private final SigningKeys keys;

    BrokerTrust(Issuer issuer, SigningKeys keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    @Override
    public String issuer() {
        return issuer.name();
    }

    @Override
    public String keys() {
        return keys.published().toString();
    }
}
