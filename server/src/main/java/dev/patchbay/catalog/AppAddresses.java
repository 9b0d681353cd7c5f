package dev.patchbay.catalog;

import dev.patchbay.documents.Fault;
import dev.patchbay.platform.PatchbaySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Addresses at which organizations run apps themselves; held to the same rules as those of a listing. */
@Component
public class AppAddresses {

    private static final int LONGEST = 300;
    private static final Pattern SHAPE = Pattern.compile("https?://[^/\\s@#?\\\\]+(/[^\\s#?\\\\]*)?");

    private final PatchbaySettings settings;

    AppAddresses(PatchbaySettings settings) {
        this.settings = settings;
    }

    /** What is wrong with an address and how to mend it; empty when people may be sent there. */
    public Optional<String> mistake(String address) {
        if (address.length() > LONGEST || !SHAPE.matcher(address).matches()) {
            return Optional.of("Give the app's address, such as https://budget.example.com, without ? and #.");
        }
        List<Fault> faults = new ArrayList<>();
        new EntryRules(settings, EntryRules.Stage.FILE, JsonNodeFactory.instance.objectNode(), faults)
                .address("", address, true);
        return faults.stream().map(Fault::message).findFirst();
    }
}
