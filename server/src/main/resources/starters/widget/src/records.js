/** What records look like: JSON Schema 2020-12; `key` names the fields that identify one. */
export const description = {
  schema: {
    type: 'object',
    required: ['station', 'temperature', 'measuredAt'],
    properties: {
      station: { type: 'string', title: 'Station' },
      temperature: { type: 'number', title: 'Temperature (°C)' },
      measuredAt: { type: 'string', format: 'date-time', title: 'Measured at' },
    },
  },
  refresh_interval_seconds: 60,
  key: ['station'],
  compatibility: 'compatible',
  per_installation: false,
};

/** The newest record of each key; put your own source here. */
export function records() {
  const minute = new Date(Math.floor(Date.now() / 60_000) * 60_000);
  const warmth = Math.sin(minute.getTime() / 3_600_000);
  return ['north', 'south'].map((station, index) => ({
    station,
    temperature: Math.round((12 + 6 * index + 4 * warmth) * 10) / 10,
    measuredAt: minute.toISOString(),
  }));
}
