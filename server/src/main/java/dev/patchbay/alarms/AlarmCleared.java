package dev.patchbay.alarms;

/** What was raised is well again; published inside the transaction. */
public record AlarmCleared(Alarm alarm) {}
