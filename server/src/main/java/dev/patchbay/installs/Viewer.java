package dev.patchbay.installs;

import java.util.List;
import java.util.Optional;

/**
 * How a listing stands for a member of an organization.
 *
 * @param canManage whether the member may install and remove it
 * @param seen the organization's installation as the member sees it, also an uninstalled one
 * @param admins names of the people to ask
 */
public record Viewer(boolean canManage, Optional<InstallationView> seen, List<String> admins) {

    public Viewer {
        admins = List.copyOf(admins);
    }

    public Optional<Installation> installation() {
        return seen.map(InstallationView::installation);
    }

    /** Whether it is active and lets the member in. */
    public boolean canOpen() {
        return seen.filter(InstallationView::canOpen).isPresent();
    }
}
