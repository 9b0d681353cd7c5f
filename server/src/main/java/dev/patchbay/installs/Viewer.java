package dev.patchbay.installs;

import java.util.List;
import java.util.Optional;

/**
 * How a listing stands for a member of an organization.
 *
 * @param installation the organization's, also an uninstalled one
 * @param canManage whether the member may install and remove it
 * @param canOpen whether it is active and lets the member in
 * @param admins names of the people to ask
 */
public record Viewer(Optional<Installation> installation, boolean canManage, boolean canOpen, List<String> admins) {

    public Viewer {
        admins = List.copyOf(admins);
    }
}
