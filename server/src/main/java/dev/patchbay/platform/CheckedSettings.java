package dev.patchbay.platform;

import java.util.List;

/**
 * Settings that must fit to others or to the machine, beyond what annotations can say. Every settings record that
 * implements this is asked before anything starts, and all problems are reported at once.
 */
public interface CheckedSettings {

    /** What stands against starting with these settings; empty when nothing does. */
    List<StartupProblem> problems(PatchbaySettings patchbay);
}
