/** Between moments and what a clock on the wall shows then, counted as if it hung in UTC; both in milliseconds since 1970. */
export interface Calendar {
  wall(time: number): number;
  /** Of a wall time that there is twice the first one; of one that is skipped what comes after the skip. */
  time(wall: number): number;
}

/** For days, which are the same everywhere. */
export const everywhere: Calendar = { wall: (time) => time, time: (wall) => wall };

const minute = 60_000;

/** Where the reader is, whose clock is put forward and back in the course of a year. */
export const here: Calendar = {
  wall: (time) => time - new Date(time).getTimezoneOffset() * minute,
  time(wall) {
    const shown = new Date(wall);
    const at = new Date(0);
    at.setFullYear(shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate());
    at.setHours(shown.getUTCHours(), shown.getUTCMinutes(), shown.getUTCSeconds(), 0);
    return at.getTime();
  },
};
