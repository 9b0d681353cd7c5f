package dev.patchbay.alarms;

/** It has gone wrong for so long that somebody has to look; published inside the transaction, once. */
public record AlarmRaised(Alarm alarm) {}
