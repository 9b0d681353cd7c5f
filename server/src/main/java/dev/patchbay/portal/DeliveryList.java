package dev.patchbay.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next the rest of the list begins after this; null at its end. A page may be short of its limit before that */
record DeliveryList(List<DeliveryRow> deliveries, @Nullable String next) {}
