// Times as people read them, in the reader's own language and zone.

const hour = new Intl.DateTimeFormat(undefined, {hour: '2-digit', minute: '2-digit'});
const weekday = new Intl.DateTimeFormat(undefined, {weekday: 'long'});
const day = new Intl.DateTimeFormat(undefined, {day: 'numeric', month: 'long', year: 'numeric'});
const shortDay = new Intl.DateTimeFormat(undefined, {dateStyle: 'short'});
const DAY = 86_400_000;

const midnight = date => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
const daysAgo = date => Math.round((midnight(new Date()) - midnight(date)) / DAY);

/** 14:03 */
export const clock = date => hour.format(date);

/** Today, Yesterday, Monday, 3 July 2016. */
export function dayName(date) {
  const ago = daysAgo(date);
  if (ago === 0) {
    return 'Today';
  }
  if (ago === 1) {
    return 'Yesterday';
  }
  return ago > 1 && ago < 7 ? weekday.format(date) : day.format(date);
}

/** For a list: the time of today, a day otherwise. */
export function brief(date) {
  const ago = daysAgo(date);
  if (ago === 0) {
    return clock(date);
  }
  if (ago === 1) {
    return 'Yesterday';
  }
  return ago > 1 && ago < 7 ? weekday.format(date) : shortDay.format(date);
}

/** Last seen today at 14:03. */
export function lastSeen(date) {
  const name = daysAgo(date) < 2 && daysAgo(date) >= 0 ? dayName(date).toLowerCase() : dayName(date);
  return `last seen ${name} at ${clock(date)}`;
}
