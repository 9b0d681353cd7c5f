package dev.patchbay;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesUseOnlyTheFacesOfModulesTheyName() {
        ApplicationModules.of(PatchbayApplication.class).verify();
    }
}
